import { canonical } from '../journal/canonical.ts';
import { barcodeKeys } from '../scan/classify.ts';
import type { CartonTypeId } from '../ids.ts';
import { compareQuantity, type Dims, type Quantity, type LengthUnit, type MassUnit } from '../quantity.ts';
import { isTooMuch } from '../weigh/filling.ts';
import type { BoxUse, CartonType } from './cartonType.ts';

/** A box set is all presets together, in the order in which they are shown. */
export type BoxSet = readonly CartonType[];

/** What of a box can't be right. */
export const BOX_FAULTS = [
  'idMissing',
  'idReserved',
  'idTwice',
  'nameMissing',
  'barcodeTwice',
  'barcodeOfProduct',
  'barcodeOfInsert',
  'notPositive',
  'outerTooSmall',
  'tareTooHeavy',
  'fillingTooHeavy',
  'stockInvalid',
] as const;

/** One thing that can't be right, and the field where it is to be mended. `other`: the box, product or insert it collides with. */
export interface BoxFault {
  readonly boxId: CartonTypeId;
  readonly field:
    'id' | 'name' | 'barcode' | 'inner' | 'outer' | 'tare' | 'filling' | 'maxGross' | 'stock' | 'reorderAt';
  readonly reason: (typeof BOX_FAULTS)[number];
  readonly other: string | null;
}

/** What became of a box between two sets. */
export type BoxChange = 'new' | 'edited' | 'out';

const SIDES = ['length', 'width', 'height'] as const;

/** What else than a box a code means, by the normalised keys of core/scan: the name of a product, the id of an insert; null for none. */
export interface OtherCodes {
  productOf(keys: readonly string[]): string | null;
  insertOf(keys: readonly string[]): string | null;
}

/** Everything that keeps a set from being published. */
export function boxFaults(boxes: BoxSet, { productOf, insertOf }: OtherCodes): readonly BoxFault[] {
  const ids = new Set<string>();
  const codes = new Map<string, string>();
  return boxes.flatMap((box) => {
    const isTwice = ids.has(box.id);
    ids.add(box.id);
    // An id is scanned too, where a box has no barcode: it may not be another's code.
    const keys = barcodeKeys(box.barcode ?? box.id);
    const owner = keys.map((key) => codes.get(key)).find((name) => name !== undefined) ?? null;
    for (const key of keys) codes.set(key, box.name);
    return faultsOf(box, { isTwice, owner, product: productOf(keys), insert: insertOf(keys) });
  });
}

function faultsOf(
  box: CartonType,
  {
    isTwice,
    owner,
    product,
    insert,
  }: {
    readonly isTwice: boolean;
    readonly owner: string | null;
    readonly product: string | null;
    readonly insert: string | null;
  },
): readonly BoxFault[] {
  const fault = (field: BoxFault['field'], reason: BoxFault['reason'], other: string | null = null): BoxFault => ({
    boxId: box.id,
    field,
    reason,
    other,
  });
  const { inner, outer, tare, maxGross, filling } = box;
  return [
    ...(box.id.trim() === '' ? [fault('id', 'idMissing')] : []),
    ...(box.id.startsWith('own:') ? [fault('id', 'idReserved')] : []),
    ...(isTwice ? [fault('id', 'idTwice')] : []),
    ...(box.name.trim() === '' ? [fault('name', 'nameMissing')] : []),
    ...(owner !== null && !isTwice ? [fault('barcode', 'barcodeTwice', owner)] : []),
    ...(product !== null ? [fault('barcode', 'barcodeOfProduct', product)] : []),
    ...(insert !== null ? [fault('barcode', 'barcodeOfInsert', insert)] : []),
    ...(SIDES.some((side) => !isPositive(inner[side])) ? [fault('inner', 'notPositive')] : []),
    ...(isInside(inner, outer) ? [] : [fault('outer', 'outerTooSmall')]),
    ...(tare && !isPositive(tare) ? [fault('tare', 'notPositive')] : []),
    ...(maxGross && !isPositive(maxGross) ? [fault('maxGross', 'notPositive')] : []),
    ...(tare && maxGross && compareQuantity(tare, maxGross) >= 0 ? [fault('tare', 'tareTooHeavy')] : []),
    ...(filling && isTooMuch(filling, inner) ? [fault('filling', 'fillingTooHeavy')] : []),
    ...(isCount(box.stock) ? [] : [fault('stock', 'stockInvalid')]),
    ...(isCount(box.reorderAt ?? null) ? [] : [fault('reorderAt', 'stockInvalid')]),
  ];
}

const isPositive = ({ digits }: Quantity<LengthUnit | MassUnit>): boolean => digits > 0;
const isCount = (count: number | null): boolean =>
  count === null || (Number.isInteger(count) && count >= 0 && count <= 999_999_999);

/** True when the outer sides are nowhere shorter than the inner ones. */
export const isInside = (inner: Dims, outer: Dims): boolean =>
  SIDES.every((side) => compareQuantity(inner[side], outer[side]) <= 0);

/** True when nothing of two boxes differs. A field that says nothing is as one that is not there. */
export const isSameBox = (a: CartonType, b: CartonType): boolean => canonical(plain(a)) === canonical(plain(b));

/** A box without fields that say nothing, so that equal boxes are written alike. */
function plain({ reorderAt, use, filling, ...box }: CartonType): CartonType {
  return {
    ...box,
    ...(filling && { filling }),
    ...((reorderAt ?? null) !== null && { reorderAt: reorderAt ?? null }),
    ...(use && plainUse(use)),
  };
}

function plainUse({ channels, carriers, services = [] }: BoxUse): Pick<CartonType, 'use'> {
  if (channels.length + carriers.length + services.length === 0) return {};
  return { use: { channels, carriers, ...(services.length > 0 && { services }) } };
}

/** A set as it is written down: no field that says nothing. */
export const writtenSet = (boxes: BoxSet): BoxSet => boxes.map(plain);

/** True when two sets hold the same boxes; their order may differ. */
export const isSameSet = (a: BoxSet, b: BoxSet): boolean => changesOf(a, b).size === 0;

/** What `boxes` are against `before`, by id: those that differ only. */
export function changesOf(boxes: BoxSet, before: BoxSet): ReadonlyMap<CartonTypeId, BoxChange> {
  const known = byId(before);
  const kept = byId(boxes);
  const changes = new Map<CartonTypeId, BoxChange>();
  for (const box of boxes) {
    const was = known.get(box.id);
    if (!was) changes.set(box.id, 'new');
    else if (!isSameBox(box, was)) changes.set(box.id, 'edited');
  }
  for (const { id } of before) if (!kept.has(id)) changes.set(id, 'out');
  return changes;
}

const byId = (boxes: BoxSet): Map<CartonTypeId, CartonType> => new Map(boxes.map((box) => [box.id, box]));

/**
 * A draft that was begun on `base`, on what is in force by now: what the draft changed stays as it says, field by field, and all it left
 * alone follows what is in force. So a count of this morning is not undone by a draft of last week, even one with a count of its own.
 */
export function rebased(draft: BoxSet, base: BoxSet, inForce: BoxSet): BoxSet {
  const before = byId(base);
  const now = byId(inForce);
  const drafted = byId(draft);
  const kept = draft.flatMap((box): CartonType[] => {
    const [was, is] = [before.get(box.id), now.get(box.id)];
    if (!was) return [box];
    // Taken out meanwhile: only what the draft changed is wanted still.
    if (!is) return isSameBox(box, was) ? [] : [box];
    return [mergedBox(box, was, is)];
  });
  return [...kept, ...inForce.filter(({ id }) => !before.has(id) && !drafted.has(id))];
}

function mergedBox(box: CartonType, was: CartonType, is: CartonType): CartonType {
  const merged: Record<string, unknown> = { ...is };
  const [ours, theirs] = [box, was].map((one): Record<string, unknown> => ({ ...plain(one) }));
  for (const key of new Set([...Object.keys(ours ?? {}), ...Object.keys(theirs ?? {})])) {
    // What was counted last holds: in force it is newer than in a draft that was saved before.
    if (key === 'stock' && is.stock !== was.stock) continue;
    const [mine, before] = [ours?.[key], theirs?.[key]];
    if (canonical(mine ?? null) !== canonical(before ?? null)) merged[key] = mine ?? null;
  }
  return plain(merged as unknown as CartonType);
}

/** An older set as it is taken up again: how many are on the shelf is counted, not set, so today's counts stay. */
export function withCounts(older: BoxSet, inForce: BoxSet): BoxSet {
  const now = byId(inForce);
  return older.map((box) => ({ ...box, stock: now.get(box.id)?.stock ?? box.stock }));
}

/** A box as a file states it; what a file may leave out, and this one does, stays as it was known. */
export function stillKnown(stated: CartonType, known: CartonType | null | undefined): CartonType {
  if (!known) return plain(stated);
  const { reorderAt = null, filling = null, use } = known;
  const merged = { reorderAt, filling, ...(use && { use }), ...stated };
  const services = use?.services;
  // A file of channels and carriers that has no column of services says nothing of these.
  return plain(services && stated.use ? { ...merged, use: { services, ...stated.use } } : merged);
}
