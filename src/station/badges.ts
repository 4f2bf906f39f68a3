import { BADGES_MOST, type BadgeCard } from '../core/label/badgeCard.ts';
import { asId, type Sha256, type UserId } from '../core/ids.ts';
import type { Role } from '../core/journal/events.ts';
import { BADGE_DIGITS, badgeCode } from '../core/people/badgeCode.ts';
import type { NewFact, PrintOutcome, RuntimePort, StoragePort, UserRecord } from './ports.ts';
import type { Press } from './press.ts';
import type { PrintRouting } from './printRouting.ts';
import { badgeDigest } from './runtime.ts';
import type { SignIn } from './signIn.ts';

/** New badges of people who may sign in here. What a badge holds is drawn, printed and forgotten: only its digest is kept. */
export interface BadgeDesk {
  /**
   * Prints a new badge for each, with the role in these words; `failed` says why nothing was printed. The badge before works until the new
   * one is taken up; a badge that was printed before and not taken up never will be.
   */
  printBadges(userIds: readonly string[], roles: Readonly<Record<Role, string>>): Promise<PrintOutcome>;
  /** Takes a printed badge up without having seen that it reads; false where the person has none. */
  takeUpBadge(userId: string): boolean;
}

interface BadgePorts {
  readonly storage: StoragePort;
  readonly runtime: RuntimePort;
  readonly signIn: SignIn;
  readonly routing: Pick<PrintRouting, 'destination'>;
  readonly press: Pick<Press, 'labels' | 'sheets'>;
  /** Other badges than before. */
  changed(): void;
}

/** The desk, and what a scan at it does. */
export interface BadgeDeskAtWork {
  readonly badges: BadgeDesk;
  /** Takes the printed badge up that was scanned; whose it is, or null where it is none. */
  prove(code: string): UserRecord | null;
}

/** Creates the desk of one station. */
export function createBadgeDesk({ storage, runtime, signIn, routing, press, changed }: BadgePorts): BadgeDeskAtWork {
  const by = (): UserId | null => signIn.current()?.userId ?? null;
  const takeUp = (user: UserRecord, digest: Sha256, badgeProof: 'scanned' | 'unscanned'): void => {
    const { userId, number, role, mayOverride, mayKeyWeight, personId, pinHash } = user;
    const said = { userId, number, role, mayOverride, mayKeyWeight, personId, pinHash };
    storage.record([{ event: { type: 'userChanged', ...said, badgeDigest: digest, badgeProof } }], by());
    changed();
  };
  const known = (id: string): readonly UserRecord[] => {
    const user = storage.users.byId(asId<UserId>(id));
    return user?.number ? [user] : [];
  };
  return {
    badges: {
      async printBadges(userIds, roles) {
        const people = [...new Set(userIds)].flatMap(known).slice(0, BADGES_MOST);
        if (people.length === 0) return { kind: 'failed', reason: 'nobody' };
        const { device, trouble } = routing.destination('badges');
        if (!device) return { kind: 'failed', reason: trouble ?? 'notConfigured' };
        const site = storage.site()?.name ?? '';
        const badges = people.map(({ name, role, number }): BadgeCard => ({
          name,
          role: roles[role],
          number,
          site,
          barcode: badgeCode(runtime.secretDigits(BADGE_DIGITS)),
        }));
        const content = { kind: 'badges', badges } as const;
        const printed = await (device.media?.kind === 'sheets'
          ? press.sheets(device, content)
          : press.labels(device, content));
        // What may have come out is kept: whoever finds that it did not prints anew, and then it is void.
        if (printed.kind !== 'failed') {
          const facts = people.flatMap(({ userId }, index): readonly NewFact[] => {
            const digest = badgeDigest(runtime, badges[index]?.barcode ?? '');
            const { deviceId } = device;
            return known(userId).length === 0
              ? []
              : [{ event: { type: 'badgePrinted', userId, badgeDigest: digest, deviceId } }];
          });
          if (facts.length > 0) storage.record(facts, by());
          changed();
        }
        return printed;
      },
      takeUpBadge(userId) {
        const [user] = known(userId);
        if (!user?.printedBadge) return false;
        takeUp(user, user.printedBadge.digest, 'unscanned');
        return true;
      },
    },
    prove(code) {
      const digest = badgeDigest(runtime, code);
      const user = storage.users.byPrintedBadge(digest);
      if (user) takeUp(user, digest, 'scanned');
      return user;
    },
  };
}
