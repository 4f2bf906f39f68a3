import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RATE_TABLES, readRateBook, type RateTables } from '../../../src/core/ship/rateBook.ts';
import { rateChanges } from '../../../src/core/ship/rateChanges.ts';
import {
  isRowOn,
  rateGridOf,
  rateGridText,
  isSameTable,
  withCell,
  withoutRow,
  withRowBehind,
  type RateGrid,
} from '../../../src/core/ship/rateGrid.ts';
import { BUILT_IN_TABLES as built } from '../../support/rates.ts';

const gridOf = (text: string): RateGrid => {
  const grid = rateGridOf(text);
  if (!grid.ok) throw new Error(`line ${grid.error.toString()}`);
  return grid.value;
};
const cellsOf = (text: string) => gridOf(text).rows.map(({ cells }) => cells);

describe('a table of rates as a grid', () => {
  it('reads every table the program came with and writes it back as the same book', () => {
    const written = Object.fromEntries(
      RATE_TABLES.map((table) => [table, rateGridText(gridOf(built[table]))]),
    ) as unknown as RateTables;
    for (const table of RATE_TABLES) expect(cellsOf(written[table])).toEqual(cellsOf(built[table]));
    expect(readRateBook(written, 0)).toEqual(readRateBook(built, 0));
    expect(rateChanges(built, written)).toEqual([]);
  });

  it('gives back any cells, whatever stands in them', () => {
    const cell = fc.string({ maxLength: 12 }).map((text) => text.trim().replace(/^'+/, ''));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 6 }), (rows) => {
        const full = rows.filter((row) => row.some((one) => one !== ''));
        const grid: RateGrid = {
          headings: ['origin', 'origin_postcode', 'value'],
          rows: full.map((cells, at) => ({ line: at + 2, cells })),
        };
        expect(cellsOf(rateGridText(grid))).toEqual(full);
      }),
    );
  });

  it('keeps what a spreadsheet would change behind an apostrophe', () => {
    const grid = { headings: ['postcode', 'a', 'b', 'c'], rows: [{ line: 2, cells: ['10', '01', '=A1', '-3'] }] };
    expect(rateGridText(grid)).toBe("postcode,a,b,c\r\n'10,'01,'=A1,-3\r\n");
  });

  it('tells the line of each row, of quotes that make no sense and of a row that is too long', () => {
    expect(gridOf('a,b\n\n"x\ny",1\n2,3\n').rows.map(({ line }) => line)).toEqual([3, 5]);
    expect(rateGridOf('a,b\n"x"y,1\n')).toEqual({ ok: false, error: 2 });
    expect(rateGridOf('a,b\n1,2\n1,2,3\n')).toEqual({ ok: false, error: 3 });
  });

  it('takes a cell, a copied row, one to begin with, and loses one', () => {
    const grid = gridOf('a,b\n1,2\n3,4\n');
    expect(withCell(grid, 1, 0, ' 5 ').rows[1]?.cells).toEqual(['5', '4']);
    expect(withRowBehind(grid, 0).rows.map(({ cells }) => cells)).toEqual([
      ['1', '2'],
      ['1', '2'],
      ['3', '4'],
    ]);
    expect(withRowBehind(grid, null).rows.at(-1)?.cells).toEqual(['*', '']);
    expect(withoutRow(grid, 0).rows.map(({ cells }) => cells)).toEqual([['3', '4']]);
  });

  it('is the same however it is quoted, and another one when rows change places', () => {
    expect(isSameTable('a,b\n1,2\n3,4\n', '\uFEFFa;b\r\n"1";\'2\r\n3;4\r\n')).toBe(true);
    expect(isSameTable('a,b\n1,2\n3,4\n', 'a,b\n3,4\n1,2\n')).toBe(false);
    expect(isSameTable('a\n"', 'a\n')).toBe(false);
  });

  it('tells which rows count on a day', () => {
    const grid = gridOf('rule,from,to\na,,2026-01-01\nb,2026-01-02,\nc,,\n');
    const on = (day: string) => grid.rows.filter((row) => isRowOn(grid, row, day)).map(({ cells }) => cells[0]);
    expect(on('2026-01-01')).toEqual(['a', 'c']);
    expect(on('2026-01-02')).toEqual(['b', 'c']);
  });
});

describe('what two sets of tables differ in', () => {
  const changed = (prices: string) => rateChanges({ ...built, prices: OLD }, { ...built, prices });
  const OLD = 'origin,service,zone,price\nUS,ground,2,6.50\nUS,ground,3,6.90\n';

  it('is a changed, a new and a lost row; their order is none', () => {
    expect(changed('origin,service,zone,price\nUS,ground,3,6.90\nUS,ground,2,6.50\n')).toEqual([]);
    const [first, second] = changed('origin,service,zone,price\nUS,ground,2,7.10\nDE,air,9,1.00\n');
    expect(first).toMatchObject({ before: ['US', 'ground', '2', '6.50'], after: ['US', 'ground', '2', '7.10'] });
    expect(second).toMatchObject({ before: null, after: ['DE', 'air', '9', '1.00'] });
    expect(changed('origin,service,zone,price\nUS,ground,2,6.50\n')).toMatchObject([
      { before: ['US', 'ground', '3', '6.90'], after: null },
    ]);
  });

  it('counts rows that stand there twice', () => {
    expect(changed(`${OLD}US,ground,3,6.90\n`)).toMatchObject([{ before: null, after: ['US', 'ground', '3', '6.90'] }]);
  });

  it('is every row when all of many differ', () => {
    const many = (add: number) =>
      `origin,service,zone,price\n${Array.from({ length: 500 }, (_, i) => `US,ground,${(i + add).toString()},1`).join('\n')}\n`;
    expect(rateChanges({ ...built, prices: many(0) }, { ...built, prices: many(1000) })).toHaveLength(1000);
  });
});
