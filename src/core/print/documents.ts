import type { Length } from '../quantity.ts';
import { isAtMost, isSameStock, type Media } from './media.ts';

/** Kinds of documents that a station prints. */
export const DOCUMENTS = [
  'shippingLabel',
  'returnLabel',
  'productLabel',
  'packingSlip',
  'giftMessage',
  'customsPapers',
  'commandCards',
  'placeLabels',
  'badges',
  'manifest',
] as const;
export type DocumentKind = (typeof DOCUMENTS)[number];

/** A shape that a document can be written in. */
export type DocumentForm =
  | {
      readonly kind: 'labels';
      readonly width: Length;
      readonly height: Length;
      readonly isAtLeast: boolean;
      /** Only where somebody names the printer: a bench with nothing but labels does not want every document on them. */
      readonly isNamedOnly?: true;
    }
  | { readonly kind: 'roll' }
  | { readonly kind: 'sheets' };

const inches = (digits: number, exponent = 0): Length => ({ digits, exponent, unit: 'in' });
const LABEL_4X6 = { kind: 'labels', width: inches(4), height: inches(6), isAtLeast: false } as const;
const ROLL = { kind: 'roll' } as const;
const SHEETS = { kind: 'sheets' } as const;

/**
 * The shapes of each kind of document, the usual one first. A product label stands in the corner of whatever label is large enough;
 * papers for customs and invoices are laid out for whole sheets only.
 */
export const DOCUMENT_FORMS: Readonly<Record<DocumentKind, readonly DocumentForm[]>> = {
  shippingLabel: [LABEL_4X6],
  returnLabel: [LABEL_4X6],
  productLabel: [{ kind: 'labels', width: inches(3), height: inches(125, -2), isAtLeast: true }],
  packingSlip: [ROLL, SHEETS, { ...LABEL_4X6, isNamedOnly: true }],
  giftMessage: [ROLL, SHEETS],
  customsPapers: [SHEETS],
  commandCards: [LABEL_4X6, SHEETS],
  placeLabels: [LABEL_4X6, SHEETS],
  badges: [LABEL_4X6, SHEETS],
  manifest: [SHEETS],
};

/** True when a document of this shape comes out whole and at its own size on this stock. */
export function isOn(form: DocumentForm, media: Media): boolean {
  if (form.kind !== 'labels' || media.kind !== 'labels') return form.kind === media.kind;
  return form.isAtLeast
    ? isAtMost(form.width, media.width) && isAtMost(form.height, media.height)
    : isSameStock(form.width, media.width) && isSameStock(form.height, media.height);
}
