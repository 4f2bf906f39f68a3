import type { DeviceEvent, DevicesPort, DeviceStatus } from '../station/ports.ts';

/** What may be wrong with a scanner that types, the worst first. Only the window sees it. */
export const KEYBOARD_TROUBLES = ['noFocus', 'wrongLayout', 'capsLock', 'noSuffix'] as const;
export type KeyboardTrouble = (typeof KEYBOARD_TROUBLES)[number];

/** The devices with what the window knows of the one that types. */
export interface KeyboardWatch {
  readonly port: DevicesPort;
  /** Begins or ends a trouble; the keyboard stands in the list of devices as a fault while there is one. True when that is news. */
  set(trouble: KeyboardTrouble, isThere: boolean): boolean;
}

/** Puts the troubles of a scanner that types into its status, where the bench shows what every device needs. */
export function watchKeyboard(devices: DevicesPort, now: () => number = Date.now): KeyboardWatch {
  const there = new Set<KeyboardTrouble>();
  const listeners = new Set<(event: DeviceEvent) => void>();
  let since = 0;
  const told = (statuses: readonly DeviceStatus[]): readonly DeviceStatus[] => {
    const isOnly = statuses.every(
      ({ role, address, state }) => role !== 'scanner' || address === 'keyboard' || state === 'disabled',
    );
    // Beside a scanner with a line of its own nobody minds where the keys go.
    const reason = KEYBOARD_TROUBLES.find((trouble) => there.has(trouble) && (isOnly || trouble !== 'noFocus'));
    if (reason === undefined) return statuses;
    return statuses.map((status) =>
      status.address === 'keyboard' && status.state === 'ready' ? { ...status, state: 'fault', reason, since } : status,
    );
  };
  return {
    port: {
      ...devices,
      statuses: () => told(devices.statuses()),
      onEvent(listener) {
        listeners.add(listener);
        const stop = devices.onEvent((event) => {
          listener(event.kind === 'status' ? { ...event, devices: told(event.devices) } : event);
        });
        return () => {
          listeners.delete(listener);
          stop();
        };
      },
    },
    set(trouble, isThere) {
      if (there.has(trouble) === isThere) return false;
      if (isThere) there.add(trouble);
      else there.delete(trouble);
      since = now();
      for (const listener of listeners) listener({ kind: 'status', devices: told(devices.statuses()) });
      return true;
    },
  };
}
