import type { Address } from '../orders/address.ts';
import { ok, refuse, type Result } from '../result.ts';

/** The room a carrier gives to the street part of an address: lines, and characters in each. */
export interface LineRoom {
  readonly lines: number;
  readonly characters: number;
}

/** Text that a carrier has no room for; nothing was cut. */
export interface LineOverflow {
  readonly code: 'wordTooLong' | 'tooManyLines';
  /** The word, or the text that is left after the last line. */
  readonly rest: string;
  /** Characters too many. */
  readonly over: number;
}

/** What carriers take (UPS and FedEx: three lines of 35); carriers' interfaces may take less: data, not a rule. */
export const LINE_ROOM: Readonly<Record<string, LineRoom>> = {
  ups: { lines: 3, characters: 35 },
  fedex: { lines: 3, characters: 35 },
  dhl: { lines: 3, characters: 45 },
  usps: { lines: 2, characters: 50 },
};

/**
 * Lines laid into a carrier's room: kept as they are where they fit, else broken between words, never inside one. What has no room is
 * refused with what is left over: an address is never shortened. Characters are counted as people see them (code points).
 */
export function fitLines(lines: readonly string[], room: LineRoom): Result<readonly string[], LineOverflow> {
  const fitted: string[] = [];
  for (const line of lines) {
    const broken = breakLine(line, room.characters);
    if (!broken.ok) return broken;
    fitted.push(...broken.value);
  }
  if (fitted.length <= room.lines) return ok(fitted);
  const packed = packLines(lines, room.characters);
  if (packed.length <= room.lines) return ok(packed);
  const rest = packed.slice(room.lines).join(' ');
  return refuse({ code: 'tooManyLines', rest, over: length(rest) });
}

/** The street part of an address in a carrier's room. */
export const streetLines = (address: Address, room: LineRoom): Result<readonly string[], LineOverflow> =>
  fitLines([address.line1, address.line2], room);

const length = (text: string): number => [...text].length;

function breakLine(line: string, characters: number): Result<readonly string[], LineOverflow> {
  const words = line.split(/\s+/).filter((word) => word !== '');
  const long = words.find((word) => length(word) > characters);
  if (long !== undefined) return refuse({ code: 'wordTooLong', rest: long, over: length(long) - characters });
  return ok(wordsInLines(words, characters));
}

function wordsInLines(words: readonly string[], characters: number): readonly string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    const joined = `${last ?? ''} ${word}`;
    if (last !== undefined && length(joined) <= characters) lines[lines.length - 1] = joined;
    else lines.push(word);
  }
  return lines;
}

// Where lines of their own need too much room, all words flow on; a comma keeps two lines apart.
function packLines(lines: readonly string[], characters: number): readonly string[] {
  const filled = lines.filter((line) => line.trim() !== '');
  const words = filled.flatMap((line, index) => {
    const text = index < filled.length - 1 && !/[,;]\s*$/.test(line) ? `${line.trim()},` : line;
    return text.split(/\s+/).filter((word) => word !== '');
  });
  return wordsInLines(words, characters);
}
