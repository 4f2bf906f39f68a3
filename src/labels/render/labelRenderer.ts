import { createHash } from 'node:crypto';
import type { LabelRenderPort } from '../../station/ports.ts';
import type { Card } from '../commandCards.ts';
import { workerLink } from './workerLink.ts';
import { WARM_UP_JOB } from './warmUp.ts';

/** The station's label renderer and its two worker threads. */
export interface LabelRenderer extends LabelRenderPort {
  /** ZPL of a sheet of cards (commands, box presets, badges), five a label of 4 x 6 in. */
  cardSheet(cards: readonly Card[], dpmm: 8 | 12): Promise<Uint8Array>;
  /** Starts both threads and loads what the first label and the first preview need; rejects when that is impossible. */
  warmUp(): Promise<void>;
  /** Ends the threads; open jobs reject with StationError `label.cannotRender`. */
  close(): Promise<void>;
}

/** The worker's source file, for command line and tests; the built app passes the URL of its built one. */
export const LABEL_WORKER_URL = new URL('./labelWorker.ts', import.meta.url);

const PREVIEWS_KEPT = 24;

/**
 * Writes and draws labels in worker threads: one writes ZPL, the other draws previews, so that a slow picture never delays a label.
 * Previews are kept by content. Rejects with StationError `label.cannotRender` and the refusal as `reason`.
 */
export function createLabelRenderer({ workerUrl }: { readonly workerUrl: URL }): LabelRenderer {
  const writer = workerLink(workerUrl);
  const painter = workerLink(workerUrl);
  const previews = new Map<string, Promise<Uint8Array>>();

  const preview = (zpl: Uint8Array, dpmm: 8 | 12): Promise<Uint8Array> => {
    const key = `${dpmm.toString()}:${createHash('sha256').update(zpl).digest('hex')}`;
    const drawing = previews.get(key) ?? painter.run({ kind: 'preview', zpl, dpmm });
    previews.delete(key);
    previews.set(key, drawing);
    drawing.catch(() => previews.delete(key));
    const oldest = previews.keys().next().value;
    if (previews.size > PREVIEWS_KEPT && oldest !== undefined) previews.delete(oldest);
    return drawing;
  };

  return {
    shippingLabel: (label, shipment, dpmm) => writer.run({ kind: 'shipping', label, shipment, dpmm }),
    productLabel: (product, dpmm) => writer.run({ kind: 'product', product, dpmm }),
    cardSheet: (cards, dpmm) => writer.run({ kind: 'cards', cards, dpmm }),
    preview,
    warmUp: async () => {
      const zpl = await writer.run(WARM_UP_JOB);
      await preview(zpl, WARM_UP_JOB.dpmm);
    },
    close: async () => {
      await Promise.all([writer.close(), painter.close()]);
    },
  };
}
