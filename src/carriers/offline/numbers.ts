import { checkDigit } from '../../core/gs1/checkDigit.ts';
import { ssccOf } from '../../core/gs1/ssccSupply.ts';
import { PRIVATE_DIGITS } from '../../core/ship/numberRange.ts';
import { ok, refuse, type Result } from '../../core/result.ts';

/** What a label is known by, without its price. */
export interface ParcelNumber {
  readonly tracking: string;
  readonly sscc: string | null;
  readonly scanText: string;
}

/** Letters every private number begins with. */
const PRIVATE_LETTERS = 'PS';

/**
 * The number of a parcel from its serial. With a GS1 company prefix an SSCC-18, sent as element string AI (00), whose extension digit goes
 * up when its serials are used up;
 * without one a private number, never an invented SSCC: `PS`, the serial in eleven digits, GS1 mod-10 check digit over those eleven.
 * The same serial always gives the same number. Refuses `badPrefix` and `serialOutOfRange`.
 */
export function parcelNumber(serial: number, gs1Prefix: string | null): Result<ParcelNumber, string> {
  if (gs1Prefix !== null) {
    const sscc = ssccOf(gs1Prefix, serial);
    return sscc.ok ? ok({ tracking: sscc.value, sscc: sscc.value, scanText: `00${sscc.value}` }) : sscc;
  }
  if (!Number.isSafeInteger(serial) || serial < 0 || serial >= 10 ** PRIVATE_DIGITS) return refuse('serialOutOfRange');
  const body = serial.toString().padStart(PRIVATE_DIGITS, '0');
  const number = `${PRIVATE_LETTERS}${body}${checkDigit(body)}`;
  return ok({ tracking: number, sscc: null, scanText: number });
}
