import type { DeviceId, PersonId, Sha256, UserId } from '../ids.ts';

/** What a person is here; what each may do stands in `core/people/permissions`. */
export const ROLES = ['packer', 'lead', 'supervisor', 'it'] as const;
export type Role = (typeof ROLES)[number];

/** Facts of the people who work here, and of their signing in. */
export type PersonEvent =
  | {
      /** `userChanged` says all of a user again. */
      readonly type: 'userAdded' | 'userChanged';
      readonly userId: UserId;
      readonly number: string;
      readonly role: Role;
      readonly personId: PersonId;
      readonly badgeDigest: Sha256;
      readonly pinHash: string;
      /** May let go on what a bench stopped. Absent in early rows: supervisors may. */
      readonly mayOverride?: boolean;
      /** May type a weight that no scale says. Absent in early rows: as `mayOverride`. */
      readonly mayKeyWeight?: boolean;
      /** A badge that was printed here is this person's from now on: it was scanned before, or only said to be good. */
      readonly badgeProof?: 'scanned' | 'unscanned';
    }
  /** A new badge was printed. The one before goes on working until a `userChanged` has the digest of this one. */
  | {
      readonly type: 'badgePrinted';
      readonly userId: UserId;
      readonly badgeDigest: Sha256;
      readonly deviceId: DeviceId;
    }
  /** May sign in no more; what they did stays theirs. */
  | { readonly type: 'userRemoved'; readonly userId: UserId }
  | { readonly type: 'userSignedIn'; readonly userId: UserId; readonly by: 'badge' | 'pin' }
  | { readonly type: 'userSignedOut'; readonly userId: UserId }
  | {
      readonly type: 'signInRefused';
      readonly number: string | null;
      readonly reason: 'unknownBadge' | 'wrongPin' | 'lockedOut';
    };
