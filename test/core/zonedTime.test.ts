import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dateAt, daysBetween, instantOf, weekdayOf } from '../../src/core/zonedTime.ts';
import { zoneOffset } from '../../src/station/siteTime.ts';

const at = (text: string) => Date.parse(text);
const shown = (instant: number) => new Date(instant).toISOString();

describe('a clock that jumps', () => {
  const chicago = zoneOffset('America/Chicago');

  it('in spring is met where it jumps over the time', () => {
    // 2026-03-08: 02:00 CST is 03:00 CDT.
    expect(shown(instantOf('2026-03-08', 119, chicago))).toBe('2026-03-08T07:59:00.000Z');
    for (const minutes of [120, 150, 179, 180])
      expect(shown(instantOf('2026-03-08', minutes, chicago)), String(minutes)).toBe('2026-03-08T08:00:00.000Z');
    expect(shown(instantOf('2026-03-08', 181, chicago))).toBe('2026-03-08T08:01:00.000Z');
    expect(shown(instantOf('2026-03-07', 26 * 60 + 30, chicago)), 'of the day before').toBe('2026-03-08T08:00:00.000Z');
  });

  it('in autumn is met the first time', () => {
    // 2026-11-01: 02:00 CDT is 01:00 CST.
    expect(shown(instantOf('2026-11-01', 90, chicago))).toBe('2026-11-01T06:30:00.000Z');
    expect(shown(instantOf('2026-11-01', 120, chicago))).toBe('2026-11-01T08:00:00.000Z');
    expect(dateAt(at('2026-11-02T05:30:00Z'), chicago)).toBe('2026-11-01');
    expect(dateAt(at('2026-11-02T06:00:00Z'), chicago)).toBe('2026-11-02');
  });

  it('by half an hour, at midnight, and over a whole day', () => {
    expect(shown(instantOf('2026-10-04', 135, zoneOffset('Australia/Lord_Howe')))).toBe('2026-10-03T15:30:00.000Z');
    // Beirut's summer begins at midnight: the day has no 00:00.
    expect(shown(instantOf('2026-03-29', 0, zoneOffset('Asia/Beirut')))).toBe('2026-03-28T22:00:00.000Z');
    // Samoa had no 30 December 2011.
    expect(shown(instantOf('2011-12-30', 720, zoneOffset('Pacific/Apia')))).toBe('2011-12-30T10:00:00.000Z');
  });
});

describe('any instant', () => {
  const zones = [
    'UTC',
    'America/Chicago',
    'America/St_Johns',
    'Europe/Berlin',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
    'Pacific/Kiritimati',
    'Pacific/Pago_Pago',
  ].map((name) => [name, zoneOffset(name)] as const);
  const minute = fc.integer({ min: at('2020-01-01T00:00:00Z') / 60_000, max: at('2035-01-01T00:00:00Z') / 60_000 });

  it('is found again by what the clock shows, or earlier where it shows that twice', () => {
    for (const [name, zone] of zones)
      fc.assert(
        fc.property(minute, (minutes) => {
          const instant = minutes * 60_000;
          const date = dateAt(instant, zone);
          const wall = instant + zone(instant) - Date.parse(`${date}T00:00:00Z`);
          const found = instantOf(date, wall / 60_000, zone);
          expect(found, name).toBeLessThanOrEqual(instant);
          expect(found + zone(found), name).toBe(instant + zone(instant));
        }),
        { numRuns: 60 },
      );
  });
});

describe('dates', () => {
  it('are counted over months and leap days', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(daysBetween('2026-11-27', '2026-12-25')).toBe(28);
    expect([weekdayOf('2026-11-27'), weekdayOf('2026-11-29'), weekdayOf('1969-12-31')]).toEqual([5, 7, 3]);
  });
});
