import type { Sku } from '../ids.ts';
import {
  addRational,
  compareRational,
  exactMass,
  massFromBase,
  toBase,
  type Mass,
  type MassUnit,
  type Rational,
} from '../quantity.ts';
import type { LoadItem } from './loadFlag.ts';
import { lastDigit, weightTolerance, type WeighedItem, type WeighSettings } from './tolerance.ts';

/** What one unit weighs; null where nobody knows. */
export type UnitWeight = (sku: Sku) => Omit<WeighedItem, 'count'>;

/** Units are looked at one by one up to so many; beyond, only what was scanned at once is. */
const UNITS_LOOKED_AT = 24;
const ZERO: Rational = { num: 0n, den: 1n };

const minus = (value: Rational): Rational => ({ num: -value.num, den: value.den });
const sizeOf = (value: Rational): Rational => (value.num < 0n ? minus(value) : value);

/** By how much a load changed, exactly where nine decimals hold it; in the unit of `now`. */
export function massChange(before: Mass, now: Mass): Mass {
  return massOf(addRational(toBase(now), minus(toBase(before))), now.unit);
}
const massOf = (base: Rational, unit: MassUnit): Mass => exactMass(base, unit) ?? massFromBase(base, unit, 9);

/** What these units change a load by, in the scale's unit; null where one of them has no known weight. */
export function weightOf(items: readonly LoadItem[], unit: MassUnit, unitWeight: UnitWeight): Mass | null {
  const { known, unknown } = sumOf(items, unitWeight);
  return unknown === 0 ? massOf(known, unit) : null;
}

/** Known weights with their sign, and how many more units of unknown weight went in than out. */
function sumOf(items: readonly LoadItem[], unitWeight: UnitWeight): { known: Rational; unknown: number } {
  let known = ZERO;
  let unknown = 0;
  for (const { sku, units } of items) {
    const { weight } = unitWeight(sku);
    if (!weight) unknown += units;
    else {
      const { num, den } = toBase(weight);
      known = addRational(known, { num: num * BigInt(units), den });
    }
  }
  return { known, unknown };
}

/** True for a weight that this scale can't tell from an empty one. */
export function isAsEmpty(weight: Mass, settings: WeighSettings): boolean {
  return compareRational(toBase(weight), divisionsOf(weight, settings)) <= 0;
}

const divisionsOf = (weight: Mass, { divisions }: WeighSettings): Rational => {
  const { num, den } = toBase(lastDigit(weight));
  return { num: num * BigInt(divisions), den };
};

/** What units weigh, and how far the site lets them be off. */
interface Judged {
  readonly unitWeight: UnitWeight;
  readonly settings: WeighSettings;
}

interface Load {
  readonly base: Mass;
  readonly weight: Mass;
  /** What was scanned since `base`, in that order. */
  readonly pending: readonly LoadItem[];
  /** What the packer was told to be missing. */
  readonly told: readonly LoadItem[];
  /** Boxes that may have been put under the goods; heeded only where the scale was empty. */
  readonly tares: readonly Mass[];
}

/**
 * Which of the units scanned since `base` do not show in the weight; empty where all do, null where no choice of them says what the
 * scale shows. Looked for in this order: all are there, what was told is missing, one is missing, the ones scanned last are.
 */
export function missingUnits(load: Load, judged: Judged): readonly LoadItem[] | null {
  const { base, weight, pending, told, tares } = load;
  const units = unitsOf(pending);
  const change = addRational(toBase(weight), minus(toBase(base)));
  const bounds = knownBound(units, weight, judged);
  const boxes = isAsEmpty(base, judged.settings) ? [ZERO, ...tares.map(toBase)] : [ZERO];
  for (const box of boxes)
    for (const missing of choices(units, told)) {
      const shown = without(units, missing);
      if (!shown) continue;
      const gap = addRational(change, minus(box));
      if (isShown(gap, shown, weight, bounds, judged)) return joined(missing);
    }
  return null;
}

/**
 * The fewest of these units that can't be among goods of which `mayHold` says whether they may all be there: of what was told to be missing
 * before any other, of the others those scanned last.
 */
export function absentUnits(
  pending: readonly LoadItem[],
  told: readonly LoadItem[],
  mayHold: (goods: readonly LoadItem[]) => boolean,
): readonly LoadItem[] {
  const units = unitsOf(pending);
  for (const absent of [...choices(unitsOf(told), []), ...choices(units, [])]) {
    const there = without(units, absent);
    if (there && mayHold(there)) return joined(absent);
  }
  return pending;
}

/** Never more than half of the lightest unit that may be there or not: else one could stand for the other. */
const knownBound = (units: readonly LoadItem[], weight: Mass, judged: Judged): Rational | null => {
  const tolerance = toleranceOf(units, weight, judged);
  return tolerance && toBase(tolerance);
};

const toleranceOf = (units: readonly LoadItem[], weight: Mass, { unitWeight, settings }: Judged): Mass | null =>
  weightTolerance(
    {
      items: units.flatMap(({ sku, units: count }) => {
        const unit = unitWeight(sku);
        return unit.weight ? [{ ...unit, count: Math.abs(count) }] : [];
      }),
      division: lastDigit(weight),
    },
    settings,
  );

function isShown(
  change: Rational,
  shown: readonly LoadItem[],
  weight: Mass,
  bound: Rational | null,
  judged: Judged,
): boolean {
  const { known, unknown } = sumOf(shown, judged.unitWeight);
  const own = toleranceOf(shown, weight, judged);
  if (!own || !bound) return false;
  const wide = toBase(own);
  const tolerance = compareRational(wide, bound) < 0 ? wide : bound;
  const gap = addRational(change, minus(known));
  // What nobody knows the weight of has to change the load at all.
  if (unknown !== 0)
    return (
      (unknown > 0 ? gap.num > 0n : gap.num < 0n) &&
      compareRational(sizeOf(gap), divisionsOf(weight, judged.settings)) > 0
    );
  return compareRational(sizeOf(gap), tolerance) <= 0;
}

function unitsOf(pending: readonly LoadItem[]): readonly LoadItem[] {
  const total = pending.reduce((sum, { units }) => sum + Math.abs(units), 0);
  if (total > UNITS_LOOKED_AT) return pending;
  return pending.flatMap((item) =>
    Array.from({ length: Math.abs(item.units) }, () => ({ ...item, units: Math.sign(item.units) })),
  );
}

function* choices(units: readonly LoadItem[], told: readonly LoadItem[]): Generator<readonly LoadItem[]> {
  yield [];
  if (told.length > 0) yield unitsOf(told);
  const seen = new Set<string>();
  for (const unit of units.toReversed()) {
    const key = `${unit.lineId} ${String(unit.units)}`;
    if (seen.has(key)) continue;
    seen.add(key);
    yield [unit];
  }
  for (let count = 2; count <= units.length; count += 1) yield units.slice(-count);
}

/** The units without some of them; null where those are not all among them. */
function without(units: readonly LoadItem[], some: readonly LoadItem[]): readonly LoadItem[] | null {
  const left = [...units];
  for (const unit of some) {
    const at = left.findLastIndex(({ lineId, units: count }) => lineId === unit.lineId && count === unit.units);
    if (at < 0) return null;
    left.splice(at, 1);
  }
  return left;
}

/** Neighbours of one line as one item. */
function joined(units: readonly LoadItem[]): readonly LoadItem[] {
  const items: LoadItem[] = [];
  for (const unit of units) {
    const last = items.at(-1);
    if (last?.lineId === unit.lineId) items[items.length - 1] = { ...last, units: last.units + unit.units };
    else items.push(unit);
  }
  return items;
}
