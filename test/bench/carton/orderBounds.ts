import { changedVolume, sharesOf, type Goods } from './dualFeasible.ts';
import { linearMost } from './linear.ts';
import { allowedExtents, capacityOf, carrierTakes, fits, parcelCharge, volumeOf } from './model.ts';
import type { Extents, Instance, Item, Preset } from './model.ts';

/** What no valid packing of an order is below. */
export interface OrderBounds {
  readonly parcels: number;
  readonly cost: number;
  readonly billable: number;
  /** Of all units, padded. */
  readonly volume: number;
  readonly weight: number;
  /** Boxes not proved to be too small for the whole order. */
  readonly singleCandidates: number;
}

type Line = Goods & { readonly item: Item };
/** Cost or billable weight of a box with contents of this weight. */
type Measure = (box: Preset, weight: number) => number;

const EPSILON = 1e-9;

/** Everything the proofs look at, once an order. */
interface Sight {
  readonly instance: Instance;
  readonly lines: readonly Line[];
  readonly boxes: readonly Preset[];
  /** Weights of contents at which a box's charge may rise, ascending. */
  readonly marks: readonly (readonly number[])[];
  readonly volume: number;
  readonly weight: number;
  readonly isPairImpossible: (i: number, j: number) => boolean;
}

/**
 * Lower bounds of an order, valid for whatever the validator accepts; no packing heuristic is used. The cheapest single box not proved
 * impossible, the cheapest such pair, a linear relaxation for three parcels or more, and units that can share no box.
 */
export function orderBounds(instance: Instance): OrderBounds {
  const sight = look(instance);
  const { boxes, volume, weight } = sight;
  const single = boxes.filter((box) => !isImpossible(sight, box));
  const loners = lonersOf(sight);
  const parcels = Math.max(
    loners.length,
    Math.ceil(volume / Math.max(...boxes.map(({ inner }) => volumeOf(inner)))),
    Math.ceil(weight / Math.max(...boxes.map((box) => capacityOf(instance, box)))),
    single.length > 0 ? 1 : 2,
  );
  const least = (measure: Measure): number => {
    let best = Infinity;
    if (parcels <= 1) best = Math.min(...single.map((box) => measure(box, weight)));
    if (parcels <= 2) best = Math.min(best, leastPair(sight, measure, best));
    best = Math.min(best, leastOfMany(sight, measure, Math.max(3, parcels)));
    const apart = loners.reduce((sum, line) => sum + leastAlone(sight, line, measure), 0);
    return Math.ceil(Math.max(best, apart) - 1e-6);
  };
  return {
    parcels,
    cost: least((box, contents) => parcelCharge(instance, box, contents).total),
    billable: least((box, contents) => parcelCharge(instance, box, contents).billable),
    volume,
    weight,
    singleCandidates: single.length,
  };
}

function look(instance: Instance): Sight {
  const { carrier, items } = instance;
  const lines = items.map((item): Line => ({ item, qty: item.qty, extents: allowedExtents(instance, item) }));
  const boxes = instance.boxes.filter(
    (box) =>
      carrierTakes(carrier, box) &&
      capacityOf(instance, box) > 0 &&
      (box.stock ?? 1) > 0 &&
      lines.some((line) => goesInto(instance, line, box)),
  );
  const shares = boxes.map(({ inner }) => remembered(() => sharesOf(lines, inner)));
  const pairs = new Map<string, boolean>();
  return {
    instance,
    lines,
    boxes,
    marks: boxes.map((box) => marksOf(instance, box)),
    volume: lines.reduce((sum, { extents, qty }) => sum + qty * volumeOf(extents[0]!), 0),
    weight: lines.reduce((sum, { item, qty }) => sum + qty * item.weight, 0),
    isPairImpossible: (i, j) => {
      const key = `${i} ${j}`;
      const known = pairs.get(key) ?? canNotShare(lines, shares[i]!(), shares[j]!());
      pairs.set(key, known);
      return known;
    },
  };
}

function remembered<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

const goesInto = (instance: Instance, { item, extents }: Line, box: Preset): boolean =>
  item.weight <= capacityOf(instance, box) && extents.some((one) => fits(one, box.inner));

function marksOf(instance: Instance, box: Preset): number[] {
  const capacity = capacityOf(instance, box);
  const { step, surcharges } = instance.carrier ?? { step: 1, surcharges: [] };
  const marks = new Set([capacity]);
  for (let gross = step; gross - box.tare < capacity; gross += step) if (gross > box.tare) marks.add(gross - box.tare);
  for (const { weightOver } of surcharges) {
    const contents = (weightOver ?? 0) - box.tare;
    if (contents > 0 && contents < capacity) marks.add(contents);
  }
  return [...marks].sort((a, b) => a - b);
}

/** Whether one unit of each can share a room side by side, one behind the other, or one on the other. */
function pairFits(a: Goods, b: Goods, inner: Extents): boolean {
  const ofB = b.extents.filter((extents) => fits(extents, inner));
  return a.extents
    .filter((extents) => fits(extents, inner))
    .some((p) =>
      ofB.some((q) => {
        if (p[0] + q[0] <= inner[0] || p[1] + q[1] <= inner[1]) return true;
        return p[2] + q[2] <= inner[2] && !(a.item.noStack && b.item.noStack);
      }),
    );
}

/** Proof attempt that one box cannot take everything. */
function isImpossible({ instance, lines, volume, weight }: Sight, box: Preset): boolean {
  const { inner } = box;
  if (weight > capacityOf(instance, box) || volume > volumeOf(inner)) return true;
  if (!lines.every(({ extents }) => extents.some((one) => fits(one, inner)))) return true;
  const isClash = lines.some((a, i) =>
    lines.slice(i).some((b) => (a !== b || a.qty >= 2) && !pairFits(a, b, inner)),
  );
  if (isClash) return true;
  // What bears nothing stands in columns of its own: stretched to the full height it still fits.
  const columns = lines
    .filter(({ item }) => item.noStack)
    .map(({ item, qty, extents }): Goods => {
      const low = extents.filter(([, , height]) => height <= inner[2]);
      return { item, qty, extents: low.map(([x, y]) => [x, y, inner[2]]) };
    });
  if (columns.length > 0 && changedVolume(columns, inner, 1 + EPSILON) > 1 + EPSILON) return true;
  return changedVolume(lines, inner, 1 + EPSILON) > 1 + EPSILON;
}

type Shares = readonly (readonly number[])[];

/** Proof attempt that two boxes cannot take everything between them, by a fractional knapsack on what the lines take up in each. */
function canNotShare(lines: readonly Line[], inFirst: Shares, inSecond: Shares): boolean {
  return inFirst.some((first) => inSecond.some((second) => isOverfull(lines, first, second)));
}

function isOverfull(lines: readonly Line[], first: readonly number[], second: readonly number[]): boolean {
  let room = 1 + EPSILON;
  let inSecond = 0;
  const free: [first: number, second: number][] = [];
  for (const [i, { qty }] of lines.entries()) {
    const a = first[i]!;
    const b = second[i]!;
    if (a === Infinity && b === Infinity) return true;
    if (a === Infinity) inSecond += b * qty;
    else if (b === Infinity) room -= a * qty;
    else free.push([a * qty, b * qty]);
  }
  if (room < 0) return true;
  // First into the first box what spares most of the second for its share.
  free.sort((p, q) => q[1] * p[0] - p[1] * q[0]);
  for (const [a, b] of free) {
    if (a <= room) room -= a;
    else {
      inSecond += b * (1 - room / a);
      room = 0;
    }
  }
  return inSecond > 1 + EPSILON;
}

/** The least two boxes can come to that are not proved impossible; Infinity where none is below `best`. */
function leastPair(sight: Sight, measure: Measure, best: number): number {
  const pairs: { readonly low: number; readonly i: number; readonly j: number }[] = [];
  sight.boxes.forEach((_, i) => {
    for (let j = i; j < sight.boxes.length; j += 1) {
      const low = leastSplit(sight, measure, i, j);
      if (low < best) pairs.push({ low, i, j });
    }
  });
  pairs.sort((a, b) => a.low - b.low);
  return pairs.find(({ i, j }) => !sight.isPairImpossible(i, j))?.low ?? Infinity;
}

/** The least two boxes come to by weight alone; Infinity where they are too few, too small or too weak. */
function leastSplit({ instance, boxes, marks, volume, weight }: Sight, measure: Measure, i: number, j: number): number {
  const [a, b] = [boxes[i]!, boxes[j]!];
  if (i === j && (a.stock ?? Infinity) < 2) return Infinity;
  if (volumeOf(a.inner) + volumeOf(b.inner) < volume) return Infinity;
  const [most, mostOfB] = [capacityOf(instance, a), capacityOf(instance, b)];
  if (most + mostOfB < weight) return Infinity;
  const splits = new Set([
    Math.max(0, weight - mostOfB),
    Math.min(most, weight),
    ...marks[i]!.filter((mark) => mark <= weight),
    ...marks[j]!.map((mark) => weight - mark).filter((contents) => contents >= 0),
  ]);
  let low = Infinity;
  for (const contents of splits)
    if (contents <= most && weight - contents <= mostOfB)
      low = Math.min(low, measure(a, contents) + measure(b, weight - contents));
  return low;
}

/** Linear relaxation: a column for every box and weight mark, rows for volume, weight and number of parcels. */
function leastOfMany({ boxes, marks, volume, weight }: Sight, measure: Measure, parcels: number): number {
  const rows: number[][] = [];
  const limits: number[] = [];
  boxes.forEach((box, i) => {
    for (const mark of marks[i]!) {
      rows.push([volumeOf(box.inner) / 1e6, mark / 1e3, 1]);
      limits.push(measure(box, mark));
    }
  });
  return linearMost(rows, limits, [volume / 1e6, weight / 1e3, parcels]);
}

/** Units no two of which can share any box, the largest first: each needs a parcel of its own. */
function lonersOf({ instance, lines, boxes }: Sight): Line[] {
  const canMeet = (a: Line, b: Line): boolean =>
    boxes.some(
      (box) => a.item.weight + b.item.weight <= capacityOf(instance, box) && pairFits(a, b, box.inner),
    );
  const loners: Line[] = [];
  for (const line of lines.toSorted((a, b) => volumeOf(b.extents[0]!) - volumeOf(a.extents[0]!))) {
    if (loners.some((other) => canMeet(other, line))) continue;
    const count = line.qty > 1 && !canMeet(line, line) ? line.qty : 1;
    for (let n = 0; n < count; n += 1) loners.push(line);
  }
  return loners;
}

function leastAlone({ instance, boxes }: Sight, line: Line, measure: Measure): number {
  return Math.min(...boxes.filter((box) => goesInto(instance, line, box)).map((box) => measure(box, line.item.weight)));
}
