import type { GiftMessage } from '../core/label/giftMessage.ts';
import type { LabelContent } from '../core/label/labelContent.ts';
import type { PackingSlip } from '../core/label/packingSlip.ts';
import type { SheetContent } from '../core/label/sheetContent.ts';
import type { LabelPrinter } from '../core/print/labelPrinter.ts';
import type { SheetSize } from '../core/print/media.ts';
import type { CarrierLabel, ShipmentDraft } from './carrierPort.ts';

/** Turns a bought label into printer bytes and pictures; runs in a worker, never on the main thread. */
export interface LabelRenderPort {
  /** ZPL of the shipping label for a printer of 8, 12 or 24 dots per millimetre. */
  shippingLabel(label: CarrierLabel, draft: ShipmentDraft, dpmm: 8 | 12 | 24): Promise<Uint8Array>;
  /** ZPL of any other label or run of labels: returns, products, cards, places, packing lists, marks. */
  label(content: LabelContent, dpmm: 8 | 12 | 24): Promise<Uint8Array>;
  /** A packing slip for a receipt printer whose paper holds 48 (80 mm) or 32 (58 mm) characters. */
  receipt(slip: PackingSlip, language: 'escpos' | 'star', columns: 48 | 32): Promise<Uint8Array>;
  /** The card of a gift for a receipt printer. */
  giftCard(gift: GiftMessage, language: 'escpos' | 'star', columns: 48 | 32): Promise<Uint8Array>;
  /** A document of sheets as HTML, for the system's printer. */
  sheet(content: SheetContent, size: SheetSize): Promise<string>;
  /** PNG of rendered ZPL: what the preview shows is what the printer gets. */
  preview(zpl: Uint8Array, dpmm: 8 | 12 | 24): Promise<Uint8Array>;
  /**
   * A stored ZPL label as one job for a printer of any language: byte for byte for ZPL, else its picture dot for dot, one copy. Rejects with
   * StationError `label.cannotRender` and as `reason` `wrongStock`, `wrongDpi`, `cannotDraw` or `blankLabel`.
   */
  forPrinter(zpl: Uint8Array, printer: LabelPrinter): Promise<Uint8Array>;
}
