import type { Sku } from '../ids.ts';
import { isLocalDate, type LocalDate } from '../time.ts';
import { addDays } from '../zonedTime.ts';
import { elementDate, fullDate } from '../gs1/lintDates.ts';

/** What tells one unit, or the units of one lot, from others of its product; in the order in which a bench asks for it. */
export const TRACE_FIELDS = ['serial', 'lot', 'expiry'] as const;
export type TraceField = (typeof TRACE_FIELDS)[number];

/** What is known of a packed unit. `expiry` is the last day on which it may be used. */
export interface UnitTrace {
  readonly serial?: string;
  readonly lot?: string;
  readonly expiry?: LocalDate;
}

/** Goods that must not go out: all of a product, a lot, or serials from one to another, both among them. */
export interface Recall {
  readonly sku: Sku;
  readonly lot: string | null;
  readonly serialFrom: string | null;
  readonly serialTo: string | null;
}

/** Serials and lots are the same whatever case they are typed in. */
export const traceKey = (text: string): string => text.trim().toUpperCase();

/** What is missing of what is asked for, in the order in which a bench asks. */
export const missingTrace = (needs: readonly TraceField[], trace: UnitTrace): readonly TraceField[] =>
  TRACE_FIELDS.filter((field) => needs.includes(field) && trace[field] === undefined);

/** What a unit must be told by: what its product says, and what its recalls speak of, without which nobody could know them. */
export const neededTrace = (needs: readonly TraceField[], recalls: readonly Recall[]): readonly TraceField[] =>
  TRACE_FIELDS.filter(
    (field) =>
      needs.includes(field) ||
      (field === 'lot' && recalls.some(({ lot }) => lot !== null)) ||
      (field === 'serial' && recalls.some(({ serialFrom }) => serialFrom !== null)),
  );

/** True when a recall speaks of this unit; of its serials, those of the same length or made of digits are compared. */
export function isRecalled(trace: UnitTrace, recalls: readonly Recall[]): boolean {
  return recalls.some(({ lot, serialFrom, serialTo }) => {
    if (lot === null && serialFrom === null) return true;
    const isLot = lot === null || (trace.lot !== undefined && traceKey(trace.lot) === traceKey(lot));
    const isSerial =
      serialFrom === null ||
      (trace.serial !== undefined && isBetween(trace.serial, serialFrom, serialTo ?? serialFrom));
    return isLot && isSerial;
  });
}

function isBetween(serial: string, from: string, to: string): boolean {
  const [at, low, high] = [traceKey(serial), traceKey(from), traceKey(to)];
  if ([at, low, high].every((text) => /^\d+$/.test(text)))
    return BigInt(at) >= BigInt(low) && BigInt(at) <= BigInt(high);
  return at.length === low.length && low.length === high.length ? at >= low && at <= high : at === low || at === high;
}

/** Whether goods with this last day may go today: `expired`, `tooSoon` where fewer than `minDaysLeft` are left, or null. */
export function expiryFault(
  { expiry }: UnitTrace,
  today: LocalDate,
  minDaysLeft: number,
): 'expired' | 'expiresTooSoon' | null {
  if (expiry === undefined) return null;
  if (expiry < today) return 'expired';
  return expiry < addDays(today, minDaysLeft) ? 'expiresTooSoon' : null;
}

/** Longest serial or lot; GS1 has 20 characters, makers' own are longer. */
export const TRACE_LENGTH = 40;

/** A serial, lot or date as scanned or typed: dates as `YYMMDD`, `YYYYMMDD` or `YYYY-MM-DD`; null where it can be none. */
export function readTrace(field: TraceField, text: string, today: LocalDate): UnitTrace | null {
  const said = text.trim();
  if (field !== 'expiry')
    return said.length <= TRACE_LENGTH && /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/.test(said) ? { [field]: said } : null;
  const expiry = isLocalDate(said) ? said : (fullDate(said) ?? elementDate(said, Number(today.slice(0, 4))));
  return expiry === null ? null : { expiry };
}
