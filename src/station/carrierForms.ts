import { may } from '../core/people/permissions.ts';
import type { FormId, ManifestId, UserId } from '../core/ids.ts';
import { asId } from '../core/ids.ts';
import type { EventOf } from '../core/journal/events.ts';
import type { ManifestEntry } from '../core/journal/shipEvents.ts';
import { isOpenForm, type CarrierForm } from '../core/ship/carrierForm.ts';
import type { CarrierForms, MadeForm, WantedForm } from './carrierFormPort.ts';
import { createErrands, type Errand, type Outcome } from './errands.ts';
import type { CarrierPort, RuntimePort, StoragePort, StoredPaper } from './ports.ts';

/** A form with why it is not there yet, as a code; null where nothing is known to be in its way. */
export interface FormShown extends CarrierForm {
  readonly waitsFor: string | null;
}

/** Why a form is not asked for anew: nobody but a supervisor does, or it is not given up. */
export type FormProblem = 'notSupervisor' | 'notRefused';

/** Carriers' own forms for closed manifests, each asked for once. */
export interface FormDesk {
  /** Takes up everything that waits for a carrier: after a manifest was closed, and after a restart. */
  resume(): void;
  ofManifest(manifestId: string): readonly FormShown[];
  /** Asks once more for one that the carrier did not make; null when that is recorded. */
  again(formId: string, by: UserId | null): FormProblem | null;
  /** The carrier's paper, PDF; null where there is none. */
  paper(formId: string): Uint8Array | null;
  close(): void;
}

export interface FormPorts {
  readonly storage: StoragePort;
  readonly runtime: RuntimePort;
  readonly carriers: readonly CarrierPort[];
  changed(): void;
  report(error: unknown): void;
}

/** The facts with which the forms of a manifest are asked for, in the order of their groups; none for a carrier that makes none. */
export function formsRequested(
  { storage, runtime, carriers }: Pick<FormPorts, 'storage' | 'runtime' | 'carriers'>,
  manifest: { readonly manifestId: ManifestId; readonly carrier: string },
  entries: readonly ManifestEntry[],
): readonly EventOf<'carrierFormRequested'>[] {
  const { manifestId, carrier } = manifest;
  const forms = carriers.find(({ id }) => id === carrier)?.forms;
  if (!forms) return [];
  const groups = new Set(entries.flatMap(({ intentId }) => labelOf(storage, forms, intentId)?.group ?? []));
  return [...groups].sort().map((group) => {
    const formId = asId<FormId>(runtime.newId());
    return { type: 'carrierFormRequested', formId, manifestId, carrier, group };
  });
}

/** The group and the carrier's own name of a label; null for one that was given back, or that has no such name. */
function labelOf(
  storage: StoragePort,
  forms: CarrierForms,
  intentId: ManifestEntry['intentId'],
): { readonly group: string; readonly label: string } | null {
  const purchase = storage.purchases.byIntent(intentId);
  if (purchase?.state !== 'bought' || purchase.carrierRef === null) return null;
  return { group: forms.groupOf(purchase.service), label: purchase.carrierRef };
}

const DONE: Outcome = { kind: 'rest', waitsFor: null };

/** Creates the form desk of one station. */
export function createFormDesk(ports: FormPorts): FormDesk {
  const { storage, runtime, carriers, report, changed } = ports;
  const steady = (): number => runtime.steady();
  const step = async (formId: FormId, errand: Errand): Promise<Outcome> => {
    const form = storage.forms.byId(formId);
    if (!form || !isOpenForm(form)) return DONE;
    const forms = carriers.find(({ id }) => id === form.carrier)?.forms;
    if (!forms) return { kind: 'rest', waitsFor: 'carrierNotSetUp' };
    const outcome =
      form.state === 'requested' ? await ask(ports, form, forms) : await lookUp(ports, form, forms, errand);
    if (form.state === 'requested') errand.quietSince = steady();
    changed();
    return outcome;
  };
  const errands = createErrands<FormId>({ step, steady, report, changed });
  return {
    resume() {
      for (const { formId } of storage.forms.open()) errands.take(formId);
    },
    ofManifest: (manifestId) =>
      storage.forms.ofManifest(manifestId).map((form) => ({ ...form, waitsFor: errands.waitsFor(form.formId) })),
    again(formId, by) {
      if (by === null || !may(storage.users.byId(by), 'manifests')) return 'notSupervisor';
      const form = storage.forms.byId(formId);
      const later = form && storage.forms.ofManifest(form.manifestId).some((other) => isLater(other, form));
      if (form?.state !== 'refused' || later) return 'notRefused';
      const { manifestId, carrier, group } = form;
      const fresh = asId<FormId>(runtime.newId());
      storage.record([{ event: { type: 'carrierFormRequested', formId: fresh, manifestId, carrier, group } }], by);
      errands.take(fresh);
      return null;
    },
    paper(formId) {
      const hash = storage.forms.byId(formId)?.paperHash ?? null;
      return hash === null ? null : storage.forms.paper(hash);
    },
    close: errands.close,
  };
}

/** Another attempt at the same form that is not given up. */
const isLater = (other: CarrierForm, form: CarrierForm): boolean =>
  other.formId !== form.formId && other.group === form.group && other.state !== 'refused';

function wanted({ storage }: FormPorts, form: CarrierForm, forms: CarrierForms): WantedForm | null {
  const site = storage.site();
  const labels = storage.manifests
    .lines(form.manifestId)
    .flatMap(({ intentId }) => labelOf(storage, forms, intentId) ?? [])
    .filter(({ group }) => group === form.group)
    .map(({ label }) => label);
  // The label it was asked with finds it, though that one was given back since.
  const all = form.label === null ? labels : [form.label, ...labels.filter((label) => label !== form.label)];
  const { formId, group } = form;
  return site && all.length > 0 ? { formId, group, labels: all, shipFrom: site.shipFrom } : null;
}

/** Written down before it is asked, and asked once. */
async function ask(ports: FormPorts, form: CarrierForm, forms: CarrierForms): Promise<Outcome> {
  const of = idsOf(form);
  const asked = wanted(ports, form, forms);
  const [label] = asked?.labels ?? [];
  if (!asked || label === undefined) return refused(ports, form, 'nothingLeft', null);
  ports.storage.record([{ event: { type: 'carrierFormAsked', ...of, parcels: asked.labels.length, label } }], null);
  const answer = await forms.ask(asked).catch((error: unknown) => {
    ports.report(error);
    return { kind: 'unknown', reason: 'failed' } as const;
  });
  switch (answer.kind) {
    case 'made':
      return made(ports, form, answer);
    case 'rejected':
      return refused(ports, form, answer.reason, answer.detail);
    case 'notSent':
      ports.storage.record([{ event: { type: 'carrierFormNotSent', ...of, reason: answer.reason } }], null);
      return { kind: 'again', waitsFor: answer.reason };
    case 'unknown':
      ports.storage.record([{ event: { type: 'carrierFormUnknown', ...of } }], null);
      return { kind: 'again', waitsFor: answer.reason };
  }
}

/** Never asked for again: only what the carrier itself knows decides, and its "not found" only after it had time to know. */
async function lookUp(ports: FormPorts, form: CarrierForm, forms: CarrierForms, errand: Errand): Promise<Outcome> {
  if (form.state === 'asked') ports.storage.record([{ event: { type: 'carrierFormUnknown', ...idsOf(form) } }], null);
  const asked = wanted(ports, form, forms);
  if (!asked) return { kind: 'rest', waitsFor: 'addressMissing' };
  const leftMs = forms.settleMs - (ports.runtime.steady() - errand.quietSince);
  const found = await forms.find(asked);
  if (found.kind === 'found') return made(ports, form, found);
  if (found.kind === 'failed') return refused(ports, form, 'carrierRefused', found.detail);
  if (found.kind === 'unclear') return { kind: 'again', waitsFor: found.reason };
  if (leftMs <= 0) return refused(ports, form, 'neverMade', null);
  return { kind: 'again', waitsFor: 'notFoundYet', afterMs: Math.max(100, leftMs) };
}

const idsOf = ({ formId, manifestId }: CarrierForm) => ({ formId, manifestId });

/** The paper is stored with the fact: one that can't be written down is looked up again. */
function made({ storage, runtime }: FormPorts, form: CarrierForm, { number, paper }: MadeForm): Outcome {
  const paperHash = paper && runtime.sha256(paper);
  const papers: readonly StoredPaper[] =
    paper && paperHash ? [{ hash: paperHash, manifestId: form.manifestId, bytes: paper }] : [];
  storage.record([{ event: { type: 'carrierFormMade', ...idsOf(form), number, paperHash } }], null, [], papers);
  return DONE;
}

/** The carrier's own words are about the site and its labels; the first of them say enough. */
const DETAIL_LENGTH = 300;

function refused({ storage }: FormPorts, form: CarrierForm, reason: string, detail: string | null): Outcome {
  const words = detail === null ? {} : { detail: detail.slice(0, DETAIL_LENGTH) };
  storage.record([{ event: { type: 'carrierFormRefused', ...idsOf(form), reason, ...words } }], null);
  return DONE;
}
