import { asId, type DeviceId } from '../../src/core/ids.ts';
import type { LiveWeight } from '../../src/core/weigh/reading.ts';
import { systemClock, type DeviceClock } from '../../src/devices/clock.ts';
import type { DeviceConfig, DeviceSettings, TransportConfig } from '../../src/devices/config.ts';
import { createHub, type DeviceHub } from '../../src/devices/hub.ts';
import type { DeviceEvent, DeviceStatus } from '../../src/station/ports.ts';

const PATIENCE_MS = 20_000;

/** A hub whose events are kept and can be waited for. */
export interface WatchedHub {
  readonly hub: DeviceHub;
  readonly events: readonly DeviceEvent[];
  /** The first event from now on (or, with `from`, from that place in `events`) for which `pick` answers something. */
  next<T>(what: string, pick: (event: DeviceEvent) => T | null, from?: number): Promise<T>;
  state(deviceId: string, state: DeviceStatus['state'], reason?: string | null): Promise<DeviceStatus>;
  steady(text: string): Promise<LiveWeight>;
  scan(): Promise<{ text: string; aim: string | null }>;
  status(deviceId: string): DeviceStatus;
}

/** A device at a TCP port of this machine. */
export const at = (port: number | string): TransportConfig => ({ kind: 'tcp', host: '127.0.0.1', port: Number(port) });

/** A device at a pseudo-terminal or serial port with the usual line settings. */
export const onSerial = (path: string): TransportConfig => ({
  kind: 'serial',
  path,
  baudRate: 9600,
  dataBits: 8,
  parity: 'none',
  stopBits: 1,
});

const PROTOCOLS = {
  scale: 'mt-sics',
  scanner: 'text',
  labelPrinter: 'zpl',
  receiptPrinter: 'escpos',
  paperPrinter: 'pages',
} as const;

/** A device named by its role. */
export const device = (
  role: DeviceConfig['role'],
  transport: TransportConfig,
  settings: DeviceSettings = {},
): DeviceConfig => ({
  deviceId: asId<DeviceId>(role),
  role,
  name: role,
  transport,
  protocol: PROTOCOLS[role],
  settings,
});

/** Starts a hub and keeps its events. */
export const watchHub = (...configs: DeviceConfig[]): WatchedHub => watchHubBy(systemClock, ...configs);

/** The same by another clock. */
export function watchHubBy(clock: DeviceClock, ...configs: DeviceConfig[]): WatchedHub {
  const hub = createHub(configs, clock);
  const events: DeviceEvent[] = [];
  const waiting = new Set<() => void>();
  hub.onEvent((event) => {
    events.push(structuredClone(event));
    for (const look of waiting) look();
  });
  const next = async <T>(what: string, pick: (event: DeviceEvent) => T | null, from = events.length): Promise<T> => {
    let seen = from;
    return await new Promise<T>((resolve, reject) => {
      const timer = setTimeout(() => {
        waiting.delete(look);
        reject(new Error(`${what}: not seen; devices ${JSON.stringify(hub.statuses())}`));
      }, PATIENCE_MS);
      const look = (): void => {
        for (; seen < events.length; seen += 1) {
          const event = events[seen];
          const picked = event === undefined ? null : pick(event);
          if (picked === null) continue;
          clearTimeout(timer);
          waiting.delete(look);
          resolve(picked);
          return;
        }
      };
      waiting.add(look);
      look();
    });
  };
  const status = (deviceId: string): DeviceStatus => hub.statuses().find((entry) => entry.deviceId === deviceId)!;
  return {
    hub,
    events,
    next,
    status,
    async state(deviceId, state, reason) {
      const isIt = (entry: DeviceStatus): boolean =>
        entry.deviceId === deviceId && entry.state === state && (reason === undefined || entry.reason === reason);
      if (isIt(status(deviceId))) return status(deviceId);
      return await next(`${deviceId} ${state}`, (event) =>
        event.kind === 'status' ? (event.devices.find(isIt) ?? null) : null,
      );
    },
    steady: (text) =>
      next(`steady ${text}`, (event) => {
        if (event.kind !== 'weight' || event.live.state !== 'steady') return null;
        const { digits, exponent, unit } = event.live.weight;
        return `${digits.toString()}e${exponent.toString()} ${unit}` === text ? event.live : null;
      }),
    scan: () =>
      next('a scan', (event) => (event.kind === 'scan' ? { text: event.scan.text, aim: event.scan.aim } : null)),
  };
}
