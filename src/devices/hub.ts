import type { DeviceId } from '../core/ids.ts';
import type { LiveWeight } from '../core/weigh/reading.ts';
import type { DeviceEvent, DevicesPort, DeviceStateName, DeviceStatus, PrintOutcome } from '../station/ports.ts';
import { systemClock, type DeviceClock } from './clock.ts';
import { addressOf, type DeviceConfig } from './config.ts';
import { Connection } from './connection.ts';
import { DeviceRecord } from './deviceRecord.ts';
import type { Driver, DriverContext, DriverOutput, PrintJob } from './driver.ts';
import { driverFor } from './drivers.ts';
import type { DeviceTraceCopy } from './deviceTrace.ts';
import { tapped } from './tap.ts';
import { WatchFeed, type WatchedItem } from './watchFeed.ts';
import { ScaleFeed } from './scaleFeed.ts';
import { SleepWatch } from './sleepWatch.ts';
import { transportOf } from './transports/open.ts';

// Frames change all the time; the devices screen needs them now and then, states at once.
const HEALTH_MS = 5000;
// A sleep that was announced and has not come within this time does not come any more.
const NO_SLEEP_MS = 30_000;
// The system's word that it is awake may come after we noticed ourselves.
const JUST_WOKEN_MS = 10_000;

interface Device {
  readonly config: DeviceConfig;
  readonly record: DeviceRecord;
  driver: Driver | null;
  connection: Connection | null;
  feed: ScaleFeed | null;
}

/** This station's devices, and what the machine does with all of them. */
export interface DeviceHub extends DevicesPort {
  /** The machine goes to sleep: every link is let go. */
  suspend(): void;
  /** It is awake again: every link is opened anew, whatever is left of the old one. */
  resume(): void;
  /** Tells what one device says and is told, byte by byte, until another one (or none) is watched. */
  watch(deviceId: DeviceId | null, told: (items: readonly WatchedItem[]) => void): void;
  /** Everything kept of a device's line; null for one that is not here. */
  trace(deviceId: DeviceId): DeviceTraceCopy | null;
}

/** This station's devices, connected from now on. Nothing is thrown: what is wrong with a device is in its status. */
export const createHub = (configs: readonly DeviceConfig[], clock: DeviceClock = systemClock): DeviceHub =>
  new Hub(configs, clock);

class Hub implements DeviceHub {
  readonly #clock: DeviceClock;
  readonly #devices: readonly Device[];
  readonly #listeners = new Set<(event: DeviceEvent) => void>();
  #hasNews = false;
  #cancelHealth = (): void => undefined;
  readonly #sleepWatch: SleepWatch;
  #cancelNoSleep = (): void => undefined;
  #wokenAt = -Infinity;
  #isAsleep = false;
  #isOver = false;
  #watched: { readonly deviceId: DeviceId; readonly feed: WatchFeed } | null = null;

  constructor(configs: readonly DeviceConfig[], clock: DeviceClock) {
    this.#clock = clock;
    this.#devices = configs.map((config) => this.#create(config));
    this.#sleepWatch = new SleepWatch(clock, () => {
      this.#wake();
    });
    for (const device of this.#devices) device.connection?.start();
    this.#health();
  }

  onEvent(listener: (event: DeviceEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  statuses(): readonly DeviceStatus[] {
    return this.#devices.map((device) => device.record.status(this.#clock.wall()));
  }

  async print(job: PrintJob): Promise<PrintOutcome> {
    const printer = this.#devices.find(
      ({ config, driver }) => driver?.print !== undefined && (job.deviceId ?? config.deviceId) === config.deviceId,
    );
    if (printer?.driver?.print === undefined || this.#isOver) return { kind: 'failed', reason: 'notConfigured' };
    printer.record.job(1);
    this.#hasNews = true;
    const outcome = await printer.driver.print(this.#onOwnClock(job));
    printer.record.job(-1);
    this.#hasNews = true;
    // The driver only knows that there is no link; why is in the device's state.
    return outcome.kind === 'failed' && outcome.reason === 'disconnected'
      ? { kind: 'failed', reason: printer.record.reason ?? 'disconnected' }
      : outcome;
  }

  feedback(deviceId: DeviceId | null, verdict: 'good' | 'bad'): void {
    this.#devices.find((device) => device.config.deviceId === deviceId)?.driver?.feedback?.(verdict);
  }

  zero(deviceId: DeviceId): void {
    this.#devices.find((device) => device.config.deviceId === deviceId)?.driver?.zero?.();
  }

  suspend(): void {
    if (this.#isOver) return;
    this.#isAsleep = true;
    for (const device of this.#devices) device.connection?.sleep();
    this.#cancelNoSleep();
    this.#cancelNoSleep = this.#clock.after(NO_SLEEP_MS, () => {
      this.#wake();
    });
  }

  resume(): void {
    if (this.#isAsleep || this.#clock.uptime() - this.#wokenAt > JUST_WOKEN_MS) this.#wake();
  }

  watch(deviceId: DeviceId | null, told: (items: readonly WatchedItem[]) => void): void {
    this.#watched?.feed.close();
    this.#watched = deviceId === null || this.#isOver ? null : { deviceId, feed: new WatchFeed(this.#clock, told) };
  }

  trace(deviceId: DeviceId): DeviceTraceCopy | null {
    const device = this.#devices.find(({ config }) => config.deviceId === deviceId);
    return device?.record.trace.copy(this.#clock.wall()) ?? null;
  }

  async close(): Promise<void> {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#watched?.feed.close();
    this.#cancelHealth();
    this.#cancelNoSleep();
    this.#sleepWatch.close();
    for (const device of this.#devices) device.feed?.close();
    await Promise.all(this.#devices.flatMap((device) => device.connection?.close() ?? []));
    this.#listeners.clear();
  }

  #wake(): void {
    if (this.#isOver) return;
    this.#isAsleep = false;
    this.#wokenAt = this.#clock.uptime();
    this.#sleepWatch.restart();
    this.#cancelNoSleep();
    for (const device of this.#devices) device.connection?.wake();
  }

  /** A job's end of life is told by the PC's clock as it stands now; drivers go by one that nobody sets. */
  #onOwnClock(job: PrintJob): PrintJob {
    const ahead = this.#clock.now() - this.#clock.wall();
    return job.expiresAt === undefined ? job : { ...job, expiresAt: job.expiresAt + ahead };
  }

  #create(config: DeviceConfig): Device {
    const record = new DeviceRecord(config, this.#clock.wall());
    const device: Device = { config, record, driver: null, connection: null, feed: null };
    const isPrinter = config.role !== 'scale' && config.role !== 'scanner';
    const transport = transportOf(config.transport, isPrinter);
    const factory = driverFor(config.role, config.protocol);
    if (config.settings?.enabled === false) {
      record.move('disabled', null, this.#clock.wall());
    } else if (transport === null) {
      record.move('ready', null, this.#clock.wall());
    } else if (factory === null) {
      record.move('fault', 'protocolMismatch', this.#clock.wall());
    } else {
      device.driver = factory(this.#context(device));
      const driver = tapped(device.driver, (direction, bytes) => {
        this.#bytes(device, direction, bytes);
      });
      device.connection = new Connection(transport, driver, this.#clock, {
        state: (state, reason) => {
          this.#move(device, state, reason);
        },
        reconnected: () => {
          record.reconnected();
        },
        arrived: () => {
          this.#sleepWatch.look();
        },
      });
      if (config.role === 'scale') {
        device.feed = new ScaleFeed(this.#clock, (live) => {
          this.#emit({ kind: 'weight', deviceId: config.deviceId, live: this.#onWallClock(live) });
        });
      }
    }
    return device;
  }

  #bytes({ config, record }: Device, direction: 'in' | 'out', bytes: Uint8Array): void {
    const kept = record.trace.bytes(direction, bytes, this.#clock.wall());
    if (this.#watched?.deviceId === config.deviceId) this.#watched.feed.push({ kind: 'bytes', ...kept });
  }

  #context(device: Device): DriverContext {
    return {
      clock: this.#clock,
      settings: device.config.settings ?? {},
      address: addressOf(device.config.transport),
      emit: (output) => {
        this.#output(device, output);
      },
      health: (reason) => device.connection?.health(reason),
      trace: (frame, note) => {
        device.record.frame(frame, note, this.#clock.wall());
        this.#hasNews = true;
      },
      reopen: () => device.connection?.reopen(),
      want: (isWanted) => device.connection?.want(isWanted),
    };
  }

  #output(device: Device, output: DriverOutput): void {
    if (this.#watched?.deviceId === device.config.deviceId)
      this.#watched.feed.push({ kind: 'output', at: this.#clock.wall(), output });
    if (output.kind === 'scan') {
      const { text, aim } = output;
      this.#emit({ kind: 'scan', scan: { text, aim, deviceId: device.config.deviceId, at: this.#clock.wall() } });
    } else if (output.kind === 'dpmm') {
      if (device.record.setDpmm(output.dpmm)) this.#status();
    } else {
      device.feed?.push({ kind: 'reading', reading: output.reading, at: this.#clock.now() });
    }
  }

  #onWallClock(live: LiveWeight): LiveWeight {
    return 'at' in live ? { ...live, at: live.at - this.#clock.now() + this.#clock.wall() } : live;
  }

  #move(device: Device, state: DeviceStateName, reason: string | null): void {
    if (!device.record.move(state, reason, this.#clock.wall())) return;
    if (state === 'disconnected') device.feed?.push({ kind: 'gone' });
    if (state === 'fault') device.feed?.push({ kind: 'connected' });
    this.#status();
  }

  #status(): void {
    this.#hasNews = false;
    this.#emit({ kind: 'status', devices: this.statuses() });
  }

  #health(): void {
    this.#cancelHealth = this.#clock.after(HEALTH_MS, () => {
      if (this.#hasNews) this.#status();
      this.#health();
    });
  }

  #emit(event: DeviceEvent): void {
    if (this.#isOver) return;
    for (const listener of this.#listeners) listener(event);
  }
}
