import { placeInOrder, type Manner } from './construct.ts';
import { leastExtents, putsOf, takeBox, type Filling } from './filling.ts';
import { fillSpaces, type Taste } from './fillSpaces.ts';
import type { Budget, Kind, Put } from './problem.ts';
import { nextRandom, randomBelow, type Random } from './random.ts';

/** Manners that did best on many orders; every further one is drawn. */
const MANNERS: readonly Manner[] = [
  { top: 1, depth: 0.05, side: 0.02, gap: 0, touch: 1, corners: 1 },
  { top: 1, depth: 0.1, side: 0.01, gap: 0, touch: 0, corners: 0 },
  { top: 0.2, depth: 0.1, side: 0.1, gap: 1, touch: 2, corners: 1 },
  { top: 0.3, depth: 1, side: 0.1, gap: 0.5, touch: 0, corners: 0 },
  { top: 0.5, depth: 0.2, side: 1, gap: 0, touch: 1, corners: 0 },
];

const STARTS: readonly ((kind: Kind) => number)[] = [
  ({ volume }) => volume,
  ({ turns }) => Math.max(...turns.map(({ dx, dy, dz }) => Math.max(dx, dy, dz))),
  ({ turns }) => Math.max(...turns.map(({ dx, dy }) => dx * dy)),
  ({ turns }) => Math.min(...turns.map(({ dz }) => dz)),
];

/** A place for every counted unit in one box, or null when none of `tries` constructions finds one (or the work is spent). */
export function arrange(
  filling: Filling,
  box: number,
  counts: readonly number[],
  tries: number,
  random: Random,
  budget: Budget,
): readonly Put[] | null {
  const { problem } = filling;
  const { kinds } = problem;
  const present = kinds.map((_, k) => k).filter((k) => counts[k]! > 0);
  const least = leastExtents(problem, counts);
  const urgency = new Float64Array(kinds.length);
  const favour = new Float64Array(kinds.length);
  for (let n = 0; n < tries && budget.left > 0; n += 1) {
    takeBox(filling, problem.boxes[box]!, least);
    if (n % 4 === 3) {
      const left = [...counts];
      if (fillSpaces(filling, left, tasteOf(n, favour, random), budget) === 0) return putsOf(filling);
      for (const k of present) favour[k] = favour[k]! * 0.7 + (left[k]! > 0 ? 0.2 : 0);
      continue;
    }
    if (n % 12 === 0) rank(kinds, present, STARTS[(n / 12) % STARTS.length]!, urgency);
    const manner = n < MANNERS.length ? MANNERS[n]! : drawManner(random);
    const sequence = inOrder(present, urgency, counts, n < 3 ? 0 : 0.3, random);
    const out = placeInOrder(filling, sequence, manner, budget);
    if (out.length === 0) return putsOf(filling);
    // What stayed out comes sooner next time.
    for (const k of out) urgency[k] = urgency[k]! + 0.35 / counts[k]!;
  }
  return null;
}

function rank(kinds: readonly Kind[], present: readonly number[], by: (kind: Kind) => number, urgency: Float64Array): void {
  const most = Math.max(...present.map((k) => by(kinds[k]!)));
  for (const k of present) urgency[k] = by(kinds[k]!) / most;
}

function inOrder(
  present: readonly number[],
  urgency: Float64Array,
  counts: readonly number[],
  noise: number,
  random: Random,
): number[] {
  const key = new Map(present.map((k) => [k, urgency[k]! + (noise * nextRandom(random)) / 0x1_0000_0000]));
  return present
    .toSorted((a, b) => key.get(b)! - key.get(a)! || a - b)
    .flatMap((k) => Array.from({ length: counts[k]! }, () => k));
}

const part = (random: Random): number => randomBelow(random, 9) / 8;

const drawManner = (random: Random): Manner => ({
  top: 0.1 + part(random) * part(random) * 2,
  depth: part(random) * part(random),
  side: part(random) * part(random),
  gap: randomBelow(random, 2) === 0 ? 0 : part(random),
  touch: randomBelow(random, 4) === 0 ? 0 : 2 * part(random),
  corners: ([0, 1, 1, 2] as const)[randomBelow(random, 4)]!,
});

const tasteOf = (n: number, favour: Float64Array, random: Random): Taste =>
  n === 3
    ? { base: 1, height: 0, volume: 1, favour }
    : { base: part(random), height: part(random), volume: part(random), favour };
