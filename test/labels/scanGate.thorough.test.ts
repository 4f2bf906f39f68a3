import { describe, expect, it } from 'vitest';
import { labelDocument } from '../../src/core/label/labelDocument.ts';
import { hasCheckDigit } from '../../src/core/gs1/checkDigit.ts';
import { commandCard } from '../../src/core/label/card.ts';
import { cardSheetZpl } from '../../src/labels/commandCards.ts';
import { stock, type Dpmm } from '../../src/labels/layout/stock.ts';
import { PRODUCT_STOCK, productLabelZpl } from '../../src/labels/productLabel.ts';
import { readLabel } from '../../src/labels/readLabel.ts';
import { previewPng } from '../../src/labels/render/preview.ts';
import { SHIPPING_STOCK, shippingLabelZpl } from '../../src/labels/shippingLabel.ts';
import { COMMAND_WORDS } from '../../src/core/scan/scan.ts';
import { privateLabel, shipment, ssccLabel } from '../support/labelSamples.ts';
import { findBars } from '../support/labelBars.ts';
import { degraded, readPicture } from '../support/picture.ts';

const must = <T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown },
): T => {
  if (!result.ok) throw new Error(String(result.error));
  return result.value;
};

const shipping = (label: typeof ssccLabel) => (dpmm: Dpmm) =>
  must(shippingLabelZpl(must(labelDocument(label, shipment)), dpmm, null));
const templates = [
  {
    name: 'SSCC label',
    zpl: shipping(ssccLabel),
    size: SHIPPING_STOCK,
    text: ssccLabel.scanText,
    aim: ']C1',
    barsMm: 32,
    module: { 8: 4, 12: 6 },
  },
  {
    name: 'private label',
    zpl: shipping(privateLabel),
    size: SHIPPING_STOCK,
    text: privateLabel.scanText,
    aim: ']C0',
    barsMm: 32,
    module: { 8: 3, 12: 5 },
  },
  {
    name: 'product label',
    zpl: (dpmm: Dpmm) =>
      must(productLabelZpl({ sku: 'MUG-MOSS', name: 'Stoneware mug, moss green', barcode: 'PK00001238' }, dpmm, null)),
    size: PRODUCT_STOCK,
    text: 'PK00001238',
    aim: ']C0',
    barsMm: 12,
    module: { 8: 3, 12: 5 },
  },
] as const;
const cases = templates.flatMap((template) => ([8, 12] as const).map((dpmm) => ({ ...template, dpmm })));

describe.each(cases)('$name at $dpmm dots/mm', ({ zpl, size, text, aim, barsMm, module, dpmm }) => {
  const paper = stock(size, dpmm);
  const drawn = async () => previewPng(zpl(dpmm), dpmm);

  it.each([
    ['as printed', {}],
    ['at 75 %', { scale: 0.75 }],
    ['at 50 %', { scale: 0.5 }],
    ['turned by 2 degrees and blurred', { degrees: 2 }],
  ])('is read %s', async (_, harm) => {
    const found = await readLabel(await degraded(await drawn(), harm));
    expect(found.map((bars) => [bars.text, bars.symbologyId])).toEqual([[text, aim]]);
  });

  it('has bars of full height with clear quiet zones, and no ink in the margin', async () => {
    const picture = await readPicture(await drawn());
    expect([picture.width, picture.height]).toEqual([paper.width, paper.height]);
    const bars = findBars(picture, paper.mm(barsMm));
    const quiet = 10 * module[dpmm];
    expect(bars.bottom - bars.top).toBeGreaterThanOrEqual(paper.mm(barsMm));
    expect((bars.right - bars.left) % module[dpmm]).toBe(0);
    expect(bars.left).toBeGreaterThanOrEqual(quiet);
    expect(bars.right + quiet).toBeLessThanOrEqual(paper.width);
    const height = bars.bottom - bars.top;
    expect(picture.ink({ x: bars.left - quiet, y: bars.top, width: quiet, height })).toBe(0);
    expect(picture.ink({ x: bars.right, y: bars.top, width: quiet, height })).toBe(0);
    const margin = paper.mm(1.5);
    const inside = { x: margin, y: margin, width: paper.width - 2 * margin, height: paper.height - 2 * margin };
    expect(picture.ink(inside)).toBe(picture.ink({ x: 0, y: 0, width: paper.width, height: paper.height }));
    expect(picture.ink(inside)).toBeGreaterThan(0);
  });
});

describe.each(templates)('$name at 24 dots/mm', ({ zpl, size, text, aim, barsMm, module }) => {
  it('is read, with bars of whole modules three times as fine as at 203 dpi', async () => {
    const drawn = await previewPng(zpl(24), 24);
    expect((await readLabel(drawn)).map((bars) => [bars.text, bars.symbologyId])).toEqual([[text, aim]]);
    const picture = await readPicture(drawn);
    const paper = stock(size, 24);
    expect([picture.width, picture.height]).toEqual([paper.width, paper.height]);
    const bars = findBars(picture, paper.mm(barsMm));
    const dots = [2 * module[12], 3 * module[8]].filter((wide) => (bars.right - bars.left) % wide === 0);
    expect(dots).not.toEqual([]);
  });
});

describe('the SSCC under the bars', () => {
  it('is what the bars say', async () => {
    const [bars] = await readLabel(await previewPng(shipping(ssccLabel)(8), 8));
    const zpl = new TextDecoder().decode(shipping(ssccLabel)(8));
    expect(zpl).toContain(`^FD(00)${bars?.text.slice(2) ?? ''}^FS`);
    expect(hasCheckDigit(bars?.text.slice(2) ?? '')).toBe(true);
  });

  it('is the lowest barcode of the label', async () => {
    const picture = await readPicture(await previewPng(shipping(ssccLabel)(8), 8));
    expect(findBars(picture, stock(SHIPPING_STOCK, 8).mm(32)).top).toBeGreaterThan(picture.height / 2);
  });
});

describe('command cards', () => {
  it.each([8, 12] as const)('are all read off their sheets at %i dots/mm', async (dpmm) => {
    const sheet = must(
      cardSheetZpl(
        COMMAND_WORDS.map((word) => commandCard(word, word, 'What it does, in a line')),
        dpmm,
        null,
      ),
    );
    const labels = new TextDecoder().decode(sheet).match(/\^XA[\s\S]*?\^XZ/g) ?? [];
    const found: { readonly text: string }[] = [];
    for (const label of labels)
      found.push(...(await readLabel(await previewPng(new TextEncoder().encode(label), dpmm))));
    expect(found.map(({ text }) => text).sort()).toEqual(COMMAND_WORDS.map((word) => `CMD-${word}`).sort());
  });

  it('take as many sheets as they need and refuse bars that cannot be drawn', () => {
    const cards = Array.from({ length: 11 }, (_, n) => ({
      title: `Box ${n.toString()}`,
      caption: '',
      barcode: `BOX-${n.toString()}`,
    }));
    expect(new TextDecoder().decode(must(cardSheetZpl(cards, 8, null))).match(/\^XA/g)).toHaveLength(3);
    expect(cardSheetZpl([{ title: 'a', caption: '', barcode: 'ü1' }], 8, null)).toEqual({
      ok: false,
      error: 'numberUnprintable',
    });
    expect(cardSheetZpl([{ title: 'a', caption: '', barcode: 'x'.repeat(60) }], 8, null)).toEqual({
      ok: false,
      error: 'numberUnprintable',
    });
  });
});

describe('product label', () => {
  it('refuses a barcode too long for it and a name that does not fit', () => {
    expect(productLabelZpl({ sku: 's', name: 'n', barcode: 'x'.repeat(40) }, 8, null)).toEqual({
      ok: false,
      error: 'numberUnprintable',
    });
    expect(productLabelZpl({ sku: 's', name: 'n'.repeat(2000), barcode: 'PK1' }, 8, null)).toEqual({
      ok: false,
      error: 'doesNotFit',
    });
  });
});
