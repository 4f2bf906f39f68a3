import type { InstructionId } from '../core/ids.ts';
import type { Instruction } from '../core/instructions/instruction.ts';

/** Reading standing instructions. */
export interface InstructionsPort {
  all(): readonly Instruction[];
  /** Those that hold for any of these keys of core/instructions. */
  filedUnder(keys: readonly string[]): readonly Instruction[];
  /** Those that are confirmed by a code with one of the normalised keys of core/scan. */
  byCode(keys: readonly string[]): readonly InstructionId[];
}
