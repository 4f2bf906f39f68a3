import { asId, type InstructionId, type OrderId, type Sku } from '../ids.ts';
import type { PinnedInstruction } from '../instructions/instruction.ts';
import type { Money } from '../money.ts';
import type { Policies } from './policies.ts';

/** Why an order is looked at once more before its box is taken; words under `instruction.secondLook`. */
export const SECOND_LOOKS = ['newPacker', 'costly', 'confused'] as const;
export type SecondLookReason = (typeof SECOND_LOOKS)[number];

/** What decides whether an order is looked at once more. */
export interface SecondLookFacts {
  /** Orders that who packs it has packed here, as far as it matters. */
  readonly ordersPacked: number;
  /** The products of the order, each with what one of it is worth and whether another product of the site is taken for it. */
  readonly items: readonly { readonly sku: Sku; readonly unitValue: Money | null; readonly isConfused: boolean }[];
  /** A whole unit of the site's currency, in its smallest one. */
  readonly unitOfMoney: Money;
}

/**
 * Checks that come on top of the scan of each unit, never in its place: who is new here, a costly item and one that packers confuse ask for a
 * second look. A value of 0 switches a check off. A value in another currency is not compared: nobody knows today's rate here.
 */
export function secondLooks(
  orderId: OrderId,
  policies: Policies,
  { ordersPacked, items, unitOfMoney }: SecondLookFacts,
): readonly PinnedInstruction[] {
  const from = policies.costlyFrom * unitOfMoney.minor;
  const isCostly = (value: Money | null): boolean =>
    from > 0 && value !== null && value.currency === unitOfMoney.currency && value.minor >= from;
  const costly = items.filter(({ unitValue }) => isCostly(unitValue)).map(({ sku }) => sku);
  const confused =
    policies.confusedPairs === 1 ? items.filter(({ isConfused }) => isConfused).map(({ sku }) => sku) : [];
  return [
    ...(ordersPacked < policies.newPackerOrders ? [look(orderId, 'newPacker', [])] : []),
    ...(costly.length > 0 ? [look(orderId, 'costly', costly)] : []),
    ...(confused.length > 0 ? [look(orderId, 'confused', confused)] : []),
  ];
}

const look = (orderId: OrderId, reason: SecondLookReason, skus: readonly Sku[]): PinnedInstruction => ({
  instructionId: asId<InstructionId>(`${orderId}/${reason}`),
  kind: 'secondLook',
  // A code of the program's: the window says it in the packer's language.
  text: reason,
  scope: 'order',
  skus: [...new Set(skus)],
  stage: 'verify',
  mustConfirm: true,
  image: null,
  barcode: null,
  weight: null,
  size: null,
  cartonTypeId: null,
});
