import type { UserId } from '../core/ids.ts';
import type { RuntimePort, StoragePort, UserRecord } from './ports.ts';
import { badgeDigest, isPin } from './runtime.ts';

/** Wrong PINs in a row before a number is locked, and for how long. */
export const LOCK_AFTER = 5;
export const LOCK_MS = 5 * 60_000;

/** Who stands at this bench. Badge alone or number and PIN; every way in and out is a journal fact. */
export interface SignIn {
  current(): UserRecord | null;
  /** The user whose badge this is, or null. */
  ofBadge(code: string): UserRecord | null;
  signIn(user: UserRecord, by: 'badge' | 'pin'): void;
  withPin(number: string, pin: string): Promise<'wrong' | 'lockedOut' | null>;
  signOut(): void;
  /** Reads anew who is signed in: their name or role may be another. */
  refresh(): void;
}

/** Sign-in for one station. A restart keeps nobody signed in: the packer scans the badge again, and the open parcel waits. */
export function createSignIn(storage: StoragePort, runtime: RuntimePort): SignIn {
  let user: UserRecord | null = null;
  const wrong = new Map<string, { count: number; until: number }>();

  const enter = (next: UserRecord, by: 'badge' | 'pin'): void => {
    if (user?.userId === next.userId) return;
    storage.record(
      [
        ...(user ? [{ event: { type: 'userSignedOut', userId: user.userId } as const }] : []),
        { event: { type: 'userSignedIn', userId: next.userId, by } },
      ],
      next.userId,
    );
    user = next;
  };

  const refuse = (number: string, reason: 'wrongPin' | 'lockedOut', by: UserId | null): void => {
    storage.record([{ event: { type: 'signInRefused', number, reason } }], by);
  };

  return {
    current: () => user,
    ofBadge: (code) => storage.users.byBadgeDigest(badgeDigest(runtime, code)),
    signIn: enter,
    async withPin(number, pin) {
      const tries = wrong.get(number) ?? { count: 0, until: 0 };
      if (tries.until > runtime.now()) {
        refuse(number, 'lockedOut', null);
        return 'lockedOut';
      }
      const found = storage.users.byNumber(number);
      if (found && (await isPin(pin, found.pinHash))) {
        wrong.delete(number);
        enter(found, 'pin');
        return null;
      }
      const count = tries.count + 1;
      const isLocked = count >= LOCK_AFTER;
      wrong.set(number, { count: isLocked ? 0 : count, until: isLocked ? runtime.now() + LOCK_MS : 0 });
      refuse(number, isLocked ? 'lockedOut' : 'wrongPin', found?.userId ?? null);
      return isLocked ? 'lockedOut' : 'wrong';
    },
    signOut() {
      if (!user) return;
      storage.record([{ event: { type: 'userSignedOut', userId: user.userId } }], user.userId);
      user = null;
    },
    refresh() {
      user = user && storage.users.byId(user.userId);
    },
  };
}
