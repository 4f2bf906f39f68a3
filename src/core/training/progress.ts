import type { StationEvent } from '../journal/events.ts';
import type { UserId } from '../ids.ts';

/** Steps of the first day, in the order in which they are asked for; their words stand in `messages` under `training.step.<name>`. */
export const TRAINING_STEPS = [
  'badge',
  'order',
  'wrongItem',
  'undo',
  'box',
  'weigh',
  'label',
  'newBox',
  'hold',
  'problem',
] as const;
export type TrainingStep = (typeof TRAINING_STEPS)[number];

/** The PIN of everybody at the training bench: no real one is kept there. */
export const TRAINING_PIN = '0000';

/** Who is at the training bench, and the steps that each packer has finished, by user. */
export interface TrainingProgress {
  readonly userId: UserId | null;
  readonly done: Readonly<Record<string, readonly TrainingStep[]>>;
}

/** Nobody there, and nothing done yet. */
export const NO_TRAINING: TrainingProgress = { userId: null, done: {} };

/**
 * The step that an event finishes, or null. A step is finished by what is recorded of what a packer does, never by a press on "understood":
 * so it is the same rule on the bench and in training.
 */
export function finishedBy(event: StationEvent): TrainingStep | null {
  switch (event.type) {
    case 'userSignedIn':
      return 'badge';
    case 'packStarted':
      return 'order';
    case 'scanRefused':
      return event.reason === 'notOnOrder' || event.reason === 'lookAlike' ? 'wrongItem' : null;
    case 'refusalCleared':
    case 'itemUnpacked':
      return 'undo';
    case 'boxChosen':
      return 'box';
    case 'weightCaptured':
      return 'weigh';
    case 'parcelClosed':
      return 'label';
    // NEW BOX leaves a part of the order to boxes that are planned anew.
    case 'boxesReplanned':
      return event.begun > 0 ? 'newBox' : null;
    case 'packPaused':
      return event.reason === 'problem' ? 'problem' : event.reason === 'packer' ? 'hold' : null;
    default:
      return null;
  }
}

/** The progress after one recorded event; the very same value where nothing changed. */
export function trainingFold(progress: TrainingProgress, event: StationEvent): TrainingProgress {
  if (event.type === 'userSignedOut') return { ...progress, userId: null };
  const now = event.type === 'userSignedIn' ? { ...progress, userId: event.userId } : progress;
  const step = finishedBy(event);
  if (step === null || now.userId === null) return now;
  const before = now.done[now.userId] ?? [];
  return before.includes(step) ? now : { ...now, done: { ...now.done, [now.userId]: [...before, step] } };
}

/** The step to be done next, or null when all are. */
export const nextTrainingStep = (done: readonly TrainingStep[]): TrainingStep | null =>
  TRAINING_STEPS.find((step) => !done.includes(step)) ?? null;
