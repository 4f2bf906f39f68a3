import { batchesOf, blockOf, nested, type Batch, type Block, type ModelKind } from './blocks.ts';
import { boxesOf, type ModelBox } from './boxes.ts';
import type { Kind, Problem, Turn } from './engine/problem.ts';
import { nanometresDown, type Misfit, type PackItem, type PackSettings } from './fits.ts';
import type { Placement } from './place.ts';
import type { BoxOrder } from './postage.ts';
import { ok, refuse, type Result } from '../result.ts';

/** An order as the engine sees it, with what its numbers stand for. */
export interface PackModel {
  readonly problem: Problem;
  readonly kinds: readonly ModelKind[];
  readonly boxes: readonly ModelBox[];
  /** Nanometres of the engine's length. */
  readonly lengthUnit: number;
  /** True when all boxes have a price: then the engine's costs are scaled minor units; else they count parcels, then volume. */
  readonly isPriced: boolean;
  readonly settings: PackSettings;
}

/** Longest side in the engine's lengths: products of three stay exact doubles. */
const LONGEST = 60_000;
/** Where no common length is so large, sides are counted in twentieths of a millimetre. */
const COARSE = 50_000;

/**
 * The engine's problem of an order: lengths by the greatest length that divides all padded sides and all rooms (else 0.05 mm, sides up,
 * rooms down), weights in milligrams (units up, capacities down), equal units and equal boxes merged and in an order that no name
 * decides. `mostNested` says how high a line's nested goods are stacked; the corners of `kept` units are counted in the same length, so that
 * they need not move. Refuses a line whose sides are not known.
 */
export function modelOf(
  order: BoxOrder,
  mostNested: (item: PackItem) => number = () => Infinity,
  kept: readonly Placement[] = [],
): Result<PackModel, Misfit> {
  const { settings } = order;
  const batches: Batch[] = [];
  for (const item of order.items) {
    if (item.count <= 0) continue;
    const found = batchesOf(item, settings, mostNested(item));
    if (!found) return refuse({ kind: 'dimsMissing', sku: item.sku });
    batches.push(...found);
  }
  const rooms = order.cartonTypes.map(({ inner }) => [inner.length, inner.width, inner.height].map(nanometresDown));
  const corners = kept.flatMap(({ x, y, z }) => [x * 1000, y * 1000, z * 1000]);
  const lengthUnit = commonLength([...batches.flatMap(({ block }) => block.sides), ...rooms.flat(), ...corners]);
  const kinds = merged(batches, settings);
  const problemKinds = kinds.map((kind) => kindOf(kind, kinds, settings, lengthUnit));
  const boxes = boxesOf(order, kinds, problemKinds, lengthUnit);
  return ok({
    problem: {
      objective: 'cost',
      kinds: problemKinds,
      boxes: boxes.list.map(({ box }) => box),
      minSupport: settings.minSupport,
      maxParcels: Infinity,
    },
    kinds,
    boxes: boxes.list,
    lengthUnit,
    isPriced: boxes.isPriced,
    settings,
  });
}

/** How high the nested goods of an order may sensibly be stacked: as high as any box takes them, and lower by boxes. Most first; at most three. */
export function nestings(order: BoxOrder): readonly number[] {
  const heights = new Set<number>();
  for (const item of order.items) {
    const single = item.nestStep && item.count > 1 ? blockOf(item, order.settings) : null;
    if (!single) continue;
    for (const { inner } of order.cartonTypes) {
      const room = [inner.length, inner.width, inner.height].map(nanometresDown);
      let most = 0;
      while (most < item.count && fitsRoom(nested(single, most + 1), room)) most += 1;
      if (most > 0) heights.add(most);
    }
  }
  const sorted = [...heights].sort((a, b) => b - a);
  if (sorted.length <= 3) return sorted.length === 0 ? [Infinity] : sorted;
  return [sorted[0] ?? 1, sorted[sorted.length >> 1] ?? 1, sorted.at(-1) ?? 1];
}

function fitsRoom(block: Block, room: readonly number[]): boolean {
  return turnsOf(block, (side) => side).some(
    ({ dx, dy, dz }) => dx <= (room[0] ?? 0) && dy <= (room[1] ?? 0) && dz <= (room[2] ?? 0),
  );
}

/** True where goods are nested: then what holds for their stacks need not hold for stacks of other heights. */
export const isNested = ({ kinds }: PackModel): boolean =>
  kinds.some(({ block }) => block.item.nestStep !== undefined && block.item.count > 1);

/** True when the two classes may not share a box. */
export const areApart = (a: string | undefined, b: string | undefined, { apart }: PackSettings): boolean =>
  a !== undefined && b !== undefined && apart.some(([p, q]) => (p === a && q === b) || (p === b && q === a));

function commonLength(sides: readonly number[]): number {
  const longest = Math.max(1, ...sides);
  let common = 0;
  for (const side of sides) common = gcd(common, side);
  // Finer than a micrometre a place could not be told from its neighbour once it is written down.
  if (common >= 1000 && longest / common <= LONGEST) return common;
  return Math.max(COARSE, Math.ceil(longest / LONGEST));
}

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));

/** Blocks that differ only by name become one kind; kinds stand in an order by what they are. */
function merged(batches: readonly Batch[], settings: PackSettings): readonly ModelKind[] {
  const isWeightUnknown = batches.some(({ block }) => block.weight === null);
  const classes = new Set(batches.flatMap(({ block }) => block.item.goodsClass ?? []));
  const found = new Map<string, { block: Block; batches: Batch[] }>();
  for (const batch of batches.toSorted(byName)) {
    // A weight that nobody knows may not stand on goods that bear only so much.
    const isNoStack = batch.block.isNoStack || (isWeightUnknown && batch.block.maxLoad < Infinity);
    const block = isNoStack === batch.block.isNoStack ? batch.block : { ...batch.block, isNoStack };
    const key = identity(block, classes, settings);
    const known = found.get(key);
    if (known) known.batches.push(batch);
    else found.set(key, { block, batches: [batch] });
  }
  return [...found.entries()].sort(([a], [b]) => (a < b ? 1 : a > b ? -1 : 0)).map(([, kind]) => kind);
}

/** Everything about a block that may change an answer, largest first when sorted downwards. */
function identity(block: Block, classes: ReadonlySet<string>, settings: PackSettings): string {
  const { item, sides } = block;
  const micrometres = sides.map((side) => Math.ceil(side / 1000)).sort((a, b) => a - b);
  const volume = micrometres.reduce((product, side) => product * side, 1);
  // Sides that may be swapped are written in one order, so that how the product file names them decides nothing.
  const shape = turnsOf(block, (side) => side)
    .map(({ dx, dy, dz }) => [dx, dy, dz].map(digits).join(' '))
    .sort()
    .join('|');
  const apart = [...classes].filter((other) => areApart(item.goodsClass, other, settings)).sort();
  const own = item.ownContainer ? [item.ownContainer, item.length, item.width, item.height] : [];
  return [
    digits(volume),
    shape,
    digits(block.weight ?? 0),
    Number.isFinite(block.maxLoad) ? digits(block.maxLoad) : '-',
    block.isNoStack ? '1' : '0',
    block.isSlender ? '1' : '0',
    item.protection === 'fragile' ? '1' : '0',
    apart.length > 0 ? `${item.goodsClass ?? ''}:${apart.join(',')}` : '',
    JSON.stringify(own),
  ].join(';');
}

const digits = (value: number): string => value.toFixed(0).padStart(22, '0');
const byName = (a: Batch, b: Batch): number =>
  compareText(a.block.item.sku, b.block.item.sku) || compareText(a.block.item.lineId, b.block.item.lineId);
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function kindOf(
  { block, batches }: ModelKind,
  kinds: readonly ModelKind[],
  settings: PackSettings,
  lengthUnit: number,
): Kind {
  const turns = turnsOf(block, (side) => Math.ceil(side / lengthUnit)).toSorted(flatterFirst);
  const { dx = 0, dy = 0, dz = 0 } = turns[0] ?? {};
  return {
    count: batches.reduce((sum, { count }) => sum + count, 0),
    turns,
    weight: block.weight ?? 0,
    volume: dx * dy * dz,
    isNoStack: block.isNoStack,
    maxLoad: block.maxLoad,
    apart: kinds.flatMap((other, k) =>
      areApart(block.item.goodsClass, other.block.item.goodsClass, settings) ? [k] : [],
    ),
  };
}

const flatterFirst = (a: Turn, b: Turn): number => a.dz - b.dz || a.dy - b.dy || a.dx - b.dx;

const CODES = ['lwh', 'wlh', 'lhw', 'hlw', 'whl', 'hwl'] as const;

function turnsOf({ sides, turn }: Block, measure: (side: number) => number): readonly Turn[] {
  const codes = turn === 'fixed' ? (['lwh'] as const) : CODES.filter((code) => turn.includes(code.slice(2)));
  const [l, w, h] = sides.map(measure);
  const extent = (letter: string | undefined): number => (letter === 'l' ? l : letter === 'w' ? w : h) ?? 0;
  const turns: Turn[] = [];
  for (const code of codes) {
    const [dx, dy, dz] = [extent(code[0]), extent(code[1]), extent(code[2])];
    if (!turns.some((other) => other.dx === dx && other.dy === dy && other.dz === dz)) turns.push({ code, dx, dy, dz });
  }
  return turns;
}
