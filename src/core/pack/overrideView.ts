import type { OverrideKind, OverrideRefusal } from '../journal/overrideEvents.ts';
import type { Mass } from '../quantity.ts';

/** What a supervisor is asked for, in the place of what is packed now. */
export interface OverrideView {
  readonly kind: OverrideKind;
  /** Badge, then reason, then the weight where one is typed, then PIN: the PIN signs what is plain by then. */
  readonly step: 'badge' | 'reason' | 'weight' | 'pin';
  readonly reason: string | null;
  /** The weight that was typed; null before, and for all else. */
  readonly gross: Mass | null;
  /** Why the last badge or PIN did not count. */
  readonly refused: OverrideRefusal | null;
  /** Whose badge it was; null before. */
  readonly supervisor: string | null;
  /** Who is signed in says it alone: nobody else's badge, and no PIN. */
  readonly isOwn: boolean;
  /** Codes with words under `override.reason`, or the site's own words. */
  readonly reasons: readonly string[];
}

/** The step as the band tells it: what somebody says alone is asked of nobody else. */
export const askedStep = ({ step, isOwn }: Pick<OverrideView, 'step' | 'isOwn'>): string =>
  !isOwn ? step : step === 'reason' ? 'ownReason' : step === 'weight' ? 'ownWeight' : step;
