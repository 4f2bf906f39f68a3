import type { Instant, LocalDate } from '../time.ts';
import { addDays, dateAt, daysBetween, instantOf, weekdayOf, type ZoneOffset } from '../zonedTime.ts';

const MINUTE = 60_000;
const QUARTER = 900_000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Spans a report can be asked for: the days up to today, today too. */
export const REPORT_DAYS = [1, 7, 30, 91] as const;
export type ReportDays = (typeof REPORT_DAYS)[number];

/** Days of the site's calendar, the first and the last one included. */
export interface ReportPeriod {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** The last so many days on the site's calendar, today included. */
export function lastDays(days: number, now: Instant, zone: ZoneOffset): ReportPeriod {
  const to = dateAt(now, zone);
  return { from: addDays(to, 1 - days), to };
}

/** As many days just before the period: what it is compared with. */
export function periodBefore({ from, to }: ReportPeriod): ReportPeriod {
  const days = daysBetween(from, to) + 1;
  return { from: addDays(from, -days), to: addDays(from, -1) };
}

/** From the first moment of the period (included) to the first one after it (excluded). */
export const boundsOf = (
  { from, to }: ReportPeriod,
  zone: ZoneOffset,
): { readonly from: Instant; readonly to: Instant } => ({
  from: instantOf(from, 0, zone),
  to: instantOf(addDays(to, 1), 0, zone),
});

/**
 * The stretch that a period is compared with: as many days just before it. Of a period that still runs, only as far as it has come: today
 * till now beside yesterday till the same time of day.
 */
export function boundsBefore(
  period: ReportPeriod,
  now: Instant,
  zone: ZoneOffset,
): { readonly from: Instant; readonly to: Instant } {
  const { from, to } = boundsOf(periodBefore(period), zone);
  const today = dateAt(now, zone);
  if (today < period.from || today > period.to) return { from, to };
  const passed = (now + zone(now)) % DAY;
  const days = daysBetween(period.from, period.to) + 1;
  const minute = Math.floor(passed / MINUTE);
  return { from, to: Math.min(to, instantOf(addDays(today, -days), minute, zone) + (passed % MINUTE)) };
}

/** What the site's clock and calendar say of a moment. */
export interface SiteClock {
  day(at: Instant): LocalDate;
  /** `00` to `23`; the hour that a clock shows twice is one hour. */
  hour(at: Instant): string;
  /** The Monday of its week (ISO 8601). */
  week(at: Instant): LocalDate;
}

/**
 * The clock of a zone. It is asked once for each quarter of an hour: all offsets from UTC in use change on such a quarter, and asking is dear.
 * So is writing a date: it is written once for each day.
 */
export function siteClock(zone: ZoneOffset): SiteClock {
  const offsets = new Map<number, number>();
  const local = (at: Instant): number => {
    const quarter = Math.floor(at / QUARTER);
    const offset = offsets.get(quarter) ?? zone(quarter * QUARTER);
    offsets.set(quarter, offset);
    return at + offset;
  };
  const once = (write: (dayNumber: number) => LocalDate) => {
    const written = new Map<number, LocalDate>();
    return (at: Instant): LocalDate => {
      const number = Math.floor(local(at) / DAY);
      const known = written.get(number) ?? write(number);
      written.set(number, known);
      return known;
    };
  };
  const dateOf = (dayNumber: number): LocalDate => new Date(dayNumber * DAY).toISOString().slice(0, 10);
  return {
    day: once(dateOf),
    hour: (at) => (Math.floor(local(at) / HOUR) % 24).toString().padStart(2, '0'),
    week: once((dayNumber) => {
      const date = dateOf(dayNumber);
      return addDays(date, 1 - weekdayOf(date));
    }),
  };
}
