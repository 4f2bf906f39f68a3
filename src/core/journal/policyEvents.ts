import type { Policy } from '../policies/policies.ts';

/** What a site decided anew, with what held before: a number in the policy's own unit. Who and when stand with the row. */
export interface PolicyEvent {
  readonly type: 'policySet';
  readonly policy: Policy;
  readonly before: number;
  readonly after: number;
}
