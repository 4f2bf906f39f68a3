import type { Sku, UserId } from '../core/ids.ts';
import { densityOf, LABEL_DENSITIES, labelPrinterOf, type PrintRouting } from './printRouting.ts';
import type { DevicesPort, LabelRenderPort, RuntimePort, StoragePort } from './ports.ts';

interface ProductPorts {
  readonly storage: StoragePort;
  readonly devices: DevicesPort;
  readonly renderer: LabelRenderPort;
  readonly runtime: RuntimePort;
  readonly routing: PrintRouting;
}

// Code 128 takes printable ASCII; longer codes get too wide for a label.
const isPrintable = (text: string): boolean => /^[\x21-\x7e]{1,20}$/.test(text);

/**
 * Gives a product that has no barcode one of its own and prints it: the SKU itself where bars can carry it, else a running item number.
 * A product that has one already gets that one printed. Null when the product is not known or no printer took it.
 */
export async function assignBarcode(ports: ProductPorts, sku: Sku, actor: UserId | null): Promise<string | null> {
  const product = ports.storage.products.bySku(sku);
  if (!product) return null;
  const barcode =
    product.barcodes[0] ?? (isPrintable(sku) ? sku : `ITM${ports.runtime.sha256(sku).slice(0, 10).toUpperCase()}`);
  if (product.barcodes.length === 0)
    ports.storage.record([{ event: { type: 'productBarcodeAssigned', sku, barcode } }], actor);
  const route = ports.routing.choose('productLabel', { densities: LABEL_DENSITIES });
  const device = route.kind === 'printer' ? ports.routing.device(route) : null;
  const printer = device ? labelPrinterOf(device) : null;
  if (route.kind === 'refused' || !printer) return null;
  const zpl = await ports.renderer.productLabel({ sku, name: product.name, barcode }, densityOf(route));
  const bytes = await ports.renderer.forPrinter(zpl, printer);
  const job = { jobId: ports.runtime.newId(), deviceId: route.deviceId, bytes, patienceMs: 3_000 };
  const outcome = await ports.devices.print(job);
  return outcome.kind === 'printed' ? barcode : null;
}
