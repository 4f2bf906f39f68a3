import type { BoxSet } from '../../../../core/carton/boxSet.ts';
import { currencyExponent, decimalMoney, parseMoney, type Money } from '../../../../core/money.ts';
import {
  decimalText,
  parseDecimal,
  quantity,
  type Length,
  type LengthUnit,
  type Mass,
  type MassUnit,
} from '../../../../core/quantity.ts';
import type { RequestOutput } from '../../../../shared/ipc/contract.ts';
import { localDecimal } from '../../../words/spoken.ts';

/** A box of the set, as the window knows it. */
export type Box = RequestOutput<'boxes.view'>['inForce'][number];

/** The window's boxes as the core knows them: the same, with branded ids. */
export const asSet = (boxes: readonly Box[]): BoxSet => boxes as unknown as BoxSet;

const SIDES = ['length', 'width', 'height'] as const;
type Side = (typeof SIDES)[number];

/** Fields of the form that are typed. */
export const TYPED = [
  'id',
  'name',
  'barcode',
  'inner.length',
  'inner.width',
  'inner.height',
  'outer.length',
  'outer.width',
  'outer.height',
  'tare',
  'maxGross',
  'filling',
  'cost',
  'stock',
  'reorderAt',
] as const;
export type TypedField = (typeof TYPED)[number];
/** What is typed in and not kept yet. */
export type Typed = Readonly<Partial<Record<TypedField, string>>>;
export type Wrong = Readonly<Partial<Record<TypedField, 'notANumber' | 'missing' | 'notAnAmount'>>>;

/** What a field shows of a box. */
export function textOf(box: Box, field: TypedField): string {
  switch (field) {
    case 'id':
    case 'name':
      return box[field];
    case 'barcode':
      return box.barcode ?? '';
    case 'tare':
    case 'maxGross':
    case 'filling':
      return box[field] ? localDecimal(decimalText(box[field])) : '';
    case 'cost':
      return box.cost ? localDecimal(decimalMoney(box.cost)) : '';
    case 'stock':
    case 'reorderAt':
      return box[field]?.toString() ?? '';
    default: {
      const [room, side] = placeOf(field);
      return localDecimal(decimalText(box[room][side]));
    }
  }
}

/** The unit that stands in a field; '' for none. */
export function unitOf(box: Box, field: TypedField, currency: string): string {
  if (field === 'tare' || field === 'maxGross' || field === 'filling') return massUnit(box);
  if (field === 'cost') return box.cost?.currency ?? currency;
  if (!field.includes('.')) return '';
  const [room, side] = placeOf(field);
  return box[room][side].unit;
}

/** The unit a box is weighed in: its own, or one that goes with its lengths. */
export const massUnit = ({ tare, maxGross, inner }: Box): MassUnit =>
  tare?.unit ?? maxGross?.unit ?? (inner.length.unit === 'in' || inner.length.unit === 'ft' ? 'lb' : 'kg');

const placeOf = (field: string): readonly ['inner' | 'outer', Side] => {
  const [room, side] = field.split('.');
  return [room === 'outer' ? 'outer' : 'inner', SIDES.find((known) => known === side) ?? 'length'];
};

/** A box with what was typed; what can't be read is left as it was and named. */
export function typedBox(box: Box, typed: Typed, currency: string): { readonly box: Box; readonly wrong: Wrong } {
  let next = box;
  const wrong: Partial<Record<TypedField, 'notANumber' | 'missing' | 'notAnAmount'>> = {};
  for (const field of TYPED) {
    const text = typed[field]?.trim();
    if (text === undefined) continue;
    const read = withField(next, field, text, currency);
    if (typeof read === 'string') wrong[field] = read;
    else next = read;
  }
  return { box: next, wrong };
}

function withField(
  box: Box,
  field: TypedField,
  text: string,
  currency: string,
): Box | 'notANumber' | 'missing' | 'notAnAmount' {
  switch (field) {
    case 'id':
    case 'name':
      return { ...box, [field]: text };
    case 'barcode':
      return { ...box, barcode: text === '' ? null : text };
    case 'stock':
    case 'reorderAt':
      if (text !== '' && !/^\d{1,9}$/.test(text)) return 'notANumber';
      return { ...box, [field]: text === '' ? null : Number(text) };
    case 'cost': {
      if (text === '') return { ...box, cost: null };
      const amount = typedAmount(text, box.cost?.currency ?? currency);
      return amount ? { ...box, cost: amount } : 'notAnAmount';
    }
    case 'tare':
    case 'maxGross':
    case 'filling': {
      if (text === '') return (box[field] ?? null) === null ? box : { ...box, [field]: null };
      const mass: Mass | null = measured(text, massUnit(box));
      return mass ? { ...box, [field]: mass } : 'notANumber';
    }
    default: {
      if (text === '') return 'missing';
      const [room, side] = placeOf(field);
      const length: Length | null = measured(text, box[room][side].unit);
      return length ? { ...box, [room]: { ...box[room], [side]: length } } : 'notANumber';
    }
  }
}

/** An amount as it is typed; null where it is none. */
export function typedAmount(text: string, currency: string): Money | null {
  const amount = parseMoney(padded(text, currency), currency);
  return amount.ok ? amount.value : null;
}

/** `0.5` is an amount too. */
function padded(text: string, currency: string): string {
  const [, whole, decimals] = /^(\d+)[.,](\d+)$/.exec(text) ?? [];
  return whole === undefined || decimals === undefined
    ? text
    : `${whole}.${decimals.padEnd(currencyExponent(currency), '0')}`;
}

function measured<U extends LengthUnit | MassUnit>(text: string, unit: U) {
  const number = parseDecimal(text);
  if (!number.ok || number.value.digits < 0) return null;
  try {
    return quantity(number.value.digits, number.value.exponent, unit);
  } catch {
    return null;
  }
}

/** The same numbers in another unit: what was measured was read off that one. */
export function measuredIn(box: Box, unit: LengthUnit): Box {
  const dims = ({ length, width, height }: Box['inner']): Box['inner'] => ({
    length: { ...length, unit },
    width: { ...width, unit },
    height: { ...height, unit },
  });
  return { ...box, inner: dims(box.inner), outer: dims(box.outer) };
}

/** The same weights in another unit. */
export const weighedIn = (box: Box, unit: MassUnit): Box => ({
  ...box,
  tare: box.tare && { ...box.tare, unit },
  maxGross: box.maxGross && { ...box.maxGross, unit },
  ...(box.filling && { filling: { ...box.filling, unit } }),
});

/** A new box beside those of a set, measured and weighed as they are, with an id that none of them has. */
export function newBox(boxes: readonly Box[]): Box {
  const unit = boxes[0]?.inner.length.unit === 'in' ? 'in' : 'mm';
  const sides = unit === 'in' ? [12, 9, 6] : [300, 200, 150];
  const [length, width, height] = sides.map((side) => quantity(side, 0, unit));
  const side = quantity(1, 0, unit);
  const inner = { length: length ?? side, width: width ?? side, height: height ?? side };
  const taken = new Set(boxes.map(({ id }) => id));
  let at = boxes.length + 1;
  while (taken.has(`BOX-${at.toString()}`)) at += 1;
  const id = `BOX-${at.toString()}`;
  const rest = { tare: null, maxGross: null, cost: null, stock: null };
  return { id, name: '', barcode: null, kind: 'box', inner, outer: inner, ...rest };
}
