import { canonical } from '../core/journal/canonical.ts';
import type { JournalRow } from '../core/journal/envelope.ts';
import { rowHash } from '../core/journal/hashChain.ts';
import { streamOf, wellFormed } from '../core/journal/stream.ts';
import type { NewFact, RuntimePort, StoragePort } from '../station/ports.ts';
import type { UserId } from '../core/ids.ts';
import type { Instant } from '../core/time.ts';
import { preparePaperWriter } from './carrierForms.ts';
import type { Connection } from './connection.ts';
import { prepareCurveWriter } from './curves.ts';
import { prepareJournal, type Head } from './journal.ts';
import { prepareDocumentWriter } from './labels.ts';
import { preparePeopleWriter } from './people.ts';
import { prepareProject } from './project.ts';

/** The only writer of facts: journal rows, projections, personal data, label bytes and papers in one transaction, or nothing of it. */
export function prepareRecord(db: Connection, runtime: RuntimePort, stationId: string): StoragePort['record'] {
  const journal = prepareJournal(db);
  const people = preparePeopleWriter(db, (text) => runtime.sha256(text));
  const storeDocument = prepareDocumentWriter(db);
  const storeCurve = prepareCurveWriter(db);
  const storePaper = preparePaperWriter(db);
  const projectBatch = prepareProject(db);

  const append = (fact: NewFact, actor: UserId | null, at: Instant, head: Head): JournalRow => {
    const { event, person, curve } = fact;
    const unhashed = {
      seq: head.seq + 1,
      eventId: runtime.newId(),
      stationId,
      at,
      actor: actor && wellFormed(actor),
      stream: streamOf(event),
      person: person
        ? { personId: wellFormed(person.personId), digest: people.put(person.personId, person.data) }
        : null,
      prevHash: head.hash,
    };
    const eventText = canonical(event);
    const hash = rowHash({ ...unhashed, eventText }, (text) => runtime.sha256(text));
    journal.append({ ...unhashed, eventText, hash });
    if (curve !== undefined) storeCurve(unhashed.seq, event, curve);
    return { ...unhashed, event, hash };
  };

  return db.transaction<StoragePort['record']>((facts, actor, documents = [], papers = []) => {
    for (const document of documents) storeDocument(document);
    for (const paper of papers) storePaper(paper);
    const at = runtime.now();
    const rows: JournalRow[] = [];
    let head: Head = journal.head();
    projectBatch((project) => {
      for (const fact of facts) {
        const row = append(fact, actor, at, head);
        project(row);
        rows.push(row);
        head = row;
      }
    });
    if (rows.length > 0) journal.setHead(head);
    return rows;
  }).immediate;
}
