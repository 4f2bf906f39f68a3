import type { SessionId, Sku } from '../core/ids.ts';
import type { Recall } from '../core/orders/unitTrace.ts';

/** What is known of single units: those that were packed with a serial, and those that are recalled. */
export interface UnitsPort {
  /** True when a unit with this serial was packed in another session. */
  isSerialElsewhere(sku: Sku, serial: string, except: SessionId): boolean;
  recalls(sku: Sku): readonly Recall[];
  /** Every recall that holds. */
  allRecalls(): readonly Recall[];
}
