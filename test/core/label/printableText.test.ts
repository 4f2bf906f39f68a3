import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printableText } from '../../../src/core/label/printableText.ts';

describe('printableText', () => {
  it('turns control characters, line ends and odd spaces into single spaces', () => {
    expect(printableText('a\u0000b\r\nc\u0085d\u2028e\u00A0\u3000f\t ')).toBe('a b c d e f');
  });

  it('drops direction overrides and other characters that hide or turn text', () => {
    expect(printableText('\u202Eabc\u202C\u2066d\u2069\u200E\u061C\uFEFF\u00AD\u200Be\uFE0F\u{E0041}')).toBe('abcde');
  });

  it('keeps the joiners that scripts and emoji need, unless nothing else is there', () => {
    expect(printableText('👩\u200D🚀 می\u200Cخواهم')).toBe('👩\u200D🚀 می\u200Cخواهم');
    expect(printableText('\u200D \u200C')).toBe('');
  });

  it('composes letters and replaces lone surrogates', () => {
    expect(printableText('e\u0301')).toBe('é');
    expect(printableText('a\uD800b')).toBe('a\uFFFDb');
  });

  it('never loses a letter, digit, sign or symbol', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const visible = (value: string): string =>
          (value.normalize('NFC').match(/[\p{L}\p{N}\p{P}\p{S}]/gu) ?? [])
            .filter((c) => !/\p{Default_Ignorable_Code_Point}/u.test(c))
            .join('');
        expect(visible(printableText(text))).toBe(visible(text));
        expect(printableText(printableText(text))).toBe(printableText(text));
      }),
    );
  });
});
