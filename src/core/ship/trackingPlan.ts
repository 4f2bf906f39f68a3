import type { Instant } from '../time.ts';
import { isTerminal } from './tracking.ts';
import type { TrackingStatus } from './trackingStatus.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A parcel that is under way for longer is asked about no more: claims end earlier (USPS 60 days, most others 30 or less). */
export const ASKED_FOR_DAYS = 60;
/** From here on a day more or less matters to nobody. */
const OLD_DAYS = 14;

const HOURS: Readonly<Partial<Record<TrackingStatus, number>>> = {
  outForDelivery: 1,
  deliveryAttempted: 4,
  availableForPickup: 12,
  exception: 4,
  cancelled: 24,
};
/** A parcel that nobody scanned yet, or that travels: carriers scan it a few times a day. */
const OTHERWISE = 6;

/**
 * Milliseconds after which a carrier is asked about a parcel again, by where it is and how long ago its label was bought; null once nothing
 * more is to be learnt: it has arrived or come back, or it is too old.
 */
export function askAgainAfter(status: TrackingStatus | null, boughtAt: Instant, now: Instant): number | null {
  if (status !== null && isTerminal(status)) return null;
  const age = now - boughtAt;
  if (age > ASKED_FOR_DAYS * DAY) return null;
  return age > OLD_DAYS * DAY ? DAY : (HOURS[status ?? 'unknown'] ?? OTHERWISE) * HOUR;
}

/** Labels bought before are asked about no more. */
export const askedSince = (now: Instant): Instant => now - ASKED_FOR_DAYS * DAY;
