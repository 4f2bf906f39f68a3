import { blocksFor, reachable, tableOf } from './blocks.ts';
import { leastExtents } from './filling.ts';
import {
  beginLoading,
  chooseBlocks,
  copyLoading,
  createChoices,
  createLoading,
  placeBlock,
  type Choices,
  type Hold,
  type Loading,
} from './loading.ts';
import type { Budget, Problem, Put } from './problem.ts';

/** Beams wider than this are not tried. */
const WIDEST = 64;

/**
 * As much of the counted units as goes into one box, by volume. Beam search over blocks of like units (Araya and Riff 2014): every
 * loading of the beam is gone on with in several ways, each judged by filling it up greedily; the beam is doubled while there is work left.
 * For units that bear anything.
 */
export function fullestBox(problem: Problem, box: number, counts: readonly number[], budget: Budget): readonly Put[] {
  const blocks = blocksFor(problem, box, counts);
  const hold: Hold = {
    problem,
    box,
    blocks,
    table: tableOf(blocks),
    reach: reachable(problem, box, counts),
    least: leastExtents(problem, counts),
    budget,
  };
  budget.left -= blocks.length * 0.3;
  const best = createLoading(problem.kinds.length);
  const pool: Branch[] = [];
  const total = counts.reduce((sum, count, k) => sum + count * problem.kinds[k]!.volume, 0);
  for (let width = 1; width <= WIDEST && budget.left > 0; width *= 2) {
    searchBeam(hold, counts, width, best, pool);
    if (best.volume === total) break;
  }
  return putsOfLoading(hold, best);
}

interface Branch {
  readonly loading: Loading;
  promise: number;
}

function searchBeam(hold: Hold, counts: readonly number[], width: number, best: Loading, pool: Branch[]): void {
  const fresh = (): Branch => ({ loading: createLoading(hold.problem.kinds.length), promise: 0 });
  let beam: Branch[] = [pool.pop() ?? fresh()];
  beginLoading(hold, beam[0]!.loading, counts);
  const scratch = createLoading(hold.problem.kinds.length);
  const choices = createChoices(width);
  const greedy = createChoices(1);
  while (beam.length > 0 && hold.budget.left > 0) {
    const next: Branch[] = [];
    for (const { loading } of beam) {
      if (!chooseBlocks(hold, loading, width, choices)) continue;
      for (let c = 0; c < choices.count && hold.budget.left > 0; c += 1) {
        const branch = pool.pop() ?? fresh();
        hold.budget.left -= 1 + 0.025 * loading.spaces.count;
        copyLoading(loading, branch.loading);
        placeBlock(hold, branch.loading, choices, choices.block[c]!);
        copyLoading(branch.loading, scratch);
        fillUp(hold, scratch, greedy);
        if (scratch.volume > best.volume) copyLoading(scratch, best);
        branch.promise = scratch.volume;
        if (next.some((other) => isSame(other, branch))) pool.push(branch);
        else next.push(branch);
      }
    }
    next.sort((p, q) => q.promise - p.promise || q.loading.volume - p.loading.volume);
    pool.push(...beam, ...next.splice(width));
    beam = next;
  }
  pool.push(...beam);
}

/** Two ways to the same loading, most likely. */
const isSame = (p: Branch, q: Branch): boolean =>
  p.promise === q.promise && p.loading.volume === q.loading.volume && p.loading.left.every((n, k) => n === q.loading.left[k]);

function fillUp(hold: Hold, loading: Loading, choices: Choices): void {
  while (chooseBlocks(hold, loading, 1, choices)) placeBlock(hold, loading, choices, choices.block[0]!);
}

function putsOfLoading({ blocks, problem }: Hold, { cuboids, chosen }: Loading): Put[] {
  const puts: Put[] = [];
  for (let i = 0; i < cuboids.count; i += 1) {
    const { kind, turn, nx, ny, nz } = blocks[chosen[i]!]!;
    const { dx, dy, dz } = problem.kinds[kind]!.turns[turn]!;
    for (let z = 0; z < nz; z += 1)
      for (let y = 0; y < ny; y += 1)
        for (let x = 0; x < nx; x += 1)
          puts.push({
            kind,
            turn,
            x: cuboids.x1[i]! + x * dx,
            y: cuboids.y1[i]! + y * dy,
            z: cuboids.z1[i]! + z * dz,
          });
  }
  return puts;
}
