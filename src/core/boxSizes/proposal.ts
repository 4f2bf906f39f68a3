import type { BoxSet } from '../carton/boxSet.ts';
import type { SetTotals } from '../rehearsal/tally.ts';
import type { SizeGrid } from './boardModel.ts';
import { isSpecial } from './boxCosts.ts';

/** What of a number of sizes decides whether it is proposed: its set over the orders held out. */
interface TriedSizes {
  readonly heldOut: { readonly edited: Pick<SetTotals, 'minor' | 'unpackable'> };
}

/** How much dearer than the cheapest number of sizes the proposed one may be on the orders held out: a size fewer is worth that. */
const KNEE = 0.005;

/** The smallest number of sizes that is nearly as cheap as any on the orders held out; null where none was tried. */
export function proposedOf<Point extends TriedSizes>(points: readonly Point[]): Point | null {
  const unpackable = Math.min(...points.map(({ heldOut }) => heldOut.edited.unpackable));
  // Sums are of the orders that both sets take: a set that leaves orders out must not look cheap.
  const whole = points.filter(({ heldOut }) => heldOut.edited.unpackable === unpackable);
  const least = Math.min(...whole.map(({ heldOut }) => heldOut.edited.minor));
  return whole.find(({ heldOut }) => heldOut.edited.minor <= least * (1 + KNEE)) ?? null;
}

/** Percent of the bound by which a choice can be dearer than the best one of its candidates. */
export const boundGapPercent = ({
  fittedMinor,
  lowerBoundMinor,
}: {
  readonly fittedMinor: number;
  readonly lowerBoundMinor: number;
}): number => (lowerBoundMinor === 0 ? 0 : (100 * (fittedMinor - lowerBoundMinor)) / lowerBoundMinor);

/** The grid that suits boxes as today's are measured. */
export const gridLike = (today: BoxSet): SizeGrid =>
  today.some(({ inner: { length } }) => length.unit === 'in' || length.unit === 'ft') ? '0.25in' : '5mm';

/** Boxes whose number is chosen: without mailers, tubes, customers' boxes and those of some channels or carriers. */
export const ordinaryBoxes = (boxes: BoxSet): BoxSet => boxes.filter((box) => !isSpecial(box));

/**
 * A draft with the proposed sizes: its ordinary boxes are the proposed ones, each as the draft has it where it does. What does not count
 * stays as it is in the draft. Taken twice it is the same, and another proposal takes the place of the first.
 */
export function withSizes(draft: BoxSet, proposed: BoxSet): BoxSet {
  const sizes = ordinaryBoxes(proposed);
  const wanted = new Set(sizes.map(({ id }) => id));
  const kept = draft.filter((box) => isSpecial(box) || wanted.has(box.id));
  const known = new Set(kept.map(({ id }) => id));
  return [...kept, ...sizes.filter(({ id }) => !known.has(id))];
}
