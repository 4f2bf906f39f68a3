import { changedVolume } from './dualFeasible.ts';
import { volumeOf, type Extents } from './model.ts';

/** Lower bounds on the number of identical bins, units not turned: L0, L1 and L2 of Martello, Pisinger and Vigo, and dual feasible functions. */
export interface BinBounds {
  readonly L0: number;
  readonly L1: number;
  readonly L2: number;
  readonly Ldff: number;
  readonly best: number;
}

type Axis = 0 | 1 | 2;
const VIEWS: readonly (readonly [Axis, Axis, Axis])[] = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 2, 0],
];

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Bins that units need at least. */
export function binBounds(units: readonly Extents[], bin: Extents): BinBounds {
  const L0 = Math.ceil(sum(units.map(volumeOf)) / volumeOf(bin));
  let L1 = 0;
  let L2 = L0;
  for (const view of VIEWS) {
    const long = longBound(units, bin, view);
    L1 = Math.max(L1, long);
    L2 = Math.max(L2, wideBound(units, { bin, view, long }));
  }
  L2 = Math.max(L1, L2);
  const goods = units.map((extents) => ({ item: { noStack: false }, qty: 1, extents: [extents] }));
  const Ldff = Math.ceil(changedVolume(goods, bin) - 1e-9);
  return { L0, L1, L2, Ldff, best: Math.max(L0, L1, L2, Ldff) };
}

/** L1 along one axis: units more than half as wide and deep as the bin can only stand one after the other. */
function longBound(units: readonly Extents[], bin: Extents, [a, b, c]: readonly [Axis, Axis, Axis]): number {
  const room = bin[c];
  const lengths = units.filter((unit) => 2 * unit[a] > bin[a] && 2 * unit[b] > bin[b]).map((unit) => unit[c]);
  let more = 0;
  for (let least = 1; 2 * least <= room; least += 1) {
    const short = lengths.filter((length) => 2 * length <= room && length >= least);
    if (short.length === 0) continue;
    const long = lengths.filter((length) => room - least >= length && 2 * length > room);
    const byLength = Math.ceil((sum(short) - (long.length * room - sum(long))) / room);
    const beside = sum(long.map((length) => Math.floor((room - length) / least)));
    const byNumber = Math.ceil((short.length - beside) / Math.floor(room / least));
    more = Math.max(more, byLength, byNumber);
  }
  return lengths.filter((length) => 2 * length > room).length + more;
}

interface Wide {
  readonly bin: Extents;
  readonly view: readonly [Axis, Axis, Axis];
  readonly long: number;
}

/** L2 along one axis: the bins of L1, and those for what its units leave no room for. */
function wideBound(units: readonly Extents[], { bin, view, long }: Wide): number {
  const [a, b, c] = view;
  let most = 0;
  for (const p of thresholds(units, bin, a)) {
    for (const q of thresholds(units, bin, b)) {
      let filled = 0;
      let volume = 0;
      for (const unit of units) {
        if (unit[a] > bin[a] - p && unit[b] > bin[b] - q) filled += unit[c];
        else if ((2 * unit[a] > bin[a] && 2 * unit[b] > bin[b]) || (unit[a] >= p && unit[b] >= q))
          volume += volumeOf(unit);
      }
      const over = volume - (bin[c] * long - filled) * bin[a] * bin[b];
      most = Math.max(most, long + Math.max(0, Math.ceil(over / volumeOf(bin))));
    }
  }
  return most;
}

function thresholds(units: readonly Extents[], bin: Extents, axis: Axis): number[] {
  const occurring = new Set(units.flatMap((unit) => [unit[axis], bin[axis] - unit[axis] + 1]));
  return [...occurring].filter((size) => size >= 1 && 2 * size <= bin[axis]);
}
