import { arrange, beginAttempt, type Attempt } from './arrange.ts';
import { createFilling, type Filling } from './filling.ts';
import { chargeOf, type Budget, type PackedBox, type Problem } from './problem.ts';
import { createRandom, type Random } from './random.ts';
import { createProofs, type Proofs } from './proof.ts';
import { boxSets, boxTriples, fitTable, type BoxSet, type Content } from './sets.ts';

/** What one search works with. */
export interface Search {
  readonly problem: Problem;
  /** As many as boxes are packed at once. */
  readonly fillings: readonly [Filling, Filling, Filling];
  readonly random: Random;
  readonly budget: Budget;
  readonly fits: readonly (readonly boolean[])[];
  readonly proofs: Proofs;
  /** How much dearer than before boxes may seem that are looked into for a packing that only is more uneven. */
  readonly plateau: number;
}

/** A packing with its cost. */
export interface Packing {
  readonly parcels: readonly PackedBox[];
  readonly cost: number;
}

/** A search over one problem. */
export function createSearch(problem: Problem, seed: number, budget: Budget, plateau: number): Search {
  const units = problem.kinds.reduce((sum, { count }) => sum + count, 0);
  return {
    problem,
    fillings: [createFilling(problem, units + 1), createFilling(problem, units + 1), createFilling(problem, units + 1)],
    random: createRandom(seed),
    budget,
    fits: fitTable(problem),
    proofs: createProofs(problem),
    plateau,
  };
}

/** What a parcel costs. */
export function costOf({ kinds, boxes }: Problem, { box, puts }: PackedBox): number {
  let weight = 0;
  for (const { kind } of puts) weight += kinds[kind]!.weight;
  return chargeOf(boxes[box]!, weight);
}

/** Units of a parcel by kind. */
export function countsOf({ kinds }: Problem, parcels: readonly PackedBox[]): number[] {
  const counts = kinds.map(() => 0);
  for (const { puts } of parcels) for (const { kind } of puts) counts[kind] = counts[kind]! + 1;
  return counts;
}

/** A set of boxes with what is known of packing the content into it, and the chance that the next construction does. */
interface Candidate {
  readonly set: BoxSet;
  attempt: Attempt | null;
  chance: number;
}

// More than so many sets are never looked at: the best by hope.
const MOST_CANDIDATES = 400;
const TRIES_AT_ONCE = 2;
// A box that held the content in none of so many constructions is asked whether it can at all.
const PROVED_AFTER = 4;

// As many units are tried out in all ways.
const MOST_TRIED = 8;

/** The units in the box by trying out all ways to place them; 'none' where there is none, null where that was given up. */
export function exactly({ proofs, budget }: Search, box: number, counts: readonly number[]): PackedBox | 'none' | null {
  const units = counts.reduce((sum, count) => sum + count, 0);
  if (units > MOST_TRIED) return proofs.cannotHold(box, counts, 'full', budget) ? 'none' : null;
  const found = proofs.exactPacking(box, counts, budget);
  if (found === 'none') return 'none';
  return found === 'unknown' ? null : { box, puts: found };
}

/** The chance that a set so full holds the content: even where four fifths are full, slight above nine tenths. */
function chanceByFill(fill: number): number {
  if (fill <= 0.6) return 0.95;
  if (fill <= 0.8) return 0.95 - 2.25 * (fill - 0.6);
  if (fill <= 0.9) return 0.5 - 4.2 * (fill - 0.8);
  return Math.max(0.01, 0.08 - 0.7 * (fill - 0.9));
}

/** The chance after some constructions, by the share of the content that stayed out at best. */
function chanceByMiss({ missed, missedUnits, tried }: Attempt, content: Content): number {
  const share = missed / content.volume;
  const base =
    missedUnits <= 1
      ? 0.25
      : share <= 0.03
        ? 0.25
        : share <= 0.06
          ? 0.12
          : share <= 0.12
            ? 0.04
            : share <= 0.2
              ? 0.01
              : 0.002;
  return base / (1 + tried * 0.125);
}

/**
 * The cheapest packing of a content into one or two boxes that is found below a cost, or null. Works on the set that promises most (chance
 * times saving) until `steps` are spent or nothing promises the share `worth` of the cost any more.
 */
export const packSmall = packerInto(boxSets);

/** As `packSmall`, into three boxes. */
export const packThree = packerInto(boxTriples);

/** A search over sets of boxes; finding the sets counts as work. */
function packerInto(setsFor: typeof boxSets) {
  return (
    search: Search,
    content: Content,
    stock: readonly number[],
    below: number,
    steps: number,
    worth: number,
  ): Packing | null => {
    const before = search.budget.left;
    const sets = setsFor(search, stock, content, below);
    return packInto(search, content, sets, below, steps - (before - search.budget.left), worth);
  };
}

function packInto(
  search: Search,
  content: Content,
  sets: readonly BoxSet[],
  below: number,
  steps: number,
  worth: number,
): Packing | null {
  const { problem, budget, fillings, random } = search;
  const end = budget.left - steps;
  const ceiling = Math.min(below, 1.25 * (sets.at(-1)?.cost ?? 0) + 1);
  const hope = (chance: number, cost: number, limit: number): number => chance * (limit - cost);
  let candidates = sets.map((set): Candidate => ({ set, attempt: null, chance: chanceByFill(set.fill) }));
  if (candidates.length > MOST_CANDIDATES)
    candidates = candidates
      .sort((p, q) => hope(q.chance, q.set.cost, ceiling) - hope(p.chance, p.set.cost, ceiling))
      .slice(0, MOST_CANDIDATES);
  let best: Packing | null = null;
  let limit = ceiling;
  while (budget.left > Math.max(0, end)) {
    let chosen: Candidate | null = null;
    let most = worth * limit;
    for (const candidate of candidates) {
      const value = hope(candidate.chance, candidate.set.cost, limit);
      if (value > most) [chosen, most] = [candidate, value];
    }
    budget.left -= candidates.length * 0.005;
    if (!chosen) break;
    chosen.attempt ??= beginAttempt(chosen.set.slots, content.counts);
    const { slots } = chosen.set;
    let parcels = arrange(fillings, chosen.attempt, TRIES_AT_ONCE, random, budget);
    if (!parcels) {
      const isAsked = slots.length === 1 && chosen.attempt.tried === PROVED_AFTER;
      const exact = isAsked ? exactly(search, slots[0]!.box, content.counts) : null;
      if (exact === 'none') chosen.chance = 0;
      else if (exact) parcels = [exact];
      else chosen.chance = chanceByMiss(chosen.attempt, content);
    }
    if (!parcels) continue;
    chosen.chance = 0;
    const cost = parcels.reduce((sum, parcel) => sum + costOf(problem, parcel), 0);
    if (cost >= limit && best) continue;
    if (cost >= below) continue;
    best = { parcels, cost };
    limit = cost;
    candidates = candidates.filter(({ set }) => set.cost < cost);
  }
  return best;
}
