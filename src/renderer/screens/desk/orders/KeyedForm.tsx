import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { EMPTY_ADDRESS } from '../../../../core/orders/address.ts';
import { ORDER_PRIORITIES, type OrderPriority } from '../../../../core/orders/priority.ts';
import type { RequestOutput } from '../../../../shared/ipc/contract.ts';
import { request } from '../../../ipc/bridge.ts';
import { appSlice, showFailure, shownOrderSlice } from '../../../ipc/live.ts';
import { useSlice } from '../../../ipc/slice.ts';
import { Button } from '../../../ui/Button.tsx';
import { Card } from '../../../ui/Card.tsx';
import { Field } from '../../../ui/Field.tsx';
import field from '../../../ui/Field.module.css';
import { IconCheck, IconX } from '../../../ui/icons.ts';
import { Select } from '../../../ui/Select.tsx';
import desk from '../Desk.module.css';
import { AddressForm } from './AddressForm.tsx';
import styles from './Orders.module.css';
import { ProductPick } from './ProductPick.tsx';
import { ORDERS_KEY } from './useOrders.ts';
import { WantedLines, withOneMore, type WantedLineDraft } from './WantedLines.tsx';

type Refusal = NonNullable<RequestOutput<'orderDesk.keyIn'>['refused']>;

/** An order that no channel brings: its goods, where it goes and how. */
export function KeyedForm() {
  const t = useTranslations('orders');
  const { data } = useQuery({
    queryKey: [...ORDERS_KEY, 'nextNumber'],
    queryFn: () => request('orderDesk.nextNumber', {}),
    staleTime: 0,
  });
  const home = useSlice(appSlice)?.site?.shipFrom.country ?? 'US';
  const [typed, setTyped] = useState<string | null>(null);
  const [shippingMethod, setMethod] = useState('Standard');
  const [priority, setPriority] = useState<OrderPriority>('normal');
  const [address, setAddress] = useState({ ...EMPTY_ADDRESS, country: home });
  const [lines, setLines] = useState<readonly WantedLineDraft[]>([]);
  const [note, setNote] = useState('');
  const [leaveBy, setLeaveBy] = useState({ date: '', time: '16:00' });
  const [giftMessage, setGiftMessage] = useState('');
  const number = typed ?? data?.number ?? '';
  const order = {
    ...{ number, shippingMethod, priority, address, note, giftMessage },
    leaveBy: leaveBy.date === '' ? null : leaveBy,
    lines: lines.map(({ sku, name, units }) => ({ sku, name, units })),
  };
  return (
    <Card label={t('keyed.title')} role="next">
      <h2 className={desk['cardHead']}>{t('keyed.title')}</h2>
      <div className={styles['more']}>
        <ProductPick
          onPick={(product) => {
            setLines(withOneMore(lines, product));
          }}
        />
        {lines.length === 0 ? null : <WantedLines lines={lines} onChange={setLines} />}
        <div className={styles['fields']}>
          <Field label={t('keyed.number')} value={number} longest={80} onChange={setTyped} />
          <Field label={t('fact.method')} value={shippingMethod} longest={100} onChange={setMethod} />
          <PrioritySelect priority={priority} onChange={setPriority} />
          <LeaveByFields leaveBy={leaveBy} onChange={setLeaveBy} />
          <Field label={t('keyed.note')} value={note} longest={1000} onChange={setNote} />
          <Field label={t('keyed.giftMessage')} value={giftMessage} longest={1000} onChange={setGiftMessage} />
        </div>
        <AddressForm address={address} onChange={setAddress} />
      </div>
      <KeyedFoot order={order} />
    </Card>
  );
}

interface LeaveBy {
  readonly date: string;
  readonly time: string;
}

interface LeaveByFieldsProps {
  readonly leaveBy: LeaveBy;
  readonly onChange: (leaveBy: LeaveBy) => void;
}

/** The day and the time of day; without a day nothing is promised. */
function LeaveByFields({ leaveBy, onChange }: LeaveByFieldsProps) {
  const t = useTranslations('orders');
  const part = (name: 'date' | 'time') => (
    <span className={field['box']}>
      <input
        type={name}
        aria-label={t(`keyed.leaveBy.${name}`)}
        value={leaveBy[name]}
        onChange={(event) => {
          onChange({ ...leaveBy, [name]: event.target.value });
        }}
      />
    </span>
  );
  return (
    <div className={styles['select']}>
      <span>{t('fact.shipBy')}</span>
      <span className={styles['leaveBy']}>
        {part('date')}
        {part('time')}
      </span>
    </div>
  );
}

interface PrioritySelectProps {
  readonly priority: OrderPriority;
  readonly onChange: (priority: OrderPriority) => void;
}

function PrioritySelect({ priority, onChange }: PrioritySelectProps) {
  const t = useTranslations();
  return (
    <div className={styles['select']}>
      <span>{t('orders.keyed.priority')}</span>
      <Select
        label={t('orders.keyed.priority')}
        value={priority}
        options={ORDER_PRIORITIES.map((value) => ({ value, text: t(`queue.priority.${value}`) }))}
        onChange={(value) => {
          onChange(ORDER_PRIORITIES.find((known) => known === value) ?? 'normal');
        }}
      />
    </div>
  );
}

function KeyedFoot({ order }: { readonly order: Parameters<typeof keyIn>[0] }) {
  const t = useTranslations('orders');
  const queries = useQueryClient();
  const [refused, setRefused] = useState<Refusal | null>(null);
  const save = async (): Promise<void> => {
    const answer = await keyIn(order);
    setRefused(answer.refused);
    if (answer.orderId === null) return;
    await queries.invalidateQueries({ queryKey: ORDERS_KEY });
    shownOrderSlice.set(answer.orderId);
  };
  return (
    <>
      <p role="alert" className={styles['problem']}>
        {refused === null
          ? ''
          : refused.code === 'incomplete'
            ? t('change.refused.incomplete', { gaps: refused.gaps.map((gap) => t(`field.${gap}`)).join(', ') })
            : t(`keyed.refused.${refused.code}`)}
      </p>
      <div className={desk['cardActions']}>
        <Button size="desk" kind="primary" icon={<IconCheck />} onPress={() => void save().catch(showFailure)}>
          {t('keyed.save')}
        </Button>
        <Button
          size="desk"
          icon={<IconX />}
          onPress={() => {
            shownOrderSlice.set(null);
          }}
        >
          {t('change.back')}
        </Button>
      </div>
    </>
  );
}

const keyIn = (order: Parameters<typeof request<'orderDesk.keyIn'>>[1]['order']) =>
  request('orderDesk.keyIn', { order });
