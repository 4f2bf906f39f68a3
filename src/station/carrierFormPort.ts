import type { FormId } from '../core/ids.ts';
import type { Address } from '../core/orders/address.ts';
import type { Unreachable } from '../shared/unreachable.ts';

/** One form to be made of labels that leave together. */
export interface WantedForm {
  /** Told as the reference, where the carrier keeps one. */
  readonly formId: FormId;
  /** Which of the carriers behind this one. */
  readonly group: string;
  /** The carrier's own names for the labels, the first of which finds the form again. */
  readonly labels: readonly string[];
  readonly shipFrom: Address;
}

/** A form as the carrier made it. */
export interface MadeForm {
  readonly number: string;
  /** A PDF; null where the carrier gives no paper. */
  readonly paper: Uint8Array | null;
}

/** What became of asking for a form. Anything thrown is as good as `unknown`. */
export type FormAnswer =
  | ({ readonly kind: 'made' } & MadeForm)
  | { readonly kind: 'rejected'; readonly reason: string; readonly detail: string | null }
  | { readonly kind: 'notSent'; readonly reason: Unreachable }
  /** It may have been made, or is still being made. Never asked for again, only looked up. */
  | { readonly kind: 'unknown'; readonly reason: string };

/** What a carrier knows of a form. `notFound` proves nothing before `settleMs`. */
export type FormFound =
  | ({ readonly kind: 'found' } & MadeForm)
  | { readonly kind: 'notFound' }
  | { readonly kind: 'failed'; readonly detail: string | null }
  | { readonly kind: 'unclear'; readonly reason: string };

/** A carrier's own manifests, which its driver scans or signs. */
export interface CarrierForms {
  /** A form that was made may stay unseen for so long after it was asked for. */
  readonly settleMs: number;
  /** The carrier behind this one that a service is of: each wants a form of its own. */
  groupOf(service: string): string;
  ask(form: WantedForm): Promise<FormAnswer>;
  find(form: WantedForm): Promise<FormFound>;
}
