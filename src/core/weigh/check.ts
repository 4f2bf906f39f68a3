import { addRational, compareRational, exactMass, toBase, type Mass } from '../quantity.ts';
import type { LiveWeight } from './reading.ts';
import { WEIGH_SETTINGS } from './tolerance.ts';

/** What a scale showed for a mass that is known. Station and scale only compare: a scale that is legal for trade is adjusted by its service. */
export interface ScaleVerdict {
  readonly known: Mass;
  readonly shown: Mass;
  /** Shown less known, exact, in the scale's unit. */
  readonly difference: Mass;
  /** How far it may be off on either side. */
  readonly allowed: Mass;
  readonly isWithin: boolean;
}

/** How far a check has come: `empty` until the scale showed a steady zero, then `load`. */
export interface ScaleCheck {
  readonly step: 'empty' | 'load';
  readonly live: LiveWeight;
  readonly known: Mass | null;
  /** In how many of its last digit the scale counts: 1, 2, 5, ... */
  readonly division: number;
  /** What it shows for the known mass just now; null while it moves, is empty, or the mass is not said. */
  readonly verdict: ScaleVerdict | null;
}

export type ScaleCheckInput =
  | { readonly kind: 'live'; readonly live: LiveWeight }
  | { readonly kind: 'known'; readonly known: Mass | null; readonly division: number };

/** Before anything was seen of the scale. */
export const NO_CHECK: ScaleCheck = {
  step: 'empty',
  live: { state: 'silent' },
  known: null,
  division: 1,
  verdict: null,
};

/**
 * Folds what a scale shows and what a person says of the mass into a check: first a steady zero, then the mass. A scale that went away or
 * was silent begins anew: nobody knows what happened to it meanwhile.
 */
export function checkFold(check: ScaleCheck, input: ScaleCheckInput): ScaleCheck {
  const next =
    input.kind === 'live' ? { ...check, live: input.live, step: stepOf(check, input.live) } : { ...check, ...input };
  const { step, live, known, division } = next;
  return { step, live, known, division, verdict: step === 'load' ? verdictOf(live, known, division) : null };
}

function stepOf({ step }: ScaleCheck, live: LiveWeight): ScaleCheck['step'] {
  if (live.state === 'gone' || live.state === 'silent') return 'empty';
  return live.state === 'steady' && live.weight.digits === 0 ? 'load' : step;
}

function verdictOf(live: LiveWeight, known: Mass | null, division: number): ScaleVerdict | null {
  if (live.state !== 'steady' || live.weight.digits <= 0 || known === null) return null;
  return judgeCheck(known, live.weight, division);
}

/**
 * Compares what a scale shows with a known mass, exactly; as far off as `divisions` of the scale's divisions is still within. Null when the
 * difference can't be written with nine decimals of the scale's unit.
 */
export function judgeCheck(
  known: Mass,
  shown: Mass,
  division: number,
  divisions: number = WEIGH_SETTINGS.divisions,
): ScaleVerdict | null {
  const base = toBase(known);
  const gap = addRational(toBase(shown), { num: -base.num, den: base.den });
  const difference = exactMass(gap, shown.unit);
  if (difference === null) return null;
  const allowed: Mass = { digits: division * divisions, exponent: shown.exponent, unit: shown.unit };
  const size = { num: gap.num < 0n ? -gap.num : gap.num, den: gap.den };
  return { known, shown, difference, allowed, isWithin: compareRational(size, toBase(allowed)) <= 0 };
}
