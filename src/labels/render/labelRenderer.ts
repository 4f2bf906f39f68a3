import { createHash } from 'node:crypto';
import type { LabelLanguage, LabelPrinter } from '../../core/print/labelPrinter.ts';
import type { LabelRenderPort } from '../../station/ports.ts';
import { asStored } from '../raster/fit.ts';
import { cannotRender, workerLink } from './workerLink.ts';
import { WARM_UP_JOB, WARM_UP_PRINTER } from './warmUp.ts';

/** The station's label renderer and its worker threads. */
export interface LabelRenderer extends LabelRenderPort {
  /**
   * Starts the threads and loads what the first label and the first preview need, and what a picture for a printer needs where the printer's
   * language is not ZPL; rejects when that is impossible.
   */
  warmUp(language?: LabelLanguage): Promise<void>;
  /** PDF of every label in rendered ZPL, a page each: the preview's drawing at the label's own size. */
  pdf(zpl: Uint8Array, dpmm: 8 | 12 | 24): Promise<Uint8Array>;
  /** Ends the threads; open jobs reject with StationError `label.cannotRender`. */
  close(): Promise<void>;
}

/** The worker's source file, for command line and tests; the built app passes the URL of its built one. */
export const LABEL_WORKER_URL = new URL('./labelWorker.ts', import.meta.url);

const PREVIEWS_KEPT = 24;

/**
 * Writes and draws labels in worker threads: one writes ZPL, one draws previews, one draws for printers that do not speak ZPL (it starts with
 * the first such label), so that a slow picture never delays a label. Previews are kept by content. Rejects with StationError
 * `label.cannotRender` and the refusal as `reason`.
 */
export function createLabelRenderer({ workerUrl }: { readonly workerUrl: URL }): LabelRenderer {
  const writer = workerLink(workerUrl);
  const painter = workerLink(workerUrl);
  const press = workerLink(workerUrl);
  const previews = new Map<string, Promise<Uint8Array>>();

  const preview = (zpl: Uint8Array, dpmm: 8 | 12 | 24): Promise<Uint8Array> => {
    const key = `${dpmm.toString()}:${createHash('sha256').update(zpl).digest('hex')}`;
    const drawing = previews.get(key) ?? painter.run({ kind: 'preview', zpl, dpmm });
    previews.delete(key);
    previews.set(key, drawing);
    drawing.catch(() => previews.delete(key));
    const oldest = previews.keys().next().value;
    if (previews.size > PREVIEWS_KEPT && oldest !== undefined) previews.delete(oldest);
    return drawing;
  };

  const forPrinter = async (zpl: Uint8Array, printer: LabelPrinter): Promise<Uint8Array> => {
    // A label for a printer that speaks ZPL waits for no thread, and a bench with such printers alone never starts the one that draws.
    const known = printer.language === 'zpl' ? asStored(zpl, printer) : null;
    if (known?.ok === true) return known.value;
    if (known !== null) throw cannotRender(known.error);
    return press.run({ kind: 'print', zpl, printer });
  };

  return {
    shippingLabel: (label, shipment, dpmm) => writer.run({ kind: 'shipping', label, shipment, dpmm }),
    label: (content, dpmm) => writer.run({ kind: 'label', content, dpmm }),
    receipt: (slip, language, columns) => writer.run({ kind: 'receipt', slip, language, columns }),
    giftCard: (gift, language, columns) => writer.run({ kind: 'giftCard', gift, language, columns }),
    sheet: async (content, size) => Buffer.from(await writer.run({ kind: 'sheet', content, size })).toString(),
    preview,
    pdf: (zpl, dpmm) => painter.run({ kind: 'pdf', zpl, dpmm }),
    forPrinter,
    warmUp: async (language = 'zpl') => {
      const zpl = await writer.run(WARM_UP_JOB);
      await preview(zpl, WARM_UP_JOB.dpmm);
      if (language !== 'zpl') await forPrinter(zpl, { ...WARM_UP_PRINTER, language });
    },
    close: async () => {
      await Promise.all([writer.close(), painter.close(), press.close()]);
    },
  };
}
