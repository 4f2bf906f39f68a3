import type { Instant, LocalDate } from './time.ts';

/** How many milliseconds a place's clock is ahead of UTC at an instant (positive east of Greenwich). Time-zone data are the host's, so it is handed in. */
export type ZoneOffset = (at: Instant) => number;

/** Day of the week, Monday 1 to Sunday 7 (ISO 8601). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const DAY = 86_400_000;
const MINUTE = 60_000;

const epochOf = (date: LocalDate): number => Date.parse(`${date}T00:00:00Z`);
const dateOf = (epoch: number): LocalDate => new Date(epoch).toISOString().slice(0, 10);

/** The date on the calendar of a place at an instant. */
export const dateAt = (at: Instant, zone: ZoneOffset): LocalDate => dateOf(at + zone(at));

/** The date so many days later; negative: earlier. */
export const addDays = (date: LocalDate, days: number): LocalDate => dateOf(epochOf(date) + days * DAY);

/** Days from one date to another. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => (epochOf(to) - epochOf(from)) / DAY;

/** The day of the week of a date. */
export const weekdayOf = (date: LocalDate): Weekday => (((Math.floor(epochOf(date) / DAY) + 3) % 7) + 1) as Weekday;

/**
 * The instant at which a place's clock shows so many minutes after midnight of a date; 1440 and more lie in the days after. Where the
 * clock shows that time twice (end of summer time) it is the first of them; where it never does (start), the moment it jumps over it.
 */
export function instantOf(date: LocalDate, minutes: number, zone: ZoneOffset): Instant {
  const wall = epochOf(date) + minutes * MINUTE;
  // No offset is further from UTC than 14 hours, and no place changes its clock twice in two days.
  const offsets = [zone(wall - DAY), zone(wall + DAY)];
  const shown = offsets.map((offset) => wall - offset).filter((at) => at + zone(at) === wall);
  return shown.length > 0 ? Math.min(...shown) : jumpOver(wall, zone);
}

function jumpOver(wall: number, zone: ZoneOffset): Instant {
  let low = wall - 2 * DAY;
  let high = wall + 2 * DAY;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (middle + zone(middle) >= wall) high = middle;
    else low = middle;
  }
  return high;
}
