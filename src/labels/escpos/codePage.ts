/** Code pages that both receipt languages select by the same name, the likeliest first. */
export const CODE_PAGES = {
  WPC1252: 'windows-1252',
  WPC1250_LATIN2: 'windows-1250',
  WPC1251_CYRILLIC: 'windows-1251',
} as const;
export type CodePageName = keyof typeof CODE_PAGES;

/** One code page: which byte stands for a character. */
export interface CodePage {
  readonly name: CodePageName;
  /** The bytes of a text, one for each character cell; what the page lacks is written nearest to it, at last as `?`. */
  encode(text: string): { readonly bytes: Uint8Array; readonly lost: boolean };
}

const UNKNOWN = 0x3f;
const FIRST_HIGH = 0x80;
// Letters that no decomposition takes apart, and marks that Windows pages lack.
const NEAREST: Readonly<Record<string, string>> = {
  Ł: 'L',
  ł: 'l',
  Đ: 'D',
  đ: 'd',
  Ø: 'O',
  ø: 'o',
  ß: 'ss',
  Æ: 'AE',
  æ: 'ae',
  Œ: 'OE',
  œ: 'oe',
  Þ: 'Th',
  þ: 'th',
  ı: 'i',
  Ħ: 'H',
  ħ: 'h',
  '€': 'EUR',
  '™': 'TM',
  '…': '...',
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
  '−': '-',
  '×': 'x',
  '\u202F': ' ',
};

function table(encoding: string): ReadonlyMap<string, number> {
  const bytes = Uint8Array.from({ length: 256 - FIRST_HIGH }, (_, index) => FIRST_HIGH + index);
  const letters = new TextDecoder(encoding).decode(bytes);
  const known = new Map<string, number>();
  for (const [index, letter] of [...letters].entries())
    if (!/[\p{Cc}\uFFFD]/u.test(letter)) known.set(letter, FIRST_HIGH + index);
  return known;
}

function codePage(name: CodePageName): CodePage {
  const high = table(CODE_PAGES[name]);
  const byteOf = (letter: string): number | null => {
    const code = letter.codePointAt(0) ?? 0;
    return code >= 0x20 && code < 0x7f ? code : (high.get(letter) ?? null);
  };
  const bytesOf = (letter: string): readonly number[] | null => {
    const byte = byteOf(letter);
    if (byte !== null) return [byte];
    const nearest = NEAREST[letter] ?? letter.normalize('NFKD').replace(/\p{M}/gu, '');
    const near = [...nearest].map(byteOf);
    return near.length > 0 && near.every((found) => found !== null) ? near : null;
  };
  return {
    name,
    encode(text) {
      let lost = false;
      const bytes = [...text.normalize('NFC')].flatMap((letter) => {
        const found = bytesOf(letter);
        // A mark that stands alone has no cell of its own.
        if (found === null && /^\p{M}$|^[\u200C\u200D]$/u.test(letter)) return [];
        lost ||= found === null;
        return found ?? [UNKNOWN];
      });
      return { bytes: Uint8Array.from(bytes), lost };
    },
  };
}

const PAGES = (Object.keys(CODE_PAGES) as CodePageName[]).map(codePage);

/** The page that writes these texts with the fewest letters changed; the first of equals. */
export function pageFor(texts: readonly string[]): CodePage {
  const letters = [...new Set(texts.join('').normalize('NFC'))].filter((letter) => !/\p{M}/u.test(letter));
  const missing = (name: CodePageName): number => {
    const high = table(CODE_PAGES[name]);
    return letters.filter((letter) => letter > '\u007e' && !high.has(letter)).length;
  };
  return PAGES.reduce((best, page) => (missing(page.name) < missing(best.name) ? page : best));
}
