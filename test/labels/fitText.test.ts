import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitText, type TextToFit } from '../../src/labels/layout/fitText.ts';
import { letterSizes } from '../../src/labels/layout/textBlock.ts';
import { fontZeroWidth } from '../../src/labels/text/fontZero.ts';

const ask = (paragraphs: readonly string[], more: Partial<TextToFit> = {}): TextToFit => ({
  paragraphs,
  width: 700,
  height: 400,
  sizes: letterSizes(56, 14),
  breakBelow: 36,
  leading: 1.14,
  measure: fontZeroWidth,
  ...more,
});

describe('fitText', () => {
  it('takes the biggest letters when there is room', () => {
    expect(fitText(ask(['Rowan Ashby', '207 Larkspur Lane']))).toMatchObject({
      size: 56,
      lines: [{ text: 'Rowan Ashby' }, { text: '207 Larkspur Lane' }],
    });
  });

  it('makes letters a little smaller before it breaks a line', () => {
    const fitted = fitText(ask(['12 Long Street Name Indeed, Apartment 4']));
    expect(fitted?.lines).toHaveLength(1);
    expect(fitted?.size).toBeLessThan(56);
  });

  it('breaks between words rather than make letters small, and keeps punctuation with its word', () => {
    const fitted = fitText(ask(['one two three four five six seven eight nine ten eleven twelve thirteen fourteen']));
    expect(fitted?.size).toBe(56);
    expect(fitted?.lines.map(({ text }) => text).join(' ')).toBe(
      'one two three four five six seven eight nine ten eleven twelve thirteen fourteen',
    );
  });

  it('says null when nothing fits', () => {
    expect(fitText(ask(['x'.repeat(5000)]))).toBeNull();
    expect(fitText(ask(['a'], { height: 10 }))).toBeNull();
  });

  it('never loses a character, never leaves the box', () => {
    const paragraph = fc
      .string({ unit: fc.constantFrom('a', 'W', ' ', '東', 'é', '.', 'ไ', '👩‍🚀', '-'), minLength: 1, maxLength: 120 })
      .map((text) => text.replace(/ +/g, ' ').trim());
    const measure = (line: string): number => [...line].length * 0.7;
    fc.assert(
      fc.property(
        fc.array(paragraph, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 60, max: 700 }),
        (paragraphs, width) => {
          const fitted = fitText(ask(paragraphs, { width, measure }));
          if (fitted === null) return;
          for (const [index, text] of paragraphs.entries()) {
            const lines = fitted.lines.filter((line) => line.paragraph === index).map((line) => line.text);
            expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
          }
          const oneLetter = (text: string): boolean => [...new Intl.Segmenter().segment(text)].length === 1;
          for (const { text } of fitted.lines)
            expect(measure(text) * fitted.size <= width || oneLetter(text)).toBe(true);
          expect((fitted.lines.length - 1) * fitted.pitch + fitted.size).toBeLessThanOrEqual(400);
        },
      ),
    );
  });
});
