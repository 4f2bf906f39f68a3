import type { ImportItem, ImportPort } from '../../station/ports.ts';
import { readCarton, CARTON_NUMBERS } from './cartons.ts';
import type { CellRefusal } from './cells.ts';
import { expectedHeadings, headerMissing, neededHeadings, readFields } from './fields.ts';
import { groupOrders, type GroupRule, type OrderGroup } from './grouping.ts';
import { INSTRUCTION_NUMBERS, readInstruction } from './instructions.ts';
import type { NumberStyle } from './measures.ts';
import { createSignWatch } from './numbers.ts';
import { plainOrderRule, readPlainOrder } from './plainOrders.ts';
import { PRODUCT_NUMBERS, readProduct, readProductCells } from './products.ts';
import { readRecall } from './recalls.ts';
import { SHOPIFY_HEADINGS, shopifyReader } from './shopify.ts';
import { openTable, type CsvRow, type CsvTable } from './table.ts';
import type { ImportRequest } from './workerImport.ts';
import type { Result } from '../../core/result.ts';

/**
 * The `csv` channel: Shopify order exports, and any CSV of orders, products, carton types or instructions by headings. One piece of the file is one
 * batch. A file that can't be read at all throws file.notFound, file.unreadable, csv.headerMissing or config.invalid (the mapping).
 */
export function createCsvImport(): ImportPort {
  return { read: readFile, product: readProductCells };
}

const EXPECTED_ORDERS = `Shopify: ${SHOPIFY_HEADINGS.join(', ')}; or ${expectedHeadings('orders')}`;

async function* readFile(request: ImportRequest): AsyncGenerator<readonly ImportItem[]> {
  const expected = request.kind === 'orders' ? EXPECTED_ORDERS : expectedHeadings(request.kind);
  const table = await openTable(request.path, { missing: neededHeadings(request.kind), expected });
  switch (request.kind) {
    case 'orders':
      yield* readOrders(table, request);
      return;
    case 'products': {
      const fields = readFields(table, 'products', request.mapping);
      const positions = PRODUCT_NUMBERS.map((field) => fields.position(field));
      yield* remarks(table, fields.unknown);
      yield* readRows(table, positions, (row, style) =>
        asItem(row, readProduct(row.cells, fields, style, request.currency), (product) => ({
          kind: 'product',
          line: row.line,
          product,
        })),
      );
      return;
    }
    case 'recalls': {
      const fields = readFields(table, 'recalls', request.mapping);
      yield* remarks(table, fields.unknown);
      yield* readRows(table, [], (row) =>
        asItem(row, readRecall(row.cells, fields), (stated) => ({ kind: 'recall', line: row.line, ...stated })),
      );
      return;
    }
    case 'instructions': {
      const fields = readFields(table, 'instructions', request.mapping);
      const positions = INSTRUCTION_NUMBERS.map((field) => fields.position(field));
      yield* remarks(table, fields.unknown);
      yield* readRows(table, positions, (row, style) =>
        asItem(row, readInstruction(row.cells, fields, style), (instruction) => ({
          kind: 'instruction',
          line: row.line,
          instruction,
        })),
      );
      return;
    }
    case 'cartons': {
      const fields = readFields(table, 'cartons', request.mapping);
      const positions = CARTON_NUMBERS.map((field) => fields.position(field));
      yield* remarks(table, fields.unknown);
      yield* readRows(table, positions, (row, style) =>
        asItem(row, readCarton(row.cells, fields, style, request.currency), (cartonType) => ({
          kind: 'carton',
          line: row.line,
          cartonType,
        })),
      );
      return;
    }
  }
}

async function* readOrders(table: CsvTable, request: ImportRequest): AsyncGenerator<readonly ImportItem[]> {
  const { rule, read, unknown } = orderReader(table, request);
  yield* remarks(table, unknown);
  let lines = 0;
  for await (const batch of groupOrders(table, rule)) {
    lines += batch.lines;
    const strays = batch.strays.map((row) =>
      refusal(row.line, { reason: row.problem ?? 'orderNumberMissing', column: null }),
    );
    yield [...strays, ...batch.groups.flatMap(read), progress(table, lines, batch.bytes)];
  }
}

interface OrderReader {
  readonly rule: GroupRule;
  readonly read: (group: OrderGroup) => ImportItem[];
  readonly unknown: readonly string[];
}

function orderReader(table: CsvTable, { mapping, timeZone, currency }: ImportRequest): OrderReader {
  const shopify = mapping ? null : shopifyReader(table, timeZone, currency);
  // A shop's export has many columns that are nothing to a bench.
  if (shopify) return { ...shopify, unknown: [] };
  if (!mapping && table.headings.some((heading) => heading.startsWith('Lineitem '))) {
    throw headerMissing(
      table,
      SHOPIFY_HEADINGS.filter((heading) => !table.headings.includes(heading)),
      EXPECTED_ORDERS,
    );
  }
  const fields = readFields(table, 'orders', mapping, mapping ? undefined : EXPECTED_ORDERS);
  return {
    rule: plainOrderRule(fields),
    unknown: fields.unknown,
    read: (group) => readPlainOrder(group, fields, { timeZone, currency, delimiter: table.delimiter }),
  };
}

async function* readRows(
  table: CsvTable,
  numberPositions: readonly number[],
  read: (row: CsvRow, style: NumberStyle) => ImportItem,
): AsyncGenerator<readonly ImportItem[]> {
  const watch = createSignWatch();
  for await (const { rows } of table.rows()) {
    for (const row of rows) for (const position of numberPositions) watch.see(row.cells[position] ?? '');
  }
  const style = { sign: watch.sign(), delimiter: table.delimiter };
  let lines = 0;
  for await (const { rows, bytes } of table.rows()) {
    lines += rows.length;
    const items = rows.map((row) =>
      row.problem ? refusal(row.line, { reason: row.problem, column: null }) : read(row, style),
    );
    yield [...items, progress(table, lines, bytes)];
  }
}

const asItem = <T>(row: CsvRow, result: Result<T, CellRefusal>, item: (value: T) => ImportItem): ImportItem =>
  result.ok ? item(result.value) : refusal(row.line, result.error);

/** Files that other programs wrote may have many columns of their own: so many of them are told. */
const TOLD_HEADINGS = 20;

function* remarks({ headerLine }: CsvTable, headings: readonly string[]): Generator<readonly ImportItem[]> {
  if (headings.length === 0) return;
  yield headings.slice(0, TOLD_HEADINGS).map((heading) => ({
    kind: 'remark',
    row: { line: headerLine, reason: 'headingUnknown', column: heading },
  }));
}

const refusal = (line: number, { reason, column }: CellRefusal): ImportItem => ({
  kind: 'refused',
  row: { line, reason, column },
});

const progress = (table: CsvTable, lines: number, bytes: number): ImportItem => ({
  kind: 'progress',
  lines,
  bytes,
  totalBytes: table.totalBytes,
});
