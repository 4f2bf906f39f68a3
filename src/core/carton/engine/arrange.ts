import { placeInOrder, type Manner } from './construct.ts';
import { leastExtents, put, putsOf, takeBox, type Filling } from './filling.ts';
import { fillSpaces, type Taste } from './fillSpaces.ts';
import type { Budget, Kind, PackedBox, Put } from './problem.ts';
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
  /** Units that stand in the first box already and stay where they are; the counts are of the others. */
  readonly kept: readonly Put[];
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
export const beginAttempt = (
  slots: readonly Slot[],
  counts: readonly number[],
  kept: readonly Put[] = [],
): Attempt => ({
  slots,
  counts,
  kept,
  tried: 0,
  missed: Infinity,
  missedUnits: 0,
  urgency: new Float64Array(counts.length),
  favour: new Float64Array(counts.length),
});

/**
 * A place for every counted unit in the boxes, or null when none of `tries` further constructions finds one (or the work is spent). Uses
 * one filling a box.
 */
export function arrange(
  fillings: readonly Filling[],
  attempt: Attempt,
  tries: number,
  random: Random,
  budget: Budget,
): readonly PackedBox[] | null {
  const { problem } = fillings[0]!;
  const { counts, slots } = attempt;
  const present = problem.kinds.map((_, k) => k).filter((k) => counts[k]! > 0);
  const least = leastExtents(problem, counts);
  for (const end = attempt.tried + tries; attempt.tried < end && budget.left > 0; attempt.tried += 1) {
    const n = attempt.tried;
    const first = slots.length > 1 && n % 2 === 1 ? slots.length - 1 : 0;
    for (let i = 0; i < slots.length; i += 1) {
      const slot = slots[(first + i) % slots.length]!;
      takeBox(fillings[i]!, slot.box, slot.mostWeight, least);
    }
    for (const { kind, turn, x, y, z } of attempt.kept) put(fillings[0]!, kind, turn, x, y, z);
    const left = construct(fillings, attempt, present, random, budget);
    if (left.every((count) => count === 0)) return packedOf(fillings, slots.length);
    learn(problem.kinds, attempt, present, left, isBySpace(n));
  }
  return null;
}

/** What most was found to go into some boxes. */
export interface Most {
  /** Units that stay out, by kind, and what they weigh with the caller. */
  readonly left: number[];
  readonly missed: number;
  /** What each box holds, in the order of the slots. */
  readonly puts: readonly (readonly Put[])[];
}

/** The fullest of `tries` constructions: the one whose left units weigh least with `weigh`; null when the work was spent before one. */
export function fillMost(
  fillings: readonly Filling[],
  attempt: Attempt,
  tries: number,
  weigh: (counts: readonly number[]) => number,
  random: Random,
  budget: Budget,
): Most | null {
  const { problem } = fillings[0]!;
  const { counts, slots } = attempt;
  const present = problem.kinds.map((_, k) => k).filter((k) => counts[k]! > 0);
  const least = leastExtents(problem, counts);
  let best: Most | null = null;
  for (; attempt.tried < tries && budget.left > 0; attempt.tried += 1) {
    slots.forEach(({ box, mostWeight }, i) => takeBox(fillings[i]!, box, mostWeight, least));
    const left = construct(fillings, attempt, present, random, budget);
    const missed = weigh(left);
    if (!best || missed < best.missed)
      best = { left, missed, puts: fillings.slice(0, slots.length).map((filling) => putsOf(filling)) };
    if (missed === 0) break;
    learn(problem.kinds, attempt, present, left, isBySpace(attempt.tried));
  }
  return best;
}

/** Every fourth construction fills space by space, the others place unit by unit. */
const isBySpace = (n: number): boolean => n % 4 === 3;

/** One construction over the boxes taken; gives what stayed out, by kind. */
function construct(
  fillings: readonly Filling[],
  { counts, slots, tried: n, urgency, favour }: Attempt,
  present: readonly number[],
  random: Random,
  budget: Budget,
): number[] {
  const { problem, bias } = fillings[0]!;
  const left = [...counts];
  if (isBySpace(n)) {
    const taste = tasteOf(n, favour, random);
    for (let i = 0; i < slots.length; i += 1) fillSpaces(fillings[i]!, left, taste, budget);
    budget.left -= 1 + 0.2 * present.length;
    return left;
  }
  if (n % 12 === 0) rank(problem.kinds, present, n / 12, urgency);
  const manner = { ...(n < MANNERS.length ? MANNERS[n]! : drawManner(random)), bias };
  drawBias(bias, n < 2 ? 0 : n % 3, random);
  let sequence: readonly number[] = inOrder(present, urgency, counts, n < 3 ? 0 : 0.3, random);
  budget.left -= 1 + 0.2 * (present.length + sequence.length);
  for (let i = 0; i < slots.length; i += 1) sequence = placeInOrder(fillings[i]!, sequence, manner, budget);
  left.fill(0);
  for (const k of sequence) left[k] = left[k]! + 1;
  return left;
}

const packedOf = (fillings: readonly Filling[], count: number): PackedBox[] =>
  fillings
    .slice(0, count)
    .filter(({ blocks }) => blocks.count > 0)
    .map((filling) => ({ box: filling.boxIndex, puts: putsOf(filling) }));

/** What stayed out comes sooner next time. */
function learn(
  kinds: readonly Kind[],
  attempt: Attempt,
  present: readonly number[],
  left: readonly number[],
  wasBySpace: boolean,
): void {
  let [missed, units] = [0, 0];
  for (const k of present) {
    missed += left[k]! * kinds[k]!.volume;
    units += left[k]!;
    if (wasBySpace) attempt.favour[k] = attempt.favour[k]! * 0.7 + (left[k]! > 0 ? 0.2 : 0);
    else attempt.urgency[k] = attempt.urgency[k]! + (0.35 * left[k]!) / attempt.counts[k]!;
  }
  if (missed < attempt.missed) [attempt.missed, attempt.missedUnits] = [missed, units];
}

/** How soon each kind is put in: by one measure of size, at first what bears any load before what does not. */
function rank(kinds: readonly Kind[], present: readonly number[], round: number, urgency: Float64Array): void {
  const by = STARTS[round % STARTS.length]!;
  const most = Math.max(...present.map((k) => by(kinds[k]!)));
  for (const k of present) {
    const { isNoStack, maxLoad } = kinds[k]!;
    const delicate = isNoStack ? 1 : maxLoad < Infinity ? 0.5 : 0;
    urgency[k] = by(kinds[k]!) / most - (round % 2 === 0 ? delicate : 0);
  }
}

const sortKey = new Float64Array(1024);

/** Every unit's kind, the most urgent first. */
function inOrder(
  present: readonly number[],
  urgency: Float64Array,
  counts: readonly number[],
  noise: number,
  random: Random,
): number[] {
  const sequence: number[] = [];
  const kinds: number[] = [];
  for (const k of present) {
    const key = urgency[k]! + (noise * nextRandom(random)) / 0x1_0000_0000;
    let at = kinds.length;
    while (at > 0 && sortKey[at - 1]! < key) {
      kinds[at] = kinds[at - 1]!;
      sortKey[at] = sortKey[at - 1]!;
      at -= 1;
    }
    kinds[at] = k;
    sortKey[at] = key;
  }
  for (const k of kinds) for (let n = counts[k]!; n > 0; n -= 1) sequence.push(k);
  return sequence;
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
