import { z } from 'zod';
import { POLICY_NAMES } from '../../core/policies/policies.ts';
import { text } from './schemas.ts';

const policy = z.enum(POLICY_NAMES);

/** What the window asks of what this site decides; for supervisors. Bounds and units stand in `core/policies/policies`. */
export const policyRequests = {
  'policies.list': {
    input: z.object({}).strict(),
    output: z.object({
      policies: z.array(
        z.object({
          policy,
          value: z.number(),
          usual: z.number(),
          changed: z.object({ before: z.number(), at: z.number(), by: text }).nullable(),
        }),
      ),
    }),
  },
  /** Those named; `problem`: the first that is out of its bounds, and nothing is changed then. */
  'policies.save': {
    input: z.object({ values: z.partialRecord(policy, z.number()) }),
    output: z.object({ problem: policy.nullable() }),
  },
} as const;
