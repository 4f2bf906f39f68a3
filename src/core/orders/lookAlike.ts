import { gtin14 } from '../gs1/gtin.ts';
import type { Sku } from '../ids.ts';
import { isVariantWord } from './variantWords.ts';

/** Why two products get confused: the product file says so, packers here did, their names, or their numbers. */
export const LOOK_ALIKE_REASONS = ['declared', 'confused', 'name', 'number'] as const;
export type LookAlikeReason = (typeof LOOK_ALIKE_REASONS)[number];

/** What two products are compared by. */
export interface Comparable {
  readonly sku: Sku;
  readonly name: string;
  readonly barcodes: readonly string[];
  /** Products that the product file says it is taken for; absent: none. */
  readonly lookAlikeOf?: readonly Sku[];
}

/** In how many orders two products may be confused before they are told to be look-alikes: it was no accident any more. */
export const CONFUSED_BY_ACCIDENT = 2;

/**
 * Why `a` is taken for `b`, the surest reason first; null where nothing speaks for it. The same whichever of them is asked about. `areConfused`:
 * it happened here in more orders than an accident explains.
 */
export function lookAlike(a: Comparable, b: Comparable, areConfused: boolean): LookAlikeReason | null {
  if (a.sku === b.sku) return null;
  if (a.lookAlikeOf?.includes(b.sku) || b.lookAlikeOf?.includes(a.sku)) return 'declared';
  if (areConfused) return 'confused';
  if (areNamesAlike(a.name, b.name)) return 'name';
  return alikeNumbers(a.barcodes, b.barcodes) === null ? null : 'number';
}

/** Names that say the same but for size, colour or number, for what stands behind the last comma or dash, or for one word of three or more. */
export function areNamesAlike(a: string, b: string): boolean {
  const [first, second] = [wordsOf(a), wordsOf(b)];
  if (first.length === 0 || second.length === 0) return false;
  const [stem, otherStem] = [first, second].map((words) => words.filter((word) => !isVariantWord(word)).join(' '));
  if (stem !== '' && stem === otherStem) return true;
  const [family, otherFamily] = [familyOf(a), familyOf(b)];
  // One word before a comma may as well be a maker: "Acme, stapler" and "Acme, tape".
  if (family !== null && family === otherFamily && family.includes(' ')) return true;
  if (first.length !== second.length || first.length < 3) return false;
  return first.filter((word, index) => word !== second[index]).length === 1;
}

/** Words and numbers as they are compared: without case and accents, a number and its unit as two. */
const wordsOf = (name: string): readonly string[] =>
  name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .match(/\p{L}+|\p{N}+(?:[.,]\p{N}+)?/gu) ?? [];

/** What stands before the last comma, dash or bracket; null where there is none. */
function familyOf(name: string): string | null {
  const at = Math.max(name.lastIndexOf(', '), name.lastIndexOf(' - '), name.lastIndexOf(' ('));
  return at > 0 ? wordsOf(name.slice(0, at)).join(' ') : null;
}

/** The first two GTINs that differ in one digit, or in two neighbours that changed places, their check digits aside; null for none. */
export function alikeNumbers(a: readonly string[], b: readonly string[]): readonly [string, string] | null {
  for (const first of a) {
    for (const second of b) {
      const [body, other] = [first, second].map((code) => gtin14(code)?.slice(0, -1));
      if (body !== undefined && other !== undefined && areDigitsAlike(body, other)) return [first, second];
    }
  }
  return null;
}

function areDigitsAlike(a: string, b: string): boolean {
  const off = [...a].flatMap((digit, index) => (digit === b[index] ? [] : [index]));
  const [first = 0, second = 0] = off;
  if (off.length === 2) return second === first + 1 && a[first] === b[second] && a[second] === b[first];
  return off.length === 1;
}

/** A piece of a text, and whether another text lacks it. */
export interface MarkedPiece {
  readonly text: string;
  readonly isOwn: boolean;
}

/** A name cut where it differs from another one, word by word; put together again it is the name. */
export function ownWords(name: string, other: string): readonly MarkedPiece[] {
  const known = new Set(wordsOf(other));
  const pieces = name.match(/[\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}]+/gu) ?? [];
  const isOwn = pieces.map((text) => wordsOf(text).some((word) => !known.has(word)));
  // What stands between two words of its own goes with them.
  const isBetween = (index: number): boolean => isOwn[index - 1] === true && isOwn[index + 1] === true;
  return joined(
    pieces.map((text, index) => ({
      text,
      isOwn: isOwn[index] === true || (wordsOf(text).length === 0 && isBetween(index)),
    })),
  );
}

/** A code cut where it differs from another one of its length, character by character; of another length it differs whole. */
export function ownCharacters(code: string, other: string): readonly MarkedPiece[] {
  if (code.length !== other.length) return [{ text: code, isOwn: true }];
  return joined([...code].map((text, index) => ({ text, isOwn: text !== other[index] })));
}

function joined(pieces: readonly MarkedPiece[]): readonly MarkedPiece[] {
  const all: MarkedPiece[] = [];
  for (const piece of pieces) {
    const last = all.at(-1);
    if (last?.isOwn === piece.isOwn) all[all.length - 1] = { ...piece, text: last.text + piece.text };
    else all.push(piece);
  }
  return all;
}
