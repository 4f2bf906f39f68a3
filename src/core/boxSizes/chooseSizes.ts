/** What every parcel costs in every box that may be chosen: `costs[box][parcel]`, all parcels of a kind together; Infinity where it does not go in. */
export interface CostTable {
  readonly costs: readonly Float64Array[];
  /** What a parcel that no box takes counts, the same for all choices. */
  readonly without: Float64Array;
}

/** Some boxes of a table with what all parcels cost in them, each in its cheapest. */
export interface Chosen {
  readonly boxes: readonly number[];
  readonly cost: number;
  /** No choice of as many boxes, the kept among them, costs less. */
  readonly lowerBound: number;
}

/** Rounds of improving the bound: it moves by less than a thousandth after that. */
const BOUND_ROUNDS = 250;

/**
 * The `size` boxes, those in `keep` among them, in which the parcels cost least (the k-median problem): taken one by one, each time the one
 * that saves most, then exchanged one for one while that saves. The lower bound is that of the linear relaxation, by Lagrangian multipliers
 * (Cornuejols, Fisher and Nemhauser 1977): it says how far from the best choice this one can be, for these candidates and costs.
 */
export function chooseSizes(
  table: CostTable,
  {
    size,
    keep,
    banned = new Set(),
  }: { readonly size: number; readonly keep: readonly number[]; readonly banned?: ReadonlySet<number> },
): Chosen {
  const open = table.costs.flatMap((_, box) => (keep.includes(box) || banned.has(box) ? [] : [box]));
  let boxes = [...keep];
  while (boxes.length < size) {
    const next = bestAdded(table, boxes, open);
    if (next === null) break;
    boxes.push(next);
  }
  for (;;) {
    const better = bestExchange(table, boxes, keep, open);
    if (!better) break;
    boxes = better;
  }
  boxes.sort((a, b) => a - b);
  const { cost } = assigned(table, boxes);
  return { boxes, cost, lowerBound: lowerBound(table, { size, keep, open }, cost) };
}

/** What all parcels cost in some boxes, and the box of each; -1 for none. */
export function assigned({ costs, without }: CostTable, boxes: readonly number[]): { cost: number; box: Int32Array } {
  const least = Float64Array.from(without);
  const box = new Int32Array(without.length).fill(-1);
  for (const b of boxes) {
    const row = costs[b] ?? without;
    for (let i = 0; i < least.length; i += 1)
      if (row[i]! < least[i]!) {
        least[i] = row[i]!;
        box[i] = b;
      }
  }
  return { cost: sum(least), box };
}

const sum = (values: Float64Array): number => {
  let total = 0;
  for (const value of values) total += value;
  return total;
};

/** The least and second least cost of every parcel, and which box has the least. */
function twoLeast({ costs, without }: CostTable, boxes: readonly number[]) {
  const first = Float64Array.from(without);
  const second = Float64Array.from(without);
  const owner = new Int32Array(without.length).fill(-1);
  for (const b of boxes) {
    const row = costs[b] ?? without;
    for (let i = 0; i < first.length; i += 1) {
      const cost = row[i]!;
      if (cost < first[i]!) {
        second[i] = first[i]!;
        first[i] = cost;
        owner[i] = b;
      } else if (cost < second[i]!) second[i] = cost;
    }
  }
  return { first, second, owner };
}

function bestAdded(table: CostTable, boxes: readonly number[], open: readonly number[]): number | null {
  const { first } = twoLeast(table, boxes);
  let [best, most]: [number | null, number] = [null, 0];
  for (const b of open) {
    if (boxes.includes(b)) continue;
    const row = table.costs[b]!;
    let saved = 0;
    for (let i = 0; i < first.length; i += 1) if (row[i]! < first[i]!) saved += first[i]! - row[i]!;
    if (saved > most) [best, most] = [b, saved];
  }
  return best;
}

/** The exchange of one box for another that saves most; null where none saves (Whitaker 1983, Resende and Werneck's form). */
function bestExchange(
  table: CostTable,
  boxes: readonly number[],
  keep: readonly number[],
  open: readonly number[],
): number[] | null {
  const { first, second, owner } = twoLeast(table, boxes);
  let [found, most]: [number[] | null, number] = [null, 1e-6];
  for (const b of open) {
    if (boxes.includes(b)) continue;
    const row = table.costs[b]!;
    let gain = 0;
    const loss = new Map<number, number>();
    for (let i = 0; i < first.length; i += 1) {
      const cost = row[i]!;
      if (cost < first[i]!) gain += first[i]! - cost;
      else loss.set(owner[i]!, (loss.get(owner[i]!) ?? 0) + Math.min(cost, second[i]!) - first[i]!);
    }
    for (const out of boxes) {
      if (keep.includes(out)) continue;
      const saved = gain - (loss.get(out) ?? 0);
      if (saved > most) [found, most] = [boxes.map((box) => (box === out ? b : box)), saved];
    }
  }
  return found;
}

function lowerBound(
  { costs, without }: CostTable,
  { size, keep, open }: { readonly size: number; readonly keep: readonly number[]; readonly open: readonly number[] },
  upper: number,
): number {
  const parcels = without.length;
  const columns = [...keep, ...open];
  const price = Float64Array.from(without, (cost, i) => Math.min(cost, ...columns.map((b) => costs[b]![i]!)));
  let [best, pace, since] = [-Infinity, 1.5, 0];
  for (let round = 0; round < BOUND_ROUNDS; round += 1) {
    const worths = columns.map((b, at) => {
      const row = costs[b]!;
      let worth = 0;
      for (let i = 0; i < parcels; i += 1) if (row[i]! < price[i]!) worth += row[i]! - price[i]!;
      return { b, worth, isKept: at < keep.length };
    });
    const free = worths.filter(({ isKept }) => !isKept).sort((p, q) => p.worth - q.worth);
    const taken = [...worths.filter(({ isKept }) => isKept), ...free.slice(0, Math.max(0, size - keep.length))];
    // What no box takes may stay without one: that is a box of everybody's.
    const gaps = new Float64Array(parcels).fill(1);
    let bound = sum(price) + taken.reduce((total, { worth }) => total + worth, 0);
    for (let i = 0; i < parcels; i += 1)
      if (without[i]! < price[i]!) {
        bound += without[i]! - price[i]!;
        gaps[i]! -= 1;
      }
    for (const { b } of taken) {
      const row = costs[b]!;
      for (let i = 0; i < parcels; i += 1) if (row[i]! < price[i]!) gaps[i]! -= 1;
    }
    since = bound > best + 1e-9 ? 0 : since + 1;
    best = Math.max(best, bound);
    if (since > 12) [pace, since] = [pace / 2, 0];
    const length = gaps.reduce((total, gap) => total + gap * gap, 0);
    if (length === 0 || upper - best <= 0.5) break;
    const step = (pace * (upper * 1.0001 - bound)) / length;
    for (let i = 0; i < parcels; i += 1) price[i] = price[i]! + step * gaps[i]!;
  }
  return Math.min(best, upper);
}
