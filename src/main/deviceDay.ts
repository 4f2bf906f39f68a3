import type { DeviceId } from '../core/ids.ts';
import type { DevicesPort, RuntimePort, SheetPort, StoragePort } from '../station/ports.ts';
import { localDate } from '../station/siteTime.ts';

/** How much each device did today: scans read, jobs that a printer took. */
export interface DeviceDay {
  /** The same devices, counted. */
  readonly port: DevicesPort;
  /** The same way to print sheets, counted. */
  sheets(port: SheetPort): SheetPort;
  today(deviceId: DeviceId): number;
  /** Writes down what was counted; the last that is called. */
  close(): void;
}

interface Day {
  readonly date: string;
  readonly counts: Readonly<Record<string, number>>;
}

const KEY = 'devices.today';
// A crash loses at most this much of the count: it is shown to people and nothing is decided by it.
const WRITE_MS = 30_000;

/** Counts what a station's devices do in a day of its site; the count outlives a restart. */
export function createDeviceDay(
  devices: DevicesPort,
  storage: Pick<StoragePort, 'site' | 'preferences'>,
  runtime: Pick<RuntimePort, 'now'>,
): DeviceDay {
  let day = readDay(storage.preferences.get(KEY));
  let timer: NodeJS.Timeout | null = null;
  const date = (): string => localDate(runtime.now(), storage.site()?.timeZone ?? 'UTC');
  const write = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    storage.preferences.set(KEY, JSON.stringify(day));
  };
  const count = (deviceId: string | null): void => {
    if (deviceId === null) return;
    const now = date();
    const counts = day.date === now ? day.counts : {};
    day = { date: now, counts: { ...counts, [deviceId]: (counts[deviceId] ?? 0) + 1 } };
    timer ??= setTimeout(write, WRITE_MS);
  };
  return {
    port: {
      ...devices,
      onEvent: (listener) =>
        devices.onEvent((event) => {
          if (event.kind === 'scan') count(event.scan.deviceId);
          listener(event);
        }),
      async print(job) {
        const outcome = await devices.print(job);
        const printer = job.deviceId ?? devices.statuses().find(({ role }) => role === 'labelPrinter')?.deviceId;
        if (outcome.kind === 'printed') count(printer ?? null);
        return outcome;
      },
    },
    sheets: (port) => ({
      ...port,
      async print(job) {
        const outcome = await port.print(job);
        if (outcome.kind === 'printed') count(job.deviceId);
        return outcome;
      },
    }),
    today: (deviceId) => (day.date === date() ? (day.counts[deviceId] ?? 0) : 0),
    close() {
      if (timer !== null) write();
    },
  };
}

/** What was written; an empty day for anything else, for it is only a count. */
function readDay(text: string | null): Day {
  try {
    const read = JSON.parse(text ?? '') as Partial<Day>;
    const counts = Object.entries(read.counts ?? {}).filter(([, count]) => Number.isSafeInteger(count) && count > 0);
    return { date: String(read.date), counts: Object.fromEntries(counts) };
  } catch {
    return { date: '', counts: {} };
  }
}
