import { conservativeScales, isBeaten } from './dualFeasible.ts';
import type { Box, Problem, Turn } from './problem.ts';

/** Shares of a box that units take up, by kind: what a box holds never adds up to more than 1. */
export type ShareRow = Float64Array;

/** The turns of a kind that go into a box alone. */
export const turnsInside = (turns: readonly Turn[], { inner }: Box): readonly Turn[] =>
  turns.filter(({ dx, dy, dz }) => dx <= inner[0] && dy <= inner[1] && dz <= inner[2]);

interface Axis {
  readonly scales: readonly Float64Array[];
  /** Where the extent of each turn stands among the lengths. */
  readonly at: Int32Array;
}

/** Turns of the kinds one after the other; those of kind k are `from[k]` up to `from[k + 1]`. */
interface Lying {
  readonly turns: readonly Turn[];
  readonly from: Int32Array;
  readonly counts: readonly number[];
}

// Rows kept for their sum, beside one for each kind.
const MOST_ROWS = 28;

/**
 * Rows of shares for one box: volumes under all products of conservative scales of its three axes, and base areas of what must stand in
 * columns of its own. The plain volume comes first, then the rows under which the whole order takes up most. Kinds that do not go into
 * the box have the share 0. Of each axis at most `mostScales` scales are looked at.
 */
export function shareRows(problem: Problem, box: Box, mostScales: number): ShareRow[] {
  const { kinds } = problem;
  const inside = kinds.map(({ turns }, k) => (box.refuses.includes(k) ? [] : turnsInside(turns, box)));
  const plain = volumeRow(problem, box);
  const counts = kinds.map(({ count }) => count);
  const lying = lyingOf(inside, counts);
  if (lying.turns.length === 0) return [plain];
  const axes = ([0, 1, 2] as const).map((a) => axisOf(lying, a, box.inner[a], mostScales));
  const rows = bestRows(products(lying, axes), kinds.length, counts);
  const columns = inside.map((turns, k) => (kinds[k]!.isNoStack ? turns : []));
  const standing = lyingOf(columns, counts);
  if (standing.turns.length) {
    const floor = ([0, 1] as const).map((a) => axisOf(standing, a, box.inner[a], mostScales));
    const height: Axis = { scales: [new Float64Array([1])], at: new Int32Array(standing.turns.length) };
    rows.push(...bestRows(products(standing, [...floor, height]), kinds.length, counts));
  }
  return [plain, ...rows];
}

/** The share of the box's volume that a unit of each kind has; 0 where it does not go into the box. */
export function volumeRow({ kinds }: Problem, box: Box): ShareRow {
  const row = new Float64Array(kinds.length);
  kinds.forEach(({ turns, volume }, k) => {
    const isIn = !box.refuses.includes(k) && turnsInside(turns, box).length > 0;
    row[k] = isIn ? volume / box.volume : 0;
  });
  return row;
}

function lyingOf(inside: readonly (readonly Turn[])[], counts: readonly number[]): Lying {
  const from = new Int32Array(inside.length + 1);
  inside.forEach((turns, k) => (from[k + 1] = from[k]! + turns.length));
  return { turns: inside.flat(), from, counts };
}

function axisOf({ turns, from, counts }: Lying, a: 0 | 1 | 2, room: number, mostScales: number): Axis {
  const extents = turns.map(({ dx, dy, dz }) => [dx, dy, dz][a]!);
  const lengths = [...new Set(extents)].sort((p, q) => p - q);
  const index = new Map(lengths.map((x, i) => [x, i]));
  const at = new Int32Array(extents.length);
  for (let t = 0; t < at.length; t += 1) at[t] = index.get(extents[t]!)!;
  const most = lengths.map(() => 0);
  const lastKind = new Int32Array(lengths.length).fill(-1);
  for (let k = 0; k < counts.length; k += 1)
    for (let t = from[k]!; t < from[k + 1]!; t += 1) {
      const i = at[t]!;
      if (lastKind[i] === k) continue;
      lastKind[i] = k;
      most[i] = most[i]! + counts[k]!;
    }
  return { scales: conservativeScales({ room, lengths, most }, mostScales), at };
}

/** For every product of one scale of each axis the least share of every kind over its turns, one row after the other. */
function products({ turns, from }: Lying, [alongX, alongY, alongZ]: readonly Axis[]): Float64Array {
  const kinds = from.length - 1;
  const all = new Float64Array(alongX!.scales.length * alongY!.scales.length * alongZ!.scales.length * kinds);
  const area = new Float64Array(turns.length);
  const { at } = alongZ!;
  let end = 0;
  for (const x of alongX!.scales)
    for (const y of alongY!.scales) {
      for (let t = 0; t < area.length; t += 1) area[t] = x[alongX!.at[t]!]! * y[alongY!.at[t]!]!;
      for (const z of alongZ!.scales)
        for (let k = 0; k < kinds; k += 1) {
          const last = from[k + 1]!;
          let least = from[k]! < last ? Infinity : 0;
          for (let t = from[k]!; t < last; t += 1) {
            const share = area[t]! * z[at[t]!]!;
            if (share < least) least = share;
          }
          all[end] = least;
          end += 1;
        }
    }
  return all;
}

/** The rows with the greatest sums over the order that no other one beats, and for each kind one that counts it most. */
function bestRows(all: Float64Array, kinds: number, counts: readonly number[]): ShareRow[] {
  const rows = all.length / kinds;
  const sums = new Float64Array(rows);
  const foremost = new Int32Array(kinds);
  for (let r = 0; r < rows; r += 1) {
    let sum = 0;
    for (let k = 0; k < kinds; k += 1) sum += all[r * kinds + k]! * counts[k]!;
    sums[r] = sum;
  }
  for (let r = 1; r < rows; r += 1)
    for (let k = 0; k < kinds; k += 1) {
      const here = all[r * kinds + k]!;
      const most = all[foremost[k]! * kinds + k]!;
      if (here > most || (here === most && sums[r]! > sums[foremost[k]!]!)) foremost[k] = r;
    }
  const order = Array.from({ length: rows }, (_, r) => r).sort((p, q) => sums[q]! - sums[p]!);
  const kept: ShareRow[] = [];
  const keep = (r: number): void => {
    const row = all.slice(r * kinds, (r + 1) * kinds);
    if (!kept.some((other) => isBeaten(row, other))) kept.push(row);
  };
  for (const r of order) {
    if (kept.length === MOST_ROWS) break;
    keep(r);
  }
  for (const r of foremost) keep(r);
  return kept;
}
