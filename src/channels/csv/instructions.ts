import { asId, type CartonTypeId, type InstructionId } from '../../core/ids.ts';
import {
  INSTRUCTION_SCOPES,
  instructionKey,
  type Instruction,
  type InstructionKind,
  type InstructionStage,
} from '../../core/instructions/instruction.ts';
import type { ImportReason } from '../../core/journal/importReason.ts';
import type { Dims } from '../../core/quantity.ts';
import { ok, refuse, type Result } from '../../core/result.ts';
import { isNo, isYes, type CellRefusal } from './cells.ts';
import type { FieldOf, FieldReader } from './fields.ts';
import { readMass, readSides, type NamedCell, type NumberStyle } from './measures.ts';
import { isMangled } from './numbers.ts';
import { isPictureName } from './products.ts';

type Field = FieldOf<'instructions'>;

/** Columns of a file of instructions that hold numbers with decimals. */
export const INSTRUCTION_NUMBERS = ['length', 'width', 'height', 'weight'] as const satisfies readonly Field[];

/** Words for what is to be done, each with where it matters unless the row says so. A gift's message names people: it comes with its order. */
const KINDS: Readonly<Record<string, readonly [InstructionKind, InstructionStage]>> = {
  insert: ['insert', 'beforeSeal'],
  wrap: ['wrap', 'verify'],
  coldpack: ['coldPack', 'box'],
  packaging: ['packaging', 'box'],
  note: ['note', 'verify'],
};
const STAGES: Readonly<Record<string, InstructionStage>> = { verify: 'verify', box: 'box', beforeseal: 'beforeSeal' };

const plain = (word: string): string => word.toLowerCase().replace(/[\s_-]/g, '');

/** Reads one row of a file of instructions; blank measures are null, never zero, and one bad cell refuses the row. */
export function readInstruction(
  cells: readonly string[],
  fields: FieldReader<Field>,
  style: NumberStyle,
): Result<Instruction, CellRefusal> {
  const text = (field: Field): string => fields.cell(cells, field);
  const named = (field: Field): NamedCell => ({ text: text(field), column: fields.heading(field) });
  const bad = (reason: ImportReason, field: Field) => refuse({ reason, column: fields.heading(field) });

  const scope = INSTRUCTION_SCOPES.find((known) => known === plain(text('scope')));
  if (!scope) return bad('scopeUnknown', 'scope');
  const key = text('key');
  if (key === '') return bad('keyMissing', 'key');
  if (isMangled(key)) return bad('numberMangled', 'key');
  const known = KINDS[plain(text('kind'))];
  if (!known) return bad('instructionKindUnknown', 'kind');
  const [kind, usualStage] = known;
  const stage = text('stage') === '' ? usualStage : STAGES[plain(text('stage'))];
  if (!stage) return bad('stageUnknown', 'stage');
  for (const field of ['must_confirm', 'active'] as const)
    if (text(field) !== '' && !isYes(text(field)) && !isNo(text(field))) return bad('yesNoUnknown', field);
  if (isMangled(text('barcode'))) return bad('numberMangled', 'barcode');
  if (!isPictureName(text('picture'))) return bad('imageInvalid', 'picture');
  const size = readSize(named, style);
  if (!size.ok) return size;
  const weight = readMass(named('weight'), named('weight_unit'), style);
  if (!weight.ok) return weight;
  const id = text('id') === '' ? [instructionKey(scope, key), kind, stage, text('barcode')].join('/') : text('id');
  return ok({
    instructionId: asId<InstructionId>(id),
    scope,
    key,
    kind,
    text: text('text'),
    image: text('picture') || null,
    mustConfirm: isYes(text('must_confirm')),
    stage,
    barcode: text('barcode') || null,
    weight: weight.value,
    size: size.value,
    cartonTypeId: text('box') === '' ? null : asId<CartonTypeId>(text('box')),
    isActive: !isNo(text('active')),
  });
}

/** All three sides or none. */
function readSize(named: (field: Field) => NamedCell, style: NumberStyle): Result<Dims | null, CellRefusal> {
  const sides = readSides(named, style);
  if (!sides.ok) return sides;
  const { length, width, height } = sides.value;
  if (!length && !width && !height) return ok(null);
  if (!length || !width || !height) return refuse({ reason: 'measureMissing', column: named('height').column });
  return ok({ length, width, height });
}
