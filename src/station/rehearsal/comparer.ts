import type { AskPostage } from '../../core/carton/postage.ts';
import { createComparison, type Comparison } from '../../core/rehearsal/compareSets.ts';
import { lanePrices } from '../../core/rehearsal/lanePrices.ts';
import { readRateBook } from '../../core/ship/rateBook.ts';
import type { RehearsalJob, RehearsalSetup } from './protocol.ts';

/** Compares one basket after the other, prices of a lane worked out once; a bug becomes an answer, so that the other orders go on. */
export function createComparer({
  lanes,
  rates,
  carrier,
  ...sets
}: RehearsalSetup): (basket: RehearsalJob[number]) => Comparison | { readonly failure: string } {
  const book = readRateBook(rates.tables, rates.version);
  if (!book.ok) throw new Error('a rehearsal was given rates that can not be read');
  const compare = createComparison(sets);
  const prices = new Map<number, AskPostage>();
  return ({ items, lane: at }) => {
    try {
      const lane = lanes[at];
      if (!lane) throw new Error(`lane ${at.toString()} was not given`);
      const postage = prices.get(at) ?? lanePrices(lane, book.value);
      prices.set(at, postage);
      return compare(items, { channel: lane.channel, carrier }, postage);
    } catch (error) {
      return { failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    }
  };
}
