import type { DevicesPort, StoragePort } from './ports.ts';
import type { Station } from './station.ts';

/** Locks a bench at which nobody does anything any more: who packed is signed out, the open order stays as it is. */
export interface IdleLock {
  /** Somebody touched the screen or a key. Scans and weights are heard by itself. */
  active(): void;
  /** Minutes without a scan, touch or change of weight until it locks; 0: never. */
  setMinutes(minutes: number): void;
  close(): void;
}

interface IdlePorts {
  readonly storage: StoragePort;
  readonly devices: Pick<DevicesPort, 'onEvent'>;
  readonly station: Pick<Station, 'state' | 'signOut'>;
}

/** Watches one bench. A badge takes the open order on, the same packer's or another's: who goes on with it is recorded. */
export function createIdleLock({ storage, devices, station }: IdlePorts): IdleLock {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let weight = '';
  const active = (): void => {
    if (timer) clearTimeout(timer);
    const minutes = storage.site()?.idleLockMinutes ?? 0;
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
    setMinutes(minutes) {
      const site = storage.site();
      if (!site) return;
      const event = { type: 'siteConfigured', site: { ...site, idleLockMinutes: minutes } } as const;
      storage.record([{ event }], station.state().user?.userId ?? null);
      active();
    },
    close() {
      stop();
      if (timer) clearTimeout(timer);
    },
  };
}
