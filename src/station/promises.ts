import { missedDay, type Arrival, type MissedDay } from '../core/ship/deliveryPromise.ts';
import type { Order } from '../core/orders/order.ts';
import type { LocalDate } from '../core/time.ts';
import type { PersonId } from '../core/ids.ts';
import type { CarrierPort, QueuePage, QueueRow, RuntimePort, StoragePort } from './ports.ts';
import { offOn } from './shipment.ts';
import { shipDay } from './trucks.ts';

/** What decides whether an order can still come on its promised day. */
export interface Promised {
  readonly deliverBy: LocalDate | null;
  readonly consigneeId: PersonId;
}

/** A page of the queue, each order with its promised day where that is sure to be missed. */
export interface QueueShown extends Omit<QueuePage, 'rows'> {
  readonly rows: readonly (QueueRow & { readonly missed: MissedDay | null })[];
}

/** What is known, before anything is in a box, of days promised to customers. */
export interface PromiseDesk {
  /** The promised day with the soonest one on which the order can come; null where none is promised, or its address is not there. */
  of(order: Pick<Order, 'deliverBy' | 'consigneeId'>): ({ readonly deliverBy: LocalDate } & Arrival) | null;
  /** For each order the promised day where no service of the carrier keeps it; null where one may. */
  missed(orders: readonly Promised[]): readonly (MissedDay | null)[];
  /** The same for a page of the queue. */
  shown(page: QueuePage): QueueShown;
}

/** Creates the promise desk of one station. */
export function createPromiseDesk(ports: {
  readonly storage: StoragePort;
  readonly runtime: RuntimePort;
  readonly carrier: CarrierPort;
}): PromiseDesk {
  const { storage, carrier } = ports;
  /** Orders looked at together leave together, and many go to one place. */
  const arrivals = (): ((consigneeId: PersonId) => Arrival | null) => {
    const site = storage.site();
    if (!site) return () => null;
    const leavesOn = shipDay(ports, site);
    const off = offOn(ports, leavesOn);
    const known = new Map<string, LocalDate | null>();
    const { shipFrom, currency } = site;
    return (consigneeId) => {
      const shipTo = storage.people.address(consigneeId);
      if (!shipTo) return null;
      const place = [shipTo.country, shipTo.province, shipTo.postcode].join('/');
      const found = known.get(place);
      const arrivesOn =
        found === undefined ? carrier.soonest({ shipFrom, shipTo, shipDate: leavesOn, currency, ...off }) : found;
      known.set(place, arrivesOn);
      return { arrivesOn, leavesOn };
    };
  };
  const missed = (orders: readonly Promised[]): readonly (MissedDay | null)[] => {
    if (orders.every(({ deliverBy }) => deliverBy === null)) return orders.map(() => null);
    const arrivalOf = arrivals();
    return orders.map(({ deliverBy, consigneeId }) => {
      const arrival = deliverBy === null ? null : arrivalOf(consigneeId);
      return arrival && missedDay(deliverBy, arrival);
    });
  };
  return {
    of({ deliverBy, consigneeId }) {
      const arrival = deliverBy === undefined ? null : arrivals()(consigneeId);
      return arrival && deliverBy !== undefined ? { deliverBy, ...arrival } : null;
    },
    missed,
    shown(page) {
      const all = missed(page.rows);
      return { ...page, rows: page.rows.map((row, at) => ({ ...row, missed: all[at] ?? null })) };
    },
  };
}
