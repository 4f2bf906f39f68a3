import bwip from 'bwip-js/node';
import { TEST_SHEET, type TestCodeName } from '../core/scan/testSheet.ts';

/** A barcode as modules: rows of `width` modules, true for a dark one. Bars have one row, to be drawn as tall as there is room. */
export interface DrawnCode {
  readonly name: TestCodeName;
  readonly caption: string;
  readonly kind: 'bars' | 'matrix';
  readonly width: number;
  readonly rows: readonly (readonly boolean[])[];
  /** Light modules that must stay free on each side (ISO/IEC 15417, 15420, 16022, 18004). */
  readonly quiet: number;
}

/** How the drawing package names each code; GS1 codes are given to it as they stand under the bars, with their application identifiers. */
const HOW: Readonly<Record<TestCodeName, { readonly bcid: string; readonly isGs1?: true; readonly quiet: number }>> = {
  code128: { bcid: 'code128', quiet: 10 },
  gs1128: { bcid: 'gs1-128', isGs1: true, quiet: 10 },
  ean13: { bcid: 'ean13', quiet: 11 },
  gs1DataMatrix: { bcid: 'gs1datamatrix', isGs1: true, quiet: 2 },
  qr: { bcid: 'qrcode', quiet: 4 },
};

/** The codes of the scanner's test sheet, drawn as modules: whoever shows them gives each a whole number of pixels. */
export const drawTestSheet = (): readonly DrawnCode[] =>
  TEST_SHEET.map(({ name, text, caption }) => {
    const { bcid, isGs1 = false, quiet } = HOW[name];
    const [symbol] = bwip.raw({ bcid, text: isGs1 ? caption : text });
    if (!symbol) throw new Error(`no symbol for ${name}`);
    if (!('pixs' in symbol)) {
      const row = symbol.sbs.flatMap((width, at) => Array.from({ length: width }, () => at % 2 === 0));
      return { name, caption, kind: 'bars', width: row.length, rows: [row], quiet };
    }
    const { pixs, pixx, pixy } = symbol;
    const rows = Array.from({ length: pixy }, (_, y) =>
      Array.from({ length: pixx }, (_unused, x) => pixs[y * pixx + x] === 1),
    );
    return { name, caption, kind: 'matrix', width: pixx, rows, quiet };
  });
