/** Lengths that occur along one axis: ascending, different, none longer than the room; and how many units may have each at most. */
export interface AxisLengths {
  readonly room: number;
  readonly lengths: readonly number[];
  readonly most: readonly number[];
}

type Scale = (x: number, room: number) => number;

// More thresholds than this are thinned out evenly.
const MOST_THRESHOLDS = 19;
// Work that finding the reachable sums of one axis may take.
const MOST_REACH = 60_000;
const SLACK = 1e-12;

const identity: Scale = (x, room) => x / room;

/** Fractions of 1/(k+1) count for nothing, whole ones are kept: u(k) of Fekete and Schepers. */
const step =
  (k: number): Scale =>
  (x, room) => {
    const parts = (k + 1) * x;
    const whole = Math.floor(parts / room);
    return whole * room === parts ? x / room : whole / k;
  };

/** What leaves less than `low` beside it takes everything; what is below `low` counts for nothing. */
const lift =
  (low: number): Scale =>
  (x, room) =>
    x > room - low ? 1 : x < low ? 0 : x / room;

/** Small lengths are rounded down to multiples of `grid`, large ones take what they do not leave to those. */
const grid =
  (size: number): Scale =>
  (x, room) => {
    const cells = Math.floor(room / size);
    if (2 * x > room) return 1 - Math.floor((room - x) / size) / cells;
    return 2 * x === room ? 0.5 : Math.floor(x / size) / cells;
  };

/**
 * Conservative scales of one axis: for each, the share of the room that every length takes up. Lengths that lie side by side within the
 * room never add up to more than 1. Scales that another one beats everywhere are left out, and of the rest those that count least when
 * there are more than `most`.
 */
export function conservativeScales(axis: AxisLengths, most: number): Float64Array[] {
  const scales: Float64Array[] = [];
  addScales(scales, axis.lengths, axis.room);
  const raised = raisedLengths(axis);
  if (raised) addScales(scales, raised.lengths, raised.room);
  return withoutBeaten(scales, most);
}

function addScales(into: Float64Array[], lengths: readonly number[], room: number): void {
  const add = (scale: Scale): void => {
    const shares = new Float64Array(lengths.length);
    for (let i = 0; i < shares.length; i += 1) shares[i] = scale(lengths[i]!, room);
    into.push(shares);
  };
  add(identity);
  for (let k = 1; k <= 4; k += 1) add(step(k));
  for (const low of thresholds(lengths, room)) {
    add(lift(low));
    add(grid(low));
  }
}

function thresholds(lengths: readonly number[], room: number): number[] {
  const all = [...new Set(lengths.flatMap((x) => [x, room - x, room - x + 1]))]
    .filter((low) => low > 0 && 2 * low <= room)
    .sort((a, b) => a - b);
  if (all.length <= MOST_THRESHOLDS) return all;
  return Array.from(
    { length: MOST_THRESHOLDS },
    (_, i) => all[Math.floor((i * (all.length - 1)) / (MOST_THRESHOLDS - 1))]!,
  );
}

/**
 * The room cut down to the greatest sum of lengths that it holds, and every length above half of it raised by what no sum of shorter
 * ones can use beside it; null where that would be too much work.
 */
function raisedLengths({ room, lengths, most }: AxisLengths): { lengths: number[]; room: number } | null {
  if (room * lengths.length > MOST_REACH) return null;
  const used = reachable(room, lengths, most, room);
  let least = room;
  while (least > 0 && !used[least]) least -= 1;
  if (least === 0) return null;
  const half = Math.floor(least / 2);
  const beside = reachable(least, lengths, most, half);
  const raised = lengths.map((x) => {
    if (2 * x <= least) return x;
    let rest = least - x;
    while (rest > 0 && !beside[rest]) rest -= 1;
    return least - rest;
  });
  return { lengths: raised, room: least };
}

/** Which sums up to `room` the lengths up to `longest` make, each taken as often as it occurs at most. */
function reachable(room: number, lengths: readonly number[], most: readonly number[], longest: number): Uint8Array {
  const isSum = new Uint8Array(room + 1);
  isSum[0] = 1;
  const times = new Int32Array(room + 1);
  for (let i = 0; i < lengths.length; i += 1) {
    const x = lengths[i]!;
    if (x > longest) break;
    times.fill(0);
    for (let sum = x; sum <= room; sum += 1) {
      if (isSum[sum] || !isSum[sum - x] || times[sum - x]! >= most[i]!) continue;
      isSum[sum] = 1;
      times[sum] = times[sum - x]! + 1;
    }
  }
  return isSum;
}

function sumOf(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i += 1) sum += values[i]!;
  return sum;
}

/** True when no value of `low` is above that of `high`. */
export function isBeaten(low: Float64Array, high: Float64Array): boolean {
  for (let i = 0; i < low.length; i += 1) if (low[i]! > high[i]! + SLACK) return false;
  return true;
}

function withoutBeaten(scales: Float64Array[], most: number): Float64Array[] {
  const ordered = scales.map((values) => ({ values, sum: sumOf(values) })).sort((p, q) => q.sum - p.sum);
  const kept: Float64Array[] = [];
  for (const { values } of ordered) {
    if (kept.length === most) break;
    if (!kept.some((other) => isBeaten(values, other))) kept.push(values);
  }
  return kept;
}
