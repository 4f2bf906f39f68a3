import { maximize } from './linear.ts';
import type { Budget, Problem } from './problem.ts';

/**
 * What `parcels` or more boxes cost at least that together have the volume and bear the weight of the order: a linear relaxation with a
 * column for every box and step of its charge. At most `upper`.
 */
export function manyBound(
  { kinds, boxes }: Problem,
  usable: readonly number[],
  parcels: number,
  upper: number,
  budget: Budget,
): number {
  let [weight, volume] = [0, 0];
  for (const kind of kinds) {
    weight += kind.count * kind.weight;
    volume += kind.count * kind.volume;
  }
  const rows: number[][] = [];
  const limits: number[] = [];
  let least = Infinity;
  for (const b of usable) {
    const { charge, volume: room } = boxes[b]!;
    charge.upTo.forEach((upTo, i) => {
      // One box that holds it all alone counts no more than that.
      rows.push([Math.min(room / volume, 1), weight > 0 ? Math.min(upTo / weight, 1) : 1, 1]);
      limits.push(charge.cost[i]!);
      least = Math.min(least, charge.cost[i]!);
    });
  }
  if (least * parcels >= upper) return upper;
  budget.left -= rows.length;
  const optimum = maximize(rows, limits, [1, 1, parcels]);
  return Math.min(upper, Math.ceil((optimum?.value ?? 0) - 1e-6));
}
