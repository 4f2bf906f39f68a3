import type { LineId } from '../ids.ts';
import { money, type Money } from '../money.ts';
import type { OrderCharges } from '../orders/order.ts';

/** Units of one order line, as far as sharing out an order's charges asks. Invariant: before + count <= whole. */
export interface ChargedLine {
  readonly lineId: LineId;
  /** For one unit; null where nobody has said. */
  readonly unitValue: Money | null;
  /** Units that the whole order sends. */
  readonly whole: number;
  /** Units of them that went in earlier parcels. */
  readonly before: number;
  /** Units in this parcel. */
  readonly count: number;
}

/** What of an order's charges falls to one parcel. */
export interface ParcelCharges {
  /** By how much its units of a line are cheaper together, in minor units of the goods' currency. */
  readonly discounts: ReadonlyMap<LineId, number>;
  readonly freight: Money | null;
  readonly insurance: Money | null;
}

const NONE: ParcelCharges = { discounts: new Map(), freight: null, insurance: null };

/**
 * An order's discount, freight and insurance shared out to one of its parcels by the worth of what is in it. Shares are whole minor units and
 * those of all parcels add up to the order's: each is what is due up to its last unit less what was due before its first. No share where a
 * unit's worth is not known or in another currency; a discount that leaves nothing is none, for customs ask what goods are worth.
 */
export function parcelCharges(charges: OrderCharges, lines: readonly ChargedLine[]): ParcelCharges {
  const currency = lines[0]?.unitValue?.currency;
  const values = lines.map(({ unitValue }) => (unitValue?.currency === currency ? unitValue?.minor : undefined));
  if (currency === undefined || !areKnown(values)) return NONE;
  const worth = (units: (line: ChargedLine) => number): number =>
    lines.reduce((sum, line, index) => sum + units(line) * (values[index] ?? 0), 0);
  const whole = worth((line) => line.whole);
  if (whole <= 0) return NONE;
  const before = worth((line) => line.before);
  const after = before + worth((line) => line.count);
  const share = (amount: Money | undefined): Money | null =>
    amount ? money(upTo(amount.minor, after, whole) - upTo(amount.minor, before, whole), amount.currency) : null;
  const { discount, freight, insurance } = charges;
  const isDiscounted = discount?.currency === currency && discount.minor < whole;
  return {
    discounts: isDiscounted ? lineDiscounts(discount.minor, lines, values, whole) : NONE.discounts,
    freight: share(freight),
    insurance: share(insurance),
  };
}

const areKnown = (values: readonly (number | undefined)[]): values is readonly number[] =>
  values.every((value) => value !== undefined);

/** A line has what is due up to its end less what was due before it; its units share that in the order they go. */
function lineDiscounts(
  discount: number,
  lines: readonly ChargedLine[],
  values: readonly number[],
  whole: number,
): ReadonlyMap<LineId, number> {
  const discounts = new Map<LineId, number>();
  let worth = 0;
  lines.forEach((line, index) => {
    const start = upTo(discount, worth, whole);
    worth += line.whole * (values[index] ?? 0);
    const own = upTo(discount, worth, whole) - start;
    if (line.whole > 0)
      discounts.set(line.lineId, upTo(own, line.before + line.count, line.whole) - upTo(own, line.before, line.whole));
  });
  return discounts;
}

/** `amount` x `part` / `whole`, down: exact for any safe integers. */
const upTo = (amount: number, part: number, whole: number): number =>
  Number((BigInt(amount) * BigInt(part)) / BigInt(whole));
