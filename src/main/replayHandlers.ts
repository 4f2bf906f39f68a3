import type { Station } from '../station/station.ts';
import type { Handlers } from './ipc.ts';
import { mutable } from './mutable.ts';

type ReplayHandlers = Pick<Handlers, Extract<keyof Handlers, `replay.${string}`>>;

/** Answers what the window asks about what happened with an order, a supervisor only. */
export function createReplayHandlers({ replay }: Station, mustSupervise: () => void): ReplayHandlers {
  return {
    'replay.find': ({ text }) => {
      mustSupervise();
      return { orderId: replay.find(text) };
    },
    'replay.show': ({ orderId }) => {
      mustSupervise();
      return { replay: mutable(replay.show(orderId)) };
    },
    // Also from a page that goes away because nobody is signed in any more.
    'replay.listen': ({ isOn }) => {
      if (isOn) mustSupervise();
      replay.listen(isOn);
      return {};
    },
  };
}
