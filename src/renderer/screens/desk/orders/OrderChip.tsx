import { useTranslations } from 'use-intl';
import { Chip } from '../../../ui/Chip.tsx';
import {
  IconAlertTriangleFilled,
  IconArrowsJoin,
  IconCheck,
  IconLock,
  IconPlayerPlayFilled,
  IconX,
} from '../../../ui/icons.ts';
import { PriorityIcon } from '../../../ui/Priority.tsx';
import type { ListedOrderView } from './useOrders.ts';

interface OrderChipProps {
  readonly order: Pick<ListedOrderView, 'status' | 'hold' | 'lateChange' | 'priority'>;
}

/** How an order stands, by its shape and word; what a hand is needed for before anything else. */
export function OrderChip({ order: { status, hold, lateChange, priority } }: OrderChipProps) {
  const t = useTranslations('orders');
  const flag = useTranslations('queue');
  if (lateChange !== null && status !== 'cancelled')
    return (
      <Chip isDesk role="attention" icon={<IconAlertTriangleFilled />}>
        {flag(`flag.${lateChange}`)}
      </Chip>
    );
  switch (status) {
    case 'onHold':
      return (
        <Chip isDesk role="attention" icon={<IconLock />}>
          {flag(`flag.${hold === null || hold === 'packer' ? 'onHold' : hold}`)}
        </Chip>
      );
    case 'packing':
      return (
        <Chip isDesk role="next" icon={<IconPlayerPlayFilled />}>
          {flag('flag.packing')}
        </Chip>
      );
    case 'done':
      return (
        <Chip isDesk role="done" icon={<IconCheck />}>
          {t('state.done')}
        </Chip>
      );
    case 'cancelled':
      return (
        <Chip isDesk icon={<IconX />}>
          {t('state.cancelled')}
        </Chip>
      );
    case 'merged':
      return (
        <Chip isDesk icon={<IconArrowsJoin />}>
          {t('state.merged')}
        </Chip>
      );
    case 'ready':
      return priority === 'normal' ? (
        <Chip isDesk>{t('state.ready')}</Chip>
      ) : (
        <Chip isDesk icon={<PriorityIcon priority={priority} />}>
          {flag(`priority.${priority}`)}
        </Chip>
      );
  }
}
