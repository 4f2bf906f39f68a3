import { describe, expect, it } from 'vitest';
import { printableSlip, type PackingSlip } from '../../../src/core/label/packingSlip.ts';
import { systemClock } from '../../../src/devices/clock.ts';
import { DEFAULT_PRINTER, VirtualPrinter } from '../../../src/devices/virtual/printer.ts';
import type { ReceiptLanguage } from '../../../src/labels/escpos/bars.ts';
import { packingSlipReceipt, type ReceiptColumns } from '../../../src/labels/escpos/receipt.ts';
import { paperOf } from '../../support/receiptPaper.ts';

const SLIP: PackingSlip = {
  orderNumber: '#10472',
  sender: 'Larkspur Goods',
  parcel: { index: 1, count: 2 },
  lines: [
    { quantity: 2, name: 'Stoneware mug, Sand', sku: 'MUG-SND' },
    {
      quantity: 12,
      name: 'Black tea, Bergamot, in a tin that is closed with a ribbon of the colour of the season',
      sku: 'TEA-BRG',
    },
  ],
  note: 'Alles Gute, Zoë! – Ü',
  isGift: true,
  link: 'https://example.com/returns?order=10472',
};
const KINDS = (['escpos', 'star'] as const).flatMap((language) =>
  ([48, 32] as const).map((columns) => [language, columns] as const),
);
const print = (slip: Partial<PackingSlip>, language: ReceiptLanguage = 'escpos', columns: ReceiptColumns = 48) => {
  const { bytes, unprintable } = packingSlipReceipt({ ...SLIP, ...slip }, language, columns);
  const paper = paperOf(language, bytes);
  return { bytes, unprintable, paper, text: paper.lines.join('\n') };
};

describe.each(KINDS)('a packing slip on a %s printer of %i columns', (language, columns) => {
  it('says everything, fits the paper, and is cut once', () => {
    const { paper, text, unprintable } = print({}, language, columns);
    const flat = text.replace(/\s+/g, ' ');
    for (const said of [
      'Larkspur Goods',
      'Packing slip',
      'Order #10472',
      'Parcel 1 of 2',
      ' 2 x Stoneware mug, Sand',
      'MUG-SND',
      '12 x Black tea',
      'colour of the season',
      'TEA-BRG',
      'A message for you',
      'Alles Gute, Zoë! – Ü',
    ])
      expect(flat).toContain(said);
    for (const line of paper.lines) expect(line.length, line).toBeLessThanOrEqual(columns);
    expect(paper).toMatchObject({
      bars: ['#10472'],
      qr: ['https://example.com/returns?order=10472'],
      pages: ['windows-1252'],
      cuts: 1,
    });
    expect(unprintable).toEqual([]);
  });

  it('says what tells units apart, and speaks the customer’s language', () => {
    const told = Array.from({ length: 9 }, (_, index) => ({
      units: 1,
      serial: `SN-2209-${index.toString()}`,
      lot: 'L-7',
    }));
    const [first] = SLIP.lines;
    const { text, paper, unprintable } = print(
      { lines: [{ ...(first ?? { quantity: 9, name: '', sku: '' }), told }], language: 'fr' },
      language,
      columns,
    );
    const flat = text.replace(/\s+/g, ' ');
    for (const said of [
      'Bon de livraison',
      'Commande #10472',
      'Colis 1 sur 2',
      'N° de série SN-2209-0, SN-2209-1',
      'Lot L-7',
      'Un message pour vous',
    ])
      expect(flat).toContain(said);
    for (const { serial } of told) expect(flat).toContain(serial);
    for (const line of paper.lines) expect(line.length, line).toBeLessThanOrEqual(columns);
    expect(unprintable).toEqual([]);
  });

  it('comes out of the printer as one receipt, whole', () => {
    const { bytes } = print({}, language, columns);
    const printer = new VirtualPrinter(
      { ...DEFAULT_PRINTER, language, printMs: 0 },
      { ...systemClock, after: (_ms, task) => (task(), () => undefined) },
      () => undefined,
    );
    printer.connect(() => undefined).receive(bytes);
    expect(printer.labels).toHaveLength(1);
    const out = Buffer.from(printer.labels[0]!.bytes);
    expect(out.includes('Stoneware mug, Sand')).toBe(true);
    expect(out.includes('TEA-BRG')).toBe(true);
  });

  it('hostile names are text: no control, no escape, no second receipt', () => {
    const hostile = 'Mug\u001b@\u001dV\u0000\u0010\u0004\u0001^XZ~JA\r\n\u0007\u0017\u0004"{C%1\u202E';
    const { paper, text } = print(
      {
        sender: hostile,
        orderNumber: hostile,
        note: hostile,
        link: hostile,
        lines: [{ quantity: 1, name: hostile, sku: hostile }],
      },
      language,
      columns,
    );
    expect(paper.cuts).toBe(1);
    expect(text.replace(/\s+/g, ' ')).toContain('Mug @ V ^XZ~JA "{C%1');
    expect(paper.pages).toHaveLength(1);
  });

  it('bars that do not fit the paper stand as a QR code', () => {
    const orderNumber = 'ORDER-2026-11-27-000000000000000010472-OF-THE-WEST';
    const { paper, text } = print({ orderNumber, link: null }, language, columns);
    expect([paper.bars, paper.qr]).toEqual([[], [orderNumber]]);
    expect(text.replaceAll('\n', '')).toContain(orderNumber);
  });
});

describe('letters', () => {
  it.each([
    ['Łódź, żółć, Čeština, Győr', 'windows-1250'],
    ['Чай чёрный', 'windows-1251'],
    ['Crème brûlée, 5 €', 'windows-1252'],
  ])('of %s are printed as they are', (name, page) => {
    const { paper, text, unprintable } = print({ note: '', lines: [{ quantity: 1, name, sku: 'X' }] });
    expect(text).toContain(name);
    expect([paper.pages, unprintable]).toEqual([[page], []]);
  });

  it('that the page lacks are written nearest, and what has no like is shown as missing and told', () => {
    const { text, unprintable } = print({
      note: '',
      lines: [
        { quantity: 1, name: 'Crème, Łódź, ﬁne, naïve à la façon', sku: 'A' },
        { quantity: 1, name: '抹茶 Matcha', sku: 'TEA-JP' },
      ],
    });
    expect(text).toContain('Crème, Lódz, fine, naïve à la façon');
    expect(text).toContain('?? Matcha');
    expect(text).toContain('TEA-JP');
    expect(unprintable).toEqual([expect.stringContaining('抹茶 Matcha')]);
  });

  it('are counted by cells: composed or not, a line breaks at the same place', () => {
    const name = 'Ö'.repeat(60);
    const one = print({ lines: [{ quantity: 1, name, sku: '' }] });
    expect(print({ lines: [{ quantity: 1, name: name.normalize('NFD'), sku: '' }] }).bytes).toEqual(one.bytes);
    expect(one.paper.lines.filter((line) => line.includes('Ö')).map((line) => line.length)).toEqual([48, 20]);
  });
});

describe('a slip', () => {
  it('has no codes for what no code holds, and still its text', () => {
    const { paper, text } = print({ orderNumber: 'Bestellung Ü-7', link: null });
    expect([paper.bars, paper.qr]).toEqual([[], []]);
    expect(text).toContain('Order Bestellung Ü-7');
  });

  it.each([
    ['escpos', 'A{B7', ['A{B7'], []],
    ['star', 'A%17', [], ['A%17']],
  ] as const)('of %s keeps %s out of the hands of its bars', (language, orderNumber, bars, qr) => {
    expect(print({ orderNumber, link: null }, language).paper).toMatchObject({ bars, qr });
  });

  it('twice is the same, and begins with its own set-up', () => {
    expect(print({}).bytes).toEqual(print({}).bytes);
    expect([...print({}).bytes.subarray(0, 5)]).toEqual([0x1b, 0x40, 0x1b, 0x74, 16]);
  });

  it('names an article without a name by its SKU, once', () => {
    const slip = printableSlip({ ...SLIP, lines: [{ quantity: 1, name: ' \u0000 ', sku: 'MUG' }] });
    expect(slip.lines).toEqual([{ quantity: 1, name: 'MUG', sku: 'MUG' }]);
    expect(print({ lines: slip.lines }).text.split('MUG')).toHaveLength(2);
  });

  it('with a link that is too long for its code says so instead of leaving it out', () => {
    expect(() => print({ link: `https://example.com/${'x'.repeat(300)}` })).toThrow(RangeError);
  });
});
