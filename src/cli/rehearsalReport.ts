import { csvText, withoutFormula } from '../core/csv/writing.ts';
import type { Rehearsal, SetTotals, ToldPlan } from '../core/rehearsal/tally.ts';
import { decimalMoney } from '../core/money.ts';
import { misfitText } from '../shared/boxReasons.ts';

/** Minor units as a decimal number in the currency's main unit; '' for null. */
export const amountText = (minor: number | null, currency: string): string =>
  minor === null ? '' : decimalMoney({ minor, currency });

const grouped = (count: number): string => count.toLocaleString('en-US');
const signed = (text: string, value: number): string => (value > 0 ? `+${text}` : text);

/** Lines of a table: the first column to the left, the others to the right. */
export function tableText(rows: readonly (readonly string[])[]): readonly string[] {
  const wide = (at: number): number => Math.max(...rows.map((row) => (row[at] ?? '').length));
  return rows.map((row) =>
    row.map((cell, at) => (at === 0 ? cell.padEnd(wide(at)) : cell.padStart(wide(at)))).join('  '),
  );
}

/** A rehearsal in a few lines: both sets and the difference. */
export function rehearsalText(rehearsal: Rehearsal, currency: string): string {
  const { today, edited, orders, baskets, compared, unpriced } = rehearsal;
  const counts = (value: (totals: SetTotals) => number): readonly string[] => [
    grouped(value(today)),
    grouped(value(edited)),
    signed(grouped(value(edited) - value(today)), value(edited) - value(today)),
  ];
  const kilograms = ({ billableGrams }: SetTotals): number => Math.round(billableGrams / 100) / 10;
  const percent = ({ fillPercent }: SetTotals): string => (fillPercent === null ? '' : `${fillPercent.toFixed(1)} %`);
  const difference = edited.minor - today.minor;
  const rows = [
    ['', 'today', 'edited', 'difference'],
    ['parcels', ...counts(({ parcels }) => parcels)],
    ['billed, kg', ...counts(kilograms)],
    [
      `cost, ${currency}`,
      amountText(today.minor, currency),
      amountText(edited.minor, currency),
      signed(amountText(difference, currency), difference),
    ],
    ['fill', percent(today), percent(edited), ''],
    ['orders without a box', ...counts(({ unpackable }) => unpackable)],
  ];
  const missing = rehearsal.unmeasured.reduce((sum, { orders: count }) => sum + count, 0);
  const broken = rehearsal.failed.reduce((sum, { orders: names }) => sum + names.length, 0);
  return [
    `${grouped(orders)} orders (${grouped(baskets)} different), ${grouped(compared)} compared, ${grouped(rehearsal.differing.length)} differ`,
    ...tableText(rows),
    ...(unpriced > 0 ? [`${grouped(unpriced)} without a price: in no cost`] : []),
    ...(missing > 0 ? [`${grouped(missing)} left out: sizes are missing`] : []),
    ...(broken > 0 ? [`${grouped(broken)} left out: working them out broke off`] : []),
    '',
  ].join('\n');
}

/** Rows for a spreadsheet: every order that differs or has no box. */
export function rehearsalCsv(rehearsal: Rehearsal, currency: string): string {
  const kilograms = (plan: ToldPlan | null): string =>
    plan === null || plan.billableGrams === null ? '' : (plan.billableGrams / 1000).toFixed(3);
  const boxes = (plan: ToldPlan | null): string => plan?.boxes.join(' + ') ?? '';
  const why = new Map(rehearsal.unpackable.map((row) => [row.order, row]));
  const reason = (order: string): string => {
    const row = why.get(order);
    if (!row) return '';
    if (!row.misfit) return 'no boxes found for all of it';
    const text = misfitText(row.misfit, (sku) => sku);
    return 'sku' in row.misfit ? text : `${row.sku ?? ''}: ${text}`;
  };
  const listed = new Set(rehearsal.differing.map(({ order }) => order));
  const rows = [
    ...rehearsal.differing.map(({ order, today, edited, minor }) => [
      order,
      boxes(today),
      boxes(edited),
      amountText(today?.minor ?? null, currency),
      amountText(edited?.minor ?? null, currency),
      amountText(minor, currency),
      kilograms(today),
      kilograms(edited),
      reason(order),
    ]),
    ...rehearsal.unpackable
      .filter(({ order }) => !listed.has(order))
      .map(({ order }) => [order, '', '', '', '', '', '', '', reason(order)]),
  ];
  return csvText([HEADINGS, ...rows.map((row) => row.map(withoutFormula))]);
}

const HEADINGS = [
  'order',
  'today_boxes',
  'edited_boxes',
  'today_cost',
  'edited_cost',
  'difference',
  'today_billed_kg',
  'edited_billed_kg',
  'no_box_because',
];
