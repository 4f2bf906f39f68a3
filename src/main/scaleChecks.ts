import { asId, type DeviceId } from '../core/ids.ts';
import type { Mass } from '../core/quantity.ts';
import { checkFold, NO_CHECK, type ScaleCheck, type ScaleCheckInput } from '../core/weigh/check.ts';
import type { LiveWeight } from '../core/weigh/reading.ts';
import type { DeviceEntry } from '../shared/config.ts';
import type { DevicesPort, ScaleCheckRecord, StoragePort } from '../station/ports.ts';
import type { Station } from '../station/station.ts';
import { identityOf } from './deviceIdentity.ts';

/** The check of one scale against a known mass: what it shows is seen here, so that no window can make a result up. */
export interface ScaleChecks {
  start(entry: DeviceEntry, told: (check: ScaleCheck) => void): void;
  /** What the person says lies on it, and in what steps the scale counts. */
  say(known: Mass | null, division: number): void;
  /** Records what the scale shows now, with who is signed in; false when it shows nothing to be recorded. Throws StationError disk.full and the like. */
  keep(): boolean;
  stop(): void;
  /** The last check of the scale that this entry means; null when it never was. */
  lastOf(entry: DeviceEntry): ScaleCheckRecord | null;
}

/** Checks of a station's scales. */
export function createScaleChecks(ports: {
  readonly devices: DevicesPort;
  readonly storage: StoragePort;
  readonly user: () => ReturnType<Station['state']>['user'];
}): ScaleChecks {
  const { devices, storage, user } = ports;
  let running: { readonly entry: DeviceEntry; readonly told: (check: ScaleCheck) => void } | null = null;
  let check: ScaleCheck = NO_CHECK;
  const take = (input: ScaleCheckInput): void => {
    if (!running) return;
    check = checkFold(check, input);
    running.told(check);
  };
  // A scale that speaks only of changes may say nothing for long: what it showed last is what it shows.
  const shown = new Map<string, LiveWeight>();
  devices.onEvent((event) => {
    if (event.kind !== 'weight') return;
    shown.set(event.deviceId, event.live);
    if (event.deviceId === running?.entry.deviceId) take({ kind: 'live', live: event.live });
  });
  return {
    start(entry, told) {
      running = { entry, told };
      check = NO_CHECK;
      take({ kind: 'live', live: shown.get(entry.deviceId) ?? NO_CHECK.live });
    },
    say(known, division) {
      take({ kind: 'known', known, division });
    },
    keep() {
      if (!running || check.verdict === null) return false;
      const { known, shown, allowed, isWithin } = check.verdict;
      const { entry } = running;
      const deviceId = asId<DeviceId>(entry.deviceId);
      storage.record(
        [{ event: { type: 'scaleChecked', deviceId, identity: identityOf(entry), known, shown, allowed, isWithin } }],
        user()?.userId ?? null,
      );
      return true;
    },
    stop() {
      running = null;
      check = NO_CHECK;
    },
    lastOf: (entry) => storage.scaleChecks().find(({ identity }) => identity === identityOf(entry)) ?? null,
  };
}
