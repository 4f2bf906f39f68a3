import { describe, expect, it } from 'vitest';
import { EVERY_DAY, isOpen } from '../../../src/core/ship/calendar.ts';
import {
  collectedBy,
  collectionFault,
  collectionOf,
  hourOf,
  minutesOfHour,
} from '../../../src/core/ship/collection.ts';
import { MIDNIGHT, shipDate } from '../../../src/core/ship/shipDate.ts';

const HOUR = 60;
const WEEK = {
  calendar: {
    ...EVERY_DAY,
    days: [1, 2, 3, 4, 5] as const,
    holidays: [{ kind: 'fixed', month: 12, day: 25, name: 'Christmas' } as const],
    exceptions: { '2026-11-02': 'open', '2026-12-31': 'closed' } as const,
  },
  cutOff: { minutes: 17 * HOUR, byWeekday: { 5: 14 * HOUR } as const, byDate: { '2026-12-24': 11 * HOUR } },
};

describe('when the truck comes', () => {
  it('begins as the carrier’s tables say, without the single dates that are over', () => {
    expect(collectionOf(WEEK, '2026-11-28')).toEqual({
      hours: { 1: 1020, 2: 1020, 3: 1020, 4: 1020, 5: 840 },
      dates: { '2026-12-24': 660, '2026-12-31': null },
    });
    expect(collectionOf(null, '2026-11-28')).toEqual({
      hours: { 1: 1440, 2: 1440, 3: 1440, 4: 1440, 5: 1440, 6: 1440, 7: 1440 },
      dates: {},
    });
  });

  it('as the tables say it gives the same ship dates as the tables', () => {
    const said = collectedBy(WEEK, collectionOf(WEEK, '2026-11-28'));
    const dates = (working: typeof said) =>
      Array.from({ length: 60 * 24 }, (_, hours) => {
        const at = Date.UTC(2026, 10, 28, hours, 30);
        return shipDate({ ...working, at, zone: () => 0, lastRecorded: null, closedThrough: null });
      });
    expect(dates(said)).toEqual(dates(WEEK));
  });

  it('goes by the site’s word: days, hours and single dates; holidays stay unless a date says otherwise', () => {
    const { calendar, cutOff } = collectedBy(WEEK, {
      hours: { 1: 16 * HOUR, 6: 26 * HOUR },
      dates: { '2026-12-21': null, '2026-12-22': 12 * HOUR },
    });
    const isOn = (date: string) => isOpen(date, calendar);
    expect(['2026-11-30', '2026-12-01', '2026-12-05', '2026-12-21', '2026-12-22'].map(isOn)).toEqual([
      true,
      false,
      true,
      false,
      true,
    ]);
    expect(cutOff).toEqual({ ...MIDNIGHT, byWeekday: { 1: 960, 6: 1560 }, byDate: { '2026-12-22': 720 } });
    const daily = { 1: 960, 2: 960, 3: 960, 4: 960, 5: 960, 6: 960, 7: 960 };
    expect(isOpen('2026-12-25', collectedBy(WEEK, { hours: daily, dates: {} }).calendar)).toBe(false);
    expect(isOpen('2026-12-25', collectedBy(WEEK, { hours: daily, dates: { '2026-12-25': 600 } }).calendar)).toBe(true);
  });

  it('all day long names no hour', () => {
    expect(collectedBy(null, collectionOf(null, '2026-11-28')).cutOff).toEqual(MIDNIGHT);
  });

  it('refuses a week without a truck, hours and dates that are none', () => {
    const dates = {};
    expect(collectionFault({ hours: {}, dates: { '2026-12-01': 600 } })).toBe('neverComes');
    expect(collectionFault({ hours: { 1: 0 }, dates })).toBe('hourInvalid');
    expect(collectionFault({ hours: { 1: 48 * HOUR + 1 }, dates })).toBe('hourInvalid');
    expect(collectionFault({ hours: { 1: 600 }, dates: { '2026-02-30': null } })).toBe('dateInvalid');
    expect(collectionFault({ hours: { 1: 48 * HOUR }, dates: { '2026-12-01': null } })).toBeNull();
  });

  it('reads and writes hours as people do', () => {
    expect(['16:30', ' 9.05 ', '26:00', '48:00', '7h15'].map(minutesOfHour)).toEqual([990, 545, 1560, 2880, 435]);
    expect(['', '0:00', '48:01', '16:60', '1630', 'noon'].map(minutesOfHour)).toEqual(Array(6).fill(null));
    expect([990, 545, 1560].map(hourOf)).toEqual(['16:30', '9:05', '26:00']);
  });
});
