import { identify } from '../core/identify/identify.ts';
import { labelNumber } from '../core/scan/classify.ts';
import type { ScanReading } from '../core/scan/scan.ts';
import type { StoredPurchase } from '../core/ship/labelPurchase.ts';
import type { StoragePort } from './ports.ts';

/**
 * Purchases behind the bars of a label, given back ones too; those whose number is the whole code first. Carriers' bars hold more than the
 * number: USPS writes the consignee's ZIP before it, FedEx its service and the shipper.
 */
export function purchasesBehind(
  { text, aim }: Pick<ScanReading, 'text' | 'aim'>,
  storage: Pick<StoragePort, 'purchases'>,
): readonly StoredPurchase[] {
  const numbers = [labelNumber(text, aim), ...identify((aim ?? '') + text).candidates.map(({ number }) => number)];
  return [...new Set(numbers)].flatMap((number) => storage.purchases.byNumber(number));
}
