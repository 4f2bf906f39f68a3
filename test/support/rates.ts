import { join } from 'node:path';
import { createOfflineCarrier } from '../../src/carriers/offline/index.ts';
import { readRateBook, type RateBook, type RateTables } from '../../src/core/ship/rateBook.ts';
import type { CarrierPort } from '../../src/station/ports.ts';
import { builtInRatesDir, readRateTables } from '../../src/station/rateFiles.ts';

const PROGRAM = join(import.meta.dirname, '..', '..');

/** The tables that the program comes with. */
export const BUILT_IN_TABLES: RateTables = readRateTables(builtInRatesDir(PROGRAM));
/** The own carrier by a rate book. */
export const offlineCarrier = (book: RateBook = BUILT_IN_RATES): CarrierPort =>
  createOfflineCarrier({ rates: () => book });

/** The built-in rate book with some tables replaced; throws with everything that is wrong in them. */
export function bookWith(tables: Partial<RateTables>): RateBook {
  const book = readRateBook({ ...BUILT_IN_TABLES, ...tables }, 0);
  if (!book.ok) throw new Error(JSON.stringify(book.error));
  return book.value;
}

/** The rate book that the program comes with. */
export const BUILT_IN_RATES: RateBook = bookWith({});
