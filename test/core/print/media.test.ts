import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mediaText, parseMedia, type Media } from '../../../src/core/print/media.ts';

describe('what is loaded in a printer', () => {
  it.each([
    ['4x6in', '4x6in'],
    ['4 x 6 in', '4x6in'],
    ['100x150mm', '100x150mm'],
    ['10,16 × 15,24 cm', '10.16x15.24cm'],
    ['80mm', '80mm'],
    ['2.25 in', '2.25in'],
    ['a4', 'A4'],
    ['LETTER', 'Letter'],
  ])('reads %s', (text, canonical) => {
    const media = parseMedia(text);
    expect(media.ok && mediaText(media.value)).toBe(canonical);
  });

  it.each(['', '4x6', '0x6in', '-4x6in', '4x6x2in', '80', 'A5', '4x6ft', '4in x 6', '1e3mm'])('refuses %s', (text) => {
    expect(parseMedia(text)).toEqual({ ok: false, error: 'notMedia' });
  });

  it('reads back what it wrote, digit for digit', () => {
    const length = fc.record({
      digits: fc.integer({ min: 1, max: 99_999 }),
      exponent: fc.integer({ min: -4, max: 0 }),
      unit: fc.constant<'mm'>('mm'),
    });
    fc.assert(
      fc.property(length, length, (width, height) => {
        const media: Media = { kind: 'labels', width, height };
        expect(parseMedia(mediaText(media))).toEqual({ ok: true, value: media });
      }),
    );
  });
});
