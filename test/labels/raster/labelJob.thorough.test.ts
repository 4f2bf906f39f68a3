import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { quantity } from '../../../src/core/quantity.ts';
import { bitmapOf, cut } from '../../../src/labels/raster/bitmap.ts';
import { labelJob } from '../../../src/labels/raster/labelJob.ts';
import { readLabel } from '../../../src/labels/readLabel.ts';
import { previewPng } from '../../../src/labels/render/preview.ts';
import { DRAWN_LANGUAGES, type LabelLanguage, type LabelPrinter } from '../../../src/core/print/labelPrinter.ts';
import { ssccLabel } from '../../support/labelSamples.ts';
import { readPicture } from '../../support/picture.ts';
import { shippingLabelTo } from '../../support/shippingLabels.ts';
import { PRINTERS, type Printout } from './printout.ts';

const FOUR_BY_SIX = { width: quantity(4, 0, 'in'), height: quantity(6, 0, 'in') };
const SIZES = { 6: [608, 912], 8: [812, 1218], 12: [1200, 1800], 24: [2400, 3600] } as const;

const sizeOf = (dpmm: 8 | 12 | 24) => ({ width: SIZES[dpmm][0], height: SIZES[dpmm][1] });
const printer = (
  language: LabelLanguage,
  dpmm: 6 | 8 | 12 | 24,
  stock: LabelPrinter['stock'] = FOUR_BY_SIX,
): LabelPrinter => ({
  language,
  dpmm,
  stock,
});
const zplOf = (text: string): Uint8Array => new TextEncoder().encode(text);

async function job(zpl: Uint8Array, to: LabelPrinter): Promise<Uint8Array> {
  const written = await labelJob(zpl, to);
  if (!written.ok) throw new Error(written.error);
  return written.value;
}

const drawn = new Map<string, Promise<Uint8Array>>();
/** The dots of the preview: what the label is. Drawn once for all languages. */
function dotsOf(zpl: Uint8Array, dpmm: 8 | 12 | 24): Promise<Uint8Array> {
  const key = `${dpmm.toString()} ${Buffer.from(zpl).toString('latin1')}`;
  const dots = drawn.get(key) ?? drawDots(zpl, dpmm);
  drawn.set(key, dots);
  return dots;
}
async function drawDots(zpl: Uint8Array, dpmm: 8 | 12 | 24): Promise<Uint8Array> {
  const { width, height, isInk } = await readPicture(await previewPng(zpl, dpmm));
  return Uint8Array.from({ length: width * height }, (_, at) => Number(isInk(at % width, Math.floor(at / width))));
}

function png({ width, height, dots }: Printout): Uint8Array {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  const image = context.createImageData(width, height);
  const pixels = new Uint32Array(image.data.buffer);
  for (let at = 0; at < pixels.length; at += 1) pixels[at] = dots[at] === 1 ? 0xff000000 : 0xffffffff;
  context.putImageData(image, 0, 0);
  return canvas.toBuffer('image/png');
}

/** The printout without the columns that a receipt printer may have left of the label. */
function cropped({ width, height, dots }: Printout, size: { width: number; height: number }): Uint8Array {
  const kept = new Uint8Array(size.width * height);
  for (let y = 0; y < height; y += 1)
    kept.set(dots.subarray(y * width, y * width + Math.min(width, size.width)), y * size.width);
  return kept;
}

const TWELVE = ['English', 'Japanese', 'Arabic'].flatMap((person) =>
  ([8, 12] as const).map((dpmm) => ({ person, dpmm })),
);

describe.each([...TWELVE, { person: 'Japanese', dpmm: 24 } as const])(
  'a label to $person at $dpmm dots/mm',
  ({ person, dpmm }) => {
    it.each(DRAWN_LANGUAGES)(
      'is printed dot for dot in %s, and its bars are read off the printout',
      async (language) => {
        const zpl = await shippingLabelTo(person, dpmm);
        const out = PRINTERS[language](await job(zpl, printer(language, dpmm)), sizeOf(dpmm));
        const found = await readLabel(png(out));
        expect(found.map(({ text, symbologyId }) => [text, symbologyId])).toEqual([[ssccLabel.scanText, ']C1']]);
        expect(Buffer.compare(cropped(out, sizeOf(dpmm)), await dotsOf(zpl, dpmm))).toBe(0);
      },
      // Eight million dots at 24 a millimetre, drawn twice and read.
      120_000,
    );

    it('goes out byte for byte in ZPL', async () => {
      const zpl = await shippingLabelTo(person, dpmm);
      expect(await job(zpl, printer('zpl', dpmm))).toBe(zpl);
    });
  },
);

describe('what stands around the picture', () => {
  const zpl = zplOf('^XA^PW800^LL1200^FO33,40^GB200,100,100^FS^PQ5^XZ');
  const commands = async (language: (typeof DRAWN_LANGUAGES)[number], stock: LabelPrinter['stock'] = FOUR_BY_SIX) =>
    PRINTERS[language](await job(zpl, printer(language, 8, stock)), { width: 812, height: 1218 }).commands;

  it('asks for one copy, whatever the ZPL asks for', async () => {
    expect(await commands('epl')).toBe('\nN\nq816\nN\nP1\n');
    expect(await commands('tspl')).toBe(
      'SIZE 101.6 mm,152.4 mm\r\nGAP 3 mm,0 mm\r\nREFERENCE 0,0\r\nCLS\r\nPRINT 1,1\r\n',
    );
    expect(await commands('cpcl')).toBe('! 0 200 200 1218 1\r\nFORM\r\nPRINT\r\n');
    expect(await commands('star')).toBe('P0 E1 ');
  });

  it('names the stock as it was entered, to a hundredth of a millimetre', async () => {
    const metric = { width: quantity(1015, -1, 'mm'), height: quantity(1525, -2, 'cm') };
    const jobText = Buffer.from(await job(zpl, printer('tspl', 8, metric))).toString('latin1');
    expect(jobText).toMatch(/^SIZE 101\.5 mm,152\.5 mm\r\n/);
  });

  it('prints every label of a ZPL text that holds several', async () => {
    const two = zplOf('^XA^FO40,40^GB60,20,20^FS^XZ^XA^FO40,90^GB60,20,20^FS^XZ');
    const both = Buffer.from(await job(two, printer('tspl', 8))).toString('latin1');
    expect(both.match(/PRINT 1,1/g)).toHaveLength(2);
  });
});

describe('a label is refused', () => {
  const box = (width: number, height: number, head = '') =>
    zplOf(`^XA${head}^FO20,20^GB${width.toString()},${height.toString()},4^FS^XZ`);
  const reason = async (zpl: Uint8Array, to: LabelPrinter) => {
    const written = await labelJob(zpl, to);
    return written.ok ? 'printed' : written.error;
  };
  const small = { width: quantity(3, 0, 'in'), height: quantity(125, -2, 'in') };

  it.each(['zpl', 'tspl'] as const)('as made for another head, in %s', async (language) => {
    expect(await reason(await shippingLabelTo('English', 12), printer(language, 8))).toBe('wrongDpi');
    expect(await reason(await shippingLabelTo('English', 8), printer(language, 12))).toBe('wrongDpi');
    expect(await reason(await shippingLabelTo('English', 24), printer(language, 12))).toBe('wrongDpi');
    expect(await reason(await shippingLabelTo('English', 8), printer(language, 6))).toBe('wrongDpi');
  });

  it.each(['zpl', 'epl', 'star'] as const)('as bigger than the stock, in %s', async (language) => {
    expect(await reason(await shippingLabelTo('English', 8), printer(language, 8, small))).toBe('wrongStock');
    expect(await reason(box(600, 1250, '^PW812^LL1300'), printer(language, 8))).toBe('wrongStock');
  });

  it('as bigger than the stock by the width of a dot, and not by none', async () => {
    expect(await reason(box(792, 400), printer('epl', 8))).toBe('printed');
    expect(await reason(box(793, 400), printer('epl', 8))).toBe('wrongStock');
    expect(await reason(box(400, 1198), printer('epl', 8))).toBe('printed');
    expect(await reason(box(400, 1199), printer('epl', 8))).toBe('wrongStock');
  });

  it('not for a declared size that is only roomy', async () => {
    expect(await reason(box(700, 1000, '^PW900^LL1400'), printer('epl', 8))).toBe('printed');
    expect(await reason(box(700, 1000, '^PW900^LL1400'), printer('zpl', 8))).toBe('printed');
    expect(await reason(box(500, 200, '^PW609^LL254'), printer('cpcl', 8))).toBe('printed');
  });

  it('by its ink where it declares no size', async () => {
    expect(await reason(box(1100, 1700), printer('tspl', 8))).toBe('wrongDpi');
    expect(await reason(box(1100, 300), printer('tspl', 8))).toBe('wrongStock');
    expect(await reason(box(780, 1180), printer('tspl', 12))).toBe('wrongDpi');
  });

  it('when nothing is on it, or it is no label', async () => {
    expect(await reason(zplOf('^XA^PW400^LL400^FO10,10^FD ^FS^XZ'), printer('tspl', 8))).toBe('blankLabel');
    expect(await reason(zplOf('hello'), printer('tspl', 8))).toBe('cannotDraw');
  });
});

describe('cutting a bitmap', () => {
  it('keeps every dot of the box', () => {
    const [width, height] = [37, 5];
    const rgba = Uint8ClampedArray.from({ length: width * height * 4 }, (_, at) => ((at >> 2) % 3 === 0 ? 0 : 255));
    const whole = bitmapOf(rgba, width, height);
    const isInk = (bitmap: typeof whole, x: number, y: number) =>
      ((bitmap.bits[y * bitmap.bytesPerRow + (x >> 3)]! >> (7 - (x & 7))) & 1) === 1;
    for (let x = 0; x < 20; x += 1) {
      const part = cut(whole, { x, y: 2, width: 11, height: 3 });
      for (let dx = 0; dx < 11; dx += 1) expect(isInk(part, dx, 1)).toBe(isInk(whole, x + dx, 3));
      expect(part.bits[1]! & 0x1f).toBe(0);
    }
  });
});
