import type { Sku } from '../ids.ts';
import { money, type Money } from '../money.ts';
import { addRational, toBase, type Mass, type Rational } from '../quantity.ts';

/** Units of one product in a parcel, as far as customs ask of them. */
export interface CustomsItem {
  readonly sku: Sku;
  readonly description: string;
  readonly count: number;
  /** For one unit; null where nobody has said. */
  readonly unitValue: Money | null;
  /** By how much all of them together are cheaper, in minor units of that value; absent for nothing. */
  readonly discount?: number;
  readonly unitWeight: Mass | null;
  /** As filed, with its dots or without; null where nobody has said. */
  readonly hsCode: string | null;
  /** ISO 3166-1 alpha-2, or null. */
  readonly origin: string | null;
  readonly isExportControlled: boolean;
}

/** One line of a declaration: goods of one HS subheading and one origin. */
export interface CustomsLine {
  /** Six digits and more; null where it is missing. */
  readonly hsCode: string | null;
  readonly origin: string | null;
  readonly description: string;
  readonly count: number;
  /** Null where a unit's value or weight is not known. */
  readonly value: Money | null;
  /** Net grams as they stand on the papers: whole, and together the papers' net weight. */
  readonly netGrams: number | null;
}

/** Digits of an HS code without dots and blanks. */
export const hsDigits = (hsCode: string): string => hsCode.replace(/\D/g, '');

/** The exact value of items, what was taken off it as well: the price paid for the goods (WTO Customs Valuation Agreement, article 1); null where one has none or their currencies differ. */
export function valueOf(items: readonly CustomsItem[]): Money | null {
  const currency = items[0]?.unitValue?.currency;
  let minor = 0;
  for (const { unitValue, count, discount = 0 } of items) {
    if (!unitValue || unitValue.currency !== currency) return null;
    minor += unitValue.minor * count - discount;
  }
  return currency === undefined ? null : money(minor, currency);
}

/** The exact net weight of items in nanograms; null where one has none. */
export function netOf(items: readonly CustomsItem[]): Rational | null {
  return items.reduce<Rational | null>((sum, { unitWeight, count }) => {
    if (!sum || !unitWeight) return null;
    const { num, den } = toBase(unitWeight);
    return addRational(sum, { num: num * BigInt(count), den });
  }, ZERO);
}

const ZERO: Rational = { num: 0n, den: 1n };
const NANOGRAMS_IN_GRAM = 1_000_000_000n;

/** Whole grams, down: a net weight never grows above the gross by being written. */
export const wholeGrams = ({ num, den }: Rational): number => Number(num / (den * NANOGRAMS_IN_GRAM));

/**
 * Items as lines of a declaration, in the order they first came: one a six-digit subheading and origin. Weights are whole grams whose sum is
 * that of all items in whole grams: what is left over by rounding down goes to the lines that lost most.
 */
export function customsLines(items: readonly CustomsItem[]): readonly CustomsLine[] {
  const groups = new Map<string, CustomsItem[]>();
  for (const item of items) {
    const key = JSON.stringify([item.hsCode === null ? item.sku : hsDigits(item.hsCode).slice(0, 6), item.origin]);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  const lines = [...groups.values()];
  const grams = shared(lines.map(netOf));
  return lines.map((group, index) => ({
    hsCode: codeOf(group),
    origin: group[0]?.origin ?? null,
    description: [...new Set(group.map(({ description }) => description))].join(', '),
    count: group.reduce((sum, { count }) => sum + count, 0),
    value: valueOf(group),
    netGrams: grams[index] ?? null,
  }));
}

/** As many digits as all codes of a line have in common: a finer code is that of one product only. */
function codeOf(group: readonly CustomsItem[]): string | null {
  const [first, ...others] = group.map(({ hsCode }) => (hsCode === null ? null : hsDigits(hsCode)));
  if (first === null || first === undefined) return null;
  let length = first.length;
  for (const other of others) while (!(other ?? '').startsWith(first.slice(0, length))) length -= 1;
  return first.slice(0, length);
}

/** Whole grams for each weight by the largest remainder, so that they add up to the whole grams of the sum; all null where one weight is not known. */
function shared(weights: readonly (Rational | null)[]): readonly (number | null)[] {
  const known = weights.filter((weight) => weight !== null);
  if (known.length < weights.length) return weights.map((weight) => (weight ? wholeGrams(weight) : null));
  const floors = known.map(wholeGrams);
  const total = wholeGrams(known.reduce(addRational, ZERO));
  const left = total - floors.reduce((sum, grams) => sum + grams, 0);
  const rest = known.map(({ num, den }, index) => ({ index, lost: scaled(num % (den * NANOGRAMS_IN_GRAM), den) }));
  const winners = rest
    .toSorted((a, b) => (a.lost === b.lost ? a.index - b.index : a.lost < b.lost ? 1 : -1))
    .slice(0, left);
  return floors.map((grams, index) => grams + (winners.some((winner) => winner.index === index) ? 1 : 0));
}

/** A part of a gram on one scale for all fractions. */
const scaled = (num: bigint, den: bigint): bigint => (num * 1_000_000n) / den;
