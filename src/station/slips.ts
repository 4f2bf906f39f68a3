import type { PackingSlip } from '../core/label/packingSlip.ts';
import type { ParcelId } from '../core/ids.ts';
import { customerLanguage, type CustomerLanguage } from '../core/label/customerLanguage.ts';
import type { Order } from '../core/orders/order.ts';
import { toldContents } from '../core/pack/kits.ts';
import { parcelNumber } from '../core/pack/parcelNumbers.ts';
import { toldUnits } from '../core/pack/toldUnits.ts';
import type { PackParcel, PackSession } from '../core/pack/session.ts';
import type { SlipView } from '../core/pack/snapshot.ts';
import { noteOf, paperNumber } from './mergedOrders.ts';
import type { StoragePort } from './ports.ts';
import type { Press } from './press.ts';
import type { PrintRouting } from './printRouting.ts';

const SLIP_STATES = { printed: 'sent', failed: 'failed', uncertain: 'uncertain' } as const;

const NO_SLIP: SlipView = { state: 'none', reason: null, printer: null };

export interface SlipPorts {
  readonly storage: StoragePort;
  readonly routing: PrintRouting;
  readonly press: Press;
  /** The picture of the bench has to be made anew. */
  changed(): void;
  /** A slip did not come out. */
  failed(parcelId: ParcelId, orderNumber: string): void;
  report(error: unknown): void;
}

/** Packing slips: one for each parcel whose label was bought, where slips are printed at all. */
export interface SlipDesk {
  /**
   * Prints the parcel's slip, again if asked again; a second call while it is being sent does nothing. `isWanted` is asked once more when it
   * is drawn: an order stopped meanwhile gets none.
   */
  print(session: PackSession, parcelId: ParcelId, isWanted: () => boolean): Promise<void>;
  /** How the parcel's slip stands; null where no slips are printed here. */
  view(parcel: PackParcel): SlipView | null;
}

/**
 * Creates the slip desk of one station. A slip is no label: nothing is bought with it and a second one harms nobody, so what became of it
 * is kept only while the station runs, and after a restart a person prints it again who misses it.
 */
export function createSlipDesk(ports: SlipPorts): SlipDesk {
  const { routing, press } = ports;
  const standings = new Map<ParcelId, SlipView>();
  const set = (parcelId: ParcelId, standing: SlipView): void => {
    standings.set(parcelId, standing);
    ports.changed();
  };
  // Without any printer for it nobody wants slips; where one is named or has the wrong paper, somebody does.
  const isPrinted = (): boolean => {
    const { device, refused } = routing.destination('packingSlip');
    return device !== null || refused.some(({ deviceId }) => deviceId !== null);
  };

  return {
    async print(session, parcelId, isWanted) {
      if (!isPrinted() || standings.get(parcelId)?.state === 'sending') return;
      const slip = slipOf(ports.storage, session, parcelId);
      const { device, trouble } = routing.destination('packingSlip');
      if (!slip) return;
      // A printer that is known to be away would keep the slip and let it out beside another parcel.
      if (!device || trouble !== null) {
        set(parcelId, { state: 'failed', reason: trouble, printer: null });
        ports.failed(parcelId, session.number);
        return;
      }
      set(parcelId, { state: 'sending', reason: null, printer: device.name });
      try {
        const outcome = await press.slip(device, slip, isWanted);
        if (!outcome) {
          set(parcelId, NO_SLIP);
          return;
        }
        const reason = outcome.kind === 'printed' ? null : outcome.reason;
        set(parcelId, { state: SLIP_STATES[outcome.kind], reason, printer: device.name });
        if (outcome.kind !== 'printed') ports.failed(parcelId, session.number);
      } catch (error) {
        ports.report(error);
        set(parcelId, { state: 'failed', reason: 'failed', printer: device.name });
        ports.failed(parcelId, session.number);
      }
    },
    view: (parcel) => (isPrinted() ? (standings.get(parcel.parcelId) ?? NO_SLIP) : null),
  };
}

/** What the customer finds in the parcel: as it was kept with its label, else as it is now; null once its order is gone. */
export function slipOf(storage: StoragePort, session: PackSession, parcelId: ParcelId): PackingSlip | null {
  const hash = session.parcels.find((parcel) => parcel.parcelId === parcelId)?.bought?.papersHash;
  const kept = hash === undefined ? null : storage.papers.byHash(hash);
  return kept?.slip ?? madeSlip(storage, session, parcelId);
}

/** What the customer finds in the parcel, by what is known now; null once its order is gone. */
export function madeSlip(storage: StoragePort, session: PackSession, parcelId: ParcelId): PackingSlip | null {
  const order = storage.orders.byId(session.orderId);
  const parcel = session.parcels.find((known) => known.parcelId === parcelId);
  if (!order || !parcel) return null;
  const index = parcelNumber(session, parcelId);
  return {
    orderNumber: paperNumber(storage, session),
    sender: storage.site()?.shipFrom.company ?? storage.site()?.name ?? '',
    parcel: { index, count: Math.max(index, session.plan?.parcels.length ?? 1) },
    lines: toldContents(session, parcel.contents).map(({ sku, name, count, of, lines }) => ({
      quantity: count,
      name: of === null ? name : `${name} (${of})`,
      sku,
      ...toldUnits(session, lines, parcel.contents),
    })),
    note: noteOf(storage, order),
    isGift: order.isGift,
    link: null,
    language: languageFor(storage, order),
  };
}

/** In which language papers speak to whoever gets an order. */
export const languageFor = (storage: Pick<StoragePort, 'people' | 'site'>, order: Order): CustomerLanguage =>
  customerLanguage(
    order.care?.locale ?? '',
    storage.people.address(order.consigneeId),
    storage.site()?.shipFrom ?? null,
  );
