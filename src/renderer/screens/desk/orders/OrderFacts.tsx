import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { formatAddress } from '../../../../core/address/formatAddress.ts';
import { appSlice } from '../../../ipc/live.ts';
import { useSlice } from '../../../ipc/slice.ts';
import { PriorityChoice } from '../../../ui/Priority.tsx';
import { channelName } from '../../../words/channels.ts';
import { countryText } from '../../../words/countries.ts';
import { dateText } from '../../../words/dates.ts';
import { DASHES } from '../../../words/measures.ts';
import { clockText, shortDayText } from '../../../words/times.ts';
import styles from './Orders.module.css';
import type { OrderViewed } from './useOrders.ts';

/** Where an order goes, and what its channel says of it. */
export function OrderFacts({ order }: { readonly order: OrderViewed }) {
  const t = useTranslations('orders');
  const words = useTranslations();
  const timeZone = useSlice(appSlice)?.site?.timeZone ?? 'UTC';
  const { consignee, shipBy, bench } = order;
  const moment = (at: number): string => `${shortDayText(at, timeZone)} ${clockText(at, timeZone)}`;
  return (
    <div className={styles['facts']}>
      <address>
        {consignee === null ? (
          t('erased')
        ) : (
          <>
            {formatAddress(consignee).map((line, index) => (
              <span key={index}>{line}</span>
            ))}
            <span>{countryText(consignee.country)}</span>
          </>
        )}
      </address>
      <dl>
        <Fact name={t('fact.channel')}>{channelName(order.channel, words)}</Fact>
        <Fact name={t('fact.method')}>{order.shippingMethod === '' ? DASHES : order.shippingMethod}</Fact>
        <Fact name={t('fact.shipBy')}>{shipBy === null ? DASHES : moment(shipBy)}</Fact>
        {order.deliverBy === null ? null : <Fact name={t('fact.deliverBy')}>{dateText(order.deliverBy)}</Fact>}
        {order.tote === null ? null : <Fact name={t('fact.tote')}>{order.tote}</Fact>}
        {bench ? (
          <Fact name={t('fact.bench')}>
            {t(bench.isOpen ? 'onBench' : 'putAside', { name: bench.packer, count: bench.units })}
          </Fact>
        ) : null}
        {order.status === 'done' || order.status === 'cancelled' || order.goesWith ? null : (
          <Fact name={t('keyed.priority')}>
            <PriorityChoice orderId={order.orderId} number={order.number} priority={order.priority} />
          </Fact>
        )}
      </dl>
      {order.note === '' ? null : <p className={styles['note']}>{order.note}</p>}
    </div>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
