import type { Mass, MassUnit } from '../quantity.ts';
import type { Instant } from '../time.ts';

/** One answer of a scale, exact, as its frame said it. A status-only answer has `value` null and clears the shown weight. */
export interface ScaleReading {
  readonly kind: 'weight' | 'status' | 'ack' | 'error' | 'identity';
  readonly value: { readonly digits: number; readonly exponent: number; readonly unit: MassUnit | null } | null;
  readonly isStable: boolean | null;
  readonly mode: 'gross' | 'net' | 'tare' | null;
  readonly isAtZero: boolean | null;
  readonly isOverload: boolean | null;
  readonly isUnderload: boolean | null;
  readonly isZeroError: boolean | null;
  /** Of an identity or acknowledgement its text; of an error, or of a weight in a unit that is none of ours, why it is of no use. */
  readonly text?: string;
  /** The raw frame in lower-case hex. */
  readonly frame: string;
}

/** What the bench shows of its scale. */
export type LiveWeight =
  | { readonly state: 'gone' }
  | { readonly state: 'silent' }
  /** `weight`: what it shows meanwhile, which counts for nothing; absent where it shows none. */
  | { readonly state: 'moving'; readonly at: Instant; readonly weight?: Mass }
  /** `net`: a tare is taken off, so that what it shows is not what the parcel weighs. */
  | { readonly state: 'over' | 'under' | 'zeroError' | 'net'; readonly at: Instant }
  | {
      readonly state: 'steady';
      readonly weight: { readonly digits: number; readonly exponent: number; readonly unit: MassUnit };
      readonly isZero: boolean;
      readonly at: Instant;
      readonly frame: string;
    };
