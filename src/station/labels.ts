import type { CartonType } from '../core/carton/cartonType.ts';
import type { CartonTypeId, DeviceId, ParcelId } from '../core/ids.ts';
import type { PackCommand } from '../core/pack/decision.ts';
import type { PackParcel, PackSession } from '../core/pack/session.ts';
import type { Order } from '../core/orders/order.ts';
import type {
  CarrierPort,
  DeviceStatus,
  DevicesPort,
  LabelRenderPort,
  PrintOutcome,
  RuntimePort,
  ShipmentDraft,
  StoragePort,
  StoredLabel,
} from './ports.ts';
import { seriesPrefix } from './numberSeries.ts';
import { labelFor, PATIENCE_MS } from './press.ts';
import { densityOf, type Destination, type PrintRouting } from './printRouting.ts';
import { shipmentDraft } from './shipment.ts';

export interface LabelPorts {
  readonly storage: StoragePort;
  readonly devices: DevicesPort;
  readonly carrier: CarrierPort;
  readonly renderer: LabelRenderPort;
  readonly runtime: RuntimePort;
  readonly routing: PrintRouting;
  /** A box preset or a product's own packaging. */
  carton(id: CartonTypeId): CartonType | null;
  /** Logs; what the packer has to know comes back as a command. */
  report(error: unknown): void;
}

/** Brings an answer back to the bench, with label bytes to store in the same transaction; false when its session is gone or recording failed. */
export type Feed = (command: PackCommand, labels?: readonly StoredLabel[]) => boolean;

/** Buying and printing labels: the effects of a pack session. */
export interface LabelDesk {
  /** Asks the carrier under the parcel's intent. Safe to repeat: the same intent gives the same label. */
  buy(session: PackSession, parcelId: ParcelId, feed: Feed): Promise<void>;
  /** Prints the stored bytes. While the printer is away nothing is sent and nothing is recorded: the label waits. */
  print(session: PackSession, parcelId: ParcelId, isReprint: boolean, feed: Feed): Promise<void>;
  /** True when the parcel's label waits for a printer that is there now. */
  mayPrintNow(parcel: PackParcel): boolean;
  /** Why the parcel's label can't be printed now, as a code; null when it can. */
  trouble(parcel: PackParcel | null): string | null;
}

/** Creates the label desk of one station. */
export function createLabelDesk(ports: LabelPorts): LabelDesk {
  const buying = new Set<ParcelId>();
  const printing = new Set<ParcelId>();
  const wantsReprint = new Set<ParcelId>();

  /** Where a parcel's label goes; a printer with another density than a bought label's would print it at another size. */
  const destinationOf = (parcel: PackParcel | null): Destination => {
    const stored = parcel?.bought ? ports.storage.labels.byHash(parcel.bought.labelHash) : null;
    return ports.routing.destination('shippingLabel', stored ? [stored.dpmm] : undefined);
  };
  const printerOf = (parcel: PackParcel): DeviceStatus | null => {
    const { device, trouble } = destinationOf(parcel);
    return trouble === null ? device : null;
  };

  const draftOf = (session: PackSession, parcel: PackParcel): { draft: ShipmentDraft; order: Order } | null => {
    const order = ports.storage.orders.byId(session.orderId);
    const carton = ports.carton(parcel.cartonTypeId);
    if (!order || !carton || !parcel.gross) return null;
    const planned = session.plan?.parcels.length ?? 1;
    const index = session.parcels.indexOf(parcel) + 1;
    const draft = shipmentDraft(ports, order, { carton, gross: parcel.gross, index, count: Math.max(planned, index) });
    return draft ? { draft, order } : null;
  };

  const purchase = async (session: PackSession, parcel: PackParcel, feed: Feed): Promise<void> => {
    const parcelId = parcel.parcelId;
    const found = draftOf(session, parcel);
    if (!found || !parcel.intent) {
      feed({ type: 'labelRefused', parcelId, reason: 'addressMissing' });
      return;
    }
    const answer = await ports.carrier.buy(
      // The prefix its serial was taken under, whatever the site's is by now: else one number could be given twice.
      { ...parcel.intent, gs1Prefix: seriesPrefix(parcel.intent.series) },
      found.draft,
      null,
    );
    if (answer.kind !== 'bought') {
      feed(
        answer.kind === 'rejected'
          ? { type: 'labelRefused', parcelId, reason: answer.reason }
          : { type: 'labelUnknown', parcelId },
      );
      return;
    }
    // A label is written for its printer: that one has to be known, even right after a restart.
    await ports.routing.known();
    const dpmm = densityOf(ports.routing.destination('shippingLabel').device);
    const bytes = await ports.renderer.shippingLabel(answer.label, found.draft, dpmm);
    const labelHash = ports.runtime.sha256(bytes);
    const { tracking, sscc, scanText, quote } = answer.label;
    const label = { intentId: parcel.intent.intentId, tracking, sscc, scanText, quote, labelHash };
    feed({ type: 'labelBought', parcelId, label }, [
      { hash: labelHash, format: 'zpl', dpmm, bytes, consigneeId: found.order.consigneeId },
    ]);
  };

  /** True when nothing was sent, so that another printer may be asked. */
  const send = async (parcel: PackParcel, device: DeviceStatus, isReprint: boolean, feed: Feed): Promise<boolean> => {
    const stored = parcel.bought ? ports.storage.labels.byHash(parcel.bought.labelHash) : null;
    if (!stored) return false;
    const parcelId = parcel.parcelId;
    const jobId = ports.runtime.newId();
    const job = await labelFor(ports.renderer, stored.bytes, device);
    if (!job.ok) {
      feed({ type: 'labelPrintFailed', parcelId, jobId, reason: job.error, isUncertain: false });
      return true;
    }
    // On disk before it is sent: after a crash the station knows that paper may have come out.
    if (!feed({ type: 'labelSent', parcelId, jobId, deviceId: device.deviceId, isReprint })) return false;
    const outcome: PrintOutcome = await ports.devices.print({
      jobId,
      deviceId: device.deviceId,
      bytes: job.value,
      patienceMs: PATIENCE_MS,
    });
    if (outcome.kind === 'printed') feed({ type: 'labelPrinted', parcelId, jobId, proof: outcome.proof });
    else
      feed({
        type: 'labelPrintFailed',
        parcelId,
        jobId,
        reason: outcome.reason,
        isUncertain: outcome.kind === 'uncertain',
      });
    return outcome.kind === 'failed';
  };

  return {
    async buy(session, parcelId, feed) {
      const parcel = session.parcels.find((candidate) => candidate.parcelId === parcelId);
      if (!parcel || buying.has(parcelId)) return;
      buying.add(parcelId);
      try {
        await purchase(session, parcel, feed);
      } catch (error) {
        // What became of the request is not known: it is looked up under the same intent, never bought anew.
        ports.report(error);
        feed({ type: 'labelUnknown', parcelId });
      } finally {
        buying.delete(parcelId);
      }
    },
    async print(session, parcelId, isReprint, feed) {
      const parcel = session.parcels.find((candidate) => candidate.parcelId === parcelId);
      if (!parcel || printing.has(parcelId)) return;
      const device = printerOf(parcel);
      if (!device) {
        if (isReprint) wantsReprint.add(parcelId);
        return;
      }
      wantsReprint.delete(parcelId);
      printing.add(parcelId);
      try {
        // The news that the first choice can't come too late for it, and the fall-back takes over: each printer is asked once.
        const asked = new Set<DeviceId>();
        for (let next: DeviceStatus | null = device; next && !asked.has(next.deviceId);) {
          asked.add(next.deviceId);
          next = (await send(parcel, next, isReprint, feed)) ? printerOf(parcel) : null;
        }
      } catch (error) {
        ports.report(error);
      } finally {
        printing.delete(parcelId);
      }
    },
    mayPrintNow: (parcel) =>
      parcel.bought !== null &&
      !parcel.isClosed &&
      !printing.has(parcel.parcelId) &&
      printerOf(parcel) !== null &&
      // `failed` means that nothing was sent; an uncertain job is only repeated when the packer asks.
      (parcel.print === 'waiting' || parcel.print === 'failed' || wantsReprint.has(parcel.parcelId)),
    trouble: (parcel) => destinationOf(parcel).trouble,
  };
}
