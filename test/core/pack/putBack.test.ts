import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asId } from '../../../src/core/ids.ts';
import { evolve } from '../../../src/core/pack/evolve.ts';
import { comparePlaces, isPutBackOpen, putBackOf, type PutBackLine } from '../../../src/core/pack/putBack.ts';
import { boxM, label, lb, lineId, openBench, orderOf, sku, type Bench } from './fixtures.ts';

/** The order is stopped on the bench and its packer clears it. */
function stop(bench: Bench, reason: 'cancelled' | 'changed' = 'cancelled'): void {
  const { sessionId } = bench.session;
  bench.session = evolve(bench.session, { type: 'packStopped', sessionId, reason });
  bench.do({ type: 'word', word: 'NEXT' });
}
const packed = (): Bench => {
  const bench = openBench(orderOf({ mug: 3, tea: 1 }));
  bench.scan('mug', 2);
  bench.scan('mug');
  bench.scan('tea');
  return bench;
};

describe('goods of an order that was cancelled on the bench', () => {
  it('are to be put back as far as they went in, box or not', () => {
    const bench = packed();
    bench.do({ type: 'useBox', cartonTypeId: boxM.id });
    stop(bench);
    expect(bench.last.events.map(({ type }) => type)).toEqual(['putBackBegun', 'packAbandoned']);
    expect(bench.session.putBack).toEqual([
      { lineId: lineId('mug'), sku: sku('mug'), units: 3, back: 0 },
      { lineId: lineId('tea'), sku: sku('tea'), units: 1, back: 0 },
    ]);
  });
  it('are none where nothing went in, and none of an order that was changed: that is packed anew', () => {
    const empty = openBench(orderOf({ mug: 3 }));
    stop(empty);
    expect(empty.session.putBack).toBeUndefined();
    const changed = packed();
    stop(changed, 'changed');
    expect(changed.session.putBack).toBeUndefined();
  });
  it('are not what left in a closed parcel', () => {
    const bench = openBench(orderOf({ mug: 2 }));
    bench.scan('mug', 2);
    const one = { lineId: lineId('mug'), sku: sku('mug'), count: 1 };
    const parcels = [1, 2].map(() => ({ cartonTypeId: boxM.id, contents: [one], placements: [] }));
    bench.do({ type: 'planned', parcels, reason: 'planned', begun: 0, why: null });
    bench.do({ type: 'useBox', cartonTypeId: boxM.id });
    bench.do({ type: 'weigh', gross: lb(486), deviceId: null, frame: '' });
    const [parcel] = bench.session.parcels;
    const parcelId = parcel?.parcelId ?? asId('none');
    bench.do({ type: 'labelBought', parcelId, label: label(parcel?.intent?.intentId ?? 'none') });
    bench.do({ type: 'scan', meaning: { kind: 'label', parcelId, isVoid: false }, code: 'L' });
    stop(bench);
    expect(bench.session.putBack).toMatchObject([{ units: 1 }]);
  });
  it('are ticked off to the last one, and never more than there are', () => {
    const bench = packed();
    stop(bench);
    const put = (line: string, units: number) =>
      bench.do({ type: 'putBack', items: [{ lineId: lineId(line), units }], by: 'scan' }).events;
    expect(put('mug', 2)).toMatchObject([{ type: 'itemPutBack', units: 2, by: 'scan' }]);
    expect(put('mug', 2)).toEqual([]);
    expect(put('soap', 1)).toEqual([]);
    put('mug', 1);
    expect(isPutBackOpen(bench.session)).toBe(true);
    put('tea', 1);
    expect(isPutBackOpen(bench.session)).toBe(false);
    expect(put('tea', 1)).toEqual([]);
  });
});

describe('a scan of goods that are put back', () => {
  const line = (id: string, of: string, units: number, back = 0): PutBackLine => ({
    ...{ lineId: lineId(id), sku: sku(of), units, back },
  });
  it.each<[string, number, ReturnType<typeof putBackOf>]>([
    ['tea', 1, [{ lineId: lineId('b'), units: 1 }]],
    ['mug', 2, [{ lineId: lineId('a'), units: 2 }]],
    [
      'mug',
      4,
      [
        { lineId: lineId('a'), units: 3 },
        { lineId: lineId('c'), units: 1 },
      ],
    ],
    ['mug', 5, 'tooMany'],
    ['clay', 1, 'alreadyBack'],
    ['soap', 1, 'notOnList'],
  ])('%s × %i', (name, units, found) => {
    const lines = [line('a', 'mug', 3), line('b', 'tea', 1), line('c', 'mug', 2, 1), line('d', 'clay', 1, 1)];
    expect(putBackOf(lines, sku(name), units)).toEqual(found);
  });
});

describe('places', () => {
  it('stand as people walk them, those that nobody knows last', () => {
    const places = ['B-1', null, 'A-10-2', 'a-2', 'A-10-1', 'A', '3', '12'];
    expect(places.toSorted(comparePlaces)).toEqual(['3', '12', 'A', 'a-2', 'A-10-1', 'A-10-2', 'B-1', null]);
  });
  it('have one order', () => {
    const place = fc.option(fc.stringMatching(/^[AB1-3-]{0,5}$/), { nil: null });
    fc.assert(
      fc.property(place, place, place, (a, b, c) => {
        expect(Math.sign(comparePlaces(a, b)) + Math.sign(comparePlaces(b, a))).toBe(0);
        if (comparePlaces(a, b) <= 0 && comparePlaces(b, c) <= 0) expect(comparePlaces(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });
});
