import { GS } from '../../core/gs1/separators.ts';
import { asZpl, dots, type Zpl } from './encode.ts';
import { escapeField } from './text.ts';

/** Code 128 as ^BC takes it in mode N, with the width it will have. */
export interface Code128 {
  readonly fieldData: string;
  /** Width without quiet zones, in modules (ISO/IEC 15417: 11 a symbol character, 13 for the stop). */
  readonly modules: number;
}

const width = (characters: number): number => 11 * (characters + 1) + 13;

/**
 * GS1-128 of an element string, as `elementText` makes it: start C, FNC1, pairs of digits as far as they go, the rest in subset B, of which
 * there is no way back (see `plainCode128`); a separator is FNC1. Throws RangeError for a text that does not begin with two digits, and for
 * characters that ^BC does not take.
 */
export function gs1Code128(text: string): Code128 {
  if (!/^\d\d[\x1D\x21-\x3D\x3F-\x7E]*$/.test(text))
    throw new RangeError('GS1-128 bars begin with two digits and carry printable ASCII but blank and `>`');
  let paired = /^(?:\x1D?\d\d)*/.exec(text)?.[0] ?? '';
  let rest = text.slice(paired.length);
  // A single last character behind a change of subset is lost in previews: it takes the pair before it along.
  if (rest.length === 1) {
    rest = paired.slice(-2) + rest;
    paired = paired.slice(0, -2);
  }
  const coded = (part: string): string => part.replaceAll(GS, '>8');
  const separators = paired.split(GS).length - 1;
  const pairs = separators + (paired.length - separators) / 2;
  const others = rest === '' ? 0 : 1 + rest.length;
  return {
    fieldData: `>;>8${coded(paired)}${rest === '' ? '' : `>6${coded(rest)}`}`,
    modules: width(2 + pairs + others),
  };
}

/** True for what `plainCode128` takes: two characters or more, printable ASCII without `>`, which ^BC reads as the start of a code of its own. */
export const isPlainCode128 = (text: string): boolean => /^[\x20-\x3D\x3F-\x7E]{2,80}$/.test(text);

/**
 * Plain Code 128: an even run of leading digits in subset C, the rest, if any at least two characters, in subset B. There is no way back
 * from B to C here, because previews draw ^BC's `>5` wrongly and printers differ on `>;` inside the data; previews also lose a single last
 * character behind a change of subset. Throws RangeError for text that `isPlainCode128` does not pass.
 */
export function plainCode128(text: string): Code128 {
  if (!isPlainCode128(text)) throw new RangeError('text has characters that these bars do not carry');
  const digits = /^(?:\d\d){2,}(?=$|..)/.exec(text)?.[0] ?? '';
  const rest = text.slice(digits.length);
  if (digits === '') return { fieldData: `>:${rest}`, modules: width(1 + rest.length) };
  if (rest === '') return { fieldData: `>;${digits}`, modules: width(1 + digits.length / 2) };
  return { fieldData: `>;${digits}>6${rest}`, modules: width(2 + digits.length / 2 + rest.length) };
}

/** Upright Code 128 bars at `x`, `y`, `module` dots a module, without the printer's own text under them. */
export function zplBars(
  at: { readonly x: number; readonly y: number; readonly module: number; readonly height: number },
  code: Code128,
): Zpl {
  return asZpl(
    `^FO${dots(at.x)},${dots(at.y)}^BY${dots(at.module)},3,${dots(at.height)}^BCN,${dots(at.height)},N,N,N,N^FH_^FD${escapeField(code.fieldData)}^FS`,
  );
}
