import type { ImportReason } from '../../core/journal/importReason.ts';
import {
  BATTERY_CHEMISTRIES,
  BATTERY_UN,
  type Battery,
  type BatteryPacking,
  type Hazards,
} from '../../core/orders/hazards.ts';
import type { Product } from '../../core/orders/product.ts';
import { ok, refuse, type Result } from '../../core/result.ts';
import { readAmount } from './amount.ts';
import { isNo, isYes, type CellRefusal } from './cells.ts';
import type { FieldOf } from './fields.ts';
import { readMass, type NamedCell, type NumberStyle } from './measures.ts';
import { readDecimal } from './numbers.ts';

type Field = FieldOf<'products'>;
type Border = Pick<Product, 'customsDescription' | 'unitValue' | 'isExportControlled' | 'hazards'>;

interface Row {
  readonly text: (field: Field) => string;
  readonly named: (field: Field) => NamedCell;
  readonly style: NumberStyle;
}

/** What a product row says for customs and of hazards; blank cells say nothing, so that a file without these columns changes nothing. `currency` is the site's. */
export function readBorder(
  text: Row['text'],
  named: Row['named'],
  style: NumberStyle,
  currency: string,
): Result<Border, CellRefusal> {
  const row: Row = { text, named, style };
  const value = readAmount(named('unit_value'), named('value_currency'), style, currency);
  if (!value.ok) return value;
  const control = yesNo(row, 'export_control');
  if (!control.ok) return control;
  const hazards = readHazards(row);
  if (!hazards.ok) return hazards;
  const description = text('customs_description');
  return ok({
    ...(description !== '' && { customsDescription: description }),
    ...(value.value && { unitValue: value.value }),
    ...(control.value && { isExportControlled: true }),
    ...(Object.keys(hazards.value).length > 0 && { hazards: hazards.value }),
  });
}

const bad = ({ named }: Row, reason: ImportReason, field: Field) => refuse({ reason, column: named(field).column });

function yesNo(row: Row, field: Field): Result<boolean, CellRefusal> {
  const text = row.text(field);
  if (text === '' || isNo(text)) return ok(false);
  return isYes(text) ? ok(true) : bad(row, 'yesNoUnknown', field);
}

function readHazards(row: Row): Result<Hazards, CellRefusal> {
  const battery = readBattery(row);
  if (!battery.ok) return battery;
  // ORM-D went out in 2021: such goods are limited quantities.
  if (/^orm-?d$/i.test(row.text('limited_quantity'))) return bad(row, 'ormdGone', 'limited_quantity');
  const limited = yesNo(row, 'limited_quantity');
  if (!limited.ok) return limited;
  const flammable = FLAMMABLES[row.text('flammable').toLowerCase()];
  if (flammable === undefined && !isNo(row.text('flammable'))) return bad(row, 'flammableUnknown', 'flammable');
  const ice = readMass(row.named('dry_ice'), { text: 'kg', column: row.named('dry_ice').column }, row.style);
  if (!ice.ok) return ice;
  const age = yesNo(row, 'age_check');
  if (!age.ok) return age;
  return ok({
    ...(battery.value && { battery: battery.value }),
    ...(limited.value && { isLimitedQuantity: true }),
    ...(flammable && { flammable }),
    ...(ice.value && { dryIce: ice.value }),
    ...(age.value && { isAgeChecked: true }),
  });
}

const FLAMMABLES: Readonly<Record<string, 'liquid' | 'aerosol' | null>> = {
  '': null,
  liquid: 'liquid',
  aerosol: 'aerosol',
  spray: 'aerosol',
};

const CHEMISTRIES: Readonly<Record<string, Battery['chemistry']>> = {
  'li-ion': 'ion',
  'lithium ion': 'ion',
  lipo: 'ion',
  'li-metal': 'metal',
  'lithium metal': 'metal',
  'na-ion': 'sodium',
  'sodium ion': 'sodium',
};
const PACKINGS: Readonly<Record<string, BatteryPacking>> = {
  alone: 'alone',
  loose: 'alone',
  with: 'withEquipment',
  in: 'inEquipment',
};
/** Columns that only mean something beside a battery. */
const OF_BATTERY = [
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
] as const satisfies readonly Field[];

function readBattery(row: Row): Result<Battery | null, CellRefusal> {
  const word = row.text('battery').toLowerCase();
  if (word === '' || isNo(word)) {
    const stray = OF_BATTERY.find((field) => row.text(field) !== '' && !isNo(row.text(field)));
    return stray === undefined ? ok(null) : bad(row, 'batteryMissing', stray);
  }
  const chemistry = BATTERY_CHEMISTRIES.find((known) => known === word) ?? CHEMISTRIES[word];
  if (!chemistry) return bad(row, 'batteryUnknown', 'battery');
  const packing = PACKINGS[row.text('battery_packing').toLowerCase().split(' ')[0] ?? ''];
  if (!packing) return bad(row, 'batteryPackingUnknown', 'battery_packing');
  const counts = readCounts(row);
  if (!counts.ok) return counts;
  const size = readSize(row);
  if (!size.ok) return size;
  // What is stated of the other kind would be taken for nothing.
  const isMetal = chemistry === 'metal';
  const stray = (isMetal ? (['battery_wh', 'cell_wh'] as const) : (['battery_lithium', 'cell_lithium'] as const)).find(
    (field) => row.text(field) !== '',
  );
  if (stray) return bad(row, isMetal ? 'wattHoursInvalid' : 'lithiumInvalid', stray);
  const unNumber = row.text('un_number').toUpperCase().replace(/^UN ?/, '');
  if (unNumber !== '' && !/^\d{4}$/.test(unNumber)) return bad(row, 'unNumberInvalid', 'un_number');
  if (unNumber !== '' && unNumber !== BATTERY_UN[chemistry][packing]) return bad(row, 'unNumberOther', 'un_number');
  return ok({ chemistry, packing, ...(unNumber !== '' && { unNumber }), ...counts.value, ...size.value });
}

type Counts = Pick<Battery, 'count' | 'isCells' | 'isButton' | 'spares' | 'condition'>;

function readCounts(row: Row): Result<Counts, CellRefusal> {
  const count = row.text('batteries');
  if (count !== '' && !/^[1-9]\d{0,3}$/.test(count)) return bad(row, 'batteryCountInvalid', 'batteries');
  const spares = row.text('battery_spares');
  if (!/^\d{0,3}$/.test(spares)) return bad(row, 'batteryCountInvalid', 'battery_spares');
  const unit = row.text('battery_unit').toLowerCase();
  if (!['', 'battery', 'cell'].includes(unit)) return bad(row, 'batteryUnitUnknown', 'battery_unit');
  const button = yesNo(row, 'button_cells');
  if (!button.ok) return button;
  const state = row.text('battery_state').toLowerCase();
  if (!['', 'ok', 'damaged', 'recalled'].includes(state)) return bad(row, 'batteryStateUnknown', 'battery_state');
  return ok({
    ...(count !== '' && { count: Number(count) }),
    ...((unit === 'cell' || button.value) && { isCells: true }),
    ...(button.value && { isButton: true }),
    ...(Number(spares) > 0 && { spares: Number(spares) }),
    ...((state === 'damaged' || state === 'recalled') && { condition: state }),
  });
}

type Size = Pick<Battery, 'batteryWh' | 'cellWh' | 'batteryLithium' | 'cellLithium' | 'net'>;

/** Watt-hours, and grams of lithium and of batteries. */
function readSize(row: Row): Result<Size, CellRefusal> {
  const size: { -readonly [K in keyof Size]: Size[K] } = {};
  for (const [field, key] of [['battery_wh', 'batteryWh'] as const, ['cell_wh', 'cellWh'] as const]) {
    if (row.text(field) === '') continue;
    const read = readDecimal(row.text(field), row.style.sign, row.style.delimiter);
    if (!read.ok) return refuse({ reason: read.error, column: row.named(field).column });
    if (read.value.digits <= 0) return bad(row, 'notPositive', field);
    size[key] = read.value;
  }
  for (const [field, key] of [
    ['battery_lithium', 'batteryLithium'] as const,
    ['cell_lithium', 'cellLithium'] as const,
    ['battery_net', 'net'] as const,
  ]) {
    const read = readMass(row.named(field), { text: 'g', column: row.named(field).column }, row.style);
    if (!read.ok) return read;
    if (read.value) size[key] = read.value;
  }
  return ok(size);
}
