import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRecordReader, findDelimiter, type CsvRecord } from '../../../src/core/csv/records.ts';

function readWhole(text: string, delimiter = ','): CsvRecord[] {
  const reader = createRecordReader(delimiter);
  return [...reader.push(text), ...reader.end()];
}

const cellsOf = (records: readonly CsvRecord[]): readonly (readonly string[])[] =>
  records.map((record) => record.cells);

test('cells may hold delimiters, doubled quotes and line ends; lines count on', () => {
  expect(readWhole('a,b\r\n"1,5","say ""hi""\r\nthere"\r\nlast,one')).toEqual([
    { line: 1, cells: ['a', 'b'], problem: null },
    { line: 2, cells: ['1,5', 'say "hi"\nthere'], problem: null },
    { line: 4, cells: ['last', 'one'], problem: null },
  ]);
});

test('a quote inside an unquoted cell is an ordinary character', () => {
  expect(cellsOf(readWhole('5" pipe,8" pipe\n"6"" pipe",7"\n'))).toEqual([
    ['5" pipe', '8" pipe'],
    ['6" pipe', '7"'],
  ]);
});

test('blanks behind a closing quote are forgiven', () => {
  expect(readWhole('"a" ,b\n')).toEqual([{ line: 1, cells: ['a', 'b'], problem: null }]);
});

test('a quote that never closes costs its row only', () => {
  const records = readWhole('1,good\n2,"bad\n3,good\n4,good\n');
  expect(records.map(({ line, problem }) => [line, problem])).toEqual([
    [1, null],
    [2, 'quoteNotClosed'],
    [3, null],
    [4, null],
  ]);
  expect(records[1]?.cells[0]).toBe('2');
});

test('text behind a closing quote costs its row only', () => {
  const records = readWhole('1,"a"b\n2,"fine"\n');
  expect(records.map(({ line, problem }) => [line, problem])).toEqual([
    [1, 'quoteMalformed'],
    [2, null],
  ]);
});

test('a stray quote far from the end of a large file is given up after a while', () => {
  const good = '1,good row of some length\n'.repeat(60_000);
  const reader = createRecordReader(',');
  const records = reader.push(`0,"open\n`);
  for (let at = 0; at < good.length; at += 65_536) records.push(...reader.push(good.slice(at, at + 65_536)));
  records.push(...reader.end());
  expect(records).toHaveLength(60_001);
  expect(records.filter((record) => record.problem !== null)).toEqual([
    { line: 1, cells: ['0', '"open'], problem: 'quoteNotClosed' },
  ]);
  expect(records.at(-1)?.line).toBe(60_001);
});

test('a line without an end is one refused row and the next line is read', () => {
  const reader = createRecordReader(',');
  const records = [
    ...reader.push('a,b\n'),
    ...reader.push('\0'.repeat(300_000)),
    ...reader.push('\0'.repeat(300_000)),
    ...reader.push('\nc,d\n'),
    ...reader.end(),
  ];
  expect(records.map(({ line, problem }) => [line, problem])).toEqual([
    [1, null],
    [2, 'rowTooLong'],
    [3, null],
  ]);
});

test('the delimiter is what cuts the header into most cells', () => {
  expect(findDelimiter('sku,name,barcode')).toBe(',');
  expect(findDelimiter('sku;name, or title;barcode')).toBe(';');
  expect(findDelimiter('sku\tname\tbarcode')).toBe('\t');
  expect(findDelimiter('sku|name|barcode')).toBe('|');
  expect(findDelimiter('"a;b;c;d","e"')).toBe(',');
  expect(findDelimiter('sku')).toBe(',');
});

const cell = fc.oneof(
  fc.constantFrom('', 'a', '"', '""', ',', '\n', '\r\n', 'x"y', ' ', 'é', '🐦', 'a,b\nc'),
  fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', ';', ' ', 'ß'), maxLength: 8 }),
);
const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 8 });
const written = (rows: readonly (readonly string[])[], newline: string, quoteAll: boolean): string =>
  rows
    .map(
      (cells) =>
        cells.map((text) => (quoteAll || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)).join(',') +
        newline,
    )
    .join('');
const normal = (rows: readonly (readonly string[])[]): string[][] =>
  rows.map((cells) => cells.map((text) => text.replaceAll('\r\n', '\n')));

test('law: what was written is read, and a widely used parser reads the same', () => {
  fc.assert(
    fc.property(table, fc.constantFrom('\n', '\r\n'), fc.boolean(), (rows, newline, quoteAll) => {
      const text = written(rows, newline, quoteAll);
      const records = readWhole(text);
      expect(records.every((record) => record.problem === null)).toBe(true);
      expect(cellsOf(records)).toEqual(normal(rows));
      const other: string[][] = parse(text, { relax_column_count: true, record_delimiter: newline });
      expect(cellsOf(records)).toEqual(normal(other));
    }),
    { numRuns: 500 },
  );
});

test('law: records do not depend on where the text is cut, sound or not', () => {
  const anyText = fc.string({ unit: fc.constantFrom('a', 'b', '"', ',', '\n', '\r\n', ' ', 'ß'), maxLength: 60 });
  fc.assert(
    fc.property(anyText, fc.array(fc.nat(60), { maxLength: 6 }), (text, cuts) => {
      const reader = createRecordReader(',');
      const records: CsvRecord[] = [];
      let from = 0;
      for (const cut of [...cuts].sort((a, b) => a - b)) {
        records.push(...reader.push(text.slice(from, cut)));
        from = Math.max(from, cut);
      }
      records.push(...reader.push(text.slice(from)), ...reader.end());
      expect(records).toEqual(readWhole(text));
    }),
    { numRuns: 2_000 },
  );
});
