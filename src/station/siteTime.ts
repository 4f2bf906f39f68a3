import type { Instant, LocalDate } from '../core/time.ts';
import { instantOf, type ZoneOffset } from '../core/zonedTime.ts';

/** The calendar date at a site: a shipment's date is the site's, not the PC's. */
export function localDate(at: Instant, timeZone: string): LocalDate {
  // Swedish writes ISO dates.
  return new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
}

/** Date and time of day at a site as papers write them: `2026-11-27 16:30`. */
export function localTime(at: Instant, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(at);
}

/** The site's last midnight before `at`; on a day whose midnight does not exist, the first moment of that day. */
export function dayStart(at: Instant, timeZone: string): Instant {
  const today = localDate(at, timeZone);
  // Days have 23 to 25 hours: search the change of date instead of assuming where it is.
  let low = at - 26 * 3_600_000;
  let high = at;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (localDate(middle, timeZone) === today) high = middle;
    else low = middle;
  }
  return high;
}

/** True for a time zone this computer knows. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return name.length > 0;
  } catch {
    return false;
  }
}

/** The clock of a time zone, by the time-zone data of this computer: what the core's rules about dates and cut-offs are asked with. */
export function zoneOffset(timeZone: string): ZoneOffset {
  // Swedish writes ISO dates, and the time of day from 00 to 23.
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return (at) => {
    const second = Math.floor(at / 1000) * 1000;
    return Date.parse(`${clock.format(second).replace(' ', 'T')}Z`) - second;
  };
}

/** The moment of a date `2026-11-30` and a time of day `06:00` on a site's clock; null where one of them is none. */
export function momentOf(date: LocalDate, time: string, timeZone: string): Instant | null {
  const [, hours = '', minutes = ''] = /^([01]?\d|2[0-3])[:.h]([0-5]\d)$/.exec(time.trim()) ?? [];
  const day = date.trim();
  if (hours === '' || !/^\d{4}-\d{2}-\d{2}$/.test(day) || !isDate(day)) return null;
  return instantOf(day, Number(hours) * 60 + Number(minutes), zoneOffset(timeZone));
}

const isDate = (day: string): boolean => {
  const at = Date.parse(`${day}T00:00:00Z`);
  return Number.isFinite(at) && new Date(at).toISOString().startsWith(day);
};
