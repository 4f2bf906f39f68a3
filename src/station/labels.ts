import { lintBoughtZpl } from '../core/label/boughtZpl.ts';
import type { DeviceId, IntentId, ParcelId } from '../core/ids.ts';
import type { PackCommand } from '../core/pack/decision.ts';
import type { PackParcel, PackSession } from '../core/pack/session.ts';
import type { DeviceStatus, DevicesPort, LabelRenderPort, PrintOutcome, RuntimePort, StoragePort } from './ports.ts';
import { labelFor, PATIENCE_MS } from './press.ts';
import type { Destination, PrintRouting } from './printRouting.ts';

export interface LabelPorts {
  readonly storage: StoragePort;
  readonly devices: DevicesPort;
  readonly renderer: LabelRenderPort;
  readonly runtime: RuntimePort;
  readonly routing: PrintRouting;
  /** Logs; what the packer has to know comes back as a command. */
  report(error: unknown): void;
}

/** Brings a printer's word back to the bench; false when its session is gone or recording failed. */
export type Feed = (command: PackCommand) => boolean;

/** Printing bought labels: an effect of a pack session. */
export interface LabelDesk {
  /** Prints the stored bytes. While the printer is away nothing is sent and nothing is recorded: the label waits. */
  print(session: PackSession, parcelId: ParcelId, isReprint: boolean, feed: Feed): Promise<void>;
  /** True when the parcel's label waits for a printer that is there now. */
  mayPrintNow(parcel: PackParcel): boolean;
  /** Why the parcel's label can't be printed now, as a code; null when it can. */
  trouble(parcel: PackParcel | null): string | null;
}

/** Creates the label desk of one station. */
export function createLabelDesk(ports: LabelPorts): LabelDesk {
  // By label: a parcel may get another one while the one before is still in a printer.
  const printing = new Set<IntentId>();
  const wantsReprint = new Set<IntentId>();

  /** Where a parcel's label goes; a printer with another density than a bought label's would print it at another size. */
  const destinationOf = (parcel: PackParcel | null): Destination => {
    const stored = parcel?.bought ? ports.storage.labels.byHash(parcel.bought.labelHash) : null;
    return ports.routing.destination('shippingLabel', stored ? [stored.dpmm] : undefined);
  };
  const printerOf = (parcel: PackParcel): DeviceStatus | null => {
    const { device, trouble } = destinationOf(parcel);
    return trouble === null ? device : null;
  };

  /** True when nothing was sent, so that another printer may be asked. */
  const send = async (parcel: PackParcel, device: DeviceStatus, isReprint: boolean, feed: Feed): Promise<boolean> => {
    const stored = parcel.bought ? ports.storage.labels.byHash(parcel.bought.labelHash) : null;
    if (!stored) return false;
    const jobId = ports.runtime.newId();
    const of = { parcelId: parcel.parcelId, jobId, ...(parcel.bought && { intentId: parcel.bought.intentId }) };
    if (parcel.intent?.series === '' && !lintBoughtZpl(Buffer.from(stored.bytes).toString('latin1')).ok) {
      feed({ type: 'labelPrintFailed', ...of, reason: 'unsafeLabel', isUncertain: false });
      return false;
    }
    const job = await labelFor(ports.renderer, stored.bytes, device);
    if (!job.ok) {
      feed({ type: 'labelPrintFailed', ...of, reason: job.error, isUncertain: false });
      return true;
    }
    // On disk before it is sent: after a crash the station knows that paper may have come out.
    if (!feed({ type: 'labelSent', ...of, deviceId: device.deviceId, isReprint })) return false;
    const outcome: PrintOutcome = await ports.devices.print({
      jobId,
      deviceId: device.deviceId,
      bytes: job.value,
      patienceMs: PATIENCE_MS,
    });
    if (outcome.kind === 'printed') feed({ type: 'labelPrinted', ...of, proof: outcome.proof });
    else
      feed({
        type: 'labelPrintFailed',
        ...of,
        reason: outcome.reason,
        isUncertain: outcome.kind === 'uncertain',
      });
    return outcome.kind === 'failed';
  };

  return {
    async print(session, parcelId, isReprint, feed) {
      const parcel = session.parcels.find((candidate) => candidate.parcelId === parcelId);
      const intentId = parcel?.bought?.intentId;
      if (!parcel || !intentId || printing.has(intentId)) return;
      const device = printerOf(parcel);
      if (!device) {
        if (isReprint) wantsReprint.add(intentId);
        return;
      }
      wantsReprint.delete(intentId);
      printing.add(intentId);
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
        printing.delete(intentId);
      }
    },
    mayPrintNow: (parcel) =>
      parcel.bought !== null &&
      !parcel.isClosed &&
      !printing.has(parcel.bought.intentId) &&
      printerOf(parcel) !== null &&
      // `failed` means that nothing was sent; an uncertain job is only repeated when the packer asks.
      (parcel.print === 'waiting' || parcel.print === 'failed' || wantsReprint.has(parcel.bought.intentId)),
    trouble: (parcel) => destinationOf(parcel).trouble,
  };
}
