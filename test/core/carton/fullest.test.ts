import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { problemOf } from '../../../src/cli/pack/instances.ts';
import { fullestBox } from '../../../src/core/carton/engine/fullest.ts';
import type { Problem, Put } from '../../../src/core/carton/engine/problem.ts';
import { makeBr } from '../../bench/carton/classic.ts';
import type { Instance, Item, Preset } from '../../bench/carton/model.ts';
import { line, order, preset } from '../../bench/carton/orders.ts';
import { validate, type Verdict } from '../../bench/carton/validate.ts';

const countsOf = ({ kinds }: Problem): number[] => kinds.map(({ count }) => count);

function judged(instance: Instance, problem: Problem, puts: readonly Put[]): Verdict {
  const items = puts.map(({ kind, turn, x, y, z }) => ({
    item: instance.items[kind]!.id,
    x,
    y,
    z,
    o: problem.kinds[kind]!.turns[turn]!.code,
  }));
  return validate(instance, { parcels: [{ box: instance.boxes[0]!.id, items }] });
}

function filled(instance: Instance, steps: number): Verdict {
  const problem = problemOf(instance);
  return judged(instance, problem, fullestBox(problem, 0, countsOf(problem), { left: steps }));
}

const side = fc.integer({ min: 20, max: 180 });
const goods: fc.Arbitrary<Item[]> = fc
  .array(
    fc.record({
      sides: fc.tuple(side, side, side),
      qty: fc.integer({ min: 1, max: 6 }),
      weight: fc.integer({ min: 20, max: 900 }),
      up: fc.constantFrom('lwh', 'lwh', 'h', 'lh'),
      protection: fc.constantFrom('none', 'wrap'),
      noStack: fc.constantFrom(false, false, false, true),
      maxLoad: fc.option(fc.integer({ min: 0, max: 2500 }), { freq: 2 }),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((list) => list.map(({ sides, ...rules }, i) => line(`i${String(i)}`, sides, rules)));
const oneBox = (items: readonly Item[], box: Preset, rules: Partial<Instance> = {}): Instance =>
  order(items, [box], { objective: 'volume', carrier: null, ...rules });
const orders = fc
  .tuple(goods, fc.constantFrom(0, 0, 70, 100), fc.constantFrom(3000, 50_000))
  .map(([items, minSupport, maxWeight]) => oneBox(items, preset('b', [420, 320, 260], { maxWeight }), { minSupport }));

/** Twelve cubes of two kinds for a box that holds eight. */
const cubes = (rules: Partial<Item> = {}): Item[] =>
  ['p', 'q'].map((id) => line(id, [100, 100, 100], { qty: 6, ...rules }));
const holder = preset('b', [200, 200, 200]);

describe('the fullest box', () => {
  it('is valid whatever the rules, and nothing in it floats or tips', () => {
    fc.assert(
      fc.property(orders, fc.constantFrom(0, 300, 8000), (instance, steps) => {
        const { errors, floating, tipping } = filled(instance, steps);
        expect(errors).toEqual([]);
        expect([floating, tipping]).toEqual([0, 0]);
      }),
      { seed: 4711, numRuns: 250 },
    );
  });

  it('is the same for the same steps', () => {
    const problem = problemOf(makeBr(3, 1));
    const once = (): readonly Put[] => fullestBox(problem, 0, countsOf(problem), { left: 20_000 });
    expect(once()).toEqual(once());
  });

  it('holds container loads as full as published methods do', () => {
    for (const [set, least] of [
      [1, 0.92],
      [4, 0.93],
      [7, 0.91],
    ] as const) {
      const { isValid, fill, floating, tipping } = filled(makeBr(set, 1), 60_000);
      expect([isValid, floating, tipping]).toEqual([true, 0, 0]);
      expect(fill).toBeGreaterThan(least);
    }
  });

  it('is full where units fill it without a gap', () => {
    expect(filled(oneBox(cubes(), holder), 1000).fill).toBe(1);
  });

  it('has nothing above what bears nothing', () => {
    expect(filled(oneBox(cubes({ noStack: true }), holder), 1000).placed).toBe(4);
  });

  it('leaves out kinds the box refuses, units over its number, and kinds that may not share it', () => {
    const problem = problemOf(oneBox(cubes(), holder));
    const loaded = (changed: Problem): string =>
      fullestBox(changed, 0, countsOf(changed), { left: 1000 })
        .map(({ kind }) => kind)
        .sort()
        .join('');
    const box = problem.boxes[0]!;
    expect(loaded({ ...problem, boxes: [{ ...box, refuses: [0] }] })).toBe('111111');
    expect(loaded({ ...problem, boxes: [{ ...box, mostUnits: 3 }] })).toHaveLength(3);
    const kinds = problem.kinds.map((kind, k) => ({ ...kind, apart: [1 - k] }));
    expect(loaded({ ...problem, kinds })).toMatch(/^(0{6}|1{6})$/u);
  });

  it('stops soon after its steps are spent', () => {
    const problem = problemOf(makeBr(7, 2));
    const budget = { left: 20_000 };
    fullestBox(problem, 0, countsOf(problem), budget);
    expect(budget.left).toBeGreaterThan(-2000);
  });
});
