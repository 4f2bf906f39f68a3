import { refuse, ok, type Result } from './result.ts';

/** An amount in integer minor units of an ISO 4217 currency (1148 USD = $11.48). */
export interface Money {
  readonly minor: number;
  /** ISO 4217 code. */
  readonly currency: string;
}

// ISO 4217 minor units that are not 2. `Intl` can't be asked: it gives 0 for HUF where the standard says 2.
const EXPONENTS: Readonly<Record<string, number>> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  UYI: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
  CLF: 4,
  UYW: 4,
};

/** Decimals of a currency's minor unit by ISO 4217. */
export const currencyExponent = (currency: string): number => EXPONENTS[currency] ?? 2;

/** One whole unit of a currency, in its minor ones. */
export const unitOfMoney = (currency: string): Money => ({ minor: 10 ** currencyExponent(currency), currency });

/** An amount; throws RangeError when `minor` is no safe integer. */
export function money(minor: number, currency: string): Money {
  if (!Number.isSafeInteger(minor)) throw new RangeError('money out of range');
  return { minor, currency };
}

/** Reads "12.30" or "12,30" as text, never through a float. Refuses more decimals than the currency has. */
export function parseMoney(text: string, currency: string): Result<Money, 'notAnAmount'> {
  const match = /^(-?)(\d{1,12})(?:[.,](\d{1,4}))?$/.exec(text.trim());
  const exponent = currencyExponent(currency);
  if (!match) return refuse('notAnAmount');
  const [, sign = '', whole = '', part = ''] = match;
  if (part.length > exponent && /[1-9]/.test(part.slice(exponent))) return refuse('notAnAmount');
  return ok(money(Number(`${sign}${whole}${part.padEnd(exponent, '0').slice(0, exponent)}`), currency));
}

/** An amount as plain digits with its currency's decimals, `12.30`: for papers and files, not for a screen. */
export function decimalMoney({ minor, currency }: Money): string {
  const exponent = currencyExponent(currency);
  const digits = Math.abs(minor)
    .toString()
    .padStart(exponent + 1, '0');
  const sign = minor < 0 ? '-' : '';
  return exponent === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}
