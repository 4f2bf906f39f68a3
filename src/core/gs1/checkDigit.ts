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
