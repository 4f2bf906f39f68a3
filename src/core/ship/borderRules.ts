import type { Money } from '../money.ts';
import type { Mass, Rational } from '../quantity.ts';
import type { LocalDate } from '../time.ts';
import { holdsOn, type Span } from './figures.ts';

/** A figure as its table states it. */
export type Figure =
  | { readonly kind: 'money'; readonly money: Money }
  | { readonly kind: 'mass'; readonly mass: Mass }
  | { readonly kind: 'number'; readonly number: Rational }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'yes'; readonly isYes: boolean };

interface Sourced extends Span {
  readonly line: number;
  readonly source: string;
  /** False where nobody has confirmed it: shown in the trace. */
  readonly isConfirmed: boolean;
}

/** Figures of the customs table; `xdr` is what one special drawing right is worth. */
export const CUSTOMS_FIGURES = [
  'cn22Limit',
  'cn22Weight',
  'cn22Lines',
  'hsDigits',
  'xdr',
  'invoiceCopies',
  'filingOver',
  'filingExempt',
  'filingNever',
  'form',
  'dataNeeded',
  'dutyPrepaid',
  'dutyPerLine',
  'dutyUpTo',
  'iossUpTo',
  'blocked',
] as const;
/** A customs rule from one area to another, `*` for all that have none of their own. */
export interface CustomsRow extends Sourced {
  readonly origin: string;
  readonly destination: string;
  readonly figure: (typeof CUSTOMS_FIGURES)[number];
  readonly value: Figure;
}

/** Goods that rules speak of besides UN numbers. */
export const GOODS_NAMES = [
  'battery',
  'limitedQuantity',
  'flammableLiquid',
  'aerosol',
  'dryIce',
  'ageChecked',
] as const;
/** By air, in international mail, or however it goes. */
export const GOODS_WAYS = ['air', 'mail', 'any'] as const;
export const GOODS_FIGURES = [
  'forbidden',
  'mostBatteryWh',
  'mostCellWh',
  'mostBatteryLithium',
  'mostCellLithium',
  'freeCells',
  'freeBatteries',
  'freePackages',
  'mostSpares',
  'mostNet',
  'mark',
  'adultSignature',
] as const;
/** A rule for goods: a UN number, or one of `GOODS_NAMES`. */
export interface GoodsRow extends Sourced {
  readonly goods: string;
  readonly way: (typeof GOODS_WAYS)[number];
  readonly figure: (typeof GOODS_FIGURES)[number];
  readonly value: Figure;
}

export const REACHES = ['domestic', 'abroad', '*'] as const;
export const TRAVELS = ['road', 'air'] as const;
/** What a service wants for customs: a post's forms for letters or for parcels, or an invoice. */
export const CARRIAGE_PAPERS = ['letter', 'parcel', 'express'] as const;
/** How a service carries, `*` for services and carriers that have no row of their own. */
export interface CarriageRow extends Sourced {
  readonly carrier: string;
  readonly service: string;
  readonly reach: (typeof REACHES)[number];
  readonly travels: (typeof TRAVELS)[number];
  readonly papers: (typeof CARRIAGE_PAPERS)[number];
  readonly hasAdultSignature: boolean;
}

/** Rules for what crosses a border or is dangerous: data with dates and sources, never constants. */
export interface BorderRules {
  readonly customs: readonly CustomsRow[];
  readonly goods: readonly GoodsRow[];
  readonly carriage: readonly CarriageRow[];
}

/** The customs rule for a figure on a day: the one that names the places most closely, the destination before the origin. `from` and `to` are areas with the country behind. */
export function customsRule(
  rules: BorderRules,
  figure: CustomsRow['figure'],
  places: { readonly from: readonly string[]; readonly to: readonly string[] },
  day: LocalDate,
): CustomsRow | null {
  const rank = (named: string, own: readonly string[]): number => {
    const at = own.indexOf(named);
    return at >= 0 ? at : named === '*' ? own.length : -1;
  };
  const [found] = rules.customs
    .filter((row) => row.figure === figure && holdsOn(row, day))
    .map((row) => ({ row, to: rank(row.destination, places.to), from: rank(row.origin, places.from) }))
    .filter(({ to, from }) => to >= 0 && from >= 0)
    .toSorted((a, b) => a.to - b.to || a.from - b.from);
  return found?.row ?? null;
}

/** The rules for goods on a day that hold for one of these ways. */
export const goodsRules = (
  rules: BorderRules,
  goods: string,
  figure: GoodsRow['figure'],
  ways: readonly GoodsRow['way'][],
  day: LocalDate,
): readonly GoodsRow[] =>
  rules.goods.filter(
    (row) => row.goods === goods && row.figure === figure && ways.includes(row.way) && holdsOn(row, day),
  );

/** How a service carries a parcel on a day: by the row that names carrier, service and reach most closely; null where no row speaks of it. */
export function carriageOf(
  rules: BorderRules,
  { carrier, service, isAbroad }: { readonly carrier: string; readonly service: string; readonly isAbroad: boolean },
  day: LocalDate,
): CarriageRow | null {
  const width = (row: CarriageRow): number =>
    (row.carrier === '*' ? 4 : 0) + (row.service === '*' ? 2 : 0) + (row.reach === '*' ? 1 : 0);
  const [found] = rules.carriage
    .filter(
      (row) =>
        [carrier, '*'].includes(row.carrier) &&
        [service, '*'].includes(row.service) &&
        [isAbroad ? 'abroad' : 'domestic', '*'].includes(row.reach) &&
        holdsOn(row, day),
    )
    .toSorted((a, b) => width(a) - width(b));
  return found ?? null;
}
