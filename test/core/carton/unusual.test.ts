import { describe, expect, it } from 'vitest';
import { problemOf, solutionOf } from '../../../src/cli/pack/instances.ts';
import { solve } from '../../../src/core/carton/engine/solve.ts';
import type { Instance, Preset } from '../../bench/carton/model.ts';
import { line, order, preset } from '../../bench/carton/orders.ts';
import { validate } from '../../bench/carton/validate.ts';

const STEPS = 20_000;

function solved(instance: Instance, steps = STEPS) {
  const problem = problemOf(instance);
  const answer = solve(problem, { steps, seed: 1 });
  return { answer, verdict: validate(instance, solutionOf(instance, problem, answer)) };
}

const cube = (id: string, side: number, more: Partial<Preset> = {}): Preset =>
  preset(id, [side, side, side], { maxWeight: 5_000_000, ...more });
const plain = { carrier: null, perParcel: 0 };

describe('an unusual order', () => {
  it.each([255, 256, 300, 1000])('of %d units of one kind is packed whole', (qty) => {
    const boxes = [cube('S', 200, { cost: 300 }), cube('M', 300, { cost: 800 })];
    const { answer, verdict } = solved(order([line('cube', [50, 50, 50], { qty, weight: 10 })], boxes, plain));
    expect(verdict.errors).toEqual([]);
    expect(answer.lowerBound).toBeGreaterThan(0.6 * answer.cost);
  });

  it('of one parcel is proved to be of the fewest', () => {
    const one = order([line('cube', [50, 50, 50])], [cube('S', 100, { cost: 5 })], { ...plain, objective: 'parcels' });
    const { answer, verdict } = solved(one);
    expect(verdict.errors).toEqual([]);
    expect(answer).toMatchObject({ isOptimal: true, lowerBound: 1 });
    expect(answer.steps).toBeLessThan(STEPS / 10);
  });

  it('is packed where boxes cost nothing', () => {
    const free = order([line('cube', [50, 50, 50], { qty: 3 })], [cube('S', 200, { cost: 0 })], {
      ...plain,
      maxParcels: 1,
    });
    expect(solved(free).answer).toMatchObject({ isOptimal: true, cost: 0 });
  });

  it('goes into the box that holds most of it, not into the largest', () => {
    const volume = { ...plain, objective: 'volume' } as const;
    const three = [line('cube', [50, 50, 50], { qty: 3 })];
    const boxOf = (instance: Instance) => {
      const { answer, verdict } = solved(instance);
      expect(verdict.errors).toEqual([]);
      return answer.parcels?.map(({ box }) => instance.boxes[box]!.id);
    };
    expect(boxOf(order(three, [cube('gone', 200, { stock: 0 }), cube('S', 100)], volume))).toEqual(['S']);
    expect(boxOf(order(three, [cube('weak', 200, { maxWeight: 1 }), cube('S', 100)], volume))).toEqual(['S']);
    const rod = [line('rod', [900, 50, 50])];
    expect(boxOf(order(rod, [cube('L', 500), preset('long', [1000, 100, 100])], volume))).toEqual(['long']);
  });

  it('of very many units takes no more work than there is, by and large', () => {
    const many = Array.from({ length: 10 }, (_, i) => line(`i${i}`, [5 + i, 6 + i, 7 + i], { qty: 500, weight: 1 }));
    const { answer, verdict } = solved(order(many, [preset('L', [600, 500, 500], { maxWeight: 5_000_000 })], plain));
    expect(verdict.errors).toEqual([]);
    expect(answer.steps).toBeLessThan(3 * STEPS);
    const large = Array.from({ length: 100 }, (_, i) =>
      line(`i${i}`, [150 + i, 120 + (i % 30), 90 + (i % 50)], { qty: 5, weight: 900 }),
    );
    const boxes = Array.from({ length: 60 }, (_, i) => preset(`b${i}`, [200 + 7 * i, 180 + 5 * i, 150 + 4 * i]));
    const apart = solved(order(large, boxes, plain));
    expect(apart.verdict.errors).toEqual([]);
    expect(apart.answer.steps).toBeLessThan(3 * STEPS);
  });

  it('has the same bound with and without a limit of weight that it does not reach', () => {
    const goods = Array.from({ length: 40 }, (_, i) =>
      line(`i${i}`, [60 + 2 * i, 70 + i, 80 + (i % 9)], { weight: 100 }),
    );
    const boxes = [cube('S', 150, { cost: 40 }), cube('M', 300, { cost: 210 })];
    const instance = order(goods, boxes, plain);
    const unlimited = { ...instance, boxes: boxes.map((box) => ({ ...box, maxWeight: null })) };
    const [limited, free] = [instance, unlimited].map((each) => solve(problemOf(each), { steps: STEPS, seed: 1 }));
    expect(free!.lowerBound).toBe(limited!.lowerBound);
    expect(free!.lowerBound).toBeGreaterThan(0.5 * free!.cost);
  });
});
