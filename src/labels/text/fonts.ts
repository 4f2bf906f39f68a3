import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { codePointsOf } from './glyphs.ts';

/** One bundled font file: the part of a family that holds some code points. */
export interface FontFile {
  /** Name it is registered and asked for by; unique. */
  readonly family: string;
  readonly bytes: Buffer;
  readonly codePoints: ReadonlySet<number>;
}

interface Slice {
  readonly path: string;
  readonly family: string;
  readonly ranges: readonly (readonly [first: number, last: number])[];
  file: FontFile | null;
}

// Han letters need a lighter weight: bold strokes run together at 203 dpi.
const FAMILIES = {
  sans: ['noto-sans', 700],
  arabic: ['noto-sans-arabic', 700],
  hebrew: ['noto-sans-hebrew', 700],
  thai: ['noto-sans-thai', 700],
  jp: ['noto-sans-jp', 600],
  kr: ['noto-sans-kr', 600],
  sc: ['noto-sans-sc', 600],
  emoji: ['noto-emoji', 600],
} as const;
type Family = keyof typeof FAMILIES;

const ALPHABETS: readonly Family[] = ['sans', 'arabic', 'hebrew', 'thai'];

/**
 * The families to ask for a letter, the best first. Japan, Korea and China write many Han letters differently: the letters around it
 * decide (kana, hangul), then the destination.
 */
function familiesFor(text: string, destination: string): readonly Family[] {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text) || destination === 'JP')
    return [...ALPHABETS, 'jp', 'sc', 'kr', 'emoji'];
  if (/\p{Script=Hangul}/u.test(text) || destination === 'KR') return [...ALPHABETS, 'kr', 'jp', 'sc', 'emoji'];
  return [...ALPHABETS, 'sc', 'jp', 'kr', 'emoji'];
}

/** The bundled Noto fonts; files are read when a letter in them is first met. */
export interface FontShelf {
  /** The file that has a glyph for the code point of the text, or null when no bundled font has one. */
  fileFor(codePoint: number, text: string, destination: string): FontFile | null;
}

/** Opens the shelf of fonts installed beside the app; reads nothing yet. */
export function fontShelf(): FontShelf {
  const require = createRequire(import.meta.url);
  const slices = new Map<Family, readonly Slice[]>();
  const slicesOf = (family: Family): readonly Slice[] => {
    const known = slices.get(family) ?? readSlices(require, family);
    slices.set(family, known);
    return known;
  };
  return {
    fileFor: (codePoint, text, destination) => {
      for (const family of familiesFor(text, destination)) {
        for (const slice of slicesOf(family)) {
          if (!slice.ranges.some(([first, last]) => codePoint >= first && codePoint <= last)) continue;
          slice.file ??= readFont(slice);
          if (slice.file.codePoints.has(codePoint)) return slice.file;
        }
      }
      return null;
    },
  };
}

function readSlices(require: NodeJS.Require, family: Family): readonly Slice[] {
  const [name, weight] = FAMILIES[family];
  const listed = JSON.parse(readFileSync(require.resolve(`@fontsource/${name}/unicode.json`), 'utf8')) as Readonly<
    Record<string, string>
  >;
  return Object.entries(listed).map(([key, ranges]) => {
    const part = key.replace(/[[\]]/g, '');
    return {
      path: require.resolve(`@fontsource/${name}/files/${name}-${part}-${weight.toString()}-normal.woff2`),
      family: `${name}-${part}`,
      ranges: ranges.split(',').map(parseRange),
      file: null,
    };
  });
}

function parseRange(text: string): readonly [number, number] {
  const [first = '', last = first] = text.replace(/^U\+/i, '').split('-');
  return [parseInt(first, 16), parseInt(last, 16)];
}

function readFont({ path, family }: Slice): FontFile {
  const bytes = readFileSync(path);
  return { family, bytes, codePoints: codePointsOf(bytes) };
}
