import { servePty } from '../../src/devices/virtual/pty.ts';
import type { cleanup } from './cleanup.ts';
import { watchHub } from './hubWatch.ts';

/** Instruments on pseudo-terminals and hubs that watch them, gone again after each test. */
export function ptyBench(after: ReturnType<typeof cleanup>) {
  return {
    plugIn: async (instrument: Parameters<typeof servePty>[0], link: string) => {
      const served = await servePty(instrument, link);
      after(() => served.close());
      return served;
    },
    watched: (...configs: Parameters<typeof watchHub>) => {
      const watch = watchHub(...configs);
      after(() => watch.hub.close());
      return watch;
    },
  };
}
