import { arrange, beginAttempt } from './arrange.ts';
import { createFilling, putsOf } from './filling.ts';
import { fullestBox } from './fullest.ts';
import type { Budget, PackedBox, Problem } from './problem.ts';
import type { Random } from './random.ts';

/** The largest box filled with as much of the units as goes in, by volume. */
export function fillBest(problem: Problem, counts: readonly number[], budget: Budget, random: Random): PackedBox {
  const box = problem.boxes.reduce((best, { volume }, b) => (volume > problem.boxes[best]!.volume ? b : best), 0);
  if (isPlain(problem, box)) return { box, puts: fullestBox(problem, box, counts, budget) };
  return fillByUnits(problem, box, counts, budget, random);
}

/** True when no rule but weight, turns and support keeps units of the box: blocks know no others. */
export function isPlain({ kinds, boxes }: Problem, box: number): boolean {
  const { refuses, mostUnits } = boxes[box]!;
  return (
    refuses.length === 0 &&
    mostUnits === Infinity &&
    kinds.every(({ maxLoad, apart, isNoStack }) => maxLoad === Infinity && apart.length === 0 && !isNoStack)
  );
}

/** With rules that blocks know nothing of: unit by unit, again and again, the fullest of all. */
function fillByUnits(
  problem: Problem,
  box: number,
  counts: readonly number[],
  budget: Budget,
  random: Random,
): PackedBox {
  const filling = createFilling(problem, counts.reduce((sum, count) => sum + count, 0) + 1);
  const attempt = beginAttempt([{ box, mostWeight: Infinity }], counts);
  let best: PackedBox = { box, puts: [] };
  let most = 0;
  for (let n = 0; n < MOST_FILLINGS && (budget.left > 0 || n === 0); n += 1) {
    const all = arrange([filling], attempt, 1, random, budget);
    if (all) return all[0] ?? best;
    const puts = putsOf(filling);
    const volume = puts.reduce((sum, { kind }) => sum + problem.kinds[kind]!.volume, 0);
    if (volume > most) [best, most] = [{ box, puts }, volume];
  }
  return best;
}

const MOST_FILLINGS = 200;
