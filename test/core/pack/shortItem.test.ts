import { describe, expect, it } from 'vitest';
import type { Order } from '../../../src/core/orders/order.ts';
import { evolveOrder } from '../../../src/core/orders/lifecycle.ts';
import { asId, type ParcelId } from '../../../src/core/ids.ts';
import type { PackFacts } from '../../../src/core/pack/decision.ts';
import { stageOf } from '../../../src/core/pack/session.ts';
import { boxM, factsOf, label, lb, lineId, openBench, orderOf, productOf, sku, type Bench } from './fixtures.ts';

const partial = factsOf({ shipsPartial: true });
const missing = (bench: Bench) => bench.do({ type: 'word', word: 'MISSING' });
const undo = (bench: Bench) => bench.do({ type: 'word', word: 'UNDO' });
const lines = (bench: Bench) => bench.session.lines.map((line) => [line.packed, line.quantity]);

describe('MISSING', () => {
  it('puts the order aside where orders wait for what is missing', () => {
    const bench = openBench(orderOf({ mug: 2, tea: 1 }));
    bench.scan('mug');
    expect(missing(bench).events).toMatchObject([{ type: 'packPaused', reason: 'short' }]);
  });
  it('lets the order go without it by policy, and the rest waits as a back order', () => {
    const bench = openBench(orderOf({ mug: 2, tea: 1 }), partial);
    bench.scan('mug');
    expect(missing(bench).events).toMatchObject([{ type: 'itemShort', sku: 'mug', units: 1 }]);
    expect(lines(bench)).toEqual([
      [1, 1],
      [0, 1],
    ]);
    bench.scan('tea');
    expect(stageOf(bench.session)).toBe('box');
    bench.do({ type: 'scan', meaning: { kind: 'carton', cartonTypeId: boxM.id }, code: 'M' });
    bench.do({ type: 'weigh', gross: lb(486), deviceId: null, frame: '' });
    const parcelId = bench.session.parcels[0]?.parcelId ?? asId<ParcelId>('none');
    bench.do({ type: 'labelBought', parcelId, label: label('intent-1') });
    const { events } = bench.do({ type: 'scan', meaning: { kind: 'label', parcelId, isVoid: false }, code: 'L' });
    expect(events.map((event) => event.type)).toEqual(['parcelClosed', 'packFinished', 'orderHeld']);
    const before = orderOf({ mug: 2, tea: 1 }, { status: 'packing' });
    const order: Order = { ...before, lines: before.lines.map((line) => ({ ...line, packed: 1 })) };
    const after = events.reduce<Order>(
      (state, event) =>
        event.type === 'packFinished' || event.type === 'orderHeld' ? evolveOrder(state, event) : state,
      order,
    );
    expect(after).toMatchObject({ status: 'onHold', hold: 'backOrder' });
  });
  it('that somebody packed meanwhile is waited for no more when a parcel of it was opened and is closed again', () => {
    const packedElsewhere = orderOf({ mug: 2 });
    const [line] = packedElsewhere.lines;
    const order = line ? { ...packedElsewhere, lines: [{ ...line, packed: 1 }] } : packedElsewhere;
    const close = (facts: PackFacts) => {
      const bench = openBench(orderOf({ mug: 2 }), facts);
      bench.scan('mug');
      missing(bench);
      bench.do({ type: 'useBox', cartonTypeId: boxM.id });
      bench.do({ type: 'weigh', gross: lb(486), deviceId: null, frame: '' });
      const parcelId = bench.session.parcels[0]?.parcelId ?? asId<ParcelId>('none');
      bench.do({ type: 'labelBought', parcelId, label: label('intent-1') });
      return bench.do({ type: 'scan', meaning: { kind: 'label', parcelId, isVoid: false }, code: 'L' }).events;
    };
    const types = (order: Order) => close({ ...partial, order: () => order }).map(({ type }) => type);
    expect(types(order)).toEqual(['parcelClosed', 'packFinished']);
    expect(types(packedElsewhere)).toEqual(['parcelClosed', 'packFinished', 'orderHeld']);
  });
  it('of a line named by touch is that line', () => {
    const bench = openBench(orderOf({ mug: 2, tea: 1 }), partial);
    bench.scan('mug');
    bench.do({ type: 'missing', lineId: lineId('tea') });
    expect(lines(bench)).toEqual([
      [1, 2],
      [0, 0],
    ]);
  });
  it('with nothing at all to send puts the order aside whole', () => {
    const bench = openBench(orderOf({ mug: 2 }), partial);
    expect(missing(bench).events.map((event) => event.type)).toEqual(['itemShort', 'packAbandoned', 'orderHeld']);
  });
  it('UNDO takes it back, and only while nothing was scanned since', () => {
    const bench = openBench(orderOf({ mug: 2, tea: 1 }), partial);
    bench.scan('mug');
    missing(bench);
    bench.scan('tea');
    undo(bench);
    expect(lines(bench), 'the tea').toEqual([
      [1, 1],
      [0, 1],
    ]);
    undo(bench);
    expect(lines(bench), 'what was missing').toEqual([
      [1, 2],
      [0, 1],
    ]);
    undo(bench);
    expect(lines(bench)).toEqual([
      [0, 2],
      [0, 1],
    ]);
  });
  it('a kit does not go without a part', () => {
    const goods = [
      productOf('set', {
        parts: [
          { sku: sku('mug'), units: 1 },
          { sku: sku('tea'), units: 1 },
        ],
      }),
    ];
    const bench = openBench(orderOf({ set: 1 }), factsOf({ goods, shipsPartial: true }));
    bench.scan('mug');
    expect(missing(bench).events).toMatchObject([{ type: 'packPaused', reason: 'short' }]);
  });
  it('is refused once all items are in, and a scan too many stays one', () => {
    const bench = openBench(orderOf({ mug: 2, tea: 1 }), partial);
    bench.scan('mug');
    missing(bench);
    expect(bench.scan('mug').events).toMatchObject([{ type: 'scanRefused', reason: 'alreadyComplete' }]);
    bench.scan('tea');
    expect(missing(bench).events).toMatchObject([{ type: 'scanRefused', reason: 'notNow' }]);
  });
});
