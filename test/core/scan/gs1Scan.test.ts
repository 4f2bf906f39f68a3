import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isGs1Carrier, splitAim, symbologyOf } from '../../../src/core/scan/aim.ts';
import { readGs1 } from '../../../src/core/scan/gs1Scan.ts';

const GS = '\u001d';
const read = (whole: string) => {
  const { text, aim } = splitAim(whole);
  const result = readGs1(text, aim);
  return result.ok
    ? `${result.value.form} ${result.value.fields.map(({ ai, value }) => `(${ai})${value}`).join('')}`
    : result.error.code;
};

describe('AIM identifiers', () => {
  it('are split off', () => {
    expect(splitAim(']C10104012345678901')).toEqual({ text: '0104012345678901', aim: ']C1' });
    expect(splitAim('4006381333931')).toEqual({ text: '4006381333931', aim: null });
    expect(splitAim(']')).toEqual({ text: ']', aim: null });
  });

  it('say whether GS1 data follow', () => {
    const gs1 = [']C1', ']e0', ']e1', ']e2', ']d2', ']Q3', ']J1'];
    expect(gs1.filter(isGs1Carrier)).toEqual(gs1);
    const others = [null, ']C0', ']C2', ']E0', ']E4', ']A0', ']I1', ']d1', ']Q1', ']z0', ']X0', ']J0', ']L0', ']G0'];
    expect(others.filter(isGs1Carrier)).toEqual([]);
  });

  it.each([
    [']C1', 'GS1-128'],
    [']C0', 'Code 128'],
    [']A7', 'Code 39'],
    [']d2', 'GS1 DataMatrix'],
    [']d1', 'Data Matrix'],
    [']Q3', 'GS1 QR Code'],
    [']E4', 'EAN-8'],
    [']z3', 'Aztec'],
    [']F0', 'Codabar'],
    [']X0', 'a code of the maker'],
    [']k0', ']k0'],
  ])('%s is %s', (aim, name) => {
    expect(symbologyOf(aim)).toBe(name);
  });
});

describe('GS1 data of a scan', () => {
  it.each([
    [`]C1010401234567890110ABC${GS}17261231`, 'elementString (01)04012345678901(10)ABC(17)261231'],
    ['0104012345678901', 'elementString (01)04012345678901'],
    [']d20104012345678901' + GS, 'elementString (01)04012345678901'],
    [']Q1https://id.gs1.org/01/09506000134352', 'digitalLink (01)09506000134352'],
    ['(01)04012345678901', 'bracketed (01)04012345678901'],
    [']E04006381333931', 'notGs1'],
    [']C0010401234567890110ABC', 'notGs1'],
    // Order number 6381333931 to a reader that does not look.
    ['4006381333931', 'notGs1'],
    ['96385074', 'notGs1'],
    ['012345000065', 'notGs1'],
    [']C14006381333931', 'elementString (400)6381333931'],
    ['', 'empty'],
  ])('%j: %s', (whole, expected) => {
    expect(read(whole)).toBe(expected);
  });

  it('warns of a number for use inside one company', () => {
    const result = readGs1('0102101234012505', ']C1');
    expect(result.ok && result.value.warnings.map(({ code }) => code)).toEqual(['restrictedGtin']);
  });

  it('never throws and never reads a bare GTIN as an element string', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.constantFrom(null, ']C1', ']Q1', ']E0'),
        (text, aim) => {
          expect(readGs1(text, aim)).toMatchObject({ ok: expect.any(Boolean) });
        },
      ),
    );
    for (const text of ['^XA^FDx^XZ', '=1+1', 'a\r\nb\r\n'.repeat(400), '\u0000'.repeat(100), ']C1', '\ud800'])
      expect(read(text)).toMatch(/^(unknownAi|empty)$/);
  });
});
