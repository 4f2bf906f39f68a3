import { percentile } from '../measure.ts';
import type { BoundsById } from './bounds.ts';
import type { Instance } from './model.ts';
import { boundOf, compare, faultsOf, meanOf, sumOf, toBound, valueOf, type Judged } from './score.ts';

type Table = readonly (readonly (string | number)[])[];

const digits = (value: number, count: number): string => (Number.isFinite(value) ? value.toFixed(count) : '-');

/** Rows as lines of text, the first column to the left, the others to the right. */
export function textTable(rows: Table): string {
  const cells = rows.map((row) => row.map(String));
  const widths = cells[0]!.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const lines = cells.map((row) =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  '),
  );
  return `${lines.join('\n')}\n`;
}

/** Families in the order of their first instances. */
export const familiesOf = (instances: readonly Instance[]): string[] => [
  ...new Set(instances.map(({ family }) => family)),
];

const times = ({ rows }: Judged, decimals: readonly [number, number]): string[] => {
  const ms = rows.map((row) => row.ms);
  return [digits(percentile(ms, 50), decimals[0]), digits(percentile(ms, 99), decimals[1])];
};

const validRows = ({ rows }: Judged): Judged['rows'] => rows.filter(({ isValid }) => isValid);

function costSummary(solver: Judged, base: Judged, bounds: BoundsById): (string | number)[] {
  const valid = validRows(solver);
  const { ratio, billableRatio, better, worse } = compare(solver, base);
  const cost = toBound(solver, bounds);
  const { invalid, floating, tipping } = faultsOf(solver);
  const sum = (figure: (row: (typeof valid)[number]) => number): number => sumOf(valid.map(figure));
  return [
    solver.name,
    solver.rows.length,
    invalid,
    sum((row) => row.parcels),
    digits(sum((row) => row.billable) / 1000, 1),
    digits(sum((row) => row.cost) / 100, 2),
    digits((100 * sum((row) => row.itemVolume)) / sum((row) => row.boxVolume), 1),
    digits(ratio, 4),
    digits(billableRatio, 4),
    better,
    worse,
    digits(cost.ratio, 4),
    digits(toBound(solver, bounds, 'billable').ratio, 4),
    `${cost.atBound}/${cost.count}`,
    floating,
    tipping,
    digits((100 * sum((row) => row.meanSupport * row.placed)) / sum((row) => row.placed), 1),
    ...times(solver, [2, 1]),
    digits(Math.max(...solver.rows.map((row) => row.ms)), 1),
  ];
}

const COST_HEAD =
  'solver|orders|infeas.|parcels|billable kg|cost|fill %|cost/base|billable/base|better|worse|cost/LB|bill./LB|at LB|floating|tipping|support %|ms p50|ms p99|ms max';

function costTables(
  solvers: readonly Judged[],
  base: Judged,
  instances: readonly Instance[],
  bounds: BoundsById,
): Table[] {
  const families = familiesOf(instances);
  return [
    [COST_HEAD.split('|'), ...solvers.map((solver) => costSummary(solver, base, bounds))],
    [
      ['cost by family', ...families.flatMap((family) => [`${family}/base`, '/LB'])],
      ...solvers.map((solver) => [
        solver.name,
        ...families.flatMap((family) => [
          digits(compare(solver, base, (instance) => instance.family === family).ratio, 3),
          digits(toBound(solver, bounds, 'cost', (instance) => instance.family === family).ratio, 3),
        ]),
      ]),
    ],
    [
      ['infeasible by family', ...families],
      ...solvers.map(({ name, rows }) => [
        name,
        ...families.map((family) => rows.filter((row) => row.instance.family === family && !row.isValid).length),
      ]),
    ],
  ];
}

const familyMean = (solver: Judged, family: string): number =>
  meanOf(
    validRows(solver)
      .filter(({ instance }) => instance.family === family)
      .map(valueOf),
  );

function parcelsTable(solvers: readonly Judged[], instances: readonly Instance[], bounds: BoundsById): Table {
  const families = familiesOf(instances);
  const boundsIn = (list: readonly Instance[]): number[] =>
    list.map(({ id }) => boundOf(bounds[id], 'parcels') ?? Number.NaN);
  return [
    ['solver', ...families, 'sum', '/LB', 'infeas.', 'ms p50', 'ms p99'],
    ...solvers.map((solver) => [
      solver.name,
      ...families.map((family) => digits(familyMean(solver, family), 2)),
      sumOf(validRows(solver).map(valueOf)),
      digits(toBound(solver, bounds, 'parcels').ratio, 4),
      faultsOf(solver).invalid,
      ...times(solver, [1, 1]),
    ]),
    [
      'lower bound',
      ...families.map((family) => digits(meanOf(boundsIn(instances.filter((one) => one.family === family))), 2)),
      digits(sumOf(boundsIn(instances)), 0),
      1,
      '',
      '',
      '',
    ],
  ];
}

function fillTable(solvers: readonly Judged[], instances: readonly Instance[]): Table {
  const families = familiesOf(instances);
  return [
    ['solver', ...families, 'mean fill %', 'infeas.', 'ms p50', 'ms p99'],
    ...solvers.map((solver) => [
      solver.name,
      ...families.map((family) => digits(100 * familyMean(solver, family), 2)),
      digits(100 * meanOf(validRows(solver).map(valueOf)), 2),
      faultsOf(solver).invalid,
      ...times(solver, [1, 1]),
    ]),
  ];
}

/** Solvers side by side, as text: against a base and the lower bounds, in all and by family. */
export function scoreText(
  solvers: readonly Judged[],
  base: Judged,
  instances: readonly Instance[],
  bounds: BoundsById,
): string {
  const objective = instances[0]?.objective ?? 'cost';
  const tables = {
    cost: () => costTables(solvers, base, instances, bounds),
    parcels: () => [parcelsTable(solvers, instances, bounds)],
    volume: () => [fillTable(solvers, instances)],
  }[objective]();
  return tables.map(textTable).join('\n');
}
