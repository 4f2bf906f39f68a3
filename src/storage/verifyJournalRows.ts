import { GENESIS_HASH, rowHash, type Sha256Of } from '../core/journal/hashChain.ts';
import type { JournalRow } from '../core/journal/envelope.ts';
import { streamOf } from '../core/journal/stream.ts';
import type { Connection } from './connection.ts';
import { journalRow, prepareJournal, readJournal, type Head, type StoredRow } from './journal.ts';
import { prepareProject, type Project } from './project.ts';
import type { Findings } from './verifyReport.ts';

interface RowCheck {
  readonly stored: Connection;
  /** Gets all projections anew, and in `expected_person` the last digest of each person. */
  readonly scratch: Connection;
  readonly sha256: Sha256Of;
  readonly findings: Findings;
}

/** Recomputes the chain row by row and rebuilds the projections into the scratch database. Returns where the chain ends. */
export function checkJournalRows({ stored, scratch, sha256, findings }: RowCheck): Head {
  let head: Head = { seq: 0, hash: GENESIS_HASH };
  prepareProject(scratch)((project) => {
    const rebuild = prepareRebuild(scratch, project, findings);
    for (const row of readJournal(stored)) {
      checkRow(row, head, sha256, findings);
      rebuild(row);
      head = row;
    }
  });
  const noted = prepareJournal(stored).head();
  if (noted.seq !== head.seq || noted.hash !== head.hash) {
    findings.add({
      kind: 'journal',
      seq: noted.seq,
      problem: 'endMissing',
      detail: `the journal ends at ${head.seq}, noted was ${noted.seq}`,
    });
  }
  return head;
}

function checkRow(row: StoredRow, before: Head, sha256: Sha256Of, findings: Findings): void {
  const { seq } = row;
  if (seq !== before.seq + 1) {
    findings.add({
      kind: 'journal',
      seq: before.seq + 1,
      problem: 'rowMissing',
      detail: `row ${seq} follows row ${before.seq}`,
    });
  }
  if (row.prevHash !== before.hash) {
    findings.add({ kind: 'journal', seq, problem: 'chainBroken', detail: 'the hash of the row before is another' });
  }
  if (rowHash(row, sha256) !== row.hash) {
    findings.add({ kind: 'journal', seq, problem: 'hashWrong', detail: 'the hash does not match what the row says' });
  }
}

/** Applies rows to the scratch database; a row that cannot be read or applied is a finding, and the next one is tried. */
function prepareRebuild(scratch: Connection, project: Project, findings: Findings): (stored: StoredRow) => void {
  const expect = scratch.prepare(
    'INSERT INTO expected_person (person_id, seq, digest) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET seq = excluded.seq, digest = excluded.digest',
  );
  return (stored) => {
    const { seq } = stored;
    if (stored.person) expect.run(stored.person.personId, seq, stored.person.digest);
    let row: JournalRow;
    try {
      row = journalRow(stored);
      if (streamOf(row.event) !== row.stream)
        findings.add({ kind: 'journal', seq, problem: 'streamWrong', detail: row.stream });
    } catch (error) {
      findings.add({ kind: 'journal', seq, problem: 'notReadable', detail: String(error) });
      return;
    }
    try {
      project(row);
    } catch (error) {
      findings.add({ kind: 'journal', seq, problem: 'notProjectable', detail: String(error) });
    }
  };
}
