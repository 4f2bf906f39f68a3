import { afterEach, describe, expect, it } from 'vitest';
import { commandCard } from '../../src/core/label/card.ts';
import { quantity } from '../../src/core/quantity.ts';
import { createLabelRenderer, LABEL_WORKER_URL, type LabelRenderer } from '../../src/labels/render/labelRenderer.ts';
import { readLabel } from '../../src/labels/readLabel.ts';
import { StationError } from '../../src/shared/errors.ts';
import type { LabelRenderPort } from '../../src/station/ports.ts';
import { address, shipment, ssccLabel, worldwide } from '../support/labelSamples.ts';

let renderer: LabelRenderer;
const open = (workerUrl = LABEL_WORKER_URL): LabelRenderPort => (renderer = createLabelRenderer({ workerUrl }));
afterEach(() => renderer.close());

describe('createLabelRenderer', () => {
  it('writes a shipping label in a worker that scans as the number it was given', async () => {
    const port = open();
    const zpl = await port.shippingLabel(ssccLabel, shipment, 8);
    expect((await readLabel(await port.preview(zpl, 8))).map(({ text }) => text)).toEqual([ssccLabel.scanText]);
  });

  it('writes the same bytes for the same label', async () => {
    const port = open();
    const japanese = { ...shipment, shipTo: worldwide['Japanese'] ?? shipment.shipTo };
    expect(await port.shippingLabel(ssccLabel, japanese, 12)).toEqual(
      await port.shippingLabel(ssccLabel, japanese, 12),
    );
  });

  it('draws the same preview once', async () => {
    const port = open();
    const zpl = await port.label({ kind: 'product', product: { sku: 'S', name: 'Mug', barcode: 'PK00001238' } }, 8);
    const [first, second] = await Promise.all([port.preview(zpl, 8), port.preview(new Uint8Array(zpl), 8)]);
    expect(second).toBe(first);
    expect(await port.preview(zpl, 12)).not.toBe(first);
  });

  it('writes a label while a preview is still being drawn', async () => {
    const port = open();
    const zpl = await port.shippingLabel(ssccLabel, shipment, 12);
    const order: string[] = [];
    const preview = port.preview(zpl, 12).then(() => order.push('preview'));
    await port.shippingLabel(ssccLabel, { ...shipment, orderNumber: '10473' }, 8).then(() => order.push('label'));
    await preview;
    expect(order).toEqual(['label', 'preview']);
  });

  it('rejects a label that cannot be printed with its reason, and goes on', async () => {
    const port = open();
    const nobody = { ...shipment, shipTo: address({ country: 'US' }) };
    await expect(port.shippingLabel(ssccLabel, nobody, 8)).rejects.toMatchObject({
      code: 'label.cannotRender',
      params: { reason: 'noConsignee' },
    });
    await expect(port.preview(new TextEncoder().encode('no label'), 8)).rejects.toThrow(StationError);
    await expect(port.shippingLabel(ssccLabel, shipment, 8)).resolves.toBeInstanceOf(Uint8Array);
  });

  it('rejects open jobs when the worker is lost, and starts a new one for the next', async () => {
    open();
    const [lost] = await Promise.allSettled([renderer.shippingLabel(ssccLabel, shipment, 8), renderer.close()]);
    expect(lost).toMatchObject({
      status: 'rejected',
      reason: { code: 'label.cannotRender', params: { reason: 'workerLost' } },
    });
    await expect(renderer.shippingLabel(ssccLabel, shipment, 8)).resolves.toBeInstanceOf(Uint8Array);
  });

  it('rejects when its worker file is missing', async () => {
    const port = open(new URL('./nowhere.ts', LABEL_WORKER_URL));
    await expect(port.shippingLabel(ssccLabel, shipment, 8)).rejects.toMatchObject({ code: 'label.cannotRender' });
  });

  it('writes sheets of cards in any script', async () => {
    open();
    const zpl = await renderer.label({ kind: 'cards', cards: [commandCard('UNDO', 'ΠΙΣΩ', 'Αναίρεση')] }, 8);
    expect((await readLabel(await renderer.preview(zpl, 8))).map(({ text }) => text)).toEqual(['CMD-UNDO']);
    expect(new TextDecoder().decode(zpl)).toContain('^GFA');
  });

  it('gives a printer that speaks ZPL the very bytes, and draws for the others', async () => {
    const port = open();
    const printer = { dpmm: 8, stock: { width: quantity(4, 0, 'in'), height: quantity(6, 0, 'in') } } as const;
    const zpl = await port.shippingLabel(ssccLabel, shipment, 8);
    expect(await port.forPrinter(zpl, { ...printer, language: 'zpl' })).toBe(zpl);
    const drawn = await port.forPrinter(zpl, { ...printer, language: 'tspl' });
    expect(Buffer.from(drawn).toString('latin1')).toMatch(/^SIZE [\s\S]*PRINT 1,1\r\n$/);
  });

  it.each(['zpl', 'tspl'] as const)(
    'rejects what does not belong on the stock, with the reason, in %s',
    async (language) => {
      const port = open();
      const on = (dpmm: 8 | 12, width: number, height: number) => ({
        language,
        dpmm,
        stock: { width: quantity(width, 0, 'in'), height: quantity(height, 0, 'in') },
      });
      const zpl = await port.shippingLabel(ssccLabel, shipment, 8);
      await expect(port.forPrinter(zpl, on(12, 4, 6))).rejects.toMatchObject({
        code: 'label.cannotRender',
        params: { reason: 'wrongDpi' },
      });
      await expect(port.forPrinter(zpl, on(8, 2, 4))).rejects.toMatchObject({ params: { reason: 'wrongStock' } });
    },
  );

  it.each(['zpl', 'epl'] as const)('is ready after warming up for %s', async (language) => {
    open();
    await expect(renderer.warmUp(language)).resolves.toBeUndefined();
  });
});
