import { asId, type CartonTypeId, type DeviceId, type LineId, type OrderId, type Sha256, type Sku } from '../core/ids.ts';
import type { ImportKind, ScanRefusal } from '../core/journal/events.ts';
import type { PackCommand } from '../core/pack/decide.ts';
import type { Cue, PackSnapshot } from '../core/pack/snapshot.ts';
import type { CommandWord, ScanReading } from '../core/scan/scan.ts';
import type { Site } from '../core/site.ts';
import type { LiveWeight } from '../core/weigh/reading.ts';
import { StationError } from '../shared/errors.ts';
import { createBoxDesk } from './boxes.ts';
import { createImports, type ImportsState } from './imports.ts';
import { createLabelDesk } from './labels.ts';
import { createPacking } from './packing.ts';
import type { CarrierPort, DeviceEvent, DevicesPort, DeviceStatus, ImportPort, LabelRenderPort, QueueFilter, QueuePage, RuntimePort, StoragePort, UserRecord, WorkItem } from './ports.ts';
import { assignBarcode } from './products.ts';
import { setUpSite, siteProblem, type NewUser, type SetupProblem } from './setup.ts';
import { createSignIn } from './signIn.ts';
import { dayStart } from './siteTime.ts';

/** Everything a station stands on. */
export interface StationPorts {
  readonly storage: StoragePort;
  readonly devices: DevicesPort;
  readonly carrier: CarrierPort;
  readonly renderer: LabelRenderPort;
  readonly imports: ImportPort;
  readonly runtime: RuntimePort;
  /** Logs an error and gives the reference a person can tell IT. */
  report(error: unknown): string;
}

/** A failure as the screen shows it. */
export interface Failure {
  readonly code: StationError['code'];
  readonly params: StationError['params'];
  readonly reference: string;
}

/** What the station tells whoever shows it. */
export type StationChange =
  | { readonly kind: 'app' }
  | { readonly kind: 'pack'; readonly snapshot: PackSnapshot | null; readonly cue: Cue | null }
  | { readonly kind: 'scale'; readonly live: LiveWeight }
  | { readonly kind: 'devices'; readonly devices: readonly DeviceStatus[] }
  | { readonly kind: 'queue' | 'imports' | 'workList' };

export interface Notice {
  readonly reason: ScanRefusal;
  readonly code: string;
  readonly id: number;
}

/** A touch or key as the window sends it. */
export type TouchCommand =
  | { readonly type: 'openOrder'; readonly orderId: string }
  | { readonly type: 'word'; readonly word: CommandWord }
  | { readonly type: 'packUnit'; readonly lineId: string }
  | { readonly type: 'useBox'; readonly cartonTypeId: string }
  | { readonly type: 'askAgain' | 'acknowledge' }
  | { readonly type: 'code'; readonly text: string };

/** One packing station without its window. */
export interface Station {
  onChange(listener: (change: StationChange) => void): () => void;
  state(): { readonly site: Site | null; readonly user: UserRecord | null; readonly failure: Failure | null; readonly notice: Notice | null; readonly ordersToPack: number };
  setUp(site: Site, supervisor: NewUser): Promise<SetupProblem | null>;
  signIn(number: string, pin: string): Promise<'wrong' | 'lockedOut' | null>;
  signOut(): void;
  snapshot(): PackSnapshot | null;
  dispatch(command: TouchCommand, seenVersion: number): void;
  /** A code that came in by the keyboard; device scanners come through the devices port. */
  scanned(reading: ScanReading): void;
  queue(request: { readonly filter: QueueFilter; readonly search: string; readonly page: number }): QueuePage;
  labelPreview(hash: string): Promise<Uint8Array | null>;
  devices(): readonly DeviceStatus[];
  live(): LiveWeight;
  startImport(kind: ImportKind, path: string): void;
  cancelImport(): void;
  imports(): ImportsState;
  workList(): readonly WorkItem[];
  /** Gives a product without a barcode one and prints it; null when no such product or nothing to print on. */
  printBarcode(sku: string): Promise<string | null>;
  releaseOrder(orderId: string): void;
  close(): Promise<void>;
}

/** Orders on one page of the queue. */
const PAGE_SIZE = 6;

/** Puts a station together from its ports and takes up what was left open. */
export function createStation(ports: StationPorts): Station {
  const { storage, devices, runtime } = ports;
  const listeners = new Set<(change: StationChange) => void>();
  const tell = (change: StationChange): void => {
    for (const listener of listeners) listener(change);
  };
  let failure: Failure | null = null;
  let notice: Notice | null = null;
  let live: LiveWeight = { state: 'gone' };

  const failed = (error: unknown): void => {
    const reference = ports.report(error);
    const known = error instanceof StationError ? error : new StationError('internal', {}, { cause: error });
    failure = { code: known.code, params: known.params, reference };
    tell({ kind: 'app' });
  };
  /** A right act clears what stood there: the failure is over once something was recorded again. */
  const cleared = (): void => {
    if (!failure && !notice) return;
    failure = null;
    notice = null;
    tell({ kind: 'app' });
  };

  const signIn = createSignIn(storage, runtime);
  const labels = createLabelDesk({ storage, devices, carrier: ports.carrier, renderer: ports.renderer, runtime, report: (error) => void ports.report(error) });
  const boxes = createBoxDesk({ storage, carrier: ports.carrier, runtime });
  const packing = createPacking({
    storage,
    devices,
    runtime,
    signIn,
    boxes,
    labels,
    failed,
    publish(change) {
      if (change.kind === 'notice') {
        notice = { reason: change.reason, code: change.code, id: (notice?.id ?? 0) + 1 };
        tell({ kind: 'app' });
        tell({ kind: 'pack', snapshot: packing.snapshot(), cue: 'wrong' });
        return;
      }
      cleared();
      tell(change);
      if (!change.snapshot) tell({ kind: 'queue' });
    },
  });
  const imports = createImports({
    storage,
    source: ports.imports,
    runtime,
    failed: (error) => ({ ...describe(error), reference: ports.report(error) }),
    changed: () => {
      tell({ kind: 'imports' });
    },
    finished: () => {
      packing.factsChanged();
      tell({ kind: 'queue' });
      tell({ kind: 'workList' });
    },
  });

  const scanned = (reading: ScanReading): void => {
    const user = storage.site() ? signIn.ofBadge(reading.text) : null;
    if (!user) {
      packing.scanned(reading);
      return;
    }
    try {
      signIn.signIn(user, 'badge');
      cleared();
      devices.feedback(reading.deviceId, 'good');
      tell({ kind: 'app' });
      tell({ kind: 'pack', snapshot: packing.snapshot(), cue: 'right' });
    } catch (error) {
      failed(error);
    }
  };

  const wasReady = new Map<DeviceId, boolean>();
  const deviceCue = (statuses: readonly DeviceStatus[]): Cue | null => {
    let cue: Cue | null = null;
    for (const { deviceId, state } of statuses) {
      const before = wasReady.get(deviceId);
      const isReady = state === 'ready';
      if (before !== undefined && before !== isReady) cue = isReady ? 'back' : 'attention';
      wasReady.set(deviceId, isReady);
    }
    return cue;
  };

  const onDevice = (event: DeviceEvent): void => {
    switch (event.kind) {
      case 'scan':
        scanned(event.scan);
        return;
      case 'weight':
        live = event.live;
        tell({ kind: 'scale', live });
        packing.weighed(event.live, event.deviceId);
        return;
      case 'status': {
        const cue = deviceCue(event.devices);
        tell({ kind: 'devices', devices: event.devices });
        if (cue) {
          packing.devicesChanged();
          tell({ kind: 'pack', snapshot: packing.snapshot(), cue });
        }
        return;
      }
    }
  };
  const stopListening = devices.onEvent(onDevice);
  packing.resume();
  deviceCue(devices.statuses());

  return {
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    state: () => ({ site: storage.site(), user: signIn.current(), failure, notice, ordersToPack: queueOf(storage, runtime, 'all', '', 1, 1).counts.all }),
    async setUp(site, supervisor) {
      const problem = siteProblem(site);
      if (problem || storage.site()) return problem;
      await setUpSite(storage, runtime, site, [supervisor]);
      tell({ kind: 'app' });
      return null;
    },
    async signIn(number, pin) {
      const refused = await signIn.withPin(number, pin);
      if (!refused) cleared();
      tell({ kind: 'app' });
      return refused;
    },
    signOut() {
      signIn.signOut();
      tell({ kind: 'app' });
    },
    snapshot: () => packing.snapshot(),
    dispatch(command, seenVersion) {
      const user = signIn.current();
      if (!user) return;
      if (command.type === 'openOrder') packing.openOrder(asId<OrderId>(command.orderId));
      else if (command.type === 'code') scanned({ text: command.text, aim: null, deviceId: null, at: runtime.now() });
      else if (!packing.session()) {
        if (command.type === 'word' && command.word === 'NEXT') packing.openNext();
      } else packing.dispatch(packCommand(command), seenVersion);
    },
    scanned,
    queue: ({ filter, search, page }) => queueOf(storage, runtime, filter, search, page, PAGE_SIZE),
    async labelPreview(hash) {
      const stored = storage.labels.byHash(asId<Sha256>(hash));
      return stored ? ports.renderer.preview(stored.bytes, stored.dpmm) : null;
    },
    devices: () => devices.statuses(),
    live: () => live,
    startImport: (kind, path) => {
      imports.start(kind, path);
    },
    cancelImport: () => {
      imports.cancel();
    },
    imports: () => imports.state(),
    workList: () => storage.workList(200),
    async printBarcode(sku) {
      const barcode = await assignBarcode({ storage, devices, renderer: ports.renderer, runtime }, asId<Sku>(sku), signIn.current()?.userId ?? null);
      boxes.forget();
      tell({ kind: 'workList' });
      return barcode;
    },
    releaseOrder(orderId) {
      const order = storage.orders.byId(asId<OrderId>(orderId));
      if (order?.status !== 'onHold' || storage.sessions.ofOrder(order.orderId)) return;
      storage.record([{ event: { type: 'orderReleased', orderId: order.orderId } }], signIn.current()?.userId ?? null);
      tell({ kind: 'queue' });
      tell({ kind: 'workList' });
    },
    async close() {
      stopListening();
      imports.cancel();
      await devices.close();
      storage.close();
    },
  };
}

const describe = (error: unknown): Pick<Failure, 'code' | 'params'> =>
  error instanceof StationError ? { code: error.code, params: error.params } : { code: 'internal', params: {} };

function queueOf(storage: StoragePort, runtime: RuntimePort, filter: QueueFilter, search: string, page: number, pageSize: number): QueuePage {
  const now = runtime.now();
  return storage.orders.queue({ filter, search, page, pageSize, now, dayStart: dayStart(now, storage.site()?.timeZone ?? 'UTC') });
}

function packCommand(command: Exclude<TouchCommand, { type: 'openOrder' | 'code' }>): PackCommand {
  switch (command.type) {
    case 'packUnit':
      return { type: 'packUnit', lineId: asId<LineId>(command.lineId) };
    case 'useBox':
      return { type: 'useBox', cartonTypeId: asId<CartonTypeId>(command.cartonTypeId) };
    case 'word':
      return { type: 'word', word: command.word };
    case 'askAgain':
    case 'acknowledge':
      return { type: command.type };
  }
}
