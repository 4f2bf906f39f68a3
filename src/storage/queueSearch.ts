import type { QueueFilter, StoragePort } from '../station/ports.ts';
import type { Connection } from './connection.ts';
import { FILTERS } from './queueFilters.ts';
import { fold, numberKey, prefixEnd, wordsOf } from './search.ts';

type QueueRequest = Parameters<StoragePort['orders']['queue']>[0];

/** Finds waiting orders by number from its beginning, by words of the consignee's name from their beginnings, and by any part of SKU or item name. */
export function prepareQueueSearch(db: Connection): { isBlank(text: string): boolean; find(request: QueueRequest): readonly number[] } {
  const statement = (filter: QueueFilter) => db.prepare<[Record<string, string | number>], number>(searchSql(filter)).pluck();
  const searches = { all: statement('all'), late: statement('late'), single: statement('single'), held: statement('held') };
  return {
    isBlank: (text) => fold(text) === '',
    find: ({ filter, search, now }) => {
      const number = numberKey(search);
      const words = wordsOf(fold(search)).sort((a, b) => b.length - a.length);
      const word = words[0] ?? '\u{10ffff}';
      return searches[filter].all({
        number,
        numberEnd: prefixEnd(number),
        word,
        wordEnd: prefixEnd(word),
        words: JSON.stringify(words),
        text: fold(search),
        ...(filter === 'late' ? { now } : {}),
      });
    },
  };
}

const searchSql = (filter: QueueFilter): string => `
  WITH hit (order_no) AS (
    SELECT order_no FROM orders WHERE number_key >= @number AND number_key < @numberEnd
    UNION
    SELECT o.order_no FROM person_word w
      JOIN person p ON p.person_id = w.person_id
      JOIN orders o ON o.consignee_id = w.person_id
      WHERE w.word >= @word AND w.word < @wordEnd
        AND NOT EXISTS (SELECT 1 FROM json_each(@words) term WHERE instr(' ' || p.search_name, ' ' || term.value) = 0)
    UNION
    SELECT l.order_no FROM item i JOIN order_line l ON l.sku = i.sku WHERE instr(i.search_key, @text) > 0
  )
  SELECT o.order_no FROM hit CROSS JOIN orders o ON o.order_no = hit.order_no
  WHERE ${FILTERS[filter]} ORDER BY due, placed, number`;
