import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDigit, hasCheckDigit } from '../../../src/core/gs1/checkDigit.ts';
import { expandUpcE, gtin14, isRestrictedGtin } from '../../../src/core/gs1/gtin.ts';

const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((list) => list.join(''));

describe('GTIN', () => {
  it.each([
    ['96385074', '00000096385074'],
    ['036000291452', '00036000291452'],
    ['4006381333931', '04006381333931'],
    ['09506000134352', '09506000134352'],
    ['10614141000019', '10614141000019'],
    ['06141410000120', '06141410000120'],
    ['04012345678901', '04012345678901'],
  ])('%s is %s', (text, expected) => {
    expect(gtin14(text)).toBe(expected);
  });

  it.each(['4006381333930', '04012345678902', '123', '', '40063813339310', 'ABCDEFGH', '４００６３８１３３３９３１'])(
    '%s is none',
    (text) => {
      expect(gtin14(text)).toBeNull();
    },
  );

  it.each([
    ['01234565', '012345000065'],
    ['04252614', '042100005264'],
    ['425261', '042100005264'],
    ['0425261', '042100005264'],
  ])('UPC-E %s is UPC-A %s', (text, expected) => {
    expect(expandUpcE(text)).toBe(expected);
  });

  it.each([
    ['0120000', '012000000003'],
    ['0123453', '012300000451'],
    ['0123454', '012340000050'],
    ['0123459', '012345000096'],
  ])('takes the zeros out by the last digit: %s', (text, expected) => {
    expect(expandUpcE(text)?.slice(0, -1)).toBe(expected.slice(0, -1));
  });

  it.each(['01234566', '21234565', '12345', '123456789'])('UPC-E %s is none', (text) => {
    expect(expandUpcE(text)).toBeNull();
  });

  it('knows the numbers for use inside one company', () => {
    expect(isRestrictedGtin('02101234012505')).toBe(true);
    expect(isRestrictedGtin('00212345678909')).toBe(true);
    expect(isRestrictedGtin('00000020123451')).toBe(true);
    expect(isRestrictedGtin('04006381333931')).toBe(false);
    expect(isRestrictedGtin('20614141000016')).toBe(false);
    expect(isRestrictedGtin('00036000291452')).toBe(false);
    expect(isRestrictedGtin('00000096385074')).toBe(false);
  });

  it('a check digit sees every single wrong digit', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 7, max: 17 }).chain(digits),
        fc.nat(),
        fc.integer({ min: 1, max: 9 }),
        (body, place, change) => {
          const whole = body + checkDigit(body);
          const at = place % whole.length;
          const wrong = whole.slice(0, at) + String((Number(whole[at]) + change) % 10) + whole.slice(at + 1);
          expect(hasCheckDigit(whole)).toBe(true);
          expect(hasCheckDigit(wrong)).toBe(false);
        },
      ),
    );
  });

  it('padding never changes a check digit', () => {
    fc.assert(
      fc.property(digits(7), (body) => {
        const code = body + checkDigit(body);
        expect(gtin14(code)).toBe(gtin14(code.padStart(13, '0')));
      }),
    );
  });
});
