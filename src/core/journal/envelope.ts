import type { PersonId, Sha256, UserId } from '../ids.ts';
import type { Instant } from '../time.ts';
import type { StationEvent } from './events.ts';

/** A fact as it stands in the journal. Rows are never changed or removed. */
export interface JournalRow {
  /** 1, 2, 3 ... without gaps: the only order in time. */
  readonly seq: number;
  readonly eventId: string;
  readonly stationId: string;
  /** Wall clock when recorded; for people, not for order. */
  readonly at: Instant;
  readonly actor: UserId | null;
  /** What the fact is about: `order/<id>`, `user/<id>`, `product/<sku>`, `site` ... */
  readonly stream: string;
  readonly event: StationEvent;
  /** The person whose data this fact set, with the salted digest of that data; null where it set none. */
  readonly person: { readonly personId: PersonId; readonly digest: Sha256 } | null;
  readonly prevHash: Sha256;
  readonly hash: Sha256;
}
