import type { BoxSet } from '../core/carton/boxSet.ts';
import type { CartonType } from '../core/carton/cartonType.ts';
import { asId, type UserId } from '../core/ids.ts';
import type { BoxSetOrigin } from '../core/journal/boxEvents.ts';
import { canonical } from '../core/journal/canonical.ts';
import type { JournalRow } from '../core/journal/envelope.ts';
import { barcodeKeys } from '../core/scan/classify.ts';
import type { BoxSetVersion, StoragePort } from '../station/ports.ts';
import { NOW_SET, prepareBoxesBefore, type BoxSetFact } from './boxesBefore.ts';
import type { Connection } from './connection.ts';

type Written = Pick<JournalRow, 'seq' | 'at' | 'actor'>;

/** The version that counts: the one that began to count last, whatever a PC's clock said then. */
export const IN_FORCE = 'SELECT version FROM box_set ORDER BY in_force_no DESC LIMIT 1';
const NEXT_NO = '(SELECT coalesce(max(in_force_no), 0) + 1 FROM box_set)';

/** Projects box presets, the versions of their set and its draft. */
export function prepareBoxSetProjection(db: Connection): (event: BoxSetFact, row: Written) => void {
  const put = preparePut(db);
  const shelve = prepareShelve(db, put);
  const imported = prepareImportedBoxes(db);
  const noteBefore = prepareBoxesBefore(db);
  const setDraft = db.prepare(
    `INSERT INTO box_draft (id, revision, base, saved_at, saved_by, boxes) VALUES (1, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET revision = excluded.revision, base = excluded.base, saved_at = excluded.saved_at,
       saved_by = excluded.saved_by, previous = boxes, boxes = excluded.boxes`,
  );
  const dropDraft = db.prepare(
    'UPDATE box_draft SET revision = ?, previous = boxes, boxes = NULL, saved_at = ?, saved_by = ?',
  );
  const noWaiting = db.prepare('UPDATE box_set SET due_at = NULL WHERE due_at IS NOT NULL');
  const add = db.prepare(
    `INSERT INTO box_set (version, made_at, made_by, origin, rolls_back_to, base, due_at, in_force_at, in_force_no, boxes)
     VALUES (@version, @at, @actor, @origin, @rollsBackTo, @base, @dueAt, @inForceAt, iif(@inForceAt IS NULL, NULL, ${NEXT_NO}), @boxes)`,
  );
  const count = db.prepare(
    `UPDATE box_set SET due_at = NULL, in_force_at = ?, in_force_no = ${NEXT_NO}, boxes = ? WHERE version = ?`,
  );
  const withdraw = db.prepare('UPDATE box_set SET due_at = NULL WHERE version = ?');
  return (event, { seq, at, actor }) => {
    noteBefore(event, seq);
    switch (event.type) {
      case 'cartonTypeRecorded':
        imported.begin(at, actor);
        put(event.cartonType, null);
        return;
      case 'boxDraftSaved':
        // What a draft is held against stays as it was when it was begun.
        imported.end(null);
        setDraft.run(event.revision, event.base, at, actor, canonical(event.boxes));
        return;
      case 'boxDraftDropped':
        dropDraft.run(event.revision, at, actor);
        return;
      case 'boxSetPublished': {
        imported.end(null);
        noWaiting.run();
        const { version, origin, rollsBackTo, base, from: dueAt } = event;
        const boxes = canonical(event.boxes);
        const inForceAt = dueAt === null ? at : null;
        add.run({ version, at, actor, origin, rollsBackTo, base, dueAt, inForceAt, boxes });
        if (event.revision !== null) dropDraft.run(event.revision, at, actor);
        if (dueAt === null) shelve(event.boxes);
        return;
      }
      case 'boxSetTookEffect':
        imported.end(null);
        count.run(at, canonical(event.boxes), event.version);
        shelve(event.boxes);
        return;
      case 'boxSetWithdrawn':
        withdraw.run(event.version);
        return;
    }
  };
}

/** Writes one preset into the set in force, at a place or where it stands. */
function preparePut(db: Connection): (carton: CartonType, position: number | null) => void {
  const add = db.prepare(
    `INSERT INTO carton_type (carton_type_id, position, json) VALUES (@id, coalesce(@position, (SELECT count(*) FROM carton_type)), @json)
     ON CONFLICT DO UPDATE SET json = excluded.json, is_retired = 0, position = coalesce(@position, position)`,
  );
  const dropKeys = db.prepare('DELETE FROM carton_code WHERE carton_type_id = ?');
  const addKey = db.prepare('INSERT INTO carton_code (key, carton_type_id) VALUES (?, ?)');
  return (carton, position) => {
    add.run({ id: carton.id, position, json: canonical(carton) });
    dropKeys.run(carton.id);
    if (carton.barcode !== null) for (const key of barcodeKeys(carton.barcode)) addKey.run(key, carton.id);
  };
}

/** Puts a whole set in force; what is not in it is retired, and known still. */
function prepareShelve(db: Connection, put: ReturnType<typeof preparePut>): (boxes: BoxSet) => void {
  const retire = db.prepare('UPDATE carton_type SET is_retired = 1');
  return (boxes) => {
    retire.run();
    for (const [position, box] of boxes.entries()) put(box, position);
  };
}

/** The rows of one import are one version: it is begun with the first of them, and written down when they are all there. */
export function prepareImportedBoxes(db: Connection): {
  begin(at: number, actor: string | null): void;
  end(file: string | null): void;
} {
  const open = db.prepare<[], number>('SELECT version FROM box_set WHERE boxes IS NULL').pluck();
  const inForce = db.prepare<[], number>(IN_FORCE).pluck();
  const begin = db.prepare(
    `INSERT INTO box_set (version, made_at, made_by, origin, base, in_force_at, in_force_no)
     VALUES ((SELECT coalesce(max(version), 0) + 1 FROM box_set), @at, @actor, 'import', @base, @at, ${NEXT_NO})`,
  );
  const now = db.prepare<[], string>(NOW_SET).pluck();
  const end = db.prepare('UPDATE box_set SET boxes = ?, file_name = ? WHERE version = ?');
  return {
    begin(at, actor) {
      if (open.get() === undefined) begin.run({ at, actor, base: inForce.get() ?? 0 });
    },
    end(file) {
      const version = open.get();
      if (version !== undefined) end.run(`[${now.all().join(',')}]`, file, version);
    },
  };
}

/** Reading carton types: the set in force in its order; those that were retired by id and code only. */
export function prepareCartons(db: Connection): StoragePort['cartons'] {
  const byId = db.prepare<[string], string>('SELECT json FROM carton_type WHERE carton_type_id = ?').pluck();
  const byKey = db
    .prepare<[string], string>(
      `SELECT t.json FROM carton_code c JOIN carton_type t ON t.carton_type_id = c.carton_type_id
       WHERE c.key = ? ORDER BY t.is_retired, t.position LIMIT 1`,
    )
    .pluck();
  const all = db.prepare<[], string>(NOW_SET).pluck();
  return {
    all: () => all.all().map((json) => JSON.parse(json) as CartonType),
    byId: (id) => parsed(byId.get(id)),
    byCode(keys) {
      for (const statement of [byKey, byId])
        for (const key of keys) {
          const found = parsed<CartonType>(statement.get(key));
          if (found) return found;
        }
      return null;
    },
  };
}

interface SetRow {
  readonly version: number;
  readonly made_at: number;
  readonly made_by: string | null;
  readonly origin: BoxSetOrigin;
  readonly rolls_back_to: number | null;
  readonly file_name: string | null;
  readonly base: number;
  readonly due_at: number | null;
  readonly in_force_at: number | null;
}
interface DraftRow {
  readonly revision: number;
  readonly base: number;
  readonly saved_at: number;
  readonly saved_by: string | null;
  readonly boxes: string | null;
  readonly previous: string | null;
}

/** Reading the versions of the box set and its draft. */
export function prepareBoxSets(db: Connection): StoragePort['boxSets'] {
  const columns = 'version, made_at, made_by, origin, rolls_back_to, file_name, base, due_at, in_force_at';
  const list = db.prepare<[number], SetRow>(`SELECT ${columns} FROM box_set ORDER BY version DESC LIMIT ?`);
  const waiting = db.prepare<[], SetRow>(`SELECT ${columns} FROM box_set WHERE due_at IS NOT NULL`);
  const inForce = db.prepare<[], number>(IN_FORCE).pluck();
  const boxes = db.prepare<[number], { boxes: string | null }>('SELECT boxes FROM box_set WHERE version = ?');
  const now = db.prepare<[], string>(NOW_SET).pluck();
  const draft = db.prepare<[], DraftRow>('SELECT revision, base, saved_at, saved_by, boxes, previous FROM box_draft');
  const retired = db.prepare<[string], number>('SELECT is_retired FROM carton_type WHERE carton_type_id = ?').pluck();
  return {
    list: (limit) => list.all(limit).map(versionOf),
    inForce: () => inForce.get() ?? 0,
    waiting() {
      const row = waiting.get();
      return row ? versionOf(row) : null;
    },
    boxes(version) {
      const row = boxes.get(version);
      if (!row) return null;
      // An import is still changing it: it is what is in force.
      return JSON.parse(row.boxes ?? `[${now.all().join(',')}]`) as BoxSet;
    },
    draft() {
      const row = draft.get();
      if (!row) return null;
      const { revision, base, saved_at: at, saved_by } = row;
      const by = saved_by === null ? null : asId<UserId>(saved_by);
      return { revision, base, at, by, boxes: setOf(row.boxes), previous: setOf(row.previous) };
    },
    isRetired: (id) => retired.get(id) === 1,
  };
}

const versionOf = (row: SetRow): BoxSetVersion => ({
  version: row.version,
  at: row.made_at,
  by: row.made_by === null ? null : asId(row.made_by),
  origin: row.origin,
  rollsBackTo: row.rolls_back_to,
  fileName: row.file_name,
  base: row.base,
  dueAt: row.due_at,
  inForceAt: row.in_force_at,
});

const setOf = (json: string | null): BoxSet | null => parsed<BoxSet>(json ?? undefined);
const parsed = <T>(json: string | undefined): T | null => (json === undefined ? null : (JSON.parse(json) as T));
