import type { DevicesPort } from './ports.ts';
import type { Station } from './station.ts';

/** Locks a bench at which nobody does anything any more: who packed is signed out, the open order stays as it is. */
export interface IdleLock {
  /** Somebody touched the screen or a key, or the minutes are others. Scans and weights are heard by itself. */
  active(): void;
  close(): void;
}

interface IdlePorts {
  readonly devices: Pick<DevicesPort, 'onEvent'>;
  readonly station: Pick<Station, 'state' | 'signOut' | 'policies'>;
}

/** Watches one bench. A badge takes the open order on, the same packer's or another's: who goes on with it is recorded. */
export function createIdleLock({ devices, station }: IdlePorts): IdleLock {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let weight = '';
  const active = (): void => {
    if (timer) clearTimeout(timer);
    const minutes = station.policies.now().idleLockMinutes;
    timer = minutes > 0 ? setTimeout(lock, minutes * 60_000) : null;
  };
  const lock = (): void => {
    timer = null;
    if (station.state().user) station.signOut();
  };
  const stop = devices.onEvent((event) => {
    if (event.kind === 'scan') active();
    if (event.kind !== 'weight') return;
    // A scale tells its weight many times a second: only another one is somebody's doing.
    const { live } = event;
    const now = live.state === 'steady' ? JSON.stringify(live.weight) : live.state;
    if (now === weight) return;
    weight = now;
    active();
  });
  active();
  return {
    active,
    close() {
      stop();
      if (timer) clearTimeout(timer);
    },
  };
}
