import { byVolume, gridsFor, reachable, tableOf } from './blocksGrids.ts';
import { createBeam, searchBeam, type Beam } from './blocksBeam.ts';
import { joinedFor } from './blocksJoined.ts';
import { putsOfLoading, type Hold, type Lean } from './blocksLoading.ts';
import { leastExtents } from './filling.ts';
import type { Budget, Problem, Put } from './problem.ts';

/** Beams wider than this are not tried. */
const WIDEST = 256;
/** Most grids that stand in one box. */
const MOST_GRIDS = 500;
/** Most blocks of two grids, and the steps of the budget that pay for one. */
const MOST_JOINED = 1200;
const STEPS_A_JOINED = 100;
const STEPS_A_BLOCK = 0.3;
/** From this width on only the better half of the leans is gone on with. */
const HALVING_WIDTH = 4;
/** Share of the budget that the width of a beam is reckoned by: widths cost by their square, roughly. */
const RECKONED_SHARE = 0.9;

const LEANS: readonly Lean[] = [
  { near: [1, 1, 1], power: 1 },
  { near: [1, 1, 1], power: 2 },
  { near: [1, 1, 3], power: 2 },
  { near: [3, 1, 1], power: 1 },
  { near: [1, 1, 1], power: 0 },
];

/**
 * As much of the counted units as goes into one box, by volume: valid by every rule of the problem, at once when the budget is spent.
 * Beam search over blocks of like units (Araya and Riff 2014): every loading of the beam is gone on with in several ways, each judged
 * by filling it up greedily; beams get wider while there is work left.
 */
export function fullestBox(problem: Problem, box: number, counts: readonly number[], budget: Budget): readonly Put[] {
  const hold = holdFor(problem, box, counts, budget);
  const beam = createBeam(hold);
  widen(beam);
  return putsOfLoading(hold, beam.best);
}

function holdFor(problem: Problem, box: number, all: readonly number[], budget: Budget): Hold {
  const { refuses } = problem.boxes[box]!;
  const counts = all.map((count, k) => (refuses.includes(k) ? 0 : count));
  const grids = gridsFor(problem, box, counts);
  const most = Math.min(MOST_JOINED, Math.floor(budget.left / STEPS_A_JOINED));
  const joined = most > 0 ? joinedFor(problem, box, counts, grids, most, budget) : [];
  const blocks = [...grids, ...joined].sort(byVolume);
  budget.left -= blocks.length * STEPS_A_BLOCK;
  return {
    problem,
    box,
    counts,
    blocks,
    table: tableOf(blocks),
    reach: reachable(problem, box, counts),
    least: leastExtents(problem, counts),
    hasLimits: problem.kinds.some(({ maxLoad }, k) => counts[k]! > 0 && maxLoad < Infinity),
    mostGrids: Math.min(MOST_GRIDS, 2 + counts.reduce((sum, count) => sum + count, 0)),
    budget,
    lean: LEANS[0]!,
  };
}

/** Beams of every lean, wider and wider, as wide at last as the budget allows; leans that do less well are left behind. */
function widen(beam: Beam): void {
  const { hold } = beam;
  const { budget, problem, counts } = hold;
  const total = counts.reduce((sum, count, k) => sum + count * problem.kinds[k]!.volume, 0);
  let leans = LEANS;
  let width = 1;
  while (budget.left > 0 && width <= WIDEST) {
    const before = budget.left;
    const results: { lean: Lean; volume: number }[] = [];
    for (const lean of leans) {
      hold.lean = lean;
      results.push({ lean, volume: searchBeam(beam, width) });
      if (beam.best.volume >= total) return;
    }
    let cost = (before - budget.left) / (width * width);
    if (width >= HALVING_WIDTH && leans.length > 1) {
      const kept = Math.ceil(leans.length / 2);
      cost *= kept / leans.length;
      leans = results
        .sort((p, q) => q.volume - p.volume)
        .slice(0, kept)
        .map(({ lean }) => lean);
    }
    const affordable = Math.floor(Math.sqrt((Math.max(0, budget.left) * RECKONED_SHARE) / cost));
    width = Math.max(width + 1, affordable < width * 2.5 ? affordable : width * 2);
  }
}
