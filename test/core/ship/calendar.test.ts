import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addOpenDays,
  easter,
  EVERY_DAY,
  holidayOn,
  isOpen,
  openFrom,
  type ServiceCalendar,
} from '../../../src/core/ship/calendar.ts';
import { GERMANY, US_FEDERAL } from '../../support/holidays.ts';
import { addDays } from '../../../src/core/zonedTime.ts';

const usps: ServiceCalendar = { days: [1, 2, 3, 4, 5, 6], holidays: US_FEDERAL, exceptions: {}, source: 'test' };
const german: ServiceCalendar = { days: [1, 2, 3, 4, 5, 6], holidays: GERMANY, exceptions: {}, source: 'test' };

describe('holidays', () => {
  it.each([
    ['2026-01-19', 'Martin Luther King Jr. Day'],
    ['2026-05-25', 'Memorial Day'],
    ['2026-07-03', 'Independence Day'],
    ['2026-09-07', 'Labor Day'],
    ['2026-11-26', 'Thanksgiving'],
    ['2026-12-25', 'Christmas'],
    ['2027-12-24', 'Christmas'],
    ['2021-12-31', "New Year's Day"],
    ['2023-01-02', "New Year's Day"],
    ['2027-07-05', 'Independence Day'],
  ])('%s is %s', (date, name) => {
    expect(holidayOn(date, US_FEDERAL)?.name).toBe(name);
    expect(isOpen(date, usps)).toBe(false);
  });

  it.each(['2026-07-04', '2022-01-01', '2026-11-27', '2026-05-18'])('%s is none', (date) => {
    expect(holidayOn(date, US_FEDERAL)).toBeNull();
  });

  it('move with Easter', () => {
    expect([2000, 2024, 2025, 2026, 2027, 2038].map(easter)).toEqual([
      '2000-04-23',
      '2024-03-31',
      '2025-04-20',
      '2026-04-05',
      '2027-03-28',
      '2038-04-25',
    ]);
    expect(['2026-04-03', '2026-04-06', '2026-05-14', '2026-05-25'].map((date) => isOpen(date, german))).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  it('yield to single days', () => {
    const calendar = { ...usps, exceptions: { '2026-11-29': 'open', '2026-11-30': 'closed' } as const };
    expect([isOpen('2026-11-29', calendar), isOpen('2026-11-30', calendar)]).toEqual([true, false]);
  });
});

describe('open days', () => {
  it('are counted over weekends and holidays', () => {
    expect(openFrom('2026-12-25', german)).toBe('2026-12-28');
    expect(addOpenDays('2026-12-24', 1, german)).toBe('2026-12-28');
    expect(addOpenDays('2026-11-25', 2, usps)).toBe('2026-11-28');
    expect(addOpenDays('2026-11-28', 0, usps)).toBe('2026-11-28');
    expect(addOpenDays('2026-11-29', 0, usps)).toBe('2026-11-30');
    expect(addOpenDays('2026-11-29', 3, EVERY_DAY)).toBe('2026-12-02');
    expect(openFrom('2026-11-29', { ...usps, days: [] })).toBeNull();
    expect(addOpenDays('2026-11-29', 2, { ...usps, days: [] })).toBeNull();
  });

  it('never go back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 12 }), (start, transit) => {
        const day = addDays('2024-01-01', start);
        const here = addOpenDays(day, transit, german) ?? '';
        const next = addOpenDays(addDays(day, 1), transit, german) ?? '';
        expect(here >= day && next >= here && isOpen(here, german)).toBe(true);
      }),
    );
  });
});
