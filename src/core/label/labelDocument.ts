import { isSscc } from '../gs1/sscc.ts';
import type { Address } from '../orders/address.ts';
import { decimalText, type Dims, type Mass } from '../quantity.ts';
import { ok, refuse, type Result } from '../result.ts';
import type { Quote } from '../ship/parcel.ts';
import { addressLines } from './addressLines.ts';
import { sizeText } from './boxCard.ts';
import { printableText } from './printableText.ts';

/** What a carrier sold, as far as the label shows it. */
export interface LabelNumbers {
  readonly tracking: string;
  readonly sscc: string | null;
  /** What a scanner reads off the bars, without FNC1. */
  readonly scanText: string;
  readonly quote: Quote;
}

/** The shipment, as far as the label shows it. */
export interface LabelShipment {
  readonly orderNumber: string;
  readonly parcelIndex: number;
  readonly parcelCount: number;
  readonly shipFrom: Address;
  readonly shipTo: Address;
  readonly outer: Dims;
  readonly gross: Mass;
  readonly shipDate: string;
}

/** One cell of the middle block: a data title and its value. */
export interface LabelDatum {
  readonly title: string;
  readonly value: string;
}

/** What an address label says, out or back, before any printer language. All text has passed `printableText`. */
export interface LabelDocument {
  readonly from: readonly string[];
  /** One capital letter that tells the service at arm's length. */
  readonly mark: string;
  readonly service: string;
  readonly date: LabelDatum;
  /** What stands over the consignee. */
  readonly toTitle: string;
  readonly to: readonly string[];
  /** ISO code of the destination, '' when unknown: it chooses between the Han letter forms. */
  readonly destination: string;
  readonly data: readonly LabelDatum[];
  readonly bars: LabelBars;
}

/** The bars at the foot: an SSCC in GS1-128 (AI 00), or a private number in plain Code 128. */
export interface LabelBars {
  readonly symbology: 'gs1-128' | 'code128';
  readonly title: string;
  /** Data as a scanner returns it, without FNC1. */
  readonly text: string;
  /** Human readable interpretation under the bars (GS1 General Specifications 4.14). */
  readonly hri: string;
}

export type LabelRefusal = 'noConsignee' | 'addressTooLong' | 'numberMismatch' | 'numberUnprintable' | 'doesNotFit';

/** Most columns an address may have for the label to carry it at a readable size; a wide (East Asian, emoji) character counts two. */
export const ADDRESS_COLUMNS_MAX = 1200;

/**
 * The label of one parcel. Refuses a consignee without any line, an address beyond `ADDRESS_COLUMNS_MAX`, a number that disagrees with
 * its bars and a private number that is not 4 to 24 capitals, digits and hyphens. Nothing is ever dropped or shortened.
 */
export function labelDocument(numbers: LabelNumbers, shipment: LabelShipment): Result<LabelDocument, LabelRefusal> {
  const bars = labelBars(numbers);
  if (!bars.ok) return bars;
  return addressedDocument({
    shipFrom: shipment.shipFrom,
    shipTo: shipment.shipTo,
    mark: (/[A-Za-z]/.exec(numbers.quote.service)?.[0] ?? 'S').toUpperCase(),
    service: [numbers.quote.carrier, numbers.quote.serviceName].map(printableText).join(' ').trim().toUpperCase(),
    date: { title: 'SHIP DATE', value: printableText(shipment.shipDate) },
    toTitle: 'SHIP TO',
    data: labelData(shipment),
    bars: bars.value,
  });
}

/** A label between two addresses, the country named where they differ. Refuses `noConsignee` and `addressTooLong`. */
export function addressedDocument({
  shipFrom,
  shipTo,
  ...rest
}: Omit<LabelDocument, 'from' | 'to' | 'destination'> & {
  readonly shipFrom: Address;
  readonly shipTo: Address;
}): Result<LabelDocument, LabelRefusal> {
  const to = addressLines(shipTo, shipFrom.country);
  const from = addressLines(shipFrom, shipTo.country);
  if (to.length === 0) return refuse('noConsignee');
  if (columns(to) > ADDRESS_COLUMNS_MAX || columns(from) > ADDRESS_COLUMNS_MAX) return refuse('addressTooLong');
  return ok({ ...rest, from, to, destination: printableText(shipTo.country).toUpperCase() });
}

/** Columns of text: one a character, two for one that is drawn in a full square. */
export function columns(lines: readonly string[]): number {
  let total = 0;
  for (const line of lines) for (const character of line) total += isWide(character) ? 2 : 1;
  return total;
}

const isWide = (character: string): boolean =>
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}\u3000-\u303F\uFF00-\uFF60\uFFE0-\uFFE6]/u.test(
    character,
  ) && character > '\u00FF';

function labelData(shipment: LabelShipment): readonly LabelDatum[] {
  return [
    { title: 'ORDER', value: printableText(shipment.orderNumber) },
    { title: 'PARCEL', value: `${shipment.parcelIndex.toString()} OF ${shipment.parcelCount.toString()}` },
    { title: 'WEIGHT', value: `${decimalText(shipment.gross)} ${shipment.gross.unit}` },
    { title: 'SIZE', value: sizeText(shipment.outer) },
  ];
}

function labelBars({ tracking, sscc, scanText }: LabelNumbers): Result<LabelBars, LabelRefusal> {
  if (sscc !== null) {
    if (!isSscc(sscc) || scanText !== `00${sscc}`) return refuse('numberMismatch');
    return ok({ symbology: 'gs1-128', title: 'SSCC', text: scanText, hri: `(00)${sscc}` });
  }
  if (scanText !== tracking) return refuse('numberMismatch');
  if (!/^[A-Z0-9-]{4,24}$/.test(scanText)) return refuse('numberUnprintable');
  return ok({ symbology: 'code128', title: 'TRACKING', text: scanText, hri: inGroups(scanText) });
}

/** Letters, then digits in groups of four: `PS 0000 0000 0017`. */
function inGroups(text: string): string {
  const match = /^([A-Z]*)(\d+)$/.exec(text);
  if (!match) return text;
  const [, letters = '', digits = ''] = match;
  return [letters, ...(digits.match(/\d{1,4}/g) ?? [])].filter((group) => group !== '').join(' ');
}
