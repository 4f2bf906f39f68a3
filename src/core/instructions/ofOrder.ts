import { asId, type InstructionId, type Sku } from '../ids.ts';
import { ownInstructionKeys } from '../orders/batch.ts';
import type { Order } from '../orders/order.ts';
import { INSTRUCTION_STAGES, instructionKey, type Instruction, type PinnedInstruction } from './instruction.ts';

/** A line as it is packed: of a kit one for each part. */
interface PackedLine {
  readonly sku: Sku;
  readonly kit?: { readonly sku: Sku };
}

/** The products a line is known by: its own, and the kit's that it is a part of. */
const namesOf = ({ sku, kit }: PackedLine): readonly Sku[] => (kit ? [sku, kit.sku] : [sku]);

/** The keys under which instructions for an order are filed. `company`: the consignee's, '' for none. */
export function instructionKeys(order: Order, company: string, lines: readonly PackedLine[]): readonly string[] {
  const skus = lines.flatMap(namesOf).map((sku) => instructionKey('product', sku));
  return [
    ...ownInstructionKeys({ number: order.number, customer: order.care?.customer ?? '', company }),
    ...skus,
    instructionKey('channel', order.channel),
  ];
}

/**
 * What is to be done for an order: what it says itself, then what stands for it, its customer, its products and its channel; by the stage
 * where it matters. One id stands once.
 */
export function instructionsOf(
  order: Order,
  standing: readonly Instruction[],
  lines: readonly PackedLine[],
): readonly PinnedInstruction[] {
  const pinned = [
    ...ownInstructions(order),
    ...standing.filter(({ isActive }) => isActive).map((each) => pin(lines, each)),
  ];
  const unique = new Map(pinned.map((each) => [each.instructionId, each]));
  return INSTRUCTION_STAGES.flatMap((stage) => [...unique.values()].filter((each) => each.stage === stage));
}

function pin(lines: readonly PackedLine[], { scope, key, isActive: _, ...text }: Instruction): PinnedInstruction {
  const wanted = instructionKey(scope, key);
  const isOf = (line: PackedLine): boolean => namesOf(line).some((sku) => instructionKey(scope, sku) === wanted);
  const skus = scope === 'product' ? lines.filter(isOf).map(({ sku }) => sku) : [];
  return { ...text, scope, skus: [...new Set(skus)] };
}

/** The order's own wishes: to be wrapped, and a message that is printed. */
function ownInstructions({ orderId, care }: Order): readonly PinnedInstruction[] {
  const own = {
    scope: 'order',
    skus: [],
    image: null,
    mustConfirm: true,
    barcode: null,
    weight: null,
    size: null,
    cartonTypeId: null,
  } as const;
  const idOf = (kind: string): InstructionId => asId<InstructionId>(`${orderId}/${kind}`);
  return [
    ...(care?.wrap === undefined
      ? []
      : [{ ...own, instructionId: idOf('wrap'), kind: 'wrap', text: care.wrap, stage: 'verify' } as const]),
    ...(care?.hasGiftMessage
      ? [{ ...own, instructionId: idOf('giftMessage'), kind: 'giftMessage', text: '', stage: 'beforeSeal' } as const]
      : []),
  ];
}
