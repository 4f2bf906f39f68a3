import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { request } from '../../../ipc/bridge.ts';
import { showFailure } from '../../../ipc/live.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconLock, IconPlayerPlay } from '../../../ui/icons.ts';
import { PriorityChoice } from '../../../ui/Priority.tsx';
import desk from '../Desk.module.css';
import styles from './Orders.module.css';
import type { OrderViewed } from './useOrders.ts';

/** Holds an order or lets it go, and says how much it presses. */
export function OrderActions({ order }: { readonly order: OrderViewed }) {
  const t = useTranslations('orders');
  const [refused, setRefused] = useState<'over' | 'held' | 'onBench' | null>(null);
  const { orderId, status } = order;
  if (status === 'done' || status === 'cancelled') return null;
  const hold = async (): Promise<void> => {
    const answer = await request('orderDesk.hold', { orderId });
    setRefused(answer.refused);
  };
  return (
    <>
      <p role="alert" className={styles['problem']}>
        {refused === null ? '' : t(`refused.${refused}`)}
      </p>
      <div className={desk['cardActions']}>
        {status === 'onHold' && order.bench === null ? (
          <Button
            size="desk"
            kind="primary"
            icon={<IconPlayerPlay />}
            onPress={() => {
              request('orders.release', { orderId }).catch(showFailure);
            }}
          >
            {t('release')}
          </Button>
        ) : null}
        {order.bench === null && status === 'ready' ? (
          <Button size="desk" icon={<IconLock />} onPress={() => void hold().catch(showFailure)}>
            {t('hold')}
          </Button>
        ) : null}
        <div className={styles['priority']}>
          <PriorityChoice orderId={orderId} number={order.number} priority={order.priority} />
        </div>
      </div>
    </>
  );
}
