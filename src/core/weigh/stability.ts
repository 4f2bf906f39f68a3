import type { Instant } from '../time.ts';
import { compareRational, toBase, type Mass } from '../quantity.ts';
import type { LiveWeight, ScaleReading } from './reading.ts';

/** A scale that has said nothing for so long is silent; its last weight is no longer shown. */
export const STALE_AFTER_MS = 2000;

/** What is known of a scale: what to show, and when it last said something about its load. */
export interface ScaleState {
  readonly live: LiveWeight;
  readonly heardAt: Instant | null;
}

export type ScaleInput =
  | { readonly kind: 'connected' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'reading'; readonly reading: ScaleReading; readonly at: Instant }
  /** The clock moved on; asked for a few times a second. */
  | { readonly kind: 'tick'; readonly at: Instant };

/** Before the first connection. */
export const NO_SCALE: ScaleState = { live: { state: 'gone' }, heardAt: null };

/**
 * Folds a scale's answers and the clock into what the bench shows. Only a weight that the scale itself marks stable is steady; an answer
 * without a weight clears the shown one; silence for `STALE_AFTER_MS` shows as silence, never as the last weight or as zero.
 */
export function scaleFold(state: ScaleState, input: ScaleInput): ScaleState {
  switch (input.kind) {
    case 'connected':
      return state.live.state === 'gone' ? { live: { state: 'silent' }, heardAt: null } : state;
    case 'gone':
      return NO_SCALE;
    case 'tick':
      return tick(state, input.at);
    case 'reading':
      return isAboutLoad(input.reading) ? { live: liveOf(input.reading, input.at), heardAt: input.at } : state;
  }
}

// An acknowledgement, an identity, a refused command or a stored tare says nothing about what lies on the scale.
const isAboutLoad = (reading: ScaleReading): boolean =>
  (reading.kind === 'weight' || reading.kind === 'status') && !(reading.mode === 'tare' && reading.value !== null);

function tick(state: ScaleState, at: Instant): ScaleState {
  if (state.heardAt === null) return state;
  // A clock set back must not keep an old weight alive: the wait begins anew from now.
  if (at < state.heardAt) return { ...state, heardAt: at };
  return at - state.heardAt > STALE_AFTER_MS ? { live: { state: 'silent' }, heardAt: null } : state;
}

function liveOf(reading: ScaleReading, at: Instant): LiveWeight {
  if (reading.isZeroError) return { state: 'zeroError', at };
  if (reading.isOverload) return { state: 'over', at };
  if (reading.isUnderload) return { state: 'under', at };
  // A tare left from the last parcel: a net weight would be frozen as the gross one.
  if (reading.mode === 'net') return { state: 'net', at };
  const { value } = reading;
  if (!value?.unit) return { state: 'moving', at };
  const weight = { digits: value.digits, exponent: value.exponent, unit: value.unit };
  if (reading.isStable !== true) return { state: 'moving', at, weight };
  return { state: 'steady', weight, isZero: reading.isAtZero === true || value.digits === 0, at, frame: reading.frame };
}

/** The weight last captured while nothing else was put down since, or null: then the next steady weight may count. */
export type CapturedLoad = Mass | null;

/**
 * What still lies on the scale of the last capture: it stands until zero, motion, an off-range load or a clearly changed weight was seen,
 * so that parcel A's weight can't leak into parcel B. A dropped cable proves nothing. A drift of a few last digits is the same parcel.
 */
export function placedFold(captured: CapturedLoad, live: LiveWeight): CapturedLoad {
  if (captured === null || live.state === 'gone' || live.state === 'silent') return captured;
  return live.state === 'steady' && !live.isZero && isSameLoad(captured, live.weight) ? captured : null;
}

// Ten last digits are two divisions of a scale that counts in fives, the coarsest usual one.
const DRIFT_DIGITS = 10;

function isSameLoad(a: Mass, b: Mass): boolean {
  const [left, right] = [toBase(a), toBase(b)];
  const drift = toBase({ digits: DRIFT_DIGITS, exponent: Math.max(a.exponent, b.exponent), unit: b.unit });
  const difference = { num: left.num * right.den - right.num * left.den, den: left.den * right.den };
  return (
    compareRational({ num: difference.num < 0n ? -difference.num : difference.num, den: difference.den }, drift) <= 0
  );
}

/** The weight that may be captured now: steady, more than zero, and put down since the last capture; else null. */
export const capturable = (captured: CapturedLoad, live: LiveWeight): Mass | null =>
  live.state === 'steady' && !live.isZero && live.weight.digits > 0 && placedFold(captured, live) === null
    ? live.weight
    : null;
