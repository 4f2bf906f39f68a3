import { may } from '../core/people/permissions.ts';
import { asId, type PersonId, type UserId } from '../core/ids.ts';
import type { Role } from '../core/journal/events.ts';
import type { ScanReading } from '../core/scan/scan.ts';
import { createBadgeDesk, type BadgeDesk } from './badges.ts';
import type { DevicesPort, NewFact, RuntimePort, StoragePort, UserRecord } from './ports.ts';
import type { Press } from './press.ts';
import type { PrintRouting } from './printRouting.ts';
import { badgeDigest, hashPin } from './runtime.ts';
import type { SignIn } from './signIn.ts';

/** Why a person is not taken as typed. */
export const PEOPLE_PROBLEMS = [
  'nameMissing',
  'numberInvalid',
  'numberTaken',
  'pinInvalid',
  'badgeInvalid',
  'badgeTaken',
  'lastSupervisor',
  'yourself',
  'gone',
] as const;
export type PeopleProblem = (typeof PEOPLE_PROBLEMS)[number];

/** A person as typed. `userId` null: a new one. */
export interface PersonDraft {
  readonly userId: string | null;
  readonly name: string;
  readonly number: string;
  readonly role: Role;
  /** May let go on what a bench stopped. */
  readonly mayOverride: boolean;
  /** May type a weight that no scale says. */
  readonly mayKeyWeight: boolean;
  /** '' leaves the one before. */
  readonly pin: string;
  /** What the badge reads; '' leaves the one before, and a new person without one. */
  readonly badge: string;
}

/** Who may sign in at this bench. */
export interface PeopleDesk extends BadgeDesk {
  list(): readonly UserRecord[];
  /** Records a new person, or what is changed of one; what can't be right, or null. */
  save(draft: PersonDraft): Promise<PeopleProblem | null>;
  /** Lets a person sign in no more. What they did stays theirs. */
  remove(userId: string): PeopleProblem | null;
  /** While on, what is scanned is a badge to be given to somebody, and signs nobody in. */
  listen(isOn: boolean): void;
}

interface PeoplePorts {
  readonly storage: StoragePort;
  readonly runtime: RuntimePort;
  readonly devices: Pick<DevicesPort, 'feedback'>;
  readonly signIn: SignIn;
  readonly routing: Pick<PrintRouting, 'destination'>;
  readonly press: Pick<Press, 'labels' | 'sheets'>;
  /** A badge to be given to somebody, or other people than before. */
  tell(
    change:
      | { readonly kind: 'app' }
      | { readonly kind: 'badgeRead'; readonly code: string }
      | { readonly kind: 'badgeTakenUp'; readonly userId: string },
  ): void;
}

/** The desk, and what the station itself asks of it. */
export interface PeopleDeskAtWork {
  readonly people: PeopleDesk;
  /** True when the scan was a badge to be given to somebody. */
  takesBadge(reading: ScanReading): boolean;
}

/** Creates the desk of one station. There is a supervisor at any time: nobody else could let one in. */
export function createPeopleDesk(ports: PeoplePorts): PeopleDeskAtWork {
  const { storage, runtime, devices, signIn, tell } = ports;
  let isListening = false;
  const changed = (): void => {
    signIn.refresh();
    tell({ kind: 'app' });
  };
  const { badges, prove } = createBadgeDesk({ ...ports, changed });
  const by = (): UserId | null => signIn.current()?.userId ?? null;
  const isLastSupervisor = (user: UserRecord): boolean =>
    may(user, 'people') && storage.users.all().filter((one) => may(one, 'people')).length === 1;

  const problemOf = (draft: PersonDraft, before: UserRecord | null): PeopleProblem | null => {
    const isOther = (user: UserRecord | null): boolean => user !== null && user.userId !== before?.userId;
    if (draft.userId !== null && !before?.number) return 'gone';
    if (draft.name === '') return 'nameMissing';
    if (!/^\d{1,8}$/.test(draft.number)) return 'numberInvalid';
    if (isOther(storage.users.byNumber(draft.number))) return 'numberTaken';
    if (!/^\d{4,8}$/.test(draft.pin) && (draft.pin !== '' || !before)) return 'pinInvalid';
    if (draft.badge !== '' && !/^.{4,64}$/.test(draft.badge)) return 'badgeInvalid';
    if (draft.badge !== '' && isOther(signIn.ofBadge(draft.badge))) return 'badgeTaken';
    return before && !may(draft, 'people') && isLastSupervisor(before) ? 'lastSupervisor' : null;
  };

  const people: PeopleDesk = {
    list: () => storage.users.all(),
    async save(typed) {
      const draft = { ...typed, name: typed.name.trim(), number: typed.number.trim(), badge: typed.badge.trim() };
      const known = (): UserRecord | null =>
        draft.userId === null ? null : storage.users.byId(asId<UserId>(draft.userId));
      const problem = problemOf(draft, known());
      if (problem) return problem;
      const pinHash = draft.pin === '' ? null : await hashPin(draft.pin);
      // Hashing takes a while: another may have taken the number meanwhile.
      const before = known();
      const late = problemOf(draft, before);
      if (late) return late;
      storage.record([factOf(draft, before, pinHash, runtime)], by());
      if (pinHash !== null) signIn.forgive(draft.number);
      changed();
      return null;
    },
    remove(id) {
      const user = storage.users.byId(asId<UserId>(id));
      if (!user?.number) return 'gone';
      if (user.userId === by()) return 'yourself';
      if (isLastSupervisor(user)) return 'lastSupervisor';
      storage.record([{ event: { type: 'userRemoved', userId: user.userId } }], by());
      changed();
      return null;
    },
    listen(isOn) {
      isListening = isOn;
    },
    ...badges,
  };
  return {
    people,
    takesBadge(reading) {
      // With nobody signed in the page is gone, whatever it last said.
      if (!isListening || by() === null) return false;
      devices.feedback(reading.deviceId, 'good');
      const user = prove(reading.text);
      if (user) tell({ kind: 'badgeTakenUp', userId: user.userId });
      else tell({ kind: 'badgeRead', code: reading.text });
      return true;
    },
  };
}

function factOf(
  { name, number, role, mayOverride, mayKeyWeight, badge }: PersonDraft,
  before: UserRecord | null,
  pinHash: string | null,
  runtime: RuntimePort,
): NewFact {
  const personId = before?.personId ?? asId<PersonId>(runtime.newId());
  // A badge that was never made reads like no other one.
  const digest =
    badge === '' ? (before?.badgeDigest ?? badgeDigest(runtime, runtime.newId())) : badgeDigest(runtime, badge);
  return {
    event: {
      type: before ? 'userChanged' : 'userAdded',
      userId: before?.userId ?? asId<UserId>(runtime.newId()),
      number,
      role,
      mayOverride,
      mayKeyWeight,
      personId,
      badgeDigest: digest,
      pinHash: pinHash ?? before?.pinHash ?? '',
    },
    person: { personId, data: { kind: 'user', name } },
  };
}
