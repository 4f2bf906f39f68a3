import type { OrderId, UserId } from '../ids.ts';
import type { Instant } from '../time.ts';
import type { ReportPeriod, SiteClock } from './period.ts';

/** Reports there are. */
export const REPORTS = ['throughput', 'errors', 'perfectOrder', 'postage', 'boxChoice', 'overrides'] as const;
export type ReportName = (typeof REPORTS)[number];

/** What a figure is a number of. `share`: a part of 1. `money`: minor units of the site's currency. */
export const MEASURES = ['count', 'perHour', 'share', 'money', 'grams'] as const;
export type Measure = (typeof MEASURES)[number];

/** Every figure of every report. */
export const FIGURES = [
  'orders',
  'parcels',
  'units',
  'ordersPerHour',
  'errors',
  'ordersStopped',
  'rightFirstTime',
  'perfect',
  'onTime',
  'complete',
  'undamaged',
  'rightPapers',
  'parcelsSent',
  'postagePaid',
  'saved',
  'weightSaved',
  'overCheapest',
  'overSuggested',
  'otherBoxes',
  'overrides',
  'ordersOverridden',
  'overridesRefused',
] as const;
export type FigureName = (typeof FIGURES)[number];

/** Ways to cut a report into rows. */
export const CUTS = [
  'hour',
  'day',
  'packer',
  'station',
  'kind',
  'item',
  'week',
  'box',
  'boxReason',
  'override',
  'reason',
  'supervisor',
] as const;
export type CutName = (typeof CUTS)[number];

/** One thing that is counted: an order, or something that happened to one. */
export interface Counted {
  readonly at: Instant;
  /** Null for what happened outside any order. */
  readonly orderId: OrderId | null;
  /** Who was signed in; null for nobody. */
  readonly by: UserId | null;
  readonly stationId: string;
}

/** A number that is worked out from things counted; null where there is nothing to work it out from. */
export interface FigureOf<Row> {
  readonly name: FigureName;
  readonly measure: Measure;
  of(rows: readonly Row[]): number | null;
  /** Which of the rows are behind it; absent: all. */
  isBehind?(row: Row): boolean;
  /** It counts orders, not what happened to them: behind it each order stands once, with the last row of it. */
  readonly isOncePerOrder?: true;
  /** True for a row of which it can't be said: it is in no sum and no share. Absent: none is. */
  isUnknown?(row: Row): boolean;
}

/** One way to cut a report: under which key a row is counted, null for not at all. */
export interface CutOf<Row> {
  readonly name: CutName;
  /** `key`: as keys go; `size`: most of the report's first figure first. */
  readonly order: 'key' | 'size';
  keyOf(row: Row, clock: SiteClock): string | null;
}

/** All there is to know of a report: its figures are its columns, too. */
export interface ReportDefinition<Row extends Counted> {
  readonly name: ReportName;
  readonly figures: readonly FigureOf<Row>[];
  readonly cuts: readonly CutOf<Row>[];
}

/** A figure of the whole period. */
export interface ReportFigure {
  readonly name: FigureName;
  readonly measure: Measure;
  readonly value: number | null;
  /** The same of as many days before. */
  readonly before: number | null;
  /** Rows of the period that the value leaves out, because of them it can't be said. */
  readonly unknown: number;
}

/** A report cut one way; cells in the order of the figures. */
export interface ReportTable {
  readonly cut: CutName;
  readonly rows: readonly { readonly key: string; readonly cells: readonly (number | null)[] }[];
}

/** A report of a period. */
export interface Report {
  readonly name: ReportName;
  readonly period: ReportPeriod;
  readonly figures: readonly ReportFigure[];
  readonly tables: readonly ReportTable[];
}

/** Which number somebody wants to see the orders of: a figure, of the whole period or of one row. */
export interface Behind {
  readonly figure: FigureName;
  /** Null for the whole period. */
  readonly row: { readonly cut: CutName; readonly key: string } | null;
}

/** Works a report out: each number from just the rows that `rowsBehind` gives for it. */
export function makeReport<Row extends Counted>(
  { name, figures, cuts }: ReportDefinition<Row>,
  period: ReportPeriod,
  { rows, before }: { readonly rows: readonly Row[]; readonly before: readonly Row[] },
  clock: SiteClock,
): Report {
  return {
    name,
    period,
    figures: figures.map((figure) => ({
      name: figure.name,
      measure: figure.measure,
      value: figure.of(rows),
      before: figure.of(before),
      unknown: rows.filter((row) => figure.isUnknown?.(row) ?? false).length,
    })),
    tables: cuts.map((cut) => ({
      cut: cut.name,
      rows: inOrder(
        cut,
        groups(cut, rows, clock).map(([key, group]) => ({ key, cells: figures.map((figure) => figure.of(group)) })),
      ),
    })),
  };
}

function groups<Row>(cut: CutOf<Row>, rows: readonly Row[], clock: SiteClock): (readonly [string, readonly Row[]])[] {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    const key = cut.keyOf(row, clock);
    if (key === null) continue;
    const group = found.get(key);
    if (group) group.push(row);
    else found.set(key, [row]);
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1));
}

function inOrder<Row>({ order }: CutOf<Row>, rows: ReportTable['rows']): ReportTable['rows'] {
  if (order === 'key') return rows;
  return rows.toSorted((a, b) => (b.cells[0] ?? -Infinity) - (a.cells[0] ?? -Infinity) || 0);
}

/** The rows that a number was worked out from. */
export function rowsBehind<Row extends Counted>(
  { figures, cuts }: ReportDefinition<Row>,
  rows: readonly Row[],
  { figure, row }: Behind,
  clock: SiteClock,
): readonly Row[] {
  const known = figures.find(({ name }) => name === figure);
  const cut = cuts.find(({ name }) => name === row?.cut);
  if (!known || (row && !cut)) return [];
  const behind = rows.filter(
    (one) => (known.isBehind?.(one) ?? true) && (!row || !cut || cut.keyOf(one, clock) === row.key),
  );
  if (!known.isOncePerOrder) return behind;
  const last = new Map(behind.map((one) => [one.orderId, one]));
  return behind.filter((one) => last.get(one.orderId) === one);
}

/** Cuts that every report has: by the site's hours and days, by who was signed in and by station. */
export const COMMON_CUTS: readonly CutOf<Counted>[] = [
  { name: 'hour', order: 'key', keyOf: ({ at }, clock) => clock.hour(at) },
  { name: 'day', order: 'key', keyOf: ({ at }, clock) => clock.day(at) },
  { name: 'packer', order: 'size', keyOf: ({ by }) => by ?? '' },
  { name: 'station', order: 'size', keyOf: ({ stationId }) => stationId },
];

/** How many there are. */
export const counted = (rows: readonly unknown[]): number => rows.length;

/** The sum of one number of each row. */
export const summed = <Row>(rows: readonly Row[], of: (row: Row) => number): number =>
  rows.reduce((sum, row) => sum + of(row), 0);
