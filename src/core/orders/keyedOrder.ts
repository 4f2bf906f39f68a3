import { ok, refuse, type Result } from '../result.ts';
import type { Address } from './address.ts';
import { addressGaps, type AddressGap } from './addressGaps.ts';
import type { LineId } from '../ids.ts';
import type { SaidLine } from './order.ts';
import { UNITS_MOST, type WantedLine } from './orderChange.ts';
import type { OrderPriority } from './priority.ts';

/** The channel of what is keyed in at the desk. */
export const DESK_CHANNEL = 'desk';

/** An order as a supervisor keys it in. */
export interface KeyedOrder {
  readonly number: string;
  readonly shippingMethod: string;
  readonly priority: OrderPriority;
  readonly address: Address;
  readonly lines: readonly Omit<WantedLine, 'lineId'>[];
  /** What goes with the goods in words; '' for nothing. */
  readonly note: string;
  /** Day and time of day by which it leaves, on the site's clock; null where nothing was promised. */
  readonly leaveBy: { readonly date: string; readonly time: string } | null;
  /** What its card says: with one it is a gift; '' for none. */
  readonly giftMessage: string;
}

/** Why it is not taken. */
export type KeyedRefusal =
  | { readonly code: 'number' | 'numberTaken' | 'method' | 'nothingLeft' | 'units' | 'leaveBy' }
  | { readonly code: 'incomplete'; readonly gaps: readonly AddressGap[] };

/** Order numbers are scanned: nothing that a bar code or a person stumbles over. */
const NUMBER = /^[\p{L}\p{N}][\p{L}\p{N}._/-]{0,29}$/u;

/** The lines of an order that was keyed in, or why it can't be taken: nothing is guessed. `isTaken` says that another order has its number. */
export function keyedLines(
  { number, shippingMethod, address, lines }: KeyedOrder,
  isTaken: boolean,
): Result<readonly SaidLine[], KeyedRefusal> {
  if (!NUMBER.test(number)) return refuse({ code: 'number' });
  if (isTaken) return refuse({ code: 'numberTaken' });
  if (shippingMethod === '') return refuse({ code: 'method' });
  if (lines.some(({ units }) => !Number.isInteger(units) || units < 0 || units > UNITS_MOST))
    return refuse({ code: 'units' });
  const wanted = lines.filter(({ units }) => units > 0);
  if (wanted.length === 0) return refuse({ code: 'nothingLeft' });
  const gaps = addressGaps(address);
  if (gaps.length > 0) return refuse({ code: 'incomplete', gaps });
  return ok(
    wanted.map(({ sku, name, units }, at) => ({
      lineId: `${at.toString()}/${sku}` as LineId,
      sku,
      name,
      ordered: units,
      withdrawn: 0,
    })),
  );
}
