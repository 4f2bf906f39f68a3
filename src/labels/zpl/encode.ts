declare const brand: unique symbol;
/** Printer commands that this folder has written. Only its builders make them, so no text from outside can be one. */
export type Zpl = string & { readonly [brand]: true };

/** Vouches for commands put together from numbers and escaped fields; used by the builders of this folder only. */
export const asZpl = (commands: string): Zpl => commands as Zpl;

/** A whole number of dots; throws RangeError for anything else, which is a bug of the layout. */
export function dots(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value > 32_000)
    throw new RangeError(`not a number of dots: ${String(value)}`);
  return value.toString();
}

/**
 * One label: UTF-8 text (^CI28), its size in dots, its fields, one copy. ZPL II Programming Guide: ^XA, ^CI, ^PW, ^LL, ^LH, ^PQ, ^XZ.
 */
export function zplLabel(
  size: { readonly width: number; readonly height: number },
  fields: readonly Zpl[],
): Uint8Array {
  const head = `^XA\n^CI28\n^PW${dots(size.width)}\n^LL${dots(size.height)}\n^LH0,0\n`;
  return new TextEncoder().encode(`${head}${fields.join('\n')}\n^PQ1\n^XZ\n`);
}

/** A filled rectangle (^GB with a border as thick as its shorter side). */
export function zplBar(box: {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}): Zpl {
  const thickness = Math.min(box.width, box.height);
  return asZpl(`^FO${dots(box.x)},${dots(box.y)}^GB${dots(box.width)},${dots(box.height)},${dots(thickness)}^FS`);
}

/** An outlined rectangle. */
export function zplFrame(box: {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly line: number;
}): Zpl {
  return asZpl(`^FO${dots(box.x)},${dots(box.y)}^GB${dots(box.width)},${dots(box.height)},${dots(box.line)}^FS`);
}
