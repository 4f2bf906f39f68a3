import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EVERY_DAY, type ServiceCalendar } from '../../../src/core/ship/calendar.ts';
import { US_FEDERAL } from '../../support/holidays.ts';
import { MIDNIGHT, shipDate, type ShipDateFacts } from '../../../src/core/ship/shipDate.ts';
import { dateAt } from '../../../src/core/zonedTime.ts';
import { zoneOffset } from '../../../src/station/siteTime.ts';

const chicago = zoneOffset('America/Chicago');
const weekdays: ServiceCalendar = { days: [1, 2, 3, 4, 5], holidays: US_FEDERAL, exceptions: {}, source: 'test' };
const fivePm = { minutes: 17 * 60 };

const day = (at: string, facts: Partial<ShipDateFacts> = {}) =>
  shipDate({
    at: Date.parse(at),
    zone: chicago,
    calendar: weekdays,
    cutOff: fivePm,
    lastRecorded: null,
    closedThrough: null,
    ...facts,
  });
const dated = (at: string, facts: Partial<ShipDateFacts> = {}) => {
  const answer = day(at, facts);
  return answer.ok ? `${answer.value.date} ${answer.value.because}` : answer.error;
};

describe('ship date', () => {
  it.each([
    // Tuesday 2026-11-24; Chicago is six hours behind UTC.
    ['2026-11-24T15:00:00Z', '2026-11-24 today'],
    ['2026-11-24T22:59:59.999Z', '2026-11-24 today'],
    ['2026-11-24T23:00:00Z', '2026-11-25 afterCutOff'],
    // UTC is on Wednesday already, the site is not.
    ['2026-11-25T02:00:00Z', '2026-11-25 afterCutOff'],
    ['2026-11-25T05:59:00Z', '2026-11-25 afterCutOff'],
    ['2026-11-25T06:01:00Z', '2026-11-25 today'],
    // Wednesday's cut-off, Thanksgiving, and Friday's before the weekend.
    ['2026-11-25T23:00:00Z', '2026-11-27 afterCutOff'],
    ['2026-11-26T16:00:00Z', '2026-11-27 closedDay'],
    ['2026-11-27T23:30:00Z', '2026-11-30 afterCutOff'],
    ['2026-11-28T16:00:00Z', '2026-11-30 closedDay'],
  ])('%s: %s', (at, expected) => {
    expect(dated(at)).toBe(expected);
  });

  it('belongs to the day before while its truck has not left at night', () => {
    const atTwo = { cutOff: { minutes: 26 * 60 } };
    expect(dated('2026-11-25T07:59:00Z', atTwo)).toBe('2026-11-24 pastMidnight');
    expect(dated('2026-11-25T08:00:00Z', atTwo)).toBe('2026-11-25 today');
    // The night to Saturday still is Friday's; after it comes Monday.
    expect(dated('2026-11-28T07:00:00Z', atTwo)).toBe('2026-11-27 pastMidnight');
    expect(dated('2026-11-28T08:00:00Z', atTwo)).toBe('2026-11-30 closedDay');
  });

  it('follows an early truck by weekday or date', () => {
    const cutOff = { minutes: 17 * 60, byWeekday: { 5: 15 * 60 }, byDate: { '2026-12-24': 12 * 60 } } as const;
    expect(dated('2026-12-04T21:00:00Z', { cutOff })).toBe('2026-12-07 afterCutOff');
    expect(dated('2026-12-03T21:00:00Z', { cutOff })).toBe('2026-12-03 today');
    expect(dated('2026-12-24T18:00:00Z', { cutOff })).toBe('2026-12-28 afterCutOff');
  });

  it('never falls on a closed manifest', () => {
    expect(dated('2026-11-24T15:00:00Z', { closedThrough: '2026-11-24' })).toBe('2026-11-25 manifestClosed');
    expect(dated('2026-11-24T15:00:00Z', { closedThrough: '2026-11-26' })).toBe('2026-11-27 manifestClosed');
    expect(dated('2026-11-24T15:00:00Z', { closedThrough: '2026-11-23' })).toBe('2026-11-24 today');
  });

  it('does not come back when the clock is set back', () => {
    const lastRecorded = Date.parse('2026-11-24T23:10:00Z');
    expect(day('2026-11-24T22:50:00Z', { lastRecorded })).toMatchObject({
      ok: true,
      value: { date: '2026-11-25', clockBehind: 20 * 60_000 },
    });
    expect(day('2026-11-24T23:11:00Z', { lastRecorded })).toMatchObject({ ok: true, value: { clockBehind: 0 } });
    expect(dated('2026-11-23T11:00:00Z', { lastRecorded })).toBe('clockUnsure');
    expect(dated('2020-01-01T00:00:00Z', { lastRecorded })).toBe('clockUnsure');
  });

  it('is refused where nothing is ever open', () => {
    expect(dated('2026-11-24T15:00:00Z', { calendar: { ...weekdays, days: [] } })).toBe('neverOpen');
  });

  it('holds when summer time begins', () => {
    // Sunday 2026-03-08, 02:00 is 03:00: a cut-off at 02:30 is over when the clock jumps.
    const night = { calendar: EVERY_DAY, cutOff: { minutes: 150 } };
    expect(dated('2026-03-08T07:59:59Z', night)).toBe('2026-03-08 today');
    expect(dated('2026-03-08T08:00:00Z', night)).toBe('2026-03-09 afterCutOff');
    const evening = { calendar: EVERY_DAY };
    expect(dated('2026-03-08T21:59:00Z', evening)).toBe('2026-03-08 today');
    expect(dated('2026-03-08T22:00:00Z', evening)).toBe('2026-03-09 afterCutOff');
  });

  it('holds when summer time ends', () => {
    // Sunday 2026-11-01, 02:00 is 01:00 again: a cut-off at 01:30 is over the first time it is shown, and stays over.
    const night = { calendar: EVERY_DAY, cutOff: { minutes: 90 } };
    expect(dated('2026-11-01T06:29:00Z', night)).toBe('2026-11-01 today');
    expect(dated('2026-11-01T06:30:00Z', night)).toBe('2026-11-02 afterCutOff');
    expect(dated('2026-11-01T07:15:00Z', night), '01:15 the second time').toBe('2026-11-02 afterCutOff');
    expect(dated('2026-11-01T22:59:00Z', { calendar: EVERY_DAY })).toBe('2026-11-01 today');
    expect(dated('2026-11-01T23:00:00Z', { calendar: EVERY_DAY })).toBe('2026-11-02 afterCutOff');
  });

  it("is the site's calendar date where no carrier says more", () => {
    const zones = ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Asia/Kathmandu', 'Europe/Berlin', 'America/Chicago'];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones.map(zoneOffset)),
        fc.date({ min: new Date('2020-01-01'), max: new Date('2034-01-01'), noInvalidDate: true }),
        (zone, date) => {
          const at = date.getTime();
          const answer = day(date.toISOString(), { at, zone, calendar: EVERY_DAY, cutOff: MIDNIGHT });
          expect(answer.ok && answer.value.date).toBe(dateAt(at, zone));
        },
      ),
    );
  });

  it('is never earlier for what comes later, and always before its own cut-off', () => {
    const start = Date.parse('2026-10-20T00:00:00Z');
    const minutes = fc.integer({ min: 0, max: 30 * 24 * 60 });
    const cutOff = fc.record({ minutes: fc.integer({ min: 1, max: 47 * 60 }) });
    fc.assert(
      fc.property(minutes, minutes, cutOff, (a, b, cut) => {
        const [early, late] = [Math.min(a, b), Math.max(a, b)].map((after) => start + after * 60_000) as [
          number,
          number,
        ];
        const ask = (at: number) => day('2026-10-20T00:00:00Z', { at, cutOff: cut });
        const [first, second] = [ask(early), ask(late)];
        expect(first.ok && second.ok && first.value.date <= second.value.date).toBe(true);
        expect(second.ok && second.value.cutOffAt > late).toBe(true);
      }),
    );
  });
});
