import { arrange, beginAttempt } from './arrange.ts';
import { lowerBound } from './bound.ts';
import { canonicalOf, countsAsListed, toListed } from './canonical.ts';
import { createFilling } from './filling.ts';
import { inFewerParcels } from './fewer.ts';
import { fullestBox } from './fullest.ts';
import { heavyBelow, inHandOrder } from './handOrder.ts';
import { greedy, improve, loadByLoad } from './improve.ts';
import type { Budget, PackedBox, Problem, Put } from './problem.ts';
import { createRandom } from './random.ts';
import { packParts } from './parts.ts';
import { costOf, createSearch, packSmall, packThree, type Packing, type Search } from './search.ts';
import { contentOf, fitTable, type Content } from './sets.ts';

/** Work an answer may take, in counted steps (three to seven hundred a millisecond), and the seed of its random choices. */
export interface Effort {
  readonly steps: number;
  readonly seed: number;
}

/** Boxes and places for an order, and how good they are. */
export interface Answer {
  /** Null when no packing was found. */
  readonly parcels: readonly PackedBox[] | null;
  /** Units that stay out, by kind: only where the objective is the fullest box. */
  readonly unpacked: readonly number[];
  readonly cost: number;
  /** No valid answer costs less. */
  readonly lowerBound: number;
  readonly isOptimal: boolean;
  readonly steps: number;
}

/** Shares of the work: for a first answer, for the bound, for one or two boxes where more are known to do. */
const FIRST_SHARE = 0.1;
const BOUND_SHARE = 0.2;
const MANY_SHARE = 0.2;
/** Share of what is left after the first answers for taking an order of few units apart in the cheapest way. */
const PARTS_SHARE = 0.7;
/** Share of what is left then for one or two boxes, where that many are known to do; the rest is for more. */
const SMALL_SHARE = 0.5;
/** Of the work that is left last for few parcels, the share for packing some of them anew; then all are packed into one less. */
const IMPROVE_SHARE = 0.4;
/** Of what is left after that, the share for boxes that cost less, where there is more than one kind. */
const CHEAPER_SHARE = 0.3;
/** Share for three boxes, where two to this many are known to do, and the least share of the cost that such a set is to promise. */
const THREE_SHARE = 0.15;
const NEAR_THREE = 4;
const THREE_WORTH = 0.002;
/** A set of boxes that promises less than this share of the cost is not looked at. */
const LEAST_WORTH = 0.00001;

/**
 * Packs an order so that its objective is met best: the first answer found is proved or improved until a bound says that nothing is
 * better or the work is spent. The same problem, effort and seed give the same answer on every machine. Every answer is valid: nothing
 * floats, tips or bears too much.
 */
export function solve(problem: Problem, effort: Effort): Answer {
  const canonical = canonicalOf(problem);
  const answer =
    problem.objective === 'volume' ? fullest(canonical.problem, effort) : withinLimit(canonical.problem, effort);
  return {
    ...answer,
    parcels: answer.parcels && toListed(canonical, answer.parcels),
    unpacked: countsAsListed(canonical, answer.unpacked),
  };
}

/** The cheapest answer of so many parcels at most; where none is found by cost, one of the fewest parcels if those are few enough. */
function withinLimit(problem: Problem, effort: Effort): Answer {
  const isLimited = problem.maxParcels > 1 && problem.maxParcels < Infinity;
  if (!isLimited) return cheapest(problem, effort);
  const half = { ...effort, steps: effort.steps / 2 };
  const answer = cheapest(problem, half);
  if (answer.parcels) return answer;
  const fewest = cheapest({ ...problem, objective: 'parcels', maxParcels: Infinity }, half);
  const steps = answer.steps + fewest.steps;
  if (!fewest.parcels || fewest.parcels.length > problem.maxParcels) return { ...answer, steps };
  const isOptimal = problem.objective === 'parcels' && fewest.isOptimal;
  return { ...fewest, lowerBound: isOptimal ? fewest.lowerBound : answer.lowerBound, isOptimal, steps };
}

function cheapest(problem: Problem, effort: Effort): Answer {
  const budget = { left: effort.steps };
  const counts = problem.kinds.map(({ count }) => count);
  const isByParcels = problem.objective === 'parcels';
  const search = isByParcels
    ? createSearch(withParcelsDear(problem), effort.seed, budget, DEAR / 2)
    : createSearch(problem, effort.seed, budget, 1);
  const { packing, bound } = pack(search, contentOf(problem, counts), effort);
  return {
    parcels: packing?.parcels.map(({ box, puts }) => ({ box, puts: finished(problem, puts) })) ?? null,
    unpacked: counts.map((count) => (packing ? 0 : count)),
    cost: packing ? packing.parcels.reduce((sum, parcel) => sum + costOf(problem, parcel), 0) : Infinity,
    lowerBound: isByParcels ? Math.floor(bound / DEAR) : bound,
    isOptimal: packing !== null && isMet(problem, packing, bound),
    steps: effort.steps - budget.left,
  };
}

function pack(search: Search, content: Content, { steps }: Effort): { packing: Packing | null; bound: number } {
  const { problem, budget } = search;
  const { counts } = content;
  const stock = problem.boxes.map((box) => box.stock);
  let best: Packing | null = packSmall(search, content, stock, Infinity, steps * FIRST_SHARE, 0.01);
  const boundBudget = { left: steps * BOUND_SHARE };
  // Of the fewest parcels the cheapest are wanted: one kind of box leaves nothing to choose.
  const hasOneBox = search.fits.filter((row) => row.some(Boolean)).length === 1;
  let bound = 0;
  const prove = (): boolean => {
    const before = boundBudget.left;
    if (best) bound = Math.max(bound, boundOf(search, best.cost, boundBudget));
    budget.left -= before - boundBudget.left;
    return best !== null && isMet(problem, best, bound) && (best.cost <= bound || hasOneBox);
  };
  if (prove()) return { packing: best, bound };
  if (problem.maxParcels === 1) {
    best = packSmall(search, content, stock, best?.cost ?? Infinity, budget.left, LEAST_WORTH) ?? best;
    prove();
    return { packing: best, bound };
  }
  best = severalTimes(search, counts, best);
  if (best) best = packParts(search, best, budget.left * PARTS_SHARE) ?? best;
  const most = best && best.parcels.length > 2 ? steps * MANY_SHARE : budget.left * SMALL_SHARE;
  const fewer = packSmall(search, content, stock, best?.cost ?? Infinity, most, LEAST_WORTH);
  if (fewer) best = fewer;
  if (best && best.parcels.length > 1 && best.parcels.length <= NEAR_THREE && problem.maxParcels > 2)
    best = packThree(search, content, stock, best.cost, steps * THREE_SHARE, THREE_WORTH) ?? best;
  if (best && !prove()) {
    const isByParcels = problem.objective === 'parcels';
    // With one kind of box as many parcels as the bound says are enough, whatever they cost.
    const enough = isByParcels && hasOneBox ? bound + DEAR / 2 : bound;
    const fewest = Math.ceil(bound / DEAR);
    const mayBeFewer = isByParcels && best.parcels.length > fewest;
    best = improve(search, best, enough, budget.left * (mayBeFewer ? IMPROVE_SHARE : 1));
    if (mayBeFewer) best = inFewerParcels(search, content, best, fewest, hasOneBox ? 0 : budget.left * CHEAPER_SHARE);
    // Then the same number of parcels at less cost.
    if (mayBeFewer && !hasOneBox) best = improve(search, best, enough, budget.left);
  }
  prove();
  return { packing: best, bound };
}

/** True when a packing is proved best: nothing costs less, or (where few parcels are the objective) there are not fewer. */
const isMet = ({ objective }: Problem, { parcels, cost }: Packing, bound: number): boolean =>
  objective === 'parcels' ? parcels.length * DEAR <= bound : cost <= bound;

function boundOf({ problem, proofs }: Search, upper: number, budget: Budget): number {
  const bound = lowerBound(problem, proofs, upper, budget);
  return problem.objective === 'parcels' ? bound * DEAR : bound;
}

/** What a parcel more counts where the fewest are wanted; its charge, no more than this, decides between equal numbers. */
const DEAR = 1e10;

/** The problem with parcels so dear that the cheapest answer is one of the fewest. */
function withParcelsDear(problem: Problem): Problem {
  const dear = (cost: number): number => DEAR + Math.min(cost, DEAR / 10_000);
  const boxes = problem.boxes.map((box) => ({ ...box, charge: { ...box.charge, cost: box.charge.cost.map(dear) } }));
  return { ...problem, boxes };
}

/** The best of a few greedy packings and the one there is. Where the work was not enough for one, a plain one: an order has an answer. */
function severalTimes(search: Search, counts: readonly number[], known: Packing | null): Packing | null {
  const { maxParcels } = search.problem;
  let best = known;
  for (let n = 0; n < 3; n += 1) {
    const many = greedy(search, counts, n * 0.15);
    if (many && many.parcels.length <= maxParcels && (!best || many.cost < best.cost)) best = many;
  }
  if (best) return best;
  const loaded = loadByLoad(search, counts);
  return loaded && loaded.parcels.length <= maxParcels ? loaded : null;
}

/** One box with as much of the units as goes in: the largest, unless another one that could hold more does. */
function fullest(problem: Problem, effort: Effort): Answer {
  const { boxes, kinds } = problem;
  const budget = { left: effort.steps };
  const counts = kinds.map(({ count }) => count);
  const volumeOf = (puts: readonly Put[]): number => puts.reduce((sum, { kind }) => sum + kinds[kind]!.volume, 0);
  const offers = fitTable(problem)
    .map((fits, box) => {
      const inside = kinds.reduce((sum, { count, volume }, k) => sum + (fits[k] ? count * volume : 0), 0);
      return { box, most: boxes[box]!.stock > 0 ? Math.min(boxes[box]!.volume, inside) : 0 };
    })
    .filter(({ most }) => most > 0)
    .sort((p, q) => q.most - p.most || p.box - q.box);
  let [box, best, volume]: [number, readonly Put[], number] = [-1, [], 0];
  for (const [i, offer] of offers.entries()) {
    if (offer.most <= volume) break;
    const share = { left: budget.left / (i === 0 ? Math.min(2, offers.length) : offers.length - i) };
    const before = share.left;
    const puts = fullestBox(problem, offer.box, counts, share);
    budget.left -= before - share.left;
    if (volumeOf(puts) > volume) [box, best, volume] = [offer.box, puts, volumeOf(puts)];
  }
  const unpacked = [...counts];
  for (const { kind } of best) unpacked[kind] = unpacked[kind]! - 1;
  return {
    parcels: best.length > 0 ? [{ box, puts: finished(problem, best) }] : null,
    unpacked,
    cost: 0,
    lowerBound: 0,
    isOptimal: unpacked.every((count) => count === 0),
    steps: effort.steps - budget.left,
  };
}

/**
 * Places for all counted units in one box, or null when none are found: `kept` ones, which the counts include, stay where they are and
 * come first; the others follow in the order of hands.
 */
export function arrangeIn(
  problem: Problem,
  box: number,
  counts: readonly number[],
  kept: readonly Put[],
  budget: Budget,
): readonly Put[] | null {
  const units = counts.reduce((sum, count) => sum + count, 0);
  const left = [...counts];
  for (const { kind } of kept) left[kind] = left[kind]! - 1;
  if (left.some((count) => count < 0)) return null;
  const attempt = beginAttempt([{ box, mostWeight: Infinity }], left, kept);
  const packed = arrange([createFilling(problem, units + 1)], attempt, Infinity, createRandom(1), budget);
  if (!packed) return null;
  const puts = packed[0]?.puts ?? [];
  return kept.length > 0 ? inHandOrder(problem.kinds, puts, kept.length) : finished(problem, puts);
}

/** Heavy units below light ones, in the order of hands. Where anything bears only so much, what lies where is left as it is. */
function finished({ kinds }: Problem, puts: readonly Put[]): readonly Put[] {
  const hasLimits = puts.some(({ kind }) => kinds[kind]!.maxLoad < Infinity);
  return inHandOrder(kinds, hasLimits ? puts : heavyBelow(kinds, puts));
}
