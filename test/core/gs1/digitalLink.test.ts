import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBracketed, parseBracketed, readBracketed } from '../../../src/core/gs1/bracketed.ts';
import { isWebAddress, parseDigitalLink } from '../../../src/core/gs1/digitalLink.ts';
import type { ElementReading } from '../../../src/core/gs1/elementString.ts';
import type { ElementError } from '../../../src/core/gs1/fault.ts';
import type { Result } from '../../../src/core/result.ts';

const fieldsOf = (read: Result<ElementReading, ElementError>) =>
  read.ok ? read.value.fields.map(({ ai, value }) => `(${ai})${value}`).join('') : read.error.code;
const warningsOf = (read: Result<ElementReading, ElementError>) =>
  read.ok ? read.value.warnings.map(({ code }) => code) : read.error.code;

describe('Digital Link', () => {
  it.each([
    ['https://id.gs1.org/01/09506000134352/10/ABC', '(01)09506000134352(10)ABC'],
    ['https://id.gs1.org/01/09506000134352/10/ABC%2F1?17=261231&utm=x', '(01)09506000134352(10)ABC/1(17)261231'],
    ['HTTP://example.com/some/shop/01/09506000134352/21/7', '(01)09506000134352(21)7'],
    ['https://example.com:8443/01/01/09506000134352#top', '(01)09506000134352'],
    ['https://example.com/00/393123450000000013', '(00)393123450000000013'],
    ['https://example.com/01/09506000134352/22/2A/10/L/21/S', '(01)09506000134352(22)2A(10)L(21)S'],
    ['https://example.com/01/09506000134352/235/TPX', '(01)09506000134352(235)TPX'],
    ['https://example.com/01/09506000134352?3103=001250;15=260200', '(01)09506000134352(3103)001250(15)260200'],
    ['https://example.com/414/9506000134352/254/32a%25', '(414)9506000134352(254)32a%'],
    ['https://example.com/8003/09506000134352/', '(8003)09506000134352'],
    // Beside 235 in the path, a batch has no place there.
    ['https://example.com/01/09506000134352/235/TPX?10=ABC', '(01)09506000134352(235)TPX(10)ABC'],
    ['https://example.com/01/09506000134352?&&&99=ABC&&x=1&&98=XYZ&', '(01)09506000134352(99)ABC(98)XYZ'],
    [
      'https://example.com/00/952012345678912345?02=09520123456788&37=25',
      '(00)952012345678912345(02)09520123456788(37)25',
    ],
    ['https://example.com/01/09506000134352?linkType=all&foo', '(01)09506000134352'],
  ])('reads %s', (text, expected) => {
    const read = parseDigitalLink(text);
    expect(fieldsOf(read)).toBe(expected);
    expect(warningsOf(read)).toEqual([]);
    expect(isWebAddress(text)).toBe(true);
  });

  it.each([
    ['https://example.com/gtin/09506000134352/lot/ABC', '(01)09506000134352(10)ABC', ['oldKeyName', 'oldKeyName']],
    ['https://example.com/01/9506000134352', '(01)09506000134352', ['paddedGtin']],
    ['https://example.com/01/09506000134352?10=ABC', '(01)09506000134352(10)ABC', ['qualifierInQuery']],
    ['https://example.com/01/09506000134352?01=09506000134352', '(01)09506000134352', ['repeatedAi']],
    ['https://example.com/01/09506000134352?427=ABC', '(01)09506000134352(427)ABC', ['missingAi']],
  ])('reads %s with a warning', (text, expected, warnings) => {
    expect(fieldsOf(parseDigitalLink(text))).toBe(expected);
    expect(warningsOf(parseDigitalLink(text))).toEqual(warnings);
  });

  it.each([
    ['https://id.gs1.org/01/09506000134353', 'badCheckDigit', '01', 35],
    ['https://id.gs1.org/01/09506000134352/10', 'badLink', '01', 19],
    ['https://id.gs1.org/01/09506000134352/21/S/10/L', 'badLink', '21', 40],
    ['https://id.gs1.org/01/09506000134352/10/L/235/T', 'badLink', '10', 40],
    ['https://id.gs1.org/01/09506000134352/8020/L', 'badLink', '8020', 42],
    ['https://id.gs1.org/00/393123450000000013/10/L', 'badLink', '10', 44],
    ['https://id.gs1.org/01/09506000134352?21=S', 'badLink', '21', 37],
    ['https://id.gs1.org/01/09506000134352?999=S', 'unknownAi', '999', 37],
    ['https://id.gs1.org/01/09506000134352?17=261301', 'badDate', '17', 42],
    ['https://id.gs1.org/01/09506000134352?37=12', 'excludedAi', '37', 40],
    ['https://id.gs1.org/01/09506000134352?01=09506000149301', 'contradiction', '01', 40],
    ['https://id.gs1.org/01/09506000134352/10/A%E0%A4%A', 'badLink', '10', 40],
    ['https://id.gs1.org/01/09506000134352?99=', 'badLength', '99', 40],
    ['https://id.gs1.org/01/09506000134352/89/A', 'badLink', '89', 40],
    ['https://id.gs1.org/01/09506000134352/10/A%20B', 'badCharacter', '10', 40],
    ['https://id.gs1.org/01/0950600 134352', 'badLink', null, 29],
    ['https://example.com/track/1234', 'badLink', null, 26],
    ['https://id.gs1.org', 'badLink', null, 0],
    ['https://id.gs1.org/AQnYUc1gmiCNV4JGgaGAQQ', 'compressedLink', null, 19],
    ['ftp://id.gs1.org/01/09506000134352', 'badLink', null, 0],
  ])('refuses %s: %s', (text, code, ai, at) => {
    expect(parseDigitalLink(text)).toMatchObject({ ok: false, error: { code, ai, at } });
  });

  it('never throws and takes linear time', () => {
    const start = performance.now();
    for (const piece of ['/', '/01/09506000134352', '?', '&17=261231', '%', '/a', ';;', '10'])
      expect(parseDigitalLink(`https://a.b/01/09506000134352${piece.repeat(1_000_000 / piece.length)}`)).toBeDefined();
    expect(performance.now() - start).toBeLessThan(10_000);
    fc.assert(
      fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (url) => {
        expect(parseDigitalLink(url)).toMatchObject({ ok: expect.any(Boolean) });
      }),
    );
  });
});

describe('bracketed text', () => {
  it.each([
    ['(01)04012345678901(10)ABC', '(01)04012345678901(10)ABC'],
    ['(01) 0 4012345 67890 1 (10) ABC', '(01)04012345678901(10)ABC'],
    ['(01)04012345678901(10)A(B)C(17)261231', '(01)04012345678901(10)A(B)C(17)261231'],
    ['(00)393123450000000013', '(00)393123450000000013'],
    ['(01)04012345678901\n(21)S', '(01)04012345678901(21)S'],
  ])('reads %j', (text, expected) => {
    expect(fieldsOf(parseBracketed(text))).toBe(expected);
    expect(isBracketed(text)).toBe(true);
  });

  it.each([
    ['(01)04012345678902', 'badCheckDigit', '01', 17],
    ['(01)04012345678901(88)1', 'unknownAi', '88', 18],
    ['(10)', 'badLength', '10', 4],
    ['(01)04012345678901(37)2', 'excludedAi', '37', 18],
    ['(10)A(10)B', 'contradiction', '10', 5],
    ['01)04012345678901', 'badBrackets', null, 0],
  ])('refuses %j: %s', (text, code, ai, at) => {
    expect(parseBracketed(text)).toMatchObject({ ok: false, error: { code, ai, at } });
  });

  it('reads as far as it is right where that is wanted, in linear time', () => {
    expect(readBracketed('(01)04012345678901(17)261301')).toMatchObject({
      fields: [{ ai: '01' }],
      error: { code: 'badDate' },
    });
    const start = performance.now();
    for (const piece of ['(', '(01', '(10)A', ')', ' '])
      expect(parseBracketed(`(10)A${piece.repeat(1_000_000 / piece.length)}`)).toBeDefined();
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
