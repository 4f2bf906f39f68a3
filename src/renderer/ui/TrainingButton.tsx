import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { request } from '../ipc/bridge.ts';
import { showFailure } from '../ipc/live.ts';
import { Button } from './Button.tsx';
import { IconPlayerPlay } from './icons.ts';

/** The way into the training; where it can't be begun now, it says why in its own place. */
export function TrainingButton({ isMain = false }: { readonly isMain?: boolean }) {
  const t = useTranslations('training');
  const [refused, setRefused] = useState<'importRunning' | null>(null);
  return (
    <Button
      size="desk"
      kind={isMain ? 'primary' : 'plain'}
      icon={<IconPlayerPlay />}
      onPress={() => {
        request('training.begin', {})
          .then((answer) => {
            setRefused(answer.refused);
          })
          .catch(showFailure);
      }}
    >
      {refused === null ? t(isMain ? 'beginNow' : 'begin') : t(`refused.${refused}`)}
    </Button>
  );
}
