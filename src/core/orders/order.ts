import type { LineId, OrderId, PersonId, Sku } from '../ids.ts';
import type { Money } from '../money.ts';
import type { Incoterm } from '../ship/incoterms.ts';
import type { Instant, LocalDate } from '../time.ts';
import type { OrderPriority } from './priority.ts';

/** One line of an order. Invariant: 0 <= packed <= toPack(line). */
export interface OrderLine {
  readonly lineId: LineId;
  readonly sku: Sku;
  /** Name as the customer bought it. */
  readonly name: string;
  readonly ordered: number;
  /** Units cancelled, refunded or fulfilled elsewhere: not to be packed here. */
  readonly withdrawn: number;
  /** Units in closed parcels. */
  readonly packed: number;
  /** What the customer pays for one unit; absent where the channel does not say. */
  readonly unitPrice?: Money;
}

/** A line as it was said, before anything of it is packed here. */
export type SaidLine = Omit<OrderLine, 'packed'>;

/** Units of a line that are still to be packed at a bench. */
export const toPack = (line: OrderLine): number => Math.max(0, line.ordered - line.withdrawn - line.packed);

/** State of an order; `done` when all its units are packed or were fulfilled elsewhere; `merged` while it is packed as part of another. */
export const ORDER_STATUSES = ['ready', 'packing', 'onHold', 'done', 'cancelled', 'merged'] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

/** Why an order is not to be packed now. `short`: goods are missing; `backOrder`: the rest of it waits for them; `desk`: a supervisor says so; `overruled`: the channel changed what was changed here. */
export const HOLD_REASONS = [
  'packer',
  'problem',
  'channel',
  'addressIncomplete',
  'short',
  'backOrder',
  'desk',
  'overruled',
] as const;
export type HoldReason = (typeof HOLD_REASONS)[number];

/** Why goods cross a border, as the posts' forms ask (UPU CN 22, CN 23). */
export const CONTENT_KINDS = ['sale', 'gift', 'sample', 'returned', 'documents', 'other'] as const;
export type ContentKind = (typeof CONTENT_KINDS)[number];

/** What the customer got off the goods and paid beside them, for the whole order; absent where the channel does not say. None is below 0. */
export interface OrderCharges {
  readonly discount?: Money;
  readonly freight?: Money;
  readonly insurance?: Money;
}

/** What an order says for customs; absent: the site's own way, a sale. */
export interface OrderCustoms {
  readonly contents?: ContentKind;
  /** Incoterms 2020, three letters. */
  readonly incoterm?: Incoterm;
  /** Internal Transaction Number of the export filing: X and 14 digits. */
  readonly itn?: string;
  readonly charges?: OrderCharges;
}

/** What an order says of how it is to be packed. A gift's message names people and stands with the consignee's data. */
export interface OrderCare {
  /** The customer's code, as instructions name it. */
  readonly customer?: string;
  /** The customer's own number of the order. */
  readonly purchaseOrder?: string;
  /** The language the customer bought in, as a tag such as `de-AT`. */
  readonly locale?: string;
  /** To be wrapped: how, in the order's own words; '' where it does not say. */
  readonly wrap?: string;
  /** A message to be printed stands with the consignee. */
  readonly hasGiftMessage?: true;
}

/** What a channel says of an order. The consignee stands in the erasable table under `consigneeId`. */
export interface OrderFacts {
  readonly orderId: OrderId;
  readonly channel: string;
  /** Number as people say and scan it, without a leading '#'. */
  readonly number: string;
  readonly placedAt: Instant | null;
  /** Latest moment it must leave; null when the channel says none. */
  readonly shipBy: Instant | null;
  /** The last day on which it was promised to arrive, on the consignee's calendar; absent where none was. */
  readonly deliverBy?: LocalDate;
  /** How much the channel says it presses; absent where it says nothing. */
  readonly priority?: OrderPriority;
  readonly shippingMethod: string;
  readonly isGift: boolean;
  readonly lines: readonly SaidLine[];
  readonly consigneeId: PersonId;
  /** Moment the channel cancelled it, or null. */
  readonly cancelledAt: Instant | null;
  /** Code of the tote, cart place or pick list its goods lie in, as `toteCode` makes it; absent where none is said. It is the order's until that is packed. */
  readonly tote?: string;
  /** Absent where the channel says nothing for customs. */
  readonly customs?: OrderCustoms;
  /** Absent where the channel asks for nothing special. */
  readonly care?: OrderCare;
}

/** An order as this station knows it. */
export interface Order extends Omit<OrderFacts, 'lines'> {
  readonly lines: readonly OrderLine[];
  readonly status: OrderStatus;
  readonly hold: HoldReason | null;
  /** A supervisor's word on how much it presses; absent where there is none. */
  readonly givenPriority?: OrderPriority;
  /** Counts up with each change from the channel; a session remembers the one it began with. */
  readonly revision: number;
  /** Set when the channel changed the order after parcels were closed: a person must look. */
  readonly lateChange: LateChange | null;
  /** Absent where nothing of it was changed here. */
  readonly desk?: DeskWord;
  /** The order as part of which this one is packed; absent for one that goes by itself. */
  readonly goesWith?: OrderId;
  /** The orders that are packed as this one; absent for one that a channel brought. */
  readonly mergedOf?: readonly MergedOrder[];
}

/** An order that is packed as part of another. */
export interface MergedOrder {
  readonly orderId: OrderId;
  readonly number: string;
}

/** What its channel had said of what a supervisor changed here: a file that says just that again undoes nothing. */
export interface DeskWord {
  /** Whose address it was. */
  readonly address?: PersonId;
  readonly lines?: readonly SaidLine[];
  /** It was changed here after parcels were closed: they are opened again for it, and nothing more is waited for. */
  readonly isLate?: true;
}

/** A part of an order that a supervisor changed here. */
export type DeskPart = 'address' | 'lines';

/** What a channel changed after an order was packed. */
export type LateChange = 'cancelled' | 'linesChanged' | 'addressChanged';
