import { dayLocale, nowSpoken, spokenTexts } from './spoken.ts';

/** "16:30" in the site's time zone. */
export function clockText(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(
    at,
  );
}

/** "15:47:31" in the site's time zone. */
export function secondText(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).format(at);
}

/** "Monday 23 November" in the site's time zone. */
export const dayText = (at: number, timeZone: string): string =>
  plain(new Intl.DateTimeFormat(dayLocale(), { weekday: 'long', day: 'numeric', month: 'long', timeZone }).format(at));

/** English days stand without the comma that the locale puts in. */
const plain = (day: string): string => (nowSpoken().language === 'en' ? day.replace(',', '') : day);

/** "23 Nov" in the site's time zone. */
export function shortDayText(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat(dayLocale(), { day: 'numeric', month: 'short', timeZone }).format(at);
}

/** "Fri 20 Nov" in the site's time zone; a day of another year than this one says which. */
export function weekdayText(at: number, timeZone: string, now = Date.now()): string {
  const day = { weekday: 'short', day: 'numeric', month: 'short', timeZone } as const;
  const isThisYear = isoDay(at, timeZone).slice(0, 4) === isoDay(now, timeZone).slice(0, 4);
  return plain(new Intl.DateTimeFormat(dayLocale(), isThisYear ? day : { ...day, year: 'numeric' }).format(at));
}

/** "2026-11-20" in the time zone. */
const isoDay = (at: number, timeZone: string): string =>
  new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone }).format(at);

/** "Fri 20 Nov 15:48" in the site's time zone: a moment that may be of another day, or year. */
export const momentText = (at: number, timeZone: string, now = Date.now()): string =>
  `${weekdayText(at, timeZone, now)} ${clockText(at, timeZone)}`;

/** "Monday" for 1 to "Sunday" for 7. */
export const weekdayName = (weekday: number): string =>
  // The first of January 2024 was a Monday.
  new Intl.DateTimeFormat(dayLocale(), { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, 0, weekday));

/** Midnights of the time zone between a moment and a later one; 0 for the same day and for a moment to come. */
export function daysSince(at: number, now: number, timeZone: string): number {
  const day = (moment: number): number => Date.parse(isoDay(moment, timeZone)) / 86_400_000;
  return Math.max(0, Math.round(day(now) - day(at)));
}

/** True when both moments lie on the same day of the time zone. */
export const isSameDay = (a: number, b: number, timeZone: string): boolean =>
  isoDay(a, timeZone) === isoDay(b, timeZone);

/** A span in the words of the bench: "42 min", "2 h 12", "3 d". */
export function spanText(milliseconds: number): string {
  const { span } = spokenTexts();
  const minutes = Math.floor(Math.abs(milliseconds) / 60_000);
  if (minutes < 60) return span.minutes.replace('{count}', String(minutes));
  const hours = Math.floor(minutes / 60);
  if (hours >= 48) return span.days.replace('{count}', String(Math.floor(hours / 24)));
  const rest = minutes % 60;
  return rest === 0
    ? span.hours.replace('{count}', String(hours))
    : span.hoursMinutes.replace('{count}', String(hours)).replace('{left}', String(rest).padStart(2, '0'));
}

/** A short while in seconds under two minutes, else as a span: "12 s". */
export const whileText = (milliseconds: number): string =>
  milliseconds < 120_000
    ? spokenTexts().span.seconds.replace('{count}', String(Math.max(0, Math.round(milliseconds / 1000))))
    : spanText(milliseconds);

/** How urgent a ship time is: late, soon (under 45 minutes) or calm. */
export function urgency(shipBy: number, now: number): 'late' | 'soon' | 'calm' {
  if (shipBy <= now) return 'late';
  return shipBy - now < 45 * 60_000 ? 'soon' : 'calm';
}
