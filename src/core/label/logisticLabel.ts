import { countryNumber } from '../address/countryNumbers.ts';
import { aiEntry } from '../gs1/applicationIdentifiers.ts';
import { checkField, type ElementField } from '../gs1/elementField.ts';
import { elementText, parseElementString } from '../gs1/elementString.ts';
import { gtin14 } from '../gs1/gtin.ts';
import { isSscc } from '../gs1/sscc.ts';
import type { Address } from '../orders/address.ts';
import type { UnitTrace } from '../orders/unitTrace.ts';
import { ok, refuse, type Result } from '../result.ts';
import { addressedDocument, type LabelDocument, type LabelRefusal } from './labelDocument.ts';
import { printableText } from './printableText.ts';

/** A parcel as the trade hears of it. */
export interface LogisticParcel {
  readonly sscc: string;
  readonly shipFrom: Address;
  readonly shipTo: Address;
  readonly orderNumber: string;
  readonly parcelIndex: number;
  readonly parcelCount: number;
  /** The customer's own number of the order, '' where it said none. */
  readonly purchaseOrder: string;
  /** One row a product. */
  readonly contents: readonly LogisticContent[];
}

/** Units of one product in a parcel. */
export interface LogisticContent {
  readonly barcodes: readonly string[];
  readonly count: number;
  /** What was told of them, one row a scan; fewer than there are units where nobody asked. */
  readonly traces: readonly { readonly trace: UnitTrace; readonly units: number }[];
}

/** What is said of a parcel in GS1's words, before any layout. */
export interface LogisticDocument extends Pick<LabelDocument, 'from' | 'to' | 'toTitle' | 'destination'> {
  readonly order: string;
  readonly parcel: string;
  /** AI 00, on each label of the parcel. */
  readonly sscc: ElementField;
  /** What else is told, in the order it is put on labels: what belongs together stands together. */
  readonly groups: readonly (readonly ElementField[])[];
}

export type LogisticRefusal = Extract<LabelRefusal, 'noConsignee' | 'addressTooLong' | 'numberMismatch'>;

/**
 * The GS1 logistic label of a parcel (General Specifications 6.6): its SSCC, and, where that can be said, what is in it (AI 02 with 37) with
 * lot and last day (10, 17), where it goes (420 in the country, 421 abroad), and the customer's order number (400). Goods are named where the
 * parcel holds one product with a GTIN; lot and day where they hold for every unit. What can't be said in GS1's characters is left out:
 * nothing in bars is changed or shortened. Refuses an SSCC that is none, and addresses that no label holds.
 */
export function logisticDocument(parcel: LogisticParcel): Result<LogisticDocument, LogisticRefusal> {
  const { sscc, shipFrom, shipTo, orderNumber, parcelIndex, parcelCount } = parcel;
  if (!isSscc(sscc)) return refuse('numberMismatch');
  const addressed = addressedDocument({ ...NO_BARS, shipFrom, shipTo, toTitle: 'SHIP TO' });
  if (!addressed.ok) return addressed.error === 'noConsignee' ? refuse('noConsignee') : refuse('addressTooLong');
  const { from, to, toTitle, destination } = addressed.value;
  return ok({
    from,
    to,
    toTitle,
    destination,
    order: printableText(orderNumber),
    parcel: `${parcelIndex.toString()} OF ${parcelCount.toString()}`,
    sscc: { ai: '00', value: sscc },
    groups: [contentFields(parcel), dayAndLot(parcel), destinationFields(parcel), orderFields(parcel)].filter(
      (group) => group.length > 0 && standsBeside(sscc, group),
    ),
  });
}

const NO_BARS = {
  mark: '',
  service: '',
  date: { title: '', value: '' },
  data: [],
  bars: { symbology: 'gs1-128', title: 'SSCC', text: '', hri: '' },
} as const;

/** GS1's title of a field: `CONTENT`, `BATCH/LOT`. */
export const dataTitle = ({ ai }: ElementField): string => (aiEntry(ai)?.title ?? ai).toUpperCase();

/** What stands in bars is strict: each field by GS1's dictionary, and together with the SSCC. */
function standsBeside(sscc: string, group: readonly ElementField[]): boolean {
  if (group.some((field) => checkField(field) !== null || field.value.includes('>'))) return false;
  const read = parseElementString(elementText([{ ai: '00', value: sscc }, ...group]));
  return read.ok && read.value.fields.length === group.length + 1;
}

function contentFields({ contents }: LogisticParcel): readonly ElementField[] {
  const [only, other] = contents;
  if (!only || other) return [];
  const gtin = only.barcodes.map(gtin14).find((found) => found !== null);
  if (gtin === undefined) return [];
  return [
    { ai: '02', value: gtin },
    { ai: '37', value: only.count.toString() },
  ];
}

function dayAndLot(parcel: LogisticParcel): readonly ElementField[] {
  const [only] = parcel.contents;
  if (!only || contentFields(parcel).length === 0) return [];
  const expiry = heldByAll(only, 'expiry');
  const lot = heldByAll(only, 'lot');
  return [
    ...(expiry === null ? [] : [{ ai: '17', value: expiry.slice(2).replaceAll('-', '') }]),
    ...(lot === null ? [] : [{ ai: '10', value: lot }]),
  ];
}

/** What was told of every unit, the same of each; else null. */
function heldByAll({ traces, count }: LogisticContent, field: 'lot' | 'expiry'): string | null {
  const told = traces.filter(({ trace }) => trace[field] !== undefined);
  const values = new Set(told.map(({ trace }) => trace[field]));
  const units = told.reduce((sum, row) => sum + row.units, 0);
  return values.size === 1 && units >= count && told.length === traces.length ? ([...values][0] ?? null) : null;
}

/** A postcode without blanks and hyphens, as GS1 asks for it. */
function destinationFields({ shipFrom, shipTo }: LogisticParcel): readonly ElementField[] {
  const postcode = shipTo.postcode.toUpperCase().replace(/[\s-]/g, '');
  if (postcode === '') return [];
  if (shipTo.country.trim().toUpperCase() === shipFrom.country.trim().toUpperCase())
    return [{ ai: '420', value: postcode }];
  const number = countryNumber(shipTo.country);
  return number === null ? [] : [{ ai: '421', value: `${number}${postcode}` }];
}

const orderFields = ({ purchaseOrder }: LogisticParcel): readonly ElementField[] =>
  purchaseOrder.trim() === '' ? [] : [{ ai: '400', value: purchaseOrder.trim() }];
