import {
  collectionFault,
  hourOf,
  minutesOfHour,
  type Collection,
  type CollectionFault,
} from '../../../../core/ship/collection.ts';
import { isLocalDate } from '../../../../core/time.ts';
import type { RequestOutput } from '../../../../shared/ipc/contract.ts';
import type { Weekday } from '../../../../core/zonedTime.ts';

export const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/** When the truck comes, as it is typed: an hour of '' is no truck. */
export interface TruckDraft {
  readonly hours: Readonly<Record<Weekday, string>>;
  readonly dates: readonly { readonly date: string; readonly hour: string }[];
}

/** When the truck comes, as main tells it. */
type CollectionViewed = RequestOutput<'accounts.view'>['collection']['now'];

/** What is there to be edited. */
export const truckDraft = ({ hours, dates }: CollectionViewed): TruckDraft => ({
  hours: Object.fromEntries(WEEKDAYS.map((day) => [day, written(hours[day])])) as Record<Weekday, string>,
  dates: Object.entries(dates)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([date, minutes]) => ({ date, hour: written(minutes) })),
});

const written = (minutes: number | null | undefined): string =>
  minutes === null || minutes === undefined ? '' : hourOf(minutes);

/** True for an hour that can be read, and for none. */
export const isHour = (text: string): boolean => text.trim() === '' || minutesOfHour(text) !== null;

/** True for a day that exists. */
export const isDate = (text: string): boolean => isLocalDate(text.trim());

/** What is typed, read; or why it can't be. */
export function readTruck({ hours, dates }: TruckDraft): Collection | CollectionFault {
  const typed = [...WEEKDAYS.map((day) => hours[day]), ...dates.map(({ hour }) => hour)];
  if (!typed.every(isHour)) return 'hourInvalid';
  if (!dates.every(({ date }) => isDate(date))) return 'dateInvalid';
  const read: Collection = {
    hours: Object.fromEntries(
      WEEKDAYS.flatMap((day) => {
        const minutes = minutesOfHour(hours[day]);
        return minutes === null ? [] : [[day, minutes]];
      }),
    ),
    dates: Object.fromEntries(dates.map(({ date, hour }) => [date.trim(), minutesOfHour(hour)])),
  };
  return collectionFault(read) ?? read;
}
