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
 * GS1-128 of digits only: start C, FNC1, pairs. The printer drops an odd last digit without a word, so an odd count throws RangeError.
 */
export function gs1Code128(digits: string): Code128 {
  if (!/^(\d\d)+$/.test(digits)) throw new RangeError('GS1-128 of this encoder takes an even number of digits');
  return { fieldData: `>;>8${digits}`, modules: width(2 + digits.length / 2) };
}

/**
 * Code 128 of printable ASCII: an even run of leading digits in subset C, the rest in subset B. There is no way back from B to C here,
 * because previews draw ^BC's `>5` wrongly and printers differ on `>;` inside the data. Throws RangeError for other text.
 */
export function plainCode128(text: string): Code128 {
  const [, digits = '', rest = ''] = /^((?:\d\d){2,})?([\x20-\x7E]*)$/.exec(text) ?? [];
  if (text === '' || digits + rest !== text) throw new RangeError('Code 128 of this encoder takes printable ASCII');
  // In ^BC data `>` starts an invocation code; `>0` is the sign itself.
  const inB = rest.replaceAll('>', '>0');
  if (digits === '') return { fieldData: `>:${inB}`, modules: width(1 + rest.length) };
  if (rest === '') return { fieldData: `>;${digits}`, modules: width(1 + digits.length / 2) };
  return { fieldData: `>;${digits}>6${inB}`, modules: width(2 + digits.length / 2 + rest.length) };
}

/** Upright Code 128 bars at `x`, `y`, `module` dots a module, without the printer's own text under them. */
export function zplBars(at: { readonly x: number; readonly y: number; readonly module: number; readonly height: number }, code: Code128): Zpl {
  return asZpl(
    `^FO${dots(at.x)},${dots(at.y)}^BY${dots(at.module)},3,${dots(at.height)}^BCN,${dots(at.height)},N,N,N,N^FH_^FD${escapeField(code.fieldData)}^FS`,
  );
}
