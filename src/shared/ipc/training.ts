import { z } from 'zod';
import { TRAINING_STEPS } from '../../core/training/progress.ts';
import { text } from './schemas.ts';

const nothing = z.object({}).strict();
const step = z.enum(TRAINING_STEPS);

/** How far whoever stands at the training bench is. */
export const trainingView = z.object({ done: z.array(step), next: step.nullable() });

/** What the window asks about training. */
export const trainingRequests = {
  /** Opens the training beside this bench, or says why not; the window begins anew. Anybody may, signed in or not: nothing real is reached from there. */
  'training.begin': { input: nothing, output: z.object({ refused: z.enum(['importRunning']).nullable() }) },
  /** Back to the bench as it was left; whoever goes on there scans their badge. */
  'training.leave': { input: nothing, output: nothing },
  /** How far each packer is; for supervisors. */
  'training.progress': {
    input: nothing,
    output: z.object({ people: z.array(z.object({ userId: text, name: text, number: text, done: z.array(step) })) }),
  },
} as const;
