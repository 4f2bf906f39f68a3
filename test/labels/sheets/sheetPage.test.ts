import { describe, expect, it } from 'vitest';
import { commandCard } from '../../../src/core/label/card.ts';
import { COMMAND_WORDS } from '../../../src/core/scan/scan.ts';
import { escaped } from '../../../src/labels/sheets/page.ts';
import { sheetPage } from '../../../src/labels/sheets/sheetPage.ts';

const cards = COMMAND_WORDS.map((word) => commandCard(word, `Caption of ${word}`));

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

  it.each(['', 'Ü', 'X'.repeat(61)])('refuse bars for %j', (code) => {
    expect(() => sheetPage({ kind: 'test', code }, 'A4')).toThrow(RangeError);
  });
});
