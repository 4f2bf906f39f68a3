import type { ParcelId, SessionId, UserId } from '../ids.ts';
import type { Mass } from '../quantity.ts';

/** What a supervisor may let go on. A box over its maximum gross weight is none of it. */
export const OVERRIDES = ['weight', 'keyedWeight', 'reprint', 'newLabel', 'partialShip', 'reopen', 'serial'] as const;
export type OverrideKind = (typeof OVERRIDES)[number];

/** Why a supervisor's yes did not count. */
export const OVERRIDE_REFUSALS = ['unknownBadge', 'notAllowed', 'wrongPin', 'lockedOut'] as const;
export type OverrideRefusal = (typeof OVERRIDE_REFUSALS)[number];

/** What stood before an override and after it: exact weights, how often a label came out, units to be packed, the serial that may go again. */
export interface OverrideState {
  readonly gross?: Mass | null;
  readonly expected?: Mass | null;
  readonly tolerance?: Mass | null;
  readonly printed?: number;
  readonly units?: number;
  readonly serial?: string;
}

/** Facts of supervisors at a packer's bench; who packs stays signed in. */
export type OverrideEvent =
  | {
      readonly type: 'overrideGranted';
      readonly sessionId: SessionId;
      readonly kind: OverrideKind;
      /** The parcel it is about; null where it is about the order. */
      readonly ofParcel: ParcelId | null;
      readonly supervisorId: UserId;
      /** A code of the program's, or the site's own words. */
      readonly reason: string;
      readonly before: OverrideState;
      readonly after: OverrideState;
    }
  | {
      readonly type: 'overrideRefused';
      readonly sessionId: SessionId;
      readonly kind: OverrideKind;
      /** Null for a badge nobody has. */
      readonly supervisorId: UserId | null;
      readonly reason: OverrideRefusal;
    };
