import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CliContext } from '../../src/cli/arguments.ts';
import { gs1 } from '../../src/cli/gs1.ts';
import { gtin } from '../../src/cli/gtin.ts';

const GS = '\u001d';

function run(verb: (context: CliContext) => number, ...argv: readonly string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = verb({ argv, stdout: (text) => out.push(text), stderr: (text) => err.push(text) });
  return { code, out: out.join(''), err: err.join(''), json: out.length > 0 ? JSON.parse(out.join('')) : null };
}

describe('station gs1', () => {
  it('prints one JSON object a line', () => {
    const { code, out, err, json } = run(gs1, `]C10104012345678901310300125010ABC${GS}17261231`);
    expect([code, err, out.split('\n').length]).toEqual([0, '', 2]);
    expect(json).toEqual({
      ok: true,
      form: 'elementString',
      aim: ']C1',
      elements: [
        { ai: '01', title: 'GTIN', value: '04012345678901' },
        { ai: '3103', title: 'NET WEIGHT (kg)', value: '001250', quantity: { digits: '1.250', unit: 'kg' } },
        { ai: '10', title: 'BATCH/LOT', value: 'ABC' },
        { ai: '17', title: 'USE BY or EXPIRY', value: '261231', date: '2026-12-31' },
      ],
      warnings: [],
    });
  });

  it.each([
    [[']C100393123450000000013'], ['393123450000000013']],
    [[']e001040123456789013103001250'], ['04012345678901', '001250']],
    [[`]C1400ORD123${GS}4101234567890128`], ['ORD123', '1234567890128']],
    [[`]d20104012345678901${GS}`], ['04012345678901']],
    [
      ['010401234567890110ABC<GS>17261231', '--gs', '<GS>'],
      ['04012345678901', 'ABC', '261231'],
    ],
    [
      ['010401234567890110ABC~117261231', '--gs=|', '--gs=~1'],
      ['04012345678901', 'ABC', '261231'],
    ],
    [['(01)04012345678901(10)ABC'], ['04012345678901', 'ABC']],
    [['https://id.gs1.org/01/09506000134352/10/ABC'], ['09506000134352', 'ABC']],
  ])('%j', (argv, values) => {
    const { code, json } = run(gs1, ...argv);
    expect(code).toBe(0);
    expect(json).toMatchObject({ elements: values.map((value) => ({ value })) });
    expect(json.elements).toHaveLength(values.length);
  });

  it('knows the last day of a month, and money', () => {
    expect(run(gs1, ']C117260200').json.elements[0].date).toBe('2026-02-28');
    expect(run(gs1, '(01)04012345678901(30)2(3932)9781234').json.elements[2].amount).toEqual({
      digits: '12.34',
      currency: '978',
    });
  });

  it.each([
    [']C117260229', { error: 'badDate', ai: '17', at: 9 }],
    [']C10104012345678902', { error: 'badCheckDigit', ai: '01', at: 18 }],
    [']C100093123450000000017', { error: 'badCheckDigit', ai: '00', at: 22 }],
    ['4006381333931', { error: 'notGs1', ai: null, at: 0 }],
    [']E04006381333931', { error: 'notGs1' }],
    ['hello', { error: 'unknownAi', ai: null, at: 0 }],
    ['', { error: 'empty' }],
  ])('refuses %j with exit code 1', (text, expected) => {
    const { code, json } = run(gs1, text);
    expect(code).toBe(1);
    expect(json).toMatchObject({ ok: false, message: expect.stringMatching(/./), ...expected });
  });

  it('minds what belongs together only where the text is all that the item carries', () => {
    expect(run(gs1, ']C117261231').json.warnings).toMatchObject([{ code: 'missingAi', ai: '17' }]);
    expect(run(gs1, ']C10104012345678901', '--complete').code).toBe(0);
    const { code, json } = run(gs1, ']C1' + '99A' + GS + '17261231', '--complete');
    expect([code, json]).toMatchObject([1, { ok: false, error: 'missingAi', ai: '17', at: 7 }]);
  });

  it.each([[[]], [['a', 'b']], [['a', '--gs', '']], [['a', '--other']], [['a', '--gs']]])(
    '%j are bad arguments',
    (argv) => {
      const { code, out, err } = run(gs1, ...argv);
      expect([code, out]).toEqual([2, '']);
      expect(err).toMatch(/^.+\. Usage: gs1 .+\n$/);
    },
  );

  it('reads standard input for -, and is a verb of the station', () => {
    const index = join(import.meta.dirname, '../../src/cli/index.ts');
    const stdin = spawnSync(process.execPath, [index, 'gs1', '-'], { input: `10ABC${GS}21S\r\n`, encoding: 'utf8' });
    expect([stdin.status, JSON.parse(stdin.stdout).elements.length]).toEqual([0, 2]);
    const digits = spawnSync(process.execPath, [index, 'gtin', '-'], { input: '4006381333930\n', encoding: 'utf8' });
    expect([digits.status, JSON.parse(digits.stdout).expected]).toEqual([1, '1']);
  });
});

describe('station gtin', () => {
  it('prints one JSON object', () => {
    expect(run(gtin, '01234565')).toMatchObject({
      code: 0,
      json: { ok: true, gtin: '00012345000065', form: 'UPC-E', checkDigit: '5', restricted: false, isbn: false },
    });
  });

  it.each([
    ['4006381333931', { gtin: '04006381333931', form: 'EAN-13', restricted: false, isbn: false }],
    ['2101234012505', { gtin: '02101234012505', restricted: true }],
    ['9783161484100', { gtin: '09783161484100', isbn: true }],
    ['96385074', { gtin: '00000096385074', form: 'EAN-8' }],
    [']E401234565', { gtin: '00000001234565', form: 'EAN-8', restricted: true }],
    ['06141410000120', { gtin: '06141410000120', form: 'GTIN-14' }],
  ])('%s', (text, expected) => {
    expect(run(gtin, text)).toMatchObject({ code: 0, json: { ok: true, ...expected } });
  });

  it.each([
    ['4006381333930', { error: 'badCheckDigit', expected: '1' }],
    ['12345', { error: 'badLength' }],
    ['ABC', { error: 'badCharacter' }],
  ])('refuses %s with exit code 1', (text, expected) => {
    expect(run(gtin, text)).toMatchObject({ code: 1, json: { ok: false, reason: expect.any(String), ...expected } });
  });

  it('needs one word', () => {
    expect(run(gtin).code).toBe(2);
    expect(run(gtin, '1', '2').code).toBe(2);
  });
});
