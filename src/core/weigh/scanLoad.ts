import { compareRational, toBase, type Mass } from '../quantity.ts';
import { absentUnits, isAsEmpty, massChange, missingUnits, weightOf, type UnitWeight } from './explainLoad.ts';
import { areSameItems, type LoadFault, type LoadFlag, type LoadItem } from './loadFlag.ts';
import type { LiveWeight } from './reading.ts';
import { lastDigit, weightTolerance, type WeighSettings } from './tolerance.ts';

/** A weight counts once it stood so long: a hand sets things down in steps. Milliseconds. */
export const LOAD_SETTLE_MS = 300;
/** What disagrees is told once scans and scale rested so long: a packer who goes on is never stopped for it. Milliseconds. */
export const LOAD_FLAG_MS = 2500;

/** What lies on the scale against what was scanned, order by order. Times are of a clock that only goes on. */
export interface ScanLoad {
  /** Units of each line that were scanned. */
  readonly packed: readonly LoadItem[];
  /** The weight that agreed last; null before the first. */
  readonly base: Mass | null;
  /** What lay there before that, until something agreed: the first item may be put on before its scan. */
  readonly earlier: Mass | null;
  /** What was scanned since, and does not show yet. */
  readonly pending: readonly LoadItem[];
  /** The load was lifted or the scale was gone: what comes back may stand in another box. */
  readonly isAway: boolean;
  /** The steady weight and since when it stands, give or take what a scale drifts. */
  readonly standing: { readonly weight: Mass; readonly first: Mass; readonly since: number } | null;
  /** When something was scanned or done last. */
  readonly actedAt: number;
  /** Nothing is left to scan: box and padding may come now, and nobody asks what they are. */
  readonly isComplete: boolean;
  /** The packer has something else to see to first. */
  readonly isHeld: boolean;
  readonly flag: LoadFlag | null;
}

export type ScanLoadInput =
  | {
      readonly kind: 'scanned';
      readonly packed: readonly LoadItem[];
      readonly isComplete: boolean;
      readonly isHeld: boolean;
    }
  | { readonly kind: 'live'; readonly live: LiveWeight }
  /** A person says that all is right as it lies there. */
  | { readonly kind: 'accepted' }
  | { readonly kind: 'tick' };

/** What is known of weights. */
export interface LoadFacts {
  readonly unitWeight: UnitWeight;
  /** Boxes that may be put under the goods when the scale was empty at first. */
  readonly tares: readonly Mass[];
  /** How far the site lets weights be off. */
  readonly settings: WeighSettings;
}

/**
 * An order that is begun, or taken up again with what was scanned and told before. What stands on the scale is known, but not what it is:
 * `standing` may be handed over from the order before.
 */
export const startLoad = (
  packed: readonly LoadItem[],
  flag: LoadFlag | null,
  standing: ScanLoad['standing'],
  at: number,
): ScanLoad => ({
  packed,
  base: null,
  earlier: null,
  pending: flag?.items ?? [],
  isAway: true,
  standing,
  actedAt: at,
  isComplete: false,
  isHeld: false,
  flag,
});

/**
 * Folds scans and what the scale shows: each scan must add what its units weigh, each unit taken out must come off. Scans are never
 * refused; what disagrees once all rested is `flag`, and is gone when the scale agrees. What a scale drifts while nothing is due is followed.
 */
export function loadFold(state: ScanLoad, input: ScanLoadInput, at: number, facts: LoadFacts): ScanLoad {
  return judged(heard(state, input, at, facts), at, facts);
}

/** In how many milliseconds time alone may change the verdict; null where it can't. */
export function loadDue({ standing, actedAt }: ScanLoad, at: number): number | null {
  if (!standing) return null;
  const due = [standing.since + LOAD_SETTLE_MS, Math.max(standing.since, actedAt) + LOAD_FLAG_MS].filter(
    (moment) => moment > at,
  );
  return due.length > 0 ? Math.min(...due) - at : null;
}

function heard(state: ScanLoad, input: ScanLoadInput, at: number, { settings }: LoadFacts): ScanLoad {
  switch (input.kind) {
    case 'scanned': {
      const { packed, isComplete, isHeld } = input;
      const from = isBefore(state) && state.standing ? begun(state, state.standing.weight, settings) : state;
      const pending = changes(state.packed, packed).reduce(withChange, from.pending);
      return { ...from, packed, isComplete, isHeld, pending, actedAt: at };
    }
    case 'accepted': {
      const base = state.standing?.weight ?? state.base;
      return { ...state, base, pending: [], isAway: state.standing === null, flag: null, actedAt: at };
    }
    case 'live':
      return shown(state, input.live, at, settings);
    case 'tick':
      return state;
  }
}

const isNone = (items: readonly LoadItem[]): boolean => items.every(({ units }) => units === 0);

function shown(state: ScanLoad, live: LiveWeight, at: number, settings: WeighSettings): ScanLoad {
  switch (live.state) {
    case 'steady': {
      const { weight } = live;
      const before = state.standing;
      const stands = before !== null && isDrift(before.first, weight, settings);
      const standing = stands ? { ...before, weight } : { weight, first: weight, since: at };
      return { ...state, standing, isAway: state.isAway || isLifted(state, weight, settings) };
    }
    case 'moving':
      return {
        ...state,
        standing: null,
        isAway: state.isAway || (live.weight !== undefined && isLifted(state, live.weight, settings)),
      };
    case 'over':
      return { ...state, standing: null };
    // Whatever is done to a scale meanwhile, to its tare or to its zero, nobody knows.
    default:
      return { ...state, standing: null, isAway: true };
  }
}

const isLifted = ({ base }: ScanLoad, weight: Mass, settings: WeighSettings): boolean =>
  base !== null && !isAsEmpty(base, settings) && isAsEmpty(weight, settings);

function isDrift(before: Mass, now: Mass, { divisions }: WeighSettings): boolean {
  const change = toBase(massChange(before, now));
  const { num, den } = toBase(lastDigit(now));
  return (
    compareRational(
      { num: change.num < 0n ? -change.num : change.num, den: change.den },
      { num: num * BigInt(divisions), den },
    ) <= 0
  );
}

function changes(before: readonly LoadItem[], now: readonly LoadItem[]): readonly LoadItem[] {
  const counts = new Map(before.map(({ lineId, units }) => [lineId, units]));
  return now.flatMap((item) => {
    const units = item.units - (counts.get(item.lineId) ?? 0);
    return units === 0 ? [] : [{ ...item, units }];
  });
}

/** What is taken back before it shows was never due. */
function withChange(pending: readonly LoadItem[], change: LoadItem): readonly LoadItem[] {
  let left = change.units;
  const kept: LoadItem[] = [];
  for (const item of pending.toReversed()) {
    const isOpposite = item.lineId === change.lineId && Math.sign(item.units) === -Math.sign(left);
    const taken = isOpposite ? Math.sign(left) * Math.min(Math.abs(left), Math.abs(item.units)) : 0;
    left -= taken;
    if (item.units + taken !== 0) kept.unshift({ ...item, units: item.units + taken });
  }
  return left === 0 ? kept : [...kept, { ...change, units: left }];
}

function judged(before: ScanLoad, at: number, facts: LoadFacts): ScanLoad {
  const { standing, flag } = before;
  if (!standing || at - standing.since < LOAD_SETTLE_MS) return before;
  const { weight } = standing;
  if (isBefore(before)) return begun(before, weight, facts.settings);
  // Nothing of the order was on the scale yet: from an empty one it begins anew.
  const isFresh = before.isAway && isNothingOn(before) && isAsEmpty(weight, facts.settings);
  const state = isFresh ? { ...before, base: weight, isAway: false } : before;
  const { base } = state;
  const told = flag?.items ?? [];
  const missing = base && missingUnits({ base, weight, pending: state.pending, told, tares: facts.tares }, facts);
  if (missing?.length === 0 || isEarlier(state, weight, facts)) return agreed(state, weight);
  if (missing && isLess(missing, state.pending)) return partly(state, weight, missing);
  const isRested = at - Math.max(standing.since, state.actedAt) >= LOAD_FLAG_MS && !state.isHeld;
  if (missing) return isRested ? flagged(state, notThere(missing), missing, weight, facts) : state;
  if (state.isAway || isOnUnknown(state, facts)) return returned(state, weight, isRested, facts);
  if (state.isComplete && state.pending.length === 0 && flag === null) return agreed(state, weight);
  return isRested ? flagged(state, otherwise(state, weight), state.pending, weight, facts) : state;
}

const isBefore = ({ packed, pending }: ScanLoad): boolean => isNone(packed) && pending.length === 0;

/** Before the first scan whatever lies there is where it begins: the last parcel, the box, or nothing. */
const begun = (state: ScanLoad, weight: Mass, settings: WeighSettings): ScanLoad => ({
  ...agreed(state, weight),
  earlier: state.base && isDrift(state.base, weight, settings) ? state.earlier : state.base,
});

/** The first items were put on before they were scanned: what is due lies there already. */
function isEarlier(state: ScanLoad, weight: Mass, facts: LoadFacts): boolean {
  const { earlier, base, pending } = state;
  if (!earlier || !base || !isNothingOn(state)) return false;
  const isWhole = (items: readonly LoadItem[], now: Mass, boxes: readonly Mass[]): boolean =>
    missingUnits({ base: earlier, weight: now, pending: items, told: [], tares: boxes }, facts)?.length === 0;
  // A box that weighs what the item does is a box.
  return !isWhole([], base, facts.tares) && isWhole(pending, weight, []);
}

const agreed = (state: ScanLoad, weight: Mass): ScanLoad => ({
  ...state,
  base: weight,
  earlier: null,
  pending: [],
  isAway: false,
  flag: null,
});

const count = (items: readonly LoadItem[]): number => items.reduce((sum, { units }) => sum + Math.abs(units), 0);
const isNothingOn = ({ packed, pending }: ScanLoad): boolean => count(packed) === count(pending);
const isLess = (some: readonly LoadItem[], all: readonly LoadItem[]): boolean => count(some) < count(all);

/** The order's first items came before a weight was seen, or from an empty scale: nobody knows what box they are put in. */
const isOnUnknown = (state: ScanLoad, { settings }: LoadFacts): boolean =>
  isNothingOn(state) && (state.base === null || isAsEmpty(state.base, settings));

/** Some of it shows: the rest is what is due from here. What was told stands while just that is missing. */
function partly(state: ScanLoad, weight: Mass, missing: readonly LoadItem[]): ScanLoad {
  const isTold = state.flag !== null && areSameItems(state.flag.items, missing);
  return { ...state, base: weight, pending: missing, isAway: false, flag: isTold ? state.flag : null };
}

const notThere = (missing: readonly LoadItem[]): LoadFault =>
  missing.every(({ units }) => units < 0) ? 'notTakenOff' : 'notAdded';

function otherwise({ base, pending }: ScanLoad, weight: Mass): LoadFault {
  const isMore = base !== null && compareRational(toBase(weight), toBase(base)) > 0;
  if (!isMore) return 'takenOff';
  return pending.length === 0 ? 'notScanned' : 'otherAdded';
}

/**
 * A load that comes back otherwise than it went: in another box, if it weighs what the goods do at least. What was told before is still
 * due, unless it is all there is; what else was scanned meanwhile went in while it was away.
 */
function returned(state: ScanLoad, weight: Mass, isRested: boolean, facts: LoadFacts): ScanLoad {
  if (isAsEmpty(weight, facts.settings)) {
    const isDue = isRested && state.pending.length > 0;
    return isDue ? flagged(state, notThere(state.pending), state.pending, weight, facts) : state;
  }
  const told = isNothingOn(state) ? [] : (state.flag?.items ?? []);
  const due = told.filter(({ units }) => units > 0);
  const there = due.reduce((items, item) => withChange(items, { ...item, units: -item.units }), state.packed);
  if (!holds(weight, there, facts)) {
    if (!isRested) return state;
    if (!isOnUnknown(state, facts)) return flagged(state, 'takenOff', state.pending, weight, facts);
    // Nothing can have been taken off: some of it was never put on.
    const absent = absentUnits(state.pending, state.flag?.items ?? [], (goods) => holds(weight, goods, facts));
    return flagged({ ...state, base: null, isAway: true }, 'notAdded', absent, weight, facts);
  }
  const flag = told.length > 0 ? state.flag : null;
  return { ...state, base: weight, pending: told, isAway: false, flag };
}

/** True where goods of this weight may be in it; units of unknown weight may weigh nothing. */
function holds(weight: Mass, goods: readonly LoadItem[], { unitWeight, settings }: LoadFacts): boolean {
  const known = goods.filter(({ sku, units }) => units > 0 && unitWeight(sku).weight !== null);
  const least = weightOf(known, weight.unit, unitWeight);
  const items = known.map(({ sku, units }) => ({ ...unitWeight(sku), count: units }));
  const tolerance = weightTolerance({ items, division: lastDigit(weight) }, settings);
  if (!least || !tolerance) return true;
  const [of, allowed] = [toBase(least), toBase(tolerance)];
  const low = { num: of.num * allowed.den - allowed.num * of.den, den: of.den * allowed.den };
  return compareRational(toBase(weight), low) >= 0;
}

function flagged(
  state: ScanLoad,
  fault: LoadFault,
  items: readonly LoadItem[],
  weight: Mass,
  facts: LoadFacts,
): ScanLoad {
  if (state.flag?.fault === fault && areSameItems(state.flag.items, items)) return state;
  const expected = weightOf(items, weight.unit, facts.unitWeight);
  const found = state.base && !state.isAway ? massChange(state.base, weight) : null;
  return { ...state, flag: { fault, items, expected, found } };
}
