import type { TaskCause } from '../../core/tasks/task.ts';
import type { OpenManifest } from '../../core/ship/manifest.ts';
import type { Instant } from '../../core/time.ts';
import type { OffAsked } from '../accountDesk.ts';
import type { StoragePort } from '../ports.ts';
import type { PromiseDesk } from '../promises.ts';

/** Tasks of one kind that are told at most: nobody works through more at a time. */
export const MOST = 200;

/** What a kind of task is found in. */
export interface TaskFacts {
  readonly storage: StoragePort;
  readonly now: Instant;
  readonly openManifests: readonly OpenManifest[];
  readonly promises: Pick<PromiseDesk, 'missed'>;
  /** Services that are off and that orders to pack asked for. */
  servicesOff(): readonly OffAsked[];
  carrierName(id: string): string;
}

/** One kind of task: everything of it that waits now. */
export type TaskSource = (facts: TaskFacts) => readonly TaskCause[];
