import { stillKnown } from '../core/carton/boxSet.ts';
import type { CartonType } from '../core/carton/cartonType.ts';
import type { CartonTypeId, Sku } from '../core/ids.ts';
import { canonical } from '../core/journal/canonical.ts';
import type { RefusedRow } from '../core/journal/events.ts';
import type { Product } from '../core/orders/product.ts';
import type { Recall } from '../core/orders/unitTrace.ts';
import { barcodeKeys } from '../core/scan/classify.ts';
import type { Followed } from './followed.ts';
import type { StoragePort } from './ports.ts';
import { waitingCodes, type IsWaitingCode } from './waitingBoxes.ts';

/** Compares the products or carton types of one import with what the station knows; remembers what it has already let through. */
export interface MasterFollower {
  product(line: number, product: Product): Followed | RefusedRow;
  cartonType(line: number, cartonType: CartonType): Followed | RefusedRow;
  recall(recall: Recall, isLifted: boolean): Followed;
}

const UNCHANGED: Followed = { effect: 'unchanged', facts: [] };

/**
 * A follower for one import. What the station knows is read once, when the first row comes. `keepsBarcodes`: a product without barcodes
 * keeps those it has.
 */
export function createMasterFollower(storage: StoragePort, { keepsBarcodes = true } = {}): MasterFollower {
  let products: Book<Product, Sku> | null = null;
  let cartons: Book<CartonType, CartonTypeId> | null = null;
  let recalls: Set<string> | null = null;
  const isWaiting = waitingCodes(storage);
  const isWaitingNow = waitingCodes(storage, () => cartons?.all() ?? []);
  return {
    product(line, stated) {
      products ??= createBook(
        storage.products.all(),
        (product) => product.sku,
        (product) => product.barcodes,
      );
      const known = products.get(stated.sku);
      // A barcode the station printed for a product without one is not in the shop's file and must outlive it.
      const product =
        keepsBarcodes && stated.barcodes.length === 0 && known ? { ...stated, barcodes: known.barcodes } : stated;
      if (product.barcodes.some((barcode) => isNoProduct(barcode, storage, isWaiting)) || products.isTaken(product))
        return { line, reason: 'barcodeTaken', column: 'barcode' };
      if (isNested(product, products)) return { line, reason: 'kitNested', column: 'parts' };
      if (known && canonical(known) === canonical(product)) return remembered(products, product);
      if (products.wasSeen(product.sku)) return { line, reason: 'skuTwice', column: 'sku' };
      products.put(product);
      return { effect: known ? 'changed' : 'added', facts: [{ event: { type: 'productRecorded', product } }] };
    },
    recall(recall, isLifted) {
      recalls ??= new Set(storage.units.allRecalls().map(canonical));
      const key = canonical(recall);
      if (recalls.has(key) !== isLifted) return UNCHANGED;
      if (isLifted) recalls.delete(key);
      else recalls.add(key);
      const type = isLifted ? 'recallLifted' : 'recallRecorded';
      return { effect: isLifted ? 'changed' : 'added', facts: [{ event: { type, recall } }] };
    },
    cartonType(line, stated) {
      cartons ??= createBook(
        storage.cartons.all(),
        (carton) => carton.id,
        (carton) => (carton.barcode === null ? [] : [carton.barcode]),
      );
      const known = cartons.get(stated.id);
      const cartonType = stillKnown(stated, known);
      const keys = cartonType.barcode === null ? [] : barcodeKeys(cartonType.barcode);
      const isOther =
        storage.products.byCode(keys) !== null ||
        storage.instructions.byCode(keys).length > 0 ||
        isWaitingNow(keys, cartonType.id);
      if (isOther || cartons.isTaken(cartonType)) return { line, reason: 'barcodeTaken', column: 'barcode' };
      if (known && canonical(known) === canonical(cartonType)) return remembered(cartons, cartonType);
      if (cartons.wasSeen(cartonType.id)) return { line, reason: 'idTwice', column: 'id' };
      cartons.put(cartonType);
      return { effect: known ? 'changed' : 'added', facts: [{ event: { type: 'cartonTypeRecorded', cartonType } }] };
    },
  };
}

/** True where a product's barcode means a box in use, or one that soon is, or an insert already. */
function isNoProduct(barcode: string, storage: StoragePort, isWaiting: IsWaitingCode): boolean {
  const keys = barcodeKeys(barcode);
  const box = storage.cartons.byCode(keys);
  return (
    (box !== null && !storage.boxSets.isRetired(box.id)) ||
    storage.instructions.byCode(keys).length > 0 ||
    isWaiting(keys)
  );
}

/** A kit of kits would be one whose weight and customs nobody stated; neither does a kit become the part of another one. */
function isNested({ sku, parts }: Product, products: Book<Product, Sku>): boolean {
  if (!parts) return false;
  return (
    parts.some((part) => part.sku === sku || products.get(part.sku)?.parts !== undefined) ||
    products.some((other) => other.sku !== sku && other.parts?.some((part) => part.sku === sku) === true)
  );
}

function remembered<T, Id>(book: Book<T, Id>, entry: T): Followed {
  book.put(entry);
  return UNCHANGED;
}

interface Book<T, Id> {
  get(id: Id): T | null;
  put(entry: T): void;
  some(test: (entry: T) => boolean): boolean;
  all(): readonly T[];
  /** True when a row of this import already spoke of it. */
  wasSeen(id: Id): boolean;
  /** True when one of its codes means something else already. */
  isTaken(entry: T): boolean;
}

function createBook<T, Id>(
  entries: readonly T[],
  idOf: (entry: T) => Id,
  codesOf: (entry: T) => readonly string[],
): Book<T, Id> {
  const byId = new Map<Id, T>();
  const owners = new Map<string, Id>();
  const seen = new Set<Id>();
  const keysOf = (entry: T): readonly string[] => codesOf(entry).flatMap((code) => barcodeKeys(code));
  const put = (entry: T): void => {
    const id = idOf(entry);
    const before = byId.get(id);
    if (before) for (const key of keysOf(before)) owners.delete(key);
    byId.set(id, entry);
    for (const key of keysOf(entry)) owners.set(key, id);
  };
  for (const entry of entries) put(entry);
  return {
    get: (id) => byId.get(id) ?? null,
    put: (entry) => {
      put(entry);
      seen.add(idOf(entry));
    },
    some: (test) => [...byId.values()].some(test),
    all: () => [...byId.values()],
    wasSeen: (id) => seen.has(id),
    isTaken: (entry) => keysOf(entry).some((key) => owners.has(key) && owners.get(key) !== idOf(entry)),
  };
}
