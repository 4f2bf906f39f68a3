import type { Bounds, BoundsById } from './bounds.ts';
import type { Instance, SolutionFile } from './model.ts';
import { validate, type Verdict } from './validate.ts';

/** What one answer is worth, beside its instance and what its solver says of it. */
export interface Row extends Verdict {
  readonly instance: Instance;
  /** By the solver's own clock. */
  readonly ms: number;
  readonly claimedLowerBound: number | null;
}

/** A solver's answers to all instances of a file, in their order. An instance without an answer counts as not solved. */
export interface Judged {
  readonly name: string;
  readonly rows: readonly Row[];
}

/** Judges a solver's file. */
export function judge(name: string, instances: readonly Instance[], file: SolutionFile): Judged {
  const solutions = new Map(file.solutions.map((solution) => [solution.id, solution]));
  return {
    name,
    rows: instances.map((instance) => {
      const solution = solutions.get(instance.id) ?? { id: instance.id, parcels: null };
      return {
        ...validate(instance, solution),
        instance,
        ms: solution.ms ?? 0,
        claimedLowerBound: solution.claimed?.lowerBound ?? null,
      };
    }),
  };
}

/** What a row is compared by: cents, parcels or the share filled. */
export function valueOf({ instance, cost, parcels, fill }: Row): number {
  return { cost, parcels, volume: fill }[instance.objective];
}

const badness = (row: Row): number => (row.instance.objective === 'volume' ? -valueOf(row) : valueOf(row));

/** A made-up solver that knows the best valid answer of several, order by order; orders that none solves are left out. */
export function bestOf(name: string, solvers: readonly Judged[]): Judged {
  const rows = new Map<string, Row>();
  for (const solver of solvers) {
    for (const row of solver.rows) {
      const best = rows.get(row.instance.id);
      if (row.isValid && (!best || badness(row) < badness(best))) rows.set(row.instance.id, row);
    }
  }
  return { name, rows: [...rows.values()] };
}

/** Instances that count. */
export type Filter = (instance: Instance) => boolean;

const everything: Filter = () => true;

/** Sum of a list. */
export const sumOf = (list: readonly number[]): number => list.reduce((sum, value) => sum + value, 0);

/** Mean of a list; NaN without any. */
export const meanOf = (list: readonly number[]): number => sumOf(list) / list.length;

/** Two solvers over the orders that both solve validly. */
export interface Comparison {
  readonly count: number;
  /** Sum of values over the other's sum. */
  readonly ratio: number;
  readonly billableRatio: number;
  readonly better: number;
  readonly worse: number;
}

/** Compares a solver with another one. */
export function compare(own: Judged, other: Judged, filter: Filter = everything): Comparison {
  const others = new Map(other.rows.map((row) => [row.instance.id, row]));
  const pairs = own.rows.flatMap((row): [Row, Row][] => {
    const twin = others.get(row.instance.id);
    return filter(row.instance) && row.isValid && twin?.isValid === true ? [[row, twin]] : [];
  });
  const ratioOf = (figure: (row: Row) => number): number =>
    sumOf(pairs.map(([a]) => figure(a))) / sumOf(pairs.map(([, b]) => figure(b)));
  return {
    count: pairs.length,
    ratio: ratioOf(valueOf),
    billableRatio: ratioOf(({ billable }) => billable),
    better: pairs.filter(([a, b]) => badness(a) < badness(b) - 1e-12).length,
    worse: pairs.filter(([a, b]) => badness(a) > badness(b) + 1e-12).length,
  };
}

/** Figures that are bounded from below. */
export type Bounded = 'cost' | 'billable' | 'parcels';

/** The bound of a figure of an instance; null where none is known. */
export function boundOf(bounds: Bounds | undefined, figure: Bounded): number | null {
  if (!bounds || !('parcels' in bounds)) return null;
  if (figure === 'parcels') return bounds.parcels;
  return 'cost' in bounds ? bounds[figure] : null;
}

/** A solver against the lower bounds, over the orders it solves validly. */
export interface BoundRatio {
  readonly count: number;
  /** Sum of the figure over the sum of its bounds. */
  readonly ratio: number;
  /** Orders that meet their bound. */
  readonly atBound: number;
}

/** Compares a solver with lower bounds. */
export function toBound(
  solver: Judged,
  bounds: BoundsById,
  figure: Bounded = 'cost',
  filter: Filter = everything,
): BoundRatio {
  const pairs = solver.rows.flatMap((row): [number, number][] => {
    const bound = boundOf(bounds[row.instance.id], figure);
    return filter(row.instance) && row.isValid && bound !== null ? [[row[figure], bound]] : [];
  });
  return {
    count: pairs.length,
    ratio: sumOf(pairs.map(([value]) => value)) / sumOf(pairs.map(([, bound]) => bound)),
    atBound: pairs.filter(([value, bound]) => value <= bound + 1e-9).length,
  };
}

/** Ids of valid answers below their lower bound: each one says that the bound is wrong. */
export function belowBound(solver: Judged, bounds: BoundsById): string[] {
  const isBelow = (row: Row, figure: Bounded): boolean => {
    const bound = boundOf(bounds[row.instance.id], figure);
    return bound !== null && row[figure] < bound;
  };
  return solver.rows
    .filter((row) => {
      const { objective } = row.instance;
      if (!row.isValid || objective === 'volume') return false;
      return objective === 'parcels' ? isBelow(row, 'parcels') : isBelow(row, 'cost') || isBelow(row, 'billable');
    })
    .map(({ instance }) => instance.id);
}

/** Answers proved to be optimal by the solver's own lower bound, and the claims that valid answers refute. */
export interface Claims {
  readonly proved: number;
  readonly refuted: readonly string[];
}

/** Examines the lower bounds a solver claims: refuted where its own or a peer's valid answer costs less. */
export function claimsOf(solver: Judged, peers: readonly Judged[]): Claims {
  const known = new Map(bestOf('', [solver, ...peers]).rows.map((row) => [row.instance.id, row.cost]));
  const claiming = solver.rows.flatMap(({ instance: { id }, claimedLowerBound, cost, isValid }) =>
    claimedLowerBound === null ? [] : [{ id, claimed: claimedLowerBound, cost: isValid ? cost : Infinity }],
  );
  return {
    proved: claiming.filter(({ claimed, cost }) => cost <= claimed).length,
    refuted: claiming
      .filter(({ id, claimed }) => claimed > (known.get(id) ?? Infinity))
      .map(({ id, claimed }) => `${id}: claims at least ${claimed}, a valid answer costs ${known.get(id) ?? NaN}`),
  };
}

/** Valid answers' units at fault: floating and tipping ones; and answers that are not valid. */
export function faultsOf({ rows }: Judged): { invalid: number; floating: number; tipping: number } {
  const valid = rows.filter(({ isValid }) => isValid);
  return {
    invalid: rows.length - valid.length,
    floating: sumOf(valid.map(({ floating }) => floating)),
    tipping: sumOf(valid.map(({ tipping }) => tipping)),
  };
}
