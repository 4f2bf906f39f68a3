import { ok, refuse, type Result } from '../result.ts';
import { aiEntry } from './applicationIdentifiers.ts';
import { checkField } from './elementField.ts';
import type { ElementReading } from './elementString.ts';
import { fault, type ElementError, type ElementRefusal } from './fault.ts';
import { excludedPair, joinFields, missingFields, type ElementWarning, type PlacedField } from './pairRules.ts';

// Names that versions 1.0 and 1.1 allowed instead of numbers; dropped since, but printed.
const OLD_NAMES: Readonly<Record<string, string>> = {
  gtin: '01',
  itip: '8006',
  cpid: '8010',
  gln: '414',
  party: '417',
  gsrnp: '8017',
  gsrn: '8018',
  gcn: '255',
  sscc: '00',
  gdti: '253',
  ginc: '401',
  gsin: '402',
  grai: '8003',
  giai: '8004',
  gmn: '8013',
  payto: '415',
  cpv: '22',
  lot: '10',
  ser: '21',
  cpsn: '8011',
  glnx: '254',
  refno: '8020',
  srin: '8019',
};

/** True for a text that is a web address and so can be no element string. */
export const isWebAddress = (text: string): boolean => /^https?:\/\//i.test(text);

/** A name and its value as they stand in the address, and where. */
interface Pair {
  readonly name: string;
  readonly raw: string;
  readonly at: number;
}

interface Segment {
  readonly text: string;
  readonly at: number;
}

const wrong = (code: ElementRefusal, at: number, message: string, ai: string | null = null) =>
  refuse({ ...fault(code, at, message), ai });

/**
 * Reads an uncompressed GS1 Digital Link such as `https://id.gs1.org/01/09506000134352/10/ABC?17=261231` to the fields that an element
 * string would hold (GS1 Digital Link URI syntax 1.6). Whose domain it is and what stands in the path before the key do not matter;
 * query keys that are no numbers belong to the web site. Shorter GTINs and the names of earlier versions are read with a warning.
 */
export function parseDigitalLink(text: string): Result<ElementReading, ElementError> {
  const match = /^https?:\/\/[^/?#\s]+(\/[^?#\s]*)?(\?[^#\s]*)?(?:#\S*)?$/i.exec(text);
  if (!match) return wrong('badLink', Math.max(0, text.search(/\s/)), 'no web address: blank or host missing');
  const [, path = '', query = ''] = match;
  const origin = text.length - text.replace(/^https?:\/\/[^/?#\s]+/i, '').length;
  const keyed = pathPairs(segmentsOf(path, origin));
  if (!keyed.ok) return keyed;
  const attributes = queryPairs(query, origin + path.length, keyed.value.qualifiers);
  if (!attributes.ok) return attributes;
  const fields: PlacedField[] = [];
  const warnings = [...oldNames(keyed.value.pairs), ...attributes.value.warnings];
  for (const pair of [...keyed.value.pairs, ...attributes.value.pairs]) {
    const field = fieldOf(pair);
    if (!field.ok) return field;
    if (field.value.isPadded) warnings.push(padded(field.value.ai));
    fields.push({ ai: field.value.ai, value: field.value.value, at: pair.at });
  }
  const joined = joinFields(fields);
  const error = joined.error ?? excludedPair(joined.fields);
  if (error) return refuse(error);
  return ok({ fields: joined.fields, warnings: [...warnings, ...joined.warnings, ...missingFields(joined.fields)] });
}

function segmentsOf(path: string, origin: number): readonly Segment[] {
  let at = origin;
  return path.split('/').flatMap((text) => {
    const segment = { text, at };
    at += text.length + 1;
    return text === '' ? [] : [segment];
  });
}

const aiOf = (name: string): string => (Object.hasOwn(OLD_NAMES, name) ? (OLD_NAMES[name] ?? name) : name);
const qualifiersOf = (name: string): readonly (readonly string[])[] | null => aiEntry(aiOf(name))?.qualifiers ?? null;

/** The key and its qualifiers, and which qualifiers could stand beside those. */
interface KeyedPath {
  readonly pairs: readonly Pair[];
  readonly qualifiers: readonly string[];
}

/** The last pairs of the path, from the last one on that names a primary key. */
function pathPairs(segments: readonly Segment[]): Result<KeyedPath, ElementError> {
  let start = segments.length - 2;
  while (start >= 0 && qualifiersOf(segments[start]?.text ?? '') === null) start -= 2;
  if (start < 0) return refuse(noKey(segments));
  const pairs: Pair[] = [];
  for (let i = start; i + 1 < segments.length; i += 2) {
    const name = segments[i];
    const value = segments[i + 1];
    if (name && value) pairs.push({ name: name.text, raw: value.text, at: value.at });
  }
  const [key, ...qualifiers] = pairs;
  const allowed = qualifiersOf(key?.name ?? '') ?? [];
  const given = qualifiers.map(({ name }) => aiOf(name));
  const isInOrder = (sequence: readonly string[]): boolean => {
    let next = 0;
    return given.every((ai) => (next = sequence.indexOf(ai, next) + 1) > 0);
  };
  const fitting = allowed.filter(isInOrder);
  if (fitting.length > 0) return ok({ pairs, qualifiers: fitting.flat() });
  const stray =
    qualifiers.find(({ name }) => !allowed.some((sequence) => sequence.includes(aiOf(name)))) ?? qualifiers[0];
  const order = allowed.map((sequence) => sequence.join(', ')).join(' or ') || 'none';
  const message = `qualifiers of (${aiOf(key?.name ?? '')}) are, in this order: ${order}`;
  return wrong('badLink', stray?.at ?? 0, message, stray ? aiOf(stray.name) : null);
}

function noKey(segments: readonly Segment[]): ElementError {
  const loose = segments.find(({ text }) => qualifiersOf(text) !== null);
  const last = segments.at(-1);
  const at = loose?.at ?? last?.at ?? 0;
  if (loose)
    return { ...fault('badLink', at, 'an identifier of the path has no value behind it'), ai: aiOf(loose.text) };
  return last && isCompressed(last.text)
    ? { ...fault('compressedLink', at, 'this looks like a compressed Digital Link, which is not read'), ai: null }
    : { ...fault('badLink', at, 'the path holds no GS1 key such as /01/ with a GTIN'), ai: null };
}

/** Compressed links are base64 of bits that begin with the digits of a primary key or with a hexadecimal letter for a group of keys. */
function isCompressed(segment: string): boolean {
  if (!/^[-0-9A-Z_a-z]{10,}$/.test(segment) || !/\d/.test(segment) || !/[A-Z]/.test(segment)) return false;
  return /^(?:A[AQRST]|[CJK]|[Q-Zg-z_-])/.test(segment) || /[a-z]/.test(segment);
}

/** The GS1 attributes of the query. All-numeric names are reserved for application identifiers. */
function queryPairs(
  query: string,
  origin: number,
  qualifiers: readonly string[],
): Result<{ readonly pairs: readonly Pair[]; readonly warnings: readonly ElementWarning[] }, ElementError> {
  const pairs: Pair[] = [];
  const warnings: ElementWarning[] = [];
  let at = origin + 1;
  for (const part of query.slice(1).split(/[&;]/)) {
    const equals = part.indexOf('=');
    const name = equals < 0 ? part : part.slice(0, equals);
    const raw = equals < 0 ? '' : part.slice(equals + 1);
    if (/^\d+$/.test(name)) {
      const entry = aiEntry(name);
      if (!entry) return wrong('unknownAi', at, `there is no application identifier ${name}`, name);
      if (!entry.isAttribute) return wrong('badLink', at, `(${name}) can't be an attribute of a query`, name);
      if (qualifiers.includes(name)) warnings.push(misplaced(name));
      pairs.push({ name, raw, at: at + name.length + 1 });
    }
    at += part.length + 1;
  }
  return ok({ pairs, warnings });
}

const misplaced = (ai: string): ElementWarning => ({
  code: 'qualifierInQuery',
  ai,
  message: `(${ai}) qualifies the key and belongs in the path`,
});
const padded = (ai: string): ElementWarning => ({
  code: 'paddedGtin',
  ai,
  message: `(${ai}) was written without leading zeros`,
});
const oldNames = (pairs: readonly Pair[]): ElementWarning[] =>
  pairs
    .filter(({ name }) => Object.hasOwn(OLD_NAMES, name))
    .map(({ name }) => ({
      code: 'oldKeyName',
      ai: aiOf(name),
      message: `'${name}' is a name of earlier versions for (${aiOf(name)})`,
    }));

function fieldOf({ name, raw, at }: Pair): Result<{ ai: string; value: string; isPadded: boolean }, ElementError> {
  const ai = aiOf(name);
  const text = unescaped(raw);
  if (text === null) return wrong('badLink', at, 'a percent sign here is no escape: the address is damaged', ai);
  const isPadded = ai === '01' && [8, 12, 13].includes(text.length);
  const value = isPadded ? text.padStart(14, '0') : text;
  const problem = checkField({ ai, value });
  if (!problem) return ok({ ai, value, isPadded });
  return refuse({ ...problem, at: at + (value === raw ? problem.at : 0) });
}

function unescaped(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
