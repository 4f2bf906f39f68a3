import { afterEach, describe, expect, it } from 'vitest';
import { commandCard } from '../../src/core/label/card.ts';
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
    const zpl = await port.productLabel({ sku: 'S', name: 'Mug', barcode: 'PK00001238' }, 8);
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
    const zpl = await renderer.cardSheet([commandCard('UNDO', 'Αναίρεση')], 8);
    expect((await readLabel(await renderer.preview(zpl, 8))).map(({ text }) => text)).toEqual(['CMD-UNDO']);
    expect(new TextDecoder().decode(zpl)).toContain('^GFA');
  });

  it('is ready after warming up', async () => {
    open();
    await expect(renderer.warmUp()).resolves.toBeUndefined();
  });
});
