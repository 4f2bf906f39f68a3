import type { BoxSet } from '../core/carton/boxSet.ts';
import type { CartonTypeId, UserId } from '../core/ids.ts';
import type { BoxSetOrigin } from '../core/journal/boxEvents.ts';
import type { Instant } from '../core/time.ts';

/** One version of the box set. */
export interface BoxSetVersion {
  /** Counted up from 1. */
  readonly version: number;
  readonly at: Instant;
  /** Null where nobody was signed in: the command line. */
  readonly by: UserId | null;
  readonly origin: BoxSetOrigin;
  readonly rollsBackTo: number | null;
  /** The file that was imported; null for others, and while the import runs. */
  readonly fileName: string | null;
  /** The version that was in force when it was made. */
  readonly base: number;
  /** The moment it waits for; null once it counts, or is not wanted any more. */
  readonly dueAt: Instant | null;
  /** When it began to count; null for one that did not. */
  readonly inForceAt: Instant | null;
}

/** The draft of the next version. `boxes` is null when there is none; the revision is counted on. */
export interface StoredBoxDraft {
  readonly revision: number;
  readonly base: number;
  readonly at: Instant;
  readonly by: UserId | null;
  readonly boxes: BoxSet | null;
  /** What the last change of it found; null where that was no draft. */
  readonly previous: BoxSet | null;
}

/** Reading the box set's versions and its draft. The set in force is what `cartons.all` gives. */
export interface BoxSetsPort {
  /** Newest first. */
  list(limit: number): readonly BoxSetVersion[];
  /** The version that counts; 0 while there is none. */
  inForce(): number;
  /** The version that waits for its moment, or null. */
  waiting(): BoxSetVersion | null;
  /** The boxes of a version; null for one that never was. */
  boxes(version: number): BoxSet | null;
  /** Null where there never was a draft. */
  draft(): StoredBoxDraft | null;
  /** True for a box that was once used and is not in the set any more. */
  isRetired(id: CartonTypeId): boolean;
}
