import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asId, type LineId } from '../../../src/core/ids.ts';
import { evolveOrder, withPacked } from '../../../src/core/orders/lifecycle.ts';
import { toPack, type Order } from '../../../src/core/orders/order.ts';
import { NOON, orderFacts } from '../../storage/facts.ts';

const run = asId<never>('run');
const session = { sessionId: asId<never>('s') };
const facts = orderFacts('1', [
  ['A', 2],
  ['B', 1],
]);
const ready = evolveOrder(null, { type: 'orderImported', order: facts, importId: run });
const packing = evolveOrder(ready, {
  type: 'packStarted',
  ...session,
  orderId: facts.orderId,
  number: '1',
  revision: 1,
  packerId: asId('u'),
  lines: [],
});
const finish = (order: Order) => evolveOrder(order, { type: 'packFinished', ...session, orderId: facts.orderId });
const pack = (order: Order, counts: readonly number[]) =>
  withPacked(
    order,
    counts.map((count, index) => ({ lineId: asId<LineId>(`1/${index}`), sku: order.lines[index]!.sku, count })),
  );
const change = (order: Order, patch: Partial<typeof facts>) =>
  evolveOrder(order, { type: 'orderChanged', order: { ...facts, ...patch }, importId: run, isNewAddress: false });

test('a new order is ready, unless it is cancelled or has nothing to pack', () => {
  expect(ready).toMatchObject({ status: 'ready', revision: 1, hold: null, lateChange: null });
  const imported = (patch: Partial<typeof facts>) =>
    evolveOrder(null, { type: 'orderImported', order: { ...facts, ...patch }, importId: run }).status;
  expect(imported({ cancelledAt: NOON })).toBe('cancelled');
  expect(imported({ lines: [] })).toBe('done');
  expect(imported({ lines: facts.lines.map((line) => ({ ...line, withdrawn: line.ordered })) })).toBe('done');
});

test('packing holds it, a pause puts it on hold with its reason, resuming takes it back', () => {
  expect(packing.status).toBe('packing');
  const paused = evolveOrder(packing, { type: 'packPaused', ...session, reason: 'problem' });
  expect(paused).toMatchObject({ status: 'onHold', hold: 'problem' });
  expect(evolveOrder(paused, { type: 'packResumed', ...session, packerId: asId('u') })).toMatchObject({
    status: 'packing',
    hold: null,
  });
});

test('finished with units left it is ready again, with none left it is done', () => {
  expect(finish(pack(packing, [2, 1])).status).toBe('done');
  const part = finish(pack(packing, [1, 1]));
  expect(part.status).toBe('ready');
  expect(part.lines.map(toPack)).toEqual([1, 0]);
});

test('an order of which nothing is left to pack waits for no back order', () => {
  const wait = (order: Order) => evolveOrder(order, { type: 'orderHeld', orderId: facts.orderId, reason: 'backOrder' });
  expect(wait(finish(pack(packing, [2, 1])))).toMatchObject({ status: 'done', hold: null });
  expect(wait(finish(pack(packing, [1, 1])))).toMatchObject({ status: 'onHold', hold: 'backOrder' });
});

test('abandoned it is ready again, or cancelled if the channel cancelled it meanwhile', () => {
  const abandon = (order: Order) => evolveOrder(order, { type: 'packAbandoned', ...session }).status;
  expect(abandon(packing)).toBe('ready');
  expect(
    abandon(evolveOrder(packing, { type: 'orderCancelled', orderId: facts.orderId, cancelledAt: NOON, importId: run })),
  ).toBe('cancelled');
});

test('a change keeps what is packed and counts the revision up', () => {
  const part = finish(pack(packing, [1, 1]));
  const more = change(part, {
    lines: orderFacts('1', [
      ['A', 5],
      ['B', 1],
    ]).lines,
  });
  expect(more).toMatchObject({
    status: 'ready',
    revision: 2,
    lines: [
      { ordered: 5, packed: 1 },
      { ordered: 1, packed: 1 },
    ],
  });
  expect(change(part, { lines: facts.lines.map((line) => ({ ...line, withdrawn: 1 })) }).status).toBe('done');
});

test('a line the channel dropped stays as far as it is packed', () => {
  const part = finish(pack(packing, [1, 1]));
  const less = change(part, { lines: facts.lines.slice(1) });
  expect(less.lines.map((line) => [line.sku, line.ordered, line.withdrawn, line.packed])).toEqual([
    ['B', 1, 0, 1],
    ['A', 2, 1, 1],
  ]);
  expect(less.status).toBe('done');
});

test('a change leaves an order with the packer or on hold there, unless nothing is left to pack', () => {
  const held = evolveOrder(ready, { type: 'orderHeld', orderId: facts.orderId, reason: 'addressIncomplete' });
  expect(change(held, {})).toMatchObject({ status: 'onHold', hold: 'addressIncomplete' });
  expect(change(packing, {}).status).toBe('packing');
  expect(change(held, { cancelledAt: NOON })).toMatchObject({ status: 'cancelled', hold: null });
  expect(evolveOrder(held, { type: 'orderReleased', orderId: facts.orderId })).toMatchObject({
    status: 'ready',
    hold: null,
  });
});

test('a late change is noted and changes nothing else', () => {
  const done = finish(pack(packing, [2, 1]));
  expect(
    evolveOrder(done, { type: 'orderChangedLate', orderId: facts.orderId, change: 'addressChanged', importId: run }),
  ).toEqual({ ...done, lateChange: 'addressChanged' });
});

test('a fact about an order that never came in is a bug', () => {
  expect(() => evolveOrder(null, { type: 'orderReleased', orderId: facts.orderId })).toThrow(
    'orderReleased before orderImported',
  );
});

test('changes never lose packed units', () => {
  const counts = fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 })), { maxLength: 4 });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 1 }), counts, (a, b, lines) => {
      const packed = pack(ready, [a, b]);
      const next = change(packed, {
        lines: orderFacts(
          '1',
          lines.map(([ordered], index) => [`S${index}`, ordered] as const),
        ).lines.map((line, index) => ({ ...line, withdrawn: lines[index]![1] })),
      });
      const units = (order: Order) => order.lines.reduce((sum, line) => sum + line.packed, 0);
      expect(units(next)).toBe(units(packed));
    }),
  );
});
