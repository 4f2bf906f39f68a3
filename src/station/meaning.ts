import type { ScanMeaning } from '../core/pack/decision.ts';
import { askedFor } from '../core/pack/instructions.ts';
import type { PackSession } from '../core/pack/session.ts';
import {
  boxReasonCard,
  codeKeys,
  codeUnits,
  commandWord,
  labelNumber,
  markCode,
  orderNumberKeys,
  quantityCard,
} from '../core/scan/classify.ts';
import type { OrderId } from '../core/ids.ts';
import { placeOf, toteCode } from '../core/scan/placeCode.ts';
import type { UnitTrace } from '../core/orders/unitTrace.ts';
import { splitAim } from '../core/scan/aim.ts';
import type { ScanReading } from '../core/scan/scan.ts';
import { isNoTrace, possibleTrace, scannedTrace } from '../core/scan/traceScan.ts';
import type { StoredPurchase } from '../core/ship/labelPurchase.ts';
import { purchasesBehind } from './labelCode.ts';
import type { StoragePort } from './ports.ts';

/**
 * What a scanned code means. During packing products come before order numbers, because a shop's item codes may look like its order numbers;
 * at the queue it is the other way round. Command words and labels are asked first: they can't be anything else. Carriers' bars that hold
 * more than a label's number are looked into last.
 */
export function meaningOf(reading: ScanReading, storage: StoragePort, session: PackSession | null): ScanMeaning {
  const word = commandWord(reading.text);
  if (word) return { kind: 'word', word };
  const count = quantityCard(reading.text);
  if (count !== null) return { kind: 'quantity', count };
  const why = boxReasonCard(reading.text);
  if (why !== null) return { kind: 'boxReason', reason: why };
  const insert = session && insertOf(reading, storage, session);
  if (insert) return insert;
  const mark = markCode(reading.text);
  if (mark !== null) return { kind: 'mark', mark };
  return (
    label(storage.purchases.byNumber(labelNumber(reading.text, reading.aim)), session) ??
    (session
      ? (item(reading, storage) ??
        ordered(reading, session) ??
        answer(reading, storage, session) ??
        order(reading, storage) ??
        ofTote(reading, storage, session))
      : (order(reading, storage) ?? item(reading, storage))) ??
    label(purchasesBehind(reading, storage), session) ?? { kind: 'unknown' }
  );
}

/**
 * An insert by its code. Where the code is filed as a product's too, an order line that waits for it comes before an insert
 * that is not asked for.
 */
function insertOf(reading: ScanReading, storage: StoragePort, session: PackSession): ScanMeaning | null {
  const ids = storage.instructions.byCode(codeKeys(reading.text, reading.aim));
  if (ids.length === 0) return null;
  const asked = askedFor(session);
  const goods =
    asked && ids.includes(asked.instructionId) ? null : (item(reading, storage) ?? ordered(reading, session));
  const isWanted =
    goods?.kind === 'product' &&
    session.lines.some(
      ({ sku, packed, quantity }) => sku === goods.sku && (session.takingOut ? packed > 0 : packed < quantity),
    );
  return isWanted ? goods : { kind: 'instruction', ids };
}

/** A label that was given back is known too, so that its paper is refused by name when it turns up. */
function label(all: readonly StoredPurchase[], session: PackSession | null): ScanMeaning | null {
  // A number may be two carriers': the one at hand comes first, then one that holds.
  const bought = all.filter(({ state }) => state === 'bought');
  const own = bought.find(({ sessionId }) => sessionId === session?.sessionId);
  const purchase = own ?? bought[0] ?? all[0];
  return purchase ? { kind: 'label', parcelId: purchase.parcelId, isVoid: purchase.state !== 'bought' } : null;
}

function item(reading: ScanReading, storage: StoragePort): ScanMeaning | null {
  const keys = codeKeys(reading.text, reading.aim);
  const carton = storage.cartons.byCode(keys);
  const box: ScanMeaning | null = carton && { kind: 'carton', cartonTypeId: carton.id };
  // The code of a box that is no more may be a product's by now.
  if (carton && !storage.boxSets.isRetired(carton.id)) return box;
  const product = storage.products.byCode(keys);
  const trace = traceOf(reading);
  return product
    ? {
        kind: 'product',
        sku: product.sku,
        units: codeUnits(reading.text, reading.aim),
        ...(hasAny(trace) && { trace }),
      }
    : box;
}

const traceOf = ({ text, aim, at }: ScanReading): UnitTrace => scannedTrace(text, aim, yearOf(at));
const yearOf = (at: number): number => new Date(at).getUTCFullYear();
const hasAny = (trace: UnitTrace): boolean => Object.keys(trace).length > 0;

/**
 * While a serial, lot or date is asked for, or a unit is to come out, what is nothing else tells which one it is. A carton has more codes
 * than the one that is asked for: those that are known as something else say so.
 */
function answer(reading: ScanReading, storage: StoragePort, session: PackSession): ScanMeaning | null {
  if (!session.asked && !session.takingOut) return null;
  const trace = traceOf(reading);
  const isElse =
    !hasAny(trace) &&
    (isNoTrace(reading.text, reading.aim) || order(reading, storage) !== null || toteOf(reading, storage) !== null);
  const possible = possibleTrace(reading.text, reading.aim, yearOf(reading.at));
  return {
    kind: 'answer',
    text: splitAim(reading.text).text,
    trace,
    ...(hasAny(possible) && { possible }),
    ...(isElse && { isElse }),
  };
}

/** A product nobody described yet is known by the SKU on the order. */
function ordered(reading: ScanReading, session: PackSession): ScanMeaning | null {
  const keys = codeKeys(reading.text, reading.aim);
  const line = session.lines.find(({ sku }) => keys.includes(sku));
  return line ? { kind: 'product', sku: line.sku, units: 1 } : null;
}

/** The orders to pack that lie in a scanned tote, or on a scanned pick list; null for a code that is no tote's as far as anybody knows. */
export function toteOf(
  reading: ScanReading,
  storage: StoragePort,
): { readonly tote: string; readonly orders: readonly OrderId[] } | null {
  const codes = [...new Set(orderNumberKeys(reading.text, reading.aim).map(toteCode))];
  for (const tote of codes) {
    const orders = storage.orders.inTote(tote);
    if (orders.length > 0) return { tote, orders };
  }
  // One of our labels: a tote in which nothing lies, or nothing any more.
  const empty = placeOf(reading.text);
  return empty === null ? null : { tote: empty, orders: [] };
}

/** During packing a tote stands for the order in it, the one at hand first. */
function ofTote(reading: ScanReading, storage: StoragePort, session: PackSession): ScanMeaning | null {
  const orders = toteOf(reading, storage)?.orders ?? [];
  const orderId = orders.includes(session.orderId) ? session.orderId : orders[0];
  return orderId === undefined ? null : { kind: 'order', orderId };
}

function order(reading: ScanReading, storage: StoragePort): ScanMeaning | null {
  for (const key of orderNumberKeys(reading.text, reading.aim)) {
    const found = storage.orders.byNumber(key);
    if (found) return { kind: 'order', orderId: found.orderId };
  }
  return null;
}
