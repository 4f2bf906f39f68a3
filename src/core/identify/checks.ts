import { checkDigit } from '../gs1/checkDigit.ts';
import type { Parts } from './numberFormat.ts';

const ALPHANUMERIC = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

const digitSum = (text: string, weightAt: (index: number) => number, valueOf: (character: string) => number): number =>
  [...text].reduce((sum, character, index) => sum + valueOf(character) * weightAt(index), 0);

/** The UPS check digit: digits as they are, letters as (ASCII - 3) mod 10, weights 1, 2, 1 ... from the left, plain sum, modulo 10. OnTrac computes the same. */
export function upsCheck(body: string): string {
  const value = (character: string): number =>
    /\d/.test(character) ? Number(character) : (character.charCodeAt(0) - 3) % 10;
  return String((10 - (digitSum(body, (index) => 1 + (index % 2), value) % 10)) % 10);
}

/** The FedEx check digit: weights repeated from the left, sum modulo 11, of which the last digit counts (10 is written 0). */
export const fedexCheck = (digits: string, weights: readonly number[]): string =>
  String((digitSum(digits, (index) => weights[index % weights.length] ?? 0, Number) % 11) % 10);

const S10_WEIGHTS = [8, 6, 4, 2, 3, 5, 9, 7];

/** The check digit of the eight digits of a postal item (UPU S10): 11 - weighted sum mod 11, where 10 is written 0 and 11 is written 5. */
export function s10Check(digits: string): string {
  const rest = 11 - (digitSum(digits, (index) => S10_WEIGHTS[index] ?? 0, Number) % 11);
  return rest === 10 ? '0' : rest === 11 ? '5' : String(rest);
}

/** The DHL Express check digit: the number itself modulo 7. */
export const mod7Check = (digits: string): string => String(BigInt(digits) % 7n);

/** The Luhn check digit (ISO/IEC 7812-1, annex B). */
export function luhnCheck(digits: string): string {
  const fromRight = [...digits].reverse();
  const sum = fromRight.reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}

/** The check character of digits and capitals by the hybrid system MOD 37,36 (ISO/IEC 7064). */
export function mod3736Check(text: string): string {
  let product = 36;
  for (const character of text) {
    const sum = (product + ALPHANUMERIC.indexOf(character)) % 36 || 36;
    product = (sum * 2) % 37;
  }
  return ALPHANUMERIC[(37 - product) % 36] ?? '';
}

/** The GS1 check digit over the parts of these names, in this order. */
export const gs1Check =
  (...names: readonly string[]) =>
  (parts: Parts): string =>
    checkDigit(names.map((name) => parts[name] ?? '').join(''));
