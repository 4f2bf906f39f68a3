import type { CartonTypeId, InstructionId, Sku } from '../ids.ts';
import type { Dims, Mass } from '../quantity.ts';

/** Whom an instruction is for: one order, a customer, whatever holds a product, or all orders of a channel. */
export const INSTRUCTION_SCOPES = ['order', 'customer', 'product', 'channel'] as const;
export type InstructionScope = (typeof INSTRUCTION_SCOPES)[number];

/** What is to be done. */
export const INSTRUCTION_KINDS = [
  'giftMessage',
  'insert',
  'wrap',
  'coldPack',
  'packaging',
  'note',
  'secondLook',
] as const;
export type InstructionKind = (typeof INSTRUCTION_KINDS)[number];

/** Where it matters: before a box is taken, as a box is filled, or before it is closed and weighed. */
export const INSTRUCTION_STAGES = ['verify', 'box', 'beforeSeal'] as const;
export type InstructionStage = (typeof INSTRUCTION_STAGES)[number];

/** What an instruction says, whomever it is for. */
export interface InstructionText {
  readonly instructionId: InstructionId;
  readonly kind: InstructionKind;
  /** In the site's own words; '' where the kind says it all. */
  readonly text: string;
  /** Picture as a product's: a file of the data folder's `images`, or null. */
  readonly image: string | null;
  /** True: the parcel is not weighed before somebody confirmed it. */
  readonly mustConfirm: boolean;
  readonly stage: InstructionStage;
  /** The code on an insert, or on a place that it is taken from; null where none confirms it. */
  readonly barcode: string | null;
  /** What it adds to the parcel; null where nobody says. */
  readonly weight: Mass | null;
  /** Room it takes in the box, lying flat; null where nobody says. */
  readonly size: Dims | null;
  /** The box to pack into; null where any does. */
  readonly cartonTypeId: CartonTypeId | null;
}

/** A standing instruction, as a file says it. */
export interface Instruction extends InstructionText {
  readonly scope: InstructionScope;
  /** Order number, customer code or company, SKU, or channel; compared without regard to case. */
  readonly key: string;
  /** False: it holds no more. */
  readonly isActive: boolean;
}

/** An instruction as an order was begun with it. */
export interface PinnedInstruction extends InstructionText {
  readonly scope: InstructionScope;
  /** The products that ask for it, as they are packed; none where it is the whole order's. */
  readonly skus: readonly Sku[];
}

/** How keys of instructions are compared: a person writes them. */
export const instructionKey = (scope: InstructionScope, key: string): string =>
  `${scope}/${key
    .trim()
    .replace(scope === 'order' ? /^#\s*/ : /^/, '')
    .toLowerCase()}`;
