import { useTranslations } from 'use-intl';
import { shownOrderSlice } from '../../../ipc/live.ts';
import { useSlice } from '../../../ipc/slice.ts';
import { DeskPage } from '../DeskPage.tsx';
import { OrderDetail } from './OrderDetail.tsx';
import { OrderListCard } from './OrderListCard.tsx';
import styles from './Orders.module.css';

/** Orders, whatever became of them: found, looked at and changed one by one. */
export function Orders() {
  const t = useTranslations('orders');
  const shown = useSlice(shownOrderSlice);
  return (
    <DeskPage title={t('title')} className={styles['main']}>
      <OrderListCard shown={shown} onShow={shownOrderSlice.set} />
      <OrderDetail key={shown ?? ''} orderId={shown} />
    </DeskPage>
  );
}
