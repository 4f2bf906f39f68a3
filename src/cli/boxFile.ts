import type { BoxSet } from '../core/carton/boxSet.ts';
import type { CartonType } from '../core/carton/cartonType.ts';
import { decimalMoney } from '../core/money.ts';
import { decimalText, exactMass, inUnit, rationalText, toBase, type Length, type Mass } from '../core/quantity.ts';

const COLUMNS = [
  'id',
  'name',
  'barcode',
  ...['inner', 'outer'].flatMap((side) => ['length', 'width', 'height'].map((part) => `${side}_${part}`)),
  'dim_unit',
  'tare',
  'max_gross',
  'weight_unit',
  'cost',
  'currency',
  'kind',
  'stock',
];

/** Boxes as a CSV file that import reads. */
export const boxFileText = (boxes: BoxSet): string =>
  [COLUMNS, ...boxes.map(rowOf)].map((row) => `${row.map(quoted).join(',')}\r\n`).join('');

function rowOf({ id, name, barcode, inner, outer, tare, maxGross, cost, kind, stock }: CartonType): readonly string[] {
  const sides = [inner.length, inner.width, inner.height, outer.length, outer.width, outer.height];
  const unit = sides.every((side) => side.unit === inner.length.unit) ? inner.length.unit : 'mm';
  const side = (length: Length): string =>
    length.unit === unit ? decimalText(length) : rationalText(inUnit(length, unit), 6);
  const weightUnit = tare && maxGross && tare.unit !== maxGross.unit ? 'g' : ((tare ?? maxGross)?.unit ?? 'g');
  const weight = (mass: Mass | null): string => {
    const exact = mass && exactMass(toBase(mass), weightUnit);
    return exact ? decimalText(exact) : '';
  };
  return [
    id,
    name,
    barcode ?? '',
    ...sides.map(side),
    unit,
    weight(tare),
    weight(maxGross),
    weightUnit,
    cost ? decimalMoney(cost) : '',
    cost?.currency ?? '',
    kind,
    stock?.toString() ?? '',
  ];
}

const quoted = (text: string): string => (/[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
