import { describe, expect, it } from 'vitest';
import { commandCard } from '../../../src/core/label/card.ts';
import { COMMAND_WORDS } from '../../../src/core/scan/scan.ts';
import { escaped } from '../../../src/labels/sheets/page.ts';
import { sheetPage } from '../../../src/labels/sheets/sheetPage.ts';

const cards = COMMAND_WORDS.map((word) => commandCard(word, word, `Caption of ${word}`));

describe('documents of sheets', () => {
  it('stand at the size of the sheet and run no script', () => {
    for (const [size, page] of [
      ['A4', 'size:210mm 297mm'],
      ['Letter', 'size:215.9mm 279.4mm'],
    ] as const) {
      const document = sheetPage({ kind: 'cards', cards }, size);
      expect(document).toContain(page);
      expect(document).toContain("default-src 'none'");
      expect(document).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)/);
    }
  });

  it.each([
    ['full', '100mm;height:100mm'],
    ['small', '100mm;height:70mm'],
  ] as const)('hold a lithium mark of its %s size with red hatching, and its code off the mark', (size, sides) => {
    const document = sheetPage({ kind: 'lithiumMark', mark: 'UN3481', size }, 'A4');
    const [mark = '', code = ''] = document.match(/<svg[\s\S]*?<\/svg>/g) ?? [];
    expect(mark).toContain(`width:${sides}`);
    expect(mark).toContain('fill="#d4000f"');
    expect(mark.match(/<text/g), 'no text but the number').toHaveLength(1);
    expect(mark).toContain('>UN3481</text>');
    expect(code).toContain('aria-label="MARK-UN3481"');
  });

  it('put ten cards on a sheet', () => {
    const many = Array.from({ length: 21 }, (_, index) => ({
      title: 'X',
      caption: '',
      barcode: `BX-${index.toString()}`,
    }));
    const document = sheetPage({ kind: 'cards', cards: many }, 'A4');
    expect(document.match(/<section>/g)).toHaveLength(3);
    expect(document.match(/<svg /g)).toHaveLength(21);
  });

  it('make no markup of a text', () => {
    expect(escaped(`<b onclick="x">&'\u0007`)).toBe('&lt;b onclick=&quot;x&quot;&gt;&amp;&#39; ');
    const document = sheetPage(
      { kind: 'cards', cards: [{ title: '<img src=x>', caption: '</style>', barcode: 'BX-1' }] },
      'A4',
    );
    expect(document).not.toContain('<img');
    expect(document.match(/<\/style>/g)).toHaveLength(1);
  });

  it('put all lines of a packing slip on as many sheets as they need, each once, in order', () => {
    const lines = Array.from({ length: 40 }, (_, index) => ({
      quantity: index + 1,
      name: `Article <${index.toString()}>`,
      sku: `S-${index.toString()}`,
    }));
    const slip = {
      orderNumber: '1001',
      sender: 'Fern & Field',
      parcel: { index: 1, count: 2 },
      lines,
      note: 'Mind\nthe "vase"',
      isGift: true,
      link: null,
    };
    const document = sheetPage({ kind: 'packingSlip', slip }, 'Letter');
    expect([...document.matchAll(/Article &lt;(\d+)&gt;/g)].map(([, index]) => Number(index))).toEqual(
      lines.map((_, index) => index),
    );
    expect(document.match(/<section>/g)?.length).toBeGreaterThanOrEqual(3);
    expect(document).toContain('Mind the &quot;vase&quot;');
    expect(document).toContain('Fern &amp; Field');
    expect(document).toContain('aria-label="1001"');
  });

  it('leave the bars of an order number out that bars do not carry', () => {
    const slip = {
      orderNumber: '注文一',
      sender: '',
      parcel: { index: 1, count: 1 },
      lines: [],
      note: '',
      isGift: false,
      link: null,
    };
    const document = sheetPage({ kind: 'packingSlip', slip }, 'A4');
    expect(document).toContain('注文一');
    expect(document).not.toContain('<svg');
  });

  it.each(['', 'Ü', 'X'.repeat(61)])('refuse bars for %j', (code) => {
    expect(() => sheetPage({ kind: 'test', code }, 'A4')).toThrow(RangeError);
  });
});
