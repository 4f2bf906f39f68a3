import { refuse, ok, type Result } from '../../core/result.ts';
import type { Instant, LocalDate } from '../../core/time.ts';

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?(?:\s*(Z|UTC|([+-])(\d{2}):?(\d{2})))?$/i;
const LOCAL = /^(\d{1,2})([./])(\d{1,2})\2(\d{4})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;

/**
 * Reads a moment: `2026-11-20 10:15:00 -0600` as shops write it, ISO 8601, and what spreadsheets make of them, `11/20/2026 10:15`
 * (month first unless it can't be) and `20.11.2026 10:15`. A time without an offset is the site's.
 */
export function readInstant(text: string, timeZone: string): Result<Instant, 'dateInvalid'> {
  const read = readWall(text);
  if (!read) return refuse('dateInvalid');
  const { wall, offset } = read;
  return ok(offset === null ? fromWall(wall, timeZone) : wall - offset * 60_000);
}

/** The latest moment at which something may happen: of a day without a time, its last second on the site's clocks. */
export function readDeadline(text: string, timeZone: string): Result<Instant, 'dateInvalid'> {
  const read = readWall(text);
  return read?.hasTime === false ? ok(fromWall(read.wall + DAY_MS - 1000, timeZone)) : readInstant(text, timeZone);
}
const DAY_MS = 86_400_000;

/** A calendar date, as it stands in a cell, whatever the zone and the hour beside it: a day is promised where the goods arrive. */
export function readDate(text: string): Result<LocalDate, 'dateInvalid'> {
  const read = readWall(text);
  return read ? ok(new Date(read.wall).toISOString().slice(0, 10)) : refuse('dateInvalid');
}

interface WallTime {
  /** What a clock on the wall shows, as if in UTC. */
  readonly wall: number;
  /** Its minutes east of UTC; null where no zone is said. */
  readonly offset: number | null;
  readonly hasTime: boolean;
}

function readWall(text: string): WallTime | null {
  const trimmed = text.trim();
  const iso = ISO.exec(trimmed);
  if (iso) {
    const [, year, month, day, hour, minute, second, zone, sign, zoneHours, zoneMinutes] = iso;
    const wall = wallTime(year, month, day, hour, minute, second);
    if (wall === null) return null;
    const hasTime = hour !== undefined;
    if (zone === undefined) return { wall, offset: null, hasTime };
    const offset = sign === undefined ? 0 : (Number(zoneHours) * 60 + Number(zoneMinutes)) * (sign === '-' ? -1 : 1);
    return { wall, offset, hasTime };
  }
  const local = LOCAL.exec(trimmed);
  if (!local) return null;
  const [, first, mark, second, year, hour, minute, seconds] = local;
  const isDayFirst = mark === '.' || Number(first) > 12;
  const wall = isDayFirst
    ? wallTime(year, second, first, hour, minute, seconds)
    : wallTime(year, first, second, hour, minute, seconds);
  return wall === null ? null : { wall, offset: null, hasTime: hour !== undefined };
}

function wallTime(year = '', month = '', day = '', hour = '0', minute = '0', second = '0'): number | null {
  const wall = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
  const date = new Date(wall);
  const isReal =
    date.getUTCMonth() === Number(month) - 1 &&
    date.getUTCDate() === Number(day) &&
    Number(hour) < 24 &&
    Number(minute) < 60;
  return isReal ? wall : null;
}

/** The moment at which a wall clock of the zone shows this time; in the hour that is left out in spring, the moment an hour later. */
function fromWall(wall: number, timeZone: string): Instant {
  const guess = wall - offsetAt(wall, timeZone);
  return wall - offsetAt(guess, timeZone);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function offsetAt(at: Instant, timeZone: string): number {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(timeZone, format);
  }
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
}
