import { auditKind, doerOf } from '../core/audit/audited.ts';
import { auditWords } from '../core/audit/subject.ts';
import type { BoxSet } from '../core/carton/boxSet.ts';
import { asId, type UserId } from '../core/ids.ts';
import type { JournalRow } from '../core/journal/envelope.ts';
import type { StationEvent } from '../core/journal/events.ts';
import type { AuditedRow, AuditPort, AuditWanted } from '../station/ports.ts';
import type { Connection } from './connection.ts';
import { COLUMNS, journalRow, storedRow, type Columns } from './journal.ts';
import { fold } from './search.ts';

/** Projects what the audit lists, from a row that the other projections have had. */
export function prepareAuditProjection(db: Connection): (row: JournalRow) => void {
  const add = db.prepare(
    'INSERT INTO audit (seq, at, kind, actor, order_id, search_key) VALUES (@seq, @at, @kind, @actor, @orderId, @key)',
  );
  const ofSession = db.prepare<[string], string>('SELECT order_id FROM pack_session WHERE session_id = ?').pluck();
  const ofLabel = db.prepare<[string], string>('SELECT order_id FROM label_purchase WHERE intent_id = ?').pluck();
  const number = db.prepare<[string], string>('SELECT number FROM orders WHERE order_id = ?').pluck();
  const orderOf = (event: StationEvent): string | null => {
    if ('orderId' in event) return event.orderId;
    if ('sessionId' in event && event.sessionId !== null) return ofSession.get(event.sessionId) ?? null;
    return event.type === 'labelReprinted' ? (ofLabel.get(event.intentId) ?? null) : null;
  };
  return ({ seq, at, actor, event }) => {
    const kind = auditKind(event);
    if (kind === null) return;
    const orderId = orderOf(event);
    const words = [auditWords(event), orderId === null ? '' : (number.get(orderId) ?? '')];
    add.run({ seq, at, kind, actor: doerOf(event, actor), orderId, key: fold(words.join(' ')) });
  };
}

const SAID = "a.at >= @from AND a.at < @to AND (@text = '' OR instr(a.search_key, @text) > 0)";
// Which index is walked is said, so that the order of rows never costs a sort.
const WHICH = {
  all: 'audit a NOT INDEXED WHERE a.seq < @before',
  kind: 'audit a INDEXED BY audit_kind WHERE a.kind = @kind AND a.seq < @before',
  actor: 'audit a INDEXED BY audit_actor WHERE a.actor = @by AND a.seq < @before',
  both: 'audit a INDEXED BY audit_actor WHERE a.actor = @by AND a.kind = @kind AND a.seq < @before',
} as const;
type Which = keyof typeof WHICH;

const OF_JOURNAL = COLUMNS.split(', ')
  .map((name) => `j.${name}`)
  .join(', ');

const pageOf = (which: Which): string =>
  `SELECT a.order_id, ${OF_JOURNAL} FROM (SELECT a.seq, a.order_id FROM ${WHICH[which]} AND ${SAID} ORDER BY a.seq DESC LIMIT @limit) a CROSS JOIN journal j ON j.seq = a.seq`;

/** Statements of the audit, by the names the tests of their plans know them by. */
export const AUDIT_SQL = {
  all: pageOf('all'),
  kind: pageOf('kind'),
  actor: pageOf('actor'),
  both: pageOf('both'),
  earlier: `SELECT ${COLUMNS} FROM journal INDEXED BY journal_stream WHERE stream = @stream AND seq < @seq AND json_valid(event)
    AND json_extract(event, '$.type') IN (SELECT value FROM json_each(@types)) ORDER BY seq DESC LIMIT 1`,
} as const;

interface Row extends Columns {
  readonly order_id: string | null;
}

interface Asked {
  readonly kind: string | null;
  readonly by: string | null;
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly before: number;
  readonly limit: number;
}

/** Reading the audit. */
export function prepareAudit(db: Connection): AuditPort {
  const prepared = (which: Which) => db.prepare<[Asked], Row>(AUDIT_SQL[which]);
  const pages = { all: prepared('all'), kind: prepared('kind'), actor: prepared('actor'), both: prepared('both') };
  const earlier = db.prepare<[{ stream: string; seq: number; types: string }], Columns>(AUDIT_SQL.earlier);
  const one = db.prepare<[number], Row>(
    `SELECT a.order_id, ${OF_JOURNAL} FROM audit a JOIN journal j USING (seq) WHERE a.seq = ?`,
  );
  const boxes = db.prepare<[number], string>('SELECT boxes FROM boxes_before WHERE seq = ?').pluck();
  const people = db.prepare<[], string>('SELECT DISTINCT actor FROM audit WHERE actor IS NOT NULL').pluck();
  return {
    page: (wanted, before, limit) => pages[whichOf(wanted)].all({ ...asked(wanted), before, limit }).flatMap(audited),
    one: (seq) => one.all(seq).flatMap(audited)[0] ?? null,
    people: () => people.all().map((actor) => asId<UserId>(actor)),
    earlier(stream, types, seq) {
      const row = earlier.get({ stream, seq, types: JSON.stringify(types) });
      return row ? readable(row) : null;
    },
    boxesBefore(seq) {
      const json = boxes.get(seq);
      return json === undefined ? null : (JSON.parse(json) as BoxSet);
    },
  };
}

const whichOf = ({ kind, by }: AuditWanted): Which =>
  by === null ? (kind === null ? 'all' : 'kind') : kind === null ? 'actor' : 'both';

const asked = ({ kind, by, text, from, to }: AuditWanted) => ({ kind, by, text: fold(text), from, to });

function audited(row: Row): AuditedRow[] {
  const read = readable(row);
  return read ? [{ row: read, orderId: row.order_id === null ? null : asId(row.order_id) }] : [];
}

function readable(columns: Columns): JournalRow | null {
  try {
    return journalRow(storedRow(columns));
  } catch {
    return null;
  }
}
