import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslations } from 'use-intl';
import type { RequestOutput } from '../../../../shared/ipc/contract.ts';
import { request } from '../../../ipc/bridge.ts';
import { appSlice, showFailure, shownOrderSlice } from '../../../ipc/live.ts';
import { useSlice } from '../../../ipc/slice.ts';
import { Button } from '../../../ui/Button.tsx';
import { classes } from '../../../ui/classes.ts';
import { IconArrowsJoin, IconCheck, IconSquare, IconSquareCheckFilled, IconX } from '../../../ui/icons.ts';
import { Select } from '../../../ui/Select.tsx';
import { momentText } from '../../../words/times.ts';
import desk from '../Desk.module.css';
import styles from './Orders.module.css';
import { ORDERS_KEY, useMergeable, type OrderChangeProps } from './useOrders.ts';

type Planned = NonNullable<RequestOutput<'orderDesk.planMerge'>['merged']>;
type Refusal = NonNullable<RequestOutput<'orderDesk.planMerge'>['refused']>;
type Candidate = RequestOutput<'orderDesk.mergeable'>['orders'][number];

/** Puts orders of one customer together, so that they go as one. */
export function MergeChange({ order, onLeave }: OrderChangeProps) {
  const t = useTranslations('orders.merge');
  const others = useMergeable(order);
  const [ticked, setTicked] = useState<readonly string[] | null>(null);
  const [method, setMethod] = useState<string | null>(null);
  // What asks for the same service is proposed; whether another one goes with it is the supervisor's word.
  const proposed = others.filter((one) => one.barred === null && one.shippingMethod === order.shippingMethod);
  const chosen = ticked ?? proposed.map(({ orderId }) => orderId);
  const orderIds = [order.orderId, ...chosen];
  const { data } = useQuery({
    queryKey: [...ORDERS_KEY, 'planMerge', orderIds, method, order.revision],
    queryFn: () => request('orderDesk.planMerge', { orderIds, method }),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  const planned = chosen.length > 0 ? (data?.merged ?? null) : null;
  return (
    <>
      <p className={styles['hint']}>{t('hint', { number: order.number })}</p>
      <div className={styles['more']}>
        <ul className={styles['lines']} aria-label={t('others')}>
          {others.map((one) => (
            <li key={one.orderId}>
              <Tick
                order={one}
                isOn={chosen.includes(one.orderId)}
                onChange={(isOn) => {
                  setTicked(isOn ? [...chosen, one.orderId] : chosen.filter((id) => id !== one.orderId));
                }}
              />
            </li>
          ))}
        </ul>
        {planned && planned.methods.length > 1 ? (
          <div className={styles['fields']}>
            <div className={styles['select']}>
              <span>{t('method')}</span>
              <Select
                label={t('method')}
                value={planned.shippingMethod}
                options={planned.methods.map((value) => ({ value, text: value }))}
                onChange={setMethod}
              />
            </div>
          </div>
        ) : null}
      </div>
      {planned ? <Outcome planned={planned} /> : null}
      <MergeFoot
        orderIds={orderIds}
        method={method}
        isReady={planned !== null}
        refused={data?.refused ?? null}
        onLeave={onLeave}
      />
    </>
  );
}

interface TickProps {
  readonly order: Candidate;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

function Tick({ order: { number, units, shippingMethod, barred }, isOn, onChange }: TickProps) {
  const t = useTranslations('orders');
  return (
    <AriaButton
      className={classes(desk['pick'], styles['tick'])}
      aria-pressed={isOn}
      isDisabled={barred !== null}
      onPress={() => {
        onChange(!isOn);
      }}
    >
      {isOn ? <IconSquareCheckFilled /> : <IconSquare />}
      <span>
        <b>{number}</b>
        <span>
          {barred === null
            ? [t('units', { count: units }), shippingMethod].filter((text) => text !== '').join(' · ')
            : t(`merge.barred.${barred}`)}
        </span>
      </span>
    </AriaButton>
  );
}

/** What comes of it, said before it happens. */
function Outcome({ planned }: { readonly planned: Planned }) {
  const t = useTranslations('orders.merge.outcome');
  const words = useTranslations();
  const timeZone = useSlice(appSlice)?.site?.timeZone ?? 'UTC';
  const { number, units, shipBy, priority, methods, shippingMethod, hold, totes, cards, gifts } = planned;
  const said = [
    t('number', { number, count: units }),
    ...(shipBy === null ? [] : [t('shipBy', { time: momentText(shipBy, timeZone) })]),
    ...(methods.length > 1 ? [t('method', { name: shippingMethod })] : []),
    ...(priority === 'normal' ? [] : [t('priority', { name: words(`queue.priority.${priority}`) })]),
    ...(totes.length > 1 ? [t('totes', { names: totes.join(', ') })] : []),
    ...(cards > 1 ? [t('cards', { count: cards })] : []),
    ...(gifts.length > 0 ? [t('gifts', { names: gifts.join(', ') })] : []),
    ...(hold === null ? [] : [t('hold', { why: words(`queue.flag.${hold === 'packer' ? 'onHold' : hold}`) })]),
  ];
  return (
    <ul className={styles['effects']} aria-label={words('orders.change.effects')}>
      {said.map((text) => (
        <li key={text}>
          <IconArrowsJoin />
          {text}
        </li>
      ))}
    </ul>
  );
}

interface MergeFootProps {
  readonly orderIds: readonly string[];
  readonly method: string | null;
  readonly isReady: boolean;
  readonly refused: Refusal | null;
  readonly onLeave: () => void;
}

function MergeFoot({ orderIds, method, isReady, refused, onLeave }: MergeFootProps) {
  const t = useTranslations('orders');
  const queries = useQueryClient();
  const [late, setLate] = useState<Refusal | null>(null);
  const wrong = late ?? (orderIds.length > 1 ? refused : null);
  const merge = async (): Promise<void> => {
    const answer = await request('orderDesk.merge', { orderIds: [...orderIds], method });
    setLate(answer.refused);
    if (answer.orderId === null) return;
    await queries.invalidateQueries({ queryKey: ORDERS_KEY });
    shownOrderSlice.set(answer.orderId);
  };
  return (
    <>
      <p role="alert" className={styles['problem']}>
        {wrong === null
          ? ''
          : 'number' in wrong
            ? `${wrong.number}: ${t(`merge.barred.${wrong.code}`)}`
            : t(`merge.barred.${wrong.code}`)}
      </p>
      <div className={desk['cardActions']}>
        {isReady ? (
          <Button size="desk" kind="primary" icon={<IconCheck />} onPress={() => void merge().catch(showFailure)}>
            {t('merge.save')}
          </Button>
        ) : null}
        <Button size="desk" icon={<IconX />} onPress={onLeave}>
          {t('change.back')}
        </Button>
      </div>
    </>
  );
}
