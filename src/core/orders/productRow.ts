import { measureCell, namedUnit } from '../csv/measureCells.ts';
import { csvText, withoutFormula } from '../csv/writing.ts';
import { decimalMoney } from '../money.ts';
import { decimalText, type Length, type LengthUnit, type Mass, type MassUnit } from '../quantity.ts';
import type { Battery, Hazards } from './hazards.ts';
import type { KitPart, Product } from './product.ts';

/** The columns of a product file, as the import reads them. */
export const PRODUCT_COLUMNS = [
  'sku',
  'name',
  'barcode',
  'length',
  'width',
  'height',
  'dim_unit',
  'weight',
  'weight_unit',
  'protection',
  'up',
  'max_load',
  'allow_quantity',
  'parts',
  'look_alike_of',
  'needs_serial',
  'needs_lot',
  'needs_expiry',
  'min_days_left',
  'turn',
  'no_stack',
  'goods_class',
  'own_container',
  'nest_step',
  'units_per_bag',
  'hs_code',
  'origin',
  'customs_description',
  'unit_value',
  'value_currency',
  'export_control',
  'battery',
  'battery_packing',
  'un_number',
  'batteries',
  'battery_unit',
  'button_cells',
  'battery_wh',
  'cell_wh',
  'battery_lithium',
  'cell_lithium',
  'battery_net',
  'battery_spares',
  'battery_state',
  'limited_quantity',
  'flammable',
  'dry_ice',
  'age_check',
  'image',
  'location',
] as const;
export type ProductColumn = (typeof PRODUCT_COLUMNS)[number];

/** A product as cells of a product file; '' where it says nothing. */
export type ProductCells = Readonly<Record<ProductColumn, string>>;

/** What the import reads back to the same product. A measure in another unit than the row names says its own. */
export function productCells(product: Product): ProductCells {
  return {
    ...identityCells(product),
    ...measureCells(product),
    ...packingCells(product),
    ...countingCells(product),
    ...borderCells(product),
    ...hazardCells(product.hazards ?? {}),
  };
}

/** Products as a CSV file (RFC 4180) that the import reads back to the same ones. Nothing in it is a formula to a spreadsheet. */
export const productsCsv = (products: readonly Product[]): string =>
  csvText([
    PRODUCT_COLUMNS,
    ...products.map((product) => {
      const cells = productCells(product);
      return PRODUCT_COLUMNS.map((column) => withoutFormula(cells[column]));
    }),
  ]);

const yes = (is: boolean | undefined): string => (is === true ? 'yes' : '');
const number = (count: number | undefined): string => count?.toString() ?? '';

const identityCells = ({ sku, name, barcodes, image, location }: Product) => ({
  sku,
  name,
  barcode: barcodes.join('|'),
  image: image ?? '',
  location: location ?? '',
});

function measureCells({ length, width, height, weight, maxLoad, nestStep }: Product) {
  const lengths = [length, width, height, nestStep ?? null];
  const lengthUnit = namedUnit<LengthUnit>(lengths.filter(isThere), 'mm');
  const massUnit = namedUnit<MassUnit>([weight, maxLoad].filter(isThere), 'g');
  const side = (of: Length | null | undefined): string => (of ? measureCell(of, lengthUnit) : '');
  const mass = (of: Mass | null): string => (of ? measureCell(of, massUnit) : '');
  return {
    length: side(length),
    width: side(width),
    height: side(height),
    nest_step: side(nestStep),
    dim_unit: lengths.some(isThere) ? lengthUnit : '',
    weight: mass(weight),
    max_load: mass(maxLoad),
    weight_unit: weight || maxLoad ? massUnit : '',
  };
}

const isThere = <T>(of: T | null): of is T => of !== null;

const packingCells = (product: Product) => ({
  protection: product.protection === 'none' ? '' : product.protection,
  up: yes(product.isUpright),
  turn: product.turn ?? '',
  no_stack: yes(product.isNoStack),
  goods_class: product.goodsClass ?? '',
  own_container: product.ownContainer ?? '',
  units_per_bag: number(product.unitsPerBag),
});

const countingCells = ({ allowsQuantity, parts = [], lookAlikeOf = [], needs = [], minDaysLeft }: Product) => ({
  allow_quantity: yes(allowsQuantity),
  parts: parts.map(partText).join('|'),
  look_alike_of: lookAlikeOf.join('|'),
  needs_serial: yes(needs.includes('serial')),
  needs_lot: yes(needs.includes('lot')),
  needs_expiry: yes(needs.includes('expiry')),
  min_days_left: number(minDaysLeft),
});

const partText = ({ sku, units }: KitPart): string => (units === 1 ? sku : `${sku}*${units.toString()}`);

const borderCells = ({ hsCode, origin, customsDescription, unitValue, isExportControlled }: Product) => ({
  hs_code: hsCode ?? '',
  origin: origin ?? '',
  customs_description: customsDescription ?? '',
  unit_value: unitValue ? decimalMoney(unitValue) : '',
  value_currency: unitValue?.currency ?? '',
  export_control: yes(isExportControlled),
});

const hazardCells = ({ battery, isLimitedQuantity, flammable, dryIce, isAgeChecked }: Hazards) => ({
  ...batteryCells(battery),
  limited_quantity: yes(isLimitedQuantity),
  flammable: flammable ?? '',
  dry_ice: dryIce ? measureCell(dryIce, 'kg') : '',
  age_check: yes(isAgeChecked),
});

const PACKINGS = { alone: 'alone', withEquipment: 'with', inEquipment: 'in' } as const;

const batteryCells = (battery: Battery | undefined) => ({
  battery: battery?.chemistry ?? '',
  battery_packing: battery ? PACKINGS[battery.packing] : '',
  un_number: battery?.unNumber ?? '',
  batteries: number(battery?.count),
  battery_unit: battery?.isCells && !battery.isButton ? 'cell' : '',
  button_cells: yes(battery?.isButton),
  battery_wh: battery?.batteryWh ? decimalText(battery.batteryWh) : '',
  cell_wh: battery?.cellWh ? decimalText(battery.cellWh) : '',
  battery_lithium: battery?.batteryLithium ? measureCell(battery.batteryLithium, 'g') : '',
  cell_lithium: battery?.cellLithium ? measureCell(battery.cellLithium, 'g') : '',
  battery_net: battery?.net ? measureCell(battery.net, 'g') : '',
  battery_spares: number(battery?.spares),
  battery_state: battery?.condition ?? '',
});
