import type { GiftMessage } from '../../core/label/giftMessage.ts';
import type { LabelContent } from '../../core/label/labelContent.ts';
import type { LabelNumbers, LabelShipment } from '../../core/label/labelDocument.ts';
import type { LabelPrinter } from '../../core/print/labelPrinter.ts';
import type { PackingSlip } from '../../core/label/packingSlip.ts';
import type { SheetContent } from '../../core/label/sheetContent.ts';
import type { SheetSize } from '../../core/print/media.ts';
import type { Dpmm } from '../layout/stock.ts';

/** What the worker is asked to do. */
export type LabelJob =
  | {
      readonly kind: 'receipt';
      readonly slip: PackingSlip;
      readonly language: 'escpos' | 'star';
      readonly columns: 48 | 32;
    }
  | {
      readonly kind: 'giftCard';
      readonly gift: GiftMessage;
      readonly language: 'escpos' | 'star';
      readonly columns: 48 | 32;
    }
  | { readonly kind: 'sheet'; readonly content: SheetContent; readonly size: SheetSize }
  | { readonly kind: 'shipping'; readonly label: LabelNumbers; readonly shipment: LabelShipment; readonly dpmm: Dpmm }
  | { readonly kind: 'label'; readonly content: LabelContent; readonly dpmm: Dpmm }
  | { readonly kind: 'preview'; readonly zpl: Uint8Array; readonly dpmm: Dpmm }
  | { readonly kind: 'pdf'; readonly zpl: Uint8Array; readonly dpmm: Dpmm }
  | { readonly kind: 'print'; readonly zpl: Uint8Array; readonly printer: LabelPrinter };

/** What it answers: bytes, a refusal (a value), or a failure in words. */
export type LabelAnswer =
  | { readonly kind: 'done'; readonly bytes: Uint8Array }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'failed'; readonly message: string };

/** Ends the worker once the job it is at is done; jobs behind it are not begun. */
export const END = 'end';

/** A job or answer with the number that joins the two. */
export interface Numbered<T> {
  readonly id: number;
  readonly body: T;
}
