import type { ImportReason } from '../../core/journal/importReason.ts';
import { asId, type Sku } from '../../core/ids.ts';
import { traceKey, type Recall } from '../../core/orders/unitTrace.ts';
import { ok, refuse, type Result } from '../../core/result.ts';
import { isNo, isYes, type CellRefusal } from './cells.ts';
import type { FieldOf, FieldReader } from './fields.ts';
import { isMangled } from './numbers.ts';

type Field = FieldOf<'recalls'>;

/** A recall, or one that is lifted. */
export interface StatedRecall {
  readonly recall: Recall;
  readonly isLifted: boolean;
}

/** Reads one row of a recall file: a lot, serials from one to another (one alone where the last is blank), or with neither all of a product. */
export function readRecall(cells: readonly string[], fields: FieldReader<Field>): Result<StatedRecall, CellRefusal> {
  const text = (field: Field): string => fields.cell(cells, field);
  const bad = (reason: ImportReason, field: Field) => refuse({ reason, column: fields.heading(field) });
  if (text('sku') === '') return bad('skuMissing', 'sku');
  for (const field of ['sku', 'lot', 'serial_from', 'serial_to'] as const)
    if (isMangled(text(field))) return bad('numberMangled', field);
  const lifted = text('lifted');
  if (lifted !== '' && !isYes(lifted) && !isNo(lifted)) return bad('yesNoUnknown', 'lifted');
  const from = traceKey(text('serial_from'));
  const to = traceKey(text('serial_to')) || from;
  if (from === '' ? to !== '' : !isRange(from, to)) return bad('serialRangeInvalid', 'serial_to');
  return ok({
    recall: {
      sku: asId<Sku>(text('sku')),
      lot: traceKey(text('lot')) || null,
      serialFrom: from || null,
      serialTo: to || null,
    },
    isLifted: isYes(lifted),
  });
}

/** Serials between two others can be told where both are numbers or of one length. */
function isRange(from: string, to: string): boolean {
  if (from === to) return true;
  if (/^\d+$/.test(from) && /^\d+$/.test(to)) return BigInt(from) < BigInt(to);
  return from.length === to.length && from < to;
}
