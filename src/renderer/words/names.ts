import { nowSpoken } from './spoken.ts';

/** A product's name in two parts: what it is and which one. */
export interface NameParts {
  readonly title: string;
  /** The part that tells it from its likes, or ''. */
  readonly variant: string;
}

/** Splits "Stoneware mug, Sand" or a shop's "Stoneware mug - Sand" into title and variant. */
export function nameParts(name: string): NameParts {
  const dash = name.lastIndexOf(' - ');
  const comma = name.lastIndexOf(', ');
  const [at, width] = dash > 0 ? [dash, 3] : [comma, 2];
  return at > 0
    ? { title: name.slice(0, at).trim(), variant: name.slice(at + width).trim() }
    : { title: name.trim(), variant: '' };
}

/** A spoken short name: "Sand mug" for "Stoneware mug, Sand"; the whole title where there is no variant. */
export function shortName(name: string): string {
  const { title, variant } = nameParts(name);
  const noun = title.split(/\s+/).at(-1) ?? title;
  return variant === '' || variant.includes('/') ? title : `${variant} ${noun}`;
}

/** A name for one line of a list: spoken where it is plain enough; else its title, which may be cut short, and the part that tells it apart. */
export function lineName(name: string): NameParts {
  const { title, variant } = nameParts(name);
  const words = (text: string): number => text.split(/\s+/).length;
  const isPlain = words(title) <= 3 && words(variant) <= 2 && !title.includes(',');
  return isPlain ? { title: shortName(name), variant: '' } : { title, variant };
}

/** A box's name inside an English sentence: "box M" for "Box M"; other names, and in other languages all, stay as they are written. */
export const boxInSentence = (name: string): string =>
  nowSpoken().language === 'en' ? name.replace(/^Box /, 'box ') : name;

/** The two names as they are told apart: by variant where the titles are the same, else by title. */
export function tellApart(a: string, b: string): readonly [string, string] {
  const [first, second] = [nameParts(a), nameParts(b)];
  const same = first.title === second.title && first.variant !== '' && second.variant !== '';
  return same ? [first.variant, second.variant] : [first.title, second.title];
}

/** Splits a code where it begins to differ from another one, at a separator; without another, before its last part. */
export function codeParts(code: string, other?: string): readonly [string, string] {
  if (other === undefined) {
    const at = Math.max(code.lastIndexOf('-'), code.lastIndexOf('.'), code.lastIndexOf('_'));
    return at > 0 ? [code.slice(0, at + 1), code.slice(at + 1)] : ['', code];
  }
  let same = 0;
  while (same < code.length && code[same] === other[same]) same += 1;
  const at = code.slice(0, same).search(/[-._][^-._]*$/);
  return at < 0 ? ['', code] : [code.slice(0, at + 1), code.slice(at + 1)];
}

const SWATCHES: Readonly<Record<string, string>> = {
  sand: '#dcc7a1',
  clay: '#b86a49',
  oat: '#d9d0bf',
  lavender: '#c3b5da',
  black: '#1d1d1f',
  white: '#ffffff',
  grey: '#8a8f96',
  gray: '#8a8f96',
  charcoal: '#3a3f45',
  red: '#c4262e',
  blue: '#2459c4',
  navy: '#1c2c50',
  green: '#2f7d4f',
  sage: '#9caf88',
  olive: '#6b7034',
  yellow: '#f2c230',
  orange: '#e8762c',
  pink: '#eaa3b8',
  rose: '#d98a97',
  purple: '#6d4a9c',
  brown: '#7a5236',
  beige: '#e3d5bb',
  cream: '#f3ead6',
  ivory: '#f5f0e1',
  natural: '#e0cfae',
  teal: '#2a7f86',
  mint: '#a9d8c0',
};

/** The colour a variant's name speaks of, or null when it names none that is known. */
export function swatchOf(variant: string): string | null {
  for (const word of variant.toLowerCase().split(/[^a-z]+/)) {
    const colour = SWATCHES[word];
    if (colour) return colour;
  }
  return null;
}

/** A pre-printed mark as it says itself: `UN 3481`. */
export const markText = (mark: string): string => mark.replace(/^UN(?=\d)/, 'UN\u00a0');
