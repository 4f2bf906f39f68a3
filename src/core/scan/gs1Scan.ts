import { isBracketed, parseBracketed } from '../gs1/bracketed.ts';
import { isWebAddress, parseDigitalLink } from '../gs1/digitalLink.ts';
import type { ElementField } from '../gs1/elementField.ts';
import { parseElementString, type ElementReading } from '../gs1/elementString.ts';
import { fault, type ElementError } from '../gs1/fault.ts';
import { gtin14, isRestrictedGtin } from '../gs1/gtin.ts';
import type { ElementWarning } from '../gs1/pairRules.ts';
import { GS } from '../gs1/separators.ts';
import { ok, refuse, type Result } from '../result.ts';
import { isGs1Carrier, symbologyOf } from './aim.ts';

/** How GS1 data were written. */
export type Gs1Form = 'elementString' | 'digitalLink' | 'bracketed';

/** GS1 data of one scan. */
export interface Gs1Scan extends ElementReading {
  readonly form: Gs1Form;
}

/**
 * Reads all GS1 data of a scan, whole or not at all: a Digital Link in any symbol, brackets as people type them, else an element string.
 * An AIM identifier of another symbol, and a bare GTIN without one, are never read as an element string: 4006381333931 would be order
 * number 6381333931 (GS1 General Specifications 5.1.3 and 7.8).
 */
export function readGs1(text: string, aim: string | null): Result<Gs1Scan, ElementError> {
  if (isWebAddress(text)) return inForm('digitalLink', parseDigitalLink(text));
  if (isBracketed(text)) return inForm('bracketed', parseBracketed(text));
  const other = noElementString(text, aim);
  return other === null ? inForm('elementString', parseElementString(text)) : refuse(other);
}

/**
 * True where text that reads as GS1 data surely is: its carrier says so, it is a Digital Link, it shows its fields by separators or brackets,
 * or it begins with a whole GTIN or SSCC. Other digits without an AIM identifier may be anything.
 */
export const isSurelyGs1 = (text: string, aim: string | null, fields: readonly ElementField[]): boolean =>
  isGs1Carrier(aim) || isWebAddress(text) || text.includes(GS) || isBracketed(text) || beginsWithKey(fields);

/** True where the first field is a whole SSCC or GTIN (AI 00, 01, 02): a check digit that plain text meets by chance only. */
export const beginsWithKey = (fields: readonly ElementField[]): boolean =>
  ['00', '01', '02'].includes(fields[0]?.ai ?? '');

function inForm(form: Gs1Form, read: Result<ElementReading, ElementError>): Result<Gs1Scan, ElementError> {
  if (!read.ok) return read;
  const { fields, warnings } = read.value;
  return ok({ form, fields, warnings: [...warnings, ...fields.flatMap(restricted)] });
}

const restricted = ({ ai, value }: ElementField): readonly ElementWarning[] =>
  ['01', '02', '03'].includes(ai) && isRestrictedGtin(value)
    ? [{ code: 'restrictedGtin', ai, message: `${value} is a number for use inside one company, no trade item's` }]
    : [];

function noElementString(text: string, aim: string | null): ElementError | null {
  if (aim !== null)
    return isGs1Carrier(aim)
      ? null
      : { ...fault('notGs1', 0, `${aim} says ${symbologyOf(aim)}: that holds no element string`), ai: null };
  return /^\d+$/.test(text) && gtin14(text) !== null
    ? { ...fault('notGs1', 0, `${text} is a bare GTIN, no element string`), ai: null }
    : null;
}
