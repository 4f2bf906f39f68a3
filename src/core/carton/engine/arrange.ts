import { placeInOrder, type Manner } from './construct.ts';
import { leastExtents, putsOf, takeBox, type Filling } from './filling.ts';
import { fillSpaces, type Taste } from './fillSpaces.ts';
import type { Budget, Kind, PackedBox } from './problem.ts';
import { nextRandom, randomBelow, type Random } from './random.ts';

/** One box of a set to be packed, with the most its contents may weigh there. */
export interface Slot {
  readonly box: number;
  readonly mostWeight: number;
}

/** What is known of packing one content into one set of boxes: goes on where it stopped. */
export interface Attempt {
  readonly slots: readonly Slot[];
  readonly counts: readonly number[];
  /** Constructions tried. */
  tried: number;
  /** Least volume that stayed out, and how many units that was. */
  missed: number;
  missedUnits: number;
  /** How soon a kind is put in; kinds that stayed out rise. */
  readonly urgency: Float64Array;
  readonly favour: Float64Array;
}

/** Manners that did best on many orders; every further one is drawn. */
const MANNERS: readonly Omit<Manner, 'bias'>[] = [
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

/** Nothing tried yet. */
export const beginAttempt = (filling: Filling, slots: readonly Slot[], counts: readonly number[]): Attempt => ({
  slots,
  counts,
  tried: 0,
  missed: Infinity,
  missedUnits: 0,
  urgency: new Float64Array(filling.problem.kinds.length),
  favour: new Float64Array(filling.problem.kinds.length),
});

/** A place for every counted unit in the boxes, or null when none of `tries` further constructions finds one (or the work is spent). */
export function arrange(
  filling: Filling,
  attempt: Attempt,
  tries: number,
  random: Random,
  budget: Budget,
): readonly PackedBox[] | null {
  const { problem } = filling;
  const { counts, slots, urgency, favour } = attempt;
  const present = problem.kinds.map((_, k) => k).filter((k) => counts[k]! > 0);
  const least = leastExtents(problem, counts);
  for (const end = attempt.tried + tries; attempt.tried < end && budget.left > 0; attempt.tried += 1) {
    const n = attempt.tried;
    const isBySpace = n % 4 === 3;
    if (n % 12 === 0) rank(problem.kinds, present, STARTS[(n / 12) % STARTS.length]!, urgency);
    const manner = { ...(n < MANNERS.length ? MANNERS[n]! : drawManner(random)), bias: filling.bias };
    drawBias(filling.bias, n < 2 ? 0 : n % 3, random);
    const taste = isBySpace ? tasteOf(n, favour, random) : null;
    let sequence: readonly number[] = taste ? [] : inOrder(present, urgency, counts, n < 3 ? 0 : 0.3, random);
    const left = [...counts];
    const packed: PackedBox[] = [];
    const first = slots.length > 1 && n % 2 === 1 ? slots.length - 1 : 0;
    for (let i = 0; i < slots.length; i += 1) {
      const slot = slots[(first + i) % slots.length]!;
      takeBox(filling, slot.box, slot.mostWeight, least);
      if (taste) fillSpaces(filling, left, taste, budget);
      else sequence = placeInOrder(filling, sequence, manner, budget);
      if (filling.blocks.count > 0) packed.push({ box: slot.box, puts: putsOf(filling) });
    }
    if (!taste) {
      left.fill(0);
      for (const k of sequence) left[k] = left[k]! + 1;
    }
    let [missed, units] = [0, 0];
    for (const k of present) {
      missed += left[k]! * problem.kinds[k]!.volume;
      units += left[k]!;
    }
    if (units === 0) return packed;
    if (missed < attempt.missed) [attempt.missed, attempt.missedUnits] = [missed, units];
    // What stayed out comes sooner next time.
    for (const k of present) {
      if (taste) favour[k] = favour[k]! * 0.7 + (left[k]! > 0 ? 0.2 : 0);
      else urgency[k] = urgency[k]! + (0.35 * left[k]!) / counts[k]!;
    }
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

/** Leanings to turns: none, slight or strong. */
function drawBias(bias: Float64Array, strength: number, random: Random): void {
  if (strength === 0) bias.fill(0);
  else for (let i = 0; i < bias.length; i += 1) bias[i] = randomBelow(random, 9) * (strength === 1 ? 0.03 : 0.15);
}

const drawManner = (random: Random): Omit<Manner, 'bias'> => ({
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
