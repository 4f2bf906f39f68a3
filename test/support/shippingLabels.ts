import { labelDocument } from '../../src/core/label/labelDocument.ts';
import type { Dpmm } from '../../src/labels/layout/stock.ts';
import { shippingLabelZpl } from '../../src/labels/shippingLabel.ts';
import { loadRasteriser } from '../../src/labels/text/rasterise.ts';
import { shipment, ssccLabel, worldwide } from './labelSamples.ts';

/** ZPL of the own carrier's label to a person of `worldwide`. */
export async function shippingLabelTo(name: string, dpmm: Dpmm): Promise<Uint8Array> {
  const document = labelDocument(ssccLabel, { ...shipment, shipTo: worldwide[name] ?? shipment.shipTo });
  if (!document.ok) throw new Error(document.error);
  const zpl = shippingLabelZpl(document.value, dpmm, await loadRasteriser());
  if (!zpl.ok) throw new Error(zpl.error);
  return zpl.value;
}
