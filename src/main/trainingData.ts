import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createCsvImport } from '../channels/csv/source.ts';
import type { TrainingProgress } from '../core/training/progress.ts';
import type { StationConfig } from '../shared/config.ts';
import { defaultConfig } from '../station/config/checkConfig.ts';
import { systemRuntime } from '../station/runtime.ts';
import { fillTraining, trainingBadge, watchTraining, type Trainee, type TrainingWatch } from '../station/training.ts';
import { readTrainingProgress, writeTrainingProgress } from '../station/trainingFile.ts';
import { openData } from './compose.ts';
import { demoFiles } from './demo.ts';

/** The training's own data: nothing of the real site's but who may train, and nothing that outlives it but how far they are. */
export interface TrainingData extends TrainingWatch {
  readonly dataDir: string;
  readonly config: StationConfig;
  /** Takes the training's orders and people off the disk. */
  remove(): void;
}

/** The training's folder, within the station's: a training never shares a database with real orders. */
const trainingDir = (dataDir: string): string => join(dataDir, 'training');
const progressFile = (dataDir: string): string => join(trainingDir(dataDir), 'progress.json');

/** Which steps each packer of a station has finished, by user. */
export const trainingProgress = (dataDir: string): TrainingProgress['done'] =>
  readTrainingProgress(progressFile(dataDir));

/** Takes what a training left on the disk away, but for how far each packer is: its database holds their names. */
export function removeTraining(dataDir: string): void {
  for (const file of ['station.db', 'station.db-wal', 'station.db-shm'])
    rmSync(join(trainingDir(dataDir), file), { force: true });
}

/** The badges that lie at the training bench: one of each packer. */
export const trainingBadges = (people: readonly Trainee[]) =>
  people.map((trainee) => ({ name: trainee.name, number: trainee.number, badge: trainingBadge(trainee) }));

/** What a training begins with of the real bench. */
export interface TrainingSeed {
  readonly people: readonly Trainee[];
  readonly benchName: string;
  /** How its window looks, sounds and speaks. */
  readonly looks: readonly (readonly [key: string, value: string])[];
}

interface TrainingOptions extends TrainingSeed {
  /** The station's own folder. */
  readonly dataDir: string;
  readonly builtDir: string;
  readonly appPath: string;
  readonly config: StationConfig;
  /** Hears of every change of the view. */
  changed(): void;
}

/** Lays a new training out: the demo's goods and orders, the own carrier, and the people who may train. Throws StationError when the disk refuses. */
export async function openTrainingData(options: TrainingOptions): Promise<TrainingData> {
  const { dataDir: stationDir, builtDir, appPath, people, benchName, looks, changed } = options;
  const dataDir = trainingDir(stationDir);
  removeTraining(stationDir);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const storage = openData({ dataDir, builtDir });
  try {
    const ports = { storage, source: createCsvImport(), runtime: systemRuntime };
    await fillTraining(ports, demoFiles(join(appPath, 'resources', 'demo')), { people, bench: benchName });
    for (const [key, value] of looks) storage.preferences.set(key, value);
  } catch (error) {
    storage.close();
    throw error;
  }
  const watch = watchTraining(storage, trainingProgress(stationDir), {
    keep: (done) => {
      writeTrainingProgress(progressFile(stationDir), done);
    },
    changed,
  });
  const { window, wedge, logLevel } = options.config;
  return {
    ...watch,
    dataDir,
    config: { ...defaultConfig(), window, wedge, logLevel },
    remove: () => {
      removeTraining(stationDir);
    },
  };
}
