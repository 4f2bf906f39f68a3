import type { ImportReason } from '../../core/journal/importReason.ts';
import { asId, type Sku } from '../../core/ids.ts';
import type { KitPart, PackingRules, Product, Protection, TurnRule } from '../../core/orders/product.ts';
import { TRACE_FIELDS } from '../../core/orders/unitTrace.ts';
import { ok, refuse, type Result } from '../../core/result.ts';
import { isNo, isYes, type CellRefusal } from './cells.ts';
import { readBorder } from './border.ts';
import { countryCode } from './countries.ts';
import type { FieldOf, FieldReader } from './fields.ts';
import { readLength, readMass, readSides, type NamedCell, type NumberStyle } from './measures.ts';
import { isMangled } from './numbers.ts';

type Field = FieldOf<'products'>;

/** Columns of a product file that hold numbers with decimals. */
export const PRODUCT_NUMBERS = [
  'length',
  'width',
  'height',
  'weight',
  'max_load',
  'nest_step',
  'unit_value',
  'battery_wh',
  'cell_wh',
  'battery_lithium',
  'cell_lithium',
  'battery_net',
  'dry_ice',
] as const satisfies readonly Field[];

/** Reads one row of a product file. Blank measures are null, never zero; one bad cell refuses the row. */
export function readProduct(
  cells: readonly string[],
  fields: FieldReader<Field>,
  style: NumberStyle,
  currency: string,
): Result<Product, CellRefusal> {
  const text = (field: Field): string => fields.cell(cells, field);
  const named = (field: Field): NamedCell => ({ text: text(field), column: fields.heading(field) });
  const bad = (reason: ImportReason, field: Field) => refuse({ reason, column: fields.heading(field) });

  const sku = text('sku');
  if (sku === '') return bad('skuMissing', 'sku');
  if (isMangled(sku)) return bad('numberMangled', 'sku');
  const barcodes = [
    ...new Set(
      text('barcode')
        .split('|')
        .map((code) => code.trim()),
    ),
  ].filter((code) => code !== '');
  if (barcodes.some(isMangled)) return bad('numberMangled', 'barcode');
  const measures = readMeasures(named, style);
  if (!measures.ok) return measures;
  const handling = readHandling(text);
  if (!handling.ok) return bad(handling.error.reason, handling.error.field);
  const rules = readRules(text);
  if (!rules.ok) return bad(rules.error.reason, rules.error.field);
  const counting = readCounting(text);
  if (!counting.ok) return bad(counting.error.reason, counting.error.field);
  const border = readBorder(text, named, style, currency);
  if (!border.ok) return border;
  return ok({
    sku: asId<Sku>(sku),
    name: text('name') === '' ? sku : text('name'),
    barcodes,
    ...measures.value,
    ...handling.value,
    ...rules.value,
    ...counting.value,
    ...border.value,
    ...(text('location') !== '' && { location: text('location').slice(0, LOCATION_LENGTH) }),
  });
}

/** Longer places are cut: a label on a shelf holds no more. */
const LOCATION_LENGTH = 40;

/** Reads a product from cells by their columns, as `productCells` writes them and people type them. */
export function readProductCells(
  cells: Readonly<Record<string, string>>,
  currency: string,
): Result<Product, CellRefusal> {
  const columns = Object.keys(cells);
  const position = (field: Field): number => columns.indexOf(field);
  const fields: FieldReader<Field> = {
    cell: (row, field) => row[position(field)]?.trim() ?? '',
    heading: (field) => field,
    position,
    unknown: [],
  };
  return readProduct(Object.values(cells), fields, { sign: '.', delimiter: ',' }, currency);
}

type Measures = Pick<Product, 'length' | 'width' | 'height' | 'weight' | 'maxLoad' | 'nestStep'>;

function readMeasures(named: (field: Field) => NamedCell, style: NumberStyle): Result<Measures, CellRefusal> {
  const sides = readSides(named, style);
  if (!sides.ok) return sides;
  const weight = readMass(named('weight'), named('weight_unit'), style);
  if (!weight.ok) return weight;
  const maxLoad = readMass(named('max_load'), named('weight_unit'), style);
  if (!maxLoad.ok) return maxLoad;
  const nestStep = readLength(named('nest_step'), named('dim_unit'), style);
  if (!nestStep.ok) return nestStep;
  return ok({
    ...sides.value,
    weight: weight.value,
    maxLoad: maxLoad.value,
    ...(nestStep.value && { nestStep: nestStep.value }),
  });
}

type FieldRefusal = { readonly reason: ImportReason; readonly field: Field };

const TURNS: readonly TurnRule[] = ['lwh', 'lw', 'lh', 'wh', 'l', 'w', 'h', 'fixed'];
const TURN_WORDS: Readonly<Record<string, TurnRule>> = { any: 'lwh', up: 'h', upright: 'h' };

/** `any`, `up`, `fixed`, or the letters of the sides that may stand vertically, in any order; null for anything else. */
function turnOf(word: string): TurnRule | null {
  const letters = ['l', 'w', 'h'].filter((letter) => word.includes(letter)).join('');
  const plain = word.length === letters.length ? letters : word;
  return TURN_WORDS[word] ?? TURNS.find((known) => known === plain) ?? null;
}

/** Rules of packing; a blank cell sets none, so that a file without these columns changes nothing. */
function readRules(text: (field: Field) => string): Result<PackingRules, FieldRefusal> {
  const turn = text('turn') === '' ? null : turnOf(text('turn').toLowerCase());
  if (!turn && text('turn') !== '') return refuse({ reason: 'turnUnknown', field: 'turn' });
  const noStack = text('no_stack');
  if (noStack !== '' && !isYes(noStack) && !isNo(noStack)) return refuse({ reason: 'yesNoUnknown', field: 'no_stack' });
  const own = text('own_container').toLowerCase();
  if (own !== 'may' && own !== 'must' && own !== '' && !isYes(own) && !isNo(own))
    return refuse({ reason: 'ownContainerUnknown', field: 'own_container' });
  const bag = text('units_per_bag');
  if (!/^\d{0,4}$/.test(bag)) return refuse({ reason: 'bagInvalid', field: 'units_per_bag' });
  const goodsClass = text('goods_class').toLowerCase();
  return ok({
    ...(turn && { turn }),
    ...(isYes(noStack) && { isNoStack: true }),
    ...(goodsClass !== '' && { goodsClass }),
    ...((own === 'must' || isYes(own)) && { ownContainer: 'must' as const }),
    ...(own === 'may' && { ownContainer: 'may' as const }),
    ...(Number(bag) > 1 && { unitsPerBag: Number(bag) }),
  });
}

/** How its units are counted at the bench; a blank cell says nothing. */
function readCounting(
  text: (field: Field) => string,
): Result<Pick<Product, 'allowsQuantity' | 'parts' | 'lookAlikeOf' | 'needs' | 'minDaysLeft'>, FieldRefusal> {
  const needs = TRACE_FIELDS.filter((field) => isYes(text(`needs_${field}`)));
  for (const field of TRACE_FIELDS.map((name) => `needs_${name}` as const)) {
    if (text(field) !== '' && !isYes(text(field)) && !isNo(text(field)))
      return refuse({ reason: 'yesNoUnknown', field });
  }
  const days = text('min_days_left');
  if (!/^\d{0,4}$/.test(days)) return refuse({ reason: 'daysInvalid', field: 'min_days_left' });
  const parts = readParts(text('parts'));
  if (!parts.ok) return parts;
  const lookAlikeOf = [
    ...new Set(
      text('look_alike_of')
        .split('|')
        .map((sku) => sku.trim()),
    ),
  ].filter((sku) => sku !== '');
  if (lookAlikeOf.some(isMangled)) return refuse({ reason: 'numberMangled', field: 'look_alike_of' });
  const quantity = text('allow_quantity');
  if (quantity !== '' && !isYes(quantity) && !isNo(quantity))
    return refuse({ reason: 'yesNoUnknown', field: 'allow_quantity' });
  return ok({
    ...(isYes(quantity) && { allowsQuantity: true }),
    ...(parts.value.length > 0 && { parts: parts.value }),
    ...(lookAlikeOf.length > 0 && { lookAlikeOf: lookAlikeOf.map((sku) => asId<Sku>(sku)) }),
    ...(needs.length > 0 && { needs }),
    ...(Number(days) > 0 && { minDaysLeft: Number(days) }),
  });
}

/** What one kit is made of, `MUG-SND*2|TEA-BRG`: SKUs with their units where they are more than one. */
function readParts(cell: string): Result<readonly KitPart[], FieldRefusal> {
  const units = new Map<string, number>();
  for (const part of cell.split('|').map((text) => text.trim())) {
    if (part === '') continue;
    const [, sku = '', count = '1'] = /^(.*?)(?:\s*\*\s*(\d+))?$/.exec(part) ?? [];
    if (sku === '' || isMangled(sku) || Number(count) < 1 || Number(count) > MOST_OF_A_PART)
      return refuse({ reason: 'partsInvalid', field: 'parts' });
    units.set(sku, (units.get(sku) ?? 0) + Number(count));
  }
  return ok([...units].map(([sku, count]) => ({ sku: asId<Sku>(sku), units: count })));
}

const MOST_OF_A_PART = 999;

/** True for a file of the station's own folder, a drawing of the program, or nothing: a path could lead out of it. */
export const isPictureName = (name: string): boolean =>
  name === '' || /^(?:demo:[a-z0-9-]+|[^\\/:*?"<>|.][^\\/:*?"<>|]*)$/i.test(name);

type Handling = Pick<Product, 'protection' | 'isUpright' | 'hsCode' | 'origin' | 'image'>;

const PROTECTIONS: readonly Protection[] = ['none', 'wrap', 'fragile'];

function readHandling(text: (field: Field) => string): Result<Handling, FieldRefusal> {
  const protection = PROTECTIONS.find((known) => known === (text('protection').toLowerCase() || 'none'));
  if (!protection) return refuse({ reason: 'protectionUnknown', field: 'protection' });
  const up = text('up');
  const isUpright = isYes(up) || up.toLowerCase() === 'up';
  if (!isUpright && up !== '' && !isNo(up)) return refuse({ reason: 'yesNoUnknown', field: 'up' });
  const hsCode = text('hs_code');
  // Harmonized System codes: six digits by the WCO, up to twelve with a country's own.
  if (hsCode !== '' && !/^\d(?:[. ]?\d){3,11}$/.test(hsCode))
    return refuse({ reason: 'hsCodeInvalid', field: 'hs_code' });
  const origin = text('origin') === '' ? '' : countryCode(text('origin'));
  if (origin === null) return refuse({ reason: 'countryUnknown', field: 'origin' });
  const image = text('image');
  if (!isPictureName(image)) return refuse({ reason: 'imageInvalid', field: 'image' });
  return ok({ protection, isUpright, hsCode: hsCode || null, origin: origin || null, image: image || null });
}
