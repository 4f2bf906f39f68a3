import type { SessionId, UserId } from '../core/ids.ts';
import {
  isAllowed,
  policiesOf,
  POLICY_NAMES,
  type Policies,
  type Policy,
  type PolicySet,
} from '../core/policies/policies.ts';
import type { StoragePort } from './ports.ts';

/** A policy as it is now: what is usual here, and who set it last with what stood before. */
export interface PolicyShown {
  readonly policy: Policy;
  readonly value: number;
  readonly usual: number;
  readonly changed: (Pick<PolicySet, 'before' | 'at'> & { readonly by: string }) | null;
}

/** What this site decides. */
export interface PolicyDesk {
  now(): Policies;
  /** What held when the order was taken up: a change counts from the next one. */
  during(sessionId: SessionId): Policies;
  list(): readonly PolicyShown[];
  /** Records those that differ; the first that is out of its bounds, and nothing is recorded then. */
  save(values: Partial<Policies>, by: UserId | null): Policy | null;
}

/** Orders at a time whose policies are kept as they began. */
const HELD_MOST = 50;

/** Creates the desk of one station; `ofBench`: what `station.json` says where nobody decided. */
export function createPolicyDesk(
  storage: Pick<StoragePort, 'site' | 'record' | 'users'>,
  ofBench: Partial<Policies> = {},
): PolicyDesk {
  const held = new Map<SessionId, Policies>();
  const set = () => storage.site()?.policies ?? {};
  const usual = (): Policies => {
    // Early sites kept it beside the policies.
    const minutes = storage.site()?.idleLockMinutes;
    return policiesOf({}, { ...ofBench, ...(minutes !== undefined && { idleLockMinutes: minutes }) });
  };
  const now = (): Policies => policiesOf(set(), usual());
  return {
    now,
    during(sessionId) {
      const known = held.get(sessionId) ?? now();
      held.delete(sessionId);
      held.set(sessionId, known);
      // Answers of carriers come for orders that are long off the bench, too: those used last are kept.
      for (const [oldest] of held) if (held.size > HELD_MOST) held.delete(oldest);
      return known;
    },
    list() {
      const [values, normal] = [now(), usual()];
      return POLICY_NAMES.map((policy) => {
        const last = set()[policy];
        const by = last?.by ? (storage.users.byId(last.by)?.name ?? '') : '';
        const changed = last ? { before: last.before, at: last.at, by } : null;
        return { policy, value: values[policy], usual: normal[policy], changed };
      });
    },
    save(wanted, by) {
      const before = now();
      const changes = POLICY_NAMES.flatMap((policy) => {
        const after = wanted[policy];
        return after === undefined || after === before[policy] ? [] : [{ policy, after }];
      });
      const wrong = changes.find(({ policy, after }) => !isAllowed(policy, after));
      if (wrong || changes.length === 0) return wrong?.policy ?? null;
      storage.record(
        changes.map(({ policy, after }) => ({
          event: { type: 'policySet', policy, before: before[policy], after } as const,
        })),
        by,
      );
      return null;
    },
  };
}
