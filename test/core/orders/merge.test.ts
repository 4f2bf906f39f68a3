import { expect, test } from 'vitest';
import { asId } from '../../../src/core/ids.ts';
import { money } from '../../../src/core/money.ts';
import { EMPTY_ADDRESS } from '../../../src/core/orders/address.ts';
import { asMember, evolveOrder, withPackedElsewhere } from '../../../src/core/orders/lifecycle.ts';
import {
  holdApart,
  mergedFacts,
  mergedLineId,
  mergedNumber,
  mergedNumbers,
  ownLineId,
  placeKey,
  plannedMerge,
  unmergeBar,
  type MergeSubject,
} from '../../../src/core/orders/merge.ts';
import type { Order, OrderFacts } from '../../../src/core/orders/order.ts';
import { address, orderFacts } from '../../storage/facts.ts';

const home = address('Ada Alder', { line1: '12 Hafenstraße', postcode: 'SW1A 1AA', city: 'Zürich', country: 'CH' });
const order = (number: string, said: Partial<OrderFacts> = {}, patch: Partial<Order> = {}): Order => ({
  ...evolveOrder(null, {
    type: 'orderImported',
    order: { ...orderFacts(number, [['MUG', 2]]), ...said },
    importId: asId('run'),
  }),
  ...patch,
});
const subject = (of: Order, patch: Partial<MergeSubject> = {}): MergeSubject => ({
  order: of,
  address: home,
  isOnBench: false,
  ...patch,
});
const codeOf = (a: MergeSubject, ...others: readonly MergeSubject[]) => {
  const planned = plannedMerge([a, ...others], null);
  return planned.ok ? null : planned.error;
};
const one = subject(order('1'));
const usd = (minor: number) => money(minor, 'USD');

test('one place is known however it is typed, and two places are never one', () => {
  const typed = { line1: '12, hafenstrasse', postcode: 'sw1a1aa', city: 'ZURICH' };
  expect(placeKey({ ...home, ...typed })).toBe(placeKey(home));
  expect(placeKey({ ...EMPTY_ADDRESS, line1: '9 Harbor Lane', line2: 'Apartment 4' })).toBe(
    placeKey({ ...EMPTY_ADDRESS, line1: '9 harbor ln.', line2: 'apt 4' }),
  );
  for (const other of [{ line1: '13 Hafenstraße' }, { line2: 'Apt 2' }, { name: 'Bo Alder' }, { country: 'DE' }])
    expect(placeKey({ ...home, ...other })).not.toBe(placeKey(home));
  expect(placeKey({ ...home, phone: '1', email: 'a@b.example' }), 'how to reach them is no place').toBe(placeKey(home));
});

test.each([
  ['tooFew', []],
  ['onBench', [subject(order('2'), { isOnBench: true })]],
  ['notWaiting', [subject(order('2', { cancelledAt: 1 }))]],
  ['packedPartly', [subject({ ...order('2'), lines: order('2').lines.map((line) => ({ ...line, packed: 1 })) })]],
  ['mergedAlready', [subject(order('2', {}, { mergedOf: [] }))]],
  ['otherShop', [subject(order('2', { channel: 'other' }))]],
  ['otherAddress', [subject(order('2'), { address: { ...home, line1: '9 Harbor Lane' } })]],
  ['otherAddress', [subject(order('2'), { address: null })]],
  ['otherCustoms', [subject(order('2', { customs: { contents: 'gift' } }))]],
])('orders stay apart: %s', (code, others) => {
  expect(codeOf(one, ...others)).toMatchObject({ code, ...(others.length > 0 && { number: '2' }) });
});

test('money of two currencies and customers of two accounts stay apart; where one says nothing they go together', () => {
  const priced = (number: string, currency: string) =>
    subject(order(number, { customs: { charges: { freight: money(500, currency) } } }));
  expect(codeOf(priced('1', 'USD'), priced('2', 'EUR'))).toMatchObject({ code: 'otherCurrency' });
  expect(codeOf(priced('1', 'USD'), subject(order('2')))).toBeNull();
  const by = (number: string, customer: string) => subject(order(number, { care: { customer } }));
  expect(codeOf(by('1', 'C-1'), by('2', 'C-2'))).toMatchObject({ code: 'otherCustomer' });
  expect(codeOf(by('1', 'C-1'), subject(order('2')))).toBeNull();
});

test('one goes by what asks most: the earliest time, the highest priority, the better service, unless another is chosen; what keeps one keeps all', () => {
  const slow = subject(order('1', { shipBy: 900, shippingMethod: 'Ground', tote: 'T1' }));
  const fast = subject(
    order(
      '2',
      { shipBy: 1_000, shippingMethod: 'Express', tote: 'T2', priority: 'rush', isGift: true },
      { status: 'onHold', hold: 'desk' },
    ),
  );
  const planned = plannedMerge([slow, fast], null);
  expect(planned.ok && planned.value).toEqual({
    number: '1+2',
    units: 4,
    shipBy: 900,
    priority: 'rush',
    methods: ['Express', 'Ground'],
    shippingMethod: 'Express',
    hold: 'desk',
    totes: ['T1', 'T2'],
    cards: 0,
    gifts: ['2'],
  });
  const chosen = plannedMerge([slow, fast], 'Ground');
  expect(chosen.ok && chosen.value.shippingMethod).toBe('Ground');
});

test('what they say together: lines told apart, charges added, wishes with their numbers; what is cancelled is left out', () => {
  const a = order('1', {
    deliverBy: '2026-12-02',
    care: { wrap: 'green', purchaseOrder: 'P1' },
    customs: { charges: { freight: usd(500) } },
  });
  const b = order('2', {
    deliverBy: '2026-12-01',
    care: { hasGiftMessage: true },
    customs: { charges: { freight: usd(250), discount: usd(1) } },
  });
  const gone = order('3', { cancelledAt: 5 });
  const merged = { ...a, orderId: asId<never>('merged:x'), number: '1+2' };
  const facts = mergedFacts(merged, [a, b, gone]);
  expect(facts.lines.map(({ lineId, sku }) => [lineId, sku])).toEqual([
    [mergedLineId(a.orderId, a.lines[0]!.lineId), 'MUG'],
    [mergedLineId(b.orderId, b.lines[0]!.lineId), 'MUG'],
  ]);
  expect(facts).toMatchObject({
    deliverBy: '2026-12-01',
    care: { wrap: '1: green', purchaseOrder: 'P1', hasGiftMessage: true },
    customs: { charges: { freight: { minor: 750 }, discount: { minor: 1 } } },
  });
});

test('the number has all numbers; where a label has no room for them, the first and how many more', () => {
  expect(mergedNumber([{ number: '#1001' }, { number: '1002' }])).toBe('1001+1002');
  const long = [{ number: '123-1234567-1234567' }, { number: '123-1234567-7654321' }];
  expect(mergedNumber(long)).toBe('123-1234567-1234567+1');
  expect(mergedNumbers(long)).toBe('123-1234567-1234567+123-1234567-7654321');
});

test('units packed as the merged one are packed of the order they are of, and of no other', () => {
  const a = order('1');
  const b = { ...order('11'), goesWith: asId<never>('merged:x'), status: 'merged' as const };
  const contents = [{ lineId: mergedLineId(b.orderId, b.lines[0]!.lineId), sku: b.lines[0]!.sku, count: 2 }];
  expect(ownLineId(a.orderId, contents[0]!.lineId)).toBeNull();
  expect(withPackedElsewhere(a, contents).lines[0]?.packed).toBe(0);
  const packed = withPackedElsewhere(b, contents);
  expect(asMember(packed, { status: 'packing' }).status).toBe('done');
  expect(asMember(b, { status: 'packing' }).status).toBe('merged');
  expect(asMember(b, { status: 'cancelled' }).status).toBe('cancelled');
});

test('they part while nothing is packed; each keeps what kept it, and what kept all', () => {
  const merged = order('1+2', {}, { mergedOf: [] });
  expect(unmergeBar({ order: merged, isOnBench: false })).toBeNull();
  expect(unmergeBar({ order: merged, isOnBench: true })).toBe('onBench');
  expect(unmergeBar({ order: order('1'), isOnBench: false })).toBe('notMerged');
  expect(unmergeBar({ order: { ...merged, status: 'done' }, isOnBench: false })).toBe('over');
  const members = [{ hold: 'desk' as const }, { hold: null }];
  expect(members.map((member) => holdApart(member, { hold: 'desk' }, members))).toEqual(['desk', null]);
  expect(members.map((member) => holdApart(member, { hold: 'overruled' }, members))).toEqual([
    'overruled',
    'overruled',
  ]);
  expect(members.map((member) => holdApart(member, { hold: null }, members))).toEqual([null, null]);
});
