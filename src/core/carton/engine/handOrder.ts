import type { Kind, Put } from './problem.ts';

/** A unit where it stands, with its far corner. */
interface Standing {
  readonly put: Put;
  readonly kind: Kind;
  readonly x2: number;
  readonly y2: number;
  readonly z2: number;
}

function standing(kinds: readonly Kind[], put: Put): Standing {
  const kind = kinds[put.kind]!;
  const { dx, dy, dz } = kind.turns[put.turn]!;
  return { put, kind, x2: put.x + dx, y2: put.y + dy, z2: put.z + dz };
}

const isOver = (upper: Standing, lower: Standing): boolean =>
  upper.put.z >= lower.z2 &&
  upper.put.x < lower.x2 &&
  lower.put.x < upper.x2 &&
  upper.put.y < lower.y2 &&
  lower.put.y < upper.y2;

/**
 * The units in an order in which hands can put them in from above: each after all that is beneath it; low before high, back before front,
 * left before right; like units of one layer one after the other. The first `kept` stay first, in their order.
 */
export function inHandOrder(kinds: readonly Kind[], puts: readonly Put[], kept = 0): readonly Put[] {
  const units = puts.map((put) => standing(kinds, put));
  const order = units.slice(0, kept);
  const waiting = units.slice(kept).sort(compareStanding);
  // How many of those that wait are beneath each.
  const beneath = new Map(waiting.map((unit) => [unit, waiting.filter((other) => isOver(unit, other)).length]));
  while (waiting.length > 0) {
    const last = order.at(-1);
    const free = waiting.filter((unit) => beneath.get(unit) === 0);
    const next = (last && free.find((unit) => isLike(unit, last))) ?? free[0]!;
    waiting.splice(waiting.indexOf(next), 1);
    for (const unit of waiting) if (isOver(unit, next)) beneath.set(unit, beneath.get(unit)! - 1);
    order.push(next);
  }
  return order.map(({ put }) => put);
}

const compareStanding = (a: Standing, b: Standing): number =>
  a.put.z - b.put.z || b.y2 - a.y2 || a.put.x - b.put.x || a.put.kind - b.put.kind;

const isLike = (a: Standing, b: Standing): boolean =>
  a.put.kind === b.put.kind && a.put.turn === b.put.turn && a.put.z === b.put.z;

/**
 * Lets heavier units lie beneath lighter ones where that changes nothing else: units of the same extents change places, and of two that
 * stand on each other with the same base the heavier goes down. Units that bear only so much, or nothing, stay where they are.
 */
export function heavyBelow(kinds: readonly Kind[], puts: readonly Put[]): readonly Put[] {
  const result = [...puts];
  // Every change takes weight down, so this ends.
  for (let isChanged = true; isChanged;) {
    isChanged = false;
    for (let i = 0; i < result.length; i += 1)
      for (let j = 0; j < result.length; j += 1) {
        const changed = swapped(kinds, result[i]!, result[j]!);
        if (!changed) continue;
        [result[i], result[j]] = changed;
        isChanged = true;
      }
  }
  return result;
}

/** The two units after they changed places, the upper (first) going down; null where they may not or need not. */
function swapped(kinds: readonly Kind[], upper: Put, lower: Put): [Put, Put] | null {
  const [heavy, light] = [kinds[upper.kind]!, kinds[lower.kind]!];
  if (upper.z <= lower.z || heavy.weight <= light.weight || !isSturdy(heavy) || !isSturdy(light)) return null;
  const [a, b] = [heavy.turns[upper.turn]!, light.turns[lower.turn]!];
  if (a.dx !== b.dx || a.dy !== b.dy) return null;
  if (a.dz === b.dz)
    return [
      { ...upper, x: lower.x, y: lower.y, z: lower.z },
      { ...lower, x: upper.x, y: upper.y, z: upper.z },
    ];
  if (upper.x !== lower.x || upper.y !== lower.y || upper.z !== lower.z + b.dz) return null;
  return [
    { ...upper, z: lower.z },
    { ...lower, z: lower.z + a.dz },
  ];
}

const isSturdy = ({ isNoStack, maxLoad }: Kind): boolean => !isNoStack && maxLoad === Infinity;
