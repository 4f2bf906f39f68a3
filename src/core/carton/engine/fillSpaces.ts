import { charge, mayJoin, mayStand, put, type Filling } from './filling.ts';
import type { Budget } from './problem.ts';

/** How the units for a space are chosen: the lower the sum, the better. */
export interface Taste {
  /** Weight of the empty share of the space's base, of its height, and of the unit's volume (as share of the space). */
  readonly base: number;
  readonly height: number;
  readonly volume: number;
  /** Added per kind, so that units which stayed out before come first. */
  readonly favour: Float64Array;
}

const STEP_A_CANDIDATE = 0.02;
const STEP_A_SPACE = 0.02;

/**
 * Fills the spaces of a box from the lowest, rearmost, leftmost on, each with the unit that suits it best, until no unit fits any.
 * `left` counts the units to come by kind; it is lowered. Gives how many stay out.
 */
export function fillSpaces(filling: Filling, left: number[], taste: Taste, budget: Budget): number {
  const { kinds } = filling.problem;
  let out = left.reduce((sum, count) => sum + count, 0);
  // Spaces before this one in the order took nothing since the last unit was put in.
  let [deadZ, deadY, deadX] = [-1, -1, -1];
  while (out > 0 && budget.left > 0) {
    const at = lowestAfter(filling, deadZ, deadY, deadX);
    if (at < 0) break;
    const { data } = filling.spaces;
    const [x, y, z] = [data[at]!, data[at + 1]!, data[at + 2]!];
    const [dx, dy, dz] = [data[at + 3]! - x, data[at + 4]! - y, data[at + 5]! - z];
    let [chosen, chosenTurn, bestScore] = [-1, -1, Infinity];
    for (let k = 0; k < kinds.length; k += 1) {
      if (left[k]! <= 0) continue;
      const kind = kinds[k]!;
      if (!mayJoin(filling, k)) continue;
      for (let t = 0; t < kind.turns.length; t += 1) {
        const turn = kind.turns[t]!;
        if (turn.dx > dx || turn.dy > dy || turn.dz > dz) continue;
        budget.left -= STEP_A_CANDIDATE;
        const score =
          taste.base * (1 - (turn.dx * turn.dy) / (dx * dy)) +
          taste.height * (1 - turn.dz / dz) +
          taste.volume * (1 - kind.volume / (dx * dy * dz)) -
          taste.favour[k]!;
        if (score < bestScore && mayStand(filling, k, t, x, y, z)) [chosen, chosenTurn, bestScore] = [k, t, score];
      }
    }
    budget.left -= 0.1 + filling.spaces.count * 0.005;
    charge(filling, budget);
    if (chosen < 0) {
      [deadZ, deadY, deadX] = [z, y, x];
      continue;
    }
    left[chosen] = left[chosen]! - 1;
    out -= 1;
    budget.left -= put(filling, chosen, chosenTurn, x, y, z) * STEP_A_SPACE;
    // A unit may be what others in spaces passed by needed to stand on: those are higher than it.
    if (z + kinds[chosen]!.turns[chosenTurn]!.dz <= deadZ) [deadZ, deadY, deadX] = [z, y, x];
  }
  return out;
}

/** Index of the first space in the order z, y, x after the given corner; -1 when there is none. Of those with one corner the largest base. */
function lowestAfter({ spaces }: Filling, afterZ: number, afterY: number, afterX: number): number {
  const { data, count } = spaces;
  let found = -1;
  let [bz, by, bx, bArea] = [Infinity, Infinity, Infinity, 0];
  for (let at = 0; at < count * 6; at += 6) {
    const x = data[at]!;
    const y = data[at + 1]!;
    const z = data[at + 2]!;
    if (z < afterZ || (z === afterZ && (y < afterY || (y === afterY && x <= afterX)))) continue;
    if (z > bz || (z === bz && (y > by || (y === by && x > bx)))) continue;
    const area = (data[at + 3]! - x) * (data[at + 4]! - y);
    if (z === bz && y === by && x === bx && area <= bArea) continue;
    [bz, by, bx, bArea] = [z, y, x, area];
    found = at;
  }
  return found;
}
