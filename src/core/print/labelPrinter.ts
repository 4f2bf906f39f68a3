import type { Length } from '../quantity.ts';

/** Languages of printers that a label is drawn for, as a picture. */
export const DRAWN_LANGUAGES = ['epl', 'tspl', 'cpcl', 'escpos', 'star'] as const;

/** Languages of printers that labels are written for, the usual one first: ZPL as it is stored, the others as a picture. */
export const LABEL_LANGUAGES = ['zpl', ...DRAWN_LANGUAGES] as const;
export type LabelLanguage = (typeof LABEL_LANGUAGES)[number];

/** The printer a stored label is to be printed on: 6, 8 (203 dpi), 12 (300 dpi) or 24 (600 dpi) dots a millimetre, and the size of the loaded labels. */
export interface LabelPrinter {
  readonly language: LabelLanguage;
  readonly dpmm: 6 | 8 | 12 | 24;
  readonly stock: { readonly width: Length; readonly height: Length };
}
