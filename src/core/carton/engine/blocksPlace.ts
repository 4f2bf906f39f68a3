import type { Block } from './blocksGrids.ts';
import { putsOfLoading, type Hold, type Loading } from './blocksLoading.ts';
import type { Put } from './problem.ts';
import { createBlocks, overlapArea, stands, type Blocks } from './stability.ts';

/** Steps for a look at whether a base stands. */
const STEP_A_BASE = 0.06;
/** Steps for a look at how much two units touch. */
const STEP_A_TOUCH = 0.003;

/** True when a block may stand at a place in an empty space: every unit of it stands, nothing is above what bears nothing, nothing bears too much. */
export function mayStand(hold: Hold, loading: Loading, block: Block, x: number, y: number, z: number): boolean {
  if (z > 0 && !isSupported(hold, loading, block, x, y, z)) return false;
  const { kinds } = hold.problem;
  const top = z + block.dz;
  if (kinds[block.grids[0]!.kind]!.isNoStack && isUnder(loading.cuboids, block, x, y, top)) return false;
  if (!hold.hasLimits) return true;
  // On the floor a block changes loads only where it takes a share of what lies over it.
  return (z === 0 && !isUnder(loading.cuboids, block, x, y, top)) || bearsAll(hold, loading, block, x, y, z);
}

function isSupported(hold: Hold, { cuboids }: Loading, block: Block, x: number, y: number, z: number): boolean {
  hold.budget.left -= STEP_A_BASE;
  if (stands(cuboids, x, y, x + block.dx, y + block.dy, z, 100)) return true;
  for (const grid of block.grids) {
    if (grid.z > 0) continue;
    const ux = grid.dx / grid.nx;
    const uy = grid.dy / grid.ny;
    for (let i = 0; i < grid.nx; i += 1) {
      for (let j = 0; j < grid.ny; j += 1) {
        hold.budget.left -= STEP_A_BASE;
        const x1 = x + grid.x + i * ux;
        const y1 = y + grid.y + j * uy;
        if (!stands(cuboids, x1, y1, x1 + ux, y1 + uy, z, hold.problem.minSupport)) return false;
      }
    }
  }
  return true;
}

/** True when anything is in the column above a block whose top is at this height. */
function isUnder(cuboids: Blocks, { dx, dy }: Block, x: number, y: number, top: number): boolean {
  for (let i = 0; i < cuboids.count; i += 1)
    if (cuboids.z1[i]! >= top && overlapArea(cuboids, i, x, y, x + dx, y + dy) > 0) return true;
  return false;
}

/** True when with the block nothing in the box bears more than half a unit of weight over what it may. */
function bearsAll(hold: Hold, loading: Loading, block: Block, x: number, y: number, z: number): boolean {
  const puts = putsOfLoading(hold, loading);
  for (const { kind, turn, nx, ny, nz, ...at } of block.grids) {
    const { dx, dy, dz } = hold.problem.kinds[kind]!.turns[turn]!;
    for (let n = 0; n < nx * ny * nz; n += 1) {
      const [i, j, k] = [n % nx, Math.floor(n / nx) % ny, Math.floor(n / (nx * ny))];
      puts.push({ kind, turn, x: x + at.x + i * dx, y: y + at.y + j * dy, z: z + at.z + k * dz });
    }
  }
  hold.budget.left -= STEP_A_TOUCH * puts.length * puts.length;
  return loadsHold(hold, puts);
}

/** Hands every weight down by area of contact, from the top. */
function loadsHold({ problem }: Hold, puts: readonly Put[]): boolean {
  const order = [...puts].sort((p, q) => q.z - p.z);
  const units = createBlocks(order.length);
  units.count = order.length;
  order.forEach(({ kind, turn, x, y, z }, i) => {
    const { dx, dy, dz } = problem.kinds[kind]!.turns[turn]!;
    [units.x1[i], units.y1[i], units.z1[i]] = [x, y, z];
    [units.x2[i], units.y2[i], units.z2[i]] = [x + dx, y + dy, z + dz];
  });
  const load = new Float64Array(order.length);
  const share = new Float64Array(order.length);
  for (let i = 0; i < order.length; i += 1) {
    const { weight, maxLoad } = problem.kinds[order[i]!.kind]!;
    if (load[i]! > maxLoad + 0.5) return false;
    if (units.z1[i] === 0) continue;
    let area = 0;
    for (let j = i + 1; j < order.length; j += 1) {
      const touches = units.z2[j] === units.z1[i];
      share[j] = touches ? overlapArea(units, j, units.x1[i]!, units.y1[i]!, units.x2[i]!, units.y2[i]!) : 0;
      area += share[j]!;
    }
    for (let j = i + 1; j < order.length; j += 1)
      if (share[j]! > 0) load[j] = load[j]! + ((weight + load[i]!) * share[j]!) / area;
  }
  return true;
}
