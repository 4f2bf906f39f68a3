import type { UserId } from '../ids.ts';
import type { Instant } from '../time.ts';

/** Kinds of tasks, what hurts most first: money and parcels under way before goods, goods before data. */
export const TASK_KINDS = [
  'labelUnknown',
  'changedLate',
  'notManifested',
  'lateOrders',
  'dayMissed',
  'serviceOff',
  'addressDoubtful',
  'numbersLow',
  'boxesLow',
  'heldOrder',
  'printUncertain',
  'neverScanned',
  'parcelTrouble',
  'putBack',
  'damagedItem',
  'boxUnlabelled',
  'putAside',
  'voidRefused',
  'missingData',
  'weightDrifted',
] as const;
export type TaskKind = (typeof TASK_KINDS)[number];

/** Where a task is worked on: one press leads there. */
export type WayOut =
  | { readonly kind: 'parcel'; readonly parcelId: string }
  | { readonly kind: 'openOrder'; readonly orderId: string }
  | { readonly kind: 'releaseOrder'; readonly orderId: string }
  | { readonly kind: 'printBarcode'; readonly sku: string }
  /** Two addresses to be looked at side by side. */
  | { readonly kind: 'address'; readonly orderId: string }
  /** Goods to be put back, one by one. */
  | { readonly kind: 'putBack'; readonly sessionId: string }
  | { readonly kind: 'queue' }
  | { readonly kind: 'manifests'; readonly manifestId: string | null }
  | { readonly kind: 'imports' }
  | { readonly kind: 'product'; readonly sku: string }
  | { readonly kind: 'boxes' }
  | { readonly kind: 'rates' }
  /** Nothing on this screen: the words say what to do. */
  | { readonly kind: 'none' };

/** Why something waits for a person. */
export interface TaskCause {
  readonly kind: TaskKind;
  /** What it is about, and the occasion, so that the same trouble another time is another task. */
  readonly subject: string;
  /** Null where nobody knows since when. */
  readonly since: Instant | null;
  /** Order number, product or manifest as people call it. */
  readonly name: string;
  /** Which words tell it, as a code; '' where the kind says it all. */
  readonly detail: string;
  /** Parcels or orders it is about. */
  readonly count: number;
  /** True where the station can't see that it is done: a person says so. */
  readonly isDoneByHand: boolean;
  readonly wayOut: WayOut;
}

/** What people did with a task. */
export interface TaskMark {
  readonly owner: UserId | null;
  readonly takenAt: Instant | null;
  readonly doneAt: Instant | null;
}

/** One thing that waits for a person. */
export interface Task extends TaskCause {
  readonly key: string;
  readonly owner: UserId | null;
}

/** The name under which marks are kept. */
export const taskKey = ({ kind, subject }: Pick<TaskCause, 'kind' | 'subject'>): string => `${kind}/${subject}`;

/** Longest note of somebody who is done. */
export const NOTE_LENGTH = 200;

/**
 * What waits, what hurts most first, the oldest of a kind first. A task is there as long as its cause is; only what the station can't see
 * is over because somebody said so.
 */
export function openTasks(causes: readonly TaskCause[], markOf: (key: string) => TaskMark | null): readonly Task[] {
  return causes
    .flatMap((cause) => {
      const key = taskKey(cause);
      const mark = markOf(key);
      const isDone = cause.isDoneByHand && mark !== null && mark.doneAt !== null;
      return isDone ? [] : [{ ...cause, key, owner: mark?.owner ?? null }];
    })
    .sort(
      (a, b) =>
        TASK_KINDS.indexOf(a.kind) - TASK_KINDS.indexOf(b.kind) ||
        (a.since ?? Infinity) - (b.since ?? Infinity) ||
        b.count - a.count ||
        (a.key < b.key ? -1 : a.key > b.key ? 1 : 0),
    );
}
