import type { OrderId, ParcelId, Sku } from '../core/ids.ts';
import type { Address } from '../core/orders/address.ts';
import type { MergedOrder, Order, OrderLine } from '../core/orders/order.ts';
import { priorityOf, type OrderPriority } from '../core/orders/priority.ts';
import type { PackSession } from '../core/pack/session.ts';
import type { LabelState } from '../core/ship/parcel.ts';
import { noteOf } from './mergedOrders.ts';
import type { HandoverRow, StoragePort } from './ports.ts';
import { MOST } from './tasks/source.ts';

/** A line of an order with what is done of it. */
export interface LineView extends OrderLine {
  /** Its product's own name, else what the order calls it. */
  readonly shownName: string;
  readonly image: string | null;
  /** False where nobody has told the station of its product. */
  readonly isKnown: boolean;
}

/** A parcel of an order; `isGone`: it is on a closed manifest, went on the truck, or its carrier saw it. */
export interface OrderParcelView {
  readonly parcelId: ParcelId;
  readonly index: number;
  readonly tracking: string | null;
  readonly labelState: LabelState;
  readonly isClosed: boolean;
  readonly isGone: boolean;
}

/** Everything the desk shows of one order. */
export interface OrderView extends Pick<
  Order,
  | 'orderId'
  | 'number'
  | 'channel'
  | 'placedAt'
  | 'shipBy'
  | 'shippingMethod'
  | 'isGift'
  | 'status'
  | 'hold'
  | 'lateChange'
  | 'revision'
> {
  readonly priority: OrderPriority;
  readonly deliverBy: string | null;
  readonly tote: string | null;
  /** The order as part of which it is packed; null for one that goes by itself. */
  readonly goesWith: MergedOrder | null;
  /** The orders that are packed as it; none for one that goes by itself. */
  readonly mergedOf: readonly MergedOrder[];
  /** Null once erased. */
  readonly consignee: Address | null;
  /** What the customer wrote with it; '' where nothing. */
  readonly note: string;
  readonly lines: readonly LineView[];
  readonly parcels: readonly OrderParcelView[];
  /** Who has it on the bench, or put it aside; null for nobody. */
  readonly bench: { readonly isOpen: boolean; readonly packer: string; readonly units: number } | null;
}

type Handover = Pick<HandoverRow, 'intentId' | 'manifestId' | 'loadedAt'>;

/** True once a parcel went on the truck, or its carrier saw it. */
export const isHandedOver = (storage: Pick<StoragePort, 'tracking'>, handover: Handover | null): boolean =>
  handover !== null &&
  (handover.loadedAt !== null || (storage.tracking.ofIntent(handover.intentId)?.firstScanAt ?? null) !== null);

/** True once a parcel is its carrier's, or told to it as leaving: nothing of it can be changed any more. */
const isParcelGone = (storage: Pick<StoragePort, 'tracking'>, handover: Handover | null): boolean =>
  handover !== null && (handover.manifestId !== null || isHandedOver(storage, handover));

/** Orders that changed after they were packed, until a person is done with that. */
export const openLateChanges = ({ tasks }: StoragePort): ReadonlySet<OrderId> =>
  new Set(tasks.lateChanges(MOST).map(({ orderId }) => orderId));

/** The order as the desk shows it. */
export function orderView(storage: StoragePort, order: Order): OrderView {
  const goesWith = order.goesWith === undefined ? null : storage.orders.byId(order.goesWith);
  const packed = goesWith ?? order;
  const session = storage.sessions.ofOrder(packed.orderId);
  const { orderId, number, channel, placedAt, shipBy, shippingMethod, isGift, status, hold, lateChange } = order;
  return {
    ...{ orderId, number, channel, placedAt, shipBy, shippingMethod, isGift, status, hold },
    lateChange: openLateChanges(storage).has(orderId) ? lateChange : null,
    revision: order.revision,
    priority: priorityOf(order),
    deliverBy: order.deliverBy ?? null,
    tote: order.tote ?? null,
    goesWith: goesWith && { orderId: goesWith.orderId, number: goesWith.number },
    mergedOf: order.mergedOf ?? [],
    consignee: storage.people.address(order.consigneeId),
    note: noteOf(storage, order),
    lines: order.lines.map((line) => lineView(storage, line)),
    parcels: parcelsOf(storage, packed),
    bench: session && benchOf(storage, session),
  };
}

function lineView(storage: StoragePort, line: OrderLine): LineView {
  const product = productOf(storage, line.sku);
  return {
    ...line,
    shownName: product?.name || line.name || line.sku,
    image: product?.image ?? null,
    isKnown: product !== null,
  };
}

const productOf = (storage: StoragePort, sku: Sku) => storage.products.bySku(sku);

/** Parcels of an order, given-up ones left out. */
export function parcelsOf(storage: StoragePort, { orderId }: Pick<Order, 'orderId'>): readonly OrderParcelView[] {
  return storage.parcels.ofOrder(orderId).flatMap(({ parcelId, index, tracking, labelState, closedAt }) => {
    if (storage.parcelList.byId(parcelId)?.isGivenUp) return [];
    const handover = storage.handovers.ofParcel(parcelId);
    const bought = handover?.state === 'bought' ? handover : null;
    return [
      {
        ...{ parcelId, index, tracking, labelState },
        isClosed: closedAt !== null,
        isGone: closedAt !== null && isParcelGone(storage, bought),
      },
    ];
  });
}

const benchOf = (storage: StoragePort, session: PackSession): NonNullable<OrderView['bench']> => ({
  isOpen: session.status === 'open',
  packer: storage.users.byId(session.packerId)?.name ?? '',
  units: session.lines.reduce((sum, { packed }) => sum + packed, 0),
});
