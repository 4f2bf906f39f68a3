import { asId, type DeviceId } from '../core/ids.ts';
import type { Mass } from '../core/quantity.ts';
import type { ScanReading } from '../core/scan/scan.ts';
import type { Discovery, FoundDevice } from '../devices/discovery.ts';
import { shownText } from '../devices/deviceRecord.ts';
import type { Need } from '../devices/need.ts';
import { findNeeds } from '../devices/needs.ts';
import type { WatchedItem } from '../devices/watchFeed.ts';
import type { DrawnCode } from '../labels/testSheet.ts';
import type { DeviceEntry } from '../shared/config.ts';
import type { ConfigProblem } from '../shared/configProblems.ts';
import { StationError } from '../shared/errors.ts';
import type { WatchedView } from '../shared/ipc/contract.ts';
import type { DevicesPort, DeviceStatus } from '../station/ports.ts';
import type { DeviceSetup } from './deviceSetup.ts';
import type { DeviceFacts } from './deviceViews.ts';
import type { HostedDevices } from './hostedDevices.ts';
import type { Tell } from './ipc.ts';
import type { ScaleChecks } from './scaleChecks.ts';
import type { ScanTests } from './scanTests.ts';
import { traceLines } from './traceExport.ts';

/** What the PC needs, and what is wrong in `station.json`. */
export type DeskNeed = Need | { readonly kind: 'stationFile'; readonly problem: ConfigProblem };

/** What a supervisor does with one device at a time at the Devices screen: watches it, tests its scans, checks it, hands its trace on. */
export interface DeviceDesk {
  views(statuses: readonly DeviceStatus[]): readonly DeviceFacts[];
  needs(): Promise<readonly DeskNeed[]>;
  watch(deviceId: string): void;
  /** Begins to test a scanner; the answer is the sheet. */
  testScans(deviceId: string): Promise<readonly DrawnCode[]>;
  startCheck(deviceId: string): void;
  sayMass(known: Mass | null, division: number): void;
  keepCheck(): boolean;
  /** Ends whatever was begun. */
  leave(): void;
  /** True when a code that was typed belongs to a test. */
  takes(scan: ScanReading): boolean;
  /** A device's trace as JSON lines. Throws StationError device.notFound for one that is not here. */
  trace(deviceId: string, withContents: boolean): Promise<string>;
}

interface DeskParts {
  readonly devices: Pick<DevicesPort, 'statuses'>;
  readonly hosted: Pick<HostedDevices, 'watch' | 'trace'>;
  readonly setup: DeviceSetup;
  readonly scanTests: ScanTests;
  readonly checks: ScaleChecks;
  readonly views: DeviceDesk['views'];
  /** What is wrong in `station.json` now. */
  readonly configProblems: () => readonly ConfigProblem[];
  /** The udev rules that this program brings. */
  readonly rulesFile: string;
  readonly appVersion: string;
  readonly tell: Tell;
}

/** The desk of a station's devices. */
export function createDeviceDesk(parts: DeskParts): DeviceDesk {
  const { devices, hosted, setup, scanTests, checks, tell } = parts;
  const entryOf = (deviceId: string): DeviceEntry => {
    const entry = setup.entries().find((known) => known.deviceId === deviceId);
    if (!entry) throw new StationError('device.notFound', { address: deviceId, reason: 'notFound' });
    return entry;
  };
  const leave = (): void => {
    hosted.watch(null, () => undefined);
    scanTests.stop();
    checks.stop();
  };
  const watch = (deviceId: string): void => {
    hosted.watch(asId<DeviceId>(deviceId), (items) => {
      scanTests.heard(items);
      tell('devices.watched', { deviceId, items: items.flatMap(watchedView) });
    });
  };
  return {
    views: parts.views,
    needs: async () => {
      // The demo's devices need nothing of the PC.
      if (!setup.canChange) return [];
      const needs = await findNeeds({
        rulesFile: parts.rulesFile,
        found: await pluggedIn(setup),
        busyPaths: busyPaths(devices.statuses(), setup.entries()),
        isFirstRun: setup.entries().every(({ transport }) => transport.kind === 'keyboard'),
      });
      const problems = parts.configProblems().map((problem) => ({ kind: 'stationFile' as const, problem }));
      return [...problems, ...needs];
    },
    watch(deviceId) {
      leave();
      watch(entryOf(deviceId).deviceId);
    },
    async testScans(deviceId) {
      const entry = entryOf(deviceId);
      // What draws barcodes is large and seldom wanted.
      const { drawTestSheet } = await import('../labels/testSheet.ts');
      leave();
      scanTests.start(entry, (scan) => {
        tell('devices.testScanned', { ...scan, findings: [...scan.findings] });
      });
      watch(entry.deviceId);
      return drawTestSheet();
    },
    startCheck(deviceId) {
      leave();
      checks.start(entryOf(deviceId), (check) => {
        tell('devices.checkChanged', check);
      });
    },
    sayMass: (known, division) => {
      checks.say(known, division);
    },
    keepCheck: () => checks.keep(),
    leave,
    takes: (scan) => scanTests.takes(scan),
    async trace(deviceId, withContents) {
      const entry = entryOf(deviceId);
      const id = asId<DeviceId>(entry.deviceId);
      const status = devices.statuses().find((known) => known.deviceId === id);
      const trace = await hosted.trace(id);
      if (!status || !trace) throw new StationError('device.notFound', { address: deviceId, reason: 'notFound' });
      return traceLines({ entry, status, trace, appVersion: parts.appVersion, at: Date.now() }, withContents);
    },
  };
}

/** What is plugged in, without the system's own printers: those are the system's to care for. */
async function pluggedIn(setup: DeviceSetup): Promise<Discovery> {
  const found = await setup.find();
  const isPlugged = (device: (typeof found.devices)[number]): device is FoundDevice => device.transport !== 'system';
  return { ...found, devices: found.devices.filter(isPlugged) };
}

const busyPaths = (statuses: readonly DeviceStatus[], entries: readonly DeviceEntry[]): readonly string[] =>
  entries.flatMap(({ deviceId, transport }) =>
    transport.kind === 'serial' && statuses.some((status) => status.deviceId === deviceId && status.reason === 'busy')
      ? [transport.path]
      : [],
  );

/** What the window shows of an item; a scan is shown by its bytes. */
function watchedView(item: WatchedItem): WatchedView[] {
  if (item.kind === 'bytes') {
    const { at, direction, length, bytes } = item;
    return [{ kind: 'bytes', at, direction, length, hex: Buffer.from(bytes).toString('hex'), text: shownText(bytes) }];
  }
  const { at, output } = item;
  if (output.kind !== 'reading') return [];
  const { value, isStable } = output.reading;
  const weight = value?.unit ? { digits: value.digits, exponent: value.exponent, unit: value.unit } : null;
  return [{ kind: 'weight', at, weight, isStable: isStable === true }];
}
