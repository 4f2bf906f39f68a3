import type { Instant } from '../time.ts';

/** How often a carrier may be asked over the network. */
export interface CallLimit {
  readonly perMinute: number;
}

/** What is left of a call limit: a bucket of tokens that fills by time. Plain data, so that it can be kept and shared by a site. */
export interface CallBudget {
  /** Tokens times the milliseconds of a minute: whole numbers, so that nothing is lost to rounding. */
  readonly filled: number;
  readonly at: Instant;
}

/** Whether calls may be made, and when if not. */
export interface CallAnswer {
  readonly budget: CallBudget;
  /** Calls granted now: as many as were asked for, or fewer. */
  readonly granted: number;
  /** Milliseconds until the next call may be asked for; 0 when all were granted. */
  readonly waitMs: number;
}

const MINUTE = 60_000;

// A full bucket and what flows in during a minute together are the limit: no minute, wherever it begins, holds more calls.
const burstOf = ({ perMinute }: CallLimit): number => Math.max(1, Math.floor(perMinute / 4));
const inflowOf = (limit: CallLimit): number => Math.max(1, limit.perMinute - burstOf(limit));

/** A full budget. `perMinute` is at least 2. */
export const fullBudget = (limit: CallLimit, now: Instant): CallBudget => ({
  filled: burstOf(limit) * MINUTE,
  at: now,
});

/**
 * Asks for calls at a moment. In no 60 seconds are more than `perMinute` granted. A clock that was set back adds nothing and takes nothing;
 * one that leapt ahead fills the bucket, never more.
 */
export function takeCalls(budget: CallBudget, wanted: number, limit: CallLimit, now: Instant): CallAnswer {
  const elapsed = Math.min(Math.max(0, now - budget.at), MINUTE);
  const filled = Math.min(burstOf(limit) * MINUTE, budget.filled + elapsed * inflowOf(limit));
  const granted = Math.min(wanted, Math.floor(filled / MINUTE));
  const left = filled - granted * MINUTE;
  const waitMs = granted < wanted ? Math.ceil((MINUTE - (left % MINUTE)) / inflowOf(limit)) : 0;
  return { budget: { filled: left, at: now }, granted, waitMs };
}

/** Calls that buying a label may need at once: they are never spent on what can wait. */
const KEPT_FOR_LABELS = 4;

/**
 * Asks for one call that can wait. It is granted only while enough are left at that moment to buy a label without waiting; a budget too small
 * for both grants none. It never says when: whoever can wait asks again later.
 */
export function takeSpareCall(budget: CallBudget, limit: CallLimit, now: Instant): CallAnswer {
  const most = takeCalls(budget, KEPT_FOR_LABELS + 1, limit, now);
  return most.granted > KEPT_FOR_LABELS ? takeCalls(budget, 1, limit, now) : { budget, granted: 0, waitMs: 0 };
}
