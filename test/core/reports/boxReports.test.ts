import { expect, test } from 'vitest';
import { cheapestOf, type BoxCost } from '../../../src/core/carton/boxCosts.ts';
import { asId } from '../../../src/core/ids.ts';
import { BOX_CHOICE, POSTAGE, type ClosedParcel } from '../../../src/core/reports/boxReports.ts';
import { siteClock } from '../../../src/core/reports/period.ts';
import { makeReport, rowsBehind } from '../../../src/core/reports/report.ts';

const PERIOD = { from: '2026-11-16', to: '2026-11-29' };
const clock = siteClock(() => 0);

const parcel = (orderId: string, day: string, patch: Partial<ClosedParcel> = {}): ClosedParcel => ({
  at: Date.parse(`${day}T12:00:00Z`),
  orderId: asId(orderId),
  by: null,
  stationId: 'bench-1',
  cartonTypeId: asId('M'),
  suggestedId: asId('M'),
  reason: null,
  charged: 900,
  used: 1000,
  suggested: 1000,
  other: 1150,
  billed: 2000,
  otherBilled: 2500,
  ...patch,
});
const ROWS = [
  parcel('suggested', '2026-11-18'),
  parcel('worse', '2026-11-22', {
    cartonTypeId: asId('L'),
    used: 1300,
    suggested: 1000,
    other: 1000,
    otherBilled: 1500,
  }),
  parcel('better', '2026-11-23', { cartonTypeId: asId('S'), used: 940, suggested: 1000, other: 1000 }),
  parcel('not priced', '2026-11-24', { used: null, suggested: null, other: null, billed: null, otherBilled: null }),
  parcel('too much for the suggested one', '2026-11-24', {
    cartonTypeId: asId('L'),
    suggested: null,
    other: null,
    otherBilled: null,
  }),
];
const figures = (of: typeof POSTAGE, rows: readonly ClosedParcel[] = ROWS) =>
  makeReport(of, PERIOD, { rows, before: [] }, clock).figures.map(({ name, value }) => [name, value]);
const behind = (of: typeof POSTAGE, figure: 'saved' | 'overCheapest' | 'overSuggested' | 'otherBoxes') =>
  rowsBehind(of, ROWS, { figure, row: null }, clock).map(({ orderId }) => orderId);

test('a box saves what the next cheapest one would have cost more, and never less than nothing', () => {
  expect(figures(POSTAGE)).toEqual([
    ['parcelsSent', 5],
    ['postagePaid', 4500],
    ['saved', 150 + 0 + 60],
    ['weightSaved', 500 - 500 + 500],
  ]);
  expect(behind(POSTAGE, 'saved')).toEqual(['suggested', 'better']);
});

test('regret is used against cheapest, and used against suggested with its sign', () => {
  expect(figures(BOX_CHOICE)).toEqual([
    ['overCheapest', 300],
    ['overSuggested', 300 - 60],
    ['otherBoxes', 3],
  ]);
  expect(behind(BOX_CHOICE, 'overCheapest')).toEqual(['worse']);
  expect(behind(BOX_CHOICE, 'overSuggested')).toEqual(['worse', 'better']);
});

test('what is in no sum is counted beside it: prices that are not known, a postage in another currency', () => {
  const unknown = (of: typeof POSTAGE, rows: readonly ClosedParcel[] = ROWS) =>
    makeReport(of, PERIOD, { rows, before: [] }, clock).figures.map((figure) => [figure.name, figure.unknown]);
  expect(unknown(POSTAGE)).toEqual([
    ['parcelsSent', 0],
    ['postagePaid', 0],
    ['saved', 1],
    ['weightSaved', 1],
  ]);
  expect(unknown(BOX_CHOICE)).toEqual([
    ['overCheapest', 1],
    // It went in the suggested box.
    ['overSuggested', 0],
    ['otherBoxes', 0],
  ]);
  expect(unknown(POSTAGE, [...ROWS, parcel('pesos', '2026-11-24', { charged: null })])[1]).toEqual(['postagePaid', 1]);
});

test('weeks begin on Monday', () => {
  const [weeks] = makeReport(BOX_CHOICE, PERIOD, { rows: ROWS, before: [] }, clock).tables;
  expect(weeks?.rows.map(({ key, cells }) => [key, ...cells])).toEqual([
    ['2026-11-16', 300, 300, 1],
    ['2026-11-23', 0, -60, 2],
  ]);
});

test('what was never priced is not known, instead of nothing lost', () => {
  const [, , , last] = ROWS;
  expect(figures(BOX_CHOICE, last ? [last] : [])).toEqual([
    ['overCheapest', null],
    ['overSuggested', null],
    ['otherBoxes', 0],
  ]);
});

test('the cheapest box is one of the same currency, the first of equals', () => {
  const box = (id: string, minor: number, currency = 'USD'): BoxCost => ({
    cartonTypeId: asId(id),
    total: { minor, currency },
    billable: { digits: 1, exponent: 0, unit: 'kg' },
  });
  expect(cheapestOf([box('A', 5), box('B', 3), box('C', 3), box('D', 1, 'EUR')], 'USD')?.cartonTypeId).toBe('B');
  expect(cheapestOf([], 'USD')).toBeNull();
});
