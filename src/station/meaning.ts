import type { ScanMeaning } from '../core/pack/decision.ts';
import type { PackSession } from '../core/pack/session.ts';
import { codeKeys, codeUnits, commandWord, labelNumber, orderNumberKeys } from '../core/scan/classify.ts';
import type { ScanReading } from '../core/scan/scan.ts';
import type { StoragePort } from './ports.ts';

/**
 * What a scanned code means. During packing products come before order numbers, because a shop's item codes may look like its order numbers;
 * at the queue it is the other way round. Command words and labels are asked first: they can't be anything else.
 */
export function meaningOf(reading: ScanReading, storage: StoragePort, session: PackSession | null): ScanMeaning {
  const word = commandWord(reading.text);
  if (word) return { kind: 'word', word };
  return (
    label(reading, storage) ??
    (session
      ? (item(reading, storage) ?? ordered(reading, session) ?? order(reading, storage))
      : (order(reading, storage) ?? item(reading, storage))) ?? { kind: 'unknown' }
  );
}

function label(reading: ScanReading, storage: StoragePort): ScanMeaning | null {
  const [parcel] = storage.parcels.byTracking(labelNumber(reading.text, reading.aim));
  // The projection keeps the tracking number of a voided label, so that its paper is known when it turns up.
  return parcel ? { kind: 'label', parcelId: parcel.parcelId, isVoid: parcel.labelState !== 'bought' } : null;
}

function item(reading: ScanReading, storage: StoragePort): ScanMeaning | null {
  const keys = codeKeys(reading.text, reading.aim);
  const carton = storage.cartons.byCode(keys);
  if (carton) return { kind: 'carton', cartonTypeId: carton.id };
  const product = storage.products.byCode(keys);
  return product ? { kind: 'product', sku: product.sku, units: codeUnits(reading.text, reading.aim) } : null;
}

/** A product nobody described yet is known by the SKU on the order. */
function ordered(reading: ScanReading, session: PackSession): ScanMeaning | null {
  const keys = codeKeys(reading.text, reading.aim);
  const line = session.lines.find(({ sku }) => keys.includes(sku));
  return line ? { kind: 'product', sku: line.sku, units: 1 } : null;
}

function order(reading: ScanReading, storage: StoragePort): ScanMeaning | null {
  for (const key of orderNumberKeys(reading.text, reading.aim)) {
    const found = storage.orders.byNumber(key);
    if (found) return { kind: 'order', orderId: found.orderId };
  }
  return null;
}
