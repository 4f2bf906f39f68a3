import type { UserId } from '../core/ids.ts';
import { may } from '../core/people/permissions.ts';
import { app, type BrowserWindow } from 'electron';
import { StationError } from '../shared/errors.ts';
import type { Station } from '../station/station.ts';
import type { Handlers } from './ipc.ts';

/** Whether this bench's window is kept in full screen (`window.kiosk` in station.json). */
export interface Kiosk {
  isKept(): boolean;
  /** Back to a window that may be closed, until the program starts again. */
  leave(): void;
}

/** No station is kept in full screen that can't be opened: IT must get at the PC. */
export const NO_KIOSK: Kiosk = { isKept: () => false, leave: () => undefined };

/**
 * Keeps a window open and in full screen until a supervisor lets go of it. What ends the whole program ends it all the same: the
 * system's shut-down, its end of session and a restart for other data.
 */
export function keepKiosk(window: BrowserWindow): Kiosk {
  let isKept = true;
  const letGo = (): void => {
    isKept = false;
  };
  window.on('close', (event) => {
    if (isKept) event.preventDefault();
  });
  window.on('leave-full-screen', () => {
    if (isKept) window.setKiosk(true);
  });
  window.on('minimize', () => {
    if (isKept) window.restore();
  });
  window.on('query-session-end', letGo);
  app.on('before-quit', letGo);
  return {
    isKept: () => isKept,
    leave() {
      letGo();
      window.setKiosk(false);
    },
  };
}

/** Answers what the window asks about full screen: who may set the station up and is signed in leaves it with their PIN, under the rules of sign-in's lock-out. */
export function createKioskHandlers(
  station: Station,
  {
    kiosk,
    isTraining,
    changed,
    left,
  }: { readonly kiosk: Kiosk; readonly isTraining: boolean; changed(): void; left(by: UserId): void },
): Pick<Handlers, 'kiosk.leave'> {
  return {
    'kiosk.leave': async ({ pin }) => {
      const { user } = station.state();
      // The PINs of the training are nobody's.
      if (!user || !may(user, 'station') || isTraining) throw new StationError('request.forbidden', {});
      const refused = await station.signIn(user.number, pin);
      if (refused === null) {
        kiosk.leave();
        left(user.userId);
        changed();
      }
      return { refused };
    },
  };
}
