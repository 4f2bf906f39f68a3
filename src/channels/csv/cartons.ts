import type { ImportReason } from '../../core/journal/importReason.ts';
import { isInside } from '../../core/carton/boxSet.ts';
import type { CartonType } from '../../core/carton/cartonType.ts';
import { isTooMuch } from '../../core/weigh/filling.ts';
import { asId, type CartonTypeId } from '../../core/ids.ts';
import type { Dims, Length, Mass } from '../../core/quantity.ts';
import { ok, refuse, type Result } from '../../core/result.ts';
import { readAmount } from './amount.ts';
import type { CellRefusal } from './cells.ts';
import type { FieldOf, FieldReader } from './fields.ts';
import { readLength, readMass, type NamedCell, type NumberStyle } from './measures.ts';
import { isMangled } from './numbers.ts';

type Field = FieldOf<'cartons'>;
type Text = (field: Field) => string;

/** Columns of a carton file that hold numbers with decimals. */
export const CARTON_NUMBERS = [
  'inner_length',
  'inner_width',
  'inner_height',
  'outer_length',
  'outer_width',
  'outer_height',
  'tare',
  'max_gross',
  'filling',
  'cost',
] as const satisfies readonly Field[];

const KINDS: readonly CartonType['kind'][] = ['box', 'mailer', 'tube', 'own', 'customer'];

/** Reads one row of a carton file. All six measures are needed; blank tare, limit, cost and stock are null. `currency` is the site's. */
export function readCarton(
  cells: readonly string[],
  fields: FieldReader<Field>,
  style: NumberStyle,
  currency: string,
): Result<CartonType, CellRefusal> {
  const text: Text = (field) => fields.cell(cells, field);
  const named = (field: Field): NamedCell => ({ text: text(field), column: fields.heading(field) });
  const bad = (reason: ImportReason, field: Field) => refuse({ reason, column: fields.heading(field) });

  const id = text('id');
  if (id === '') return bad('idMissing', 'id');
  const barcode = text('barcode');
  if (isMangled(barcode)) return bad('numberMangled', 'barcode');
  const inner = readDims(named, 'inner', style);
  if (!inner.ok) return inner;
  const outer = readDims(named, 'outer', style);
  if (!outer.ok) return outer;
  if (!isInside(inner.value, outer.value)) return bad('outerTooSmall', 'outer_length');
  const masses = readMasses(named, style);
  if (!masses.ok) return masses;
  const { tare, maxGross, filling } = masses.value;
  if (filling && isTooMuch(filling, inner.value)) return bad('fillingTooHeavy', 'filling');
  const cost = readAmount(named('cost'), named('currency'), style, currency);
  if (!cost.ok) return cost;
  const kind = KINDS.find((known) => known === (text('kind').toLowerCase() || 'box'));
  if (!kind) return bad('kindUnknown', 'kind');
  const stock = text('stock');
  if (!/^\d{0,9}$/.test(stock)) return bad('stockInvalid', 'stock');
  const reorderAt = text('reorder_at');
  if (!/^\d{0,9}$/.test(reorderAt)) return bad('stockInvalid', 'reorder_at');
  return ok({
    id: asId<CartonTypeId>(id),
    name: text('name') === '' ? id : text('name'),
    barcode: barcode === '' ? null : barcode,
    kind,
    inner: inner.value,
    outer: outer.value,
    tare,
    maxGross,
    cost: cost.value,
    stock: stock === '' ? null : Number(stock),
    // Without such a column a file says nothing of it: what is known stays.
    ...(fields.position('filling') >= 0 && { filling }),
    ...(fields.position('reorder_at') >= 0 && { reorderAt: reorderAt === '' ? null : Number(reorderAt) }),
    ...readUse(fields, text),
  });
}

function readMasses(
  named: (field: Field) => NamedCell,
  style: NumberStyle,
): Result<Readonly<Record<'tare' | 'maxGross' | 'filling', Mass | null>>, CellRefusal> {
  const read = (field: Field) => readMass(named(field), named('weight_unit'), style);
  const tare = read('tare');
  if (!tare.ok) return tare;
  const maxGross = read('max_gross');
  if (!maxGross.ok) return maxGross;
  const filling = read('filling');
  return filling.ok ? ok({ tare: tare.value, maxGross: maxGross.value, filling: filling.value }) : filling;
}

function readUse(fields: FieldReader<Field>, text: Text): Pick<CartonType, 'use'> {
  const isThere = (field: Field): boolean => fields.position(field) >= 0;
  if (!isThere('channels') && !isThere('carriers') && !isThere('services')) return {};
  const services = isThere('services') ? { services: listOf(text('services')) } : {};
  return { use: { channels: listOf(text('channels')), carriers: listOf(text('carriers')), ...services } };
}

const listOf = (cell: string): readonly string[] =>
  cell
    .split('|')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');

function readDims(
  named: (field: Field) => NamedCell,
  side: 'inner' | 'outer',
  style: NumberStyle,
): Result<Dims, CellRefusal> {
  const read = (part: 'length' | 'width' | 'height'): Result<Length, CellRefusal> => {
    const cell = named(`${side}_${part}`);
    const length = readLength(cell, named('dim_unit'), style);
    if (!length.ok) return length;
    return length.value ? ok(length.value) : refuse({ reason: 'measureMissing', column: cell.column });
  };
  const length = read('length');
  if (!length.ok) return length;
  const width = read('width');
  if (!width.ok) return width;
  const height = read('height');
  return height.ok ? ok({ length: length.value, width: width.value, height: height.value }) : height;
}
