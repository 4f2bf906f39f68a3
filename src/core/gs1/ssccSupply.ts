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
  readonly left: bigint;
  readonly level: 'ample' | 'low' | 'out';
}

/** IT gets a new prefix from GS1 in days, not in hours: so many numbers, or a tenth of all, whichever is less, are few. */
const FEW = 5_000n;

/** How a stock of `capacity` numbers stands whose next one is `next` (both count from 0). */
export function numberSupply(capacity: bigint, next: number): NumberSupply {
  const left = capacity - BigInt(next) > 0n ? capacity - BigInt(next) : 0n;
  const few = capacity / 10n < FEW ? capacity / 10n : FEW;
  return { left, level: left === 0n ? 'out' : left <= few ? 'low' : 'ample' };
}
