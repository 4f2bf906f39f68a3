import type { PrintProof } from '../../core/ship/parcel.ts';
import type { PrintOutcome } from '../../station/ports.ts';
import type { Odometer } from './language.ts';

/** What is known of a job that was sent. */
export interface SentJob {
  /** Labels it asks for; null when its bytes don't say. */
  readonly labels: number | null;
  /** The mark that proves it; null when there is none. */
  readonly mark: string | null;
  /** The counter before the first byte; null when it could not be read. */
  readonly before: Odometer | null;
  /** Length of a label in inches; null when unknown. */
  readonly labelInches: number | null;
}

/** How a sent job ended, as far as the printer tells. */
export type Verdict =
  | { readonly kind: 'printed'; readonly proof: PrintProof }
  | { readonly kind: 'failed'; readonly reason: string; readonly printedSome: boolean }
  | { readonly kind: 'uncertain'; readonly reason: string };

const INCHES = { inch: 1, cm: 1 / 2.54 } as const;
// A counter of length is rounded: shorter ways than this prove nothing.
const LEAST_INCHES = 2;

/** Labels a printer put out between two readings; null when they don't say, as when a counter went back. */
export function labelsBetween(before: Odometer, after: Odometer, labelInches: number | null): number | null {
  const moved = after.value - before.value;
  if (before.unit !== after.unit || moved < 0) return null;
  if (before.unit === 'label') return moved;
  if (labelInches === null || labelInches < LEAST_INCHES) return null;
  return Math.round((moved * INCHES[before.unit]) / labelInches);
}

/**
 * What two readings say about a job behind which the link was lost, once nothing is left in the printer. That nothing moved counts only
 * for a counter that was seen to move: one that stands still for ever would call every label lost.
 */
export function judge(job: SentJob, after: Odometer | null, counterMoves: boolean): Verdict {
  const unsure: Verdict = { kind: 'uncertain', reason: 'lost' };
  const out = job.before === null || after === null ? null : labelsBetween(job.before, after, job.labelInches);
  if (out === null) return unsure;
  if (out === 0) return counterMoves ? { kind: 'failed', reason: 'lost', printedSome: false } : unsure;
  if (job.labels === null || out > job.labels) return unsure;
  return out === job.labels
    ? { kind: 'printed', proof: 'printed' }
    : { kind: 'failed', reason: 'lost', printedSome: true };
}

/** The outcome as the station is told it. */
export function outcomeOf(verdict: Verdict): PrintOutcome {
  if (verdict.kind === 'printed') return verdict;
  const { kind, reason } = verdict;
  // What came out in part is for a person to look at.
  return kind === 'failed' && !verdict.printedSome ? { kind, reason } : { kind: 'uncertain', reason };
}
