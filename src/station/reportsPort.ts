import type { ClosedParcel } from '../core/reports/boxReports.ts';
import type { ErrorOrOrder } from '../core/reports/errors.ts';
import type { Overriding } from '../core/reports/overrides.ts';
import type { PackedOrder } from '../core/reports/throughput.ts';
import type { Instant } from '../core/time.ts';

/** What reports count, of moments from the first (included) to the second (excluded), oldest first. */
export interface ReportsPort {
  packed(from: Instant, to: Instant): readonly PackedOrder[];
  overrides(from: Instant, to: Instant): readonly Overriding[];
  errors(from: Instant, to: Instant): readonly ErrorOrOrder[];
  /** Amounts only in this currency. */
  closedParcels(from: Instant, to: Instant, currency: string): readonly ClosedParcel[];
}
