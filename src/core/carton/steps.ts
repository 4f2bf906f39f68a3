import { floorRational, inUnit, type Length } from '../quantity.ts';
import type { Sku } from '../ids.ts';
import type { Placement } from './place.ts';

/** How a unit lies, by which of its own sides stands up: the smallest (`flat`), its height (`upright`), another, or not known. */
export const POSES = ['flat', 'upright', 'onSide', 'unknown'] as const;
export type Pose = (typeof POSES)[number];

/** A product's own sides; null where one was never measured. */
export interface OwnSides {
  readonly length: Length | null;
  readonly width: Length | null;
  readonly height: Length | null;
}

/** One thing to do at the box: units of one product that go in one after another on one level, lying alike. */
export interface PackingStep {
  /** From 1, in packing order. */
  readonly number: number;
  readonly sku: Sku;
  /** Units, those of a stack or a bag counted one by one. */
  readonly count: number;
  readonly pose: Pose;
  /** 1 on the floor of the box; see `layersOf`. */
  readonly layer: number;
  /** Indexes of its placements. */
  readonly placements: readonly number[];
}

/**
 * Placements in packing order as the steps a person follows: consecutive units of one product that lie alike on one level, side by
 * side or not. Every placement is in exactly one step and the order is kept.
 */
export function packingSteps(
  placements: readonly Placement[],
  sidesOf: (sku: Sku) => OwnSides | null,
): readonly PackingStep[] {
  const layers = layersOf(placements);
  const groups: { readonly layer: number; readonly indexes: number[]; readonly members: Placement[] }[] = [];
  for (const [index, placement] of placements.entries()) {
    const last = groups.at(-1);
    const layer = layers[index] ?? 1;
    if (last?.layer === layer && isContinued(last.members[0], placement)) {
      last.indexes.push(index);
      last.members.push(placement);
    } else groups.push({ layer, indexes: [index], members: [placement] });
  }
  return groups.flatMap(({ layer, indexes, members: [first, ...rest] }, i) =>
    first
      ? [
          {
            number: i + 1,
            sku: first.sku,
            count: rest.reduce((total, { units = 1 }) => total + units, first.units ?? 1),
            pose: poseOf(first, sidesOf(first.sku)),
            layer,
            placements: indexes,
          },
        ]
      : [],
  );
}

/**
 * The layer of each placement: 1 with nothing below it, else one more than the highest layer anywhere below it. It counts what a hand
 * reaches through, so that goods of different heights side by side stay one layer; no two of a layer overlap seen from above.
 */
export function layersOf(placements: readonly Placement[]): readonly number[] {
  const layers = placements.map(() => 1);
  const rising = placements
    .map((placement, index) => ({ placement, index }))
    .sort((a, b) => a.placement.z - b.placement.z);
  for (const [at, { placement, index }] of rising.entries()) {
    for (const below of rising.slice(0, at)) {
      const layer = (layers[below.index] ?? 1) + 1;
      if (isUnder(below.placement, placement) && layer > (layers[index] ?? 1)) layers[index] = layer;
    }
  }
  return layers;
}

const isUnder = (a: Placement, b: Placement): boolean =>
  a.z + a.dz <= b.z && a.x < b.x + b.dx && b.x < a.x + a.dx && a.y < b.y + b.dy && b.y < a.y + a.dy;

function isContinued(first: Placement | undefined, next: Placement): boolean {
  if (!first || first.sku !== next.sku || first.z !== next.z || (first.units ?? 1) !== (next.units ?? 1)) return false;
  // Edges are rounded to whole micrometres, so equal units may differ by one.
  const isAlike = (a: number, b: number): boolean => Math.abs(a - b) <= 1;
  return isAlike(first.dx, next.dx) && isAlike(first.dy, next.dy) && isAlike(first.dz, next.dz);
}

/** Which own side stands up is told by the extents, which are the sides with their padding. */
function poseOf(placement: Placement, own: OwnSides | null): Pose {
  if (!own?.length || !own.width || !own.height) return 'unknown';
  const [l, w, h] = [micrometres(own.length), micrometres(own.width), micrometres(own.height)];
  const ways = [
    [w, h, l],
    [h, w, l],
    [l, h, w],
    [h, l, w],
    [l, w, h],
    [w, l, h],
  ] as const;
  let [vertical, leastMiss] = [h, Infinity];
  for (const [x, y, z] of ways) {
    const miss = Math.abs(x - placement.dx) + Math.abs(y - placement.dy) + Math.abs(z - placement.dz);
    if (miss < leastMiss) [vertical, leastMiss] = [z, miss];
  }
  const [least, longest] = [Math.min(l, w, h), Math.max(l, w, h)];
  // A mug as wide as it is high stands: "flat" would have it laid down. A rod as wide as it is high lies.
  const isStanding = h > least || (h === Math.min(l, w) && 2 * h > longest);
  if (vertical === h && isStanding) return 'upright';
  return vertical === least ? 'flat' : 'onSide';
}

function micrometres(length: Length): number {
  const { num, den } = inUnit(length, 'mm');
  return Number(floorRational({ num: num * 1000n, den }));
}
