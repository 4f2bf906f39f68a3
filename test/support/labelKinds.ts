import { boxCard } from '../../src/core/label/boxCard.ts';
import { GS } from '../../src/core/gs1/separators.ts';
import { labelDocument } from '../../src/core/label/labelDocument.ts';
import { logisticDocument } from '../../src/core/label/logisticLabel.ts';
import type { LabelContent } from '../../src/core/label/labelContent.ts';
import { badgeCode } from '../../src/core/people/badgeCode.ts';
import { placeSeries } from '../../src/core/scan/placeCode.ts';
import { returnDocument } from '../../src/core/label/returnDocument.ts';
import { returnReference } from '../../src/core/label/returnReference.ts';
import { asId, type CartonTypeId } from '../../src/core/ids.ts';
import { quantity } from '../../src/core/quantity.ts';
import { shipment, ssccLabel, worldwide } from './labelSamples.ts';

/** The languages that every template is looked at in. */
export const LANGUAGES = ['English', 'German', 'Greek', 'Japanese', 'Arabic'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Names of goods and words for them, as a shop of that language has them. */
const GOODS: Readonly<
  Record<Language, { readonly mug: string; readonly tea: string; readonly note: string; readonly box: string }>
> = {
  English: {
    mug: 'Stoneware mug, moss green, 350 ml',
    tea: 'Black tea, Bergamot',
    note: 'Happy birthday, Rowan! See you in May.',
    box: 'Box M',
  },
  German: {
    mug: 'Steingutbecher, moosgrün, 350 ml',
    tea: 'Schwarztee mit Öl der Bergamotte',
    note: 'Herzlichen Glückwunsch zum Geburtstag! Grüße aus Köln.',
    box: 'Größe M',
  },
  Greek: {
    mug: 'Κούπα πήλινη, πράσινη, 350 ml',
    tea: 'Μαύρο τσάι, περγαμόντο',
    note: 'Χρόνια πολλά! Τα λέμε τον Μάιο.',
    box: 'Κουτί Μ',
  },
  Japanese: {
    mug: '陶器のマグカップ 苔色 350ml',
    tea: '紅茶 ベルガモット',
    note: 'お誕生日おめでとうございます。五月に会いましょう。',
    box: '箱 中',
  },
  Arabic: {
    mug: 'كوب خزفي أخضر 350 مل',
    tea: 'شاي أسود بالبرغموت',
    note: 'عيد ميلاد سعيد! نراكم في مايو.',
    box: 'صندوق متوسط',
  },
};

const must = <T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown },
): T => {
  if (!result.ok) throw new Error(String(result.error));
  return result.value;
};

const consignee = (language: Language) => worldwide[language] ?? shipment.shipTo;

/** A part of a label in millimetres with one code in it, and the least height of its bars. */
interface Place {
  readonly text: string;
  readonly barsMm: number;
  readonly area: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

/** A kind of label: what it holds in a language, and the codes on it from the top down. */
export interface LabelKind {
  readonly name: string;
  readonly aim: ']C0' | ']C1';
  content(language: Language): LabelContent;
  /** Which of its labels this is, and how many there are; left out: the only one. */
  readonly page?: readonly [index: number, of: number];
  readonly codes: readonly Place[];
  /** How small a picture at 8 dots/mm is still read; left out: half. On a card three dots a bar have room, not four. */
  readonly smallest?: number;
}

const whole = { x: 0, y: 0, width: 101.6, height: 152.4 };
const card = (row: number) => ({ x: 4, y: 3 + row * 29.28 + 10.2, width: 93, height: 15.8 });
const lines = (language: Language, count: number) =>
  Array.from({ length: count }, (_, index) => ({
    quantity: index + 1,
    name: index % 2 === 0 ? GOODS[language].mug : GOODS[language].tea,
    sku: index % 2 === 0 ? 'MUG-MOSS' : 'TEA-BERG',
  }));

/** A packing list of so many lines. */
export const packingList = (language: Language, count: number, note: string | null = null): LabelContent => ({
  kind: 'packingList',
  slip: {
    orderNumber: '10472',
    sender: consignee(language).company || 'Fern & Field Goods',
    parcel: { index: 1, count: 2 },
    lines: lines(language, count),
    note: note ?? GOODS[language].note,
    isGift: true,
    link: null,
  },
});

/** A logistic label of two: goods of one product, lot and day, a customer's order number. */
export const logistic = (language: Language): LabelContent => ({
  kind: 'logistic',
  document: must(
    logisticDocument({
      sscc: ssccLabel.tracking,
      shipFrom: shipment.shipFrom,
      shipTo: { ...consignee(language), country: 'US', postcode: '54901' },
      orderNumber: '10472',
      parcelIndex: 1,
      parcelCount: 2,
      purchaseOrder: 'PO88',
      contents: [
        {
          barcodes: ['614141007349'],
          count: 4,
          traces: [{ trace: { lot: 'AB12', expiry: '2027-01-31' }, units: 4 }],
        },
      ],
    }),
  ),
});
const symbol = (fromBottom: number) => ({ ...whole, y: 149.2 - (fromBottom + 1) * 44 + 3.5, height: 35 });

const BADGES = ['31415926535897932384', '27182818284590452353'].map(badgeCode) as unknown as readonly [string, string];

/** Every kind of label with bars on it. */
export const LABEL_KINDS: readonly LabelKind[] = [
  {
    name: 'shipping label',
    aim: ']C1',
    content: (language) => ({
      kind: 'addressed',
      document: must(labelDocument(ssccLabel, { ...shipment, shipTo: consignee(language) })),
    }),
    codes: [{ text: ssccLabel.scanText, barsMm: 32, area: whole }],
  },
  {
    name: 'logistic label',
    aim: ']C1',
    content: logistic,
    page: [0, 2],
    codes: [
      { text: '0200614141007349374', barsMm: 31.5, area: symbol(1) },
      { text: ssccLabel.scanText, barsMm: 31.5, area: symbol(0) },
    ],
  },
  {
    name: 'logistic label, its second',
    aim: ']C1',
    content: logistic,
    page: [1, 2],
    codes: [
      { text: '1727013110AB12', barsMm: 31.5, area: symbol(2) },
      { text: `42054901${GS}400PO88`, barsMm: 31.5, area: symbol(1) },
      { text: ssccLabel.scanText, barsMm: 31.5, area: symbol(0) },
    ],
  },
  {
    name: 'return label',
    aim: ']C0',
    content: (language) => ({
      kind: 'addressed',
      document: must(
        returnDocument({
          reference: returnReference('#10472', 1, null),
          orderNumber: '10472',
          parcelIndex: 1,
          parcelCount: 2,
          consignee: shipment.shipTo,
          site: consignee(language),
          sentOn: '2026-11-23',
          tracking: ssccLabel.tracking,
          isPaid: language === 'English',
        }),
      ),
    }),
    codes: [{ text: 'RMA-10472-1', barsMm: 32, area: whole }],
  },
  {
    name: 'tote labels',
    aim: ']C0',
    content: (language) => ({ kind: 'places', places: must(placeSeries('T-0041', 2, GOODS[language].box)) }),
    codes: [
      { text: 'T-0041-G', barsMm: 23.5, area: { ...whole, y: 40, height: 30 } },
      { text: 'T-0042-E', barsMm: 23.5, area: { ...whole, y: 116, height: 30 } },
    ],
  },
  {
    name: 'badges',
    aim: ']C0',
    smallest: 0.7,
    content: (language) => ({
      kind: 'badges',
      badges: BADGES.map((barcode) => ({
        name: consignee(language).name,
        role: GOODS[language].box,
        number: '2047',
        site: consignee(language).company || 'Fern & Field Goods',
        barcode,
      })),
    }),
    codes: [
      { text: BADGES[0], barsMm: 16.5, area: { ...whole, y: 17, height: 54 } },
      { text: BADGES[1], barsMm: 16.5, area: { ...whole, y: 81, height: 54 } },
    ],
  },
  {
    name: 'box cards',
    aim: ']C0',
    content: (language) => ({
      kind: 'cards',
      cards: ['S', 'M'].map((size) =>
        boxCard({
          id: asId<CartonTypeId>(size),
          name: GOODS[language].box,
          barcode: `BX-${size}`,
          kind: 'box',
          inner: { length: quantity(30, 0, 'cm'), width: quantity(225, -1, 'cm'), height: quantity(15, 0, 'cm') },
          outer: shipment.outer,
          tare: null,
          maxGross: null,
          cost: null,
          stock: null,
        }),
      ),
    }),
    codes: [
      { text: 'BX-S', barsMm: 13, area: card(0) },
      { text: 'BX-M', barsMm: 13, area: card(1) },
    ],
  },
  {
    name: 'limited-quantity mark',
    aim: ']C0',
    content: (language) => ({ kind: 'mark', mark: language === 'English' ? 'LQ' : 'LQ-Y' }),
    codes: [{ text: '', barsMm: 19.5, area: { ...whole, y: 108, height: 40 } }],
  },
];
