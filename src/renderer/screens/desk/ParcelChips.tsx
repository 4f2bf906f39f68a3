import { useTranslations } from 'use-intl';
import type { ParcelViewed } from '../../../shared/ipc/contract.ts';
import { Chip } from '../../ui/Chip.tsx';
import { IconAlertTriangleFilled, IconCircleCheckFilled, IconHelpCircle, IconTruck } from '../../ui/icons.ts';

/** How a parcel's label stands. */
export function LabelChip({ state }: { readonly state: ParcelViewed['labelState'] }) {
  const t = useTranslations('parcelList.label');
  if (state === 'unknown') {
    return (
      <Chip role="attention" icon={<IconHelpCircle />} isDesk>
        {t(state)}
      </Chip>
    );
  }
  if (state === 'refused' || state === 'none') {
    return (
      <Chip role="attention" icon={<IconAlertTriangleFilled />} isDesk>
        {t(state)}
      </Chip>
    );
  }
  return (
    <Chip
      role={state === 'bought' ? 'done' : 'neutral'}
      icon={state === 'bought' ? <IconCircleCheckFilled /> : null}
      isDesk
    >
      {t(state)}
    </Chip>
  );
}

type Status = NonNullable<ParcelViewed['status']>;

const ATTENTION: ReadonlySet<Status> = new Set([
  'exception',
  'returnToSender',
  'returned',
  'deliveryAttempted',
  'cancelled',
]);

/** Where a parcel is, by its carrier's words. */
export function StatusChip({ status }: { readonly status: Status }) {
  const t = useTranslations('tracking.status');
  const isTrouble = ATTENTION.has(status);
  const role = status === 'delivered' ? 'done' : isTrouble ? 'attention' : 'neutral';
  const icon =
    status === 'delivered' ? <IconCircleCheckFilled /> : isTrouble ? <IconAlertTriangleFilled /> : <IconTruck />;
  return (
    <Chip role={role} icon={icon} isDesk>
      {t(status)}
    </Chip>
  );
}
