import { toteCode } from '../core/scan/placeCode.ts';
import { QUEUE_FILTERS, type QueueFilter } from '../core/orders/queueOrder.ts';
import type { StoragePort } from '../station/ports.ts';
import type { Connection } from './connection.ts';
import { FILTERS, QUEUE_ORDER } from './queueFilters.ts';
import { fold, numberKey, prefixEnd, wordsOf } from './search.ts';

type QueueRequest = Parameters<StoragePort['orders']['queue']>[0];

/** What a search finds is at most this much for number, name and item each: who sees more than that types on. */
const FOUND_KEPT = 600;

/** Of names and items, one letter finds too much to be worth a look. */
const SHORTEST_WORD = 2;

/** Finds waiting orders by number and by tote from their beginning, by words of the consignee's name from their beginnings, and by any part of SKU or item name. */
export function prepareQueueSearch(db: Connection): {
  isBlank(text: string): boolean;
  find(request: QueueRequest): readonly number[];
} {
  const statement = (filter: QueueFilter) =>
    db.prepare<[Record<string, string | number | null>], number>(searchSql(filter)).pluck();
  const searches = Object.fromEntries(QUEUE_FILTERS.map((filter) => [filter, statement(filter)])) as Readonly<
    Record<QueueFilter, ReturnType<typeof statement>>
  >;
  return {
    isBlank: (text) => fold(text) === '',
    find: ({ filter, channel, search, times }) => {
      const text = fold(search);
      const number = numberKey(search);
      const tote = toteCode(search);
      const [word = '', ...more] = wordsOf(text).sort((a, b) => b.length - a.length);
      return searches[filter].all({
        text,
        number,
        numberEnd: prefixEnd(number),
        tote,
        toteEnd: prefixEnd(tote),
        word,
        wordEnd: word.length < SHORTEST_WORD ? word : prefixEnd(word),
        more: JSON.stringify(more),
        hasMore: more.length > 0 ? 1 : 0,
        shortest: SHORTEST_WORD,
        kept: FOUND_KEPT,
        now: times.now,
        laterFrom: times.laterFrom,
        channel,
      });
    },
  };
}

const kept = (filter: QueueFilter): string => `${FILTERS[filter]} AND (@channel IS NULL OR channel = @channel)`;

/**
 * What finds the orders of a filter. CROSS JOIN keeps SQLite to the order written: from the few words and items that match to their orders;
 * the index of totes is named, because SQLite would rather look at every order that waits.
 */
export const searchSql = (filter: QueueFilter): string => `
  WITH hit (order_no) AS (
    SELECT * FROM (
      SELECT o.order_no FROM orders o WHERE o.is_waiting = 1 AND o.number_key >= @number AND o.number_key < @numberEnd AND ${kept(filter)} LIMIT @kept
    )
    UNION
    SELECT * FROM (
      SELECT o.order_no FROM (
        SELECT m.goes_with FROM orders m INDEXED BY orders_merged_number WHERE m.goes_with IS NOT NULL AND m.number_key >= @number AND m.number_key < @numberEnd
      ) g CROSS JOIN orders o ON o.order_id = g.goes_with WHERE ${kept(filter)} LIMIT @kept
    )
    UNION
    SELECT * FROM (
      SELECT o.order_no FROM orders o INDEXED BY orders_tote WHERE o.is_waiting = 1 AND o.tote IS NOT NULL AND o.tote >= @tote AND o.tote < @toteEnd AND ${kept(filter)} LIMIT @kept
    )
    UNION
    SELECT * FROM (
      SELECT o.order_no FROM person_word w CROSS JOIN orders o ON o.consignee_id = w.person_id
      WHERE w.word >= @word AND w.word < @wordEnd AND ${kept(filter)}
        AND (@hasMore = 0 OR NOT EXISTS (
          SELECT 1 FROM person p, json_each(@more) term WHERE p.person_id = w.person_id AND instr(' ' || p.search_name, ' ' || term.value) = 0
        ))
      LIMIT @kept
    )
    UNION
    SELECT * FROM (
      SELECT o.order_no FROM item i CROSS JOIN order_line l ON l.sku = i.sku AND l.is_open = 1 CROSS JOIN orders o ON o.order_no = l.order_no
      WHERE length(@text) >= @shortest AND instr(i.search_key, @text) > 0 AND ${kept(filter)} LIMIT @kept
    )
  )
  SELECT o.order_no FROM hit CROSS JOIN orders o ON o.order_no = hit.order_no ORDER BY ${QUEUE_ORDER}`;
