import {
  narrowest,
  openRelations,
  propagate,
  standing,
  take,
  drop,
  type Relations,
  type TriedUnit,
} from './exactRelations.ts';
import type { Budget, Problem, Put } from './problem.ts';
import { turnsInside } from './proofRows.ts';
import { createBlocks, stands } from './stability.ts';

/** What an exhaustive search found: places for all units (floating ones included), that there are none, or that the budget ran out. */
export type Tried = readonly Put[] | 'none' | 'unknown';

/**
 * Tries out every way to put the units (by kind) into a box, as long as the budget lasts. Weight is not looked at. Units are moved towards
 * the origin; they may float.
 */
export function tryOut(problem: Problem, box: number, counts: readonly number[], budget: Budget): Tried {
  const { inner } = problem.boxes[box]!;
  const chosen = unitsOf(problem, box, counts);
  if (chosen.some(({ turns }) => turns.length === 0)) return 'none';
  if (chosen.length === 0) return [];
  const relations = openRelations(chosen, inner);
  const level = descend(relations, 0, budget);
  if (level === -1) return 'none';
  if (level === -2) return 'unknown';
  return chosen.map(({ kind, codes }, i): Put => {
    const [x, y, z, turn] = standing(relations, level, i);
    return { kind, turn: codes[turn]!, x, y, z };
  });
}

interface ChosenUnit extends TriedUnit {
  /** Which turns of the kind the turns here are. */
  readonly codes: readonly number[];
}

/** The units, those first that leave least room beside them. */
function unitsOf({ kinds, boxes }: Problem, box: number, counts: readonly number[]): ChosenUnit[] {
  const chosen: (ChosenUnit & { readonly volume: number })[] = [];
  kinds.forEach(({ turns, isNoStack, volume }, kind) => {
    if (counts[kind] === 0) return;
    const inside = turnsInside(turns, boxes[box]!);
    const unit = {
      kind,
      turns: inside.map(({ dx, dy, dz }) => [dx, dy, dz] as const),
      codes: inside.map((turn) => turns.indexOf(turn)),
      isNoStack,
      volume,
    };
    for (let n = 0; n < counts[kind]!; n += 1) chosen.push(unit);
  });
  return chosen.sort((p, q) => q.volume - p.volume || p.kind - q.kind);
}

/** The level at which all is settled, -1 when there is none, -2 when the budget ran out. */
function descend(relations: Relations, level: number, budget: Budget): number {
  budget.left -= relations.n * relations.n * 0.08;
  if (budget.left < 0) return -2;
  if (!propagate(relations, level)) return -1;
  for (let choice = narrowest(relations, level); choice; choice = narrowest(relations, level)) {
    const bit = choice.open & -choice.open;
    take(relations, level, choice, bit);
    const found = descend(relations, level + 1, budget);
    if (found !== -1) return found;
    drop(relations, level, choice, bit);
    if (!propagate(relations, level)) return -1;
  }
  return level;
}

/** The places with every unit let down onto what is below it; null when one of them does not stand then. */
export function letDown({ kinds, minSupport }: Problem, puts: readonly Put[]): readonly Put[] | null {
  const blocks = createBlocks(puts.length);
  const settled: Put[] = [];
  for (const put of puts.toSorted((p, q) => p.z - q.z)) {
    const { dx, dy, dz } = kinds[put.kind]!.turns[put.turn]!;
    const [right, back] = [put.x + dx, put.y + dy];
    let z = 0;
    for (let i = 0; i < blocks.count; i += 1) {
      const isUnder = blocks.x1[i]! < right && blocks.x2[i]! > put.x && blocks.y1[i]! < back && blocks.y2[i]! > put.y;
      if (isUnder && blocks.z2[i]! > z) z = blocks.z2[i]!;
    }
    if (!stands(blocks, put.x, put.y, right, back, z, minSupport)) return null;
    const i = blocks.count;
    [blocks.x1[i], blocks.y1[i], blocks.z1[i]] = [put.x, put.y, z];
    [blocks.x2[i], blocks.y2[i], blocks.z2[i]] = [right, back, z + dz];
    blocks.count += 1;
    settled.push({ ...put, z });
  }
  return settled;
}
