import { expect, test } from 'vitest';
import { asId } from '../../../src/core/ids.ts';
import { siteClock } from '../../../src/core/reports/period.ts';
import { isHarm, PERFECT_ORDER } from '../../../src/core/reports/perfectOrder.ts';
import { makeReport, rowsBehind, type FigureName } from '../../../src/core/reports/report.ts';
import type { PackedOrder } from '../../../src/core/reports/throughput.ts';

const DAY = { from: '2026-11-23', to: '2026-11-23' };
const AT = Date.UTC(2026, 10, 23, 12);
const clock = siteClock(() => 0);

const order = (id: string, patch: Partial<PackedOrder> = {}): PackedOrder => ({
  at: AT,
  orderId: asId(id),
  by: null,
  stationId: 'bench-1',
  parcels: 1,
  units: 1,
  packingMs: 1,
  errors: 0,
  shipBy: AT,
  isShort: false,
  isLate: false,
  isHarmed: false,
  isRelabelled: false,
  ...patch,
});
const valuesOf = (rows: readonly PackedOrder[]) =>
  Object.fromEntries(
    makeReport(PERFECT_ORDER, DAY, { rows, before: [] }, clock).figures.map(({ name, value }) => [name, value]),
  );
const behind = (rows: readonly PackedOrder[], figure: FigureName) =>
  rowsBehind(PERFECT_ORDER, rows, { figure, row: null }, clock).map(({ orderId }) => orderId);

test('a perfect order is the product of four shares, each of the orders of which it can be said', () => {
  const rows = [
    order('just in time'),
    order('late by a millisecond', { shipBy: AT - 1 }),
    order('no promise', { shipBy: null }),
    order('short', { isShort: true }),
    order('broken', { isHarmed: true }),
  ];
  const values = valuesOf(rows);
  expect(values).toMatchObject({ onTime: 3 / 4, complete: 4 / 5, undamaged: 4 / 5, rightPapers: 1 });
  expect(values['perfect']).toBeCloseTo((3 / 4) * (4 / 5) * (4 / 5), 12);
  expect(behind(rows, 'onTime')).toEqual(['late by a millisecond']);
  const { figures } = makeReport(PERFECT_ORDER, DAY, { rows, before: [] }, clock);
  expect(figures.map(({ unknown }) => unknown)).toEqual([0, 1, 0, 0, 0]);
  expect(behind(rows, 'perfect')).toEqual(['late by a millisecond', 'short', 'broken']);
});

test('delivered late is late, whether or not it had to leave by a moment', () => {
  expect(valuesOf([order('a', { shipBy: null, isLate: true }), order('b', { isLate: true })])).toMatchObject({
    onTime: 0,
  });
});

test('where nobody promised a time, on time is not said and takes nothing away', () => {
  expect(valuesOf([order('a', { shipBy: null })])).toMatchObject({ onTime: null, perfect: 1 });
  expect(valuesOf([])).toMatchObject({ onTime: null, perfect: null });
});

test('harm is what a carrier calls damaged or lost, in its code or its reason', () => {
  expect(isHarm({ code: 'failure', reason: 'damaged' })).toBe(true);
  expect(isHarm({ code: 'PACKAGE_LOST', reason: '' })).toBe(true);
  expect(isHarm({ code: 'failure', reason: 'address_correction' })).toBe(false);
});
