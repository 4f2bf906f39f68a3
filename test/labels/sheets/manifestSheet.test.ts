import { describe, expect, it } from 'vitest';
import { LINES_A_PART, type ManifestSheet } from '../../../src/core/label/manifestSheet.ts';
import type { SheetSize } from '../../../src/core/print/media.ts';
import { sheetPage } from '../../../src/labels/sheets/sheetPage.ts';

const line = (index: number) => ({
  tracking: `T<${index.toString()}>`,
  order: index.toString(),
  weight: '1.20 lb',
  service: 'ground',
  charge: '8.12 USD',
});
const manifest = (count: number, patch: Partial<ManifestSheet> = {}): ManifestSheet => ({
  manifestId: 'MF2611274K7QXC',
  carrier: 'Own carrier',
  account: '',
  sender: 'Fern & Field Goods',
  origin: 'US 55099',
  shipDate: '2026-11-27',
  closedAt: '2026-11-27 16:30',
  part: 1,
  parts: 1,
  lines: Array.from({ length: count }, (_, index) => line(index)),
  totals: { parcels: count, weight: '50.4 lb', charges: ['341.04 USD', '12.00 CAD'] },
  ...patch,
});
const sheet = (content: ManifestSheet, size: SheetSize = 'A4') =>
  sheetPage({ kind: 'manifest', manifest: content }, size);
const pages = (html: string): readonly string[] => html.split('<section>').slice(1);

describe('a manifest on sheets', () => {
  it('has every parcel once, in order, on as many sheets as they need, and the number as bars on each', () => {
    for (const size of ['A4', 'Letter'] as const) {
      for (const count of [0, 1, 30, 42, 200]) {
        const html = sheet(manifest(count), size);
        expect([...html.matchAll(/T&lt;(\d+)&gt;/g)].map(([, at]) => Number(at))).toEqual(
          Array.from({ length: count }, (_, index) => index),
        );
        for (const page of pages(html)) {
          expect(page).toContain('aria-label="MF2611274K7QXC"');
          // No more rows than there is room for: 279 mm of Letter, less margins, head and page number.
          expect(page.match(/<tr>/g)?.length ?? 0).toBeLessThanOrEqual(size === 'A4' ? 40 : 37);
        }
      }
    }
  });

  it('has its totals and the place to sign once, at the end', () => {
    for (const count of [0, 1, 31, 38, 200]) {
      const all = pages(sheet(manifest(count)));
      const signed = all.map((page) => page.includes('Received by'));
      expect(signed.filter(Boolean)).toHaveLength(1);
      expect(signed.at(-1)).toBe(true);
      expect(all.at(-1)).toContain('341.04 USD + 12.00 CAD');
    }
  });

  it('goes on in parts: rows are numbered through, and only the last part is signed', () => {
    const first = sheet(manifest(LINES_A_PART, { parts: 2 }));
    const last = sheet(manifest(3, { part: 2, parts: 2 }));
    expect(first).not.toContain('Received by');
    expect(first).toContain('1 / 2');
    expect(last).toContain('Received by');
    expect([...last.matchAll(/<td class="no">(\d+)</g)].map(([, number]) => Number(number))).toEqual([
      1001, 1002, 1003,
    ]);
  });
});
