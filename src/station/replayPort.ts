import type { OrderId, PersonId } from '../core/ids.ts';
import type { ChainedRow } from '../core/journal/hashChain.ts';
import type { NeighbouredRow } from '../core/journal/rowsVerdict.ts';
import type { Instant } from '../core/time.ts';

/** What is stored of everything that happened to one order. */
export interface ReplayStorage {
  readonly stationId: string;
  /** Rows of the whole journal after one, in their order. */
  page(after: number, limit: number): readonly ChainedRow[];
  /** Personal data as they were digested; null where nobody knows the person, or they were erased. */
  person(personId: PersonId): { readonly salt: string; readonly data: string } | null;
  /** Every journal row about an order, its sessions, its labels and their way, in the order they were written. */
  rows(orderId: OrderId): readonly NeighbouredRow[];
  /** What the scale showed before the weight that this row took, as stored; null where nothing was kept, or it was erased. */
  curve(seq: number): string | null;
  /** When a person's data were erased; null where they were not, or nobody knows the person. */
  erasedAt(personId: PersonId): Instant | null;
}
