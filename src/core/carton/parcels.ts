import type { Batch } from './blocks.ts';
import { COST_SCALE } from './boxes.ts';
import type { PackedBox, Put } from './engine/problem.ts';
import type { PackItem } from './fits.ts';
import type { PackModel } from './model.ts';
import { ownCartonId } from './ownCarton.ts';
import type { Placement } from './place.ts';
import { asId, type CartonTypeId, type LineId } from '../ids.ts';
import type { ParcelContent, PlannedParcel } from '../journal/events.ts';

/** Hands out the units of each kind, line after line, so that every unit of every line is in exactly one place. */
export interface Dealer {
  /** The line the next block of the kind belongs to, with the units in it; of `line` where that has one left. */
  next(kind: number, line?: string): { readonly item: PackItem; readonly units: number };
}

/** A dealer with all units of a model. */
export function dealerOf({ kinds }: PackModel): Dealer {
  const open = kinds.map(({ batches }) => batches.map((batch: Batch) => ({ ...batch })));
  return {
    next(kind, line) {
      const left = open[kind]?.filter(({ count }) => count > 0) ?? [];
      const batch = left.find(({ block }) => block.item.lineId === line) ?? left[0];
      if (!batch) throw new Error('more units placed than there are');
      batch.count -= 1;
      return { item: batch.block.item, units: batch.block.units };
    },
  };
}

/**
 * Boxes of an answer as parcels to pack, the largest first: the preset by its id (equal ones in the order of their ids, as far as the stock goes), contents and
 * places in packing order.
 */
export function parcelsOf(model: PackModel, packed: readonly PackedBox[]): readonly PlannedParcel[] {
  const dealer = dealerOf(model);
  const taken = new Map<CartonTypeId, number>();
  const volume = ({ box }: PackedBox): number => model.boxes[box]?.box.volume ?? 0;
  const largestFirst = packed.toSorted((a, b) => volume(b) - volume(a) || b.puts.length - a.puts.length);
  return largestFirst.map(({ box, puts }) => {
    const placements = placementsOf(model, puts, dealer);
    const entry = model.boxes[box];
    const [first] = placements;
    const carton = entry?.cartons.find(({ id, stock }) => stock === null || (taken.get(id) ?? 0) < stock);
    const known = carton ?? entry?.cartons[0];
    if (!known || !entry) throw new Error('a box that was not offered');
    taken.set(known.id, (taken.get(known.id) ?? 0) + 1);
    return {
      cartonTypeId: entry.ownKind !== null && first ? ownCartonId(first.sku) : known.id,
      contents: contentsOf(placements),
      placements,
    };
  });
}

/**
 * Places in the engine's order, in which people pack, those in `kept` first as they are; steps from 1. Whole
 * micrometres: every edge is rounded down alike, so that what touches still touches.
 */
export function placementsOf(
  model: PackModel,
  puts: readonly Put[],
  dealer: Dealer = dealerOf(model),
  kept: readonly Placement[] = [],
): readonly Placement[] {
  const micrometres = (length: number): number => Math.floor((length * model.lengthUnit) / 1000);
  const placed = puts.map((put) => {
    const turn = model.problem.kinds[put.kind]?.turns[put.turn];
    const { dx = 0, dy = 0, dz = 0 } = turn ?? {};
    const [x1, y1, z1] = [micrometres(put.x), micrometres(put.y), micrometres(put.z)];
    const [x2, y2, z2] = [micrometres(put.x + dx), micrometres(put.y + dy), micrometres(put.z + dz)];
    return { kind: put.kind, x: x1, y: y1, z: z1, dx: x2 - x1, dy: y2 - y1, dz: z2 - z1 };
  });
  const keptAt = new Map(kept.map((place, i) => [cornerOf(place), i]));
  const rank = (place: (typeof placed)[number]): number => keptAt.get(cornerOf(place)) ?? kept.length;
  return placed
    .sort((a, b) => rank(a) - rank(b))
    .map(({ kind, ...place }, i) => {
      const { item, units } = dealer.next(kind, kept[keptAt.get(cornerOf(place)) ?? -1]?.lineId);
      const { sku, lineId } = item;
      return { step: i + 1, sku, lineId, ...place, ...(units > 1 ? { units } : {}) };
    });
}

const cornerOf = ({ x, y, z }: Pick<Placement, 'x' | 'y' | 'z'>): string =>
  `${x.toString()} ${y.toString()} ${z.toString()}`;

/** Units of placements by line, in the order the lines first come. */
export function contentsOf(placements: readonly Placement[]): readonly ParcelContent[] {
  const contents = new Map<string, ParcelContent>();
  for (const { lineId, sku, units = 1 } of placements) {
    const count = (contents.get(lineId)?.count ?? 0) + units;
    contents.set(lineId, { lineId: asId<LineId>(lineId), sku, count });
  }
  return [...contents.values()];
}

/**
 * Placements as the engine's puts, for units that stay where they are; null when one of them is no unit of the model.
 */
export function putsOf(model: PackModel, placements: readonly Placement[]): readonly Put[] | null {
  const puts: Put[] = [];
  const lengths = (micrometres: number): number => Math.ceil((micrometres * 1000) / model.lengthUnit);
  for (const place of placements) {
    const kind = model.kinds.findIndex(({ batches }) =>
      batches.some(({ block }) => block.item.lineId === place.lineId && block.units === (place.units ?? 1)),
    );
    const turns = model.problem.kinds[kind]?.turns ?? [];
    const alike = (length: number, side: number): boolean => Math.abs((length * model.lengthUnit) / 1000 - side) <= 1;
    const turn = turns.findIndex(({ dx, dy, dz }) => alike(dx, place.dx) && alike(dy, place.dy) && alike(dz, place.dz));
    if (kind < 0 || turn < 0) return null;
    puts.push({ kind, turn, x: lengths(place.x), y: lengths(place.y), z: lengths(place.z) });
  }
  return puts;
}

/** The engine's cost as minor units; null when boxes have no prices. A fraction, which only told equal boxes apart, is dropped. */
export const minorOf = ({ isPriced }: PackModel, cost: number): number | null =>
  isPriced && Number.isFinite(cost) ? Math.floor(cost / COST_SCALE) : null;
