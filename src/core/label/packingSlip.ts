import { printableText } from './printableText.ts';

/** One kind of article in a parcel. */
export interface PackingSlipLine {
  readonly quantity: number;
  readonly name: string;
  /** Shown under a name that differs from it; also what tells the article where its name can't be printed. */
  readonly sku: string;
}

/** What a packing slip tells the customer about one parcel, before any layout. */
export interface PackingSlip {
  readonly orderNumber: string;
  /** The shop or site it comes from. */
  readonly sender: string;
  /** Parcel `index` of `count`, from 1. */
  readonly parcel: { readonly index: number; readonly count: number };
  readonly lines: readonly PackingSlipLine[];
  /** What the customer wrote with the order, or the message of a gift; '' for nothing. */
  readonly note: string;
  readonly isGift: boolean;
  /** A web address for a QR code, such as where goods are sent back; null for none. */
  readonly link: string | null;
}

/** The words of a slip around its facts. */
export const PACKING_SLIP_WORDS = {
  title: 'Packing slip',
  order: 'Order',
  note: 'Note',
  gift: 'A message for you',
} as const;

/** "Parcel 1 of 2". */
export const parcelWords = ({ parcel: { index, count } }: PackingSlip): string =>
  `Parcel ${index.toString()} of ${count.toString()}`;

/** The same slip with texts that may be put on paper: one line each, nothing invisible, no control characters. */
export function printableSlip(slip: PackingSlip): PackingSlip {
  return {
    ...slip,
    orderNumber: printableText(slip.orderNumber),
    sender: printableText(slip.sender),
    lines: slip.lines.map(({ quantity, name, sku }) => ({
      quantity,
      name: printableText(name) || printableText(sku),
      sku: printableText(sku),
    })),
    note: printableText(slip.note),
    link: slip.link === null ? null : printableText(slip.link) || null,
  };
}
