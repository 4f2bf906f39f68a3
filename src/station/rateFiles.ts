import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RATE_TABLES, type RateTables } from '../core/ship/rateBook.ts';

/** Where the tables lie that the program came with: `resources/rates` of its folder. */
export const builtInRatesDir = (programDir: string): string => join(programDir, 'resources', 'rates');

/** The tables of a folder, `rules.csv` and so on, as UTF-8 text. Throws the system's error for a file that can't be read. */
export const readRateTables = (dir: string): RateTables =>
  Object.fromEntries(
    RATE_TABLES.map((table) => [table, readFileSync(join(dir, `${table}.csv`), 'utf8')]),
  ) as unknown as RateTables;
