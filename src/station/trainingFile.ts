import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { TRAINING_STEPS, type TrainingProgress } from '../core/training/progress.ts';

const progressFile = z.object({ done: z.record(z.string(), z.array(z.enum(TRAINING_STEPS))) });

/** The steps each packer has finished, as the file keeps them; none where there is no file, or one that can't be read: they are done once more. */
export function readTrainingProgress(file: string): TrainingProgress['done'] {
  try {
    return progressFile.parse(JSON.parse(readFileSync(file, 'utf8'))).done;
  } catch {
    return {};
  }
}

/** Keeps the steps each packer has finished, by their ids: no names. A power failure leaves the file before or after, never half of one. Throws what the disk says. */
export function writeTrainingProgress(file: string, done: TrainingProgress['done']): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const next = `${file}.next`;
  writeFileSync(next, JSON.stringify({ done }));
  renameSync(next, file);
}
