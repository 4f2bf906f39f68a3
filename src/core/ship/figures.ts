import {
  parseDecimal,
  quantity,
  type Length,
  type LengthUnit,
  type Mass,
  type MassUnit,
  type Quantity,
  type Rational,
} from '../quantity.ts';
import { isLocalDate, type LocalDate } from '../time.ts';
import {
  isOneOf,
  readTable,
  type RateProblem,
  type RateProblemReason,
  type TableRow,
  type TableShape,
} from './csvTable.ts';

/** A volume as a tariff states it. */
export interface Volume {
  readonly value: Rational;
  readonly unit: 'in3' | 'cm3';
}

/** Days something holds for, both included; null: open. */
export interface Span {
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
}

/** True on a day of the span. */
export const holdsOn = ({ from, to }: Span, day: LocalDate): boolean =>
  (from === null || from <= day) && (to === null || day <= to);

/** True when some day is in both. */
export const overlap = (a: Span, b: Span): boolean =>
  (a.from === null || b.to === null || a.from <= b.to) && (b.from === null || a.to === null || b.from <= a.to);

/**
 * The cells of one row as exact figures. What a cell can't be read as is put with the problems and read as something harmless: the row is
 * dropped afterwards, the others are still read, so that a person sees everything that is wrong at once.
 */
export interface Cells<Column extends string> {
  readonly line: number;
  /** As it stands, '' for an empty one. */
  text(column: Column): string;
  /** May not be empty. */
  needed(column: Column): string;
  word<T extends string>(column: Column, words: readonly T[]): T;
  span(from: Column, to: Column): Span;
  /** Not below zero. */
  number(column: Column): Rational;
  whole(column: Column): number;
  /** `108 in`. */
  length(column: Column): Length;
  /** `0.5 kg`. */
  mass(column: Column): Mass;
  /** `2 kg|5 kg`. */
  masses(column: Column): readonly Mass[];
  /** `1728 in3` or `250000 cm3`. */
  volume(column: Column): Volume;
  fail(reason: RateProblemReason, column: Column | null, value?: string): void;
}

/** The rows of one of several tables. One that is not there, and what keeps it from being read at all, is put with the problems. */
export function rowsOf<Column extends string>(
  text: string | undefined,
  shape: TableShape<Column>,
  problems: RateProblem[],
): readonly TableRow<Column>[] {
  if (text === undefined) {
    problems.push({ table: shape.table, line: 0, column: null, reason: 'tableMissing', value: '' });
    return [];
  }
  const rows = readTable<Column>(text, shape);
  if (rows.ok) return rows.value;
  problems.push(rows.error);
  return [];
}

/** Reads every row of a table; a row with a problem is left out. */
export function readRows<Column extends string, T>(
  table: string,
  rows: readonly TableRow<Column>[],
  problems: RateProblem[],
  read: (cells: Cells<Column>) => T,
): readonly T[] {
  return rows.flatMap((row) => {
    const before = problems.length;
    const value = read(cellsOf(table, row, problems));
    return problems.length > before ? [] : [value];
  });
}

const LENGTH_UNITS: readonly LengthUnit[] = ['in', 'cm', 'mm', 'm', 'ft'];
const MASS_UNITS: readonly MassUnit[] = ['lb', 'oz', 'kg', 'g'];
const ZERO: Rational = { num: 0n, den: 1n };

function cellsOf<Column extends string>(table: string, row: TableRow<Column>, problems: RateProblem[]): Cells<Column> {
  const fail: Cells<Column>['fail'] = (reason, column, value = '') => {
    problems.push({ table, line: row.line, column, reason, value });
  };
  const needed = (column: Column): string => {
    const text = row.cell(column);
    if (text === '') fail('cellMissing', column);
    return text;
  };
  const numberIn = (text: string, column: Column): Rational => {
    const number = parseDecimal(text);
    if (number.ok && number.value.digits >= 0)
      return { num: BigInt(number.value.digits), den: 10n ** BigInt(-number.value.exponent) };
    fail('notANumber', column, text);
    return ZERO;
  };
  const measure = <U extends LengthUnit | MassUnit>(text: string, units: readonly U[], column: Column, or: U) => {
    const read = measureOf(text, units);
    if (typeof read !== 'string') return read;
    if (text !== '') fail(read, column, text);
    return quantity(1, 0, or);
  };
  const day = (column: Column): LocalDate | null => {
    // Spreadsheets write dates anew; with dots it is still plain which is the day.
    const text = row.cell(column).replace(/^(\d\d)\.(\d\d)\.(\d{4})$/, '$3-$2-$1');
    if (text !== '' && !isLocalDate(text)) fail('notADate', column, text);
    return text === '' ? null : text;
  };
  return {
    line: row.line,
    text: (column) => row.cell(column),
    needed,
    word(column, words) {
      const text = needed(column);
      if (isOneOf(words, text)) return text;
      if (text !== '') fail('unknownValue', column, text);
      return words[0] as (typeof words)[number];
    },
    span(from, to) {
      const span = { from: day(from), to: day(to) };
      if (span.from !== null && span.to !== null && span.to < span.from)
        fail('datesTurned', to, `${span.from} - ${span.to}`);
      return span;
    },
    number: (column) => numberIn(needed(column), column),
    whole(column) {
      const text = needed(column);
      if (/^\d{1,9}$/.test(text)) return Number(text);
      if (text !== '') fail('notANumber', column, text);
      return 0;
    },
    length: (column) => measure(needed(column), LENGTH_UNITS, column, 'in'),
    mass: (column) => measure(needed(column), MASS_UNITS, column, 'lb'),
    masses: (column) =>
      needed(column)
        .split('|')
        .map((part) => measure(part.trim(), MASS_UNITS, column, 'lb')),
    volume(column) {
      const text = needed(column);
      const match = /^(.*?)\s*(in3|cm3)$/i.exec(text);
      if (!match && text !== '') fail('unitMissing', column, text);
      return {
        value: match ? numberIn(match[1] ?? '', column) : ZERO,
        unit: match?.[2]?.toLowerCase() === 'cm3' ? 'cm3' : 'in3',
      };
    },
    fail,
  };
}

function measureOf<U extends LengthUnit | MassUnit>(
  text: string,
  units: readonly U[],
): Quantity<U> | RateProblemReason {
  const match = /^(.*?)\s*([a-z]+)$/i.exec(text);
  const unit = units.find((known) => known === match?.[2]?.toLowerCase());
  if (!match || !unit) return 'unitMissing';
  const number = parseDecimal(match[1] ?? '');
  if (!number.ok || number.value.digits <= 0) return 'notANumber';
  return quantity(number.value.digits, number.value.exponent, unit);
}
