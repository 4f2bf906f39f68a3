import type { UserId } from '../core/ids.ts';
import type { RuntimePort, StoragePort, UserRecord } from './ports.ts';
import { badgeDigest, isPin } from './runtime.ts';

/** Wrong PINs in a row before a number is locked, and for how long. */
export const LOCK_AFTER = 5;
export const LOCK_MS = 5 * 60_000;
/** Wrong PINs in a row at a bench, whatever the numbers, before none is taken there for as long. Badges go on: a badge nobody has keeps nobody out. */
export const BENCH_LOCK_AFTER = 15;

/** Who stands at this bench. Badge alone or number and PIN; every way in and out is a journal fact. */
export interface SignIn {
  current(): UserRecord | null;
  /** The user whose badge this is, or null. */
  ofBadge(code: string): UserRecord | null;
  signIn(user: UserRecord, by: 'badge' | 'pin'): void;
  withPin(number: string, pin: string): Promise<'wrong' | 'lockedOut' | null>;
  /** A person's PIN beside whoever is signed in: it counts among the tries of their number, and signs nobody in. */
  checkPin(userId: UserId, pin: string): Promise<'wrong' | 'lockedOut' | null>;
  /** True while too many wrong PINs keep a number out. */
  isLocked(number: string): boolean;
  /** Lets a number try again at once: its PIN is a new one. */
  forgive(number: string): void;
  signOut(): void;
  /** Reads anew who is signed in: their name or role may be another. */
  refresh(): void;
}

/** Sign-in for one station. A restart keeps nobody signed in: the packer scans the badge again, and the open parcel waits. */
export function createSignIn(storage: StoragePort, runtime: RuntimePort): SignIn {
  let user: UserRecord | null = null;
  const wrong = new Map<string, { count: number; until: number }>();
  let atBench = { count: 0, until: 0 };
  let turn: Promise<unknown> = Promise.resolve();

  /** One try after the other: many at once would all be taken before the first of them is counted. */
  const inTurn = <T>(task: () => Promise<T>): Promise<T> => {
    const next = turn.then(task, task);
    turn = next.catch(() => undefined);
    return next;
  };
  const enter = (next: UserRecord, by: 'badge' | 'pin'): void => {
    if (user?.userId === next.userId) return;
    const open = storage.sessions.open();
    storage.record(
      [
        ...(user ? [{ event: { type: 'userSignedOut', userId: user.userId } as const }] : []),
        { event: { type: 'userSignedIn', userId: next.userId, by } },
        // Whose order lay open is in the journal: from here on it is whoever goes on with it.
        ...(open && open.packerId !== next.userId
          ? [{ event: { type: 'packResumed', sessionId: open.sessionId, packerId: next.userId } as const }]
          : []),
      ],
      next.userId,
    );
    user = next;
  };

  const refuse = (number: string, reason: 'wrongPin' | 'lockedOut', by: UserId | null): void => {
    storage.record([{ event: { type: 'signInRefused', number, reason } }], by);
  };

  // By the clock that only goes on: setting the PC's neither lets anybody in nor keeps anybody out for days.
  const isLocked = (number: string): boolean =>
    Math.max(wrong.get(number)?.until ?? 0, atBench.until) > runtime.steady();
  const lockedUntil = (): number => runtime.steady() + LOCK_MS;

  /** Counts a try of a number that is not locked. */
  const tried = async (
    number: string,
    found: UserRecord | null,
    pin: string,
  ): Promise<'wrong' | 'lockedOut' | null> => {
    if (found && (await isPin(pin, found.pinHash))) {
      wrong.delete(number);
      atBench = { count: 0, until: 0 };
      return null;
    }
    const count = (wrong.get(number)?.count ?? 0) + 1;
    const all = atBench.count + 1;
    const isBenchOver = all >= BENCH_LOCK_AFTER;
    atBench = { count: isBenchOver ? 0 : all, until: isBenchOver ? lockedUntil() : 0 };
    const isOver = count >= LOCK_AFTER || isBenchOver;
    wrong.set(number, { count: isOver ? 0 : count, until: isOver ? lockedUntil() : 0 });
    return isOver ? 'lockedOut' : 'wrong';
  };

  return {
    current: () => user,
    ofBadge: (code) => storage.users.byBadgeDigest(badgeDigest(runtime, code)),
    signIn: enter,
    withPin: (number, pin) =>
      inTurn(async () => {
        if (isLocked(number)) {
          refuse(number, 'lockedOut', null);
          return 'lockedOut';
        }
        const found = storage.users.byNumber(number);
        const refused = await tried(number, found, pin);
        if (refused) refuse(number, refused === 'wrong' ? 'wrongPin' : refused, found?.userId ?? null);
        else if (found) enter(found, 'pin');
        return refused;
      }),
    checkPin: (userId, pin) =>
      inTurn(async () => {
        const found = storage.users.byId(userId);
        // Somebody removed meanwhile has no number and no PIN.
        if (!found?.number) return 'wrong';
        return isLocked(found.number) ? 'lockedOut' : tried(found.number, found, pin);
      }),
    isLocked,
    forgive(number) {
      wrong.delete(number);
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
