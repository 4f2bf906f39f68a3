import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { request } from '../../../ipc/bridge.ts';
import { Card } from '../../../ui/Card.tsx';
import desk from '../Desk.module.css';
import { ParcelReplay } from '../replay/ParcelReplay.tsx';
import { OrderActions } from './OrderActions.tsx';
import { OrderChip } from './OrderChip.tsx';
import { OrderFacts } from './OrderFacts.tsx';
import { OrderLines } from './OrderLines.tsx';
import styles from './Orders.module.css';
import { ORDERS_KEY } from './useOrders.ts';

/** Everything about one order, and what can be done with it. */
export function OrderDetail({ orderId }: { readonly orderId: string | null }) {
  const t = useTranslations('orders');
  const { data } = useQuery({
    queryKey: [...ORDERS_KEY, 'one', orderId],
    queryFn: () => request('orderDesk.view', { orderId: orderId ?? '' }),
    enabled: orderId !== null,
    staleTime: 0,
  });
  const order = data?.order;
  if (!order)
    return (
      <Card>
        <div className={desk['empty']}>
          <b>{t('noneChosen')}</b>
          {t('noneChosenDetail')}
        </div>
      </Card>
    );
  return (
    <Card label={t('order', { number: order.number })}>
      <div className={desk['cardHead']}>
        <h2 className={styles['head']}>
          {t('order', { number: order.number })}
          <OrderChip order={order} />
        </h2>
        <ParcelReplay orderId={order.orderId} />
      </div>
      <div className={styles['more']}>
        <OrderFacts order={order} />
        <OrderLines order={order} />
      </div>
      <OrderActions order={order} />
    </Card>
  );
}
