import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { request } from '../../../ipc/bridge.ts';
import { Card } from '../../../ui/Card.tsx';
import { IconFileText } from '../../../ui/icons.ts';
import desk from '../Desk.module.css';
import { ParcelReplay } from '../replay/ParcelReplay.tsx';
import { AddressChange } from './AddressChange.tsx';
import { CancelChange } from './CancelChange.tsx';
import { LinesChange } from './LinesChange.tsx';
import { MergeChange } from './MergeChange.tsx';
import { OrderActions } from './OrderActions.tsx';
import { OrderChip } from './OrderChip.tsx';
import { OrderFacts } from './OrderFacts.tsx';
import { OrderLines } from './OrderLines.tsx';
import styles from './Orders.module.css';
import { SplitChange } from './SplitChange.tsx';
import { Together } from './Together.tsx';
import { ORDERS_KEY, type ChangeKind } from './useOrders.ts';

const CHANGES = {
  address: AddressChange,
  lines: LinesChange,
  split: SplitChange,
  merge: MergeChange,
  cancel: CancelChange,
} as const;

/** Everything about one order, and what can be done with it. */
export function OrderDetail({ orderId }: { readonly orderId: string | null }) {
  const t = useTranslations('orders');
  const [changing, setChanging] = useState<ChangeKind | null>(null);
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
          <IconFileText />
          <b>{t('noneChosen')}</b>
          {t('noneChosenDetail')}
        </div>
      </Card>
    );
  const Change = changing && CHANGES[changing];
  return (
    <Card label={t('order', { number: order.number })} role={changing ? 'next' : 'plain'}>
      <div className={desk['cardHead']}>
        <h2 className={styles['head']}>
          {t('order', { number: order.number })}
          <OrderChip order={order} />
        </h2>
        {changing ? t(`change.${changing}`) : <ParcelReplay orderId={order.orderId} />}
      </div>
      {Change ? (
        <Change
          order={order}
          onLeave={() => {
            setChanging(null);
          }}
        />
      ) : (
        <>
          <div className={styles['more']}>
            <OrderFacts order={order} />
            <Together
              order={order}
              onMerge={() => {
                setChanging('merge');
              }}
            />
            <OrderLines order={order} />
          </div>
          <OrderActions order={order} onChange={setChanging} />
        </>
      )}
    </Card>
  );
}
