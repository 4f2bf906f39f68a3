import type { CartonType } from '../carton/cartonType.ts';
import type { Instruction } from '../instructions/instruction.ts';
import type { Product } from '../orders/product.ts';
import { productCells, PRODUCT_COLUMNS, type ProductCells, type ProductColumn } from '../orders/productRow.ts';
import type { EventOf } from '../journal/events.ts';
import { may } from '../people/permissions.ts';
import { NO_SITE_CUSTOMS } from '../ship/siteCustoms.ts';
import type { Site } from '../site.ts';
import { countValue, massValue, textValue, wordValue, yesNo, type AuditState, type AuditValue } from './change.ts';

/** Cells whose words are chosen of a list, not typed. */
const CHOSEN: ReadonlySet<ProductColumn> = new Set([
  'protection',
  'turn',
  'own_container',
  'battery',
  'battery_packing',
  'battery_unit',
  'battery_state',
  'flammable',
]);

/** Cells that are told with another one, or as what they mean. */
const TOLD_OTHERWISE: ReadonlySet<ProductColumn> = new Set([
  'length',
  'width',
  'height',
  'dim_unit',
  'nest_step',
  'weight',
  'max_load',
  'weight_unit',
  'unit_value',
  'value_currency',
  'barcode',
  'parts',
  'look_alike_of',
  'image',
]);

/** A product by its fields. */
export function productState(product: Product): AuditState {
  const cells = productCells(product);
  const told = PRODUCT_COLUMNS.filter((column) => !TOLD_OTHERWISE.has(column)).map((column) => [
    `product.${column}`,
    cellValue(column, cells),
  ]);
  return {
    ...(Object.fromEntries(told) as AuditState),
    barcodes: textValue(product.barcodes.join(', ')),
    'product.length': product.length && { length: product.length },
    'product.width': product.width && { length: product.width },
    'product.height': product.height && { length: product.height },
    'product.nest_step': product.nestStep ? { length: product.nestStep } : null,
    'product.weight': massValue(product.weight),
    'product.max_load': massValue(product.maxLoad),
    'product.unit_value': product.unitValue ? { money: product.unitValue } : null,
    kit: textValue(cells.parts.replaceAll('|', ', ').replaceAll('*', ' × ')),
    looksLike: textValue(cells.look_alike_of.replaceAll('|', ', ')),
    picture: textValue(product.image),
  };
}

function cellValue(column: ProductColumn, cells: ProductCells): AuditValue {
  const cell = cells[column];
  if (cell === '') return null;
  if (cell === 'yes') return wordValue('yes');
  if (!CHOSEN.has(column)) return { text: cell };
  return wordValue(`option.${cell === 'in' ? 'battery_packing-in' : cell}`);
}

/** A box by its fields. */
export const boxState = (box: CartonType): AuditState => ({
  'box.name': textValue(box.name),
  'box.barcode': textValue(box.barcode),
  'box.kind': wordValue(`boxKind.${box.kind}`),
  inside: { dims: box.inner },
  outside: { dims: box.outer },
  'box.tare': massValue(box.tare),
  'box.filling': massValue(box.filling ?? null),
  'box.maxGross': massValue(box.maxGross),
  'box.cost': box.cost && { money: box.cost },
  'box.stock': countValue(box.stock),
  'box.reorderAt': countValue(box.reorderAt),
  'box.channels': textValue((box.use?.channels ?? []).join(', ')),
  'box.carriers': textValue((box.use?.carriers ?? []).join(', ')),
  'box.services': textValue((box.use?.services ?? []).join(', ')),
});

/** A user by what is no secret. Badge and PIN are told as changed, by `userSecrets`. */
export const userState = (user: EventOf<'userAdded' | 'userChanged'>): AuditState => ({
  number: textValue(user.number),
  role: wordValue(`role.${user.role}`),
  mayOverride: yesNo(may(user, 'override')),
  mayKeyWeight: yesNo(may(user, 'keyWeight')),
});

/** The site by its settings. */
export function siteState(site: Site): AuditState {
  const { shipFrom, numberShare, customs = NO_SITE_CUSTOMS } = site;
  const { name, company, line1, line2, city, province, postcode, country } = shipFrom;
  const papers = [customs.eori, customs.vat, customs.ioss, customs.incoterm, customs.signer];
  return {
    name: textValue(site.name),
    bench: textValue(site.bench),
    shipFrom: textValue([name, company, line1, line2, postcode, city, province, country].filter(Boolean).join(', ')),
    timeZone: textValue(site.timeZone),
    unitSystem: wordValue(`units.${site.units}`),
    currency: textValue(site.currency),
    gs1Prefix: textValue(site.gs1Prefix),
    numberShare: numberShare ? { text: `${numberShare.first.toString()}–${numberShare.last.toString()}` } : null,
    customs: site.customs ? textValue(papers.filter((part) => part !== '').join(', ')) : null,
    overrideReasons: textValue((site.overrideReasons ?? []).join(', ')),
    idleLock: countValue(site.idleLockMinutes),
  };
}

/** A standing instruction by its fields. */
export const instructionState = (instruction: Instruction): AuditState => ({
  instruction: wordValue(`instruction.${instruction.kind}`),
  text: textValue(instruction.text),
  picture: textValue(instruction.image),
  confirm: yesNo(instruction.mustConfirm),
  stage: wordValue(`stage.${instruction.stage}`),
  barcodes: textValue(instruction.barcode),
  weight: massValue(instruction.weight),
  size: instruction.size && { dims: instruction.size },
  box: textValue(instruction.cartonTypeId),
  isActive: yesNo(instruction.isActive),
});
