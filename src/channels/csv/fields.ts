import type { ImportKind } from '../../core/journal/events.ts';
import { withFormula } from '../../core/csv/writing.ts';
import { PRODUCT_COLUMNS, type ProductColumn } from '../../core/orders/productRow.ts';
import type { ColumnMapping } from '../../station/ports.ts';
import { StationError } from '../../shared/errors.ts';
import { headingIndex, headingKey, type CsvTable } from './table.ts';

/** What is written of products is what is read of them. */
const PRODUCT_FIELDS = Object.fromEntries(PRODUCT_COLUMNS.map((column) => [column, column === 'sku'])) as Readonly<
  Record<ProductColumn, boolean>
>;

/** Fields of each kind of file; a field's own name is its default heading. `true` marks those a file can't do without. */
export const FIELDS = {
  orders: {
    order: true,
    quantity: true,
    sku: false,
    name: false,
    consignee: false,
    company: false,
    address1: false,
    address2: false,
    city: false,
    province: false,
    postcode: false,
    country: false,
    phone: false,
    email: false,
    placed_at: false,
    ship_by: false,
    deliver_by: false,
    priority: false,
    tote: false,
    shipping_method: false,
    gift: false,
    note: false,
    cancelled_at: false,
    fulfilled: false,
    refunded: false,
    price: false,
    currency: false,
    contents: false,
    incoterm: false,
    itn: false,
    discount: false,
    freight: false,
    insurance: false,
    customer: false,
    gift_message: false,
    wrap: false,
    purchase_order: false,
    locale: false,
  },
  products: PRODUCT_FIELDS,
  cartons: {
    id: true,
    name: false,
    barcode: false,
    inner_length: true,
    inner_width: true,
    inner_height: true,
    outer_length: true,
    outer_width: true,
    outer_height: true,
    dim_unit: true,
    tare: false,
    max_gross: false,
    filling: false,
    weight_unit: false,
    cost: false,
    currency: false,
    kind: false,
    stock: false,
    reorder_at: false,
    channels: false,
    carriers: false,
    services: false,
  },
  recalls: {
    sku: true,
    lot: false,
    serial_from: false,
    serial_to: false,
    lifted: false,
  },
  instructions: {
    scope: true,
    key: true,
    kind: true,
    id: false,
    text: false,
    picture: false,
    must_confirm: false,
    stage: false,
    barcode: false,
    weight: false,
    weight_unit: false,
    length: false,
    width: false,
    height: false,
    dim_unit: false,
    box: false,
    active: false,
  },
} as const satisfies Readonly<Record<ImportKind, Readonly<Record<string, boolean>>>>;

export type FieldOf<K extends ImportKind> = keyof (typeof FIELDS)[K] & string;

/** Cells of one kind of file by field, whatever the file calls its columns. */
export interface FieldReader<F extends string> {
  /** The trimmed cell, without the apostrophe before what a spreadsheet takes for a formula; '' where the file has no such column. */
  cell(cells: readonly string[], field: F): string;
  /** The heading to name in a report. */
  heading(field: F): string;
  position(field: F): number;
  /** Headings that say nothing to this kind of file: what stands below them is not read. None where a mapping says what is. */
  readonly unknown: readonly string[];
}

/**
 * Finds the columns of a kind of file. Throws csv.headerMissing naming what is missing and what was expected, config.invalid for a
 * mapping of fields that do not exist.
 */
export function readFields<K extends ImportKind>(
  table: CsvTable,
  kind: K,
  mapping: ColumnMapping | null,
  expected: string = expectedHeadings(kind),
): FieldReader<FieldOf<K>> {
  const fields: Readonly<Record<string, boolean>> = FIELDS[kind];
  const unknown = Object.keys(mapping ?? {}).filter((field) => !(field in fields));
  if (unknown.length > 0) {
    throw new StationError('config.invalid', {
      file: 'mapping',
      problem: `unknown fields: ${unknown.join(', ')}; known: ${Object.keys(fields).join(', ')}`,
    });
  }
  const heading = (field: string): string => mapping?.[field] ?? field;
  const index = headingIndex(table);
  const positions = new Map(Object.keys(fields).map((field) => [field, index.get(headingKey(heading(field))) ?? -1]));
  // A heading that the mapping names must be there: leaving the column out in silence would lose what it holds.
  const missing = Object.entries(fields)
    .filter(([field, isRequired]) => (isRequired || mapping?.[field] !== undefined) && positions.get(field) === -1)
    .map(([field]) => heading(field));
  if (missing.length > 0) throw headerMissing(table, missing, expected);
  const known = new Set(Object.keys(fields).map(headingKey));
  const isStrange = (text: string): boolean => text !== '' && !known.has(headingKey(text));
  return {
    unknown: mapping ? [] : table.headings.filter(isStrange),
    cell: (cells, field) => withFormula(cells[positions.get(field) ?? -1]?.trim() ?? ''),
    heading,
    position: (field) => positions.get(field) ?? -1,
  };
}

/** Default headings of a kind of file as one line. */
export const expectedHeadings = (kind: ImportKind): string => Object.keys(FIELDS[kind]).join(',');

/** The headings a kind of file can't do without, as one line. */
export const neededHeadings = (kind: ImportKind): string =>
  Object.entries(FIELDS[kind])
    .filter(([, isRequired]) => isRequired)
    .map(([field]) => field)
    .join(', ');

/** The failure of a file whose header lacks columns. Headings only are named, never cells. */
export const headerMissing = (table: CsvTable, missing: readonly string[], expected: string): StationError =>
  new StationError('csv.headerMissing', {
    file: table.fileName,
    missing: missing.join(', '),
    expected,
    // Of a file that is no text, only what can be shown.
    found: table.headings
      .join(table.delimiter)
      .replace(/[\u0000-\u001f\u007f]+/g, ' ')
      .trim()
      .slice(0, 300),
  });
