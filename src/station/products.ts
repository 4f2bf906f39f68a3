import type { Sku, UserId } from '../core/ids.ts';
import type { RuntimePort, StoragePort } from './ports.ts';
import type { Press } from './press.ts';
import type { PrintRouting } from './printRouting.ts';

interface ProductPorts {
  readonly storage: StoragePort;
  readonly runtime: RuntimePort;
  readonly routing: PrintRouting;
  readonly press: Press;
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
  const { device } = ports.routing.destination('productLabel');
  if (!device) return null;
  const outcome = await ports.press.labels(device, { kind: 'product', product: { sku, name: product.name, barcode } });
  return outcome.kind === 'printed' ? barcode : null;
}
