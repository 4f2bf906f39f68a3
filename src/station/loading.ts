import type { NewFact } from './ports.ts';
import type { DockRefusal } from '../core/journal/refusals.ts';
import { judgeDockScan, type DockVerdict } from '../core/ship/dockScan.ts';
import { isSameTruck, type ManifestKey, type OpenManifest } from '../core/ship/manifest.ts';
import type { Cue } from '../core/pack/cues.ts';
import type { ScanReading } from '../core/scan/scan.ts';
import type { Instant } from '../core/time.ts';
import { purchasesBehind } from './labelCode.ts';
import type { ManifestDesk } from './manifests.ts';
import type { DevicesPort, HandoverRow, RuntimePort, StoragePort } from './ports.ts';
import type { SignIn } from './signIn.ts';

/** Parcels that are named while they are missing. */
const MISSING_SHOWN = 12;
/** A code that is longer is no number of a parcel: its beginning is enough to find it by. */
const CODE_LENGTH = 80;

/** What the last scan at the dock was. */
export interface DockScan {
  readonly outcome: DockVerdict['kind'];
  readonly reason: DockRefusal | null;
  /** The parcel's number, or the code as scanned where it is no parcel's. */
  readonly number: string;
  readonly orderNumber: string | null;
  /** For `again`: when it was counted. */
  readonly countedAt: Instant | null;
}

/** One truck being loaded, as the screen shows it. */
export interface LoadingView extends ManifestKey {
  readonly carrierName: string;
  /** Null while the manifest is not closed: parcels are counted as they come to the dock. */
  readonly manifestId: string | null;
  readonly done: number;
  readonly total: number;
  readonly missing: readonly { readonly tracking: string; readonly orderNumber: string }[];
  readonly last: DockScan | null;
  /** Counts the scans, so that the same one twice is seen as two. */
  readonly scans: number;
}

/** Scanning parcels at the dock: one truck at a time. */
export interface LoadingDesk {
  /** Opens a truck by its manifest's number or by what is to be closed; false for none of these. */
  open(target: string | ManifestKey): boolean;
  leave(): void;
  /** Null while no truck is open. */
  view(): LoadingView | null;
  scanned(reading: ScanReading): void;
}

export interface LoadingPorts {
  readonly storage: StoragePort;
  readonly runtime: RuntimePort;
  readonly devices: Pick<DevicesPort, 'feedback'>;
  readonly signIn: SignIn;
  readonly manifests: ManifestDesk;
  changed(view: LoadingView | null, cue: Cue | null): void;
  failed(error: unknown): void;
}

/** Creates the loading desk of one station. Nothing is counted that is not on disk. */
export function createLoadingDesk(ports: LoadingPorts): LoadingDesk {
  const { storage, signIn, manifests, changed } = ports;
  let target: ManifestKey | null = null;
  let last: DockScan | null = null;
  let scans = 0;

  const keyOf = (wanted: string | ManifestKey): ManifestKey | null => {
    if (typeof wanted === 'string') return storage.manifests.byId(wanted);
    return openOf(manifests, wanted) ?? storage.manifests.ofKey(wanted);
  };
  const view = (): LoadingView | null => target && { ...countOf(ports, target), last, scans };

  const open: LoadingDesk['open'] = (wanted) => {
    const key = keyOf(wanted);
    if (!key) return false;
    const { carrier, account, origin, shipDate } = key;
    target = { carrier, account, origin, shipDate };
    last = null;
    return true;
  };

  const found = (reading: ScanReading, truck: ManifestKey): HandoverRow | null => {
    const all = purchasesBehind(reading, storage);
    const active = all.filter(({ state }) => state === 'bought');
    const purchase = active.find(({ carrier }) => carrier === truck.carrier) ?? active[0] ?? all[0];
    return purchase ? storage.handovers.byIntent(purchase.intentId) : null;
  };

  const judge = (reading: ScanReading, truck: ManifestKey): Cue => {
    const user = signIn.current();
    const label = found(reading, truck);
    const verdict: DockVerdict = user ? judgeDockScan(truck, label) : { kind: 'refused', reason: 'signInFirst' };
    const event = eventOf(verdict, label, reading.text);
    if (event) storage.record([event], user?.userId ?? null);
    const row = label && storage.parcelList.byId(label.parcelId);
    last = {
      outcome: verdict.kind,
      reason: verdict.kind === 'refused' ? verdict.reason : null,
      number: row?.tracking ?? reading.text.slice(0, CODE_LENGTH),
      orderNumber: row?.orderNumber ?? null,
      countedAt: verdict.kind === 'again' ? verdict.at : null,
    };
    return cueOf(verdict, view());
  };

  return {
    open,
    view,
    leave() {
      target = null;
      last = null;
    },
    scanned(reading) {
      try {
        scans += 1;
        // The sheet of another manifest is scanned: its truck is loaded from here on.
        const cue = open(reading.text.trim().toUpperCase()) ? 'right' : target ? judge(reading, target) : 'wrong';
        ports.devices.feedback(reading.deviceId, cue === 'wrong' ? 'bad' : 'good');
        changed(view(), cue);
      } catch (error) {
        ports.failed(error);
      }
    },
  };
}

const openOf = (manifests: ManifestDesk, key: ManifestKey): OpenManifest | null =>
  manifests.open().find((one) => isSameTruck(one, key) && one.shipDate === key.shipDate) ?? null;

function eventOf(verdict: DockVerdict, label: HandoverRow | null, code: string): NewFact | null {
  if (verdict.kind === 'again') return null;
  if (verdict.kind === 'refused') {
    const { reason } = verdict;
    return {
      event: {
        type: 'dockScanRefused',
        reason,
        code: code.slice(0, CODE_LENGTH),
        parcelId: label?.parcelId ?? null,
      },
    };
  }
  if (!label) return null;
  const { parcelId, intentId } = label;
  return verdict.kind === 'loaded'
    ? { event: { type: 'parcelLoaded', parcelId, intentId, manifestId: verdict.manifestId } }
    : { event: { type: 'parcelStaged', parcelId, intentId } };
}

function cueOf(verdict: DockVerdict, view: LoadingView | null): Cue {
  if (verdict.kind === 'refused') return 'wrong';
  if (verdict.kind === 'again') return 'already';
  // On the truck of a closed manifest and not on it: it would leave without being told.
  if (verdict.kind === 'staged' && view?.manifestId) return 'attention';
  return view && view.done >= view.total ? 'all' : 'right';
}

function countOf(
  { storage, manifests }: Pick<LoadingPorts, 'storage' | 'manifests'>,
  key: ManifestKey,
): Omit<LoadingView, 'last' | 'scans'> {
  const carrierName = manifests.carrierName(key.carrier);
  const closed = storage.manifests.ofKey(key);
  if (closed) {
    const { manifestId, active: total, loaded: done } = closed;
    return {
      ...key,
      carrierName,
      manifestId,
      done,
      total,
      missing: storage.manifests.missing(manifestId, MISSING_SHOWN),
    };
  }
  const group = openOf(manifests, key);
  return {
    ...key,
    carrierName,
    manifestId: null,
    done: group?.staged ?? 0,
    total: group?.finished ?? 0,
    missing: group ? storage.manifests.unstaged(key, group.boughtFor, MISSING_SHOWN) : [],
  };
}
