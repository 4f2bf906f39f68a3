import type { Station } from '../station/station.ts';
import type { Handlers } from './ipc.ts';

type PeopleHandlers = Pick<Handlers, Extract<keyof Handlers, `people.${string}`>>;

/** Answers what the window asks about who may sign in, a supervisor only. */
export function createPeopleHandlers({ people }: Station, mustBeAllowed: () => void): PeopleHandlers {
  return {
    'people.list': () => {
      mustBeAllowed();
      return {
        people: people
          .list()
          .map(({ badgeDigest: _badge, pinHash: _pin, personId: _person, printedBadge, ...person }) => ({
            ...person,
            badgePrintedAt: printedBadge?.at ?? null,
          })),
      };
    },
    'people.save': async (draft) => {
      mustBeAllowed();
      return { problem: await people.save(draft) };
    },
    'people.remove': ({ userId }) => {
      mustBeAllowed();
      return { problem: people.remove(userId) };
    },
    'people.printBadges': async ({ userIds, roles }) => {
      mustBeAllowed();
      const printed = await people.printBadges(userIds, roles);
      return { failed: printed.kind === 'printed' ? null : printed.reason };
    },
    'people.takeUpBadge': ({ userId }) => {
      mustBeAllowed();
      people.takeUpBadge(userId);
      return {};
    },
    // Also from a page that goes away because nobody is signed in any more.
    'people.listen': ({ isOn }) => {
      if (isOn) mustBeAllowed();
      people.listen(isOn);
      return {};
    },
  };
}
