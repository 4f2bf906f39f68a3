import type { InstructionId, ParcelId, SessionId } from '../ids.ts';
import type { Instruction, InstructionKind, PinnedInstruction } from '../instructions/instruction.ts';

/** What is recorded of instructions: what a file says, what an order was begun with, what was confirmed. */
export type InstructionEvent =
  | { readonly type: 'instructionRecorded'; readonly instruction: Instruction }
  | {
      /** What is to be done for the order, as it stood when packing began: a later change concerns the next order. */
      readonly type: 'instructionsPinned';
      readonly sessionId: SessionId;
      readonly instructions: readonly PinnedInstruction[];
    }
  | {
      readonly type: 'instructionConfirmed';
      readonly sessionId: SessionId;
      /** Null: before any box was taken. */
      readonly parcelId: ParcelId | null;
      readonly instructionId: InstructionId;
      readonly kind: InstructionKind;
      /** `scan`: by its own code; `card`: by the card NEXT; `hand`: by a key or a touch. */
      readonly by: 'scan' | 'card' | 'hand';
      readonly code: string;
    };
