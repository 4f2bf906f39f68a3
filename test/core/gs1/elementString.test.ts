import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDigit } from '../../../src/core/gs1/checkDigit.ts';
import type { ElementField } from '../../../src/core/gs1/elementField.ts';
import { elementText, humanReadable, parseElementString, readFields } from '../../../src/core/gs1/elementString.ts';
import { elementDate } from '../../../src/core/gs1/lintDates.ts';
import { GS, withSeparators } from '../../../src/core/gs1/separators.ts';
import { applicationIdentifiers } from '../../../src/core/gs1/applicationIdentifiers.ts';
import { goodValue } from './samples.ts';

const fieldsOf = (text: string) => {
  const read = parseElementString(text);
  return read.ok ? Object.fromEntries(read.value.fields.map(({ ai, value }) => [ai, value])) : read.error.code;
};
const warningsOf = (text: string) => {
  const read = parseElementString(text);
  return read.ok ? read.value.warnings.map(({ code, ai }) => `${code} ${ai ?? ''}`) : read.error.code;
};

describe('element string', () => {
  it.each<[string, Record<string, string>]>([
    [`010401234567890110ABC${GS}17261231`, { '01': '04012345678901', 10: 'ABC', 17: '261231' }],
    [`01040123456789011726123110ABC${GS}21SER/1`, { '01': '04012345678901', 10: 'ABC', 17: '261231', 21: 'SER/1' }],
    ['00393123450000000013', { '00': '393123450000000013' }],
    ['01040123456789013103001250', { '01': '04012345678901', 3103: '001250' }],
    [`400ORD123${GS}4101234567890128`, { 400: 'ORD123', 410: '1234567890128' }],
    ['17260200', { 17: '260200' }],
    [`0104012345678901${GS}`, { '01': '04012345678901' }],
    [`${GS}0104012345678901${GS}${GS}10A`, { '01': '04012345678901', 10: 'A' }],
    ['01040123456789010104012345678901', { '01': '04012345678901' }],
    [`02040123456789013712${GS}10A`, { '02': '04012345678901', 37: '12', 10: 'A' }],
    [`42012345${GS}403R1`, { 420: '12345', 403: 'R1' }],
    ['421840CA90210', { 421: '840CA90210' }],
    ['99internal', { 99: 'internal' }],
    [`71012345678${GS}8200https://example.com/a`, { 710: '12345678', 8200: 'https://example.com/a' }],
  ])('reads %j', (text, expected) => {
    expect(fieldsOf(text)).toEqual(expected);
  });

  it.each([
    ['17260229', 'badDate'],
    ['17261301', 'badDate'],
    ['17260431', 'badDate'],
    ['0104012345678902', 'badCheckDigit'],
    ['00093123450000000017', 'badCheckDigit'],
    ['010401234567890', 'badLength'],
    ['01040123456789A1', 'badCharacter'],
    [`0104012345${GS}678901`, 'badLength'],
    ['10', 'badLength'],
    [`10${'A'.repeat(21)}`, 'badLength'],
    ['10AB€', 'badCharacter'],
    ['', 'empty'],
    [`10A${GS}10B`, 'contradiction'],
    ['88', 'unknownAi'],
    ['3106001250', 'unknownAi'],
    [GS, 'empty'],
    ['0104012345678901255950600013435212', 'excludedAi'],
    [`0104012345678901${GS}3712`, 'excludedAi'],
    [`42012345${GS}421840CA90210`, 'excludedAi'],
    ['010401234567890131020001253103001250', 'excludedAi'],
  ])('refuses %j as %s', (text, reason) => {
    expect(fieldsOf(text)).toBe(reason);
  });

  it.each([
    [']0104', 'unknownAi', null, 0],
    ['01040123456789021010', 'badCheckDigit', '01', 15],
    ['010401234567890117261301', 'badDate', '17', 20],
    [`0104012345678901${GS}10A B`, 'badCharacter', '10', 20],
    [`10A${GS}${GS}10B`, 'contradiction', '10', 5],
    ['010401234567890188', 'unknownAi', '88', 16],
    [`0104012345678901${GS}3712`, 'excludedAi', '37', 17],
  ])('says of %j: %s of (%s) at %i', (text, code, ai, at) => {
    const read = parseElementString(text);
    expect(read).toMatchObject({ ok: false, error: { code, ai, at } });
    expect(read.ok ? '' : read.error.message).not.toBe('');
  });

  it('reads as far as it is right where that is wanted', () => {
    expect(readFields('010401234567890117261301')).toMatchObject({
      fields: [{ ai: '01', value: '04012345678901', at: 0 }],
      error: { code: 'badDate', ai: '17' },
    });
  });

  it('warns of what one scan leaves open, and reads it all the same', () => {
    expect(warningsOf('17261231')).toEqual(['missingAi 17']);
    expect(warningsOf('02040123456789013712')).toEqual(['missingAi 37']);
    expect(warningsOf('00393123450000000013020401234567890137' + '12')).toEqual([]);
    expect(warningsOf('010401234567890117261231' + '0104012345678901')).toEqual(['repeatedAi 01']);
  });

  it('puts a lost separator back only where one way of reading is left', () => {
    const lost = '010401234567890110ABCDEFGHIJKLMNOP17261231';
    expect(fieldsOf(lost)).toEqual({ '01': '04012345678901', 10: 'ABCDEFGHIJKLMNOP', 17: '261231' });
    expect(warningsOf(lost)).toEqual(['separatorRestored 10']);
    expect(warningsOf('42227601040123456789017003' + '2612312359' + '10A')).toEqual([
      'separatorRestored 422',
      'separatorRestored 7003',
    ]);
    // The batch may end in front of the GTIN or behind it.
    expect(fieldsOf('10ABC010401234567890117261231')).toBe('badLength');
    // A wrong check digit is no lost separator.
    expect(fieldsOf('010401234567890210ABCDEFGHIJKLMNOP17261231')).toBe('badCheckDigit');
    expect(fieldsOf('99' + '10A21B'.repeat(20))).toBe('badLength');
  });

  it('warns where a text reads well both ways', () => {
    const read = parseElementString('010401234567890110ABC17261231');
    expect(read).toMatchObject({ ok: true, value: { fields: [{}, { ai: '10', value: 'ABC17261231' }] } });
    expect(warningsOf('010401234567890110ABC17261231')).toEqual(['separatorMayBeLost 10']);
    expect(warningsOf(`010401234567890110ABC17261231${GS}21A`)).toEqual([]);
    expect(warningsOf('010401234567890110ABC17261331')).toEqual([]);
  });

  it.each(['<GS>', '{GS}', '|', '~1', '^]'])('takes %s for a separator only when told', (mark) => {
    const text = `010401234567890110ABC${mark}17261231`;
    expect(fieldsOf(withSeparators(text, [mark]))).toEqual({ '01': '04012345678901', 10: 'ABC', 17: '261231' });
    expect(withSeparators(text, [])).toBe(text);
  });

  it('reads the date that a field means', () => {
    expect(elementDate('260200', 2026)).toBe('2026-02-28');
    expect(elementDate('280200', 2026)).toBe('2028-02-29');
    expect(elementDate('261231', 2026)).toBe('2026-12-31');
    expect(elementDate('760101', 2026)).toBe('2076-01-01');
    expect(elementDate('770101', 2026)).toBe('1977-01-01');
    expect(elementDate('010101', 2099)).toBe('2101-01-01');
    expect(elementDate('260229', 2026)).toBeNull();
    expect(elementDate('260001', 2026)).toBeNull();
  });

  it('writes separators only where an end could not be known, and HRI in brackets', () => {
    const fields = [
      { ai: '10', value: 'ABC' },
      { ai: '01', value: '04012345678901' },
      { ai: '21', value: 'S' },
    ];
    expect(elementText(fields)).toBe(`10ABC${GS}010401234567890121S`);
    expect(humanReadable([{ ai: '00', value: '393123450000000013' }])).toBe('(00)393123450000000013');
  });

  it('reads what it wrote, in any order of the fields', () => {
    const text = fc.stringMatching(/^[!%-?A-Z_a-z]{1,20}$/);
    const gtin = fc.stringMatching(/^\d{13}$/).map((body) => body + checkDigit(body));
    const fields: fc.Arbitrary<ElementField[]> = fc
      .tuple(gtin, text, text, fc.integer({ min: 1, max: 99_999_999 }), fc.nat(999_999))
      .map(([key, batch, serial, count, weight]) => [
        { ai: '01', value: key },
        { ai: '10', value: batch },
        { ai: '21', value: serial },
        { ai: '30', value: String(count) },
        { ai: '3102', value: String(weight).padStart(6, '0') },
      ])
      .chain((all) => fc.shuffledSubarray(all, { minLength: 1 }));
    fc.assert(
      fc.property(fields, (list) => {
        const read = parseElementString(elementText(list));
        expect(read.ok && read.value.fields.map(({ ai, value }) => ({ ai, value }))).toEqual(list);
      }),
    );
  });

  it('reads what it wrote, for all identifiers', () => {
    const ais = applicationIdentifiers();
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...ais), { minLength: 1, maxLength: 8 }), (list) => {
        const fields = list.map((ai) => ({ ai, value: goodValue(ai) }));
        const read = readFields(elementText(fields));
        expect(read.error).toBeNull();
        expect(read.fields.map(({ ai, value }) => ({ ai, value }))).toEqual(fields);
      }),
    );
  });

  it('refuses every changed digit of a key and of a date that would be none', () => {
    const keys = applicationIdentifiers().filter((ai) => ['00', '01', '02', '402', '410', '414', '8017'].includes(ai));
    const change = fc.tuple(fc.constantFrom(...keys), fc.nat(), fc.integer({ min: 1, max: 9 }));
    fc.assert(
      fc.property(change, ([ai, place, by]) => {
        const value = goodValue(ai);
        const at = place % value.length;
        const wrong = value.slice(0, at) + String((Number(value[at]) + by) % 10) + value.slice(at + 1);
        expect(fieldsOf(ai + wrong)).toBe('badCheckDigit');
      }),
    );
  });

  it('never throws and never gives a field twice, whatever it is fed', () => {
    const soup = fc
      .array(fc.constantFrom('0', '1', '2', '3', '7', 'A', GS, '(', ')', ' ', 'é'), { maxLength: 40 })
      .map((list) => list.join(''));
    fc.assert(
      fc.property(soup, (text) => {
        const read = parseElementString(text);
        if (!read.ok) expect(read.error.at).toBeLessThanOrEqual(text.length);
        else expect(new Set(read.value.fields.map(({ ai }) => ai)).size).toBe(read.value.fields.length);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['digits', '1'.repeat(1_000_000)],
    ['separators', GS.repeat(1_000_000)],
    ['a repeated field', `10A${GS}`.repeat(250_000)],
    ['GTINs', '0104012345678901'.repeat(62_500)],
    ['an endless batch', `10${'A'.repeat(1_000_000)}`],
    ['line breaks', '10A\r\n'.repeat(400)],
    ['control characters', '\u0000\u0007\u001b'.repeat(1000)],
    ['ZPL', '^XA^XZ'.repeat(1000)],
  ])('takes linear time for a megabyte of %s', (_name, text) => {
    const start = performance.now();
    parseElementString(text);
    readFields(text);
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
