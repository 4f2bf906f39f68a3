import { canonical } from '../core/journal/canonical.ts';
import type { Instruction } from '../core/instructions/instruction.ts';
import type { InstructionId } from '../core/ids.ts';
import type { RefusedRow } from '../core/journal/events.ts';
import { barcodeKeys } from '../core/scan/classify.ts';
import type { Followed } from './followed.ts';
import type { StoragePort } from './ports.ts';
import { waitingCodes } from './waitingBoxes.ts';

/**
 * Follows a file of instructions: what is new or changed is recorded. A code that means a product or a box already, and a box that is not
 * known, are refused; several instructions may share the code of one insert.
 */
export function createInstructionFollower(
  storage: StoragePort,
): (line: number, instruction: Instruction) => Followed | RefusedRow {
  let known: Map<InstructionId, string> | null = null;
  const isWaiting = waitingCodes(storage);
  const seen = new Set<InstructionId>();
  return (line, instruction) => {
    known ??= new Map(storage.instructions.all().map((each) => [each.instructionId, canonical(each)]));
    const { instructionId, barcode, cartonTypeId } = instruction;
    const keys = barcode === null ? [] : barcodeKeys(barcode);
    if (keys.length > 0 && (storage.products.byCode(keys) || storage.cartons.byCode(keys) || isWaiting(keys)))
      return { line, reason: 'barcodeTaken', column: 'barcode' };
    if (cartonTypeId !== null && !storage.cartons.byId(cartonTypeId))
      return { line, reason: 'boxUnknown', column: 'box' };
    const text = canonical(instruction);
    const before = known.get(instructionId);
    if (before === text) {
      seen.add(instructionId);
      return { effect: 'unchanged', facts: [] };
    }
    if (seen.has(instructionId)) return { line, reason: 'idTwice', column: 'id' };
    seen.add(instructionId);
    known.set(instructionId, text);
    return {
      effect: before === undefined ? 'added' : 'changed',
      facts: [{ event: { type: 'instructionRecorded', instruction } }],
    };
  };
}
