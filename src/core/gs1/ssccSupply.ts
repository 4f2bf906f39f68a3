import { refuse, type Result } from '../result.ts';
import { buildSscc, ssccSerials, type SsccRefusal } from './sscc.ts';

/** How many numbers a GS1 company prefix holds: ten extension digits, each with all its serials. */
export const ssccCapacity = (prefix: string): bigint => 10n * ssccSerials(prefix);

/**
 * The SSCC of a running number under a prefix, from 0: the extension digit goes up when its serials are used up (GS1 General
 * Specifications 2.2.1 leaves it to the company). The same number always gives the same SSCC, and no two give one.
 */
export function ssccOf(prefix: string, running: number): Result<string, SsccRefusal> {
  if (!/^\d{4,12}$/.test(prefix)) return refuse('badPrefix');
  if (!Number.isSafeInteger(running) || running < 0 || BigInt(running) >= ssccCapacity(prefix))
    return refuse('serialOutOfRange');
  const serials = ssccSerials(prefix);
  return buildSscc({
    extension: Number(BigInt(running) / serials),
    prefix,
    serial: Number(BigInt(running) % serials),
  });
}

/** How a stock of numbers stands. */
export interface NumberSupply {
  /** Numbers that no label has yet. */
  readonly left: number;
  readonly level: 'ample' | 'low' | 'out';
}

/** IT gets a new prefix from GS1 in days, not in hours: so many numbers, or a tenth of all, whichever is less, are few. */
const FEW = 5_000;

/** How a stock of the running numbers `from` up to, not with, `to` stands whose next one is `next`. */
export function numberSupply({ from, to }: { readonly from: number; readonly to: number }, next: number): NumberSupply {
  const left = Math.max(to - Math.max(from, next), 0);
  return { left, level: left === 0 ? 'out' : left <= Math.min((to - from) / 10, FEW) ? 'low' : 'ample' };
}
