import { bareNumber } from '../core/identify/readNumber.ts';
import type { EventOf } from '../core/journal/events.ts';
import type { StoredPurchase } from '../core/ship/labelPurchase.ts';
import type { ReportedEvent } from '../core/ship/trackingReport.ts';
import { eventOfReport, isKnownEvent, type TrackingEvent } from '../core/ship/tracking.ts';
import type { StoragePort } from './ports.ts';

/** What became of a report. `strangers` are numbers that no label of this station has, or had when it happened. */
export interface TrackingOutcome {
  readonly recorded: number;
  readonly known: number;
  readonly strangers: readonly string[];
}

/** Hears what carriers say of parcels. */
export interface TrackingDesk {
  /** Records what is new of it; told again, it changes nothing. Rejects nothing: numbers of others are told back. */
  report(events: readonly ReportedEvent[]): TrackingOutcome;
}

const DAY = 86_400_000;
/** A carrier's clock, or that of a station, may be wrong by so much. */
const SLACK_MS = 2 * DAY;
/** A number is free for another parcel after that (SSCC: 12 months; GS1 General Specifications, 2.2.1). */
const WINDOW_MS = 365 * DAY;
/** Facts in one transaction. */
const BATCH = 200;
/** A city, a region and a country are no longer. */
const PLACE_LENGTH = 80;
const CODE_LENGTH = 60;

/** Creates the tracking desk of one station; `changed` hears that something is new. */
export function createTrackingDesk(storage: StoragePort, changed: () => void): TrackingDesk {
  return {
    report(events) {
      const strangers = new Set<string>();
      const facts: EventOf<'trackingReported'>[] = [];
      const seen = new Map<string, TrackingEvent[]>();
      let known = 0;
      for (const event of events) {
        const label = labelOf(storage, event);
        if (!label?.tracking) {
          strangers.add(event.number);
          continue;
        }
        const fact = factOf(event, label, label.tracking);
        const before = seen.get(label.intentId) ?? [...(storage.tracking.ofIntent(label.intentId)?.events ?? [])];
        seen.set(label.intentId, before);
        if (isKnownEvent(before, eventOfReport(fact))) known += 1;
        else {
          before.push(eventOfReport(fact));
          facts.push(fact);
        }
      }
      for (let from = 0; from < facts.length; from += BATCH)
        storage.record(
          facts.slice(from, from + BATCH).map((event) => ({ event })),
          null,
        );
      if (facts.length > 0) changed();
      return { recorded: facts.length, known, strangers: [...strangers] };
    },
  };
}

/** The label that had the number when it happened: the last one bought before. */
function labelOf(storage: StoragePort, { number, carrier, at }: ReportedEvent): StoredPurchase | null {
  const all = [...new Set([number.trim(), bareNumber(number)])].flatMap((text) => storage.purchases.byNumber(text));
  const possible = all.filter(
    ({ boughtAt, carrier: seller }) =>
      boughtAt !== null &&
      (carrier === null || carrier === seller) &&
      at >= boughtAt - SLACK_MS &&
      at <= boughtAt + WINDOW_MS,
  );
  return possible.sort((a, b) => (b.boughtAt ?? 0) - (a.boughtAt ?? 0))[0] ?? null;
}

const factOf = (event: ReportedEvent, label: StoredPurchase, number: string): EventOf<'trackingReported'> => ({
  type: 'trackingReported',
  intentId: label.intentId,
  carrier: label.carrier,
  number,
  code: plain(event.code, CODE_LENGTH),
  status: event.status,
  delay: event.delay,
  reason: plain(event.reason, CODE_LENGTH),
  place: plain(event.place, PLACE_LENGTH),
  at: event.at,
  utcOffset: event.utcOffset,
  eta: event.eta,
});

const plain = (text: string, length: number): string =>
  text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, length);
