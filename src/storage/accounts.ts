import { canonical } from '../core/journal/canonical.ts';
import type { AccountEvent } from '../core/journal/accountEvents.ts';
import type { JournalRow } from '../core/journal/envelope.ts';
import { switchedAnew } from '../core/ship/serviceSwitch.ts';
import type { AccountsPort, AccountWords, Said } from '../station/ports.ts';
import type { Connection } from './connection.ts';

const NOTHING_SAID: AccountWords = { services: [], collection: null };

/** Keeps what is said of carriers' accounts. */
export function prepareAccountProjection(
  db: Connection,
): (event: AccountEvent, row: Pick<JournalRow, 'at' | 'actor'>) => void {
  const find = prepareWords(db);
  const set = db.prepare(
    'INSERT INTO carrier_account (carrier, account, words) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET words = excluded.words',
  );
  return (event, { at, actor }) => {
    const { carrier, account } = event;
    set.run(carrier, account, canonical(wordsAfter(find(carrier, account), event, { by: actor, at })));
  };
}

function wordsAfter(words: AccountWords, event: AccountEvent, said: Said): AccountWords {
  if (event.type === 'collectionSet')
    return { ...words, collection: event.isCarriers ? null : { ...said, says: event.after } };
  const { service, name, isOn, from } = event;
  const before = words.services.find((known) => known.service === service)?.switches ?? [];
  const after = { service, name, switches: switchedAnew(before, { from, isOn, ...said }) };
  const services = [...words.services.filter((known) => known.service !== service), after];
  return { ...words, services: services.toSorted((a, b) => (a.service < b.service ? -1 : 1)) };
}

/** Reading what is said of carriers' accounts. */
export function prepareAccounts(db: Connection): AccountsPort {
  const methods = db.prepare<[], { method: string; orders: number }>(
    'SELECT shipping_method AS method, count(*) AS orders FROM orders WHERE is_waiting = 1 GROUP BY shipping_method ORDER BY shipping_method',
  );
  return { of: prepareWords(db), methodsWaiting: () => methods.all() };
}

function prepareWords(db: Connection): AccountsPort['of'] {
  const find = db
    .prepare<[string, string], string>('SELECT words FROM carrier_account WHERE carrier = ? AND account = ?')
    .pluck();
  return (carrier, account) => {
    const json = find.get(carrier, account);
    return json === undefined ? NOTHING_SAID : (JSON.parse(json) as AccountWords);
  };
}
