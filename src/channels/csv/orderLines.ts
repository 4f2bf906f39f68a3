import { createHash } from 'node:crypto';
import { asId, type LineId, type Sku } from '../../core/ids.ts';
import type { Money } from '../../core/money.ts';
import type { OrderFacts } from '../../core/orders/order.ts';

/** A line as a row of a file states it. */
export interface StatedLine {
  readonly sku: string;
  readonly name: string;
  readonly ordered: number;
  readonly withdrawn: number;
  /** Withdrawn because it was sent, not because it was taken back. */
  readonly isFulfilled: boolean;
  /** What one unit costs the customer; null where the file does not say. */
  readonly unitPrice: Money | null;
}

/** An order's lines with ids that stay the same from file to file, and which of them were already sent. */
export interface IdentifiedLines {
  readonly lines: OrderFacts['lines'];
  readonly fulfilled: readonly LineId[];
}

/**
 * Gives each line an id: its SKU, and from the second line of that SKU on (bundles) its count, so that the ids do not depend on where
 * in the file a line stands. A line without a SKU gets one derived from its name.
 */
export function identifyLines(stated: readonly StatedLine[]): IdentifiedLines {
  const taken = new Set<string>();
  const fulfilled: LineId[] = [];
  const lines = stated.map((line) => {
    const sku = line.sku === '' ? skuFromName(line.name) : line.sku;
    let id = sku;
    for (let occurrence = 2; taken.has(id); occurrence += 1) id = `${sku}#${String(occurrence)}`;
    taken.add(id);
    const lineId = asId<LineId>(id);
    if (line.isFulfilled) fulfilled.push(lineId);
    const { ordered, withdrawn, unitPrice } = line;
    const name = line.name === '' ? sku : line.name;
    return { lineId, sku: asId<Sku>(sku), name, ordered, withdrawn, ...(unitPrice && { unitPrice }) };
  });
  return { lines, fulfilled };
}

/** A SKU for goods that have none: readable, the same for the same name, different for different names. */
export function skuFromName(name: string): string {
  const plain = name.normalize('NFC').trim().replace(/\s+/g, ' ');
  const words = plain
    .normalize('NFD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .toUpperCase()
    .slice(0, 24);
  const digest = createHash('sha256').update(plain.toLowerCase()).digest('hex').slice(0, 8).toUpperCase();
  return words === '' ? `NOSKU-${digest}` : `NOSKU-${words}-${digest}`;
}
