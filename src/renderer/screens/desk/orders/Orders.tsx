import { useTranslations } from 'use-intl';
import { shownOrderSlice } from '../../../ipc/live.ts';
import { useSlice } from '../../../ipc/slice.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconPlus } from '../../../ui/icons.ts';
import { DeskPage } from '../DeskPage.tsx';
import { KeyedForm } from './KeyedForm.tsx';
import { OrderDetail } from './OrderDetail.tsx';
import { OrderListCard } from './OrderListCard.tsx';
import styles from './Orders.module.css';
import { NEW_ORDER } from './useOrders.ts';

/** Orders, whatever became of them: found, looked at and changed one by one. */
export function Orders() {
  const t = useTranslations('orders');
  const shown = useSlice(shownOrderSlice);
  return (
    <DeskPage
      title={t('title')}
      actions={
        <Button
          size="desk"
          icon={<IconPlus />}
          onPress={() => {
            shownOrderSlice.set(NEW_ORDER);
          }}
        >
          {t('keyed.add')}
        </Button>
      }
      className={styles['main']}
    >
      <OrderListCard shown={shown} onShow={shownOrderSlice.set} />
      {shown === NEW_ORDER ? <KeyedForm /> : <OrderDetail key={shown ?? ' '} orderId={shown} />}
    </DeskPage>
  );
}
