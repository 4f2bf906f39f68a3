import { describe, expect, it } from 'vitest';
import type { PlannedParcel } from '../../../src/core/journal/events.ts';
import { ownCartonId } from '../../../src/core/carton/ownCarton.ts';
import type { Placement } from '../../../src/core/carton/place.ts';
import { unfinishedEffects } from '../../../src/core/pack/answers.ts';
import type { PackFacts } from '../../../src/core/pack/decision.ts';
import { evolve, isPackEvent } from '../../../src/core/pack/evolve.ts';
import { isPlanStale, nextPlanned, stageOf, toBox, type PackSession } from '../../../src/core/pack/session.ts';
import { boxM, boxS, factsOf, label, lb, lineId, openBench, orderOf, planOf, sku, type Bench } from './fixtures.ts';

const place = (name: string, step: number): Placement => ({
  ...{ step, sku: sku(name), lineId: lineId(name) },
  ...{ x: step * 100, y: 0, z: 0, dx: 100, dy: 100, dz: 100 },
});
/** A parcel of so many units of each line, placed in that order. */
const parcel = (units: Readonly<Record<string, number>>, cartonTypeId = boxM.id): PlannedParcel => {
  const names = Object.entries(units).flatMap(([name, count]) => Array.from({ length: count }, () => name));
  return {
    cartonTypeId,
    contents: Object.entries(units).map(([name, count]) => ({ lineId: lineId(name), sku: sku(name), count })),
    placements: names.map((name, i) => place(name, i + 1)),
  };
};
const take = (bench: Bench, id = boxM.id) =>
  bench.do({ type: 'scan', meaning: { kind: 'carton', cartonTypeId: id }, code: 'BX' });
const newBox = (bench: Bench) => bench.do({ type: 'word', word: 'NEWBOX' });
const planned = (bench: Bench, parcels: PlannedParcel[], begun = bench.session.parcels.length) =>
  bench.do({ type: 'planned', parcels, reason: 'planned', begun, why: 'contentsChanged' });
const close = (bench: Bench): void => {
  bench.do({ type: 'weigh', gross: lb(486), deviceId: null, frame: '' });
  const { parcelId, intent } = bench.session.parcels.at(-1)!;
  bench.do({ type: 'labelBought', parcelId, label: label(intent?.intentId ?? '?') });
  bench.do({ type: 'scan', meaning: { kind: 'label', parcelId, isVoid: false }, code: 'T' });
};
const replayed = (bench: Bench): PackSession | null =>
  (JSON.parse(JSON.stringify(bench.events)) as typeof bench.events)
    .filter(isPackEvent)
    .reduce<PackSession | null>((state, event) => evolve(state, event), null);

/** A verified order of four mugs and two teas, planned into one box M. */
function atBox(patch: Partial<PackFacts> = {}): Bench {
  const bench = openBench(orderOf({ mug: 4, tea: 2 }), { ...factsOf(), ...patch });
  bench.scan('mug', 4);
  bench.scan('tea', 2);
  bench.do(planOf(parcel({ mug: 4, tea: 2 })));
  return bench;
}

describe('NEW BOX', () => {
  it('closes the box with what is in, where it is, and plans the rest', () => {
    const bench = atBox({ placed: 3 });
    const decision = newBox(bench);
    expect(decision.events).toMatchObject([
      {
        type: 'boxChosen',
        cartonTypeId: 'M',
        suggestedId: 'M',
        contents: [{ sku: 'mug', count: 3 }],
        placements: [place('mug', 1), place('mug', 2), place('mug', 3)],
      },
    ]);
    expect(decision.effects).toEqual([{ type: 'planBoxes' }]);
    expect(stageOf(bench.session)).toBe('weigh');
    expect(toBox(bench.session)).toMatchObject([
      { sku: 'mug', count: 1 },
      { sku: 'tea', count: 2 },
    ]);
    planned(bench, [parcel({ mug: 1, tea: 2 }, boxS.id)]);
    expect(bench.session.plan?.parcels[0]?.placements).toEqual(bench.session.parcels[0]?.placements);
    close(bench);
    expect(nextPlanned(bench.session)?.cartonTypeId).toBe('S');
    expect(replayed(bench)).toEqual(bench.session);
  });

  it('is refused before anything is in, and where no box is being filled', () => {
    expect(newBox(atBox()).events).toMatchObject([{ type: 'scanRefused', reason: 'nothingPlaced' }]);
    const early = openBench(orderOf({ mug: 1 }), { ...factsOf(), placed: 1 });
    expect(newBox(early).events).toMatchObject([{ reason: 'notNow' }]);
    const weighing = atBox({ placed: 3 });
    newBox(weighing);
    expect(newBox(weighing).events).toMatchObject([{ reason: 'notNow' }]);
  });

  it('with everything in is the planned box', () => {
    const bench = atBox({ placed: 6 });
    expect(newBox(bench)).toMatchObject({ effects: [], events: [{ contents: [{ count: 4 }, { count: 2 }] }] });
  });

  it('leaves closed parcels as they are', () => {
    const bench = atBox({ placed: 1 });
    planned(bench, [parcel({ mug: 4 }), parcel({ tea: 2 })]);
    take(bench);
    close(bench);
    const [closed] = bench.session.parcels;
    newBox(bench);
    planned(bench, [parcel({ tea: 1 }, boxS.id)]);
    expect(bench.session.parcels[0]).toEqual(closed);
    expect(bench.session.plan?.parcels.map(({ contents }) => contents)).toMatchObject([
      [{ sku: 'mug', count: 4 }],
      [{ sku: 'tea', count: 1 }],
      [{ sku: 'tea', count: 1 }],
    ]);
  });
});

describe('another box', () => {
  const takesTwo: Partial<PackFacts> = {
    fitting: (_box, [first]) =>
      first ? { contents: [{ ...first, count: 2 }], placements: [place('mug', 1), place('mug', 2)] } : null,
  };

  it('too small for all takes as much as goes in, and the rest is planned', () => {
    const bench = atBox(takesTwo);
    expect(take(bench, boxS.id)).toMatchObject({
      events: [{ type: 'boxChosen', cartonTypeId: 'S', suggestedId: 'M', contents: [{ sku: 'mug', count: 2 }] }],
      effects: [{ type: 'planBoxes' }],
    });
    expect(isPlanStale(bench.session)).toBe(true);
    expect(unfinishedEffects(replayed(bench)!), 'a crash before the answer').toEqual([{ type: 'planBoxes' }]);
    planned(bench, [parcel({ mug: 2, tea: 2 })]);
    expect(isPlanStale(bench.session)).toBe(false);
    expect(unfinishedEffects(bench.session)).toEqual([]);
  });

  it('given back by UNDO, everything is planned again', () => {
    const bench = atBox(takesTwo);
    take(bench, boxS.id);
    planned(bench, [parcel({ mug: 2, tea: 2 })]);
    expect(bench.do({ type: 'word', word: 'UNDO' }).effects).toEqual([{ type: 'planBoxes' }]);
    planned(bench, [parcel({ mug: 4, tea: 2 })]);
    expect(nextPlanned(bench.session)?.contents).toMatchObject([{ count: 4 }, { count: 2 }]);
  });

  it('that holds all keeps the units already in where they are', () => {
    let kept: readonly Placement[] = [];
    const bench = atBox({
      placed: 2,
      misfit: () => null,
      places: (_box, _contents, stays) => ((kept = stays), [place('mug', 1)]),
    });
    take(bench, boxS.id);
    expect(kept).toEqual([place('mug', 1), place('mug', 2)]);
    expect(bench.session.parcels[0]?.placements).toEqual([place('mug', 1)]);
  });

  it.each([
    ['outOfStock', 'boxOutOfStock'],
    ['tooHeavy', 'boxTooWeak'],
    ['overLimit', 'boxTooWeak'],
    ['refused', 'boxRefusesItem'],
    ['keptApart', 'boxRefusesItem'],
    ['retired', 'boxRetired'],
    ['otherChannel', 'boxOtherChannel'],
    ['otherCarrier', 'boxOtherCarrier'],
    ['otherService', 'boxOtherService'],
    ['noRoom', 'boxTooSmall'],
  ] as const)('refused for %s says %s', (misfit, reason) => {
    expect(take(atBox({ misfit: () => misfit }), boxS.id).events).toMatchObject([{ type: 'scanRefused', reason }]);
  });
});

it.each(['retired', 'otherChannel', 'otherCarrier', 'otherService'] as const)(
  'a box that is barred (%s) takes not even some of the goods',
  (misfit) => {
    const some: Partial<PackFacts> = {
      misfit: () => misfit,
      fitting: (_box, [first]) => (first ? { contents: [{ ...first, count: 1 }], placements: [] } : null),
    };
    expect(take(atBox(some), boxS.id).events).toMatchObject([{ type: 'scanRefused' }]);
    // The planned one is the packer's: it was in the set when the order was opened.
    const bench = atBox(some);
    expect(take(bench, nextPlanned(bench.session)!.cartonTypeId).events).toMatchObject([{ type: 'boxChosen' }]);
  },
);

describe('plans that come in', () => {
  it('one made for other boxes than those on the bench is dropped, and asked for again where it is needed', () => {
    const bench = atBox({ placed: 3 });
    newBox(bench);
    expect(planned(bench, [parcel({ mug: 4, tea: 2 })], 0)).toMatchObject({
      events: [],
      effects: [{ type: 'planBoxes' }],
    });
    planned(bench, [parcel({ mug: 1, tea: 2 })]);
    expect(planned(bench, [parcel({ mug: 4, tea: 2 })], 0)).toMatchObject({ events: [], effects: [] });
  });

  it('after a box was taken without one, it covers what is left', () => {
    const bench = openBench(orderOf({ mug: 4 }), {
      ...factsOf(),
      fitting: (_box, [first]) => (first ? { contents: [{ ...first, count: 1 }], placements: [] } : null),
    });
    bench.scan('mug', 4);
    take(bench, boxS.id);
    expect(bench.do(planOf(parcel({ mug: 4 }))).effects).toEqual([{ type: 'planBoxes' }]);
    planned(bench, [parcel({ mug: 3 })]);
    expect(bench.session.plan?.parcels.map(({ cartonTypeId }) => cartonTypeId)).toEqual(['S', 'M']);
  });

  it('a better one replaces the first', () => {
    const bench = atBox();
    bench.do({
      type: 'planned',
      parcels: [parcel({ mug: 4, tea: 2 }, boxS.id)],
      reason: 'planned',
      begun: 0,
      why: 'improved',
    });
    expect(bench.events.at(-1)).toMatchObject({ type: 'boxesReplanned', why: 'improved', begun: 0 });
    expect(nextPlanned(bench.session)?.cartonTypeId).toBe('S');
    expect(bench.session.plan?.isReplanned).toBeUndefined();
  });
});

it('goods in their own packaging are taken by their own barcode', () => {
  const own = ownCartonId(sku('chair'));
  const bench = openBench(orderOf({ chair: 1 }), { ...factsOf(), carton: (id) => ({ ...boxM, id }) });
  bench.scan('chair');
  bench.do(planOf(parcel({ chair: 1 }, own)));
  expect(bench.scan('chair').events).toMatchObject([{ type: 'boxChosen', cartonTypeId: own }]);
  expect(bench.scan('chair').events).toMatchObject([{ type: 'scanRefused', reason: 'alreadyComplete' }]);
});
