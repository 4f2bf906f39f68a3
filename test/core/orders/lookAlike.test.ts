import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDigit } from '../../../src/core/gs1/checkDigit.ts';
import { asId, type Sku } from '../../../src/core/ids.ts';
import {
  alikeNumbers,
  areNamesAlike,
  lookAlike,
  ownCharacters,
  ownWords,
  type Comparable,
} from '../../../src/core/orders/lookAlike.ts';

const product = (
  sku: string,
  name: string,
  barcodes: readonly string[] = [],
  of: readonly string[] = [],
): Comparable => ({
  sku: asId<Sku>(sku),
  name,
  barcodes,
  ...(of.length > 0 && { lookAlikeOf: of.map((other) => asId<Sku>(other)) }),
});
const gtin = (body: string): string => body + checkDigit(body);

describe('names', () => {
  it.each([
    ['Stoneware mug, Sand', 'Stoneware mug, Clay'],
    ['Stoneware mug - Sand', 'Stoneware mug - Clay'],
    ['Crew socks M', 'Crew socks XL'],
    ['Crew socks red', 'Crew socks navy blue'],
    ['Olive oil 250 ml', 'Olive oil 500ml'],
    ['Olive oil 250ml', 'Olive oil'],
    ['Hex bolt M8 x 40', 'Hex bolt M8 x 45'],
    ['Tasse groß, weiß', 'TASSE KLEIN, SCHWARZ'],
    ['Bougie parfumée petite', 'Bougie parfumee grande'],
    ['Screwdriver flat long', 'Screwdriver cross long'],
    ['Clay mug', 'Clay mug'],
  ])('%s and %s are alike', (a, b) => {
    expect(areNamesAlike(a, b)).toBe(true);
  });
  it.each([
    ['Stoneware mug, Sand', 'Soy candle, Sand'],
    ['Acme, stapler', 'Acme, tape'],
    ['Tea pot', 'Tea cup'],
    ['Red', 'Blue'],
    ['', ''],
    ['Black tea, Bergamot', 'Linen towel, Oat'],
  ])('%s and %s are not', (a, b) => {
    expect(areNamesAlike(a, b)).toBe(false);
  });
});

describe('barcodes', () => {
  const digit = fc.integer({ min: 0, max: 9 });
  const body = fc.array(digit, { minLength: 12, maxLength: 12 }).map((digits) => digits.join(''));
  it('are alike with any one digit changed, and with any two different neighbours in each other’s place, whatever their check digits', () => {
    fc.assert(
      fc.property(body, fc.integer({ min: 0, max: 11 }), fc.integer({ min: 1, max: 9 }), (digits, at, by) => {
        const one = digits.slice(0, at) + String((Number(digits[at]) + by) % 10) + digits.slice(at + 1);
        expect(alikeNumbers([gtin(digits)], [gtin(one)])).toEqual([gtin(digits), gtin(one)]);
        if (at === 11 || digits[at] === digits[at + 1]) return;
        const turned =
          digits.slice(0, at) +
          digits
            .slice(at, at + 2)
            .split('')
            .reverse()
            .join('') +
          digits.slice(at + 2);
        expect(alikeNumbers([gtin(digits)], [gtin(turned)])).not.toBeNull();
      }),
    );
  });
  it('are not with two digits changed apart, with a wrong check digit, and with themselves', () => {
    expect(alikeNumbers([gtin('400638133393')], [gtin('500638133394')])).toBeNull();
    expect(alikeNumbers([gtin('400638133393')], ['4006381333947'])).toBeNull();
    expect(alikeNumbers([gtin('400638133393')], [gtin('400638133393')])).toBeNull();
  });
  it('of another length mean the same number: a UPC is compared as its GTIN', () => {
    expect(alikeNumbers([gtin('61414100734')], [gtin('061414100735')])).not.toBeNull();
  });
});

describe('a pair', () => {
  const words = fc.constantFrom('mug', 'tea', 'large', 'red', '250', 'ml', 'candle', ',', '-', 'Sand', 'bolt', 'x');
  const name = fc.array(words, { maxLength: 5 }).map((parts) => parts.join(' '));
  const any = fc.record({ sku: fc.constantFrom('A', 'B'), name, code: fc.integer({ min: 0, max: 30 }) });
  it('is one whichever of them is asked about, and nothing is its own look-alike', () => {
    fc.assert(
      fc.property(any, any, fc.boolean(), (one, two, areConfused) => {
        const [a, b] = [one, two].map(({ sku, name: said, code }) =>
          product(sku, said, [gtin(`4006381333${String(code).padStart(2, '0')}`)]),
        ) as [Comparable, Comparable];
        expect(lookAlike(a, b, areConfused)).toBe(lookAlike(b, a, areConfused));
        if (one.sku === two.sku) expect(lookAlike(a, b, areConfused)).toBeNull();
      }),
    );
  });
  it('is told by the surest reason', () => {
    const [sand, clay] = [product('S', 'Mug, Sand', [], ['C']), product('C', 'Mug red')];
    expect(lookAlike(clay, sand, true)).toBe('declared');
    expect(lookAlike(clay, { ...sand, lookAlikeOf: [] }, true)).toBe('confused');
    expect(lookAlike(product('A', 'Mug red'), product('B', 'Mug blue'), false)).toBe('name');
    expect(
      lookAlike(product('A', 'Mug', [gtin('400638133393')]), product('B', 'Pen', [gtin('400638133394')]), false),
    ).toBe('number');
    expect(lookAlike(product('A', 'Mug'), product('B', 'Pen'), false)).toBeNull();
  });
});

describe('what differs', () => {
  it('is marked word by word, with what stands between two such words', () => {
    expect(ownWords('Stoneware mug, Sand', 'Stoneware mug, Clay')).toEqual([
      { text: 'Stoneware mug, ', isOwn: false },
      { text: 'Sand', isOwn: true },
    ]);
    expect(ownWords('Socks, navy blue (M)', 'Socks, red (M)')[1]).toEqual({ text: 'navy blue', isOwn: true });
  });
  it('of codes is marked character by character', () => {
    expect(ownCharacters('4006381333931', '4006381333948')).toEqual([
      { text: '40063813339', isOwn: false },
      { text: '31', isOwn: true },
    ]);
    expect(ownCharacters('123', '1234')).toEqual([{ text: '123', isOwn: true }]);
  });
  it('is cut, never changed', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        for (const pieces of [ownWords(a, b), ownCharacters(a, b)])
          expect(pieces.map(({ text }) => text).join('')).toBe(a);
      }),
    );
  });
});
