import type { DeviceId } from '../core/ids.ts';
import type { DeviceEvent, DevicesPort, DeviceStateName, DeviceStatus, PrintOutcome } from '../station/ports.ts';
import { systemClock, type DeviceClock } from './clock.ts';
import { addressOf, type DeviceConfig } from './config.ts';
import { Connection } from './connection.ts';
import { DeviceRecord } from './deviceRecord.ts';
import type { Driver, DriverContext, DriverOutput, PrintJob } from './driver.ts';
import { driverFor } from './drivers.ts';
import { ScaleFeed } from './scaleFeed.ts';
import { transportOf } from './transports/open.ts';

// Frames change all the time; the devices screen needs them now and then, states at once.
const HEALTH_MS = 5000;

interface Device {
  readonly config: DeviceConfig;
  readonly record: DeviceRecord;
  driver: Driver | null;
  connection: Connection | null;
  feed: ScaleFeed | null;
}

/** This station's devices, connected from now on. Nothing is thrown: what is wrong with a device is in its status. */
export const createHub = (configs: readonly DeviceConfig[], clock: DeviceClock = systemClock): DevicesPort =>
  new Hub(configs, clock);

class Hub implements DevicesPort {
  readonly #clock: DeviceClock;
  readonly #devices: readonly Device[];
  readonly #listeners = new Set<(event: DeviceEvent) => void>();
  #hasNews = false;
  #cancelHealth = (): void => undefined;
  #isOver = false;

  constructor(configs: readonly DeviceConfig[], clock: DeviceClock) {
    this.#clock = clock;
    this.#devices = configs.map((config) => this.#create(config));
    for (const device of this.#devices) device.connection?.start();
    this.#health();
  }

  onEvent(listener: (event: DeviceEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  statuses(): readonly DeviceStatus[] {
    return this.#devices.map((device) => device.record.status());
  }

  async print(job: PrintJob): Promise<PrintOutcome> {
    const printer = this.#devices.find(
      ({ config, driver }) => driver?.print !== undefined && (job.deviceId ?? config.deviceId) === config.deviceId,
    );
    if (printer?.driver?.print === undefined || this.#isOver) return { kind: 'failed', reason: 'notConfigured' };
    const outcome = await printer.driver.print(job);
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

  async close(): Promise<void> {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#cancelHealth();
    for (const device of this.#devices) device.feed?.close();
    await Promise.all(this.#devices.flatMap((device) => device.connection?.close() ?? []));
    this.#listeners.clear();
  }

  #create(config: DeviceConfig): Device {
    const record = new DeviceRecord(config, this.#clock.now());
    const device: Device = { config, record, driver: null, connection: null, feed: null };
    const transport = transportOf(config.transport);
    const factory = driverFor(config.role, config.protocol);
    if (config.settings?.enabled === false) {
      record.move('disabled', null, this.#clock.now());
    } else if (transport === null) {
      record.move('ready', null, this.#clock.now());
    } else if (factory === null) {
      record.move('fault', 'protocolMismatch', this.#clock.now());
    } else {
      device.driver = factory(this.#context(device));
      device.connection = new Connection(transport, device.driver, this.#clock, {
        state: (state, reason) => {
          this.#move(device, state, reason);
        },
        reconnected: () => {
          record.reconnected();
        },
      });
      if (config.role === 'scale') {
        device.feed = new ScaleFeed(this.#clock, (live) => {
          this.#emit({ kind: 'weight', deviceId: config.deviceId, live });
        });
      }
    }
    return device;
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
        device.record.frame(frame, note, this.#clock.now());
        this.#hasNews = true;
      },
      reopen: () => device.connection?.reopen(),
      want: (isWanted) => device.connection?.want(isWanted),
    };
  }

  #output(device: Device, output: DriverOutput): void {
    const at = this.#clock.now();
    if (output.kind === 'scan') {
      const { text, aim } = output;
      this.#emit({ kind: 'scan', scan: { text, aim, deviceId: device.config.deviceId, at } });
    } else if (output.kind === 'dpmm') {
      if (device.record.setDpmm(output.dpmm)) this.#status();
    } else {
      device.feed?.push({ kind: 'reading', reading: output.reading, at });
    }
  }

  #move(device: Device, state: DeviceStateName, reason: string | null): void {
    if (!device.record.move(state, reason, this.#clock.now())) return;
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
