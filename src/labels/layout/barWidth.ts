import type { Code128 } from '../zpl/barcode.ts';

/** Quiet zone on either side of the bars, in modules (ISO/IEC 15417). */
export const QUIET_MODULES = 10;

/** The widest module, from `most` down to `least` dots, at which bars and both quiet zones fit in `width` dots; null when none does. */
export function widestModule(code: Code128, width: number, most: number, least: number): number | null {
  for (let module = most; module >= least; module -= 1) {
    if ((code.modules + 2 * QUIET_MODULES) * module <= width) return module;
  }
  return null;
}
