import type { OrderId } from '../ids.ts';
import { COMMON_CUTS, counted, summed, type Counted, type ReportDefinition } from './report.ts';

/** An order that a bench finished, counted once for each time it did: one packed in two goes, because goods were missing, is two. */
export interface PackedOrder extends Counted {
  /** When it was finished. */
  readonly at: number;
  readonly orderId: OrderId;
  readonly parcels: number;
  /** Units in its parcels; parts of kits, not kits. */
  readonly units: number;
  /** Milliseconds on the bench, from opening it to finishing it; while it was laid aside does not count. */
  readonly packingMs: number;
  /** Times that something was stopped meanwhile (`errorOf`). */
  readonly errors: number;
  /** When it had to leave, as it stood when it was finished; null where nobody said. */
  readonly shipBy: number | null;
  /** It went without units that were missing. */
  readonly isShort: boolean;
  /** A carrier delivered a parcel of it after the promised day. */
  readonly isLate: boolean;
  /** A carrier says that a parcel of it is damaged or lost. */
  readonly isHarmed: boolean;
  /** A label of it was printed again or given back afterwards, or its address changed. */
  readonly isRelabelled: boolean;
}

const HOUR = 3_600_000;

/**
 * Throughput: orders, with their parcels and units, in the hour in which they were finished and for whoever was signed in then. What was
 * given up counts nowhere. Orders per hour are per hour of packing: time without an order on the bench does not count.
 */
export const THROUGHPUT: ReportDefinition<PackedOrder> = {
  name: 'throughput',
  figures: [
    { name: 'orders', measure: 'count', of: counted },
    { name: 'parcels', measure: 'count', of: (rows) => summed(rows, ({ parcels }) => parcels) },
    { name: 'units', measure: 'count', of: (rows) => summed(rows, ({ units }) => units) },
    {
      name: 'ordersPerHour',
      measure: 'perHour',
      of(rows) {
        const ms = summed(rows, ({ packingMs }) => packingMs);
        return ms > 0 ? (rows.length * HOUR) / ms : null;
      },
    },
  ],
  cuts: COMMON_CUTS,
};
