import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslations } from 'use-intl';
import { ORDER_LISTS, type OrderList } from '../../../../core/orders/orderLists.ts';
import { request } from '../../../ipc/bridge.ts';
import { Card } from '../../../ui/Card.tsx';
import { classes } from '../../../ui/classes.ts';
import { IconCheck, IconSearch } from '../../../ui/icons.ts';
import { channelName } from '../../../words/channels.ts';
import desk from '../Desk.module.css';
import { Paging } from '../DeskPage.tsx';
import { FindBar } from '../FindBar.tsx';
import { useFind } from '../useFind.ts';
import { OrderChip } from './OrderChip.tsx';
import styles from './Orders.module.css';
import { ORDERS_KEY, type ListedOrderView } from './useOrders.ts';

interface OrderListCardProps {
  readonly shown: string | null;
  readonly onShow: (orderId: string) => void;
}

/** Orders by what became of them, the last that came in first; found by number, customer, item, tote or tracking number. */
export function OrderListCard({ shown, onShow }: OrderListCardProps) {
  const t = useTranslations('orders');
  const find = useFind<OrderList>('waiting');
  const { list, text, page, setPage } = find;
  const asked = useDeferredValue(text);
  const { data } = useQuery({
    queryKey: [...ORDERS_KEY, 'page', list, asked, page],
    queryFn: () => request('orderDesk.page', { list, text: asked, page }),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  return (
    <Card label={t('list')}>
      <FindBar
        find={find}
        words={{ search: t('search'), clear: t('clear'), show: t('show') }}
        options={ORDER_LISTS.map((value) => ({ value, text: t(`lists.${value}`) }))}
      />
      <ul className={desk['list']}>
        {data?.rows.map((row) => (
          <li key={row.orderId}>
            <AriaButton
              className={classes(desk['pick'], styles['row'])}
              data-here={row.orderId === shown || undefined}
              aria-current={row.orderId === shown}
              onPress={() => {
                onShow(row.orderId);
              }}
            >
              <RowWords row={row} />
            </AriaButton>
          </li>
        ))}
      </ul>
      {data?.total === 0 ? (
        <div className={desk['empty']}>
          {text === '' ? <IconCheck /> : <IconSearch />}
          <b>{t(text === '' ? 'none' : 'nothingFound')}</b>
        </div>
      ) : null}
      {data ? <Paging page={page} pages={Math.ceil(data.total / data.pageSize)} onPage={setPage} /> : null}
    </Card>
  );
}

function RowWords({ row }: { readonly row: ListedOrderView }) {
  const t = useTranslations('orders');
  const words = useTranslations();
  return (
    <span className={styles['words']}>
      <b>{row.number}</b>
      <span className={styles['who']}>
        {row.name === '' ? channelName(row.channel, words) : row.name}
        {row.units > 0 ? ` · ${t('units', { count: row.units })}` : ''}
      </span>
      <span className={styles['chips']}>
        <OrderChip order={row} />
      </span>
    </span>
  );
}
