import type { Result } from '../core/result.ts';
import type { Manifest, ManifestKey, ManifestRefusal, OpenManifest } from '../core/ship/manifest.ts';
import { labelNumber } from '../core/scan/classify.ts';
import type { ScanReading } from '../core/scan/scan.ts';
import { createLoadingDesk, type LoadingDesk } from './loading.ts';
import { createManifestDesk, HISTORY_PAGE, printManifest, type ManifestDesk } from './manifests.ts';
import { createParcelDesk, type ParcelDesk } from './parcelDesk.ts';
import type { ManifestLine, PrintOutcome } from './ports.ts';
import type { Press } from './press.ts';
import type { PrintRouting } from './printRouting.ts';
import type { SignIn } from './signIn.ts';
import type { SlipDesk } from './slips.ts';
import type { StationChange, StationPorts } from './station.ts';
import { createTaskDesk, type TaskProblem, type TaskView } from './taskDesk.ts';
import { createTrackingDesk, type TrackingDesk } from './trackingDesk.ts';

/** A manifest with the name of its carrier. */
export interface NamedManifest extends Manifest {
  readonly carrierName: string;
}

/** What happens to parcels after the bench, and what waits for a person. */
export interface ShipDesks {
  readonly tracking: TrackingDesk;
  readonly parcels: ParcelDesk & {
    /** While parcels are looked up, a label that is scanned at an empty bench is found instead of refused. */
    listen(isOn: boolean): void;
  };
  readonly manifests: {
    open(): readonly (OpenManifest & { readonly carrierName: string })[];
    /** Closed ones, newest first; pages begin at 1. */
    history(page: number): {
      readonly manifests: readonly NamedManifest[];
      readonly page: number;
      readonly pages: number;
    };
    show(manifestId: string): { readonly manifest: NamedManifest; readonly lines: readonly ManifestLine[] } | null;
    /** Closes one for the supervisor who is signed in. */
    close(key: ManifestKey): Result<NamedManifest, ManifestRefusal>;
    print(manifestId: string): Promise<PrintOutcome>;
    readonly sheets: ManifestDesk['sheets'];
  };
  readonly loading: Pick<LoadingDesk, 'view' | 'open' | 'leave'>;
  readonly tasks: {
    list(): readonly TaskView[];
    /** For whoever is signed in. */
    take(task: string): TaskProblem | null;
    done(task: string, note: string): TaskProblem | null;
  };
}

interface Surroundings {
  readonly signIn: SignIn;
  readonly routing: PrintRouting;
  readonly press: Press;
  readonly slips: SlipDesk;
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
  /** Nobody loads the truck any more. */
  leave(): void;
  close(): void;
}

/** Creates the desks after the bench. */
export function createShipDesks(ports: StationPorts, around: Surroundings): ShipDesksAtWork {
  const { storage, runtime, devices, renderer, carrier, pastCarriers = [] } = ports;
  const { signIn, routing, press, slips, tell, failed } = around;
  const manifests = createManifestDesk({ storage, runtime, carriers: [carrier, ...pastCarriers] });
  const by = () => signIn.current()?.userId ?? null;
  const tasks = createTaskDesk({
    storage,
    runtime,
    manifests,
    changed: () => {
      tell({ kind: 'tasks' });
    },
    report: (error) => void ports.report(error),
  });
  const changed = (): void => {
    tell({ kind: 'manifests' });
    tell({ kind: 'parcels' });
    tasks.look();
  };
  const loading = createLoadingDesk({
    storage,
    runtime,
    devices,
    signIn,
    manifests,
    failed,
    changed: (view, cue) => {
      tell({ kind: 'loading', view, cue });
      tell({ kind: 'manifests' });
    },
  });
  const tracking = createTrackingDesk(storage, changed);
  const parcels = createParcelDesk({ storage, devices, renderer, runtime, routing, signIn, slips });
  let isLookingUp = false;
  const leave = (): void => {
    isLookingUp = false;
    if (!loading.view()) return;
    loading.leave();
    tell({ kind: 'loading', view: null, cue: null });
    tasks.look();
  };
  const named = (manifest: Manifest): NamedManifest => ({
    ...manifest,
    carrierName: manifests.carrierName(manifest.carrier),
  });

  return {
    desks: {
      tracking,
      parcels: {
        ...parcels,
        listen(isOn) {
          isLookingUp = isOn;
        },
      },
      manifests: {
        open: () => manifests.open().map((one) => ({ ...one, carrierName: manifests.carrierName(one.carrier) })),
        history: (page) => historyOf(storage.manifests, page, named),
        show(manifestId) {
          const manifest = storage.manifests.byId(manifestId);
          return manifest && { manifest: named(manifest), lines: storage.manifests.lines(manifest.manifestId) };
        },
        close(key) {
          const user = by();
          if (user === null) return { ok: false, error: 'notSupervisor' };
          const closed = manifests.close(key, user);
          if (closed.ok) changed();
          const view = loading.view();
          if (view) tell({ kind: 'loading', view, cue: null });
          return closed.ok ? { ok: true, value: named(closed.value) } : closed;
        },
        print: (manifestId) => printManifest({ desk: manifests, routing, press }, manifestId),
        sheets: (manifestId) => manifests.sheets(manifestId),
      },
      loading: {
        view: () => loading.view(),
        leave,
        open(target) {
          const isOpen = loading.open(target);
          if (isOpen) tell({ kind: 'loading', view: loading.view(), cue: null });
          return isOpen;
        },
      },
      tasks: {
        list: () => tasks.list(),
        take: (task) => tasks.take(task, by()),
        done: (task, note) => tasks.done(task, note, by()),
      },
    },
    takesScan(reading, isBenchFree) {
      const isSheet = (): boolean => storage.manifests.byId(reading.text.trim().toUpperCase()) !== null;
      if (loading.view() || (isBenchFree && by() !== null && isSheet())) {
        loading.scanned(reading);
        return true;
      }
      const number = labelNumber(reading.text, reading.aim);
      if (!isLookingUp || !isBenchFree || storage.purchases.byNumber(number).length === 0) return false;
      devices.feedback(reading.deviceId, 'good');
      tell({ kind: 'parcelScanned', number });
      return true;
    },
    look: () => {
      tasks.look();
    },
    leave,
    close: () => {
      tasks.close();
    },
  };
}

function historyOf(
  stored: StationPorts['storage']['manifests'],
  page: number,
  named: (manifest: Manifest) => NamedManifest,
): ReturnType<ShipDesks['manifests']['history']> {
  const pages = Math.max(1, Math.ceil(stored.count() / HISTORY_PAGE));
  const shown = Math.min(Math.max(1, page), pages);
  return { manifests: stored.list((shown - 1) * HISTORY_PAGE, HISTORY_PAGE).map(named), page: shown, pages };
}
