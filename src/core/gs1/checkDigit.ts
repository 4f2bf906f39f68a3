const DIGITS = /^\d+$/;

/** The GS1 mod-10 check digit of the digits to its left (weights 3, 1, 3 ... from the right; GS1 General Specifications 7.9). Throws RangeError for anything but digits. */
export function checkDigit(body: string): string {
  if (!DIGITS.test(body)) throw new RangeError('check digit of no digits');
  let sum = 0;
  for (let i = 0; i < body.length; i += 1) sum += Number(body[body.length - 1 - i]) * (i % 2 === 0 ? 3 : 1);
  return String((10 - (sum % 10)) % 10);
}

/** True for two digits or more that end with their own GS1 check digit. */
export const hasCheckDigit = (digits: string): boolean =>
  digits.length > 1 && DIGITS.test(digits) && checkDigit(digits.slice(0, -1)) === digits.slice(-1);

/** The 82 characters of GS1 in the order that gives them their values (GS1 General Specifications 7.11, table 7.11-1). */
const CHARACTERS_82 = '!"%&\'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz';

/** The 32 characters that check characters are taken from: none that looks like another. */
export const CHECK_CHARACTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** The pair of check characters of a text of GS1's 82 characters: weights are primes from the right, modulo 1021 (GS1 General Specifications 7.9.5). */
export function checkPair(body: string): string {
  let sum = 0;
  let prime = 1;
  for (let i = body.length - 1; i >= 0; i -= 1) {
    prime = nextPrime(prime);
    sum += CHARACTERS_82.indexOf(body[i] ?? '') * prime;
  }
  sum %= 1021;
  return `${CHECK_CHARACTERS[sum >> 5] ?? ''}${CHECK_CHARACTERS[sum & 31] ?? ''}`;
}

function nextPrime(after: number): number {
  let candidate = after + 1;
  while (!isPrime(candidate)) candidate += 1;
  return candidate;
}

function isPrime(number: number): boolean {
  for (let divisor = 2; divisor * divisor <= number; divisor += 1) if (number % divisor === 0) return false;
  return number > 1;
}
