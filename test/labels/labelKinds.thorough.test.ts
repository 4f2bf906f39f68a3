import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { GS } from '../../src/core/gs1/separators.ts';
import { labelZpl } from '../../src/labels/labelZpl.ts';
import { stock, type Dpmm } from '../../src/labels/layout/stock.ts';
import { readLabel } from '../../src/labels/readLabel.ts';
import { labelPictures } from '../../src/labels/render/preview.ts';
import { SHIPPING_STOCK } from '../../src/labels/shippingLabel.ts';
import { loadRasteriser } from '../../src/labels/text/rasterise.ts';
import type { Rasteriser } from '../../src/labels/text/textSetter.ts';
import type { LabelContent } from '../../src/core/label/labelContent.ts';
import { findBars } from '../support/labelBars.ts';
import { LABEL_KINDS, LANGUAGES, packingList, type Language } from '../support/labelKinds.ts';
import { degraded, readPicture } from '../support/picture.ts';
import { zplTexts } from '../support/zplCommands.ts';

// Eight million dots a label at 24 a millimetre: slow on a busy machine, and nothing here is about time.
vi.setConfig({ testTimeout: 300_000 });

let rasteriser: Rasteriser;
beforeAll(async () => {
  rasteriser = await loadRasteriser();
});
afterEach(() => {
  // The next tests want other pictures; those of 600 dpi are large.
  if (drawn.size > 2) drawn.clear();
});

const DENSITIES = [8, 12, 24] as const;
const LEAST_MODULE = { 8: 3, 12: 4, 24: 8 } as const;

function zplOf(content: LabelContent, dpmm: Dpmm): Uint8Array {
  const zpl = labelZpl(content, dpmm, rasteriser);
  if (!zpl.ok) throw new Error(zpl.error);
  return zpl.value;
}

const drawn = new Map<string, Promise<readonly Uint8Array[]>>();
function picturesOf(name: string, content: LabelContent, dpmm: Dpmm): Promise<readonly Uint8Array[]> {
  const key = `${name} ${dpmm.toString()}`;
  const pictures = drawn.get(key) ?? labelPictures(zplOf(content, dpmm), dpmm);
  drawn.set(key, pictures);
  return pictures;
}

/** Ink of a label in its outer 1.5 mm, which heads don't reach. */
async function inkInMargin(png: Uint8Array, dpmm: Dpmm): Promise<number> {
  const picture = await readPicture(png);
  const paper = stock(SHIPPING_STOCK, dpmm);
  expect([picture.width, picture.height]).toEqual([paper.width, paper.height]);
  const { width, height } = paper;
  const margin = paper.mm(1.5);
  return (
    picture.ink({ x: 0, y: 0, width, height: margin }) +
    picture.ink({ x: 0, y: height - margin, width, height: margin }) +
    picture.ink({ x: 0, y: margin, width: margin, height: height - 2 * margin }) +
    picture.ink({ x: width - margin, y: margin, width: margin, height: height - 2 * margin })
  );
}

/** How a picture is spoiled before it is read: a finer one has more dots a bar, so that it is the coarse one that must bear it all. */
const HARMS = {
  8: [{}, { scale: 0.5 }, { degrees: 2 }],
  12: [{ scale: 0.5 }],
  24: [{ scale: 0.5 }],
} as const;

const cases = LABEL_KINDS.flatMap((kind) =>
  DENSITIES.flatMap((dpmm) => LANGUAGES.map((language) => ({ ...kind, kind, language, dpmm }))),
);

describe.each(cases)(
  '$name in $language at $dpmm dots/mm',
  ({ kind, language, dpmm, name, aim, codes, page, smallest }) => {
    const content = kind.content(language);
    const texts = codes.map(({ text }) => (content.kind === 'mark' ? `MARK-${content.mark}` : text));
    const picture = async (): Promise<Uint8Array> => {
      const [index, of] = page ?? [0, 1];
      const labels = await picturesOf(`${name} ${language}`, content, dpmm);
      expect(labels).toHaveLength(of);
      const label = labels[index];
      if (!label) throw new Error('no label');
      return label;
    };

    it('is read, also small, turned and blurred', async () => {
      for (const each of HARMS[dpmm]) {
        const harm = 'scale' in each && dpmm === 8 ? { scale: smallest ?? each.scale } : each;
        const found = await readLabel(await degraded(await picture(), harm));
        expect(found.map((bars) => `${bars.symbologyId}${bars.text}`).sort(), JSON.stringify(harm)).toEqual(
          texts.map((text) => `${aim}${text}`).sort(),
        );
      }
    });

    it('has clear quiet zones, bars wide enough, what they say under them, and no ink in the margin', async () => {
      const png = await picture();
      expect(await inkInMargin(png, dpmm)).toBe(0);
      const dots = await readPicture(png);
      const { mm } = stock(SHIPPING_STOCK, dpmm);
      for (const { barsMm, area } of codes) {
        const within = { x: mm(area.x), y: mm(area.y), width: mm(area.width) - 1, height: mm(area.height) - 1 };
        const bars = findBars(dots, mm(barsMm), within);
        const height = bars.bottom - bars.top;
        expect(height).toBeGreaterThanOrEqual(mm(barsMm));
        const row = bars.top + Math.floor(height / 2);
        // The first bar of Code 128 is two modules wide.
        let first = 0;
        while (dots.isInk(bars.left + first, row)) first += 1;
        const module = first / 2;
        expect(module).toBeGreaterThanOrEqual(LEAST_MODULE[dpmm]);
        const quiet = 10 * module;
        expect(dots.ink({ x: bars.left - quiet, y: bars.top, width: quiet, height })).toBe(0);
        expect(dots.ink({ x: bars.right, y: bars.top, width: quiet, height })).toBe(0);
      }
      if (content.kind === 'cards') return;
      const said = zplTexts(zplOf(content, dpmm)).map((text) => text.replace(/[()\s]/g, ''));
      // A badge is read by scanners alone.
      if (content.kind === 'badges') expect(said.join('\n')).not.toMatch(/\d{10}/);
      else for (const text of texts) expect(said).toContain(text.replaceAll(GS, ''));
    });
  },
);

describe.each(DENSITIES.flatMap((dpmm) => LANGUAGES.map((language) => ({ language, dpmm }))))(
  'packing list in $language at $dpmm dots/mm',
  ({ language, dpmm }) => {
    it('has no ink in the margin, and as many labels as its lines need', async () => {
      const pictures = await picturesOf(`packing list ${language}`, packingList(language, 11), dpmm);
      expect(pictures).toHaveLength(2);
      for (const png of pictures) expect(await inkInMargin(png, dpmm)).toBe(0);
    });
  },
);

describe('packing list', () => {
  const texts = (language: Language, count: number, note: string | null = null): readonly string[] =>
    zplTexts(zplOf(packingList(language, count, note), 8));

  it('names every article once with its count, and numbers its labels', () => {
    const said = texts('English', 25);
    expect(said.filter((text) => text === 'MUG-MOSS')).toHaveLength(13);
    expect(said).toEqual(expect.arrayContaining(['25', '1/3', '2/3', '3/3', 'PARCEL 1 OF 2', 'A MESSAGE FOR YOU']));
    expect(texts('English', 2)).not.toContain('1/1');
  });

  it('puts a note that has no room on a label of its own', () => {
    const rows = (count: number, note: string): number =>
      texts('English', count, note).filter((text) => text === 'PACKING SLIP').length;
    expect([rows(10, ''), rows(10, 'For you')]).toEqual([1, 2]);
    expect(rows(7, 'For you')).toBe(1);
  });

  it('names every serial, over as many labels as they take, in the words of its language', () => {
    const told = Array.from({ length: 120 }, (_, index) => ({
      units: 1,
      serial: `SN-${index.toString()}`,
      lot: 'L-7',
    }));
    const plain = packingList('English', 1, 'For you');
    if (plain.kind !== 'packingList') throw new Error('no packing list');
    const [line = { quantity: 1, name: '', sku: '' }] = plain.slip.lines;
    const slip = { ...plain.slip, lines: [{ ...line, told }], language: 'es' as const };
    const said = zplTexts(zplOf({ kind: 'packingList', slip }, 8));
    expect(said).toEqual(
      expect.arrayContaining(['NOTA DE ENTREGA', 'PEDIDO', 'PAQUETE 1 DE 2', 'UN MENSAJE PARA TI', '2/2']),
    );
    const all = said.join(' ').split(/[ ,]+/);
    for (const { serial } of told) expect(all.filter((text) => text === serial)).toHaveLength(1);
  });

  it('refuses what does not fit instead of leaving it out', () => {
    const note = 'x'.repeat(5000);
    expect(labelZpl(packingList('English', 1, note), 8, rasteriser)).toEqual({ ok: false, error: 'doesNotFit' });
  });
});
