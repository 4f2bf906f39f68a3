import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvText, type ExportRow } from '../../support/generateExport.ts';
import { readText } from '../../support/importFiles.ts';

/** Anything a customer may type: no control characters but line ends, no blanks at the ends (cells are trimmed). */
const typed = fc
  .string({
    unit: fc.constantFrom(
      'a',
      'B',
      '7',
      ' ',
      '"',
      "'",
      ',',
      ';',
      '|',
      '\t',
      '\n',
      'é',
      'ß',
      'Ω',
      '見',
      '🐦',
      '^XZ',
      '~JA',
      '=1+1',
      '@',
      '\\',
    ),
    maxLength: 14,
  })
  .map((text) => text.trim());
// Without signs of 80 to BF: a letter with one of them behind it can be UTF-8 as well, and then nobody can tell.
const western = fc
  .string({ unit: fc.constantFrom('a', 'B', ' ', '"', ',', ';', '\n', 'é', 'ß', 'Ö', 'Ñ'), maxLength: 12 })
  .map((text) => text.trim());
const sku = fc.string({ unit: fc.constantFrom('A', 'b', '0', '9', '-', '_', '/', '#'), minLength: 1, maxLength: 8 });

interface Order {
  readonly name: string;
  readonly note: string;
  readonly line1: string;
  readonly lines: readonly { readonly sku: string; readonly name: string; readonly quantity: number }[];
}

const ordersOf = (text: fc.Arbitrary<string>): fc.Arbitrary<readonly Order[]> =>
  fc.array(
    fc.record({
      name: text,
      note: text,
      line1: text,
      lines: fc.array(fc.record({ sku, name: text, quantity: fc.integer({ min: 1, max: 999 }) }), {
        minLength: 1,
        maxLength: 4,
      }),
    }),
    { minLength: 1, maxLength: 6 },
  );

const HEADINGS = [
  'Name',
  'Shipping Name',
  'Shipping Address1',
  'Shipping Phone',
  'Notes',
  'Lineitem quantity',
  'Lineitem name',
  'Lineitem sku',
  'Id',
];

const rowsOf = (orders: readonly Order[]): ExportRow[] =>
  orders.flatMap((order, index) =>
    order.lines.map((line, position) => ({
      ...(position === 0
        ? {
            'Shipping Name': order.name,
            'Shipping Address1': order.line1,
            'Shipping Phone': '1',
            Notes: order.note,
            Id: String(index),
          }
        : {}),
      Name: `#${String(index + 1)}`,
      'Lineitem quantity': String(line.quantity),
      'Lineitem name': line.name,
      'Lineitem sku': line.sku,
    })),
  );

const seen = (orders: readonly Order[]) =>
  orders.map((order, index) => ({
    number: String(index + 1),
    name: order.name,
    line1: order.line1,
    note: order.note,
    lines: order.lines.map((line) => ({
      sku: line.sku,
      name: line.name === '' ? line.sku : line.name,
      quantity: line.quantity,
    })),
  }));

async function readBack(bytes: Uint8Array | string) {
  const { orders, refused } = await readText(bytes);
  expect(refused).toEqual([]);
  return orders.map(({ order, consignee }) => ({
    number: order.number,
    name: consignee.name,
    line1: consignee.line1,
    note: order.note,
    lines: order.lines.map((line) => ({ sku: line.sku, name: line.name, quantity: line.ordered })),
  }));
}

const dialect = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  newline: fc.constantFrom('\n', '\r\n'),
  quoteAll: fc.boolean(),
});

test('law: orders written in any dialect and Unicode encoding are read back unchanged', async () => {
  await fc.assert(
    fc.asyncProperty(
      ordersOf(typed),
      dialect,
      fc.constantFrom('utf8', 'utf8 bom', 'utf16le', 'utf16be'),
      async (orders, style, encoding) => {
        const text = csvText(HEADINGS, rowsOf(orders), style);
        const wide = Buffer.from(`\ufeff${text}`, 'utf16le');
        const bytes =
          encoding === 'utf16le'
            ? wide
            : encoding === 'utf16be'
              ? wide.swap16()
              : Buffer.from(encoding === 'utf8' ? text : `\ufeff${text}`);
        expect(await readBack(bytes)).toEqual(seen(orders));
      },
    ),
    { numRuns: 150 },
  );
});

test('law: orders written in windows-1252 are read back unchanged', async () => {
  await fc.assert(
    fc.asyncProperty(ordersOf(western), dialect, async (orders, style) => {
      expect(await readBack(Buffer.from(csvText(HEADINGS, rowsOf(orders), style), 'latin1'))).toEqual(seen(orders));
    }),
    { numRuns: 100 },
  );
});
