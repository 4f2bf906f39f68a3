import type { UnitTrace } from '../orders/unitTrace.ts';
import type { CustomerLanguage } from './customerLanguage.ts';
import { customerWords } from './customerWords.ts';
import { printableText } from './printableText.ts';

/** Units that are told apart: by serial, lot or last day. */
export interface SlipUnits extends UnitTrace {
  readonly units: number;
  /** What they are, where the line is a set of which they are a part. */
  readonly part?: string;
}

/** One kind of article in a parcel. */
export interface PackingSlipLine {
  readonly quantity: number;
  readonly name: string;
  /** Shown under a name that differs from it; also what tells the article where its name can't be printed. */
  readonly sku: string;
  /** Serials, lots and last days; absent where none were told. */
  readonly told?: readonly SlipUnits[];
  /** They are those of all parcels the line lies in: which is in which is not known. Absent: of this parcel. */
  readonly isOfAllParcels?: true;
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
  /** The language of its fixed words; absent on slips kept before there was more than English. */
  readonly language?: CustomerLanguage;
}

/** The same slip with texts that may be put on paper: one line each, nothing invisible, no control characters. */
export function printableSlip(slip: PackingSlip): PackingSlip {
  return {
    ...slip,
    orderNumber: printableText(slip.orderNumber),
    sender: printableText(slip.sender),
    lines: slip.lines.map(({ quantity, name, sku, told, isOfAllParcels }) => ({
      quantity,
      name: printableText(name) || printableText(sku),
      sku: printableText(sku),
      ...(told && { told: told.map(printableUnits) }),
      ...(isOfAllParcels && { isOfAllParcels }),
    })),
    note: printableText(slip.note),
    link: slip.link === null ? null : printableText(slip.link) || null,
  };
}

const printableUnits = ({ units, part, serial, lot, expiry }: SlipUnits): SlipUnits => ({
  units,
  ...(part !== undefined && { part: printableText(part) }),
  ...(serial !== undefined && { serial: printableText(serial) }),
  ...(lot !== undefined && { lot: printableText(lot) }),
  ...(expiry !== undefined && { expiry }),
});

/**
 * What tells a line's units apart, as rows of about `most` characters in the slip's language: units of one lot and last day together, their
 * serials one after the other, none dropped; days as `YYYY-MM-DD`, which nobody reads the other way round. None where nothing was told.
 */
export function toldRows(
  line: PackingSlipLine,
  language: CustomerLanguage | undefined,
  most: number,
): readonly string[] {
  const { told = [] } = line;
  const words = customerWords(language);
  const groups = alike(told);
  const rows = groups.flatMap(({ of: { part, lot, expiry }, units }) => {
    const serials = units.flatMap(({ serial }) => (serial === undefined ? [] : [serial]));
    const count = units.reduce((sum, { units: some }) => sum + some, 0);
    const facts = [
      ...(lot === undefined ? [] : [`${words.lot} ${lot}`]),
      ...(expiry === undefined ? [] : [`${words.expiry} ${expiry}`]),
      // How many of which lot only matters where there are several.
      ...(groups.length > 1 && serials.length === 0 ? [`${count.toString()} x`] : []),
    ];
    const first = part === undefined ? [] : [`${part}:`];
    const listed = serials.map((serial, index) => `${serial}${index < serials.length - 1 ? ',' : ''}`);
    return filled(
      [...first, ...(serials.length > 0 ? [words.serial] : []), ...listed, ...spaced(facts, serials.length > 0)],
      most,
    );
  });
  return line.isOfAllParcels && rows.length > 0 ? [words.inAllParcels, ...rows] : rows;
}

/** Units put together that differ in their serials only, in the order in which the first of each was packed. */
function alike(
  told: readonly SlipUnits[],
): readonly { readonly of: SlipUnits; readonly units: readonly SlipUnits[] }[] {
  const groups = new Map<string, { readonly of: SlipUnits; readonly units: SlipUnits[] }>();
  for (const some of told) {
    const key = JSON.stringify([some.part, some.lot, some.expiry]);
    const group = groups.get(key) ?? { of: some, units: [] };
    group.units.push(some);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** Facts one behind the other with a dot between them, also before the first where something stands there. */
const spaced = (facts: readonly string[], isBehind: boolean): readonly string[] =>
  facts.map((fact, index) => (index > 0 || isBehind ? `· ${fact}` : fact));

/** Pieces put together to rows of at most so many characters; a piece is never broken. */
function filled(pieces: readonly string[], most: number): readonly string[] {
  const rows: string[] = [];
  for (const piece of pieces) {
    const last = rows.at(-1);
    if (last !== undefined && last.length + 1 + piece.length <= most) rows[rows.length - 1] = `${last} ${piece}`;
    // A dot stands between two facts, not before one.
    else rows.push(piece.replace(/^· /, ''));
  }
  return rows;
}
