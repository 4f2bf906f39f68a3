import type { BoxSet } from '../../core/carton/boxSet.ts';
import { boundGapPercent, proposedOf } from '../../core/boxSizes/proposal.ts';
import type { Rehearsal } from '../../core/rehearsal/tally.ts';
import type { SizesOutcome } from './sizes.ts';

/** Both sets over the orders held out, without the orders themselves. */
export interface ToldTrial extends Pick<Rehearsal, 'orders' | 'compared' | 'unpriced' | 'today' | 'edited' | 'boxes'> {
  /** Orders left out for want of a size, and those whose working-out broke off. */
  readonly unmeasured: number;
  readonly failed: number;
}

/** One number of sizes as a supervisor is told it. */
export interface ToldSizePoint {
  readonly size: number;
  /** The whole set; today's boxes as they are in force. */
  readonly boxes: BoxSet;
  /** How much dearer it can be at most than the best choice of as many sizes, percent of that. */
  readonly gapPercent: number;
  readonly heldOut: ToldTrial;
}

/** Proposals as a supervisor is told them: sums, so that a thread hands over little. */
export interface ToldSizes extends Omit<SizesOutcome, 'points'> {
  /** The number that is proposed; null where none was tried. */
  readonly proposed: number | null;
  readonly points: readonly ToldSizePoint[];
}

/** Sums up proposals; `today` is the set in force, stock and all. */
export function toldSizes({ points, ...rest }: SizesOutcome, today: BoxSet): ToldSizes {
  const inForce = new Map(today.map((box) => [box.id, box]));
  return {
    ...rest,
    proposed: proposedOf(points)?.size ?? null,
    points: points.map(({ size, boxes, heldOut, ...costs }) => ({
      size,
      boxes: boxes.map((box) => inForce.get(box.id) ?? box),
      gapPercent: boundGapPercent(costs),
      heldOut: toldTrial(heldOut),
    })),
  };
}

const toldTrial = ({ orders, compared, unpriced, today, edited, boxes, unmeasured, failed }: Rehearsal): ToldTrial => ({
  orders,
  compared,
  unpriced,
  today,
  edited,
  boxes,
  unmeasured: unmeasured.reduce((sum, one) => sum + one.orders, 0),
  failed: failed.reduce((sum, one) => sum + one.orders.length, 0),
});
