import { systemRuntime } from '../station/runtime.ts';
import type { Station } from '../station/station.ts';
import type { Handlers } from './ipc.ts';
import { mutable } from './mutable.ts';
import { exportReplay, type ExportParts } from './replayExport.ts';

type ReplayHandlers = Pick<Handlers, Extract<keyof Handlers, `replay.${string}`>>;

/** Answers what the window asks about what happened with an order, a supervisor only. */
export function createReplayHandlers(
  { replay }: Station,
  exporting: Omit<ExportParts, 'runtime'>,
  mustBeAllowed: () => void,
): ReplayHandlers {
  return {
    'replay.export': (asked) => {
      mustBeAllowed();
      return exportReplay({ ...exporting, runtime: systemRuntime }, asked);
    },
    'replay.key': () => {
      mustBeAllowed();
      return exporting.key.view();
    },
    'replay.find': ({ text }) => {
      mustBeAllowed();
      return { orderId: replay.find(text) };
    },
    'replay.show': ({ orderId }) => {
      mustBeAllowed();
      return { replay: mutable(replay.show(orderId)) };
    },
    // Also from a page that goes away because nobody is signed in any more.
    'replay.listen': ({ isOn }) => {
      if (isOn) mustBeAllowed();
      replay.listen(isOn);
      return {};
    },
  };
}
