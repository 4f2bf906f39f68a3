import { csvText, withoutFormula } from '../csv/writing.ts';
import { decimalMoney } from '../money.ts';
import type { CutName, Report } from './report.ts';

/** What stands beside a number so that a file says all: names behind keys, and of which currency amounts are. */
export interface ReportNames {
  /** What people call a packer, a bench, a box. */
  nameOf(cut: CutName, key: string): string;
  readonly currency: string;
}

/**
 * One cut of a report as a CSV file: the period, the row and its name, then a column for each figure. Amounts are in units of their currency,
 * shares parts of 1; what is not known is empty. Nothing in it is a formula to a spreadsheet.
 */
export function reportCsv(
  { period, figures, tables }: Report,
  cut: CutName,
  { nameOf, currency }: ReportNames,
): string {
  const table = tables.find((known) => known.cut === cut);
  const heading = figures.map(({ name, measure }) =>
    measure === 'money'
      ? `${snake(name)}_${currency.toLowerCase()}`
      : measure === 'grams'
        ? `${snake(name)}_g`
        : snake(name),
  );
  const text = (value: number | null, at: number): string => {
    if (value === null) return '';
    if (figures[at]?.measure === 'money') return decimalMoney({ minor: Math.round(value), currency });
    return Number.isInteger(value) ? value.toString() : value.toFixed(4);
  };
  return csvText([
    ['from', 'to', cut, 'name', ...heading],
    ...(table?.rows ?? []).map(({ key, cells }) =>
      [period.from, period.to, key, nameOf(cut, key), ...cells.map(text)].map(withoutFormula),
    ),
  ]);
}

const snake = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
