import { rebased, type BoxSet } from '../core/carton/boxSet.ts';
import { canonical } from '../core/journal/canonical.ts';
import type { BoxSetEvent } from '../core/journal/boxEvents.ts';
import type { EventOf } from '../core/journal/events.ts';
import type { Connection } from './connection.ts';

/** What changes boxes, their set or its draft. */
export type BoxSetFact = BoxSetEvent | EventOf<'cartonTypeRecorded'>;

/** The set in force, in its order. */
export const NOW_SET = 'SELECT json FROM carton_type WHERE is_retired = 0 ORDER BY position';

/**
 * Notes the boxes that a fact finds, for the audit. They can't be looked up later: what parcels take off the shelf goes on being counted in
 * versions and drafts, and would be told as a change that somebody made.
 */
export function prepareBoxesBefore(db: Connection): (event: BoxSetFact, seq: number) => void {
  const now = db.prepare<[], string>(NOW_SET).pluck();
  const one = db
    .prepare<[string], string>('SELECT json FROM carton_type WHERE carton_type_id = ? AND is_retired = 0')
    .pluck();
  const draft = db.prepare<[], { readonly boxes: string | null; readonly base: string | null }>(
    'SELECT d.boxes, s.boxes AS base FROM box_draft d LEFT JOIN box_set s ON s.version = d.base',
  );
  const put = db.prepare('INSERT INTO boxes_before (seq, boxes) VALUES (?, ?)');
  const inForce = (): BoxSet => setOf(`[${now.all().join(',')}]`);
  const before = (event: BoxSetFact): BoxSet | null => {
    switch (event.type) {
      case 'cartonTypeRecorded': {
        const json = one.get(event.cartonType.id);
        return json === undefined ? null : setOf(`[${json}]`);
      }
      case 'boxDraftSaved': {
        const was = draft.get();
        // As its next author sees it: on what is in force by now.
        return was?.boxes ? rebased(setOf(was.boxes), setOf(was.base ?? '[]'), inForce()) : inForce();
      }
      case 'boxSetPublished':
      case 'boxSetTookEffect':
        return inForce();
      case 'boxDraftDropped':
      case 'boxSetWithdrawn':
        // What these end is told by the facts that made it.
        return null;
    }
  };
  return (event, seq) => {
    const boxes = before(event);
    if (boxes !== null) put.run(seq, canonical(boxes));
  };
}

const setOf = (json: string): BoxSet => JSON.parse(json) as BoxSet;
