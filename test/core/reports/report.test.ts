import { expect, test } from 'vitest';
import { asId } from '../../../src/core/ids.ts';
import { boundsBefore, boundsOf, lastDays, periodBefore, siteClock } from '../../../src/core/reports/period.ts';
import { makeReport, rowsBehind } from '../../../src/core/reports/report.ts';
import { reportCsv } from '../../../src/core/reports/reportCsv.ts';
import { THROUGHPUT, type PackedOrder } from '../../../src/core/reports/throughput.ts';
import { zoneOffset } from '../../../src/station/siteTime.ts';

const CHICAGO = zoneOffset('America/Chicago');
const MINUTE = 60_000;
const at = (text: string): number => Date.parse(text);

const packed = (when: string, by: string | null, patch: Partial<PackedOrder> = {}): PackedOrder => ({
  at: at(when),
  orderId: asId(when),
  by: by === null ? null : asId(by),
  stationId: 'bench-1',
  parcels: 1,
  units: 3,
  packingMs: 2 * MINUTE,
  errors: 0,
  shipBy: null,
  isShort: false,
  isLate: false,
  isHarmed: false,
  isRelabelled: false,
  ...patch,
});

test('the last days end today by the clock of the site, not of UTC', () => {
  // 20:30 on the 23rd in Chicago.
  const now = at('2026-11-24T02:30:00Z');
  expect(lastDays(1, now, CHICAGO)).toEqual({ from: '2026-11-23', to: '2026-11-23' });
  expect(lastDays(7, now, CHICAGO)).toEqual({ from: '2026-11-17', to: '2026-11-23' });
  expect(periodBefore({ from: '2026-11-17', to: '2026-11-23' })).toEqual({ from: '2026-11-10', to: '2026-11-16' });
});

test('a day that changes its clocks has 25 hours, and its doubled hour is one row', () => {
  const day = { from: '2026-11-01', to: '2026-11-01' };
  const { from, to } = boundsOf(day, CHICAGO);
  expect((to - from) / (60 * MINUTE)).toBe(25);
  const clock = siteClock(CHICAGO);
  expect([clock.hour(at('2026-11-01T06:30:00Z')), clock.hour(at('2026-11-01T07:30:00Z'))]).toEqual(['01', '01']);
  expect(clock.day(from)).toBe('2026-11-01');
  expect(clock.day(from - 1)).toBe('2026-10-31');
  expect(clock.week(from)).toBe('2026-10-26');
});

test('zones that are a part of an hour from UTC have their own hours', () => {
  const clock = siteClock(zoneOffset('Asia/Kathmandu'));
  expect(clock.hour(at('2026-11-23T00:10:00Z'))).toBe('05');
  expect(clock.hour(at('2026-11-23T00:16:00Z'))).toBe('06');
});

const PERIOD = { from: '2026-11-17', to: '2026-11-23' };
const ROWS = [
  packed('2026-11-20T14:05:00Z', 'u1'),
  packed('2026-11-20T14:55:00Z', 'u2', { parcels: 3, units: 7, packingMs: 4 * MINUTE }),
  packed('2026-11-21T15:00:00Z', 'u2'),
  packed('2026-11-21T15:01:00Z', null, { packingMs: 0 }),
];

test('throughput by hour, day, packer and bench, beside the days before', () => {
  const before = [packed('2026-11-12T14:00:00Z', 'u1')];
  const report = makeReport(THROUGHPUT, PERIOD, { rows: ROWS, before }, siteClock(CHICAGO));
  expect(report.figures).toEqual([
    { name: 'orders', measure: 'count', value: 4, before: 1, unknown: 0 },
    { name: 'parcels', measure: 'count', value: 6, before: 1, unknown: 0 },
    { name: 'units', measure: 'count', value: 16, before: 3, unknown: 0 },
    { name: 'ordersPerHour', measure: 'perHour', value: 30, before: 30, unknown: 0 },
  ]);
  const cells = (cut: string) =>
    report.tables.find((table) => table.cut === cut)?.rows.map(({ key, cells: [orders] }) => [key, orders]);
  expect(cells('hour')).toEqual([
    ['08', 2],
    ['09', 2],
  ]);
  expect(cells('day')).toEqual([
    ['2026-11-20', 2],
    ['2026-11-21', 2],
  ]);
  expect(cells('packer')).toEqual([
    ['u2', 2],
    ['', 1],
    ['u1', 1],
  ]);
  expect(cells('station')).toEqual([['bench-1', 4]]);
});

test('nothing packed makes no rate, not one of 0', () => {
  const report = makeReport(THROUGHPUT, PERIOD, { rows: [], before: [] }, siteClock(CHICAGO));
  expect(report.figures.map(({ value }) => value)).toEqual([0, 0, 0, null]);
});

test('behind each number stand just the rows it was worked out from', () => {
  const clock = siteClock(CHICAGO);
  const report = makeReport(THROUGHPUT, PERIOD, { rows: ROWS, before: [] }, clock);
  for (const { cut, rows } of report.tables)
    for (const { key, cells } of rows)
      THROUGHPUT.figures.forEach((figure, index) => {
        const behind = rowsBehind(THROUGHPUT, ROWS, { figure: figure.name, row: { cut, key } }, clock);
        expect(figure.of(behind), `${figure.name} of ${cut} ${key}`).toBe(cells[index]);
      });
  expect(rowsBehind(THROUGHPUT, ROWS, { figure: 'orders', row: null }, clock)).toEqual(ROWS);
});

test('a file of a report has names, and no name in it is a formula', () => {
  const report = makeReport(THROUGHPUT, PERIOD, { rows: ROWS.slice(0, 3), before: [] }, siteClock(CHICAGO));
  const text = reportCsv(report, 'packer', {
    currency: 'USD',
    nameOf: (_, key) => (key === 'u1' ? '=HYPERLINK("x")' : 'Mira, "Kerr"'),
  });
  expect(text.split('\r\n')).toEqual([
    'from,to,packer,name,orders,parcels,units,orders_per_hour',
    '2026-11-17,2026-11-23,u2,"Mira, ""Kerr""",2,4,10,20',
    '2026-11-17,2026-11-23,u1,"\'=HYPERLINK(""x"")",1,1,3,30',
    '',
  ]);
});

test('a period that still runs is compared with as much of the days before, by the clock of the site', () => {
  const at = (time: string) => Date.parse(time);
  const until = (period: typeof PERIOD, now: string) =>
    new Date(boundsBefore(period, at(now), CHICAGO).to).toISOString();
  const today = { from: '2026-11-23', to: '2026-11-23' };
  // 09:30 in Chicago: yesterday till 09:30.
  expect(until(today, '2026-11-23T15:30:12Z')).toBe('2026-11-22T15:30:12.000Z');
  expect(until(PERIOD, '2026-11-23T15:30:00Z')).toBe('2026-11-16T15:30:00.000Z');
  // What is over, or only begins, is compared with all of it.
  expect(until(PERIOD, '2026-12-24T15:30:00Z')).toBe('2026-11-17T06:00:00.000Z');
  expect(until(PERIOD, '2026-11-01T15:30:00Z')).toBe('2026-11-17T06:00:00.000Z');
  // The day before has 25 hours: its 09:30 is an hour later after the first moment, and its end is never passed.
  const change = { from: '2026-11-02', to: '2026-11-02' };
  expect(until(change, '2026-11-02T15:30:00Z')).toBe('2026-11-01T15:30:00.000Z');
  expect(until(change, '2026-11-03T05:59:59Z')).toBe('2026-11-02T05:59:59.000Z');
});
