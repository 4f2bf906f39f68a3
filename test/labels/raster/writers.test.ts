import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantity } from '../../../src/core/quantity.ts';
import { cpclLabel } from '../../../src/labels/raster/cpcl.ts';
import { eplLabel } from '../../../src/labels/raster/epl.ts';
import { escposLabel } from '../../../src/labels/raster/escpos.ts';
import { starLabel } from '../../../src/labels/raster/star.ts';
import { tsplLabel } from '../../../src/labels/raster/tspl.ts';
import type { LabelWriter, LoadedStock } from '../../../src/labels/raster/writer.ts';
import type { Bitmap } from '../../../src/labels/zpl/graphic.ts';
import { PRINTERS } from './printout.ts';

const WRITERS = { epl: eplLabel, tspl: tsplLabel, cpcl: cpclLabel, escpos: escposLabel, star: starLabel } as const;
const LANGUAGES = Object.entries(WRITERS) as [keyof typeof WRITERS, LabelWriter][];
const STOCK: LoadedStock = { dpmm: 8, width: quantity(4, 0, 'in'), height: quantity(6, 0, 'in') };

/** A bitmap of the bytes, repeated; its padding is white. */
function bitmap(width: number, height: number, pattern: Uint8Array): Bitmap {
  const bytesPerRow = Math.ceil(width / 8);
  const mask = (0xff << (bytesPerRow * 8 - width)) & 0xff;
  const bits = Uint8Array.from({ length: bytesPerRow * height }, (_, at) => {
    const byte = pattern[at % pattern.length] ?? 0;
    return at % bytesPerRow === bytesPerRow - 1 ? byte & mask : byte;
  });
  return { width, height, bytesPerRow, bits };
}

const dotsOf = ({ width, height, bytesPerRow, bits }: Bitmap): Uint8Array =>
  Uint8Array.from({ length: width * height }, (_, at) => {
    const [x, y] = [at % width, Math.floor(at / width)];
    return (bits[y * bytesPerRow + (x >> 3)]! >> (7 - (x & 7))) & 1;
  });

/** The dots of a printout that is `by` dots further right than it was drawn. */
const movedBack = (
  { width, dots }: { readonly width: number; readonly dots: Uint8Array },
  drawn: Bitmap,
  by: number,
): Uint8Array =>
  Uint8Array.from(
    { length: drawn.width * drawn.height },
    (_, at) => dots[Math.floor(at / drawn.width) * width + (at % drawn.width) + by] ?? 0,
  );

/** The same dots, at their place or, where bytes had to be other ones, up to 7 columns to the right. */
function isPrinted(language: keyof typeof WRITERS, drawn: Bitmap): boolean {
  const job = WRITERS[language](drawn, STOCK);
  const out = PRINTERS[language](job, { width: drawn.width + 7, height: drawn.height });
  const wanted = Buffer.from(dotsOf(drawn));
  const ink = wanted.filter((dot) => dot === 1).length;
  if (out.dots.filter((dot) => dot === 1).length !== ink) return false;
  return [0, 1, 2, 3, 4, 5, 6, 7].some((by) => wanted.equals(movedBack(out, drawn, by)));
}

// Bytes that are commands in some language: EOT, ENQ, LF, CR, DLE, DC4, ETB, ESC, GS, `!?^@ehiv` and their inverses.
const COMMANDING = [0x04, 0x05, 0x0a, 0x0d, 0x10, 0x14, 0x17, 0x1b, 0x1d, 0x21, 0x3f, 0x5e, 0x40, 0x65, 0x68, 0x69];
const byte = fc.oneof(
  fc.nat(255),
  fc.constantFrom(...COMMANDING),
  fc.constantFrom(...COMMANDING.map((code) => code ^ 0xff)),
  fc.constantFrom(0, 0xff),
);
const anyBitmap = fc
  .tuple(
    fc.integer({ min: 1, max: 200 }),
    fc.integer({ min: 1, max: 150 }),
    fc.array(byte, { minLength: 1, maxLength: 300 }),
  )
  .map(([width, height, pattern]) => bitmap(width, height, Uint8Array.from(pattern)));

describe.each(LANGUAGES)('%s', (language, write) => {
  it('prints any bitmap of any width dot for dot (law)', () => {
    fc.assert(fc.property(anyBitmap, (drawn) => isPrinted(language, drawn)));
  });

  it('prints a white bitmap as a white label', () => {
    const white = bitmap(100, 30, Uint8Array.of(0));
    const out = PRINTERS[language](write(white, STOCK), white);
    expect(out.dots.every((dot) => dot === 0)).toBe(true);
  });
});

describe('a command within a picture', () => {
  /** A picture in which these bytes stand, where a printer would obey them; ink in no column before `x`. */
  const withBytes = (bytes: readonly number[], x: number, isInverted: boolean): Bitmap => {
    const drawn = bitmap(400, 20, Uint8Array.of(0));
    for (const [index, code] of bytes.entries()) drawn.bits[10 * 50 + x / 8 + index] = isInverted ? code ^ 0xff : code;
    return drawn;
  };
  const text = (job: Uint8Array): string => Buffer.from(job).toString('latin1');

  it.each([
    ['escpos', '\x10\x04\x01', false],
    ['escpos', '\x10\x05\x02', false],
    ['escpos', '\x10\x14\x08', false],
    ['tspl', '\x1b!R', true],
    ['tspl', '\x1b!?', true],
    ['epl', '^@', true],
    ['epl', '^ee', true],
    ['cpcl', '\x1bh', false],
    ['cpcl', '\x1bi', false],
  ] as const)('is written in other bytes in %s: %j', (language, command, isInverted) => {
    const bytes = [...Buffer.from(command, 'latin1')];
    for (const x of [0, 80]) {
      const drawn = withBytes(bytes, x, isInverted);
      const job = WRITERS[language](drawn, STOCK);
      expect(text(job)).not.toContain(command);
      expect(isPrinted(language, drawn)).toBe(true);
    }
  });

  it('leaves the label where it is when the ink begins later, or where pictures can be sent in hex', () => {
    const cases = [
      ['tspl', '\x1b!R', true],
      ['epl', '^@', true],
      ['cpcl', '\x1bh', false],
    ] as const;
    for (const [language, command, isInverted] of cases) {
      const drawn = withBytes([...Buffer.from(command, 'latin1')], 80, isInverted);
      const out = PRINTERS[language](WRITERS[language](drawn, STOCK), drawn);
      expect(Buffer.from(out.dots).equals(Buffer.from(dotsOf(drawn)))).toBe(true);
    }
  });

  it('makes only the picture that holds it longer, in CPCL', () => {
    const drawn = withBytes([0x1b, 0x68], 80, false);
    expect(PRINTERS.cpcl(cpclLabel(drawn, STOCK), drawn).commands).toContain('EG');
    expect(PRINTERS.cpcl(cpclLabel(withBytes([0x1b, 0x1c], 80, false), STOCK), drawn).commands).not.toContain('EG');
  });
});
