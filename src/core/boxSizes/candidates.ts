import type { ParcelClass } from './parcelClasses.ts';
import { holds, type Sides } from './tightBoxes.ts';

/** Parcels of one kind with how many there are. */
export interface CountedClass extends ParcelClass {
  readonly lane: number;
  readonly count: number;
}

/**
 * Inner sides that new boxes may have: those that hold a parcel closely, on the grid. Where there are more than `most`, the grid is made
 * coarser until there are not: every side only grows, so that each parcel still has a box. Those that would hold most parcels closely first.
 */
export function candidateSides(classes: readonly CountedClass[], stepUm: number, most: number): readonly Sides[] {
  for (let step = stepUm; ; step += stepUm) {
    const found = new Map<string, { readonly sides: Sides; count: number }>();
    for (const { tight, count } of classes) {
      for (const [l, w, h] of tight) {
        const sides: Sides = [ceilTo(l, step), ceilTo(w, step), ceilTo(h, step)];
        const key = sides.join(' ');
        const known = found.get(key) ?? { sides, count: 0 };
        known.count += count;
        found.set(key, known);
      }
    }
    if (found.size <= most)
      return [...found.values()]
        .sort((a, b) => b.count - a.count || compareSides(a.sides, b.sides))
        .map(({ sides }) => sides);
  }
}

const ceilTo = (value: number, step: number): number => Math.max(1, Math.ceil(value / step)) * step;
const compareSides = (a: Sides, b: Sides): number => a[0] - b[0] || a[1] - b[1] || a[2] - b[2];

/** True where one of the tight boxes of a parcel goes into these sides. */
export const takesClass = (sides: Sides, { tight }: ParcelClass): boolean => tight.some((box) => holds(sides, box));

/**
 * The smallest sides on the grid that still hold all these parcels, each of which goes into `sides`: what a coarse grid left over is cut
 * off. A parcel that has several tight boxes lies in the one by which the box grows least.
 */
export function cutTo(sides: Sides, parcels: readonly ParcelClass[], stepUm: number): Sides {
  const largestFirst = parcels.toSorted((a, b) => b.weightMg - a.weightMg);
  let cut: Sides = [0, 0, 0];
  for (const { tight } of largestFirst) {
    const grown = tight
      .filter((box) => holds(sides, box))
      .map((box): Sides => [Math.max(cut[0], box[0]), Math.max(cut[1], box[1]), Math.max(cut[2], box[2])])
      .sort((a, b) => a[0] * a[1] * a[2] - b[0] * b[1] * b[2] || compareSides(a, b));
    cut = grown[0] ?? cut;
  }
  const up = (side: number, most: number): number => Math.min(most, ceilTo(side, stepUm));
  return cut[0] === 0 ? sides : [up(cut[0], sides[0]), up(cut[1], sides[1]), up(cut[2], sides[2])];
}
