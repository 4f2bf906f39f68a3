import { describe, expect, it } from 'vitest';
import type { CustomsPapers } from '../../../src/core/label/customsPapers.ts';
import type { CustomsLine } from '../../../src/core/ship/customsLines.ts';
import { customsSheet } from '../../../src/labels/sheets/customsSheet.ts';

const line = (description: string, patch: Partial<CustomsLine> = {}): CustomsLine => ({
  description,
  count: 2,
  netGrams: 744,
  value: { minor: 4800, currency: 'USD' },
  hsCode: '691200',
  origin: 'PT',
  ...patch,
});
const papers = (patch: Partial<CustomsPapers> = {}): CustomsPapers => ({
  form: 'invoice',
  copies: 1,
  orderNumber: '10472',
  parcel: { index: 1, count: 1 },
  date: '2026-11-27',
  tracking: 'CX123456785US',
  sender: { lines: ['FERN & FIELD GOODS', '14 MILLRACE WAY'], phone: '+1 612 555 0100', email: '' },
  consignee: { lines: ['Rowan Ashby', '7 Lantern Lane'], phone: '', email: 'rowan@example.com' },
  numbers: { eori: '', vat: '', ioss: '' },
  contents: 'sale',
  incoterm: 'DAP',
  filing: 'NOEEI 30.37(a)',
  signer: 'Sol Reyes',
  lines: [line('Stoneware mug')],
  value: { minor: 4800, currency: 'USD' },
  netGrams: 744,
  grossGrams: 1056,
  ...patch,
});
const sheetsOf = (page: string): readonly string[] => page.split('<section>').slice(1);
const FORMS = ['cn22', 'cn23', 'invoice'] as const;

describe.each(FORMS)('%s', (form) => {
  it('says every line with its figures, and the totals once a copy', () => {
    const lines = [line('Stoneware mug'), line('Black tea', { hsCode: '090230', origin: 'LK', netGrams: 159 })];
    const page = customsSheet(papers({ form, lines, netGrams: 903, value: { minor: 9600, currency: 'USD' } }), 'A4');
    for (const text of [
      'Stoneware mug',
      'Black tea',
      '6912.00',
      '0902.30',
      'Portugal',
      'Sri Lanka',
      '0.159',
      '48.00 USD',
    ])
      expect(page).toContain(text);
    for (const text of ['0.903', '96.00 USD', '2026-11-27', 'Sol Reyes']) expect(page).toContain(text);
  });

  it('loses no line of many, and numbers its sheets', () => {
    const lines = Array.from({ length: 40 }, (_, i) =>
      line(`Article no. ${String(i)}, ${'long words '.repeat(i % 7)}`),
    );
    const sheets = sheetsOf(customsSheet(papers({ form, lines }), 'Letter'));
    expect(sheets.length).toBeGreaterThan(1);
    for (let i = 0; i < 40; i += 1)
      expect(sheets.filter((sheet) => sheet.includes(`Article no. ${String(i)},`))).toHaveLength(1);
    expect(sheets.at(-1)).toContain(`${String(sheets.length)} / ${String(sheets.length)}`);
    expect(sheets.filter((sheet) => sheet.includes('class="sum"'))).toHaveLength(1);
  });

  it('leaves a rule to write on where nobody has said', () => {
    const bare = line('Plain thing', { hsCode: null, origin: null, value: null, netGrams: null });
    const page = customsSheet(papers({ form, lines: [bare], value: null, netGrams: null }), 'A4');
    expect(page.match(/________/g)?.length).toBeGreaterThanOrEqual(6);
    expect(page).not.toContain('null');
  });

  it('takes a hostile name for text', () => {
    const page = customsSheet(papers({ form, lines: [line('<script>alert(1)</script>\u202E')] }), 'A4');
    expect(page).not.toContain('<script>');
    expect(page).not.toContain('\u202E');
  });
});

it('makes as many copies of an invoice as are asked for', () => {
  expect(sheetsOf(customsSheet(papers({ copies: 3 }), 'A4'))).toHaveLength(3);
});

it('ticks what the goods are sent for, and nothing else', () => {
  const page = customsSheet(papers({ form: 'cn22', contents: 'gift' }), 'A4');
  expect(page.match(/<span class="box">X<\/span>/g)).toHaveLength(1);
  expect(page).toMatch(/<span class="box">X<\/span>Gift/);
});

it('brings the letters a PC may lack, and none for plain ones', () => {
  expect(customsSheet(papers(), 'A4')).not.toContain('@font-face');
  const japanese = papers({ consignee: { lines: ['山田 太郎', '丸の内1丁目'], phone: '', email: '' } });
  expect(customsSheet(japanese, 'A4')).toContain("@font-face{font-family:'Sheet letters'");
  expect(customsSheet(papers({ lines: [line('كوب خزفي')] }), 'A4')).toContain('unicode-range:U+6');
});

it('writes a unit value only where the line adds up by it', () => {
  const odd = line('Set of three', { count: 3, value: { minor: 1000, currency: 'USD' } });
  expect(customsSheet(papers({ lines: [odd] }), 'A4')).not.toContain('3.33 USD');
  expect(customsSheet(papers(), 'A4')).toContain('24.00 USD');
});

describe('what is paid beside the goods', () => {
  const usd = (minor: number) => ({ minor, currency: 'USD' });
  const charges = { discount: usd(500), freight: usd(1201), insurance: usd(99) };

  it('stands below them on an invoice, and all together', () => {
    const page = customsSheet(papers({ charges }), 'A4');
    for (const text of ['after a discount of 5.00 USD', 'Freight', '12.01 USD', 'Insurance', '0.99 USD', '61.00 USD'])
      expect(page).toContain(text);
    expect(page.indexOf('48.00 USD')).toBeLessThan(page.indexOf('61.00 USD'));
    expect(customsSheet(papers(), 'A4')).not.toContain('Freight');
  });

  it('has no total where it is paid in two currencies', () => {
    const page = customsSheet(papers({ charges: { freight: { minor: 1000, currency: 'EUR' } } }), 'A4');
    expect(page).toContain('10.00 EUR');
    expect(page).toContain('________');
  });

  it('is the postal charge of a CN 23, whose value is that of the goods', () => {
    const page = customsSheet(papers({ form: 'cn23', charges }), 'A4');
    expect(page).toContain('12.01 USD');
    expect(page).not.toContain('61.00 USD');
  });
});
