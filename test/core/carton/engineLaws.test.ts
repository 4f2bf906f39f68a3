import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { problemOf, solutionOf } from '../../../src/cli/pack/instances.ts';
import { solve, type Answer } from '../../../src/core/carton/engine/solve.ts';
import type { Instance, Item, Preset, Sides } from '../../bench/carton/model.ts';
import { line, order, preset } from '../../bench/carton/orders.ts';
import { validate, type Verdict } from '../../bench/carton/validate.ts';

/** Steps of an answer: few, so that many orders are tried; what is found is a law whatever the effort. */
const STEPS = 6000;

interface Solved {
  readonly answer: Answer;
  readonly verdict: Verdict;
}

function solved(instance: Instance, effort: { steps: number; seed: number } = { steps: STEPS, seed: 1 }): Solved {
  const problem = problemOf(instance);
  const answer = solve(problem, effort);
  return { answer, verdict: validate(instance, solutionOf(instance, problem, answer)) };
}

const side = fc.integer({ min: 20, max: 230 });
const plainGoods = fc.record({
  sides: fc.tuple(side, side, side),
  qty: fc.integer({ min: 1, max: 4 }),
  weight: fc.integer({ min: 20, max: 1500 }),
  up: fc.constantFrom<Item['up']>('lwh', 'lwh', 'h', 'lh'),
  protection: fc.constantFrom('none', 'none', 'wrap'),
});
const limits = fc.record({
  noStack: fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  maxLoad: fc.option(fc.integer({ min: 0, max: 3000 }), { freq: 2 }),
});

interface Goods {
  readonly sides: Sides;
  readonly qty: number;
  readonly weight: number;
  readonly up: Item['up'];
  readonly protection: string;
  readonly noStack?: boolean;
  readonly maxLoad?: number | null;
}

const itemsOf = (list: readonly Goods[]): Item[] => list.map(({ sides, ...rules }, i) => line(`i${i}`, sides, rules));

const lists = (goods: fc.Arbitrary<Goods>): fc.Arbitrary<Item[]> =>
  fc.array(goods, { minLength: 1, maxLength: 5 }).map(itemsOf);

/** Any unit made above fits into the last one alone. */
const PRESETS: readonly Preset[] = [
  preset('S', [210, 150, 100], { cost: 20 }),
  preset('F', [340, 240, 40], { cost: 12, maxWeight: 3000 }),
  preset('M', [300, 250, 200], { cost: 45 }),
  preset('L', [420, 320, 260], { cost: 70 }),
  preset('XL', [600, 400, 400], { cost: 110 }),
];

const plainOrders = lists(plainGoods).map((items) => order(items, PRESETS));
const anyOrders = fc
  .tuple(
    lists(fc.tuple(plainGoods, limits).map(([goods, rules]) => ({ ...goods, ...rules }))),
    fc.constantFrom(0, 0, 70),
    fc.option(fc.integer({ min: 0, max: 3 }), { freq: 2 }),
  )
  .map(([items, minSupport, stock]) =>
    order(
      items,
      PRESETS.map((box) => (box.id === 'M' || box.id === 'S' ? { ...box, stock } : box)),
      { minSupport },
    ),
  );

const RUNS = { seed: 4711, numRuns: 60 };

describe('an answer of the engine', () => {
  it('is valid for a validator that shares no code with it, and nothing floats or tips', () => {
    fc.assert(
      fc.property(anyOrders, (instance) => {
        const { answer, verdict } = solved(instance);
        expect(verdict.errors).toEqual([]);
        expect([verdict.floating, verdict.tipping]).toEqual([0, 0]);
        expect(verdict.cost).toBe(answer.cost);
      }),
      RUNS,
    );
  });

  it('has no more parcels than it may, and is found where an answer of the fewest parcels has so few', () => {
    const limited = fc.tuple(
      anyOrders,
      fc.integer({ min: 1, max: 4 }),
      fc.constantFrom('cost' as const, 'parcels' as const),
    );
    fc.assert(
      fc.property(limited, ([instance, maxParcels, objective]) => {
        const { answer, verdict } = solved({ ...instance, maxParcels, objective });
        if (answer.parcels) expect(verdict.errors).toEqual([]);
        const free = solved({ ...instance, objective: 'parcels' }, { steps: STEPS / 2, seed: 1 }).answer.parcels;
        if (maxParcels > 1 && free && free.length <= maxParcels) expect(answer.parcels).not.toBeNull();
      }),
      RUNS,
    );
  });

  it('is the same when asked again', () => {
    fc.assert(
      fc.property(anyOrders, (instance) => {
        expect(solved(instance).answer).toEqual(solved(instance).answer);
      }),
      { ...RUNS, numRuns: 15 },
    );
  });

  it('is called optimal exactly where its cost is its lower bound', () => {
    fc.assert(
      fc.property(anyOrders, (instance) => {
        const { isOptimal, cost, lowerBound } = solved(instance).answer;
        expect(lowerBound).toBeLessThanOrEqual(cost);
        expect(isOptimal).toBe(cost === lowerBound);
      }),
      { ...RUNS, numRuns: 30 },
    );
  });
});

describe('a lower bound the engine claims', () => {
  it('is not above the cost of a valid answer of any other seed or effort', () => {
    fc.assert(
      fc.property(anyOrders, (instance) => {
        const tries = [
          { steps: 500, seed: 2 },
          { steps: STEPS, seed: 3 },
          { steps: 4 * STEPS, seed: 4 },
        ].map((effort) => solved(instance, effort));
        const cheapest = Math.min(...tries.filter(({ verdict }) => verdict.isValid).map(({ verdict }) => verdict.cost));
        for (const { answer } of tries) expect(answer.lowerBound).toBeLessThanOrEqual(cheapest);
      }),
      { ...RUNS, numRuns: 25 },
    );
  });
});

/** How often a law that only proved answers must keep was broken elsewhere, and how far. */
interface Tally {
  readonly law: string;
  unproved: number;
  broken: number;
  worst: number;
}

const tallies: Tally[] = [];

function tally(law: string): Tally {
  const counted = { law, unproved: 0, broken: 0, worst: 1 };
  tallies.push(counted);
  return counted;
}

/** The cost of the second must be at most that of the first: asserted where both are proved, else counted. */
function atMost(counted: Tally, dear: Answer, cheap: Answer): void {
  if (dear.isOptimal && cheap.isOptimal) {
    expect(cheap.cost).toBeLessThanOrEqual(dear.cost);
    return;
  }
  counted.unproved += 1;
  if (cheap.cost <= dear.cost) return;
  counted.broken += 1;
  counted.worst = Math.max(counted.worst, cheap.cost / dear.cost);
}

const shuffled = <T>(list: readonly T[]): fc.Arbitrary<T[]> =>
  fc.shuffledSubarray([...list], { minLength: list.length, maxLength: list.length });

describe('the cost of an answer', () => {
  afterAll(() => {
    for (const { law, unproved, broken, worst } of tallies) {
      process.stdout.write(`${law}: broken ${broken} times in ${unproved} unproved, worst ratio ${worst.toFixed(4)}\n`);
    }
  });

  it('does not depend on names or on the order of items and presets', () => {
    const twins = plainOrders.chain((instance) =>
      fc.tuple(shuffled(instance.items), shuffled(instance.boxes)).map(([items, boxes]) => {
        const renamed = items.map((item, i) => ({ ...item, id: `other ${i}` }));
        const boxesRenamed = boxes.map((box, i) => ({ ...box, id: `box ${i}` }));
        return [instance, { ...instance, items: renamed, boxes: boxesRenamed }] as const;
      }),
    );
    fc.assert(
      fc.property(twins, ([instance, twin]) => {
        expect(solved(twin).answer.cost).toBe(solved(instance).answer.cost);
      }),
      RUNS,
    );
  });

  it('does not rise when a preset is added', () => {
    const counted = tally('a preset more');
    const fewer = fc.tuple(plainOrders, fc.integer({ min: 0, max: PRESETS.length - 2 }));
    fc.assert(
      fc.property(fewer, ([instance, left]) => {
        const without = { ...instance, boxes: instance.boxes.filter((_, i) => i !== left) };
        atMost(counted, solved(without).answer, solved(instance).answer);
      }),
      RUNS,
    );
  });

  it('does not rise when a unit is removed', () => {
    const counted = tally('a unit less');
    const cases = fc.tuple(plainOrders, fc.nat()).filter(([{ items }]) => items.length > 1 || items[0]!.qty > 1);
    fc.assert(
      fc.property(cases, ([instance, nth]) => {
        const at = nth % instance.items.length;
        const items = instance.items
          .map((item, i) => (i === at ? { ...item, qty: item.qty - 1 } : item))
          .filter(({ qty }) => qty > 0);
        fc.pre(items.length > 0);
        atMost(counted, solved(instance).answer, solved({ ...instance, items }).answer);
      }),
      RUNS,
    );
  });
});
