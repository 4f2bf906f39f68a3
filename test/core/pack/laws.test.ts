import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asId, type ParcelId } from '../../../src/core/ids.ts';
import { evolve, isPackEvent } from '../../../src/core/pack/evolve.ts';
import { decide } from '../../../src/core/pack/decide.ts';
import type { PackCommand, PackFacts } from '../../../src/core/pack/decision.ts';
import type { Placement } from '../../../src/core/carton/place.ts';
import type { ParcelContent, PlannedParcel } from '../../../src/core/journal/events.ts';
import { currentParcel, toBox, unboxed, type PackSession } from '../../../src/core/pack/session.ts';
import { boxM, boxS, factsOf, label, lb, lineId, openBench, orderOf, productOf, sku } from './fixtures.ts';

const GOODS = ['mug', 'tea', 'clay', 'soap'];

/** A plan of boxes with at most so many units of one line each, for what no parcel holds yet. */
const planFor = (session: PackSession, size: number): PlannedParcel[] =>
  toBox(session).flatMap((content) =>
    Array.from({ length: Math.ceil(content.count / size) }, (_, i) => {
      const count = Math.min(size, content.count - i * size);
      const placements = Array.from({ length: count }, (__, unit) => placeOf(content, unit));
      return { cartonTypeId: boxM.id, contents: [{ ...content, count }], placements };
    }),
  );
const placeOf = ({ sku: of, lineId: line }: ParcelContent, unit: number): Placement => ({
  ...{ step: unit + 1, sku: of, lineId: line },
  ...{ x: unit * 10, y: 0, z: 0, dx: 10, dy: 10, dz: 10 },
});
/** A bench whose packer has put the first two units in, and whose small box takes one unit. */
const benchFacts = (): PackFacts => ({
  ...factsOf({ shipsPartial: true, goods: [productOf('mug', { allowsQuantity: true })] }),
  placed: 2,
  fitting: (_box, [first]) => (first ? { contents: [{ ...first, count: 1 }], placements: [placeOf(first, 0)] } : null),
});

/** Any command a bench may meet, wise or not, in any order. */
const anyCommand: fc.Arbitrary<(session: PackSession) => PackCommand> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(fc.constantFrom(...GOODS), fc.integer({ min: 1, max: 3 })).map(
      ([name, units]) =>
        () =>
          ({ type: 'scan', meaning: { kind: 'product', sku: sku(name), units }, code: name }) as const,
    ),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom(boxM.id, boxS.id)
      .map((id) => () => ({ type: 'scan', meaning: { kind: 'carton', cartonTypeId: id }, code: id }) as const),
  },
  {
    weight: 2,
    arbitrary: fc
      .integer({ min: 400, max: 560 })
      .map((weight) => () => ({ type: 'weigh', gross: lb(weight), deviceId: null, frame: '' }) as const),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom('UNDO', 'REPRINT', 'NEXT', 'NEWBOX', 'MISSING', 'UNPACK', 'DAMAGED')
      .map((word) => () => ({ type: 'word', word }) as const),
  },
  fc.integer({ min: 1, max: 6 }).map((count) => () => ({ type: 'quantity', count }) as const),
  fc.constantFrom(...GOODS).map((name) => () => ({ type: 'packUnit', lineId: lineId(name) }) as const),
  fc.constantFrom(...GOODS).map((name) => () => ({ type: 'takeOut', lineId: lineId(name) }) as const),
  fc
    .constantFrom('labelBought' as const, 'labelRefused' as const, 'labelUnknown' as const)
    .map((type) => (session: PackSession): PackCommand => {
      const parcel = currentParcel(session);
      const parcelId = parcel?.parcelId ?? asId<ParcelId>('none');
      if (type === 'labelBought') return { type, parcelId, label: label(parcel?.intent?.intentId ?? 'none') };
      return type === 'labelRefused' ? { type, parcelId, reason: 'overMaximum' } : { type, parcelId };
    }),
  {
    weight: 2,
    arbitrary: fc.boolean().map((isOurs) => (session: PackSession): PackCommand => ({
      type: 'scan',
      meaning: {
        kind: 'label',
        parcelId: isOurs ? (currentParcel(session)?.parcelId ?? asId('none')) : asId('other'),
        isVoid: false,
      },
      code: 'L',
    })),
  },
  fc.constant(() => ({ type: 'planned', parcels: [], reason: 'dimsMissing', begun: 0, why: null }) as const),
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 1, max: 6 }))
      .map(([begun, size]) => (session: PackSession): PackCommand => ({
        type: 'planned',
        parcels: planFor(session, size),
        reason: 'planned',
        begun,
        why: 'contentsChanged',
      })),
  },
);

const anyOrder = fc.record({ mug: fc.integer({ min: 1, max: 5 }), tea: fc.integer({ min: 1, max: 4 }) });

describe('laws of packing', () => {
  it('whatever is scanned, pressed and answered: never more packed than ordered, nothing boxed twice, a label bought once a parcel', () => {
    fc.assert(
      fc.property(anyOrder, fc.array(anyCommand, { maxLength: 80 }), (lines, commands) => {
        const bench = openBench(orderOf(lines), benchFacts());
        for (const command of commands) {
          if (bench.session.status !== 'open') break;
          bench.do(command(bench.session));
          for (const line of bench.session.lines) expect(line.packed).toBeLessThanOrEqual(line.quantity);
          for (const line of bench.session.lines) expect(line.packed).toBeGreaterThanOrEqual(0);
          for (const content of unboxed(bench.session)) expect(content.count).toBeGreaterThan(0);
        }
        const bought = bench.events.filter((event) => event.type === 'labelBought').map((event) => event.parcelId);
        expect(new Set(bought).size).toBe(bought.length);
        const serials = bench.events.filter((event) => event.type === 'labelRequested').map((event) => event.serial);
        expect(new Set(serials).size).toBe(serials.length);
      }),
      { numRuns: 300 },
    );
  });

  it('replaying the journal gives the live state', () => {
    fc.assert(
      fc.property(anyOrder, fc.array(anyCommand, { maxLength: 60 }), (lines, commands) => {
        const bench = openBench(orderOf(lines), benchFacts());
        for (const command of commands) if (bench.session.status === 'open') bench.do(command(bench.session));
        const rows = JSON.parse(JSON.stringify(bench.events)) as typeof bench.events;
        const replayed = rows
          .filter(isPackEvent)
          .reduce<PackSession | null>((state, event) => evolve(state, event), null);
        expect(replayed).toEqual(bench.session);
      }),
      { numRuns: 200 },
    );
  });

  it('a session in which all is done takes no further fact', () => {
    const bench = openBench(orderOf({ mug: 1 }));
    bench.scan('mug');
    bench.do({ type: 'scan', meaning: { kind: 'carton', cartonTypeId: boxM.id }, code: 'M' });
    bench.do({ type: 'weigh', gross: lb(486), deviceId: null, frame: '' });
    const parcelId = currentParcel(bench.session)?.parcelId ?? asId<ParcelId>('none');
    bench.do({ type: 'labelBought', parcelId, label: label('intent-1') });
    bench.do({ type: 'scan', meaning: { kind: 'label', parcelId, isVoid: false }, code: 'L' });
    expect(bench.session.status).toBe('finished');
    expect(
      decide(bench.session, { type: 'weigh', gross: lb(486), deviceId: null, frame: '' }, factsOf()).events,
    ).toEqual([]);
    expect(
      decide(bench.session, { type: 'labelBought', parcelId, label: label('intent-1') }, factsOf()).events,
    ).toEqual([]);
  });
});
