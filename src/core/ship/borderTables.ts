import { parseMoney, type Money } from '../money.ts';
import { isOneOf, type RateProblem, type TableShape } from './csvTable.ts';
import { overlap, readRows, rowsOf, type Cells, type Span } from './figures.ts';
import {
  CARRIAGE_PAPERS,
  CUSTOMS_FIGURES,
  GOODS_FIGURES,
  GOODS_NAMES,
  GOODS_WAYS,
  REACHES,
  TRAVELS,
  type BorderRules,
  type CarriageRow,
  type CustomsRow,
  type Figure,
  type GoodsRow,
} from './borderRules.ts';

/** The tables of rules for what crosses a border or is dangerous, each a CSV text by its name. */
export const BORDER_TABLES = ['customs', 'goods', 'carriage'] as const;
type BorderTableName = (typeof BORDER_TABLES)[number];

const COLUMNS = {
  customs: ['origin', 'destination', 'figure', 'from', 'to', 'value', 'source', 'confirmed'],
  goods: ['goods', 'way', 'figure', 'from', 'to', 'value', 'source', 'confirmed'],
  carriage: [
    'carrier',
    'service',
    'reach',
    'from',
    'to',
    'travels',
    'papers',
    'adult_signature',
    'source',
    'confirmed',
  ],
} as const;
type ColumnOf<T extends BorderTableName> = (typeof COLUMNS)[T][number];

/** The rules that the tables say; what is wrong is put with the problems. */
export function readBorderRules(
  tables: Readonly<Partial<Record<BorderTableName, string>>>,
  problems: RateProblem[],
): BorderRules {
  const read = <T extends BorderTableName, R>(table: T, row: (cells: Cells<ColumnOf<T>>) => R): readonly R[] =>
    readRows(table, rowsOf(tables[table], shapeOf(table), problems), problems, row);
  const rules: BorderRules = {
    customs: read('customs', customsRow),
    goods: read('goods', goodsRow),
    carriage: read('carriage', carriageRow),
  };
  if (problems.length === 0) checkTwice(rules, problems);
  return rules;
}

/** How a table has to look. */
function shapeOf<T extends BorderTableName>(table: T): TableShape<ColumnOf<T>> {
  const columns: readonly ColumnOf<T>[] = COLUMNS[table];
  return { table, columns, optional: ['from', 'to'] as ColumnOf<T>[] };
}

const YES_NO = ['yes', 'no'] as const;

function customsRow(row: Cells<ColumnOf<'customs'>>): CustomsRow {
  const figure = row.word('figure', CUSTOMS_FIGURES);
  return {
    line: row.line,
    origin: areaOf(row, 'origin'),
    destination: areaOf(row, 'destination'),
    figure,
    ...row.span('from', 'to'),
    value: figureOf(row, CUSTOMS_VALUES[figure]),
    source: row.needed('source'),
    isConfirmed: row.word('confirmed', YES_NO) === 'yes',
  };
}

function goodsRow(row: Cells<ColumnOf<'goods'>>): GoodsRow {
  const figure = row.word('figure', GOODS_FIGURES);
  const goods = row.needed('goods');
  const isGoods = /^\d{4}$/.test(goods) || isOneOf(GOODS_NAMES, goods);
  if (!isGoods && goods !== '') row.fail('unknownValue', 'goods', goods);
  return {
    line: row.line,
    goods,
    way: row.word('way', GOODS_WAYS),
    figure,
    ...row.span('from', 'to'),
    value: figureOf(row, GOODS_VALUES[figure]),
    source: row.needed('source'),
    isConfirmed: row.word('confirmed', YES_NO) === 'yes',
  };
}

const carriageRow = (row: Cells<ColumnOf<'carriage'>>): CarriageRow => ({
  line: row.line,
  carrier: row.needed('carrier'),
  service: row.needed('service'),
  reach: row.word('reach', REACHES),
  ...row.span('from', 'to'),
  travels: row.word('travels', TRAVELS),
  papers: row.word('papers', CARRIAGE_PAPERS),
  hasAdultSignature: row.word('adult_signature', YES_NO) === 'yes',
  source: row.needed('source'),
  isConfirmed: row.word('confirmed', YES_NO) === 'yes',
});

/** A country, `EU`, `XI`, `APO`, or `*`. */
function areaOf<C extends string>(row: Cells<C>, column: C): string {
  const text = row.needed(column).toUpperCase();
  if (text !== '' && !/^(?:[A-Z]{2}|APO|\*)$/.test(text)) row.fail('unknownValue', column, text);
  return text;
}

type ValueKind = Figure['kind'];
const CUSTOMS_VALUES: Readonly<Record<CustomsRow['figure'], ValueKind>> = {
  cn22Limit: 'money',
  cn22Weight: 'mass',
  cn22Lines: 'number',
  hsDigits: 'number',
  xdr: 'money',
  invoiceCopies: 'number',
  filingOver: 'money',
  filingExempt: 'text',
  filingNever: 'yes',
  form: 'yes',
  dataNeeded: 'yes',
  dutyPrepaid: 'yes',
  dutyPerLine: 'money',
  dutyUpTo: 'money',
  iossUpTo: 'money',
  blocked: 'yes',
};
const GOODS_VALUES: Readonly<Record<GoodsRow['figure'], ValueKind>> = {
  forbidden: 'yes',
  mostBatteryWh: 'number',
  mostCellWh: 'number',
  mostBatteryLithium: 'mass',
  mostCellLithium: 'mass',
  freeCells: 'number',
  freeBatteries: 'number',
  freePackages: 'number',
  mostSpares: 'number',
  mostNet: 'mass',
  mark: 'text',
  adultSignature: 'yes',
};

function figureOf(row: Cells<'value'>, kind: ValueKind): Figure {
  switch (kind) {
    case 'money':
      return { kind, money: moneyOf(row) };
    case 'mass':
      return { kind, mass: row.mass('value') };
    case 'number':
      return { kind, number: row.number('value') };
    case 'text':
      return { kind, text: row.needed('value') };
    case 'yes':
      return { kind, isYes: row.word('value', YES_NO) === 'yes' };
  }
}

/** `300 XDR`. */
function moneyOf(row: Cells<'value'>): Money {
  const text = row.needed('value');
  const [, amount = '', currency = ''] = /^([\d.,]+) ?([A-Z]{3})$/.exec(text) ?? [];
  const money = parseMoney(amount, currency);
  if (money.ok && money.value.minor > 0) return money.value;
  if (text !== '') row.fail('notANumber', 'value', text);
  // The row is refused by now: what stands in for its amount, in the code for no currency (ISO 4217), is never used.
  return { minor: 1, currency: 'XXX' };
}

interface Keyed extends Span {
  readonly key: string;
  readonly line: number;
}

/** Two rows that say one thing for the same day would leave it to chance which counts. */
function checkTwice({ customs, goods, carriage }: BorderRules, problems: RateProblem[]): void {
  const say = (table: BorderTableName, rows: readonly Keyed[]): void => {
    rows.forEach((row, at) => {
      const before = rows.slice(0, at).filter((known) => known.key === row.key && overlap(known, row));
      if (before.length === 0) return;
      const reason = before.some(({ from }) => from === row.from) ? 'twice' : 'overlaps';
      problems.push({ table, line: row.line, column: null, reason, value: row.key });
    });
  };
  const keyed = ({ from, to, line }: Omit<Keyed, 'key'>, ...key: readonly string[]): Keyed => ({
    key: key.join(' ').trim(),
    line,
    from,
    to,
  });
  say(
    'customs',
    customs.map((row) => {
      // An exchange rate is one row a currency.
      const currency = row.figure === 'xdr' && row.value.kind === 'money' ? row.value.money.currency : '';
      return keyed(row, row.origin, row.destination, row.figure, currency);
    }),
  );
  say(
    'goods',
    goods.map((row) => keyed(row, row.goods, row.way, row.figure)),
  );
  say(
    'carriage',
    carriage.map((row) => keyed(row, row.carrier, row.service, row.reach)),
  );
}
