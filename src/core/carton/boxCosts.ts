import type { CartonTypeId } from '../ids.ts';
import type { Money } from '../money.ts';
import type { Mass } from '../quantity.ts';

/** What one box costs with certain goods in it. */
export interface BoxCost {
  readonly cartonTypeId: CartonTypeId;
  /** Box, handling and postage, as known when the box was taken. */
  readonly total: Money;
  /** What the carrier bills. */
  readonly billable: Mass;
}

/** A box that was taken beside what else could have been, all with the goods that went in. */
export interface BoxCosts {
  readonly used: BoxCost;
  /** The box that was suggested: `used` where it is that; null where none was, or it does not hold these goods, or its price is not known. */
  readonly suggested: BoxCost | null;
  /** The cheapest other box that holds them; null where none is known. */
  readonly other: BoxCost | null;
}

/** The cheapest of some boxes priced in the currency of the used one; the first of equals. */
export function cheapestOf(boxes: readonly BoxCost[], currency: string): BoxCost | null {
  const known = boxes.filter(({ total }) => total.currency === currency);
  return known.reduce<BoxCost | null>((best, box) => (best && best.total.minor <= box.total.minor ? best : box), null);
}
