/** Width of a line, which is part of a paragraph, in heights of its letters. */
export type Measure = (line: string, paragraph: string) => number;

/** Text to be set in a box: each paragraph begins a line of its own. */
export interface TextToFit {
  readonly paragraphs: readonly string[];
  readonly width: number;
  readonly height: number;
  /** Letter heights to try in dots, the biggest first. */
  readonly sizes: readonly number[];
  /** Below this letter height a long line is broken rather than made still smaller. */
  readonly breakBelow: number;
  /** Distance of two lines in letter heights. */
  readonly leading: number;
  readonly measure: Measure;
}

/** Text as it will stand: every visible character of every paragraph, in order. */
export interface FittedText {
  readonly size: number;
  readonly pitch: number;
  readonly lines: readonly { readonly text: string; readonly paragraph: number }[];
}

/**
 * The biggest setting that holds all paragraphs, unbroken where that is possible at a good size, else broken between words, and inside a
 * word only where it is wider than the line. Null when nothing fits: text is never dropped.
 */
export function fitText(text: TextToFit): FittedText | null {
  const measure = remembered(text.measure);
  const isUnbroken = (size: number): boolean =>
    text.paragraphs.every((line) => measure(line, line) * size <= text.width);
  const good = text.sizes.filter((size) => size >= text.breakBelow && isUnbroken(size));
  for (const size of [...good, ...text.sizes]) {
    const pitch = Math.ceil(size * text.leading);
    const rows = Math.floor((text.height - size) / pitch) + 1;
    if (text.height < size || rows < text.paragraphs.length) continue;
    const lines = text.paragraphs.flatMap((line, paragraph) =>
      breakLine(line, (part) => measure(part, line) * size <= text.width).map((part) => ({ text: part, paragraph })),
    );
    if (lines.length <= rows) return { size, pitch, lines };
  }
  return null;
}

function remembered(measure: Measure): Measure {
  const widths = new Map<string, number>();
  return (line, paragraph) => {
    const key = `${paragraph}\n${line}`;
    const known = widths.get(key);
    if (known !== undefined) return known;
    const width = measure(line, paragraph);
    widths.set(key, width);
    return width;
  };
}

function breakLine(paragraph: string, fits: (line: string) => boolean): readonly string[] {
  if (fits(paragraph)) return [paragraph];
  const lines: string[] = [];
  let line = '';
  const add = (part: string, joint: string): void => {
    if (line !== '' && fits(line + joint + part)) line += joint + part;
    else {
      if (line !== '') lines.push(line);
      line = part;
    }
  };
  for (const word of paragraph.split(' ')) {
    if (fits(word)) add(word, ' ');
    else for (const [index, piece] of pieces(word, fits).entries()) add(piece, index === 0 ? ' ' : '');
  }
  lines.push(line);
  return lines;
}

const WORDS = new Intl.Segmenter(undefined, { granularity: 'word' });
const LETTERS = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Parts of a word too wide for a line: its own words (Thai, Chinese, Japanese have no spaces), letters where even one of those is too wide. */
function pieces(word: string, fits: (line: string) => boolean): readonly string[] {
  const parts: string[] = [];
  for (const { segment, isWordLike } of WORDS.segment(word)) {
    const last = parts.at(-1);
    // Punctuation stays with the word before it.
    if (isWordLike !== true && last !== undefined && fits(last + segment)) parts[parts.length - 1] = last + segment;
    else parts.push(segment);
  }
  return parts.flatMap((part) => (fits(part) ? [part] : [...LETTERS.segment(part)].map(({ segment }) => segment)));
}
