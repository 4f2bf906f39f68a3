import { instructionKey } from '../instructions/instruction.ts';
import { canonical } from '../journal/canonical.ts';
import type { Order, OrderLine } from './order.ts';

/** Units of a line that the order wants, packed or not: what an order is made of stays the same while it is packed. */
const wanted = (line: OrderLine): number => Math.max(0, line.ordered - line.withdrawn);

/**
 * What orders must have alike to be packed one after the other with the same hands: the same units of the same SKUs, one shipping method, one
 * channel, wrapped alike, and alike for customs. Null for an order that is like no other: one with a message to be printed, changed after it
 * was packed, or packed for several. The country it goes to stands beside it, because addresses can be erased.
 */
export function batchKey(order: Order): string | null {
  const { lines, channel, shippingMethod, isGift, care, customs, lateChange } = order;
  if (care?.hasGiftMessage || lateChange !== null || order.mergedOf) return null;
  const units = new Map<string, number>();
  for (const line of lines) if (wanted(line) > 0) units.set(line.sku, (units.get(line.sku) ?? 0) + wanted(line));
  if (units.size === 0) return null;
  return canonical({
    units: [...units].sort(([a], [b]) => (a < b ? -1 : 1)),
    channel,
    shippingMethod,
    isGift,
    wrap: care?.wrap,
    contents: customs?.contents,
    incoterm: customs?.incoterm,
    itn: customs?.itn,
  });
}

/** Orders of a batch that are looked at: of more it is told only that they are more. */
export const BATCH_SHOWN = 300;

/** True for an order that can be begun as one of a batch now: nobody has it, nothing keeps it, nothing of it is packed. */
export const isReadyForBatch = ({ status, lines }: Order): boolean =>
  status === 'ready' && lines.every((line) => line.packed === 0);

/** How an order is known to whoever files instructions. */
export interface InstructedOrder {
  readonly number: string;
  /** The customer's code; '' for none. */
  readonly customer: string;
  /** The consignee's company; '' for none. */
  readonly company: string;
}

/** The keys under which instructions for just this order, or for its customer, are filed: an order with one of these is packed by itself. */
export const ownInstructionKeys = ({ number, customer, company }: InstructedOrder): readonly string[] => [
  instructionKey('order', number),
  ...[customer, company].filter((name) => name.trim() !== '').map((name) => instructionKey('customer', name)),
];
