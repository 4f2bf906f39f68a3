import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { problemOf } from '../../../src/cli/pack/instances.ts';
import type { Problem } from '../../../src/core/carton/engine/problem.ts';
import { solve } from '../../../src/core/carton/engine/solve.ts';
import { line, order, preset } from '../../bench/carton/orders.ts';

/** Goods of few sizes, so that many are alike but for what they may not be with. */
const goods = fc.record({
  side: fc.constantFrom(60, 60, 90),
  apart: fc.array(fc.nat(7), { maxLength: 3 }),
  refusedBy: fc.array(fc.nat(2), { maxLength: 1 }),
});

function problemFrom(list: readonly { side: number; apart: number[]; refusedBy: number[] }[]): Problem {
  const items = list.map(({ side }, i) => line(`i${i}`, [side, 50, 40], { qty: 2, weight: 100 }));
  const boxes = [preset('A', [100, 100, 80]), preset('B', [100, 100, 80]), preset('C', [200, 150, 120], { cost: 9 })];
  const problem = problemOf(order(items, boxes));
  const isApart = (i: number, j: number): boolean =>
    i !== j && (list[i]!.apart.includes(j) || list[j]!.apart.includes(i));
  return {
    ...problem,
    kinds: problem.kinds.map((kind, i) => ({ ...kind, apart: list.map((_, j) => j).filter((j) => isApart(i, j)) })),
    // Box C takes everything, so that every order has an answer.
    boxes: problem.boxes.map((box, b) => ({
      ...box,
      refuses: b < 2 ? list.map((_, i) => i).filter((i) => list[i]!.refusedBy.includes(b)) : [],
    })),
  };
}

/** The problem with its kinds, boxes and turns listed in another order. */
function relisted(problem: Problem, kinds: readonly number[], boxes: readonly number[]): Problem {
  const moved = (list: readonly number[]): number[] => list.map((k) => kinds.indexOf(k));
  return {
    ...problem,
    kinds: kinds.map((k) => {
      const kind = problem.kinds[k]!;
      return { ...kind, apart: moved(kind.apart), turns: [...kind.turns].reverse() };
    }),
    boxes: boxes.map((b) => ({ ...problem.boxes[b]!, refuses: moved(problem.boxes[b]!.refuses) })),
  };
}

const shuffledUpTo = (length: number): fc.Arbitrary<number[]> =>
  fc.shuffledSubarray(
    Array.from({ length }, (_, i) => i),
    { minLength: length, maxLength: length },
  );

/** Parcels as what stands where, without places in lists. */
function standing(problem: Problem) {
  const { parcels, cost, lowerBound } = solve(problem, { steps: 3000, seed: 1 });
  const told = parcels?.map(({ box, puts }) => {
    const units = puts.map(({ kind, turn, x, y, z }) => {
      const { dx, dy, dz } = problem.kinds[kind]!.turns[turn]!;
      return [x, y, z, dx, dy, dz].join();
    });
    return [problem.boxes[box]!.inner.join('x'), ...units].join(' ');
  });
  return { cost, lowerBound, parcels: told };
}

describe('an answer', () => {
  it('is the same however kinds, turns and boxes are listed, be they alike but for what they may not be with', () => {
    const cases = fc
      .array(goods, { minLength: 2, maxLength: 8 })
      .chain((list) => fc.tuple(fc.constant(problemFrom(list)), shuffledUpTo(list.length), shuffledUpTo(3)));
    fc.assert(
      fc.property(cases, ([problem, kinds, boxes]) => {
        expect(standing(relisted(problem, kinds, boxes))).toEqual(standing(problem));
      }),
      { seed: 4711, numRuns: 150 },
    );
  });
});
