import type { PersonId, Sha256, UserId } from '../core/ids.ts';
import type { Holder } from '../core/people/permissions.ts';
import type { Instant } from '../core/time.ts';

/** Somebody who may sign in; a user whose personal data is erased has the name ''. */
export interface UserRecord extends Required<Holder> {
  readonly userId: UserId;
  readonly number: string;
  readonly name: string;
  readonly personId: PersonId;
  readonly badgeDigest: Sha256;
  readonly pinHash: string;
  /** A badge that was printed and not taken up yet: the one before works until it is. */
  readonly printedBadge: { readonly digest: Sha256; readonly at: Instant } | null;
}

/** Reading users. */
export interface UsersPort {
  byId(userId: UserId): UserRecord | null;
  byNumber(number: string): UserRecord | null;
  byBadgeDigest(digest: Sha256): UserRecord | null;
  /** Whose printed badge this is that was not taken up yet. */
  byPrintedBadge(digest: Sha256): UserRecord | null;
  /** Who may sign in, by number. */
  all(): readonly UserRecord[];
}
