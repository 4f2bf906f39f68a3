import type { TrainingProgress } from '../core/training/progress.ts';
import type { Station } from '../station/station.ts';
import type { Handlers } from './ipc.ts';

type TrainingHandlers = Pick<Handlers, Extract<keyof Handlers, `training.${string}`>>;

/** What only the application can do about training. */
export interface TrainingActions {
  /** Opens the training beside this bench, or says why not. */
  train(): Promise<'importRunning' | null>;
  leaveTraining(): void;
  /** Which steps each packer has finished, by user. */
  trainingProgress(): TrainingProgress['done'];
}

/** Answers what the window asks about training. */
export function createTrainingHandlers(
  { people }: Station,
  actions: TrainingActions,
  mustBeAllowed: () => void,
): TrainingHandlers {
  return {
    'training.begin': async () => ({ refused: await actions.train() }),
    'training.leave': () => (actions.leaveTraining(), {}),
    'training.progress': () => {
      mustBeAllowed();
      const done = actions.trainingProgress();
      return {
        people: people
          .list()
          .map(({ userId, name, number }) => ({ userId, name, number, done: [...(done[userId] ?? [])] })),
      };
    },
  };
}
