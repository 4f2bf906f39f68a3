import { WEIGH_SETTINGS, type WeighSettings } from '../weigh/tolerance.ts';
import type { UserId } from '../ids.ts';
import type { Instant } from '../time.ts';

/** What a policy is counted in; `money`: whole units of the site's currency. */
export type PolicyUnit = 'yesNo' | 'sigmas' | 'percent' | 'divisions' | 'labels' | 'minutes' | 'orders' | 'money';

/** A whole number from `from` to `to`; `usual` where the site says nothing. Yes is 1, and 0 switches a check off. */
interface PolicyRule {
  readonly unit: PolicyUnit;
  readonly from: number;
  readonly to: number;
  readonly usual: number;
}

/** What a site decides, in the order in which it is told. */
export const POLICIES = {
  sigmas: { unit: 'sigmas', from: 2, to: 5, usual: WEIGH_SETTINGS.sigmas },
  unlearnedSigmaPercent: { unit: 'percent', from: 1, to: 5, usual: WEIGH_SETTINGS.unlearnedSigmaPercent },
  divisions: { unit: 'divisions', from: 1, to: 5, usual: WEIGH_SETTINGS.divisions },
  printsAllowed: { unit: 'labels', from: 1, to: 10, usual: 3 },
  shipsPartial: { unit: 'yesNo', from: 0, to: 1, usual: 0 },
  idleLockMinutes: { unit: 'minutes', from: 0, to: 120, usual: 0 },
  newPackerOrders: { unit: 'orders', from: 0, to: 500, usual: 0 },
  // A thousand dollars are 26 million dong.
  costlyFrom: { unit: 'money', from: 0, to: 1_000_000_000, usual: 0 },
  confusedPairs: { unit: 'yesNo', from: 0, to: 1, usual: 0 },
} as const satisfies Readonly<Record<string, PolicyRule>>;
export type Policy = keyof typeof POLICIES;

export const POLICY_NAMES = Object.keys(POLICIES) as readonly Policy[];
export type Policies = Readonly<Record<Policy, number>>;

/** What was set last of a policy, by whom, and what stood before. */
export interface PolicySet {
  readonly value: number;
  readonly before: number;
  readonly by: UserId | null;
  readonly at: Instant;
}

/** True for a value that a policy may have. */
export const isAllowed = (policy: Policy, value: number): boolean =>
  Number.isInteger(value) && value >= POLICIES[policy].from && value <= POLICIES[policy].to;

/** What holds: what was set, else what the bench's own file says, else what is usual. */
export const policiesOf = (
  set: Readonly<Partial<Record<Policy, PolicySet>>> = {},
  ofBench: Partial<Policies> = {},
): Policies => {
  const valueOf = (policy: Policy): number => set[policy]?.value ?? ofBench[policy] ?? POLICIES[policy].usual;
  return Object.fromEntries(POLICY_NAMES.map((policy) => [policy, valueOf(policy)])) as Policies;
};

/** How far a parcel's weight may be off, by the site's policies. */
export const weighSettingsOf = ({ sigmas, unlearnedSigmaPercent, divisions }: Policies): WeighSettings => ({
  sigmas,
  unlearnedSigmaPercent,
  divisions,
});
