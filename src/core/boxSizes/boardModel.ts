import type { BoxSet } from '../carton/boxSet.ts';
import type { CartonType } from '../carton/cartonType.ts';
import { milligramsUp } from '../carton/blocks.ts';
import { nanometresUp } from '../carton/fits.ts';
import { asId } from '../ids.ts';
import { massFromBase, quantity, type Dims, type Length } from '../quantity.ts';
import type { Sides } from './tightBoxes.ts';

/** The grid new boxes are made on: whole steps of 5 mm or a quarter of an inch. */
export type SizeGrid = '5mm' | '0.25in';

/** What a box of new sides would be like, after today's boxes. */
export interface BoardModel {
  readonly grid: SizeGrid;
  /** Outside less inside, micrometres. */
  readonly walls: Sides;
  /** Minor units for a square metre of board. */
  readonly minorPerM2: number;
  readonly gramsPerM2: number;
  readonly currency: string;
  readonly known: readonly CartonType[];
}

/** Micrometres of a step of the grid. */
export const stepUm = (grid: SizeGrid): number => (grid === '5mm' ? 5000 : 6350);

const micrometres = (length: Length): number => Math.ceil(nanometresUp(length) / 1000);

/** Sides of a box in micrometres, the longer one of its base first. */
export function sidesOf({ length, width, height }: Dims): Sides {
  const [l, w] = [micrometres(length), micrometres(width)];
  return [Math.max(l, w), Math.min(l, w), micrometres(height)];
}

/** Square metres of the blank of a slotted box (FEFCO 0201) with these outer sides: a 35 mm lap, flaps that meet. */
export const boardM2 = ([l, w, h]: Sides): number => ((2 * l + 2 * w + 35_000) * (w + h)) / 1e12;

/** Walls, board price and weight as the median of today's boxes; `minorPerM2` where a supervisor knows the price. */
export function boardModel(
  today: BoxSet,
  {
    grid,
    currency,
    minorPerM2,
  }: { readonly grid: SizeGrid; readonly currency: string; readonly minorPerM2: number | null },
): BoardModel {
  const known = today.filter(({ kind }) => kind === 'box');
  const perM2 = (value: (box: CartonType) => number | null): readonly number[] =>
    known.flatMap((box) => {
      const amount = value(box);
      return amount === null ? [] : [amount / boardM2(sidesOf(box.outer))];
    });
  const wall = (side: 0 | 1 | 2): number =>
    median(known.map(({ inner, outer }) => sidesOf(outer)[side] - sidesOf(inner)[side])) ?? 0;
  return {
    grid,
    walls: [wall(0), wall(1), wall(2)],
    minorPerM2: minorPerM2 ?? median(perM2(({ cost }) => cost?.minor ?? null)) ?? 0,
    gramsPerM2: median(perM2(({ tare }) => (tare ? milligramsUp(tare) / 1000 : null))) ?? 0,
    currency,
    known,
  };
}

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}

/** A new box of these inner sides. It may weigh what today's box nearest to it in volume may. */
export function newBox(inner: Sides, model: BoardModel): CartonType {
  const outer: Sides = [inner[0] + model.walls[0], inner[1] + model.walls[1], inner[2] + model.walls[2]];
  const area = boardM2(outer);
  const volume = (sides: Sides): number => sides[0] * sides[1] * sides[2];
  const away = (box: CartonType): number => Math.abs(volume(sidesOf(box.inner)) - volume(inner));
  const [nearest] = model.known.toSorted((a, b) => away(a) - away(b));
  const unit = nearest?.tare?.unit ?? nearest?.maxGross?.unit ?? 'g';
  const name = inner.map((side) => sizeText(side, model.grid)).join(' x ');
  return {
    id: asId(`new-${inner.map((side) => sizeText(side, model.grid)).join('x')}`),
    name,
    barcode: null,
    kind: 'box',
    inner: dimsOf(inner, model.grid),
    outer: dimsOf(outer, model.grid),
    tare: massFromBase({ num: BigInt(Math.ceil(area * model.gramsPerM2)) * 1_000_000_000n, den: 1n }, unit, 3),
    maxGross: nearest?.maxGross ?? null,
    cost: { minor: Math.ceil(area * model.minorPerM2), currency: model.currency },
    stock: null,
  };
}

const sizeText = (side: number, grid: SizeGrid): string =>
  (grid === '5mm' ? side / 1000 : side / 25_400).toFixed(2).replace(/\.?0+$/, '');

const dimsOf = ([l, w, h]: Sides, grid: SizeGrid): Dims => {
  const length = (side: number): Length => {
    const isMetric = grid === '5mm';
    // A wall is no whole number of thousandths of an inch: up.
    let [digits, exponent] = isMetric ? [Math.ceil(side / 100), -1] : [Math.ceil(side / 25.4 - 1e-6), -3];
    for (; exponent < 0 && digits % 10 === 0; exponent += 1) digits /= 10;
    return quantity(digits, exponent, isMetric ? 'mm' : 'in');
  };
  return { length: length(l), width: length(w), height: length(h) };
};
