import type { HolidayRule } from '../../src/core/ship/calendar.ts';

/** Holidays of the United States (5 U.S.C. 6103): the days on which USPS stands still. Private carriers keep fewer: their list is data of the account. */
export const US_FEDERAL: readonly HolidayRule[] = [
  { kind: 'fixed', month: 1, day: 1, observed: 'weekday', name: "New Year's Day" },
  { kind: 'nth', month: 1, weekday: 1, nth: 3, name: 'Martin Luther King Jr. Day' },
  { kind: 'nth', month: 2, weekday: 1, nth: 3, name: "Washington's Birthday" },
  { kind: 'nth', month: 5, weekday: 1, nth: -1, name: 'Memorial Day' },
  { kind: 'fixed', month: 6, day: 19, observed: 'weekday', name: 'Juneteenth' },
  { kind: 'fixed', month: 7, day: 4, observed: 'weekday', name: 'Independence Day' },
  { kind: 'nth', month: 9, weekday: 1, nth: 1, name: 'Labor Day' },
  { kind: 'nth', month: 10, weekday: 1, nth: 2, name: 'Columbus Day' },
  { kind: 'fixed', month: 11, day: 11, observed: 'weekday', name: 'Veterans Day' },
  { kind: 'nth', month: 11, weekday: 4, nth: 4, name: 'Thanksgiving' },
  { kind: 'fixed', month: 12, day: 25, observed: 'weekday', name: 'Christmas' },
];

/** Holidays of all states of Germany (their laws on Sundays and holidays, and the Unification Treaty, article 2); the states have more. */
export const GERMANY: readonly HolidayRule[] = [
  { kind: 'fixed', month: 1, day: 1, name: 'Neujahr' },
  { kind: 'easter', days: -2, name: 'Karfreitag' },
  { kind: 'easter', days: 1, name: 'Ostermontag' },
  { kind: 'fixed', month: 5, day: 1, name: 'Tag der Arbeit' },
  { kind: 'easter', days: 39, name: 'Christi Himmelfahrt' },
  { kind: 'easter', days: 50, name: 'Pfingstmontag' },
  { kind: 'fixed', month: 10, day: 3, name: 'Tag der Deutschen Einheit' },
  { kind: 'fixed', month: 12, day: 25, name: '1. Weihnachtstag' },
  { kind: 'fixed', month: 12, day: 26, name: '2. Weihnachtstag' },
];
