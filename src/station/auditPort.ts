import type { BoxSet } from '../core/carton/boxSet.ts';
import type { AuditKind } from '../core/audit/audited.ts';
import type { OrderId, UserId } from '../core/ids.ts';
import type { JournalRow } from '../core/journal/envelope.ts';
import type { EventType } from '../core/journal/events.ts';
import type { Instant } from '../core/time.ts';

/** Which facts of the audit are wanted. */
export interface AuditWanted {
  /** Null: of all. */
  readonly kind: AuditKind | null;
  /** Null: of all people, and of nobody. */
  readonly by: UserId | null;
  /** Any part of what it is about, in any case; '' for all. */
  readonly text: string;
  /** From the first moment (included) to the second (excluded). */
  readonly from: Instant;
  readonly to: Instant;
}

/** A fact of the audit, as stored. */
export interface AuditedRow {
  readonly row: JournalRow;
  /** The order it is about; null for none. */
  readonly orderId: OrderId | null;
}

/** What people changed or decided outside packing, as stored. */
export interface AuditPort {
  /** Newest first, of the rows before one; a row that was altered so that it can't be read is left out. */
  page(wanted: AuditWanted, before: number, limit: number): readonly AuditedRow[];
  /** One fact of it; null where the audit has no such row. */
  one(seq: number): AuditedRow | null;
  /** Who ever did something of it. */
  people(): readonly UserId[];
  /** The last fact before a row that is of the same stream and one of these types. */
  earlier(stream: string, types: readonly EventType[], seq: number): JournalRow | null;
  /** The boxes that a fact about boxes found, with the counts of that moment; null where there were none. */
  boxesBefore(seq: number): BoxSet | null;
}
