import { asId, type PersonId, type UserId } from '../core/ids.ts';
import type { Role } from '../core/journal/events.ts';
import type { Site } from '../core/site.ts';
import type { NewFact, RuntimePort, StoragePort } from './ports.ts';
import { badgeDigest, hashPin } from './runtime.ts';
import type { SignIn } from './signIn.ts';
import { isTimeZone } from './siteTime.ts';

/** A person to be let in. */
export interface NewUser {
  /** Left out: a new one. */
  readonly userId?: UserId;
  readonly name: string;
  readonly number: string;
  readonly pin: string;
  readonly badge: string;
  readonly role: Role;
}

export type SetupProblem = 'gs1Prefix' | 'timeZone' | 'currency' | 'pin' | 'address';

/** What is wrong with the answers of the first run, or null. */
export function siteProblem(site: Site): SetupProblem | null {
  if (site.gs1Prefix !== null && !/^\d{4,12}$/.test(site.gs1Prefix)) return 'gs1Prefix';
  if (!isTimeZone(site.timeZone)) return 'timeZone';
  if (!/^[A-Z]{3}$/.test(site.currency)) return 'currency';
  const { line1, city, country, name, company } = site.shipFrom;
  return line1 && city && /^[A-Z]{2}$/.test(country) && (name || company) ? null : 'address';
}

interface FirstRunPorts {
  readonly storage: StoragePort;
  readonly runtime: RuntimePort;
  readonly signIn: SignIn;
}

/** Records what the first run asked for; what can't be right, or null. */
export type SetUp = (site: Site, supervisor: NewUser) => Promise<SetupProblem | null>;

/** The first run of a station: sets its site up once, however often it is answered, and signs its supervisor in. */
export function createFirstRun({ storage, runtime, signIn }: FirstRunPorts, done: () => void): SetUp {
  let isSettingUp = false;
  return async (site, supervisor) => {
    const problem = siteProblem(site);
    if (problem || storage.site() || isSettingUp) return problem;
    isSettingUp = true;
    try {
      await setUpSite(storage, runtime, site, [supervisor]);
      // Whoever set the bench up is who stands there.
      await signIn.withPin(supervisor.number, supervisor.pin);
    } finally {
      isSettingUp = false;
    }
    done();
    return null;
  };
}

/** Records a site and its first people in one transaction. Throws StationError when the disk refuses. */
export async function setUpSite(
  storage: StoragePort,
  runtime: RuntimePort,
  site: Site,
  users: readonly NewUser[],
): Promise<void> {
  const facts: NewFact[] = [{ event: { type: 'siteConfigured', site } }];
  const pinHashes = await Promise.all(users.map(({ pin }) => hashPin(pin)));
  for (const [index, user] of users.entries()) {
    const personId = asId<PersonId>(runtime.newId());
    facts.push({
      event: {
        type: 'userAdded',
        userId: user.userId ?? asId<UserId>(runtime.newId()),
        number: user.number,
        role: user.role,
        personId,
        badgeDigest: badgeDigest(runtime, user.badge),
        pinHash: pinHashes[index] ?? '',
      },
      person: { personId, data: { kind: 'user', name: user.name } },
    });
  }
  storage.record(facts, null);
}
