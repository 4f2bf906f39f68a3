import type { PolicyDesk } from './policies.ts';
import type { UserId } from '../core/ids.ts';
import { readReturnReference } from '../core/label/returnReference.ts';
import { labelNumber } from '../core/scan/classify.ts';
import type { ScanReading } from '../core/scan/scan.ts';
import { ordersOfServicesOff } from './accountDesk.ts';
import { createAddressDesk } from './addressDesk.ts';
import { createAuditDesk } from './auditDesk.ts';
import { purchasesBehind } from './labelCode.ts';
import { createLoadingDesk } from './loading.ts';
import { createFormDesk } from './carrierForms.ts';
import { createManifestActs } from './manifestActs.ts';
import { createManifestDesk, type ManifestDesk } from './manifests.ts';
import { createParcelDesk, type ParcelDesk } from './parcelDesk.ts';
import type { StoragePort } from './ports.ts';
import type { Packing } from './bench.ts';
import type { Press } from './press.ts';
import type { PrintRouting } from './printRouting.ts';
import type { PromiseDesk } from './promises.ts';
import type { SignIn } from './signIn.ts';
import type { SlipDesk } from './slips.ts';
import type { ShipDesks } from './afterBench.ts';
import type { StationChange, StationPorts } from './station.ts';
import { createPutBackDesk, type PutBackDesk } from './putBackDesk.ts';
import { createReplayDesk } from './replayDesk.ts';
import { createReportDesk } from './reportDesk.ts';
import { createTaskDesk } from './taskDesk.ts';
import { createTrackingDesk, type TrackingDesk } from './trackingDesk.ts';
import { createTrackingPoll } from './trackingPoll.ts';

interface Surroundings {
  readonly signIn: SignIn;
  readonly routing: PrintRouting;
  readonly press: Press;
  readonly slips: SlipDesk;
  readonly policies: PolicyDesk;
  readonly promises: PromiseDesk;
  /** Brings what is said of a session to it, whether it is the open one or not. */
  answer: Packing['answer'];
  tell(change: StationChange): void;
  failed(error: unknown): void;
}

/** The desks, and what the station itself asks of them. */
export interface ShipDesksAtWork {
  readonly desks: ShipDesks;
  /** True when the scan was the dock's: a truck is being loaded, or a manifest's sheet was scanned at an empty bench. */
  takesScan(reading: ScanReading, isBenchFree: boolean): boolean;
  /** Something happened that may begin or end a task, or count a parcel. */
  look(): void;
  /** Orders came in or changed. */
  ordersCame(): void;
  /** Nobody loads the truck any more. */
  leave(): void;
  close(): void;
}

/** Tasks as whoever is signed in takes and ends them. */
const tasksOf = (tasks: ReturnType<typeof createTaskDesk>, by: () => UserId | null): ShipDesks['tasks'] => ({
  list: () => tasks.list(),
  take: (task) => tasks.take(task, by()),
  done: (task, note) => tasks.done(task, note, by()),
});

/** Creates the desks after the bench. */
export function createShipDesks(ports: StationPorts, around: Surroundings): ShipDesksAtWork {
  const { storage, runtime, devices, renderer, carrier, pastCarriers = [] } = ports;
  const { signIn, routing, press, slips, policies, promises, tell, failed } = around;
  const manifests = createManifestDesk({ storage, runtime, carriers: [carrier, ...pastCarriers] });
  const by = () => signIn.current()?.userId ?? null;
  const tasks = createTaskDesk({
    ...ports,
    manifests,
    promises,
    servicesOff: () => ordersOfServicesOff(ports),
    changed: () => {
      tell({ kind: 'tasks' });
    },
  });
  const changed = (): void => {
    tell({ kind: 'manifests' });
    tell({ kind: 'parcels' });
    tasks.look();
  };
  const loading = createLoadingDesk({
    ...ports,
    manifests,
    signIn,
    failed,
    changed: (view, cue) => {
      tell({ kind: 'loading', view, cue });
      tell({ kind: 'manifests' });
    },
  });
  const putBack = startPutBack(ports, around, () => {
    tasks.look();
  });
  const tracking = createTrackingDesk(storage, changed);
  const spare = startSpareDesks(ports, tracking, () => {
    tasks.look();
  });
  const parcels = createParcelDesk({ storage, devices, renderer, runtime, routing, signIn, press, slips, policies });
  const replays = createReplayDesk(ports, (orderId) => {
    tell({ kind: 'replayScanned', orderId });
  });
  let isLookingUp = false;
  const leave = (): void => {
    isLookingUp = false;
    putBack.leave();
    if (!loading.view()) return;
    loading.leave();
    tell({ kind: 'loading', view: null, cue: null });
    tasks.look();
  };
  const { acts, forms } = startManifests(ports, {
    ...around,
    manifests,
    by,
    closed: () => {
      changed();
      const view = loading.view();
      if (view) tell({ kind: 'loading', view, cue: null });
    },
  });

  return {
    desks: {
      policies,
      tracking,
      replay: replays.replay,
      reports: createReportDesk(ports),
      audit: createAuditDesk(ports),
      addresses: spare.addresses,
      parcels: {
        ...parcels,
        reprint: (parcelId) =>
          parcels.reprint(parcelId).finally(() => {
            tell({ kind: 'parcels' });
          }),
        listen(isOn) {
          isLookingUp = isOn;
        },
      },
      manifests: acts,
      loading: {
        view: () => loading.view(),
        leave,
        open(target) {
          const isOpen = loading.open(target);
          if (isOpen) tell({ kind: 'loading', view: loading.view(), cue: null });
          return isOpen;
        },
      },
      putBack,
      tasks: tasksOf(tasks, by),
    },
    takesScan(reading, isBenchFree) {
      if (isBenchFree && by() !== null && replays.takesScan(reading)) return true;
      if (putBack.view()) {
        putBack.scanned(reading);
        return true;
      }
      const isSheet = (): boolean => storage.manifests.byId(reading.text.trim().toUpperCase()) !== null;
      if (loading.view() || (isBenchFree && by() !== null && isSheet())) {
        loading.scanned(reading);
        return true;
      }
      const number = isLookingUp && isBenchFree ? parcelBehind(reading, storage, parcels) : null;
      if (number === null) return false;
      devices.feedback(reading.deviceId, 'good');
      tell({ kind: 'parcelScanned', number });
      return true;
    },
    look: () => {
      tasks.look();
    },
    ordersCame: () => {
      spare.addresses.wake();
      tasks.look();
    },
    leave,
    close: () => {
      spare.close();
      forms.close();
      tasks.close();
    },
  };
}

/** Goods on their way back; `changed` hears of each. */
function startPutBack({ storage, devices }: StationPorts, around: Surroundings, changed: () => void): PutBackDesk {
  const { signIn, failed, tell } = around;
  return createPutBackDesk({
    storage,
    devices,
    signIn,
    failed,
    answer: (...said) => around.answer(...said),
    changed: (view, cue) => {
      tell({ kind: 'putBack', view, cue });
      changed();
    },
  });
}

/** Carriers' forms at work, and what the window does with manifests. */
function startManifests(
  ports: StationPorts,
  around: Surroundings & { readonly manifests: ManifestDesk; by(): UserId | null; closed(): void },
) {
  const { storage, runtime, carrier, pastCarriers = [] } = ports;
  const forms = createFormDesk({
    storage,
    runtime,
    carriers: [carrier, ...pastCarriers],
    report: (error) => void ports.report(error),
    changed: () => {
      around.tell({ kind: 'manifests' });
    },
  });
  forms.resume();
  return { forms, acts: createManifestActs({ ...around, ...ports, forms }) };
}

/** What finds the parcel that a label, or the reference of a return label, belongs to; null: it is no parcel's. */
function parcelBehind(reading: ScanReading, storage: StoragePort, parcels: ParcelDesk): string | null {
  if (readReturnReference(reading.text) && parcels.list(reading.text, 1).rows.length > 0) return reading.text.trim();
  const [purchase] = purchasesBehind(reading, storage);
  return purchase ? (purchase.sscc ?? purchase.tracking ?? labelNumber(reading.text, reading.aim)) : null;
}

/** What the carrier is asked in its spare time: how parcels are doing, and whether addresses can be delivered to. */
function startSpareDesks(ports: StationPorts, desk: TrackingDesk, doubted: () => void) {
  const { storage, runtime, carrier, pastCarriers = [] } = ports;
  const report = (error: unknown): void => void ports.report(error);
  const poll = createTrackingPoll({ storage, runtime, carriers: [carrier, ...pastCarriers], desk, report });
  const addresses = createAddressDesk({ storage, runtime, carrier, changed: doubted, report });
  poll.start();
  addresses.start();
  return {
    addresses,
    close() {
      poll.close();
      addresses.close();
    },
  };
}
