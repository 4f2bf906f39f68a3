import { expect, test } from 'vitest';
import { asId } from '../../../src/core/ids.ts';
import { errorOf, ERRORS, type ErrorOrOrder } from '../../../src/core/reports/errors.ts';
import { siteClock } from '../../../src/core/reports/period.ts';
import { makeReport, rowsBehind } from '../../../src/core/reports/report.ts';

const DAY = { from: '2026-11-23', to: '2026-11-23' };
const clock = siteClock(() => 0);
const sessionId = asId<never>('s');

const row = (orderId: string | null, patch: Partial<ErrorOrOrder>): ErrorOrOrder => ({
  at: Date.UTC(2026, 10, 23, 12),
  orderId: orderId === null ? null : asId(orderId),
  by: asId('u1'),
  stationId: 'bench-1',
  kind: null,
  sku: null,
  errors: 0,
  ...patch,
});
const ROWS = [
  row('1', { kind: 'wrongItem', sku: asId('MUG') }),
  row('1', { kind: 'wrongItem', sku: asId('MUG') }),
  row('1', { errors: 2 }),
  row('2', { kind: 'tooLight' }),
  row(null, { kind: 'dock' }),
  row('3', {}),
  row('4', {}),
];

test('a refusal is of its kind, and one that only came at the wrong moment is out of turn', () => {
  const scan = { type: 'scanRefused', sessionId, code: 'x', sku: asId<never>('MUG') } as const;
  expect(errorOf({ ...scan, reason: 'notOnOrder' })).toEqual({ kind: 'wrongItem', sku: 'MUG' });
  expect(errorOf({ ...scan, reason: 'boxTooWeak' })).toMatchObject({ kind: 'wrongBox' });
  expect(errorOf({ ...scan, reason: 'confirmFirst' })).toMatchObject({ kind: 'outOfTurn' });
  expect(errorOf({ type: 'packFinished', sessionId, orderId: asId('1') })).toBeNull();
});

test('errors are counted once each, orders with errors once, and right first time by finished orders alone', () => {
  const report = makeReport(ERRORS, DAY, { rows: ROWS, before: [] }, clock);
  expect(report.figures.map(({ name, value }) => [name, value])).toEqual([
    ['errors', 4],
    ['ordersStopped', 2],
    ['rightFirstTime', 2 / 3],
  ]);
  expect(report.tables[0]).toEqual({
    cut: 'kind',
    rows: [
      { key: 'wrongItem', cells: [2, 1, null] },
      { key: 'dock', cells: [1, 0, null] },
      { key: 'tooLight', cells: [1, 1, null] },
    ],
  });
  expect(report.tables[1]?.rows).toEqual([{ key: 'MUG', cells: [2, 1, null] }]);
});

test('behind the orders with errors each stands once, as often as it is counted', () => {
  const behind = rowsBehind(ERRORS, ROWS, { figure: 'ordersStopped', row: null }, clock);
  expect(behind).toEqual([ROWS[1], ROWS[3]]);
  expect(rowsBehind(ERRORS, ROWS, { figure: 'errors', row: null }, clock)).toHaveLength(4);
});

test('behind right first time stand the orders that were not', () => {
  const behind = rowsBehind(ERRORS, ROWS, { figure: 'rightFirstTime', row: null }, clock);
  expect(behind).toEqual([ROWS[2]]);
});
