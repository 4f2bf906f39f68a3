import type { IdleLock } from '../station/idleLock.ts';
import type { Handlers } from './ipc.ts';

type IdleHandlers = Pick<Handlers, 'session.active' | 'station.setIdleLock'>;

/** Answers what the window says of a bench that locks by itself. */
export function createIdleHandlers(
  idleLock: IdleLock,
  mustSupervise: () => void,
  changed: () => Record<string, never>,
): IdleHandlers {
  return {
    'session.active': () => {
      idleLock.active();
      return {};
    },
    'station.setIdleLock': ({ minutes }) => {
      mustSupervise();
      idleLock.setMinutes(minutes);
      return changed();
    },
  };
}
