import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { addressLines } from '../../src/core/label/addressLines.ts';
import { ADDRESS_COLUMNS_MAX, columns, labelDocument, type LabelDocument } from '../../src/core/label/labelDocument.ts';
import type { Address } from '../../src/core/orders/address.ts';
import { quantity } from '../../src/core/quantity.ts';
import type { Dpmm } from '../../src/labels/layout/stock.ts';
import { readLabel } from '../../src/labels/readLabel.ts';
import { previewPng } from '../../src/labels/render/preview.ts';
import { labelTexts, shippingLabelZpl } from '../../src/labels/shippingLabel.ts';
import { isFontZeroText } from '../../src/labels/text/fontZero.ts';
import { loadRasteriser } from '../../src/labels/text/rasterise.ts';
import { readsRightToLeft, type DrawnLine, type Rasteriser } from '../../src/labels/text/textSetter.ts';
import { address, shipment, ssccLabel, worldwide } from '../support/labelSamples.ts';
import { readPicture } from '../support/picture.ts';
import { zplCommands, zplTexts } from '../support/zplCommands.ts';

let rasteriser: Rasteriser;
beforeAll(async () => {
  rasteriser = await loadRasteriser();
});

function documentTo(shipTo: Address): LabelDocument {
  const document = labelDocument(ssccLabel, { ...shipment, shipTo });
  if (!document.ok) throw new Error(document.error);
  return document.value;
}

function zplTo(shipTo: Address, dpmm: Dpmm = 8): Uint8Array {
  const zpl = shippingLabelZpl(documentTo(shipTo), dpmm, rasteriser);
  if (!zpl.ok) throw new Error(zpl.error);
  return zpl.value;
}

const previews = new Map<string, Promise<Uint8Array>>();

/** Picture of a label; the same label is drawn once. */
function drawn(zpl: Uint8Array, dpmm: Dpmm = 8): Promise<Uint8Array> {
  const key = `${dpmm.toString()}${Buffer.from(zpl).toString('latin1')}`;
  const picture = previews.get(key) ?? previewPng(zpl, dpmm);
  previews.set(key, picture);
  return picture;
}

const ALLOWED = new Set([
  '^XA',
  '^CI',
  '^PW',
  '^LL',
  '^LH',
  '^FO',
  '^A0',
  '^FB',
  '^FH',
  '^FD',
  '^FS',
  '^GB',
  '^BY',
  '^BC',
  '^GF',
  '^PQ',
  '^XZ',
]);

function expectOneCleanLabel(zpl: Uint8Array): void {
  const commands = zplCommands(zpl);
  expect(commands.filter((command) => !ALLOWED.has(command))).toEqual([]);
  expect(commands.filter((command) => command === '^XA' || command === '^XZ')).toEqual(['^XA', '^XZ']);
}

const hostile: Readonly<Record<string, string>> = {
  'end of label': 'John^XZ^XA^FO50,50^A0N,90^FDINJECTED^FS',
  'cancel all': '~JA ~JR ^JUS ~DGR:X.GRF,1,1,FF',
  'new field': '^FS^FDother',
  'new command letters': '^CC+ ~CT- ^CD;',
  'hex escapes': '_5EXZ _7EJA __ _',
  'line break escapes': '\\& \\\\ \\- a\\&b',
  'control characters': 'a\u0000b\u0007c\u001bd\r\n^XZ\u007f\u0085',
  'direction overrides': '\u202Ekcab\u202C ^XZ \u2066x\u2069',
  'bar escapes': '>;>8>9',
};

describe.each(Object.entries(hostile))('%s in an address', (_, text) => {
  const evil = address({
    name: text,
    company: text,
    line1: text,
    line2: text,
    city: text,
    province: text,
    postcode: text,
    country: 'US',
  });

  it('is printed as text and commands nothing', async () => {
    const zpl = zplTo(evil);
    expectOneCleanLabel(zpl);
    const harmless = (value: string): string => value.replace(/[\^~_\\>]/g, 'x');
    if (isFontZeroText(documentTo(evil).to.join(''))) {
      const lines = documentTo(evil).to;
      const twin = {
        ...evil,
        name: harmless(text),
        company: harmless(text),
        line1: harmless(text),
        line2: harmless(text),
        city: harmless(text),
        province: harmless(text),
        postcode: harmless(text),
      };
      expect(zplCommands(zpl).filter((command) => command === '^FD').length).toBe(zplTexts(zpl).length + 1);
      expect(new Set(zplCommands(zpl))).toEqual(new Set(zplCommands(zplTo(twin))));
      expect(zplTexts(zpl).join('').replaceAll(' ', '')).toContain(lines.join('').replaceAll(' ', ''));
    }
    expect((await readLabel(await drawn(zpl))).map((bars) => bars.text)).toEqual([ssccLabel.scanText]);
  });

  it('does no harm as order number or service either', () => {
    const quote = { ...ssccLabel.quote, carrier: text, serviceName: text, service: text };
    const document = labelDocument({ ...ssccLabel, quote }, { ...shipment, orderNumber: text });
    const zpl = document.ok ? shippingLabelZpl(document.value, 8, rasteriser) : document;
    if (!zpl.ok) throw new Error(zpl.error);
    expectOneCleanLabel(zpl.value);
  });
});

const TO_REGION = { x: 26, y: 315, width: 760, height: 388 };

describe.each(Object.entries(worldwide))('an address in %s', (_, shipTo) => {
  it.each([8, 12] as const)('stands on the label line by line at %i dots/mm', async (dpmm) => {
    const zpl = zplTo(shipTo, dpmm);
    expectOneCleanLabel(zpl);
    const lines = documentTo(shipTo).to;
    const inPrinterFont = lines.filter(isFontZeroText);
    expect(zplTexts(zpl)).toEqual(expect.arrayContaining(inPrinterFont));
    const pictures = zplCommands(zpl).filter((command) => command === '^GF').length;
    expect(pictures).toBeGreaterThanOrEqual(lines.length - inPrinterFont.length);
    expect((await readLabel(await drawn(zpl, dpmm))).map((bars) => bars.text)).toEqual([ssccLabel.scanText]);
  });

  it('leaves ink where a shorter address leaves none, and only there', async () => {
    const picture = await readPicture(await drawn(zplTo(shipTo)));
    const blank = await readPicture(await drawn(zplTo(address({ name: '.', country: 'US' }))));
    expect(picture.ink(TO_REGION)).toBeGreaterThan(blank.ink(TO_REGION) + 1000);
    const below = { x: 0, y: 703, width: 812, height: 1218 - 703 };
    expect(picture.ink(below)).toBe(blank.ink(below));
    const sides = [
      { x: 0, y: 0, width: 12, height: 1218 },
      { x: 800, y: 0, width: 12, height: 1218 },
    ];
    expect(sides.map((side) => picture.ink(side))).toEqual([0, 0]);
  });
});

describe('letters of other scripts', () => {
  const key = ({ bitmap }: DrawnLine): string =>
    `${bitmap.width.toString()}:${Buffer.from(bitmap.bits).toString('base64')}`;
  const picture = (text: string, destination = ''): string =>
    key(rasteriser.draw(text, 48, { destination, isRightToLeft: readsRightToLeft(text) }));

  it.each([
    'αβγδεζηθικλμ',
    'абвгдежзиклм',
    'ğışİşçőűłŧăươ',
    'あいうえおアイウエ',
    '佐藤美咲東京都',
    '가나다라마바사',
    '南京路王秀英',
    'ابتثجحخدذرز',
    'אבגדהוזחט',
    'กขคงจฉชซ',
    'कखगघङच',
    '🌻🏠🦁🚀🎁',
    '「」…“”–—€№',
  ])('are each drawn as themselves: %s', (letters) => {
    const drawn = [...letters].map((letter) => picture(letter));
    expect(new Set(drawn).size).toBe(
      letters.length === [...letters].length ? new Set(letters).size : [...letters].length,
    );
    expect(rasteriser.spell(letters, '')).toBe(letters);
  });

  it('are joined and read from right to left where their script does', () => {
    expect(picture('بيت')).not.toBe(picture('ب ي ت'));
    const row = (text: string): number =>
      rasteriser.draw(text, 48, { destination: '', isRightToLeft: true }).bitmap.width;
    expect(row('بيت')).toBeLessThan(row('ب') + row('ي') + row('ت'));
    expect(readsRightToLeft('12 شارع')).toBe(true);
    expect(readsRightToLeft('Ali شارع')).toBe(false);
  });

  it('take the form of the country they go to', () => {
    expect(picture('直', 'JP')).not.toBe(picture('直', 'CN'));
  });

  it('are written out as code points where no bundled font has them, never left blank', () => {
    expect(rasteriser.spell('ཀ𓀀ab\u{10FFFF}', '')).toBe('[U+0F40][U+13000]ab[U+10FFFF]');
    const zpl = zplTo(address({ name: 'ཀ𓀀', line1: '1 Road', country: 'BT' }));
    expect(zplTexts(zpl)).toContain('[U+0F40][U+13000]');
  });

  it('never draw over the bars, however many marks are piled up', async () => {
    const tower = `Z${'\u0301\u0303\u0309'.repeat(60)}algo`;
    const picture = await readPicture(
      await drawn(zplTo(address({ name: tower, line1: tower, line2: tower, city: tower, country: 'VN' }))),
    );
    const blank = await readPicture(await drawn(zplTo(address({ name: '.', country: 'VN' }))));
    const bars = { x: 0, y: 814, width: 812, height: 1218 - 814 };
    expect(picture.ink(bars)).toBe(blank.ink(bars));
  });
});

describe('the size of a parcel', () => {
  it.each([
    ['18.25 × 14.25 × 12.25 in', [1825, 1425, 1225], 'in'],
    ['120.65 × 100.33 × 100.33 cm', [12065, 10033, 10033], 'cm'],
  ] as const)('%s stands on one line, its unit beside its numbers', (text, sides, unit) => {
    const [length, width, height] = sides.map((digits) => quantity(digits, -2, unit));
    if (!length || !width || !height) throw new Error('three sides');
    const document = labelDocument(ssccLabel, { ...shipment, outer: { length, width, height } });
    if (!document.ok) throw new Error(document.error);
    for (const dpmm of [8, 12] as const) {
      const zpl = shippingLabelZpl(document.value, dpmm, rasteriser);
      expect(zpl.ok && zplTexts(zpl.value)).toContain(text);
    }
  });
});

describe('an address of any length the document allows', () => {
  it('is printed whole', () => {
    const unit = fc.constantFrom('W', 'm', 'i', ' ', '東', '한', 'Ω', '🌻', 'ü', '^', 'ا', '-');
    const field = fc.oneof(fc.string({ unit, maxLength: 40 }), fc.string({ unit, maxLength: 320 }));
    const fields = fc.record({
      name: field,
      company: field,
      line1: field,
      line2: field,
      city: field,
      province: field,
      postcode: field,
    });
    fc.assert(
      fc.property(fields, fc.constantFrom('US', 'DE', 'JP', 'AE'), (given, country) => {
        const shipTo = address({ ...given, country });
        const lines = addressLines(shipTo, 'US');
        fc.pre(lines.length > 0 && columns(lines) <= ADDRESS_COLUMNS_MAX);
        const zpl = zplTo(shipTo);
        expectOneCleanLabel(zpl);
        const said = zplTexts(zpl).join('').replaceAll(' ', '');
        for (const line of lines.filter(isFontZeroText)) expect(said).toContain(line.replaceAll(' ', ''));
      }),
      { numRuns: 40 },
    );
  });

  it('is printed whole at the widest: square letters, and capitals W', () => {
    for (const letter of ['東', 'W', '🌻']) {
      const width = letter === 'W' ? 1 : 2;
      const line1 = letter.repeat(Math.floor((ADDRESS_COLUMNS_MAX - 20) / width));
      expect(labelTexts(documentTo(address({ name: 'A', line1, city: 'B', country: 'JP' }))).join('')).toContain(line1);
      expectOneCleanLabel(zplTo(address({ name: 'A', line1, city: 'B', country: 'JP' })));
    }
  });
});
