import { join } from 'node:path';
import type { RateTables } from '../core/ship/rateBook.ts';
import { builtInRatesDir, readRateTables } from '../station/rateFiles.ts';

/** The tables of rules and prices this program came with. */
export const builtInRateTables = (): RateTables =>
  readRateTables(builtInRatesDir(join(import.meta.dirname, '..', '..')));
