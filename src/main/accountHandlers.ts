import type { Collection } from '../core/ship/collection.ts';
import type { RequestInput } from '../shared/ipc/contract.ts';
import type { Station } from '../station/station.ts';
import type { Handlers } from './ipc.ts';
import { mutable } from './mutable.ts';

type AccountHandlers = Pick<Handlers, Extract<keyof Handlers, `accounts.${string}`>>;

/** Answers what the window asks about the carrier's account. */
export function createAccountHandlers({ accounts, state }: Station, mustBeAllowed: () => void): AccountHandlers {
  const by = () => state().user?.userId ?? null;
  return {
    'accounts.view': () => {
      mustBeAllowed();
      const view = accounts.view();
      if (!view) throw new Error('a window asks for the account of no site');
      return mutable(view);
    },
    'accounts.switch': ({ service, isOn, from }) => {
      mustBeAllowed();
      return { refused: accounts.switch(service, isOn, from, by()) };
    },
    'accounts.collect': ({ collection }) => {
      mustBeAllowed();
      return { refused: accounts.collect(collection && said(collection), by()) };
    },
  };
}

/** Days that are not named are left out: an absent key and one of nothing are not the same word in the journal. */
const said = ({ hours, dates }: NonNullable<RequestInput<'accounts.collect'>['collection']>): Collection => ({
  hours: Object.fromEntries(Object.entries(hours).filter(([, minutes]) => minutes !== undefined)),
  dates,
});
