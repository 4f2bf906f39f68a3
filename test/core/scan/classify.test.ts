import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  barcodeKeys,
  codeKeys,
  codeUnits,
  commandWord,
  labelNumber,
  orderNumberKeys,
} from '../../../src/core/scan/classify.ts';
import { checkDigit } from '../../../src/core/gs1/checkDigit.ts';

const GS = '\u001d';
const meets = (stored: string, scanned: string, aim: string | null = null) =>
  codeKeys(scanned, aim).some((key) => barcodeKeys(stored).includes(key));

describe('product codes', () => {
  const forms = ['036000291452', '0036000291452', '00036000291452'];
  it.each(forms.flatMap((stored) => forms.map((scanned) => [stored, scanned])))(
    'filed as %s, found as %s',
    (stored, scanned) => {
      expect(meets(stored, scanned)).toBe(true);
    },
  );

  it.each<[string, string, string | null]>([
    ['4006381333931', '4006381333931', ']E0'],
    ['4006381333931', ' 4006381333931\r', null],
    ['4006381333931', ']E04006381333931', null],
    ['4006381333931', '400638133393112', ']E3'],
    ['042100005264', '04252614', null],
    ['04252614', '0042100005264', ']E0'],
    ['04252614', '425261', ']E0'],
    ['96385074', '96385074', ']E4'],
    ['96385074', '00000096385074', ']I1'],
    ['4012345678901', `010401234567890110ABC${GS}17261231`, ']C1'],
    ['4012345678901', '010401234567890110ABC17261231', ']C1'],
    ['4012345678901', '010401234567890110ABC17261231', null],
    ['4012345678901', '010401234567890110ABCDEFGHIJKLMNOPQRSTUVWXYZ', null],
    ['4012345678901', '10ABC0104012345678901', ']d2'],
    ['4012345678901', '17261231 0104012345678901'.replace(' ', ''), ']d2'],
    ['4012345678901', '(01)04012345678901(10)ABC', null],
    ['4012345678901', '01040123456789013103001250', ']e0'],
    ['4012345678901', '02040123456789013712', ']C1'],
    ['9506000134352', 'https://id.gs1.org/01/09506000134352/10/ABC', ']Q1'],
    ['ABC-123/x', 'ABC-123/x', ']C0'],
    ['2101234012505', '2101234012505', ']E0'],
    ['212345678909', '0212345678909', ']E0'],
  ])('filed as %s, found by %j %s', (stored, scanned, aim) => {
    expect(meets(stored, scanned, aim)).toBe(true);
  });

  it.each<[string, string, string | null]>([
    ['4006381333931', '4006381333930', ']E0'],
    ['4006381333931', '400638133393', null],
    ['4012345678901', '0104012345678902', ']C1'],
    ['04252614', '04252614x', null],
    ['ABC', 'abc', null],
    // An in-store number inside a GS1 key is no trade item.
    ['2101234012505', '0102101234012505', ']C1'],
    // AIM says plain Code 128: these digits are no element string.
    ['4012345678901', '0104012345678901', ']C0'],
  ])('filed as %s, not found by %j %s', (stored, scanned, aim) => {
    expect(meets(stored, scanned, aim)).toBe(false);
  });

  it('an in-store number never has the key of a catalogue GTIN', () => {
    expect(codeKeys('2101234012505', ']E0')).toEqual(['2101234012505', 'local:02101234012505']);
  });

  it('a bare EAN-13 is never read as an element string', () => {
    expect(codeKeys('4006381333931', null)).toEqual(['4006381333931', '04006381333931']);
    expect(orderNumberKeys('4006381333931')).toEqual(['4006381333931']);
  });

  it('has no key for a blank text', () => {
    expect(codeKeys(' \r\n', null)).toEqual([]);
  });

  it('every GTIN is found however file and scanner write it', () => {
    const gtin12 = fc.stringMatching(/^[0135-9]\d{10}$/).map((body) => body + checkDigit(body));
    const form = fc.constantFrom(12, 13, 14, 16);
    const write = (code: string, length: number) =>
      length === 16 ? `01${code.padStart(14, '0')}` : code.padStart(length, '0');
    fc.assert(
      fc.property(gtin12, form, form, (code, a, b) => {
        expect(meets(write(code, a), write(code, b))).toBe(true);
      }),
    );
  });

  it('never throws, whatever is scanned', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom(null, ']C1', ']E0', ']E3', ']Q1', ']d2', ']zz'),
        (text, aim) => {
          expect(Array.isArray(codeKeys(text, aim))).toBe(true);
          expect(codeUnits(text, aim)).toBeGreaterThanOrEqual(1);
          expect(typeof labelNumber(text, aim)).toBe('string');
          expect(Array.isArray(orderNumberKeys(text, aim))).toBe(true);
          commandWord(text);
        },
      ),
    );
  });
});

describe('units of one scan', () => {
  it.each<[string, string | null, number]>([
    ['02040123456789013712', ']C1', 12],
    ['010401234567890130250', ']d2', 250],
    ['01040123456789013712', ']C1', 1],
    ['3712', ']C1', 1],
    ['4006381333931', ']E0', 1],
    ['UNDO', null, 1],
    ['https://id.gs1.org/01/09506000134352?30=5', ']Q1', 5],
  ])('%j %s counts %i', (text, aim, units) => {
    expect(codeUnits(text, aim)).toBe(units);
  });
});

describe('commands, labels and orders', () => {
  it.each([
    ['CMD-UNDO', 'UNDO'],
    ['cmd-undo', 'UNDO'],
    ['undo', 'UNDO'],
    [' Next\r', 'NEXT'],
    ['REPRINT', 'REPRINT'],
    ['HOLD', 'HOLD'],
    ['problem', 'PROBLEM'],
    ['CMD-CMD-UNDO', null],
    ['UNDO2', null],
    ['CMD-', null],
    ['toString', null],
    ['', null],
  ])('%j is %s', (text, word) => {
    expect(commandWord(text)).toBe(word);
  });

  it.each<[string, string | null, string]>([
    ['00393123450000000013', ']C1', '393123450000000013'],
    [']C100393123450000000013', null, '393123450000000013'],
    ['00393123450000000013', null, '393123450000000013'],
    ['00393123450000000013', ']C0', '393123450000000013'],
    ['(00) 3 9312345 000000001 3', null, '393123450000000013'],
    ['393123450000000013', null, '393123450000000013'],
    [`00393123450000000013${GS}400ORD1`, ']C1', '393123450000000013'],
    ['1Z999AA10123456784', ']C0', '1Z999AA10123456784'],
    ['00093123450000000017', ']C1', '00093123450000000017'],
    [' PS-01-000042 ', null, 'PS-01-000042'],
  ])('label %j %s has number %s', (text, aim, number) => {
    expect(labelNumber(text, aim)).toBe(number);
  });

  it('finds an order with and without its sign, in capitals, and in AI 400', () => {
    expect(orderNumberKeys('#10472')).toEqual(['#10472', '10472']);
    expect(orderNumberKeys(' ab-7 ')).toEqual(['ab-7', 'AB-7']);
    expect(orderNumberKeys(`400ORD123${GS}4101234567890128`, ']C1')).toContain('ORD123');
    expect(orderNumberKeys(' ')).toEqual([]);
  });
});
