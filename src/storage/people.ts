import { randomBytes } from 'node:crypto';
import { asId, type PersonId, type Sha256 } from '../core/ids.ts';
import { canonical } from '../core/journal/canonical.ts';
import { personDigest, type Sha256Of } from '../core/journal/hashChain.ts';
import type { Instant } from '../core/time.ts';
import type { PersonData, StoragePort } from '../station/ports.ts';
import type { Connection } from './connection.ts';
import { prepareCurveEraser } from './curves.ts';
import { fold, wordsOf } from './search.ts';

/** Writes personal data; only inside the transaction of `record`. */
export interface PeopleWriter {
  /** Stores the data in place of any older data of this person and returns the salted digest for the journal. */
  put(personId: PersonId, data: PersonData): Sha256;
}

/** Prepares storing personal data. Only people with an address are found by name: users are not looked up in the queue. */
export function preparePeopleWriter(db: Connection, sha256: Sha256Of): PeopleWriter {
  const newSalt = salts();
  const add = db.prepare(
    'INSERT INTO person (person_id, kind, salt, json, search_name) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const replace = db.prepare(
    'UPDATE person SET kind = ?, salt = ?, json = ?, search_name = ?, erased_at = NULL WHERE person_id = ?',
  );
  const addWord = db.prepare('INSERT INTO person_word (word, person_id) VALUES (?, ?)');
  const dropWords = prepareDropWords(db);
  return {
    put: (personId, data) => {
      const salt = newSalt();
      const json = canonical(data);
      const name = nameToFind(data);
      if (add.run(personId, data.kind, salt, json, name).changes === 0) {
        dropWords(personId);
        replace.run(data.kind, salt, json, name, personId);
      }
      for (const word of wordsOf(name)) addWord.run(word, personId);
      return personDigest(salt, json, sha256);
    },
  };
}

const SALT_BYTES = 16;

/** Random salts; asking the system for many bytes at once costs a tenth of asking for each salt. */
function salts(): () => string {
  let pool = Buffer.alloc(0);
  return () => {
    if (pool.length < SALT_BYTES) pool = randomBytes(256 * SALT_BYTES);
    const salt = pool.toString('hex', 0, SALT_BYTES);
    pool = pool.subarray(SALT_BYTES);
    return salt;
  };
}

/** The words a person is found by in the queue, space-separated; none for users. */
export const nameToFind = (data: PersonData): string =>
  data.kind === 'address' ? wordsOf(fold(`${data.address.name} ${data.address.company}`)).join(' ') : '';

function prepareDropWords(db: Connection): (personId: PersonId) => void {
  const name = db.prepare<[string], { search_name: string | null }>(
    'SELECT search_name FROM person WHERE person_id = ?',
  );
  const drop = db.prepare('DELETE FROM person_word WHERE word = ? AND person_id = ?');
  return (personId) => {
    for (const word of wordsOf(name.get(personId)?.search_name ?? '')) drop.run(word, personId);
  };
}

/**
 * Reading and erasing personal data. After `erase` neither the file nor its write-ahead log holds it, once no reader looks at the older
 * state any more; backups made earlier still do.
 */
export function preparePeople(db: Connection, now: () => Instant): StoragePort['people'] {
  const find = db.prepare<[string], { json: string | null }>('SELECT json FROM person WHERE person_id = ?');
  const empty = db.prepare(
    'UPDATE person SET salt = NULL, json = NULL, search_name = NULL, erased_at = ? WHERE person_id = ? AND json IS NOT NULL',
  );
  const dropPapers = db.prepare(
    `DELETE FROM carrier_paper WHERE manifest_id IN
       (SELECT h.manifest_id FROM orders o JOIN handover h ON h.order_id = o.order_id WHERE o.consignee_id = ?)`,
  );
  const dropLabels = db.prepare('DELETE FROM label WHERE consignee_id = ?');
  const dropCurves = prepareCurveEraser(db);
  const dropWords = prepareDropWords(db);
  const suggested = db
    .prepare<[string], string>(
      'SELECT suggestion_id FROM address_check WHERE consignee_id = ? AND suggestion_id IS NOT NULL',
    )
    .pluck();
  const corrected = db
    .prepare<[string], string>(
      "SELECT json_extract(desk, '$.address') FROM orders WHERE consignee_id = ? AND json_extract(desk, '$.address') IS NOT NULL",
    )
    .pluck();
  // Orders that went as one are one customer's.
  const together = db
    .prepare<[{ personId: string }], string>(
      `WITH merged (order_id, consignee_id, merged_of) AS (
         SELECT t.order_id, t.consignee_id, t.merged_of FROM orders t INDEXED BY orders_merged_of WHERE t.merged_of IS NOT NULL AND (
           t.consignee_id = @personId OR EXISTS (
             SELECT 1 FROM json_each(t.merged_of) m CROSS JOIN orders o ON o.order_id = m.value ->> 'orderId' WHERE o.consignee_id = @personId
           ))
       )
       SELECT consignee_id FROM merged
       UNION SELECT o.consignee_id FROM merged, json_each(merged.merged_of) m CROSS JOIN orders o ON o.order_id = m.value ->> 'orderId'`,
    )
    .pluck();
  const eraseOne = (personId: PersonId): void => {
    // Where it was to go before a supervisor corrected it says as much.
    for (const before of corrected.all(personId)) {
      dropWords(asId<PersonId>(before));
      empty.run(now(), before);
    }
    // Where a carrier would have delivered to says where somebody lives.
    for (const suggestion of suggested.all(personId)) empty.run(now(), suggestion);
    dropWords(personId);
    dropLabels.run(personId);
    dropCurves(personId);
    dropPapers.run(personId);
    empty.run(now(), personId);
  };
  const erase = db.transaction((personId: PersonId) => {
    for (const one of new Set([personId, ...together.all({ personId }).map((id) => asId<PersonId>(id))])) eraseOne(one);
  });
  return {
    address: (personId) => {
      const data = dataOf(find.get(personId)?.json ?? null);
      return data?.kind === 'address' ? data.address : null;
    },
    note: (personId) => {
      const data = dataOf(find.get(personId)?.json ?? null);
      return data?.kind === 'address' ? (data.note ?? '') : '';
    },
    giftMessage: (personId) => {
      const data = dataOf(find.get(personId)?.json ?? null);
      return data?.kind === 'address' ? (data.giftMessage ?? '') : '';
    },
    erase: (personId) => {
      erase.immediate(personId);
      db.pragma('wal_checkpoint(TRUNCATE)');
    },
  };
}

const dataOf = (json: string | null): PersonData | null => (json === null ? null : (JSON.parse(json) as PersonData));

/** Name of a user from the personal data, '' once erased. */
export function userName(json: string | null): string {
  const data = dataOf(json);
  return data?.kind === 'user' ? data.name : '';
}
