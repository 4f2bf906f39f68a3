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
  const items = new Map<string, Item>();
  let tally = NONE;
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
      tally = NONE;
    },
    count: (before, after) => {
      if (before?.lines !== after.lines) for (const line of after.lines) itemOf(line.sku).name = line.name;
      for (const sku of demand(after)) itemOf(sku).waiting += 1;
      if (before) for (const sku of demand(before)) itemOf(sku).waiting -= 1;
      const [old, now] = [counted(before), counted(after)];
      tally = tally.map((count, index) => count + (now[index] ?? 0) - (old[index] ?? 0));
    },
    settle: () => {
      for (const [sku, item] of items) if (item.waiting !== 0 || item.name !== null) writeItem(sku, item);
      if (tally.some((count) => count !== 0)) addTally.run(...tally);
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

const NONE: readonly number[] = [0, 0, 0, 0];

function counted(order: Order | null): readonly number[] {
  if (!order) return NONE;
  const waiting = isWaiting(order.status);
  return [1, waiting ? 1 : 0, waiting && unitsToPack(order) === 1 ? 1 : 0, order.status === 'onHold' ? 1 : 0];
}
