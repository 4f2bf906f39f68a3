import type { PastOrder } from '../../core/rehearsal/basket.ts';
import type { RateTables } from '../../core/ship/rateBook.ts';
import type { OfflineTariff } from '../../core/ship/tariff.ts';
import type { Instant } from '../../core/time.ts';
import type { StoragePort } from '../ports.ts';
import type { RateDesk } from '../rateDesk.ts';
import { localDate } from '../siteTime.ts';
import { storedPastOrder, type Departure } from './pastOrders.ts';

/** Prices and place of departure that all orders of the past are sent from once more. */
export interface PricedToday {
  readonly departure: Departure;
  readonly tariff: OfflineTariff;
  readonly rates: { readonly tables: RateTables; readonly version: number };
}

/** Today's; null while the station is not set up. Throws where the rates in force are not kept. */
export function pricedToday(storage: StoragePort, rates: RateDesk, at: Instant): PricedToday | null {
  const site = storage.site();
  if (!site) return null;
  const { version, tariff } = rates.current();
  const tables = rates.tables(version);
  if (!tables) throw new Error(`rates ${version.toString()} are not kept`);
  const { shipFrom, currency, timeZone } = site;
  return { departure: { shipFrom, currency, shipDate: localDate(at, timeZone) }, tariff, rates: { tables, version } };
}

/** The stored orders placed since a moment, one a step. */
export function* storedOrders(
  storage: StoragePort,
  since: Instant,
  departure: Departure,
): Generator<PastOrder | null, void> {
  const products = new Map(storage.products.all().map((product) => [product.sku, product]));
  for (const orderId of storage.orders.placedSince(since))
    yield storedPastOrder(storage, orderId, departure, (sku) => products.get(sku) ?? null);
}

/** Steps before the bench has its turn: some milliseconds. */
const SLICE = 50;

/** What comes of steps, worked out a few at a time; null where it was called off. */
export async function inSlices<T>(
  steps: Generator<unknown, T>,
  signal: AbortSignal,
): Promise<{ readonly value: T } | null> {
  for (let count = 1; ; count += 1) {
    const { done, value } = steps.next();
    if (done === true) return { value };
    if (count % SLICE !== 0) continue;
    await new Promise<void>((resolve) => setImmediate(resolve));
    if (signal.aborted) return null;
  }
}
