import type { Box, Kind, Problem, Turn } from './problem.ts';
import { turnsInside } from './proofRows.ts';

/** What is known of a box before anything is tried: which kinds go into it alone, and which two of them together. */
export interface BoxFacts {
  readonly box: Box;
  /** By kind: the turns that go in; none where the box refuses it or its weight. */
  readonly inside: readonly (readonly Turn[])[];
  /** By kind and kind: whether one unit of each can be in it. */
  readonly together: readonly (readonly boolean[])[];
}

/** Facts of a box. */
export function factsOf({ kinds }: Problem, box: Box): BoxFacts {
  const inside = kinds.map(({ turns, weight }, k) =>
    weight > box.capacity || box.refuses.includes(k) ? [] : turnsInside(turns, box),
  );
  const together = kinds.map(() => kinds.map(() => false));
  for (let i = 0; i < kinds.length; i += 1)
    for (let j = i; j < kinds.length; j += 1) {
      const can = canShare(box, kinds, i, j, inside);
      together[i]![j] = can;
      together[j]![i] = can;
    }
  return { box, inside, together };
}

function canShare(
  box: Box,
  kinds: readonly Kind[],
  i: number,
  j: number,
  inside: readonly (readonly Turn[])[],
): boolean {
  const [a, b] = [kinds[i]!, kinds[j]!];
  if (box.mostUnits < 2 || a.weight + b.weight > box.capacity || a.apart.includes(j)) return false;
  const [length, width, height] = box.inner;
  const isStackable = !(a.isNoStack && b.isNoStack);
  for (const p of inside[i]!)
    for (const q of inside[j]!) {
      if (p.dx + q.dx <= length || p.dy + q.dy <= width) return true;
      if (isStackable && p.dz + q.dz <= height) return true;
    }
  return false;
}

/** True when two units, and nothing else, stand in the box: where they only go one above the other, the lower one must bear the upper. */
export function pairStands({ box, inside }: BoxFacts, kinds: readonly Kind[], i: number, j: number): boolean {
  const [a, b] = [kinds[i]!, kinds[j]!];
  const [length, width, height] = box.inner;
  const bears = (low: Kind, high: Kind): boolean => !low.isNoStack && low.maxLoad + 0.5 >= high.weight;
  const isStackable = bears(a, b) || bears(b, a);
  for (const p of inside[i]!)
    for (const q of inside[j]!) {
      if (p.dx + q.dx <= length || p.dy + q.dy <= width) return true;
      if (isStackable && p.dz + q.dz <= height) return true;
    }
  return false;
}
