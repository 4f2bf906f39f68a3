import { useMay } from '../../../ipc/useMay.ts';
import { useTranslations } from 'use-intl';
import { goTo, replayedOrderSlice } from '../../../ipc/live.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconHistory } from '../../../ui/icons.ts';

/** The way from a parcel to what happened with its order, for supervisors. */
export function ParcelReplay({ orderId }: { readonly orderId: string }) {
  const t = useTranslations('parcelList');
  const mayReplay = useMay('replay');
  if (!mayReplay) return null;
  const show = (): void => {
    replayedOrderSlice.set(orderId);
    goTo('replay');
  };
  return (
    <Button size="desk" icon={<IconHistory />} onPress={show}>
      {t('replay')}
    </Button>
  );
}
