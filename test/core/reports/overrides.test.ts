import { expect, test } from 'vitest';
import { asId } from '../../../src/core/ids.ts';
import { OVERRIDING, type Overriding } from '../../../src/core/reports/overrides.ts';
import { siteClock } from '../../../src/core/reports/period.ts';
import { makeReport, rowsBehind, type CutName, type FigureName } from '../../../src/core/reports/report.ts';

const PERIOD = { from: '2026-11-16', to: '2026-11-29' };
const clock = siteClock(() => 0);

const row = (orderId: string | null, day: string, patch: Partial<Overriding> = {}): Overriding => ({
  at: Date.parse(`${day}T12:00:00Z`),
  orderId: orderId === null ? null : asId(orderId),
  by: asId('u1'),
  stationId: 'bench-1',
  kind: 'weight',
  supervisorId: asId('s1'),
  reason: 'checkedByHand',
  isRefused: false,
  ...patch,
});
const ROWS = [
  row('a', '2026-11-22', { isRefused: true, reason: 'wrongPin' }),
  row('a', '2026-11-22'),
  row('a', '2026-11-22', { kind: 'reprint', reason: 'Agreed by phone' }),
  row('b', '2026-11-23', { supervisorId: asId('s2') }),
  row('c', '2026-11-24', { supervisorId: null, isRefused: true, reason: 'unknownBadge' }),
];
const report = makeReport(OVERRIDING, PERIOD, { rows: ROWS, before: [] }, clock);
const table = (cut: CutName) => report.tables.find((known) => known.cut === cut)?.rows;
const behind = (figure: FigureName, cut: CutName, key: string) =>
  rowsBehind(OVERRIDING, ROWS, { figure, row: { cut, key } }, clock).map(({ orderId }) => orderId);

test('what was let go counts each time, its order once, and a try that did not count by itself', () => {
  expect(report.figures.map(({ name, value }) => [name, value])).toEqual([
    ['overrides', 3],
    ['ordersOverridden', 2],
    ['overridesRefused', 2],
  ]);
});

test('rows are by what was let go, by reason, by supervisor and by week', () => {
  expect(table('override')).toEqual([
    { key: 'weight', cells: [2, 2, 2] },
    { key: 'reprint', cells: [1, 1, 0] },
  ]);
  expect(table('reason')?.map(({ key }) => key)).toEqual(['checkedByHand', 'Agreed by phone']);
  expect(table('supervisor')).toEqual([
    { key: 's1', cells: [2, 1, 1] },
    { key: 's2', cells: [1, 1, 0] },
    { key: '', cells: [0, 0, 1] },
  ]);
  expect(table('week')?.map(({ key }) => key)).toEqual(['2026-11-16', '2026-11-23']);
});

test('behind each number stand just its orders', () => {
  expect(behind('overrides', 'supervisor', 's1')).toEqual(['a', 'a']);
  expect(behind('ordersOverridden', 'supervisor', 's1')).toEqual(['a']);
  expect(behind('overridesRefused', 'week', '2026-11-23')).toEqual(['c']);
  expect(behind('overrides', 'reason', 'Agreed by phone')).toEqual(['a']);
});
