import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  createSignWatch,
  isMangled,
  readCount,
  readDecimal,
  type DecimalSign,
} from '../../../src/channels/csv/numbers.ts';
import { decimalText } from '../../../src/core/quantity.ts';

const read = (text: string, sign: DecimalSign = null, delimiter = ',') => {
  const result = readDecimal(text, sign, delimiter);
  return result.ok ? decimalText(result.value) : result.error;
};

test.each([
  ['12', null, ',', '12'],
  ['12.5', null, ',', '12.5'],
  ['12,5', null, ',', '12.5'],
  ['0,125', null, ',', '0.125'],
  ['1.250', null, ',', '1.250'],
  ['1,250', null, ',', 'numberAmbiguous'],
  ['1,250', null, ';', '1.250'],
  ['1,250', ',', ',', '1.250'],
  ['1,250', '.', ',', 'numberAmbiguous'],
  ['1.250', ',', ';', 'numberAmbiguous'],
  ['1,234.5', null, ',', '1234.5'],
  ['1.234,5', null, ';', '1234.5'],
  ['1.234.567', null, ';', '1234567'],
  ['1,234,567.25', '.', ',', '1234567.25'],
  ['12 1/8', null, ',', '12.125'],
  ['1/4', null, ',', '0.25'],
  ['1/3', null, ',', 'numberInvalid'],
  ['1.2.3', null, ',', 'numberInvalid'],
  ['12in', null, ',', 'numberInvalid'],
  ['1.2E+11', null, ',', 'numberMangled'],
  ['-3', null, ',', '-3'],
] as const)('"%s" with decimal sign %s between %s is %s', (text, sign, delimiter, expected) => {
  expect(read(text, sign, delimiter)).toBe(expected);
});

test('a file tells its decimal sign by the numbers that can be read in one way only', () => {
  const signOf = (...numbers: string[]): DecimalSign => {
    const watch = createSignWatch();
    for (const number of numbers) watch.see(number);
    return watch.sign();
  };
  expect(signOf('1,250', '3', '0,5')).toBe(',');
  expect(signOf('1.250', '2.54')).toBe('.');
  expect(signOf('1,250', '1.250', 'abc', '12 1/8')).toBeNull();
  expect(signOf('2,5', '2.5')).toBeNull();
  expect(signOf('1.234,5')).toBe(',');
  expect(signOf('1,234,567')).toBe('.');
});

test('law: a number written with either decimal sign and no thousands is read exactly where the file tells the sign', () => {
  fc.assert(
    fc.property(
      fc.nat(999_999),
      fc.integer({ min: 1, max: 6 }),
      fc.nat(999_999),
      fc.constantFrom<DecimalSign>(',', '.'),
      (whole, decimals, part, sign) => {
        const digits = String(part).padStart(decimals, '0').slice(0, decimals);
        expect(read(`${String(whole)}${sign ?? ''}${digits}`, sign, ';')).toBe(`${String(whole)}.${digits}`);
      },
    ),
  );
});

test('counts are whole and above zero', () => {
  expect(['1', '12', '2.0', '3,00', ' 4 '].map(readCount)).toEqual([1, 12, 2, 3, 4]);
  expect(['0', '1.5', '-1', '', 'two', '1e3', '1234567'].map(readCount)).toEqual(Array(7).fill(null));
});

test('mangled numbers are told from names that look like them', () => {
  expect(['1.23E+11', '6,14E+11', '5E+12'].every(isMangled)).toBe(true);
  expect(['1E5', 'MUG-1.23E+11', '12.3E+11', '123'].some(isMangled)).toBe(false);
});
