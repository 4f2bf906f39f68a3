import { ok, refuse, type Result } from '../result.ts';
import { checkDigit, hasCheckDigit } from './checkDigit.ts';

/** Why an SSCC can't be built. */
export type SsccRefusal = 'badExtension' | 'badPrefix' | 'serialOutOfRange';

/** How many serials an extension digit holds under a GS1 company prefix: the serial fills the 16 digits that the prefix leaves. */
export const ssccSerials = (prefix: string): bigint => 10n ** BigInt(16 - prefix.length);

/**
 * The 18 digits of an SSCC from extension digit (0-9), GS1 company prefix (4-12 digits) and serial (whole, from 0), check digit added
 * (GS1 General Specifications 2.2.1). A serial too long for the prefix is refused, never cut.
 */
export function buildSscc(parts: {
  readonly extension: number;
  readonly prefix: string;
  readonly serial: number;
}): Result<string, SsccRefusal> {
  const { extension, prefix, serial } = parts;
  if (!Number.isInteger(extension) || extension < 0 || extension > 9) return refuse('badExtension');
  if (!/^\d{4,12}$/.test(prefix)) return refuse('badPrefix');
  if (!Number.isSafeInteger(serial) || serial < 0 || BigInt(serial) >= ssccSerials(prefix))
    return refuse('serialOutOfRange');
  const body = `${String(extension)}${prefix}${String(serial).padStart(16 - prefix.length, '0')}`;
  return ok(body + checkDigit(body));
}

/** True for 18 digits with a right check digit. */
export const isSscc = (text: string): boolean => text.length === 18 && hasCheckDigit(text);
