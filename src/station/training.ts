import {
  NO_TRAINING,
  nextTrainingStep,
  TRAINING_PIN,
  trainingFold,
  type TrainingProgress,
  type TrainingStep,
} from '../core/training/progress.ts';
import { DEMO_SITE, seedDemo, type SeedFiles } from './demo.ts';
import type { ImportPort, RuntimePort, StoragePort, UserRecord } from './ports.ts';

/** Who may train: the people of the real site, without their PINs and badges. */
export type Trainee = Pick<UserRecord, 'userId' | 'name' | 'number' | 'role'>;

/** The made-up badge of a packer at the training bench. */
export const trainingBadge = ({ number }: Pick<Trainee, 'number'>): string => `TRAIN-${number}`;

/** Fills an empty training folder with the demo's site, goods and orders, and with the people of the real site under their own ids. */
export async function fillTraining(
  ports: { readonly storage: StoragePort; readonly source: ImportPort; readonly runtime: RuntimePort },
  files: SeedFiles,
  { people, bench }: { readonly people: readonly Trainee[]; readonly bench: string },
): Promise<void> {
  const users = people.map((trainee) => ({ ...trainee, pin: TRAINING_PIN, badge: trainingBadge(trainee) }));
  await seedDemo(ports, files, { site: { ...DEMO_SITE, bench }, users });
}

/** How far whoever stands at the training bench is. */
export interface TrainingView {
  readonly done: readonly TrainingStep[];
  readonly next: TrainingStep | null;
}

/** A training bench that is watched: its storage, and what its packer has done and does next. */
export interface TrainingWatch {
  readonly storage: StoragePort;
  view(): TrainingView;
}

/** Watches what is recorded at the training bench. `keep` gets what each packer has finished, whenever that grows; `changed` hears of every change of the view. */
export function watchTraining(
  storage: StoragePort,
  before: TrainingProgress['done'],
  { keep, changed }: { keep(done: TrainingProgress['done']): void; changed(): void },
): TrainingWatch {
  let progress: TrainingProgress = { ...NO_TRAINING, done: before };
  return {
    storage: {
      ...storage,
      record(facts, ...rest) {
        const rows = storage.record(facts, ...rest);
        const was = progress;
        progress = facts.reduce((now, { event }) => trainingFold(now, event), progress);
        if (progress.done !== was.done) keep(progress.done);
        if (progress !== was) changed();
        return rows;
      },
    },
    view() {
      const done = (progress.userId !== null && progress.done[progress.userId]) || [];
      return { done, next: nextTrainingStep(done) };
    },
  };
}
