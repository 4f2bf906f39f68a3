import { ok, refuse, type Result } from '../result.ts';
import { checkDigit, hasCheckDigit } from './checkDigit.ts';

/** Why a GSIN can't be built. */
export type GsinRefusal = 'badPrefix' | 'referenceOutOfRange';

/**
 * The 17 digits of a Global Shipment Identification Number (AI 402) from GS1 company prefix (4-12 digits) and shipper reference (whole,
 * from 0), check digit added (GS1 General Specifications 2.2.3). A reference too long for the prefix is refused, never cut.
 */
export function buildGsin(prefix: string, reference: number): Result<string, GsinRefusal> {
  if (!/^\d{4,12}$/.test(prefix)) return refuse('badPrefix');
  const length = 16 - prefix.length;
  if (!Number.isSafeInteger(reference) || reference < 0 || reference >= 10 ** length)
    return refuse('referenceOutOfRange');
  const body = `${prefix}${String(reference).padStart(length, '0')}`;
  return ok(body + checkDigit(body));
}

/** True for 17 digits with a right check digit. */
export const isGsin = (text: string): boolean => text.length === 17 && hasCheckDigit(text);
