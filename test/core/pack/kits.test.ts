import { describe, expect, it } from 'vitest';
import { asId, type ParcelId, type SessionId, type UserId } from '../../../src/core/ids.ts';
import type { Order } from '../../../src/core/orders/order.ts';
import { productGaps, type Product } from '../../../src/core/orders/product.ts';
import { start } from '../../../src/core/pack/decide.ts';
import { areKitsWhole, closedUnits, linesToPack, toldContents } from '../../../src/core/pack/kits.ts';
import { evolve } from '../../../src/core/pack/evolve.ts';
import type { PackSession } from '../../../src/core/pack/session.ts';
import { boxM, factsOf, label, lb, openBench, orderOf, productOf, sku, type Bench } from './fixtures.ts';

const parts = [
  { sku: sku('mug'), units: 2 },
  { sku: sku('tea'), units: 1 },
];
const goods = [productOf('set', { name: 'Evening set', parts }), productOf('mug', { name: 'Mug' }), productOf('tea')];
const product = (named: Product['sku']): Product | null => goods.find((known) => known.sku === named) ?? null;
const order = orderOf({ set: 2, mug: 1 });
const content = (lineId: string, count: number) => ({
  lineId: asId<never>(lineId),
  sku: sku(lineId.split('/').at(-1) ?? ''),
  count,
});

/** The session with parcels of these contents; the last one is just being closed. */
function withParcels(...parcels: readonly (readonly (readonly [string, number])[])[]): PackSession {
  const { session } = openBench(order, factsOf({ goods }));
  return {
    ...session,
    parcels: parcels.map((contents, index) => ({
      ...{
        parcelId: asId<ParcelId>(`p${index.toString()}`),
        cartonTypeId: boxM.id,
        gross: null,
        label: 'none' as const,
      },
      ...{
        intent: null,
        asked: null,
        labelRefusal: null,
        labelRefusalDetail: null,
        bought: null,
        print: 'none' as const,
      },
      ...{ printFailure: null, printProof: null, sentTo: null, printed: 0, isClosed: true },
      contents: contents.map(([line, count]) => content(line, count)),
    })),
  };
}
const lastClosed = (session: PackSession) =>
  closedUnits(session, session.parcels.at(-1)?.parcelId ?? asId('none')).map(({ lineId, count }) => [lineId, count]);

describe('kits', () => {
  it('are packed as their parts, each with the kit it belongs to', () => {
    expect(linesToPack(order, product)).toEqual([
      {
        lineId: 'set/mug',
        sku: 'mug',
        name: 'Mug',
        quantity: 4,
        kit: { lineId: 'set', sku: 'set', name: 'Evening set', units: 2 },
      },
      {
        lineId: 'set/tea',
        sku: 'tea',
        name: 'tea',
        quantity: 2,
        kit: { lineId: 'set', sku: 'set', name: 'Evening set', units: 1 },
      },
      { lineId: 'mug', sku: 'mug', name: 'mug', quantity: 1 },
    ]);
  });
  it('stay as they were when packing began', () => {
    const started = start(order, asId<SessionId>('s'), asId<UserId>('u'), product);
    expect(started).toMatchObject({ events: [{ type: 'packStarted', lines: [{ quantity: 4 }, { quantity: 2 }, {}] }] });
  });
  it('a scan of the kit itself is told to scan its parts', () => {
    const bench = openBench(order, factsOf({ goods }));
    expect(bench.scan('set').events).toMatchObject([{ reason: 'scanParts', sku: 'set' }]);
    bench.scan('mug');
    expect(bench.session.lines.map((line) => line.packed)).toEqual([1, 0, 0]);
  });
  it('count as packed once their last part is closed in', () => {
    expect(
      lastClosed(
        withParcels([
          ['set/mug', 4],
          ['set/tea', 2],
          ['mug', 1],
        ]),
      ),
    ).toEqual([
      ['mug', 1],
      ['set', 2],
    ]);
    expect(
      lastClosed(
        withParcels([
          ['set/mug', 3],
          ['set/tea', 1],
        ]),
      ),
    ).toEqual([['set', 1]]);
    expect(lastClosed(withParcels([['set/mug', 4]]))).toEqual([]);
    expect(lastClosed(withParcels([['set/mug', 4]], [['set/tea', 2]]))).toEqual([['set', 2]]);
    expect(
      lastClosed(
        withParcels(
          [
            ['set/mug', 3],
            ['set/tea', 1],
          ],
          [
            ['set/mug', 1],
            ['set/tea', 1],
          ],
        ),
      ),
    ).toEqual([['set', 1]]);
  });
  it('are told by their own name; parts of a split one say where they belong', () => {
    const { session } = openBench(order, factsOf({ goods }));
    expect(toldContents(session, [content('set/mug', 4), content('set/tea', 2), content('mug', 1)])).toEqual([
      { sku: 'set', name: 'Evening set', count: 2, of: null, lines: ['set/mug', 'set/tea'] },
      { sku: 'mug', name: 'mug', count: 1, of: null, lines: ['mug'] },
    ]);
    expect(toldContents(session, [content('set/mug', 3), content('set/tea', 1)])).toEqual([
      { sku: 'set', name: 'Evening set', count: 1, of: null, lines: ['set/mug', 'set/tea'] },
      { sku: 'mug', name: 'Mug', count: 1, of: 'Evening set', lines: [] },
    ]);
    expect(toldContents(session, [content('set/tea', 2)])).toEqual([
      { sku: 'tea', name: 'tea', count: 2, of: 'Evening set', lines: ['set/tea'] },
    ]);
  });
  it('lack no size and no barcode of their own', () => {
    const bare = { length: null, weight: null, barcodes: [] };
    expect(productGaps(productOf('set', { ...bare, parts }))).toEqual([]);
    expect(productGaps(productOf('mug', bare))).toEqual(['dims', 'weight', 'barcode']);
  });
  it('an order of one kit is finished like any other', () => {
    const bench = openBench(orderOf({ set: 1 }), factsOf({ goods, expected: lb(486) }));
    for (const part of ['mug', 'tea', 'mug']) bench.scan(part);
    bench.do({ type: 'scan', meaning: { kind: 'carton', cartonTypeId: boxM.id }, code: 'M' });
    bench.do({ type: 'weigh', gross: lb(486), deviceId: null, frame: '' });
    const parcelId = bench.session.parcels[0]?.parcelId ?? asId<ParcelId>('none');
    bench.do({ type: 'labelBought', parcelId, label: label('intent-1') });
    bench.do({ type: 'scan', meaning: { kind: 'label', parcelId, isVoid: false }, code: 'L' });
    expect(bench.session.status).toBe('finished');
    expect(closedUnits(bench.session, parcelId)).toEqual([{ lineId: 'set', sku: 'set', count: 1 }]);
  });
});

describe('a kit of which a part is under way in a parcel of a session that was given up', () => {
  const cupAndPot = productOf('set', {
    parts: [
      { sku: sku('cup'), units: 1 },
      { sku: sku('pot'), units: 1 },
    ],
  });
  const facts = factsOf({ goods: [cupAndPot], limit: 1 });
  const sets = orderOf({ set: 2 });
  const named = (wanted: Product['sku']) => facts.product(wanted);
  const one = (line: string) => ({ cartonTypeId: boxM.id, contents: [content(line, 1)], placements: [] });
  const closeBox = (bench: Bench): ParcelId => {
    bench.do({ type: 'useBox', cartonTypeId: boxM.id });
    bench.do({ type: 'weigh', gross: lb(486), deviceId: null, frame: '' });
    const parcel = bench.session.parcels.at(-1);
    const parcelId = parcel?.parcelId ?? asId<ParcelId>('none');
    bench.do({ type: 'labelBought', parcelId, label: label(parcel?.intent?.intentId ?? '') });
    bench.do({ type: 'scan', meaning: { kind: 'label', parcelId, isVoid: false }, code: 'L' });
    return parcelId;
  };
  /** A cup is closed in a box, then the order changes and is given up. */
  const givenUp = (): PackSession => {
    const bench = openBench(sets, facts);
    for (const part of ['cup', 'cup', 'pot', 'pot']) bench.scan(part);
    const parcels = ['set/cup', 'set/cup', 'set/pot', 'set/pot'].map(one);
    bench.do({ type: 'planned', parcels, reason: 'planned', begun: 0, why: null });
    expect(closedUnits(bench.session, closeBox(bench))).toEqual([]);
    bench.session = evolve(bench.session, {
      type: 'packStopped',
      sessionId: bench.session.sessionId,
      reason: 'changed',
    });
    bench.do({ type: 'word', word: 'NEXT' });
    expect(bench.session.status).toBe('abandoned');
    return bench.session;
  };
  const left = (of: Order, ...earlier: readonly PackSession[]) =>
    linesToPack(of, named, earlier).map((line) => [line.lineId, line.quantity, line.kit?.sent ?? 0]);

  it('is packed without that part, and counts as packed once the rest is closed', () => {
    const before = givenUp();
    expect(left(sets, before)).toEqual([
      ['set/cup', 1, 1],
      ['set/pot', 2, 0],
    ]);
    const bench = openBench(sets, facts, [before]);
    bench.scan('pot');
    expect(areKitsWhole(bench.session), 'its cup is under way').toBe(true);
    for (const part of ['cup', 'pot']) bench.scan(part);
    expect(bench.scan('cup').events).toMatchObject([{ reason: 'alreadyComplete' }]);
    const parcels = ['set/pot', 'set/cup', 'set/pot'].map(one);
    bench.do({ type: 'planned', parcels, reason: 'planned', begun: 0, why: null });
    const counted = [closeBox(bench), closeBox(bench), closeBox(bench)].map((parcelId) =>
      closedUnits(bench.session, parcelId),
    );
    expect(bench.session.status).toBe('finished');
    // Each as it counts when it is the one closed last: two kits in all.
    const kit = { lineId: 'set', sku: 'set' };
    expect(counted.at(-1)).toEqual([{ ...kit, count: 1 }]);
    expect(toldContents(bench.session, [content('set/pot', 1)])).toMatchObject([{ sku: 'pot', of: 'set' }]);
    // Once the kits count, no part of them is left over for a third session.
    const [line] = sets.lines;
    const more = line ? { ...sets, lines: [{ ...line, ordered: 3, packed: 2 }] } : sets;
    expect(left(more, before, bench.session)).toEqual([
      ['set/cup', 1, 0],
      ['set/pot', 1, 0],
    ]);
  });
  it('is packed with it again once its label is given back', () => {
    const before = givenUp();
    const parcels = before.parcels.map((parcel) => ({ ...parcel, bought: null }));
    expect(left(sets, { ...before, parcels })).toEqual([
      ['set/cup', 2, 0],
      ['set/pot', 2, 0],
    ]);
  });
});
