import type { EventOf } from '../journal/events.ts';
import type { Instant, LocalDate } from '../time.ts';
import { dateAt } from '../zonedTime.ts';
import type { TrackingDelay, TrackingStatus } from './trackingStatus.ts';

/** One thing that a carrier says of a parcel. Code, text and reason are kept as the carrier wrote them. */
export interface TrackingEvent {
  readonly number: string;
  readonly code: string;
  readonly text: string;
  readonly reason: string;
  readonly place: string;
  readonly at: Instant;
  /** The date on the clock where it happened, as the carrier wrote it; null where it gave an instant only. */
  readonly localDate: LocalDate | null;
  readonly status: TrackingStatus;
  readonly delay: TrackingDelay | null;
  /** When it is said to be delivered by then; null where this event says nothing of it. */
  readonly eta: LocalDate | null;
}

/** What all events of a parcel together say. */
export interface TrackingState {
  readonly status: TrackingStatus;
  /** When it came to that status; null before any event. */
  readonly since: Instant | null;
  readonly delay: TrackingDelay | null;
  /** The carrier's first scan of the parcel itself: a printed label is none. */
  readonly firstScan: TrackingEvent | null;
  readonly lastScan: TrackingEvent | null;
  readonly delivered: TrackingEvent | null;
  readonly firstAttempt: TrackingEvent | null;
  readonly attempts: number;
  /** Promised dates one after another, each that differs from the one before. */
  readonly etas: readonly { readonly eta: LocalDate; readonly at: Instant }[];
  /** True where a parcel was seen after its label was cancelled: somebody used it, and it will be billed. */
  readonly movedWhenCancelled: boolean;
  /** All events once, in the order in which they happened. */
  readonly events: readonly TrackingEvent[];
}

/** Of events of the same instant the later stage counts as the later one. */
const STAGES: readonly TrackingStatus[] = [
  'unknown',
  'preTransit',
  'cancelled',
  'accepted',
  'inTransit',
  'exception',
  'outForDelivery',
  'deliveryAttempted',
  'availableForPickup',
  'returnToSender',
  'delivered',
  'returned',
];

const TERMINAL: ReadonlySet<TrackingStatus> = new Set(['delivered', 'returned']);
/** Words about a label, not about a parcel that somebody holds. */
const WITHOUT_SCAN: ReadonlySet<TrackingStatus> = new Set(['unknown', 'preTransit', 'cancelled']);

/** True for the end of a parcel's way. Only a return may follow a delivery. */
export const isTerminal = (status: TrackingStatus): boolean => TERMINAL.has(status);

/** True for an event that somebody saw the parcel at. */
export const isScan = ({ status }: TrackingEvent): boolean => !WITHOUT_SCAN.has(status);

const START: TrackingState = {
  status: 'unknown',
  since: null,
  delay: null,
  firstScan: null,
  lastScan: null,
  delivered: null,
  firstAttempt: null,
  attempts: 0,
  etas: [],
  movedWhenCancelled: false,
  events: [],
};

/**
 * What the events of one parcel say, whatever the order they came in and however often: they count by the time they happened, once. No
 * event leaves a terminal status, except that a delivery may be followed by a return; one that is late never brings an older status back.
 * What was seen outweighs what was said of the label.
 */
export function trackingState(events: readonly TrackingEvent[]): TrackingState {
  return inOrder(events).reduce(after, START);
}

// The same event is sent again in every answer of a carrier, in other words at times; number, code, time and place make it the same. Where
// a carrier has no codes the status stands for them.
const keyOf = ({ number, code, status, at, place }: TrackingEvent): string =>
  JSON.stringify([number, code === '' ? status : code, at, place]);

function inOrder(events: readonly TrackingEvent[]): readonly TrackingEvent[] {
  const sorted = [...events].sort(
    (a, b) =>
      a.at - b.at ||
      STAGES.indexOf(a.status) - STAGES.indexOf(b.status) ||
      compared(keyOf(a), keyOf(b)) ||
      compared(JSON.stringify(a), JSON.stringify(b)),
  );
  const known = new Map<string, TrackingEvent>();
  for (const event of sorted) if (!known.has(keyOf(event))) known.set(keyOf(event), event);
  return [...known.values()];
}

const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function after(state: TrackingState, event: TrackingEvent): TrackingState {
  const status = nextStatus(state.status, event.status);
  const hasMoved = isScan(event);
  return {
    status,
    since: status === state.status ? (state.since ?? event.at) : event.at,
    delay: isTerminal(status) ? null : hasMoved ? event.delay : (event.delay ?? state.delay),
    firstScan: state.firstScan ?? (hasMoved ? event : null),
    lastScan: hasMoved ? event : state.lastScan,
    // A delivery back to the sender is a return, no delivery.
    delivered: event.status === 'delivered' && status === 'delivered' ? (state.delivered ?? event) : state.delivered,
    firstAttempt: state.firstAttempt ?? (event.status === 'deliveryAttempted' ? event : null),
    attempts: state.attempts + (event.status === 'deliveryAttempted' ? 1 : 0),
    etas:
      event.eta === null || event.eta === state.etas.at(-1)?.eta
        ? state.etas
        : [...state.etas, { eta: event.eta, at: event.at }],
    movedWhenCancelled: state.movedWhenCancelled || (state.status === 'cancelled' && hasMoved),
    events: [...state.events, event],
  };
}

function nextStatus(now: TrackingStatus, next: TrackingStatus): TrackingStatus {
  const isReturn = next === 'returnToSender' || next === 'returned';
  if (now === 'delivered') return isReturn ? next : now;
  if (isTerminal(now)) return now;
  if (now === 'returnToSender') return next === 'delivered' || next === 'returned' ? 'returned' : now;
  // Words about the label say nothing new of a parcel that was seen, and none makes a cancelled label good again.
  if (WITHOUT_SCAN.has(next) && (!WITHOUT_SCAN.has(now) || now === 'cancelled')) return now;
  return next === 'unknown' ? now : next;
}

const MINUTE = 60_000;

/** A recorded report as the event it tells of; its date is that of the clock where it happened, where the carrier told that clock. */
export const eventOfReport = (report: EventOf<'trackingReported'>): TrackingEvent => ({
  number: report.number,
  code: report.code,
  text: '',
  reason: report.reason,
  place: report.place,
  at: report.at,
  localDate: report.utcOffset === null ? null : dateAt(report.at, () => (report.utcOffset ?? 0) * MINUTE),
  status: report.status,
  delay: report.delay,
  eta: report.eta,
});

/** True where the same event is known already: in other words at times, but of the same number, code, time and place. */
export const isKnownEvent = (events: readonly TrackingEvent[], event: TrackingEvent): boolean =>
  events.some((known) => keyOf(known) === keyOf(event));
