import { describe, expect, it } from 'vitest';
import { readLabel } from '../../src/labels/readLabel.ts';
import { previewPng } from '../../src/labels/render/preview.ts';
import { testLabel } from '../../src/labels/testLabel.ts';

const CODE = 'TEST-AB2C3D';
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

describe('a test label', () => {
  it.each([8, 12] as const)('in ZPL is read back from its picture at %d dots a millimetre', async (dpmm) => {
    const png = await previewPng(testLabel('zpl', CODE), dpmm);
    expect((await readLabel(png)).map((bars) => bars.text)).toEqual([CODE]);
  });

  it.each([
    ['epl', /^\nN\n[\s\S]*B40,100,0,1,3,6,140,B,"TEST-AB2C3D"\nP1\n$/],
    ['tspl', /BARCODE 40,100,"128",140,1,0,3,6,"TEST-AB2C3D"\r\nPRINT 1\r\n$/],
    ['cpcl', /^! 0 200 200 320 1\r\n[\s\S]*BARCODE 128 2 1 140 40 100 TEST-AB2C3D\r\n[\s\S]*PRINT\r\n$/],
    // The length counts the two characters that choose code set B.
    ['escpos', /\x1dk\x49\x0d\{BTEST-AB2C3D\n/],
    ['star', /\x1bb6221\x70TEST-AB2C3D\x1e/],
  ] as const)('in %s holds its code once in bars, and ends its job', (language, expected) => {
    expect(text(testLabel(language, CODE))).toMatch(expected);
  });

  it('takes no code that could be a command', () => {
    for (const code of ['', 'A', 'TEST^XZ', 'TEST"\nP9', 'test-1', 'TEST-AB2C3D4E5F6G7'])
      expect(() => testLabel('zpl', code)).toThrow(RangeError);
  });
});
