import { measureCell, namedUnit } from '../csv/measureCells.ts';
import { csvText, withoutFormula } from '../csv/writing.ts';
import { decimalMoney } from '../money.ts';
import type { Length, LengthUnit, Mass, MassUnit } from '../quantity.ts';
import type { BoxSet } from './boxSet.ts';
import type { CartonType } from './cartonType.ts';

const SIDES = ['length', 'width', 'height'] as const;

/** The columns of a file of boxes, as the import reads them. */
const HEADINGS = [
  'id',
  'name',
  'barcode',
  'kind',
  ...SIDES.map((side) => `inner_${side}`),
  ...SIDES.map((side) => `outer_${side}`),
  'dim_unit',
  'tare',
  'max_gross',
  'filling',
  'weight_unit',
  'cost',
  'currency',
  'stock',
  'reorder_at',
  'channels',
  'carriers',
  'services',
];

/** A box set as a CSV file (RFC 4180) that the import reads back to the same boxes. A measure in another unit than the row names says its own. Nothing in it is a formula to a spreadsheet. */
export const boxesCsv = (boxes: BoxSet): string =>
  csvText([HEADINGS, ...boxes.map((box) => cellsOf(box).map(withoutFormula))]);

function cellsOf(box: CartonType): readonly string[] {
  const lengths = [box.inner, box.outer].flatMap((dims) => SIDES.map((side) => dims[side]));
  const masses = [box.tare, box.maxGross, box.filling ?? null];
  const lengthUnit = namedUnit<LengthUnit>(lengths, 'mm');
  const massUnit = namedUnit<MassUnit>(
    masses.filter((mass) => mass !== null),
    'g',
  );
  const length = (side: Length): string => measureCell(side, lengthUnit);
  const mass = (of: Mass | null): string => (of ? measureCell(of, massUnit) : '');
  return [
    box.id,
    box.name,
    box.barcode ?? '',
    box.kind,
    ...lengths.map(length),
    lengthUnit,
    ...masses.map(mass),
    massUnit,
    box.cost ? decimalMoney(box.cost) : '',
    box.cost?.currency ?? '',
    box.stock?.toString() ?? '',
    box.reorderAt?.toString() ?? '',
    box.use?.channels.join('|') ?? '',
    box.use?.carriers.join('|') ?? '',
    box.use?.services?.join('|') ?? '',
  ];
}
