import { money, type Money } from '../money.ts';
import type { ContentKind, OrderCharges } from '../orders/order.ts';
import type { CustomsLine } from '../ship/customsLines.ts';
import type { Incoterm } from '../ship/incoterms.ts';
import type { LocalDate } from '../time.ts';
import { printableText } from './printableText.ts';

/** Somebody as customs papers name them: postal lines with the country, then how they are reached. */
export interface CustomsParty {
  readonly lines: readonly string[];
  readonly phone: string;
  readonly email: string;
}

/** What customs papers of one parcel say, before any layout. */
export interface CustomsPapers {
  readonly form: 'cn22' | 'cn23' | 'invoice';
  /** Copies of an invoice; 1 for a post's form. */
  readonly copies: number;
  readonly orderNumber: string;
  /** Parcel `index` of `count`, from 1. */
  readonly parcel: { readonly index: number; readonly count: number };
  readonly date: LocalDate;
  /** The carrier's number for it, '' before there is one. */
  readonly tracking: string;
  readonly sender: CustomsParty;
  readonly consignee: CustomsParty;
  /** '' for a number the site does not have or that does not belong on this parcel. */
  readonly numbers: { readonly eori: string; readonly vat: string; readonly ioss: string };
  readonly contents: ContentKind;
  readonly incoterm: Incoterm;
  /** `NOEEI 30.37(a)`, `AES X...`; '' where none is asked for. */
  readonly filing: string;
  readonly signer: string;
  readonly lines: readonly CustomsLine[];
  /** What was taken off the goods (the lines say what is left) and what is paid beside them; absent where nothing is known. */
  readonly charges?: OrderCharges;
  /** Sum of the lines; null where one has no value, as for `netGrams`. */
  readonly value: Money | null;
  readonly netGrams: number | null;
  /** Whole grams, to the nearest. */
  readonly grossGrams: number;
}

/** The same papers with texts that may be put on paper: one line each, nothing invisible, no control characters. */
export function printablePapers(papers: CustomsPapers): CustomsPapers {
  const party = ({ lines, phone, email }: CustomsParty): CustomsParty => ({
    lines: lines.map(printableText),
    phone: printableText(phone),
    email: printableText(email),
  });
  return {
    ...papers,
    orderNumber: printableText(papers.orderNumber),
    tracking: printableText(papers.tracking),
    sender: party(papers.sender),
    consignee: party(papers.consignee),
    signer: printableText(papers.signer),
    lines: papers.lines.map((line) => ({ ...line, description: printableText(line.description) })),
  };
}

/** Goods, freight and insurance together; null where the goods' value is not known or they are paid in several currencies. */
export function invoiceTotal({ value, charges = {} }: Pick<CustomsPapers, 'value' | 'charges'>): Money | null {
  const beside = [charges.freight, charges.insurance].filter((amount) => amount !== undefined);
  if (!value || beside.some(({ currency }) => currency !== value.currency)) return null;
  return money(
    beside.reduce((sum, { minor }) => sum + minor, value.minor),
    value.currency,
  );
}
