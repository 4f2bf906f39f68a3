import { asId, type CartonTypeId, type OrderId, type Sku, type UserId } from '../core/ids.ts';
import type { Order } from '../core/orders/order.ts';
import { linesToPack } from '../core/pack/kits.ts';
import type { PackSession } from '../core/pack/session.ts';
import { priorityOf, type OrderPriority } from '../core/orders/priority.ts';
import { WHOLE_QUEUE, type QueueChoice } from '../core/orders/queueOrder.ts';
import { isWaiting } from '../core/orders/lifecycle.ts';
import type { CarrierPort, QueuePage, RuntimePort, StoragePort } from './ports.ts';
import { dayStart } from './siteTime.ts';
import { truckTimes } from './trucks.ts';

interface QueuePorts {
  readonly storage: StoragePort;
  readonly runtime: RuntimePort;
  readonly carrier: CarrierPort;
}

/** What is to be packed next, by what whoever stands here looks at. */
export interface QueueDesk {
  /** What the bench goes on with from now on; NEXT and the fast lane follow it. */
  choose(choice: QueueChoice): void;
  choice(): QueueChoice;
  page(request: QueueChoice & { readonly search: string; readonly page: number; readonly pageSize: number }): QueuePage;
  /** The order that NEXT takes; null for none. What is on hold is looked at, not packed: then it is the first of all. */
  next(): OrderId | null;
  /** The order that a product scanned at an empty bench opens and is counted in: of a batch the next that wants it, with single items the next of one unit of just it; null for none. */
  nextWith(sku: Sku, units: number): OrderId | null;
  /** The order to go on with after a session of the chosen batch that was finished; null after any other, and where none is left. */
  following(ended: PackSession): OrderId | null;
  /** How many of the chosen batch come after an order of it; null for one that is not of it. */
  batchLeft(order: Order): number | null;
  /** The one box that the last order of the chosen batch went into, for an order of it; null for none. */
  batchBox(order: Order): CartonTypeId | null;
  /** How much an order presses from now on; false where that is known already or nothing is left to pack. */
  prioritize(orderId: string, priority: OrderPriority, by: UserId | null): boolean;
}

/** Creates the queue's desk of one station. */
export function createQueueDesk(ports: QueuePorts): QueueDesk {
  const { storage, runtime } = ports;
  let chosen = WHOLE_QUEUE;
  let used: CartonTypeId | null = null;
  const isOfBatch = (order: Order): boolean => chosen.batch !== null && storage.orders.batchOf(order) === chosen.batch;
  const members = (): readonly OrderId[] =>
    chosen.batch === null ? [] : storage.orders.batch(chosen.batch, truckTimes(ports));
  const next = (): OrderId | null =>
    storage.orders.next({ ...chosen, ...(chosen.filter === 'held' && { filter: 'all' }), times: truckTimes(ports) });
  return {
    choose(choice) {
      if (choice.batch !== chosen.batch) used = null;
      chosen = choice;
    },
    choice: () => chosen,
    page: (request) =>
      storage.orders.queue({
        ...request,
        times: truckTimes(ports),
        dayStart: dayStart(runtime.now(), storage.site()?.timeZone ?? 'UTC'),
      }),
    next,
    nextWith(sku, units) {
      const [first] = members();
      if (first !== undefined) return wants(storage, first, sku, units) ? first : null;
      // A barcode that stands for several units is none of an order of one.
      return chosen.filter === 'single' && units === 1
        ? storage.orders.nextSingle(sku, { channel: chosen.channel, times: truckTimes(ports) })
        : null;
    },
    following(ended) {
      const order = storage.orders.byId(ended.orderId);
      if (ended.status !== 'finished' || !order || !isOfBatch(order)) return null;
      const [parcel, ...more] = ended.parcels;
      used = parcel && more.length === 0 ? parcel.cartonTypeId : null;
      return members()[0] ?? null;
    },
    batchLeft: (order) => (isOfBatch(order) ? members().length : null),
    batchBox: (order) => (used !== null && isOfBatch(order) ? used : null),
    prioritize(orderId, priority, by) {
      const order = storage.orders.byId(asId<OrderId>(orderId));
      if (!order || !isWaiting(order.status) || priorityOf(order) === priority) return false;
      storage.record([{ event: { type: 'orderPrioritized', orderId: order.orderId, priority } }], by);
      return true;
    },
  };
}

function wants(storage: StoragePort, orderId: OrderId, sku: Sku, units: number): boolean {
  const order = storage.orders.byId(orderId);
  const lines = order
    ? linesToPack(order, (part) => storage.products.bySku(part), storage.sessions.allOf(orderId))
    : [];
  return lines.some((line) => line.sku === sku && line.quantity >= units);
}
