import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDigit } from '../../../src/core/gs1/checkDigit.ts';
import { parseDigitalLink } from '../../../src/core/gs1/digitalLink.ts';
import {
  elementDate,
  elementText,
  humanReadable,
  parseElementString,
  type ElementField,
} from '../../../src/core/gs1/elementString.ts';

const GS = '\u001d';
const fieldsOf = (text: string) => {
  const read = parseElementString(text);
  return read.ok ? Object.fromEntries(read.value.map(({ ai, value }) => [ai, value])) : read.error;
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
    [`42012345${GS}421840CA 90210`.replace(' ', ''), { 420: '12345', 421: '840CA90210' }],
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
    [`0104012345${GS}678901`, 'badCharacter'],
    ['10', 'badLength'],
    [`10${'A'.repeat(21)}`, 'badLength'],
    ['10AB€', 'badCharacter'],
    ['370', 'badCount'],
    [`10A${GS}10B`, 'contradiction'],
    ['88', 'unknownAi'],
    ['3106001250', 'unknownAi'],
    ['', 'empty'],
    [GS, 'empty'],
  ])('refuses %j as %s', (text, reason) => {
    expect(fieldsOf(text)).toBe(reason);
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
        expect(parseElementString(elementText(list))).toEqual({ ok: true, value: list });
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
        if (read.ok) expect(new Set(read.value.map(({ ai }) => ai)).size).toBe(read.value.length);
      }),
      { numRuns: 500 },
    );
  });
});

describe('Digital Link', () => {
  it('reads key, qualifiers and query', () => {
    expect(parseDigitalLink('https://id.gs1.org/01/09506000134352/10/ABC%2F1?17=261231&utm=x')).toEqual([
      { ai: '01', value: '09506000134352' },
      { ai: '10', value: 'ABC/1' },
      { ai: '17', value: '261231' },
    ]);
    expect(parseDigitalLink('HTTP://example.com/some/shop/01/4006381333931/21/7')).toEqual([
      { ai: '01', value: '04006381333931' },
      { ai: '21', value: '7' },
    ]);
    expect(parseDigitalLink('https://example.com/00/393123450000000013')).toEqual([
      { ai: '00', value: '393123450000000013' },
    ]);
  });

  it.each([
    'https://id.gs1.org/01/09506000134353',
    'https://id.gs1.org/01/09506000134352/10',
    'https://example.com/track/1234',
    'https://id.gs1.org/01/09506000134352/10/A%E0%A4%A',
    'ftp://id.gs1.org/01/09506000134352',
    'https://id.gs1.org',
    '0109506000134352',
  ])('%s is none', (text) => {
    expect(parseDigitalLink(text)).toBeNull();
  });
});
