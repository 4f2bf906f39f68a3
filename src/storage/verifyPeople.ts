import type { Sha256 } from '../core/ids.ts';
import { documentDigest, personDigest, type Sha256Of } from '../core/journal/hashChain.ts';
import type { PersonData } from '../station/ports.ts';
import type { Connection } from './connection.ts';
import { nameToFind } from './people.ts';
import { wordsOf } from './search.ts';
import type { Findings } from './verifyReport.ts';

interface PersonRow {
  readonly person_id: string;
  readonly salt: string | null;
  readonly json: string | null;
  readonly search_name: string | null;
}

interface Expected {
  readonly seq: number;
  readonly digest: string;
}

/**
 * Holds the personal data against the digests in the journal and puts the words it is found by into the scratch database. A person
 * erased on purpose is counted; data that is missing, changed or left over is a finding.
 */
export function checkPeople(
  stored: Connection,
  scratch: Connection,
  sha256: Sha256Of,
  findings: Findings,
): { present: number; erased: number } {
  const expected = scratch.prepare<[string], Expected>('SELECT seq, digest FROM expected_person WHERE person_id = ?');
  const seen = scratch.prepare('DELETE FROM expected_person WHERE person_id = ?');
  const addWord = scratch.prepare('INSERT OR IGNORE INTO person_word (word, person_id) VALUES (?, ?)');
  const count = { present: 0, erased: 0 };
  for (const row of stored.prepare<[], PersonRow>('SELECT person_id, salt, json, search_name FROM person').iterate()) {
    const entry = expected.get(row.person_id);
    const add = (problem: 'dataChanged' | 'notInJournal'): void =>
      findings.add({ kind: 'person', personId: row.person_id, seq: entry?.seq ?? null, problem });
    count[row.json === null ? 'erased' : 'present'] += 1;
    if (!entry) add('notInJournal');
    else if (row.json !== null && !isGenuine(row, entry, sha256)) add('dataChanged');
    seen.run(row.person_id);
    for (const word of wordsOf(row.search_name ?? '')) addWord.run(word, row.person_id);
  }
  for (const lost of scratch
    .prepare<[], { person_id: string; seq: number }>('SELECT person_id, seq FROM expected_person ORDER BY seq')
    .iterate()) {
    findings.add({ kind: 'person', personId: lost.person_id, seq: lost.seq, problem: 'dataMissing' });
  }
  return count;
}

function isGenuine(row: PersonRow, entry: Expected, sha256: Sha256Of): boolean {
  const { salt, json } = row;
  if (salt === null || json === null || personDigest(salt, json, sha256) !== entry.digest) return false;
  return nameToFind(JSON.parse(json) as PersonData) === row.search_name;
}

/** Words of people who are erased, or that their name does not have; words that are missing. */
export function checkPersonWords(stored: Connection, scratch: Connection, findings: Findings): void {
  const all = 'SELECT word, person_id FROM person_word';
  const isIn = (db: Connection) =>
    db.prepare<[string, string], number>('SELECT 1 FROM person_word WHERE word = ? AND person_id = ?').pluck();
  for (const [here, there, problem] of [
    [stored, isIn(scratch), 'leftAfterErase'],
    [scratch, isIn(stored), 'dataChanged'],
  ] as const) {
    for (const row of here.prepare<[], { word: string; person_id: string }>(all).iterate()) {
      if (there.get(row.word, row.person_id) === undefined)
        findings.add({ kind: 'person', personId: row.person_id, seq: null, problem });
    }
  }
}

/** Label bytes whose digest is not the one they are filed under. Returns how many labels are stored. */
export function checkLabels(
  stored: Connection,
  sha256: (content: string | Uint8Array) => Sha256,
  findings: Findings,
): number {
  let count = 0;
  for (const label of stored
    .prepare<[], { hash: string; salt: string; bytes: Uint8Array }>('SELECT hash, salt, bytes FROM label')
    .iterate()) {
    count += 1;
    if (documentDigest(label.salt, label.bytes, sha256) !== label.hash)
      findings.add({ kind: 'label', hash: label.hash, problem: 'bytesChanged' });
  }
  return count;
}
