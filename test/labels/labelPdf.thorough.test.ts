import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { labelZpl } from '../../src/labels/labelZpl.ts';
import { DPI, type Dpmm } from '../../src/labels/layout/stock.ts';
import { labelPdf } from '../../src/labels/render/labelPdf.ts';
import { labelPictures } from '../../src/labels/render/preview.ts';
import { placeSeries } from '../../src/core/scan/placeCode.ts';
import { readPicture } from '../support/picture.ts';

function places(count: number, dpmm: Dpmm): Uint8Array {
  const series = placeSeries('T-0001', count, '');
  const zpl = series.ok ? labelZpl({ kind: 'places', places: series.value }, dpmm, null) : series;
  if (!zpl.ok) throw new Error(zpl.error);
  return zpl.value;
}

/** The grey pictures of a PDF, as ISO 32000 stores them, and what it says of its pages. */
function readPdf(bytes: Uint8Array) {
  const text = Buffer.from(bytes).toString('latin1');
  const images = [
    ...text.matchAll(
      /\/Width (\d+)\s*\/Height (\d+)\s*\/ColorSpace \/DeviceGray\s*\/BitsPerComponent 8\s*\/Filter \/FlateDecode\s*\/Length (\d+)>> stream\n/g,
    ),
  ].map((match) => {
    const from = match.index + match[0].length;
    return {
      width: Number(match[1]),
      height: Number(match[2]),
      grey: inflateSync(bytes.subarray(from, from + Number(match[3]))),
    };
  });
  const boxes = [...text.matchAll(/\/MediaBox \[([\d. ]+)\]/g)].map((match) => match[1]?.split(' ').map(Number));
  return { images, boxes };
}

describe('a label as PDF', () => {
  it.each([8, 12] as const)(
    'is the drawing of the preview dot for dot, at its own size, at %i dots/mm',
    async (dpmm) => {
      const zpl = places(3, dpmm);
      const pdf = await labelPdf(zpl, dpmm);
      if (!pdf.ok) throw new Error(pdf.error);
      const { images, boxes } = readPdf(pdf.value);
      expect(boxes).toEqual([
        [0, 0, 288, 432],
        [0, 0, 288, 432],
      ]);
      const pictures = await labelPictures(zpl, dpmm);
      expect(images).toHaveLength(pictures.length);
      for (const [index, png] of pictures.entries()) {
        const picture = await readPicture(png);
        const image = images[index];
        expect([image?.width, image?.height]).toEqual([4 * DPI[dpmm], 6 * DPI[dpmm]]);
        let differing = 0;
        for (const [at, grey] of (image?.grey ?? Buffer.alloc(0)).entries()) {
          const isInk = picture.isInk(at % picture.width, Math.floor(at / picture.width));
          if (grey !== (isInk ? 0 : 255)) differing += 1;
        }
        expect(differing).toBe(0);
      }
    },
  );

  it('is refused where it would show other bars than a printer prints, and where nothing is a label', async () => {
    const bars = new TextEncoder().encode('^XA^FO10,10^BY3^BCN,100,N,N,N,N^FDA>5B12^FS^XZ');
    expect(await labelPdf(bars, 8)).toEqual({ ok: false, error: 'cannotDraw' });
    await expect(labelPdf(new TextEncoder().encode('no label'), 8)).resolves.toEqual({
      ok: false,
      error: 'cannotDraw',
    });
  });
});
