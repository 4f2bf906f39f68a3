import type { CartonType } from '../core/carton/cartonType.ts';
import { stockAfter } from '../core/carton/boxUse.ts';
import type { CartonTypeId } from '../core/ids.ts';
import { canonical } from '../core/journal/canonical.ts';
import { IN_FORCE } from './boxSets.ts';
import type { Connection } from './connection.ts';

/**
 * Takes a box off the shelf (-1) or puts it back (1), wherever its count stands: in the set in force, in a version that waits, in the draft and
 * in what drafts are held against, so that a count somebody typed goes on from there and a draft never seems to have changed it.
 */
export function prepareUsedBoxes(db: Connection): (id: CartonTypeId, change: -1 | 1) => void {
  const box = db.prepare<[string], string>('SELECT json FROM carton_type WHERE carton_type_id = ?').pluck();
  const setBox = db.prepare('UPDATE carton_type SET json = ? WHERE carton_type_id = ?');
  const sets = db.prepare<[], { readonly version: number; readonly boxes: string }>(
    `SELECT version, boxes FROM box_set WHERE boxes IS NOT NULL AND (
       due_at IS NOT NULL
       OR version = (${IN_FORCE})
       OR version IN (SELECT base FROM box_draft UNION SELECT base FROM box_set WHERE due_at IS NOT NULL))`,
  );
  const setSet = db.prepare('UPDATE box_set SET boxes = ? WHERE version = ?');
  const draft = db.prepare<[], { readonly boxes: string | null; readonly previous: string | null }>(
    'SELECT boxes, previous FROM box_draft',
  );
  const setDraft = db.prepare('UPDATE box_draft SET boxes = ?, previous = ?');
  return (id, change) => {
    const json = box.get(id);
    if (json === undefined) return;
    const changed = (text: string): string =>
      canonical((JSON.parse(text) as CartonType[]).map((one) => (one.id === id ? counted(one, change) : one)));
    setBox.run(canonical(counted(JSON.parse(json) as CartonType, change)), id);
    for (const { version, boxes } of sets.all()) setSet.run(changed(boxes), version);
    for (const { boxes, previous } of draft.all())
      setDraft.run(boxes === null ? null : changed(boxes), previous === null ? null : changed(previous));
  };
}

const counted = (box: CartonType, change: -1 | 1): CartonType => ({ ...box, stock: stockAfter(box.stock, change) });
