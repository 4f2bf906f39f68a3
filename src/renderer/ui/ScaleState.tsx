import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { LiveWeightView } from '../ipc/live.ts';
import { Chip } from './Chip.tsx';
import { IconAlertTriangleFilled, IconCircleCheckFilled, IconMinus } from './icons.ts';

const icons: Readonly<Record<LiveWeightView['state'], ReactNode>> = {
  steady: <IconCircleCheckFilled />,
  moving: <IconMinus />,
  gone: <IconAlertTriangleFilled />,
  silent: <IconAlertTriangleFilled />,
  over: <IconAlertTriangleFilled />,
  under: <IconAlertTriangleFilled />,
  zeroError: <IconAlertTriangleFilled />,
  net: <IconAlertTriangleFilled />,
};

/** Whether the scale is steady, moving or gone, in shape and word. */
export function ScaleState({ live }: { readonly live: LiveWeightView }) {
  const t = useTranslations('scale');
  const role = live.state === 'steady' ? 'done' : live.state === 'moving' ? 'neutral' : 'attention';
  return (
    <Chip role={role} icon={icons[live.state]} isBig>
      {t(live.state)}
    </Chip>
  );
}
