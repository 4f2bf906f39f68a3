import { asId, type InstructionId } from '../../../src/core/ids.ts';
import type { PinnedInstruction } from '../../../src/core/instructions/instruction.ts';

/** An instruction for the whole order that nobody has to confirm, as far as it is not told otherwise. */
export const pinned = (of: Partial<PinnedInstruction>): PinnedInstruction => ({
  instructionId: asId<InstructionId>('i1'),
  scope: 'order',
  skus: [],
  kind: 'insert',
  text: '',
  image: null,
  mustConfirm: false,
  stage: 'beforeSeal',
  barcode: null,
  weight: null,
  size: null,
  cartonTypeId: null,
  ...of,
});
