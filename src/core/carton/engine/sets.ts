import type { Slot } from "./arrange.ts";
import { chargeOf, type Budget, type Problem } from "./problem.ts";

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

const FULLEST = 0.96;
const FEW_UNITS = 8;
