import { parseMoney, type Money } from '../../core/money.ts';
import { decimalText } from '../../core/quantity.ts';
import { ok, refuse, type Result } from '../../core/result.ts';
import type { CellRefusal } from './cells.ts';
import type { NamedCell, NumberStyle } from './measures.ts';
import { readDecimal } from './numbers.ts';

/** Reads an amount of money of 0 or more exactly; null for a blank cell. A blank currency is `fallback`. */
export function readAmount(
  amount: NamedCell,
  currency: NamedCell,
  style: NumberStyle,
  fallback: string,
): Result<Money | null, CellRefusal> {
  if (amount.text === '') return ok(null);
  const code = currency.text === '' ? fallback : currency.text.toUpperCase();
  if (!/^[A-Z]{3}$/.test(code)) return refuse({ reason: 'currencyUnknown', column: currency.column });
  const read = readDecimal(amount.text, style.sign, style.delimiter);
  if (!read.ok) return refuse({ reason: read.error, column: amount.column });
  const parsed = read.value.digits < 0 ? null : parseMoney(decimalText(read.value), code);
  return parsed?.ok ? parsed : refuse({ reason: 'amountInvalid', column: amount.column });
}
