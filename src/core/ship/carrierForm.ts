import type { FormId, ManifestId, Sha256 } from '../ids.ts';
import type { FormEvent } from '../journal/formEvents.ts';
import type { Instant } from '../time.ts';

/**
 * How far a carrier's own form for a closed manifest is. `requested`: nothing has left this computer; `asked`: the carrier is being asked;
 * `unknown`: its answer is lost; `refused`: it makes none.
 */
export const FORM_STATES = ['requested', 'asked', 'unknown', 'made', 'refused'] as const;
export type FormState = (typeof FORM_STATES)[number];

/** One attempt to have a carrier's form made, from its first fact to its last. */
export interface CarrierForm {
  readonly formId: FormId;
  readonly manifestId: ManifestId;
  /** Whom it is asked of, and for which of the carriers behind it. */
  readonly carrier: string;
  readonly group: string;
  readonly state: FormState;
  /** Labels it was asked for with, and the one by which it is found again; 0 and null before. */
  readonly parcels: number;
  readonly label: string | null;
  /** The carrier's own name for it; null before it is made. */
  readonly number: string | null;
  readonly paperHash: Sha256 | null;
  /** Why there is none, as a code; the carrier's own words. */
  readonly reason: string | null;
  readonly detail: string | null;
  /** When its state was reached. */
  readonly since: Instant;
}

/** A form after one fact about it; null before it was requested. Throws for a fact about a form that never was: a bug. */
export function evolveForm(form: CarrierForm | null, event: FormEvent, at: Instant): CarrierForm {
  if (event.type === 'carrierFormRequested') {
    const { formId, manifestId, carrier, group } = event;
    const nothing = { parcels: 0, label: null, number: null, paperHash: null, reason: null, detail: null };
    return { formId, manifestId, carrier, group, state: 'requested', ...nothing, since: at };
  }
  if (!form) throw new Error(`${event.type} before carrierFormRequested`);
  switch (event.type) {
    case 'carrierFormAsked':
      return { ...form, state: 'asked', parcels: event.parcels, label: event.label, since: at };
    case 'carrierFormNotSent':
      return { ...form, state: 'requested', parcels: 0, label: null, reason: event.reason, since: at };
    case 'carrierFormUnknown':
      return { ...form, state: 'unknown', since: at };
    case 'carrierFormMade':
      return { ...form, state: 'made', number: event.number, paperHash: event.paperHash, reason: null, since: at };
    case 'carrierFormRefused':
      return { ...form, state: 'refused', reason: event.reason, detail: event.detail ?? null, since: at };
  }
}

/** True while a form waits for its carrier. */
export const isOpenForm = ({ state }: Pick<CarrierForm, 'state'>): boolean =>
  state === 'requested' || state === 'asked' || state === 'unknown';
