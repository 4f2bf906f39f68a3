import { ChangeFoot } from './ChangeFoot.tsx';
import { OrderLines } from './OrderLines.tsx';
import styles from './Orders.module.css';
import type { OrderChangeProps } from './useOrders.ts';

/** Cancels an order, with what lies of it on the bench and in parcels before one's eyes. */
export function CancelChange({ order, onLeave }: OrderChangeProps) {
  return (
    <>
      <div className={styles['more']}>
        <OrderLines order={order} />
      </div>
      <ChangeFoot order={order} change={{ kind: 'cancel' }} onLeave={onLeave} />
    </>
  );
}
