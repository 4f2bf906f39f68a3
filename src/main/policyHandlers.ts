import { POLICY_NAMES } from '../core/policies/policies.ts';
import type { IdleLock } from '../station/idleLock.ts';
import type { Station } from '../station/station.ts';
import type { Guard } from './deskHandlers.ts';
import type { Handlers } from './ipc.ts';
import { mutable } from './mutable.ts';

type PolicyHandlers = Pick<Handlers, 'session.active' | 'policies.list' | 'policies.save'>;

/** Answers what the window asks of what this site decides, and hears that somebody is at a bench that locks by itself. */
export function createPolicyHandlers(
  { policies, state }: Station,
  idleLock: IdleLock,
  mayDecide: Guard,
  changed: () => Record<string, never>,
): PolicyHandlers {
  return {
    'session.active': () => {
      idleLock.active();
      return {};
    },
    'policies.list': () => {
      mayDecide();
      return { policies: mutable(policies.list()) };
    },
    'policies.save': ({ values }) => {
      mayDecide();
      const told = POLICY_NAMES.flatMap((policy) => {
        const value = values[policy];
        return value === undefined ? [] : [[policy, value] as const];
      });
      const problem = policies.save(Object.fromEntries(told), state().user?.userId ?? null);
      idleLock.active();
      changed();
      return { problem };
    },
  };
}
