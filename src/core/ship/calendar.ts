import type { LocalDate } from '../time.ts';
import { addDays, weekdayOf, type Weekday } from '../zonedTime.ts';

/** When a holiday is, by a rule that holds every year. */
export type HolidayRule = { readonly name: string } & (
  | {
      readonly kind: 'fixed';
      readonly month: number;
      readonly day: number;
      /** Where it falls on a weekend: kept on `weekday` (Saturday's on Friday, Sunday's on Monday), on `monday` after it, or not moved. */
      readonly observed?: 'weekday' | 'monday';
    }
  /** The nth such day of the week in a month; -1 is the last. */
  | { readonly kind: 'nth'; readonly month: number; readonly weekday: Weekday; readonly nth: number }
  /** So many days after Easter Sunday of the Western churches. */
  | { readonly kind: 'easter'; readonly days: number }
);

/** On which days a carrier works, as data: every line has a name, the whole a source. */
export interface ServiceCalendar {
  readonly days: readonly Weekday[];
  readonly holidays: readonly HolidayRule[];
  /** Single days that differ from the rules; the last word. */
  readonly exceptions: Readonly<Record<LocalDate, 'open' | 'closed'>>;
  readonly source: string;
}

/** A calendar of all days: nothing is ever closed. */
export const EVERY_DAY: ServiceCalendar = { days: [1, 2, 3, 4, 5, 6, 7], holidays: [], exceptions: {}, source: '' };

/** The holiday on a date, null for none. A day that is kept on another date counts there only. */
export function holidayOn(date: LocalDate, holidays: readonly HolidayRule[]): HolidayRule | null {
  const year = Number(date.slice(0, 4));
  // New Year's Day may be kept on the last day of the year before.
  return holidays.find((rule) => [year, year + 1, year - 1].some((near) => holidayIn(near, rule) === date)) ?? null;
}

/** True where the carrier works on that date. */
export function isOpen(date: LocalDate, calendar: ServiceCalendar): boolean {
  const exception = calendar.exceptions[date];
  if (exception !== undefined) return exception === 'open';
  return calendar.days.includes(weekdayOf(date)) && holidayOn(date, calendar.holidays) === null;
}

/** Further than any carrier stands still: a calendar without an open day is a mistake. */
export const LONGEST_PAUSE_DAYS = 400;

/** The first open day from a date on, that date included; null where the calendar never opens. */
export function openFrom(date: LocalDate, calendar: ServiceCalendar): LocalDate | null {
  for (let days = 0; days < LONGEST_PAUSE_DAYS; days += 1) {
    const day = addDays(date, days);
    if (isOpen(day, calendar)) return day;
  }
  return null;
}

/**
 * The date so many open days after a date: a parcel handed over on it is delivered then at `transitDays`. With 0 it is the first open day
 * from the date on; null where the calendar never opens.
 */
export function addOpenDays(date: LocalDate, transitDays: number, calendar: ServiceCalendar): LocalDate | null {
  let day = transitDays === 0 ? openFrom(date, calendar) : date;
  for (let left = transitDays; left > 0 && day !== null; left -= 1) day = openFrom(addDays(day, 1), calendar);
  return day;
}

function holidayIn(year: number, rule: HolidayRule): LocalDate {
  switch (rule.kind) {
    case 'fixed':
      return observedDate(written(year, rule.month, rule.day), rule.observed);
    case 'nth':
      return nthOf(year, rule.month, rule.weekday, rule.nth);
    case 'easter':
      return addDays(easter(year), rule.days);
  }
}

const written = (year: number, month: number, day: number): LocalDate =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

function observedDate(date: LocalDate, observed: 'weekday' | 'monday' | undefined): LocalDate {
  const weekday = weekdayOf(date);
  if (observed === undefined || weekday < 6) return date;
  if (weekday === 6) return addDays(date, observed === 'weekday' ? -1 : 2);
  return addDays(date, 1);
}

function nthOf(year: number, month: number, weekday: Weekday, nth: number): LocalDate {
  if (nth < 0) {
    const next = month === 12 ? written(year + 1, 1, 1) : written(year, month + 1, 1);
    const last = addDays(next, -1);
    return addDays(last, -((weekdayOf(last) - weekday + 7) % 7) + 7 * (nth + 1));
  }
  const first = written(year, month, 1);
  return addDays(first, ((weekday - weekdayOf(first) + 7) % 7) + 7 * (nth - 1));
}

/** Easter Sunday of the Gregorian calendar (Butcher's algorithm in the form of Meeus, Astronomical Algorithms, chapter 8). */
export function easter(year: number): LocalDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  return written(year, Math.floor(sum / 31), (sum % 31) + 1);
}
