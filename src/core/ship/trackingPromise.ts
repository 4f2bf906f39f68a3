import type { Instant, LocalDate } from '../time.ts';
import { dateAt, type ZoneOffset } from '../zonedTime.ts';
import type { TrackingEvent, TrackingState } from './tracking.ts';

/** What was promised of a parcel, and who said so. Dates are those of the place: shipping at the site, delivery at the consignee. */
export interface TrackingPromise {
  readonly shipBy: LocalDate | null;
  readonly deliverBy: LocalDate | null;
  /** Who promised: the channel, the service, the shop. */
  readonly source: string;
}

/** How a promise stands. */
export type PromiseState = 'kept' | 'broken' | 'open' | 'notPromised';

/** The date of an event at its place: as the carrier wrote it, else by the clock of that place. */
export const dateOfEvent = (event: TrackingEvent, zone: ZoneOffset): LocalDate =>
  event.localDate ?? dateAt(event.at, zone);

/**
 * Whether it was delivered by the promised date, both on the consignee's calendar; before that it is open until that calendar has passed
 * the date. A return is no delivery.
 */
export const deliveredInTime = (
  promise: TrackingPromise,
  state: TrackingState,
  now: Instant,
  consigneeZone: ZoneOffset,
): PromiseState => kept(promise.deliverBy, state.delivered, now, consigneeZone);

/** Whether the carrier first scanned it by the promised date, both on the site's calendar. A label that was printed in time is not enough. */
export const shippedInTime = (
  promise: TrackingPromise,
  state: TrackingState,
  now: Instant,
  siteZone: ZoneOffset,
): PromiseState => kept(promise.shipBy, state.firstScan, now, siteZone);

function kept(by: LocalDate | null, event: TrackingEvent | null, now: Instant, zone: ZoneOffset): PromiseState {
  if (by === null) return 'notPromised';
  if (event !== null) return dateOfEvent(event, zone) <= by ? 'kept' : 'broken';
  return dateAt(now, zone) <= by ? 'open' : 'broken';
}

/**
 * Whether a parcel came by the promised date, by what is certain: both dates as the carriers wrote them. `unknown` before it is delivered,
 * where nothing was promised and where a carrier told no local date.
 */
export function deliveredOnTime(promisedBy: LocalDate | null, { delivered }: TrackingState): 'yes' | 'no' | 'unknown' {
  const date = delivered?.localDate ?? null;
  return promisedBy === null || date === null ? 'unknown' : date <= promisedBy ? 'yes' : 'no';
}

const HOUR = 3_600_000;

/** True for a parcel that was handed over (manifested) so many hours ago and that no carrier has scanned: 24 asks, 48 worries. */
export const isStale = (state: TrackingState, manifestedAt: Instant | null, now: Instant, hours: number): boolean =>
  manifestedAt !== null &&
  state.firstScan === null &&
  state.status !== 'cancelled' &&
  now - manifestedAt >= hours * HOUR;
