import { byVolume, thinned, type Block } from './blocksGrids.ts';
import type { Budget, Kind, Problem } from './problem.ts';

/** Steps for a look at two blocks. */
const STEP_A_PAIR = 0.1;

/** The two sides at right angles to each axis, and the axis itself. */
const FACES = [
  ['dy', 'dz', 'dx'],
  ['dx', 'dz', 'dy'],
  ['dx', 'dy', 'dz'],
] as const;

/**
 * At most so many blocks of two grids that share a whole face, so that nothing is lost between them and the upper of two rests on the
 * lower everywhere. Grids of units that bear nothing or little, or may not share a box, are not joined.
 */
export function joinedFor(
  problem: Problem,
  b: number,
  counts: readonly number[],
  grids: readonly Block[],
  most: number,
  budget: Budget,
): Block[] {
  const { inner } = problem.boxes[b]!;
  const joined = new Map<string, Block>();
  const plain = grids.filter((block) => isSturdy(problem.kinds[block.grids[0]!.kind]!));
  // Pairs beyond the spending are not looked at; the largest come first.
  const enough = most * 4;
  FACES.forEach(([one, other, along], axis) => {
    for (const group of groupsBy(plain, (block) => block[one] * 100_001 + block[other])) {
      for (let i = 0; i < group.length && joined.size < enough; i += 1) {
        budget.left -= group.length * STEP_A_PAIR;
        for (const second of group) {
          const first = group[i]!;
          if (first[along] + second[along] > inner[axis]! || !mayBeJoined(problem, counts, first, second)) continue;
          const block = join(first, second, axis);
          const key = keyOf(block);
          if (!joined.has(key)) joined.set(key, block);
        }
      }
    }
  });
  return thinned([...joined.values()].sort(byVolume), most);
}

const isSturdy = ({ isNoStack, maxLoad }: Kind): boolean => !isNoStack && maxLoad === Infinity;

function groupsBy(blocks: readonly Block[], keyOfBlock: (block: Block) => number): Iterable<Block[]> {
  const groups = new Map<number, Block[]>();
  for (const block of blocks) {
    const group = groups.get(keyOfBlock(block));
    if (group) group.push(block);
    else groups.set(keyOfBlock(block), [block]);
  }
  return groups.values();
}

function mayBeJoined(problem: Problem, counts: readonly number[], first: Block, second: Block): boolean {
  const { kind, turn } = first.grids[0]!;
  const other = second.grids[0]!;
  if (kind === other.kind) return turn !== other.turn && first.units + second.units <= counts[kind]!;
  return !problem.kinds[kind]!.apart.includes(other.kind);
}

function join(first: Block, second: Block, axis: number): Block {
  const [x, y, z] = [axis === 0 ? first.dx : 0, axis === 1 ? first.dy : 0, axis === 2 ? first.dz : 0];
  return {
    dx: x + second.dx,
    dy: y + second.dy,
    dz: z + second.dz,
    units: first.units + second.units,
    volume: first.volume + second.volume,
    weight: first.weight + second.weight,
    grids: [first.grids[0]!, { ...second.grids[0]!, x, y, z }],
  };
}

/** Equal for blocks that are worth the same: size and contents. Which of two lies first is not told apart. */
function keyOf({ dx, dy, dz, grids }: Block): string {
  const [p, q] = grids.map(({ kind, nx, ny, nz }) => [kind, nx * ny * nz] as const).sort((a, b) => a[0] - b[0]);
  const contents = p![0] === q![0] ? [p![0], p![1] + q![1]] : [...p!, ...q!];
  return [dx, dy, dz, ...contents].join();
}
