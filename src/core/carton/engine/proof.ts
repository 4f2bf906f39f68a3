import { letDown, tryOut, type Tried } from './exact.ts';
import type { Budget, Problem, Put } from './problem.ts';
import { factsOf, pairStands, type BoxFacts } from './proofPairs.ts';
import { shareRows, volumeRow, type ShareRow } from './proofRows.ts';

/** Proofs that units cannot share a box; what was proved once is remembered. */
export interface Proofs {
  /**
   * True only when no valid packing of these units (by kind) in the box exists, stable or not. `quick` looks at weight, volume and pairs;
   * `full` at shares of the box as well, and tries out few units exhaustively while the budget lasts.
   */
  cannotHold(box: number, counts: readonly number[], effort: 'quick' | 'full', budget: Budget): boolean;
  /** A stable packing of the units in the box; 'none' when there is none, stable or not; 'unknown' when the budget ran out first. */
  exactPacking(box: number, counts: readonly number[], budget: Budget): readonly Put[] | 'none' | 'unknown';
  /** What is known of a box at once. */
  facts(box: number): BoxFacts;
  /** Rows of shares of a box, by kind; the plain volume comes first. */
  rows(box: number, budget: Budget): readonly ShareRow[];
}

const SLACK = 1e-9;
// Scales of each axis that are looked at for one of many boxes, and for the only one.
const MOST_SCALES = 12;
const MOST_SCALES_OF_ONE = 26;
// Work for the rows of one of many boxes: of more kinds fewer scales are looked at.
const MOST_ROW_WORK = 1000;
// Units that are tried out exhaustively, and the work for that.
const MOST_TRIED = 8;
const MOST_WORK = 4000;

/** Proofs for one problem. */
export function createProofs(problem: Problem): Proofs {
  const facts = problem.boxes.map((): BoxFacts | null => null);
  const rows = problem.boxes.map((): readonly ShareRow[] | null => null);
  const lying = problem.kinds.reduce((sum, { turns }) => sum + turns.length, 0);
  const rowWork = (scales: number): number => 50 + scales ** 3 * lying * 0.004;
  let mostScales = problem.boxes.length > 1 ? MOST_SCALES : MOST_SCALES_OF_ONE;
  while (problem.boxes.length > 1 && mostScales > 2 && rowWork(mostScales) > MOST_ROW_WORK) mostScales -= 1;
  const plain = problem.boxes.map((): readonly ShareRow[] | null => null);
  const factsAt = (box: number): BoxFacts => (facts[box] ??= factsOf(problem, problem.boxes[box]!));
  const rowsAt = (box: number, budget: Budget): readonly ShareRow[] => {
    const known = rows[box];
    if (known) return known;
    if (budget.left <= 0) return (plain[box] ??= [volumeRow(problem, problem.boxes[box]!)]);
    budget.left -= rowWork(mostScales);
    return (rows[box] = shareRows(problem, problem.boxes[box]!, mostScales));
  };
  const tried = problem.boxes.map(() => new Map<string, Tried>());
  const outcome = (box: number, counts: readonly number[], budget: Budget): Tried => {
    const key = counts.join();
    const known = tried[box]!.get(key);
    if (known) return known;
    const own = { left: Math.min(budget.left, MOST_WORK) };
    const before = own.left;
    const found = tryOut(problem, box, counts, own);
    budget.left -= before - own.left;
    // What was given up for want of budget may be worth another try; what took too long is not.
    if (found !== 'unknown' || before === MOST_WORK) tried[box]!.set(key, found);
    return found;
  };
  const isOut = (box: number, counts: readonly number[], budget: Budget): boolean =>
    isQuicklyOut(problem, factsAt(box), counts) || isAboveOne(rowsAt(box, budget), counts);
  return {
    facts: factsAt,
    rows: rowsAt,
    exactPacking: (box, counts, budget) => {
      if (isOut(box, counts, budget)) return 'none';
      const found = outcome(box, counts, budget);
      if (typeof found === 'string') return found;
      const isLimited = found.some(({ kind }) => problem.kinds[kind]!.maxLoad < Infinity);
      return (isLimited && found.some(({ z }) => z > 0) ? null : letDown(problem, found)) ?? 'unknown';
    },
    cannotHold: (box, counts, effort, budget) => {
      if (effort === 'quick') return isQuicklyOut(problem, factsAt(box), counts);
      if (isOut(box, counts, budget)) return true;
      return budget.left > 0 && outcome(box, largest(problem, counts), budget) === 'none';
    },
  };
}

/** The largest few of the units. */
function largest({ kinds }: Problem, counts: readonly number[]): readonly number[] {
  let left = MOST_TRIED;
  const order = kinds.map((_, k) => k).sort((i, j) => kinds[j]!.volume - kinds[i]!.volume || i - j);
  const few = counts.map(() => 0);
  for (const k of order) {
    few[k] = Math.min(left, counts[k]!);
    left -= few[k];
  }
  return few;
}

/** True when the units take up more than the box under some row. */
export function isAboveOne(rows: readonly ShareRow[], counts: readonly number[]): boolean {
  for (const row of rows) {
    let sum = 0;
    for (let k = 0; k < row.length; k += 1) sum += row[k]! * counts[k]!;
    if (sum > 1 + SLACK) return true;
  }
  return false;
}

function isQuicklyOut({ kinds }: Problem, facts: BoxFacts, counts: readonly number[]): boolean {
  const { box, inside, together } = facts;
  let [weight, volume, units] = [0, 0, 0];
  for (let k = 0; k < kinds.length; k += 1) {
    const n = counts[k]!;
    if (n === 0) continue;
    if (inside[k]!.length === 0) return true;
    weight += n * kinds[k]!.weight;
    volume += n * kinds[k]!.volume;
    units += n;
  }
  if (weight > box.capacity || volume > box.volume || units > box.mostUnits) return true;
  for (let i = 0; i < kinds.length; i += 1) {
    if (counts[i] === 0) continue;
    const row = together[i]!;
    if (counts[i]! > 1 && !row[i]) return true;
    for (let j = i + 1; j < kinds.length; j += 1) if (counts[j]! > 0 && !row[j]) return true;
  }
  return units === 2 && !isPairStanding(kinds, facts, counts);
}

function isPairStanding(kinds: Problem['kinds'], facts: BoxFacts, counts: readonly number[]): boolean {
  const first = counts.findIndex((n) => n > 0);
  const second = counts[first] === 2 ? first : counts.findIndex((n, k) => k > first && n > 0);
  return pairStands(facts, kinds, first, second);
}
