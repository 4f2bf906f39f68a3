import { canonical } from '../core/journal/canonical.ts';
import type { FormEvent } from '../core/journal/formEvents.ts';
import { evolveForm, type CarrierForm } from '../core/ship/carrierForm.ts';
import type { Instant } from '../core/time.ts';
import type { ShipStorage, StoredPaper } from '../station/ports.ts';
import type { Connection } from './connection.ts';

/** Projects carriers' forms. Throws for a fact about one that was never requested. */
export function prepareFormProjection(db: Connection): (event: FormEvent, at: Instant) => void {
  const find = db.prepare<[string], string>('SELECT json FROM carrier_form WHERE form_id = ?').pluck();
  const put = db.prepare(
    `INSERT INTO carrier_form (form_id, manifest_id, state, since, json) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (form_id) DO UPDATE SET state = excluded.state, since = excluded.since, json = excluded.json`,
  );
  return (event, at) => {
    const known = find.get(event.formId);
    const form = evolveForm(known === undefined ? null : formOf(known), event, at);
    put.run(form.formId, form.manifestId, form.state, form.since, canonical(form));
  };
}

const formOf = (json: string): CarrierForm => JSON.parse(json) as CarrierForm;

/** Prepares storing carriers' papers: once for each digest. */
export function preparePaperWriter(db: Connection): (paper: StoredPaper) => void {
  const add = db.prepare(
    'INSERT INTO carrier_paper (hash, manifest_id, bytes) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );
  return ({ hash, manifestId, bytes }) => {
    add.run(hash, manifestId, bytes);
  };
}

/** Statements of forms, by the names the tests of their plans know them by. */
export const FORM_SQL = {
  formsOfManifest: 'SELECT json FROM carrier_form WHERE manifest_id = ? ORDER BY form_id',
  openForms: "SELECT json FROM carrier_form WHERE state IN ('requested', 'asked', 'unknown') ORDER BY since, form_id",
} as const;

/** Reading carriers' forms and their papers. */
export function prepareForms(db: Connection): ShipStorage['forms'] {
  const byId = db.prepare<[string], string>('SELECT json FROM carrier_form WHERE form_id = ?').pluck();
  const ofManifest = db.prepare<[string], string>(FORM_SQL.formsOfManifest).pluck();
  const open = db.prepare<[], string>(FORM_SQL.openForms).pluck();
  const paper = db.prepare<[string], Uint8Array>('SELECT bytes FROM carrier_paper WHERE hash = ?').pluck();
  return {
    byId: (formId) => byId.all(formId).map(formOf)[0] ?? null,
    ofManifest: (manifestId) => ofManifest.all(manifestId).map(formOf),
    open: () => open.all().map(formOf),
    paper: (hash) => {
      const bytes = paper.get(hash);
      return bytes === undefined ? null : new Uint8Array(bytes);
    },
  };
}
