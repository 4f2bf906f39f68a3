import { NOTE_LENGTH, openTasks, type Task } from '../core/tasks/task.ts';
import type { UserId } from '../core/ids.ts';
import type { ManifestDesk } from './manifests.ts';
import type { RuntimePort, StoragePort } from './ports.ts';
import type { PromiseDesk } from './promises.ts';
import type { TaskFacts } from './tasks/source.ts';
import { TASK_SOURCES } from './tasks/index.ts';

/** Tasks come and go with time alone: it is looked so often. */
const LOOK_MS = 30_000;

/** A task with the name of who has it in hand. */
export interface TaskView extends Task {
  readonly ownerName: string | null;
}

/** Why a task was not taken or done: nobody is signed in, it is not there any more, or the station sees for itself when it is over. */
export type TaskProblem = 'signInFirst' | 'gone' | 'notByHand';

/** Everything that waits for a person. */
export interface TaskDesk {
  /** What hurts most first. */
  list(): readonly TaskView[];
  /** The task is in this person's hands from here on, whoever had it. Null when that is recorded. */
  take(task: string, by: UserId | null): TaskProblem | null;
  /** It is done, with a note that names nobody. Null when that is recorded. */
  done(task: string, note: string, by: UserId | null): TaskProblem | null;
  /** Something happened that may begin or end one. */
  look(): void;
  close(): void;
}

export interface TaskPorts {
  readonly storage: StoragePort;
  readonly runtime: RuntimePort;
  readonly manifests: ManifestDesk;
  readonly promises: Pick<PromiseDesk, 'missed'>;
  servicesOff: TaskFacts['servicesOff'];
  /** The list is another one than before. */
  changed(): void;
  report(error: unknown): void;
}

/** Creates the task desk of one station. Tasks are derived anew each time: only what people did with them is stored. */
export function createTaskDesk({
  storage,
  runtime,
  manifests,
  promises,
  servicesOff,
  changed,
  report,
}: TaskPorts): TaskDesk {
  let told = '';
  let isClosed = false;
  const all = (): readonly Task[] => {
    const facts = {
      storage,
      now: runtime.now(),
      promises,
      servicesOff,
      openManifests: manifests.open(),
      carrierName: (id: string) => manifests.carrierName(id),
    };
    return openTasks(
      TASK_SOURCES.flatMap((source) => source(facts)),
      (key) => storage.tasks.mark(key),
    );
  };
  const look = (): void => {
    if (isClosed) return;
    try {
      const now = JSON.stringify(all().map(({ key, owner, count }) => [key, owner, count]));
      if (now === told) return;
      told = now;
      changed();
    } catch (error) {
      report(error);
    }
  };
  const find = (key: string, by: UserId | null): Task | TaskProblem => {
    if (by === null) return 'signInFirst';
    return all().find((task) => task.key === key) ?? 'gone';
  };
  const looking = setInterval(look, LOOK_MS);
  looking.unref();
  return {
    list: () =>
      all().map((task) => ({
        ...task,
        ownerName: task.owner && (storage.users.byId(task.owner)?.name ?? null),
      })),
    take(key, by) {
      const task = find(key, by);
      if (typeof task === 'string') return task;
      storage.record([{ event: { type: 'taskTaken', task: key } }], by);
      look();
      return null;
    },
    done(key, note, by) {
      const task = find(key, by);
      if (typeof task === 'string') return task;
      if (!task.isDoneByHand) return 'notByHand';
      storage.record([{ event: { type: 'taskDone', task: key, note: note.trim().slice(0, NOTE_LENGTH) } }], by);
      look();
      return null;
    },
    look,
    close: () => {
      isClosed = true;
      clearInterval(looking);
    },
  };
}
