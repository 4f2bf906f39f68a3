import { asId } from '../core/ids.ts';
import { instructionKey, type Instruction } from '../core/instructions/instruction.ts';
import { canonical } from '../core/journal/canonical.ts';
import { barcodeKeys } from '../core/scan/classify.ts';
import type { StoragePort } from '../station/ports.ts';
import type { Connection } from './connection.ts';

/** Keeps what files say of instructions; the last word of each holds. */
export function prepareInstructionProjection(db: Connection): (instruction: Instruction) => void {
  const put = db.prepare(
    `INSERT INTO instruction (instruction_id, filed, is_active, json) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET filed = excluded.filed, is_active = excluded.is_active, json = excluded.json`,
  );
  const dropKeys = db.prepare('DELETE FROM instruction_code WHERE instruction_id = ?');
  const addKey = db.prepare('INSERT INTO instruction_code (key, instruction_id) VALUES (?, ?)');
  return (instruction) => {
    const { instructionId, scope, key, isActive, barcode } = instruction;
    put.run(instructionId, instructionKey(scope, key), isActive ? 1 : 0, canonical(instruction));
    dropKeys.run(instructionId);
    if (barcode === null || !isActive) return;
    for (const code of new Set(barcodeKeys(barcode))) addKey.run(code, instructionId);
  };
}

/** Reading instructions. */
export function prepareInstructions(db: Connection): StoragePort['instructions'] {
  const all = db.prepare<[], string>('SELECT json FROM instruction ORDER BY instruction_id').pluck();
  const filed = db
    .prepare<[string], string>('SELECT json FROM instruction WHERE filed = ? AND is_active = 1 ORDER BY instruction_id')
    .pluck();
  const byKey = db
    .prepare<[string], string>('SELECT instruction_id FROM instruction_code WHERE key = ? ORDER BY instruction_id')
    .pluck();
  return {
    all: () => all.all().map(instructionOf),
    filedUnder: (keys) => [...new Set(keys)].flatMap((key) => filed.all(key)).map(instructionOf),
    byCode: (keys) => [...new Set(keys.flatMap((key) => byKey.all(key)))].map((id) => asId(id)),
  };
}

const instructionOf = (json: string): Instruction => JSON.parse(json) as Instruction;
