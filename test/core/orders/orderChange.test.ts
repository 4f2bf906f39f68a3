import { expect, test } from 'vitest';
import { asId, type LineId, type ParcelId } from '../../../src/core/ids.ts';
import { COUNTRY_CODES } from '../../../src/core/address/countries.ts';
import { addressFields } from '../../../src/core/address/addressFields.ts';
import { EMPTY_ADDRESS } from '../../../src/core/orders/address.ts';
import { evolveOrder, withPacked } from '../../../src/core/orders/lifecycle.ts';
import { plannedChange, type ChangeSubject, type OrderChange } from '../../../src/core/orders/orderChange.ts';
import type { Order } from '../../../src/core/orders/order.ts';
import { evolve } from '../../../src/core/pack/evolve.ts';
import type { PackEvent } from '../../../src/core/pack/evolve.ts';
import type { PackSession } from '../../../src/core/pack/session.ts';
import { address, orderFacts } from '../../storage/facts.ts';

const facts = orderFacts('1', [
  ['MUG', 2],
  ['TEA', 1],
]);
const ready = evolveOrder(null, { type: 'orderImported', order: facts, importId: asId('run') });
const known = address('Ada Alder', { postcode: '62701', province: 'IL' });
const moved = { ...known, line1: '9 Harbor Lane' };
const sessionId = asId<never>('s');
const lineId = (at: number): LineId => asId<LineId>(`1/${at.toString()}`);

const began: PackEvent = {
  type: 'packStarted',
  sessionId,
  orderId: facts.orderId,
  number: '1',
  revision: 1,
  packerId: asId('kim'),
  lines: facts.lines.map(({ ordered, ...line }) => ({ ...line, quantity: ordered })),
};
const packed = (at: number, units: number): PackEvent => ({
  type: 'itemPacked',
  sessionId,
  lineId: lineId(at),
  sku: facts.lines[at]!.sku,
  units,
  by: 'scan',
});
const sessionOf = (...events: readonly PackEvent[]): PackSession =>
  [began, ...events].reduce<PackSession | null>((state, event) => evolve(state, event), null)!;
const subject = (patch: Partial<ChangeSubject> = {}): ChangeSubject => ({
  order: ready,
  address: known,
  session: null,
  closed: [],
  ...patch,
});
const lines = (...units: readonly number[]): OrderChange => ({
  kind: 'lines',
  lines: facts.lines.map(({ sku, name }, at) => ({ lineId: lineId(at), sku, name, units: units[at] ?? 0 })),
});
const CORRECTED: OrderChange = { kind: 'address', address: moved };
const effectsOf = (of: ChangeSubject, change: OrderChange) => {
  const planned = plannedChange(of, change);
  return planned.ok ? planned.value.effects : planned.error.code;
};
const parcel = (index: number, isGone = false) => ({
  parcelId: asId<ParcelId>(`p${index.toString()}`),
  index,
  isGone,
});

test('what nobody has begun is changed without an effect', () => {
  expect(effectsOf(subject(), CORRECTED)).toEqual([]);
  expect(effectsOf(subject(), lines(1, 1))).toEqual([]);
  expect(effectsOf(subject(), { kind: 'cancel' })).toEqual([]);
});

test('whoever packs it is stopped, and told what goes back', () => {
  const session = sessionOf(packed(0, 2), packed(1, 1));
  const of = subject({ session, order: { ...ready, status: 'packing' } });
  expect(effectsOf(of, CORRECTED)).toEqual([{ kind: 'stopsPacking', isOpen: true }]);
  expect(effectsOf(of, lines(1, 1))).toEqual([
    { kind: 'stopsPacking', isOpen: true },
    { kind: 'goodsToPutBack', sku: 'MUG', name: 'Item MUG', units: 1 },
  ]);
  expect(effectsOf(of, lines(3, 1)), 'more of it takes nothing out').toEqual([{ kind: 'stopsPacking', isOpen: true }]);
  expect(effectsOf(of, { kind: 'cancel' })).toHaveLength(3);
  const aside = { ...of, session: { ...session, status: 'paused' as const } };
  expect(effectsOf(aside, CORRECTED)).toEqual([{ kind: 'stopsPacking', isOpen: false }]);
});

test('a label that was bought is void, and its parcel is weighed anew', () => {
  const whole = sessionOf(packed(0, 2), packed(1, 1));
  const open = {
    parcelId: asId<ParcelId>('p1'),
    isClosed: false,
    gross: { digits: 1, exponent: 0, unit: 'lb' },
    contents: [],
  };
  const session = { ...whole, parcels: [{ ...open, bought: { tracking: 'T1' } }] } as unknown as PackSession;
  expect(effectsOf(subject({ session }), CORRECTED)).toEqual([
    { kind: 'stopsPacking', isOpen: true },
    { kind: 'labelToVoid', tracking: 'T1' },
    { kind: 'weightAnew' },
  ]);
});

test('closed parcels are opened again for what touches them, unless they have left', () => {
  const all = [0, 1].map((at) => ({ lineId: lineId(at), sku: facts.lines[at]!.sku, count: facts.lines[at]!.ordered }));
  const done: Order = { ...withPacked(ready, all), status: 'done' };
  const here = subject({ order: done, closed: [parcel(1)] });
  expect(effectsOf(here, CORRECTED)).toEqual([{ kind: 'parcelToReopen', parcelId: 'p1', index: 1 }]);
  expect(effectsOf(here, lines(1, 1))).toEqual([{ kind: 'parcelToReopen', parcelId: 'p1', index: 1 }]);
  expect(effectsOf(here, lines(3, 1)), 'what is added goes in a parcel of its own').toEqual([]);
  expect(effectsOf(subject({ order: done, closed: [parcel(1, true)] }), CORRECTED)).toBe('gone');
  const partly = subject({ order: { ...done, status: 'ready' }, closed: [parcel(1, true), parcel(2)] });
  expect(effectsOf(partly, CORRECTED)).toEqual([{ kind: 'parcelToReopen', parcelId: 'p2', index: 2 }]);
  expect(effectsOf(partly, lines(1, 1))).toBe('partlyLeft');
  expect(effectsOf(partly, { kind: 'cancel' })).toBe('partlyLeft');
});

test('a line’s units are what is to be packed of it: less is withdrawn, more is ordered', () => {
  const planned = plannedChange(subject(), {
    kind: 'lines',
    lines: [
      { lineId: lineId(0), sku: facts.lines[0]!.sku, name: '', units: 1 },
      { lineId: lineId(1), sku: facts.lines[1]!.sku, name: '', units: 4 },
      { lineId: null, sku: asId('CUP'), name: 'Cup', units: 2 },
    ],
  });
  expect(planned.ok && planned.value.lines.map(({ sku, ordered, withdrawn }) => [sku, ordered, withdrawn])).toEqual([
    ['MUG', 2, 1],
    ['TEA', 4, 0],
    ['CUP', 2, 0],
  ]);
});

test('what was changed here is folded with what its channel had said, and given up where the channel overrules it', () => {
  const after = asId<never>('new');
  const corrected = evolveOrder(ready, {
    type: 'orderAddressCorrected',
    orderId: ready.orderId,
    before: ready.consigneeId,
    after,
    fields: ['line1'],
  });
  expect(corrected).toMatchObject({ consigneeId: 'new', revision: 2, desk: { address: ready.consigneeId } });
  const again = evolveOrder(corrected, {
    type: 'orderAddressCorrected',
    orderId: ready.orderId,
    before: after,
    after: asId('newer'),
    fields: ['line1'],
  });
  expect(again.desk, 'the channel’s word, not the first correction').toEqual({ address: ready.consigneeId });
  const change = { type: 'orderChanged', order: facts, importId: asId<never>('run'), isNewAddress: true } as const;
  expect(evolveOrder(again, change).desk).toEqual({ address: ready.consigneeId });
  expect(evolveOrder(again, { ...change, overruled: ['address'] }).desk).toEqual({});
});

test('every country asks for every part of an address once', () => {
  const parts = Object.keys(EMPTY_ADDRESS).toSorted();
  for (const country of COUNTRY_CODES) expect(addressFields(country).toSorted(), country).toEqual(parts);
});
