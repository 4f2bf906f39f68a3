import type { Slot } from './arrange.ts';
import { chargeOf, type Budget, type Problem } from './problem.ts';

/** Units that are to be packed together, by kind. */
export interface Content {
  readonly counts: readonly number[];
  readonly weight: number;
  readonly volume: number;
  readonly units: number;
}

/** One or two boxes that may hold a content, and what that would cost at most. */
export interface BoxSet {
  readonly slots: readonly Slot[];
  readonly cost: number;
  /** Volume of the content as share of the room. */
  readonly fill: number;
}

/** A content of counted units. */
export function contentOf({ kinds }: Problem, counts: readonly number[]): Content {
  let [weight, volume, units] = [0, 0, 0];
  for (let k = 0; k < kinds.length; k += 1) {
    weight += counts[k]! * kinds[k]!.weight;
    volume += counts[k]! * kinds[k]!.volume;
    units += counts[k]!;
  }
  return { counts, weight, volume, units };
}

/** True when one unit of the kind goes into the box alone. */
export function fitsAlone({ kinds, boxes }: Problem, b: number, k: number): boolean {
  const { inner, capacity, refuses } = boxes[b]!;
  const { turns, weight } = kinds[k]!;
  return (
    weight <= capacity &&
    turns.some(({ dx, dy, dz }) => dx <= inner[0] && dy <= inner[1] && dz <= inner[2]) &&
    !refuses.includes(k)
  );
}

/** Which kinds go into which boxes alone, by box. */
export const fitTable = (problem: Problem): readonly (readonly boolean[])[] =>
  problem.boxes.map((_, b) => problem.kinds.map((_, k) => fitsAlone(problem, b, k)));

/**
 * Single boxes, and pairs with every sensible share of the weight, that cost less than `below` and are not ruled out by size, weight,
 * volume or stock; cheapest first.
 */
export function boxSets(
  { problem, fits, budget }: { problem: Problem; fits: readonly (readonly boolean[])[]; budget: Budget },
  stock: readonly number[],
  content: Content,
  below: number,
): BoxSet[] {
  const { boxes } = problem;
  const present = problem.kinds.map((_, k) => k).filter((k) => content.counts[k]! > 0);
  const usable = boxes.map((_, b) => b).filter((b) => stock[b]! > 0 && present.some((k) => fits[b]![k]));
  const sets: BoxSet[] = [];
  for (const b of usable) {
    const { volume, mostUnits, capacity } = boxes[b]!;
    const cost = chargeOf(boxes[b]!, content.weight);
    if (cost < below && volume >= content.volume && mostUnits >= content.units && present.every((k) => fits[b]![k]))
      sets.push({ slots: [{ box: b, mostWeight: capacity }], cost, fill: content.volume / volume });
  }
  if (content.units > 1 && problem.maxParcels > 1) {
    for (let i = 0; i < usable.length; i += 1)
      for (let j = i; j < usable.length; j += 1) {
        const [a, b] = [usable[i]!, usable[j]!];
        if (i === j && stock[a]! < 2) continue;
        if (boxes[a]!.volume + boxes[b]!.volume < content.volume) continue;
        if (!present.every((k) => fits[a]![k] || fits[b]![k])) continue;
        addPairs(problem, a, b, content, below, sets);
      }
    budget.left -= usable.length * usable.length * 0.05 + sets.length * 0.15;
  }
  return sets.sort((p, q) => p.cost - q.cost || p.fill - q.fill);
}

/**
 * The pair with its boxes at those steps of their charges between which the weight can be shared: for each step of the first the lowest of
 * the second that does, and the one after it, as units can't be shared by the gram.
 */
function addPairs(problem: Problem, a: number, b: number, content: Content, below: number, sets: BoxSet[]): void {
  const [boxA, boxB] = [problem.boxes[a]!, problem.boxes[b]!];
  const fill = content.volume / (boxA.volume + boxB.volume);
  // So full, many units never are.
  if (fill > FULLEST && content.units > FEW_UNITS) return;
  const [tableA, tableB] = [boxA.charge, boxB.charge];
  if (tableA.cost[0]! + tableB.cost[0]! >= below) return;
  let lowest = tableB.upTo.length - 1;
  // Steps of the first box that were dearer without sparing the second anything.
  let idle = 0;
  for (let i = 0; i < tableA.upTo.length && idle < 2; i += 1) {
    const upToA = tableA.upTo[i]!;
    const before = lowest;
    while (lowest > 0 && tableB.upTo[lowest - 1]! + upToA >= content.weight) lowest -= 1;
    if (lowest < 0 || tableB.upTo[lowest]! + upToA < content.weight) continue;
    if (before === lowest && lowest === 0) idle += 1;
    for (let j = lowest; j < Math.min(lowest + 2, tableB.upTo.length); j += 1) {
      if (a === b && j > i + 1) continue;
      const cost = tableA.cost[i]! + tableB.cost[j]!;
      if (cost >= below) break;
      const slots = [
        { box: a, mostWeight: upToA },
        { box: b, mostWeight: tableB.upTo[j]! },
      ];
      sets.push({ slots, cost, fill });
    }
    if (upToA >= content.weight) break;
  }
}

/**
 * Three boxes each that cost less than `below` and are not ruled out by size, weight, volume or stock; cheapest first. Each box at the
 * step of its charge that, raised where that is cheapest by weight, lets the three hold the weight with a little to spare.
 */
export function boxTriples(
  { problem, fits, budget }: { problem: Problem; fits: readonly (readonly boolean[])[]; budget: Budget },
  stock: readonly number[],
  content: Content,
  below: number,
): BoxSet[] {
  const { boxes } = problem;
  const present = problem.kinds.map((_, k) => k).filter((k) => content.counts[k]! > 0);
  const usable = boxes
    .map((_, b) => b)
    .filter((b) => stock[b]! > 0 && present.some((k) => fits[b]![k]) && boxes[b]!.charge.cost[0]! < below)
    .sort((a, b) => boxes[a]!.charge.cost[0]! - boxes[b]!.charge.cost[0]! || a - b);
  const sets: BoxSet[] = [];
  const n = usable.length;
  let looked = 0;
  for (let i = 0; i < n; i += 1)
    for (let j = i; j < n; j += 1) {
      const [a, b] = [usable[i]!, usable[j]!];
      const two = boxes[a]!.charge.cost[0]! + boxes[b]!.charge.cost[0]!;
      if (two + boxes[b]!.charge.cost[0]! >= below) break;
      for (let l = j; l < n; l += 1) {
        const c = usable[l]!;
        looked += 1;
        if (two + boxes[c]!.charge.cost[0]! >= below) break;
        const volume = boxes[a]!.volume + boxes[b]!.volume + boxes[c]!.volume;
        if (volume * FULLEST_THREE < content.volume) continue;
        if (stock[a]! < 1 + (a === b ? 1 : 0) + (a === c ? 1 : 0) || (b === c && stock[b]! < 2)) continue;
        if (!present.every((k) => fits[a]![k] || fits[b]![k] || fits[c]![k])) continue;
        const set = atSteps(problem, [a, b, c], content);
        if (set && set.cost < below) sets.push({ ...set, fill: content.volume / volume });
      }
    }
  budget.left -= looked * 0.03 + sets.length * 0.2;
  return sets.sort((p, q) => p.cost - q.cost || p.fill - q.fill);
}

/** The boxes at steps of their charges that hold the weight; null where they do not. */
function atSteps({ boxes }: Problem, three: readonly number[], content: Content): Omit<BoxSet, 'fill'> | null {
  const tables = three.map((b) => boxes[b]!.charge);
  const at = [0, 0, 0];
  const goal = content.weight * SPARE_WEIGHT;
  let weight = tables.reduce((sum, { upTo }) => sum + upTo[0]!, 0);
  let cost = tables.reduce((sum, table) => sum + table.cost[0]!, 0);
  while (weight < goal) {
    let cheapest = -1;
    let least = Infinity;
    for (let t = 0; t < 3; t += 1) {
      const { upTo, cost: costs } = tables[t]!;
      const i = at[t]!;
      if (i + 1 >= upTo.length) continue;
      const rate = (costs[i + 1]! - costs[i]!) / (upTo[i + 1]! - upTo[i]!);
      if (rate < least) [cheapest, least] = [t, rate];
    }
    if (cheapest < 0) break;
    const { upTo, cost: costs } = tables[cheapest]!;
    const i = at[cheapest]!;
    weight += upTo[i + 1]! - upTo[i]!;
    cost += costs[i + 1]! - costs[i]!;
    at[cheapest] = i + 1;
  }
  if (weight < content.weight) return null;
  return { slots: three.map((box, t) => ({ box, mostWeight: tables[t]!.upTo[at[t]!]! })), cost };
}

// Fuller than this three boxes hardly ever are.
const FULLEST_THREE = 0.88;
// Units cannot be shared by the gram.
const SPARE_WEIGHT = 1.02;

const FULLEST = 0.96;
const FEW_UNITS = 8;
