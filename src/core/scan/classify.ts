import { BOX_REASONS, type BoxReason } from '../carton/boxReason.ts';
import { isBracketed, readBracketed } from '../gs1/bracketed.ts';
import { isWebAddress } from '../gs1/digitalLink.ts';
import { fieldValue, type ElementField } from '../gs1/elementField.ts';
import { readFields } from '../gs1/elementString.ts';
import { expandUpcE, gtin14, isRestrictedGtin } from '../gs1/gtin.ts';
import { GS } from '../gs1/separators.ts';
import { isSscc } from '../gs1/sscc.ts';
import { isGs1Carrier, splitAim } from './aim.ts';
import { beginsWithKey, readGs1 } from './gs1Scan.ts';
import { COMMAND_WORDS, type CommandWord } from './scan.ts';

/*
 * One scan may mean many things. The station asks in this order and takes the first that answers: command card (`commandWord`), badge,
 * label (`labelNumber`), then at the queue order (`orderNumberKeys`), carton type, product (both by `codeKeys`), and during packing the
 * order number last. Words come first so that no barcode of the shop can hide UNDO; whatever is being waited for comes before the rest,
 * because item codes may look like order numbers.
 */

/** The command of a scanned card, `CMD-UNDO` or plain `UNDO` in any case, a space in it or not; null for anything else. */
export function commandWord(text: string): CommandWord | null {
  const word = /^(?:CMD-)?([A-Z]+(?: [A-Z]+)?)$/.exec(text.trim().toUpperCase())?.[1]?.replace(' ', '');
  return COMMAND_WORDS.find((known) => known === word) ?? null;
}

/** The count of a scanned quantity card, `CMD-QTY-12`, `QTY 12` in any case; null for anything else, and for more than 999. */
export function quantityCard(text: string): number | null {
  const digits = /^(?:CMD-)?QTY[- ]?([1-9]\d{0,2})$/.exec(text.trim().toUpperCase())?.[1];
  return digits === undefined ? null : Number(digits);
}

/** The reason on a card, `CMD-WHY-1` or `WHY 1` in any case; null for anything else. */
export function boxReasonCard(text: string): BoxReason | null {
  const digit = /^(?:CMD-)?WHY[- ]?([1-9])$/.exec(text.trim().toUpperCase())?.[1];
  return digit === undefined ? null : (BOX_REASONS[Number(digit) - 1] ?? null);
}

/** The mark whose roll has this code, `MARK-UN3481`, `MARK-LQ` or `MARK-LQ-Y` in any case; null for anything else. */
export const markCode = (text: string): string | null =>
  /^MARK-(UN\d{4}|LQ(?:-Y)?)$/.exec(text.trim().toUpperCase())?.[1] ?? null;

/**
 * Keys under which a scanned code may be filed as a barcode of a product or a carton type, likeliest first, none twice: the text as it
 * is; the GTIN-14 of any EAN or UPC form; the GTIN of a GS1 element string or Digital Link, found even where a keyboard lost the
 * separators. Never empty unless the text is blank.
 */
export function codeKeys(text: string, aim: string | null): readonly string[] {
  const code = codeOf(text, aim);
  const bare = code.text.trim();
  return unique([
    bare,
    ...eanKeys(bare, code.aim),
    ...gs1Gtins(bare, code.aim).filter((gtin) => !isRestrictedGtin(gtin)),
  ]);
}

/** Keys under which a barcode from the product or carton file is filed: any form that `codeKeys` gives for the same number meets one of them. */
export const barcodeKeys = (stored: string): readonly string[] => codeKeys(stored, null);

/** Units one scan stands for: the count (AI 37) of contained goods (02) or of a measured trade item (30 with 01); 1 where none is said. */
export function codeUnits(text: string, aim: string | null): number {
  const code = codeOf(text, aim);
  const fields = gs1Fields(code.text.trim(), code.aim);
  const count =
    fieldValue(fields, '01') !== null
      ? fieldValue(fields, '30')
      : fieldValue(fields, '02') !== null
        ? fieldValue(fields, '37')
        : null;
  // A count of 0 says nothing of what is in the hand.
  return Number(count ?? 1) || 1;
}

/** The number on a scanned label as it is stored: SSCC-18 digits where the code holds an SSCC (AI 00 read or printed, or 18 plain digits), else the trimmed text. */
export function labelNumber(text: string, aim: string | null): string {
  const code = codeOf(text, aim);
  const bare = code.text.trim();
  const sscc = fieldValue(gs1Fields(bare, code.aim), '00');
  if (sscc !== null) return sscc;
  const digits = bare.replace(/[\s\u001d]/g, '').replace(/^\(00\)/, '00');
  if (digits.length === 20 && digits.startsWith('00') && isSscc(digits.slice(2))) return digits.slice(2);
  return isSscc(digits) ? digits : bare.replaceAll(GS, '');
}

/** Order numbers a scanned or typed text may mean, likeliest first: as it is, without a leading `#`, in capitals, out of AI 400. Empty for a blank text. */
export function orderNumberKeys(text: string, aim: string | null = null): readonly string[] {
  const code = codeOf(text, aim);
  const bare = code.text.trim();
  const plain = bare.replace(/^#\s*/, '');
  const order = fieldValue(gs1Fields(bare, code.aim), '400');
  return unique([bare, plain, plain.toUpperCase(), ...(order === null ? [] : [order])]);
}

const unique = (keys: readonly string[]): readonly string[] => [...new Set(keys)].filter((key) => key !== '');

interface Code {
  readonly text: string;
  readonly aim: string | null;
}

// A keyboard or a plain serial scanner leaves the AIM identifier in the text. Only when none came beside it may it be taken off.
const codeOf = (text: string, aim: string | null): Code => {
  const split = splitAim(text);
  return aim === null && split.text !== '' ? split : { text, aim };
};

/*
 * A number for use inside one company gets a key that no catalogue GTIN can have, so that a price label never passes for a product of
 * the catalogue; filed by the shop itself it is still found in its 12 and 13 digit form.
 */
const gtinKey = (gtin: string): string => (isRestrictedGtin(gtin) ? `local:${gtin}` : gtin);

function eanKeys(text: string, aim: string | null): readonly string[] {
  // ]E3 is a symbol read together with its two or five digit add-on.
  const digits = aim === ']E3' ? text.slice(0, 13) : text;
  if (!/^\d{6,14}$/.test(digits) || isGs1Carrier(aim)) return [];
  const upcA = aim !== ']E4' && (digits.length === 8 || aim === ']E0') ? expandUpcE(digits) : null;
  return [gtin14(digits), upcA === null ? null : gtin14(upcA)].flatMap((gtin) =>
    gtin === null ? [] : [gtinKey(gtin)],
  );
}

function gs1Gtins(text: string, aim: string | null): readonly string[] {
  const fields = gs1Fields(text, aim);
  const gtins = fields.filter(({ ai }) => ai === '01' || ai === '02').map(({ value }) => value);
  if (gtins.length > 0 || !isGs1Carrier(aim) || text.includes(GS)) return gtins;
  // Without separators a batch or serial number in front swallows the GTIN behind it: look for it wherever its check digit is right.
  return [...text.matchAll(/01(?=(\d{14}))/g)]
    .map((match) => match[1] ?? '')
    .filter((digits) => gtin14(digits) !== null);
}

/*
 * Fields of an element string or Digital Link: all of them, or those before the first wrong one. Without a GS1 carrier's AIM identifier,
 * digits may be anything: then the text must begin with a whole GTIN or SSCC, or be flawless and show its fields by separators or brackets.
 */
function gs1Fields(text: string, aim: string | null): readonly ElementField[] {
  const whole = readGs1(text, aim);
  if (isWebAddress(text)) return whole.ok ? whole.value.fields : [];
  const fields = whole.ok
    ? whole.value.fields
    : isBracketed(text)
      ? readBracketed(text).fields
      : readFields(text).fields;
  if (isGs1Carrier(aim)) return fields;
  const isMarked = whole.ok && (text.includes(GS) || isBracketed(text));
  return aim === null && (beginsWithKey(fields) || isMarked) ? fields : [];
}
