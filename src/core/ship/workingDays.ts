import { isLocalDate, type LocalDate } from '../time.ts';
import type { Weekday } from '../zonedTime.ts';
import { addOpenDays, type HolidayRule, type ServiceCalendar } from './calendar.ts';
import { readTable, type RateProblem } from './csvTable.ts';
import { readRows, type Cells } from './figures.ts';
import { MIDNIGHT, type CutOff } from './shipDate.ts';

/** When the own carrier works from one country of origin, and until when a parcel still goes that day. */
export interface WorkingDays {
  /** ISO country, `*` for any other. */
  readonly origin: string;
  readonly calendar: ServiceCalendar;
  readonly cutOff: CutOff;
}

const SHAPE = {
  table: 'calendar',
  columns: ['origin', 'kind', 'value', 'name', 'source'],
  optional: ['name', 'source'],
} as const;
type Row = Cells<(typeof SHAPE.columns)[number]>;

const KINDS = ['days', 'holiday', 'closed', 'open', 'cutOff'] as const;
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** One row, as what it adds. */
interface Line {
  readonly origin: string;
  readonly source: string;
  readonly days?: readonly Weekday[];
  readonly holiday?: HolidayRule;
  readonly exceptions?: ServiceCalendar['exceptions'];
  readonly cutOff?: CutOff;
}

/**
 * The working days that a table says: `days` mon|tue|..., `holiday` as `12-25`, `07-04 weekday` or `01-01 monday` (kept on that where it
 * falls on a weekend), `11 thu 4` (the fourth Thursday of November, -1 for the last) or `easter -2`; `closed` and `open` for single dates;
 * `cutOff` as `16:30`, or with a day of the week or a date before it. What is wrong is put with the problems.
 */
export function readWorkingDays(text: string, problems: RateProblem[]): readonly WorkingDays[] {
  const rows = readTable(text, SHAPE);
  if (!rows.ok) {
    problems.push(rows.error);
    return [];
  }
  const lines = readRows('calendar', rows.value, problems, lineOf);
  return [...new Set(lines.map(({ origin }) => origin))].map((origin) =>
    workingDays(
      origin,
      lines.filter((line) => line.origin === origin),
    ),
  );
}

const MONDAY_TO_FRIDAY: readonly Weekday[] = [1, 2, 3, 4, 5];

function workingDays(origin: string, lines: readonly Line[]): WorkingDays {
  return {
    origin,
    calendar: {
      days: lines.findLast(({ days }) => days)?.days ?? MONDAY_TO_FRIDAY,
      holidays: lines.flatMap(({ holiday }) => holiday ?? []),
      exceptions: Object.assign(
        {},
        ...lines.map(({ exceptions }) => exceptions ?? {}),
      ) as ServiceCalendar['exceptions'],
      source: [...new Set(lines.map(({ source }) => source))].filter((source) => source !== '').join('; '),
    },
    cutOff: lines.reduce<CutOff>(
      (all, { cutOff }) =>
        cutOff
          ? {
              minutes: cutOff.byWeekday || cutOff.byDate ? all.minutes : cutOff.minutes,
              byWeekday: { ...all.byWeekday, ...cutOff.byWeekday },
              byDate: { ...all.byDate, ...cutOff.byDate },
            }
          : all,
      MIDNIGHT,
    ),
  };
}

/** The working days for a country of origin: its own, else those of `*`, else Monday to Friday. */
export const workingDaysOf = (country: string, all: readonly WorkingDays[]): WorkingDays =>
  all.find(({ origin }) => origin === country) ?? all.find(({ origin }) => origin === '*') ?? workingDays(country, []);

/** The day a parcel comes that is handed over on a ship date and so many working days on the way; null where the carrier never works. */
export const arrivalOf = (shipDate: LocalDate, transitDays: number, { calendar }: WorkingDays): LocalDate | null =>
  addOpenDays(shipDate, transitDays, calendar);

function lineOf(row: Row): Line {
  const origin = row.needed('origin').toUpperCase();
  if (!/^([A-Z]{2}|\*)$/.test(origin)) row.fail('unknownValue', 'origin', origin);
  const base = { origin, source: row.text('source') };
  const kind = row.word('kind', KINDS);
  switch (kind) {
    case 'days':
      return { ...base, days: daysOf(row) };
    case 'holiday':
      return { ...base, holiday: holidayOf(row) };
    case 'closed':
    case 'open': {
      const { from } = row.span('value', 'value');
      if (from === null) row.fail('cellMissing', 'value');
      return { ...base, exceptions: from === null ? {} : { [from]: kind } };
    }
    case 'cutOff':
      return { ...base, cutOff: cutOffOf(row) };
  }
}

function daysOf(row: Row): readonly Weekday[] {
  return row
    .needed('value')
    .toLowerCase()
    .split('|')
    .map((name) => weekday(row, name.trim()));
}

function weekday(row: Row, name: string): Weekday {
  const found = WEEKDAYS.findIndex((known) => known === name);
  if (found < 0) row.fail('unknownValue', 'value', name);
  return (Math.max(0, found) + 1) as Weekday;
}

function holidayOf(row: Row): HolidayRule {
  const text = row.needed('value').toLowerCase();
  const name = row.text('name');
  const easter = /^easter ([+-]?\d{1,3})$/.exec(text);
  if (easter) return { kind: 'easter', days: Number(easter[1]), name };
  const nth = /^(\d{1,2}) ([a-z]{3}) (-1|[1-5])$/.exec(text);
  if (nth)
    return { kind: 'nth', month: Number(nth[1]), weekday: weekday(row, nth[2] ?? ''), nth: Number(nth[3]), name };
  const fixed = /^(\d{2})-(\d{2})(?: (weekday|monday))?$/.exec(text);
  const [month, day] = [Number(fixed?.[1]), Number(fixed?.[2])];
  // 2028 has a 29th of February.
  const isDay = fixed && isLocalDate(`2028-${fixed[1] ?? ''}-${fixed[2] ?? ''}`);
  if (!isDay) row.fail('unknownValue', 'value', text);
  const observed = fixed?.[3] as 'weekday' | 'monday' | undefined;
  return { kind: 'fixed', month: month || 1, day: day || 1, ...(observed && { observed }), name };
}

/** `16:30`, `sat 12:00` or `2026-12-24 11:00`; up to 48:00, for trucks that take a day's parcels in the night after it. */
function cutOffOf(row: Row): CutOff {
  const text = row.needed('value').toLowerCase();
  const match = /^(?:(\d{4}-\d{2}-\d{2}|[a-z]{3}) )?(\d{1,2}):(\d{2})$/.exec(text);
  const minutes = Number(match?.[2] ?? 0) * 60 + Number(match?.[3] ?? 0);
  const isClock = match && Number(match[3]) < 60 && minutes <= 48 * 60;
  const on = match?.[1];
  const isDate = on !== undefined && on.length > 3;
  if (!isClock || (isDate && !isLocalDate(on))) row.fail('unknownValue', 'value', text);
  if (on === undefined) return { minutes };
  return isDate ? { minutes, byDate: { [on]: minutes } } : { minutes, byWeekday: { [weekday(row, on)]: minutes } };
}
