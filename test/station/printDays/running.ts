import { offlineCarrier } from '../../support/rates.ts';
import { createCsvImport } from '../../../src/channels/csv/source.ts';
import { asId, type DeviceId } from '../../../src/core/ids.ts';
import type { Mass } from '../../../src/core/quantity.ts';
import type { DeviceClock } from '../../../src/devices/clock.ts';
import type { DeviceSettings } from '../../../src/devices/config.ts';
import { createHub } from '../../../src/devices/hub.ts';
import { StationError } from '../../../src/shared/errors.ts';
import { createStation } from '../../../src/station/createStation.ts';
import { DEMO_USERS } from '../../../src/station/demo.ts';
import type { DeviceEvent, DevicesPort, LabelRenderPort, StoragePort } from '../../../src/station/ports.ts';
import { createInlineCartonizer } from '../../../src/station/cartonizer/inlineCartonizer.ts';
import { systemRuntime } from '../../../src/station/runtime.ts';
import type { Station } from '../../../src/station/station.ts';
import { openStorage } from '../../../src/storage/openStorage.ts';

/** One run of the station on a data folder: real storage, real hub, the printer over TCP. */
export interface Running {
  readonly station: Station;
  readonly storage: StoragePort;
  scan(text: string): void;
  /** Puts a steady weight on the scale; null takes it off. */
  weigh(gross: Mass | null): void;
  close(): Promise<void>;
  /** The process dies: what it had not on disk is lost, and its sockets close. */
  crash(): Promise<void>;
}

const SCALE = asId<DeviceId>('scale');

export interface RunningOptions {
  readonly dataDir: string;
  readonly port: number;
  readonly settings: DeviceSettings;
  readonly clock: DeviceClock;
  readonly renderer: LabelRenderPort;
}

/** Starts the station, with a packer signed in. */
export function startStation({ dataDir, port, settings, clock, renderer }: RunningOptions): Running {
  const disk = openStorage({ dataDir, runtime: systemRuntime });
  let isDead = false;
  const storage: StoragePort = {
    ...disk,
    record(...facts) {
      if (isDead) throw new StationError('disk.full', { folder: dataDir });
      return disk.record(...facts);
    },
  };
  const hub = createHub(
    [
      {
        deviceId: asId<DeviceId>('printer'),
        role: 'labelPrinter',
        name: 'Printer',
        transport: { kind: 'tcp', host: '127.0.0.1', port },
        protocol: 'zpl',
        settings,
      },
    ],
    clock,
  );
  const { devices, tell } = withScale(hub);
  const station = createStation({
    storage,
    devices,
    carrier: offlineCarrier(),
    renderer,
    imports: createCsvImport(),
    cartonizer: createInlineCartonizer(),
    runtime: systemRuntime,
    report: () => 'E-TEST-00',
  });
  const scan = (text: string): void => {
    station.scanned({ text, aim: null, deviceId: null, at: systemRuntime.now() });
  };
  scan(DEMO_USERS[0]?.badge ?? '');
  return {
    station,
    storage,
    scan,
    weigh(gross) {
      const weight = gross ?? { digits: 0, exponent: -2, unit: 'lb' as const };
      tell({
        kind: 'weight',
        deviceId: SCALE,
        live: { state: 'steady', weight, isZero: gross === null, at: clock.now(), frame: '' },
      });
    },
    close: () => station.close(),
    async crash() {
      isDead = true;
      await hub.close();
      await station.close();
    },
  };
}

/** The hub with a scale that is worked by hand: it is not what the day is about. */
function withScale(hub: DevicesPort): { readonly devices: DevicesPort; tell(event: DeviceEvent): void } {
  const listeners = new Set<(event: DeviceEvent) => void>();
  const devices: DevicesPort = {
    onEvent(listener) {
      listeners.add(listener);
      const stop = hub.onEvent(listener);
      return () => {
        listeners.delete(listener);
        stop();
      };
    },
    statuses: () => hub.statuses(),
    print: (job) => hub.print(job),
    feedback: (deviceId, verdict) => {
      hub.feedback(deviceId, verdict);
    },
    zero: (deviceId) => {
      hub.zero(deviceId);
    },
    close: () => hub.close(),
  };
  return {
    devices,
    tell(event) {
      for (const listener of listeners) listener(event);
    },
  };
}
