import {
  keepsStretch,
  queueStretches,
  type QueueChoice,
  type QueueStretch,
  type TruckTimes,
} from '../core/orders/queueOrder.ts';
import { ORDER_PRIORITIES } from '../core/orders/priority.ts';
import type { Connection } from './connection.ts';

/** Part of the waiting orders that has an index of its own in queue order. */
type Lane = 'queue' | 'single' | 'held';

const LANES: Readonly<Record<Lane, string>> = {
  queue: 'is_waiting = 1',
  single: 'is_waiting = 1 AND units = 1',
  held: "status = 'onHold'",
};

/** SQL of one stretch of a lane, `what` of it; named, because the tests of their plans ask for it. */
export const stretchSql = (lane: Lane, what: string, isOfChannel: boolean, more = ''): string =>
  `SELECT ${what} FROM orders o INDEXED BY orders_${lane} WHERE ${LANES[lane]} AND rank = @rank AND due >= @from AND due < @to` +
  `${isOfChannel ? ' AND channel = @channel' : ''}${more}`;

const IN_ORDER = ' ORDER BY due, placed, number';
/** The same from its end, so that the last pages read no more than the first. */
export const FROM_END = ' ORDER BY due DESC, placed DESC, number DESC';

const laneOf = ({ filter }: QueueChoice): Lane => (filter === 'single' || filter === 'held' ? filter : 'queue');

type Values = Record<string, string | number>;
type Ask<T> = (lane: Lane, channel: string | null, values: Values) => T;

/** The queue read stretch by stretch: no index holds it as it stands, because what is late and what is for the next truck changes with the clock. */
export interface Stretches {
  count(lane: Lane, channel: string | null, stretch: QueueStretch): number;
  /** Orders of a choice from `offset` on, of `total`, in the order in which they leave. */
  page(
    choice: QueueChoice,
    times: TruckTimes,
    part: { readonly limit: number; readonly offset: number; readonly total: number },
  ): readonly number[];
  /** The first that is ready, in the order in which they leave; null for none. */
  next(choice: QueueChoice, times: TruckTimes): string | null;
  /** The first that is ready of the orders of one item, where that is this one. */
  nextSingle(sku: string, channel: string | null, times: TruckTimes): string | null;
}

/** Prepares reading the queue in the order in which it leaves. */
export function prepareStretches(db: Connection): Stretches {
  const counts = prepareLanes<number>(db, 'count(*)', '');
  const forward = prepareLanes<number>(db, 'order_no', `${IN_ORDER} LIMIT @limit OFFSET @offset`);
  const backward = prepareLanes<number>(db, 'order_no', `${FROM_END} LIMIT @limit OFFSET @offset`);
  const ready = prepareLanes<string>(db, 'order_id', ` AND status = 'ready'${IN_ORDER} LIMIT 1`);
  const single = prepareLanes<string>(db, 'order_id', SINGLE_READY);
  const count: Stretches['count'] = (lane, channel, stretch) => counts(lane, channel, valuesOf(stretch))[0] ?? 0;
  const first = (ask: Ask<readonly string[]>, choice: QueueChoice, times: TruckTimes, more: Values = {}) => {
    for (const stretch of stretchesOf(choice, times)) {
      const [found] = ask(laneOf(choice), choice.channel, { ...valuesOf(stretch), ...more });
      if (found !== undefined) return found;
    }
    return null;
  };
  const read = (
    ask: Ask<readonly number[]>,
    choice: QueueChoice,
    stretches: readonly QueueStretch[],
    limit: number,
    offset: number,
  ): readonly number[] => {
    const found: number[] = [];
    let skip = offset;
    for (const stretch of stretches) {
      const wanted = limit - found.length;
      if (wanted <= 0) break;
      const part = ask(laneOf(choice), choice.channel, { ...valuesOf(stretch), limit: wanted, offset: skip });
      found.push(...part);
      if (skip > 0) skip = part.length > 0 ? 0 : skip - count(laneOf(choice), choice.channel, stretch);
    }
    return found;
  };
  return {
    count,
    page: (choice, times, { limit, offset, total }) => {
      const stretches = stretchesOf(choice, times);
      if (2 * offset <= total) return read(forward, choice, stretches, limit, offset);
      const beyond = Math.max(0, total - offset - limit);
      return read(backward, choice, stretches.toReversed(), Math.min(limit, total - offset), beyond).toReversed();
    },
    next: (choice, times) => first(ready, choice, times),
    nextSingle: (sku, channel, times) => first(single, { filter: 'single', channel, batch: null }, times, { sku }),
  };
}

/** What goes on from a stretch of orders of one item to the first that has the item and is ready. */
export const SINGLE_READY = ` AND status = 'ready' AND EXISTS (SELECT 1 FROM order_line l WHERE l.order_no = o.order_no AND l.is_open = 1 AND l.sku = @sku)${IN_ORDER} LIMIT 1`;

const stretchesOf = (choice: QueueChoice, times: TruckTimes): readonly QueueStretch[] =>
  queueStretches(times).filter((stretch) => keepsStretch(choice.filter, stretch));

/** What a statement of one stretch is asked with: `@rank`, `@from` and `@to`. */
export const valuesOf = ({ priority, from, to }: QueueStretch): Values => ({
  rank: ORDER_PRIORITIES.indexOf(priority),
  from: from ?? -Infinity,
  to: to ?? Infinity,
});

function prepareLanes<T>(db: Connection, what: string, more: string): Ask<readonly T[]> {
  const both = (lane: Lane) => ({
    ofAll: db.prepare<[Values], T>(stretchSql(lane, what, false, more)).pluck(),
    ofChannel: db.prepare<[Values], T>(stretchSql(lane, what, true, more)).pluck(),
  });
  const lanes = { queue: both('queue'), single: both('single'), held: both('held') };
  return (lane, channel, values) =>
    channel === null ? lanes[lane].ofAll.all(values) : lanes[lane].ofChannel.all({ ...values, channel });
}
