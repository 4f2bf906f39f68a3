import { aiEntry, dataLengths, type AiEntry, type FieldPart } from './applicationIdentifiers.ts';
import { fault, type ElementError, type Fault } from './fault.ts';
import { LINTERS } from './linters.ts';

/** One data field: application identifier and its data, as read. */
export interface ElementField {
  readonly ai: string;
  readonly value: string;
}

const STRANGERS: Record<FieldPart['set'], RegExp> = {
  N: /[^0-9]/,
  X: /[^!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]/,
  Y: /[^#\-/0-9A-Z]/,
  Z: /[^\-0-9A-Z_a-z]/,
};
const SETS: Record<FieldPart['set'], string> = {
  N: 'the digits',
  X: "GS1's 82 characters",
  Y: "GS1's 39 characters",
  Z: 'base64 for URIs',
};

/**
 * Proves a field by the GS1 Syntax Dictionary: a known identifier, length, characters, check digits, real dates, known codes. Null when
 * all is right; `at` counts from the first character of the data.
 */
export function checkField({ ai, value }: ElementField): ElementError | null {
  const entry = aiEntry(ai);
  const problem = entry ? checkData(entry, value) : fault('unknownAi', 0, `there is no application identifier ${ai}`);
  return problem && { ...problem, ai };
}

function checkData(entry: AiEntry, value: string): Fault | null {
  let at = 0;
  for (const part of entry.parts) {
    if (part.isOptional && at === value.length) break;
    const piece = value.slice(at, at + part.max);
    const problem = checkPart(part, piece) ?? (piece.length < part.min ? lengthFault(entry, value) : null);
    if (problem) return { ...problem, at: at + problem.at };
    const finding = lint(part, piece);
    if (finding) return { ...finding, at: at + finding.at };
    at += piece.length;
  }
  return at < value.length ? { ...lengthFault(entry, value), at } : null;
}

function checkPart({ set }: FieldPart, piece: string): Fault | null {
  // Base64 may be filled up with one or two `=` to a multiple of three.
  const bare = set === 'Z' && piece.length % 3 === 0 ? piece.replace(/(?<=[^=])={1,2}$/, '') : piece;
  const at = bare.search(STRANGERS[set]);
  if (at < 0) return null;
  return fault('badCharacter', at, `${shown(bare[at] ?? '')} is none of ${SETS[set]}`);
}

function lint({ linters }: FieldPart, piece: string): Fault | null {
  for (const name of linters) {
    const problem = LINTERS[name]?.(piece);
    if (problem) return problem;
  }
  return null;
}

function lengthFault(entry: AiEntry, value: string): Fault {
  const { min, max } = dataLengths(entry);
  const wanted = min === max ? `${max}` : `${min} to ${max}`;
  return fault('badLength', 0, `${value.length} characters where ${wanted} belong`);
}

/** A character as people can read it: control characters by their number. */
export const shown = (character: string): string => {
  const code = character.codePointAt(0) ?? 0;
  return code > 0x20 && code < 0x7f
    ? `'${character}'`
    : `character U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
};

/** The value behind an application identifier, or null. */
export const fieldValue = (fields: readonly ElementField[], ai: string): string | null =>
  fields.find((field) => field.ai === ai)?.value ?? null;
