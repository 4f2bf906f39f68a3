import { ok, refuse, type Result } from '../result.ts';
import type { Instant, LocalDate } from '../time.ts';
import { addDays, dateAt, daysBetween, instantOf, weekdayOf, type Weekday, type ZoneOffset } from '../zonedTime.ts';
import { isOpen, LONGEST_PAUSE_DAYS, type ServiceCalendar } from './calendar.ts';

/**
 * Until when a parcel goes on a ship date: minutes after that date's midnight on the site's clock. A truck at two in the night takes what
 * belongs to the day before: 26 x 60, at most 48 x 60. Work after it belongs to the next open day.
 */
export interface CutOff {
  readonly minutes: number;
  readonly byWeekday?: Readonly<Partial<Record<Weekday, number>>>;
  readonly byDate?: Readonly<Record<LocalDate, number>>;
}

/** Without a carrier's cut-off a day ends at midnight. */
export const MIDNIGHT: CutOff = { minutes: 24 * 60 };

/** What decides a parcel's ship date. */
export interface ShipDateFacts {
  readonly at: Instant;
  /** The site's time zone. */
  readonly zone: ZoneOffset;
  readonly calendar: ServiceCalendar;
  readonly cutOff: CutOff;
  /** The latest instant this station has recorded; null for none. A clock behind it was set back. */
  readonly lastRecorded: Instant | null;
  /** The last ship date whose manifest is closed; null for none. What comes later goes on the next one. */
  readonly closedThrough: LocalDate | null;
}

/** A ship date and what led to it. */
export interface ShipDay {
  readonly date: LocalDate;
  /** Until when parcels still go on this date. */
  readonly cutOffAt: Instant;
  readonly because: 'today' | 'pastMidnight' | 'afterCutOff' | 'closedDay' | 'manifestClosed';
  /** By how many milliseconds the clock is behind what was recorded: 0 for a clock that runs on. */
  readonly clockBehind: number;
}

/** Why there is no ship date: the clock contradicts what was recorded by more than a day and a half, or the calendar never opens. */
export type ShipDateRefusal = 'clockUnsure' | 'neverOpen';

const CLOCK_BEHIND_MAX = 36 * 3_600_000;
const CUT_OFF_DAYS_MAX = 2;

/**
 * The date a parcel leaves the site: the first open day whose cut-off is not over and whose manifest is not closed. At the cut-off itself
 * it is over. A clock that was set back does not bring a past day back: what was recorded counts. Later never gives an earlier date.
 */
export function shipDate(facts: ShipDateFacts): Result<ShipDay, ShipDateRefusal> {
  const { at, zone, calendar, cutOff, closedThrough } = facts;
  const now = Math.max(at, facts.lastRecorded ?? at);
  const clockBehind = now - at;
  if (clockBehind > CLOCK_BEHIND_MAX) return refuse('clockUnsure');
  const today = dateAt(now, zone);
  for (let days = -CUT_OFF_DAYS_MAX; days < LONGEST_PAUSE_DAYS; days += 1) {
    const date = addDays(today, days);
    if (!isOpen(date, calendar) || (closedThrough !== null && date <= closedThrough)) continue;
    const cutOffAt = instantOf(date, minutesOf(cutOff, date), zone);
    if (now < cutOffAt) return ok({ date, cutOffAt, because: because(date, today, facts), clockBehind });
  }
  return refuse('neverOpen');
}

const minutesOf = (cutOff: CutOff, date: LocalDate): number =>
  cutOff.byDate?.[date] ?? cutOff.byWeekday?.[weekdayOf(date)] ?? cutOff.minutes;

function because(date: LocalDate, today: LocalDate, { calendar, closedThrough }: ShipDateFacts): ShipDay['because'] {
  const days = daysBetween(today, date);
  if (days === 0) return 'today';
  if (days < 0) return 'pastMidnight';
  if (!isOpen(today, calendar)) return 'closedDay';
  return closedThrough !== null && closedThrough >= today ? 'manifestClosed' : 'afterCutOff';
}
