import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDigit, hasCheckDigit } from '../../../src/core/gs1/checkDigit.ts';
import { expandUpcE, gtin14, isIsbnGtin, isRestrictedGtin, readGtin } from '../../../src/core/gs1/gtin.ts';

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

  it.each([
    ['4006381333931', null, '04006381333931', 'EAN-13'],
    ['96385074', null, '00000096385074', 'EAN-8'],
    ['04012345678901', null, '04012345678901', 'GTIN-14'],
    ['06141410000120', ']I1', '06141410000120', 'GTIN-14'],
    ['012345000065', null, '00012345000065', 'UPC-A'],
    ['0012345000065', ']E0', '00012345000065', 'EAN-13'],
    // Both check digits are right: an EAN-8 that begins with 0 is for use inside one company.
    ['01234565', null, '00012345000065', 'UPC-E'],
    ['01234565', ']E0', '00012345000065', 'UPC-E'],
    ['01234565', ']E4', '00000001234565', 'EAN-8'],
    ['04252614', null, '00042100005264', 'UPC-E'],
    // No UPC-E, but an EAN-8 of somebody's own.
    ['04252610', null, '00000004252610', 'EAN-8'],
    ['425261', null, '00042100005264', 'UPC-E'],
    ['0425261', null, '00042100005264', 'UPC-E'],
    ['400638133393112', ']E3', '04006381333931', 'EAN-13'],
    ['40063813339315', ']E3', '04006381333931', 'EAN-13'],
  ])('reads %s %s as %s, %s', (text, aim, gtin, form) => {
    expect(readGtin(text, aim)).toEqual({ ok: true, value: { gtin, form } });
  });

  it.each([
    ['4006381333930', { code: 'badCheckDigit', expected: '1' }],
    ['04012345678902', { code: 'badCheckDigit', expected: '1' }],
    ['96385075', { code: 'badCheckDigit', expected: '4' }],
    ['01234566', { code: 'badCheckDigit', expected: '5' }],
    ['04252611', { code: 'badCheckDigit', expected: '4' }],
    ['123456789', { code: 'badLength' }],
    ['12345', { code: 'badLength' }],
    ['400638133393X', { code: 'badCharacter' }],
    ['', { code: 'badCharacter' }],
    ['\u0664\u0660\u0660\u0666\u0663\u0668\u0661\u0663\u0663\u0663\u0669\u0663\u0661', { code: 'badCharacter' }],
  ])('refuses %j', (text, error) => {
    expect(readGtin(text)).toMatchObject({ ok: false, error });
  });

  it('knows books from printed music', () => {
    expect(isIsbnGtin('09783161484100')).toBe(true);
    expect(isIsbnGtin('09791090636071')).toBe(true);
    expect(isIsbnGtin('09790260000438')).toBe(false);
    expect(isIsbnGtin('04006381333931')).toBe(false);
  });

  it('every form of a number that is padded reads as the same GTIN', () => {
    fc.assert(
      fc.property(digits(11), (body) => {
        const upcA = body + checkDigit(body);
        const gtins = [12, 13, 14].map((length) => readGtin(upcA.padStart(length, '0')));
        for (const read of gtins) expect(read).toMatchObject({ ok: true, value: { gtin: upcA.padStart(14, '0') } });
      }),
    );
  });
});
