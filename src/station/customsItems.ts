import type { LineId, Sku } from '../core/ids.ts';
import type { Money } from '../core/money.ts';
import type { Order } from '../core/orders/order.ts';
import type { Product } from '../core/orders/product.ts';
import { linesToPack } from '../core/pack/kits.ts';
import type { CustomsItem } from '../core/ship/customsLines.ts';
import { parcelCharges, type ParcelCharges } from '../core/ship/orderCharges.ts';

/** Units of a line as they are packed, of a kit's parts one each. */
export interface ItemUnits {
  readonly lineId: LineId;
  readonly sku: Sku;
  readonly count: number;
}

/** Goods as customs hear of them, with their share of what the order says beside them. */
export interface ChargedItems extends Pick<ParcelCharges, 'freight' | 'insurance'> {
  readonly items: readonly CustomsItem[];
}

type ProductOf = (sku: Sku) => Product | null;

/** What an order sends in all, whatever is packed of it already. */
export const wholeOrder = (order: Order, product: ProductOf): readonly ItemUnits[] =>
  linesToPack({ ...order, lines: order.lines.map((line) => ({ ...line, packed: 0 })) }, product).map(
    ({ lineId, sku, quantity }) => ({ lineId, sku, count: quantity }),
  );

/** `units` of an order as customs are told of them; `before` are those that went in earlier parcels. */
export function customsItems(
  { order, product }: { readonly order: Order; readonly product: ProductOf },
  units: readonly ItemUnits[],
  before: readonly ItemUnits[],
): ChargedItems {
  const valueOf = ({ lineId, sku }: ItemUnits): Money | null => {
    const price = order.lines.find((known) => known.lineId === lineId)?.unitPrice;
    // What is given away has a worth all the same: customs do not take nothing for an answer.
    return (isWorth(price) ? price : product(sku)?.unitValue) ?? price ?? null;
  };
  const whole = wholeOrder(order, product);
  const charged = whole.map((line) => ({
    lineId: line.lineId,
    unitValue: valueOf(line),
    whole: line.count,
    before: Math.min(line.count, countOf(before, line.lineId)),
    count: Math.min(line.count - Math.min(line.count, countOf(before, line.lineId)), countOf(units, line.lineId)),
  }));
  const { discounts, freight, insurance } = parcelCharges(order.customs?.charges ?? {}, charged);
  const items = units.map((one): CustomsItem => {
    const found = product(one.sku);
    const discount = discounts.get(one.lineId) ?? 0;
    return {
      sku: one.sku,
      description: found?.customsDescription ?? found?.name ?? nameOf(order, one) ?? one.sku,
      count: one.count,
      unitValue: valueOf(one),
      ...(discount > 0 && { discount }),
      unitWeight: found?.weight ?? null,
      hsCode: found?.hsCode ?? null,
      origin: found?.origin ?? null,
      isExportControlled: found?.isExportControlled === true,
    };
  });
  return { items, freight, insurance };
}

const isWorth = (price: Money | undefined): boolean => price !== undefined && price.minor > 0;

const nameOf = (order: Order, { lineId }: ItemUnits): string | undefined =>
  order.lines.find((line) => line.lineId === lineId)?.name;

const countOf = (units: readonly ItemUnits[], lineId: LineId): number =>
  units.reduce((sum, one) => (one.lineId === lineId ? sum + one.count : sum), 0);
