/**
 * Dual feasible functions: they change sizes so that whatever fits a box still does, and so show what plain volume does not. Sizes and
 * rooms are whole numbers; values are shares of the room.
 */
import { fits, type Extents, type Item } from './model.ts';

/** Equal units and the extents they may have. */
export interface Goods {
  readonly item: Pick<Item, 'noStack'>;
  readonly qty: number;
  readonly extents: readonly Extents[];
}

/** A size as a share of a room. */
type DualFeasible = (size: number, room: number) => number;

const AXES = [0, 1, 2] as const;
/** Thresholds tried an axis, evenly among those that occur. */
const THRESHOLDS = 7;
const STRONGEST = 5;

const plain: DualFeasible = (size, room) => size / room;

/** Rounds down to the k-ths, except where (k + 1) sizes fill rooms exactly. */
const inSteps =
  (k: number): DualFeasible =>
  (size, room) => {
    const grown = (k + 1) * size;
    return grown % room === 0 ? size / room : Math.floor(grown / room) / k;
  };

/** Drops what is smaller than a threshold and lifts to 1 what leaves less than it. */
const lifted =
  (threshold: number): DualFeasible =>
  (size, room) =>
    size > room - threshold ? 1 : size < threshold ? 0 : size / room;

/** Rounds small sizes down to the grid that big ones leave over (Carlier, Clautiaux and Moukrim). */
const onGrid =
  (threshold: number): DualFeasible =>
  (size, room) => {
    const most = Math.floor(room / threshold);
    if (2 * size > room) return 1 - Math.floor((room - size) / threshold) / most;
    if (2 * size === room) return 0.5;
    return Math.floor(size / threshold) / most;
  };

/** A modest set of functions for one axis, with thresholds from the sizes that occur. */
function functionsFor(sizes: readonly number[], room: number): DualFeasible[] {
  const functions = [plain, inSteps(1), inSteps(2)];
  const occurring = new Set(sizes.flatMap((size) => [size, room - size, room - size + 1]));
  const thresholds = [...occurring].filter((size) => size > 0 && size * 2 <= room).sort((a, b) => a - b);
  const count = Math.min(THRESHOLDS, thresholds.length);
  for (let i = 0; i < count; i += 1) {
    const threshold = thresholds[Math.floor((i * (thresholds.length - 1)) / Math.max(1, count - 1))]!;
    functions.push(lifted(threshold), onGrid(threshold));
  }
  return functions;
}

/** What every distinct size of an axis becomes, by function; a size that does not fit becomes Infinity. */
function tablesOf(goods: readonly Goods[], axis: 0 | 1 | 2, room: number): ReadonlyMap<number, number>[] {
  const sizes = goods.flatMap(({ extents }) => extents.map((one) => one[axis]));
  return functionsFor(sizes, room).map(
    (change) => new Map(sizes.map((size) => [size, size <= room ? change(size, room) : Infinity])),
  );
}

/**
 * The largest changed volume of goods over the functions tried, in boxes: above 1 not everything fits in one. Infinity where a unit
 * fits in no way. Stops at the first one above `enough`.
 */
export function changedVolume(goods: readonly Goods[], inner: Extents, enough = Infinity): number {
  const [xTables, yTables, zTables] = AXES.map((axis) => tablesOf(goods, axis, inner[axis]));
  let largest = 0;
  for (const x of xTables!) {
    for (const y of yTables!) {
      for (const z of zTables!) {
        let sum = 0;
        for (const { extents, qty } of goods) sum += leastOf(extents, x, y, z) * qty;
        if (sum === Infinity) return Infinity;
        if (sum > largest) largest = sum;
        if (largest > enough) return largest;
      }
    }
  }
  return largest;
}

type Table = ReadonlyMap<number, number>;

function leastOf(extents: readonly Extents[], xTable: Table, yTable: Table, zTable: Table): number {
  let least = Infinity;
  for (const one of extents) {
    const x = xTable.get(one[0])!;
    const y = yTable.get(one[1])!;
    const z = zTable.get(one[2])!;
    if (x === Infinity || y === Infinity || z === Infinity) continue;
    const volume = x * y * z;
    if (volume < least) least = volume;
  }
  return least;
}

/** Shares of a box every kind of goods takes up at least, Infinity where it does not fit: by plain volume and by the few strongest functions. */
export function sharesOf(goods: readonly Goods[], inner: Extents): readonly (readonly number[])[] {
  const fitting = goods.map(({ extents }) => extents.filter((one) => fits(one, inner)));
  const [xs, ys, zs] = AXES.map((axis) =>
    functionsFor(
      fitting.flatMap((extents) => extents.map((one) => one[axis])),
      inner[axis],
    ),
  );
  const tried: { readonly shares: readonly number[]; readonly sum: number }[] = [];
  for (const x of xs!) {
    for (const y of ys!) {
      for (const z of zs!) {
        const shares = fitting.map((extents) =>
          Math.min(...extents.map((one) => x(one[0], inner[0]) * y(one[1], inner[1]) * z(one[2], inner[2]))),
        );
        let sum = 0;
        shares.forEach((share, i) => {
          if (share < Infinity) sum += share * goods[i]!.qty;
        });
        tried.push({ shares, sum });
      }
    }
  }
  const strongest = [tried[0]!];
  for (const one of tried.toSorted((a, b) => b.sum - a.sum)) {
    if (strongest.length >= STRONGEST) break;
    if (!strongest.some(({ sum }) => Math.abs(sum - one.sum) < 1e-9)) strongest.push(one);
  }
  return strongest.map(({ shares }) => shares);
}
