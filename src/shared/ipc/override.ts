import { z } from 'zod';
import { OVERRIDE_REFUSALS, OVERRIDES } from '../../core/journal/overrideEvents.ts';
import { REASON_LENGTH, REASONS_MOST } from '../../core/pack/overriding.ts';
import { mass, text } from './schemas.ts';

const nothing = z.object({}).strict();
const reasons = z.array(text.max(REASON_LENGTH)).max(REASONS_MOST);

/** What a supervisor is asked for at the bench. */
export const overrideView = z.object({
  kind: z.enum(OVERRIDES),
  step: z.enum(['badge', 'reason', 'weight', 'pin']),
  supervisor: text.nullable(),
  isOwn: z.boolean(),
  reason: text.nullable(),
  gross: mass.nullable(),
  refused: z.enum(OVERRIDE_REFUSALS).nullable(),
  reasons: z.array(text),
});

/** A supervisor at a packer's bench, and the reasons to choose from. The badge comes by the scanner; what comes of it is in the snapshot. */
export const overrideRequests = {
  'override.choose': { input: z.object({ reason: text.max(REASON_LENGTH) }), output: nothing },
  'override.key': { input: z.object({ gross: mass }), output: nothing },
  'override.sign': { input: z.object({ pin: text.max(8) }), output: nothing },
  'override.leave': { input: nothing, output: nothing },
  'override.reasons': { input: nothing, output: z.object({ reasons }) },
  /** An empty list is the program's own again. */
  'override.saveReasons': { input: z.object({ reasons }), output: nothing },
} as const;
