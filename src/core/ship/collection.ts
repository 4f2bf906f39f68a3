import { isLocalDate, type LocalDate } from '../time.ts';
import type { Weekday } from '../zonedTime.ts';
import { EVERY_DAY, type ServiceCalendar } from './calendar.ts';
import { MIDNIGHT, type CutOff } from './shipDate.ts';

/** Until when a carrier's truck takes parcels at a site, as its supervisor says it. */
export interface Collection {
  /** Minutes after midnight by day of the week; a day that is not named has no truck. Up to 48 h, for trucks of the night after. */
  readonly hours: Readonly<Partial<Record<Weekday, number>>>;
  /** Single dates that differ: minutes, or null where no truck comes. */
  readonly dates: Readonly<Record<LocalDate, number | null>>;
}

/** Open days and cut-off, as a carrier says them. */
interface Working {
  readonly calendar: ServiceCalendar;
  readonly cutOff: CutOff;
}

/** Why a collection can't be. */
export type CollectionFault = 'neverComes' | 'hourInvalid' | 'dateInvalid';

const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const LATEST_MINUTES = 48 * 60;
/** More single dates than any site plans ahead. */
const MOST_DATES = 200;

/** What a carrier's own word comes to, from a date on: where somebody at the site begins to say otherwise. */
export function collectionOf(working: Working | null, from: LocalDate): Collection {
  const { calendar, cutOff } = working ?? { calendar: EVERY_DAY, cutOff: MIDNIGHT };
  const minutesOn = (day: Weekday): number => cutOff.byWeekday?.[day] ?? cutOff.minutes;
  const told = [
    ...Object.entries(cutOff.byDate ?? {}),
    ...Object.entries(calendar.exceptions).map(([date, is]): [LocalDate, number | null] => [
      date,
      is === 'closed' ? null : (cutOff.byDate?.[date] ?? cutOff.minutes),
    ]),
  ];
  return {
    hours: Object.fromEntries(
      WEEKDAYS.filter((day) => calendar.days.includes(day)).map((day) => [day, minutesOn(day)]),
    ),
    dates: Object.fromEntries(told.filter(([date]) => date >= from).toSorted(([a], [b]) => (a < b ? -1 : 1))),
  };
}

/** Open days and cut-off by what the site says; the carrier's holidays stay, where no single date says otherwise. */
export function collectedBy(working: Working | null, { hours, dates }: Collection): Working {
  const { holidays, source } = (working ?? { calendar: EVERY_DAY }).calendar;
  const timed = Object.entries(dates).flatMap(([date, minutes]) =>
    minutes === null ? [] : [[date, minutes] as const],
  );
  const isAllDay = [...Object.values(hours), ...timed.map(([, minutes]) => minutes)].every(
    (minutes) => minutes === MIDNIGHT.minutes,
  );
  return {
    calendar: {
      days: WEEKDAYS.filter((day) => hours[day] !== undefined),
      holidays,
      exceptions: Object.fromEntries(
        Object.entries(dates).map(([date, minutes]) => [date, minutes === null ? 'closed' : 'open']),
      ),
      source,
    },
    cutOff: isAllDay ? MIDNIGHT : { ...MIDNIGHT, byWeekday: hours, byDate: Object.fromEntries(timed) },
  };
}

/** Why nothing can be collected so; null where it can. */
export function collectionFault({ hours, dates }: Collection): CollectionFault | null {
  const minutes = [...Object.values(hours), ...Object.values(dates).filter((one) => one !== null)];
  if (!minutes.every((one) => Number.isInteger(one) && one > 0 && one <= LATEST_MINUTES)) return 'hourInvalid';
  const days = Object.keys(dates);
  if (days.length > MOST_DATES || !days.every(isLocalDate)) return 'dateInvalid';
  return Object.keys(hours).length === 0 ? 'neverComes' : null;
}

/** `16:30` as minutes after midnight, up to `48:00`; null for what is none. */
export function minutesOfHour(text: string): number | null {
  const [, hours = '', minutes = ''] = /^(\d{1,2})[:.h](\d{2})$/.exec(text.trim()) ?? [];
  if (hours === '' || Number(minutes) > 59) return null;
  const all = Number(hours) * 60 + Number(minutes);
  return all > 0 && all <= LATEST_MINUTES ? all : null;
}

/** Minutes after midnight as people write them: `16:30`, `26:00` for two in the night after. */
export const hourOf = (minutes: number): string =>
  `${Math.floor(minutes / 60).toString()}:${(minutes % 60).toString().padStart(2, '0')}`;
