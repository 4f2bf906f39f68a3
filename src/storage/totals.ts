import { isWaiting } from '../core/orders/lifecycle.ts';
import { toPack, type Order } from '../core/orders/order.ts';
import type { Connection } from './connection.ts';
import { fold } from './search.ts';

/** Totals over many orders, gathered while rows are applied and written once a batch: an import touches the same few again and again. */
export interface Totals {
  /** Forgets what was gathered: at the beginning of a batch, because the one before may have failed. */
  clear(): void;
  /** Notes how an order changed; `null` before it came in. */
  count(before: Order | null, after: Order): void;
  /** Writes what was gathered. */
  settle(): void;
}

/** Text in which a search for an item looks. */
export const searchKey = (sku: string, lineName: string, productName: string): string =>
  fold(`${sku} ${lineName} ${productName}`);

/** Units of an order that are still to be packed. */
export const unitsToPack = (order: Order): number => order.lines.reduce((sum, line) => sum + toPack(line), 0);

/** In how many waiting orders each SKU is to be packed, the name it was last bought under, and how many orders there are of each kind. */
export function prepareTotals(db: Connection): Totals {
  const writeItem = prepareItem(db);
  const addTally = db.prepare(
    'UPDATE tally SET orders = orders + ?, waiting = waiting + ?, single = single + ?, held = held + ?',
  );
  const addChannel = prepareChannel(db);
  const items = new Map<string, Item>();
  let channels = new Map<string, Counts>();
  const add = ({ channel }: Order, counts: Counts, sign: 1 | -1): void => {
    channels.set(channel, sum(channels.get(channel) ?? NONE, counts, sign));
  };
  const itemOf = (sku: string): Item => {
    const known = items.get(sku);
    if (known) return known;
    const item = { waiting: 0, name: null };
    items.set(sku, item);
    return item;
  };
  return {
    clear: () => {
      items.clear();
      channels = new Map();
    },
    count: (before, after) => {
      if (before?.lines !== after.lines) for (const line of after.lines) itemOf(line.sku).name = line.name;
      for (const sku of demand(after)) itemOf(sku).waiting += 1;
      if (before) for (const sku of demand(before)) itemOf(sku).waiting -= 1;
      add(after, counted(after), 1);
      if (before) add(before, counted(before), -1);
    },
    settle: () => {
      for (const [sku, item] of items) if (item.waiting !== 0 || item.name !== null) writeItem(sku, item);
      const tally = [...channels.values()].reduce((all, counts) => sum(all, counts, 1), NONE);
      if (tally.some((count) => count !== 0)) addTally.run(...tally);
      for (const [channel, counts] of channels) addChannel(channel, counts);
    },
  };
}

interface Item {
  /** Waiting orders more or fewer. */
  waiting: number;
  /** The name it was last bought under, or null when no line named it. */
  name: string | null;
}

function prepareItem(db: Connection): (sku: string, item: Item) => void {
  const count = db.prepare('UPDATE item SET waiting_orders = waiting_orders + ? WHERE sku = ?');
  const countNamed = db.prepare('UPDATE item SET waiting_orders = waiting_orders + ? WHERE sku = ? AND line_name = ?');
  const find = db.prepare<[string], { product_name: string }>('SELECT product_name FROM item WHERE sku = ?');
  const put = db.prepare(
    `INSERT INTO item (sku, line_name, product_name, search_key, waiting_orders, gaps) VALUES (?, ?, '', ?, ?, 'unknownProduct')
     ON CONFLICT DO UPDATE SET line_name = excluded.line_name, search_key = excluded.search_key,
       waiting_orders = waiting_orders + excluded.waiting_orders`,
  );
  return (sku, { waiting, name }) => {
    if (name === null) count.run(waiting, sku);
    // Nearly always the name is known, and one statement does.
    else if (countNamed.run(waiting, sku, name).changes === 0) {
      put.run(sku, name, searchKey(sku, name, find.get(sku)?.product_name ?? ''), waiting);
    }
  };
}

const demand = (order: Order): Iterable<string> =>
  isWaiting(order.status) ? new Set(order.lines.filter((line) => toPack(line) > 0).map((line) => line.sku)) : [];

/** Orders, and of these: waiting, waiting for one unit, on hold. */
type Counts = readonly [orders: number, waiting: number, single: number, held: number];
const NONE: Counts = [0, 0, 0, 0];

const sum = (a: Counts, b: Counts, sign: 1 | -1): Counts => [
  a[0] + sign * b[0],
  a[1] + sign * b[1],
  a[2] + sign * b[2],
  a[3] + sign * b[3],
];

/** A channel of which nothing waits has no row. */
function prepareChannel(db: Connection): (channel: string, counts: Counts) => void {
  const put = db.prepare(
    `INSERT INTO channel_tally (channel, waiting, single, held) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET waiting = waiting + excluded.waiting, single = single + excluded.single, held = held + excluded.held`,
  );
  const drop = db.prepare('DELETE FROM channel_tally WHERE channel = ? AND waiting = 0 AND held = 0');
  return (channel, [, waiting, single, held]) => {
    if (waiting === 0 && single === 0 && held === 0) return;
    put.run(channel, waiting, single, held);
    if (waiting < 0 || held < 0) drop.run(channel);
  };
}

function counted(order: Order): Counts {
  const waiting = isWaiting(order.status);
  return [1, waiting ? 1 : 0, waiting && unitsToPack(order) === 1 ? 1 : 0, order.status === 'onHold' ? 1 : 0];
}
