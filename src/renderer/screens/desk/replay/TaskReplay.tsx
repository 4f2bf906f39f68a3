import { useMay } from '../../../ipc/useMay.ts';
import { useTranslations } from 'use-intl';
import type { TaskViewed } from '../../../../shared/ipc/contract.ts';
import { request } from '../../../ipc/bridge.ts';
import { goTo, replayedOrderSlice, showFailure } from '../../../ipc/live.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconHistory } from '../../../ui/icons.ts';

/** The way from a task to what happened with its order, where it has one. */
export function TaskReplay({ wayOut }: Pick<TaskViewed, 'wayOut'>) {
  const t = useTranslations('tasks.way');
  const mayReplay = useMay('replay');
  if (!mayReplay || !('orderId' in wayOut || 'parcelId' in wayOut)) return null;
  const show = (orderId: string | null): void => {
    replayedOrderSlice.set(orderId);
    goTo('replay');
  };
  const open = (): void => {
    if ('orderId' in wayOut) show(wayOut.orderId);
    else
      request('parcels.show', { parcelId: wayOut.parcelId })
        .then(({ parcel }) => {
          show(parcel?.orderId ?? null);
        })
        .catch(showFailure);
  };
  return <Button size="desk" icon={<IconHistory />} label={t('replay')} onPress={open} />;
}
