import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GS } from '../../src/core/gs1/separators.ts';
import { gs1Code128, plainCode128, zplBars } from '../../src/labels/zpl/barcode.ts';
import { dots, zplLabel } from '../../src/labels/zpl/encode.ts';
import { zplGraphic } from '../../src/labels/zpl/graphic.ts';
import { escapeField, zplAlignedText, zplText } from '../../src/labels/zpl/text.ts';
import { previewPng } from '../../src/labels/render/preview.ts';
import { readLabel } from '../../src/labels/readLabel.ts';
import { readPicture } from '../support/picture.ts';
import { zplTexts } from '../support/zplCommands.ts';

const size = { width: 812, height: 240 };

describe('escapeField', () => {
  it('leaves no character a printer could act on, and says the same text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const escaped = escapeField(text);
        expect(escaped).toMatch(/^[\x20-\x7D]*$/);
        expect(escaped).not.toMatch(/[\^~\\]|_(?![0-9A-F]{2})/);
        expect(zplTexts(zplLabel(size, [zplText({ x: 0, y: 0, height: 20 }, text)]))).toEqual([text]);
      }),
    );
  });

  it('writes the hostile ones in hex', () => {
    expect(escapeField('^XZ~JA_5E\\&ü')).toBe('_5EXZ_7EJA_5F5E_5C&_C3_BC');
  });

  it('refuses what a field cannot hold, and text the aligned field would read as escapes', () => {
    expect(() => escapeField('x'.repeat(3073))).toThrow(RangeError);
    expect(() => zplAlignedText({ x: 0, y: 0, width: 100, height: 20, align: 'C' }, 'a\\&b')).toThrow(RangeError);
    expect(() => dots(1.5)).toThrow(RangeError);
    expect(() => dots(-1)).toThrow(RangeError);
  });
});

describe('bars', () => {
  const decoded = async (code: ReturnType<typeof plainCode128>) => {
    const zpl = zplLabel(size, [zplBars({ x: 60, y: 40, module: 3, height: 120 }, code)]);
    const png = await previewPng(zpl, 8);
    const picture = await readPicture(png);
    const inkedColumns = Array.from({ length: size.width }, (_, x) => picture.isInk(x, 100)).flatMap((isInk, x) =>
      isInk ? [x] : [],
    );
    const [bars] = await readLabel(png);
    return { ...bars, modules: ((inkedColumns.at(-1) ?? 0) - (inkedColumns[0] ?? 0) + 1) / 3 };
  };

  it('reads back as GS1-128 and is as wide as foretold', async () => {
    const code = gs1Code128('00006141411234567890');
    expect(await decoded(code)).toMatchObject({
      text: '00006141411234567890',
      symbologyId: ']C1',
      modules: code.modules,
    });
  });

  it.each([
    '42055099',
    '12345',
    '0200614141007349374',
    '020061414100734937123',
    '1727013110AB-12',
    '172701311012345',
    '421124K1A0B1',
    `42055099${GS}40010472`,
    `10AB12${GS}40010472`,
    `400PO-7${GS}10A`,
  ])('reads back the elements %j as GS1-128 and is as wide as foretold', async (text) => {
    const code = gs1Code128(text);
    expect(await decoded(code)).toMatchObject({ text, symbologyId: ']C1', modules: code.modules });
  });

  it.each([
    'PS000000000017',
    'CMD-UNDO',
    '4006381333931',
    '1234',
    '12',
    '12345',
    '123456-',
    '1234AB5678',
    'a^b~c_5E',
    ' x',
  ])('reads back %s and is as wide as foretold', async (text) => {
    const code = plainCode128(text);
    expect(await decoded(code)).toMatchObject({ text, symbologyId: ']C0', modules: code.modules });
  });

  it('refuses what it can not carry', () => {
    for (const text of ['', '1', 'A1', '10A>B', '10A B', '10Ä']) expect(() => gs1Code128(text)).toThrow(RangeError);
    expect(() => plainCode128('ü')).toThrow(RangeError);
    expect(() => plainCode128('x')).toThrow(RangeError);
    expect(() => plainCode128('A>5B')).toThrow(RangeError);
  });
});

describe('zplGraphic', () => {
  it('draws every dot of any picture', async () => {
    const bitmaps = fc.record({
      width: fc.integer({ min: 1, max: 300 }),
      height: fc.integer({ min: 1, max: 40 }),
      seed: fc.integer({ min: 1, max: 1e6 }),
      share: fc.integer({ min: 0, max: 10 }),
    });
    await fc.assert(
      fc.asyncProperty(bitmaps, async ({ width, height, seed, share }) => {
        const bytesPerRow = Math.ceil(width / 8);
        const isInk = (x: number, y: number): boolean =>
          x < width && (Math.floor(x / 7) * 31 + Math.floor(y / 3) * 17 + seed) % 10 < share;
        const bits = Uint8Array.from({ length: bytesPerRow * height }, (_, at) => {
          const y = Math.floor(at / bytesPerRow);
          const x = (at % bytesPerRow) * 8;
          return [0, 1, 2, 3, 4, 5, 6, 7].reduce((byte, bit) => byte | (isInk(x + bit, y) ? 0x80 >> bit : 0), 0);
        });
        const picture = await readPicture(
          await previewPng(
            zplLabel({ width: 320, height: 64 }, [zplGraphic({ x: 8, y: 8 }, { width, height, bytesPerRow, bits })]),
            8,
          ),
        );
        const differing = Array.from({ length: 320 * 64 }, (_, at) => [at % 320, Math.floor(at / 320)] as const).filter(
          ([x, y]) => picture.isInk(x, y) !== (x >= 8 && y >= 8 && y < 8 + height && isInk(x - 8, y - 8)),
        );
        expect(differing.length).toBe(0);
      }),
      { numRuns: 25 },
    );
  });
});
