import { asId, type DeviceId } from '../core/ids.ts';
import { parseMedia } from '../core/print/media.ts';
import type { DeviceConfig } from '../devices/config.ts';
import type { Routes } from '../core/print/route.ts';
import type { DeviceEntry, StationConfig } from '../shared/config.ts';
import { writeConfig } from '../station/readConfig.ts';
import type { FoundOnPc, StationDevices } from './sheetPrinters.ts';

/** What the Devices screen does: finds what is plugged in, and says which of it this bench uses and how. */
export interface DeviceSetup {
  /** False in the demo, whose devices are virtual. */
  readonly canChange: boolean;
  entries(): readonly DeviceEntry[];
  find(): Promise<FoundOnPc>;
  /** Takes a device up, or changes the one with its id; '' stands for a new one. Throws StationError config.invalid when it can't be written. */
  save(entry: DeviceEntry): void;
  remove(deviceId: string): void;
  /** Goes on with these devices until the program ends: the demo's, which are written nowhere. */
  use(entries: readonly DeviceEntry[]): void;
  /** Printers of each kind of document. */
  routes(): Routes;
  /** Sets the printers of documents. Throws StationError config.invalid when that can't be written. */
  saveRoutes(routes: Routes): void;
}

/** Devices as `station.json` names them, for the hub. */
export const asConfig = (entries: readonly DeviceEntry[]): DeviceConfig[] =>
  entries.map(({ media: text, ...entry }) => {
    const media = parseMedia(text ?? '');
    return { ...entry, deviceId: asId<DeviceId>(entry.deviceId), ...(media.ok && { media: media.value }) };
  }) as DeviceConfig[];

/** Routes as `station.json` names them, for the station. */
export const asRoutes = (routes: StationConfig['routes']): Routes => routes as unknown as Routes;

/** The set-up of a data folder's devices. On disk first: what can't be written is not used either. */
export function createDeviceSetup({
  dataDir,
  canChange,
  devices: first,
  routes: firstRoutes,
  hosted,
  changed = () => undefined,
}: {
  readonly dataDir: string;
  readonly canChange: boolean;
  readonly devices: readonly DeviceEntry[];
  readonly routes: StationConfig['routes'];
  readonly hosted: StationDevices;
  /** Told after each change that is on disk. */
  changed?(now: Pick<StationConfig, 'devices' | 'routes'>): void;
}): DeviceSetup {
  let entries = first;
  let routes = asRoutes(firstRoutes);
  const told = (): void => {
    changed({ devices: [...entries], routes: routes as unknown as StationConfig['routes'] });
  };
  const change = (next: readonly DeviceEntry[]): void => {
    writeConfig(dataDir, { devices: next });
    entries = next;
    hosted.configure(asConfig(next));
    told();
  };
  return {
    canChange,
    entries: () => entries,
    find: () => hosted.find(),
    save(entry) {
      const deviceId = entry.deviceId === '' ? freeId(entries, routes, entry.role) : entry.deviceId;
      const saved = { ...entry, deviceId };
      const isNew = !entries.some((known) => known.deviceId === deviceId);
      change(isNew ? [...entries, saved] : entries.map((known) => (known.deviceId === deviceId ? saved : known)));
    },
    remove(deviceId) {
      change(entries.filter((known) => known.deviceId !== deviceId));
    },
    use(next) {
      entries = next;
      hosted.configure(asConfig(next));
    },
    routes: () => routes,
    saveRoutes(next) {
      writeConfig(dataDir, { routes: next });
      routes = next;
      told();
    },
  };
}

/** The role itself, or with the first number that is free. */
function freeId(entries: readonly DeviceEntry[], routes: Routes, role: DeviceEntry['role']): string {
  // A route may still name a printer that was removed: its id is not another one's.
  const named: readonly string[] = Object.values(routes).flat();
  const isTaken = (id: string): boolean => entries.some((entry) => entry.deviceId === id) || named.includes(id);
  let id: string = role;
  for (let n = 2; isTaken(id); n += 1) id = `${role}-${n.toString()}`;
  return id;
}
