import { useTranslations } from 'use-intl';
import { shownOrderSlice } from '../../../ipc/live.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconArrowsJoin } from '../../../ui/icons.ts';
import styles from './Orders.module.css';
import { useMergeable, type OrderViewed } from './useOrders.ts';

interface TogetherProps {
  readonly order: OrderViewed;
  readonly onMerge: () => void;
}

/** The orders that an order goes with, or may go with; nothing where it goes alone. */
export function Together({ order, onMerge }: TogetherProps) {
  const t = useTranslations('orders.merge');
  const may = useMergeable(order).filter(({ barred }) => barred === null);
  const { goesWith, mergedOf } = order;
  const linked = goesWith ? [goesWith] : mergedOf;
  if (linked.length === 0 && may.length === 0) return null;
  return (
    <div className={styles['together']}>
      <IconArrowsJoin />
      <span>
        {goesWith
          ? t('goesWith', { number: goesWith.number })
          : mergedOf.length > 0
            ? t('mergedOf', { count: mergedOf.length })
            : t('proposed', { count: may.length })}
      </span>
      {linked.map(({ orderId, number }) => (
        <Button
          key={orderId}
          size="desk"
          onPress={() => {
            shownOrderSlice.set(orderId);
          }}
        >
          {number}
        </Button>
      ))}
      {linked.length === 0 ? (
        <Button size="desk" icon={<IconArrowsJoin />} onPress={onMerge}>
          {t('act')}
        </Button>
      ) : null}
    </div>
  );
}
