import type { Station } from '../station/station.ts';
import type { Handlers } from './ipc.ts';

type OverrideHandlers = Pick<Handlers, Extract<keyof Handlers, `override.${string}`>>;

/** Answers what a supervisor says at a packer's bench; the list of reasons is changed by supervisors only. */
export function createOverrideHandlers({ overrides }: Station, mustBeAllowed: () => void): OverrideHandlers {
  return {
    'override.choose': ({ reason }) => {
      overrides.choose(reason);
      return {};
    },
    'override.key': ({ gross }) => {
      overrides.key(gross);
      return {};
    },
    'override.sign': async ({ pin }) => {
      await overrides.sign(pin);
      return {};
    },
    'override.leave': () => {
      overrides.leave();
      return {};
    },
    'override.reasons': () => ({ reasons: [...overrides.reasons()] }),
    'override.saveReasons': ({ reasons }) => {
      mustBeAllowed();
      overrides.saveReasons(reasons);
      return {};
    },
  };
}
