import { useTranslations } from 'use-intl';
import { ORDER_PRIORITIES, type OrderPriority } from '../../core/orders/priority.ts';
import { request } from '../ipc/bridge.ts';
import { showFailure } from '../ipc/live.ts';
import { IconBolt, IconChevronDown, IconChevronUp } from './icons.ts';
import { Select } from './Select.tsx';

const ICONS = { rush: IconBolt, high: IconChevronUp, low: IconChevronDown } as const;

/** The shape of how much an order presses, where that is not as ever. */
export function PriorityIcon({ priority }: { readonly priority: Exclude<OrderPriority, 'normal'> }) {
  const Icon = ICONS[priority];
  return <Icon stroke={2.4} />;
}

interface PriorityChoiceProps {
  readonly orderId: string;
  readonly number: string;
  readonly priority: OrderPriority;
}

/** A supervisor says how much an order presses. */
export function PriorityChoice({ orderId, number, priority }: PriorityChoiceProps) {
  const t = useTranslations('queue');
  return (
    <Select
      label={t('setPriority', { number })}
      value={priority}
      options={ORDER_PRIORITIES.map((each) => ({ value: each, text: t(`priority.${each}`) }))}
      onChange={(value) => {
        const given = ORDER_PRIORITIES.find((known) => known === value);
        if (given) request('orders.prioritize', { orderId, priority: given }).catch(showFailure);
      }}
    />
  );
}
