import { figure, percentile, type Figure, type Limit } from '../measure.ts';
import type { CartonOptions, CartonSuite } from '../options.ts';
import { cachedBounds, readBaseline } from './files.ts';
import type { InstanceFile } from './model.ts';
import { belowBound, claimsOf, compare, faultsOf, judge, meanOf, toBound, valueOf, type Judged } from './score.ts';
import { differences, isOverstated, packWithStation, type Run } from './solver.ts';
import { brSuite, ecomSuite, mpvSuite, withSupport } from './suites.ts';
import { familiesOf, scoreText, textTable } from './tables.ts';

const say = (text: string): void => void process.stderr.write(`${text}\n`);
const NONE: Limit = { atMost: 0 };

/** Peers' answers exist for the orders of this seed. */
const BASELINE_SEED = 1;

/** Milliseconds for each problem of the classic suites. */
const CLASSIC_MS = 1000;

/** Packs a file with the command line and judges it; what is wrong with an answer is said, not thrown. */
async function packed(name: string, file: InstanceFile, budgetMs: number): Promise<Judged & { readonly run: Run }> {
  const run = await packWithStation(file, budgetMs);
  if (isOverstated(run)) say(`!! ${name}: the times of the orders are more than passed`);
  const judged = judge(name, file.instances, run.file);
  for (const { instance, isValid, errors } of judged.rows) {
    if (!isValid) say(`!! ${name} ${instance.id}: ${errors.slice(0, 3).join('; ')}`);
  }
  return { ...judged, run };
}

function faultFigures(solver: Judged): Figure[] {
  const { invalid, floating, tipping } = faultsOf(solver);
  return [
    figure(`${solver.name}: invalid answers`, invalid, 'count', NONE),
    figure(`${solver.name}: floating units`, floating, 'count', NONE),
    figure(`${solver.name}: tipping units`, tipping, 'count', NONE),
  ];
}

/** The longest time over the budget. */
const overBudget = ({ name, rows }: Judged, budgetMs: number): Figure =>
  figure(`${name}: longest time / budget`, Math.max(...rows.map(({ ms }) => ms)) / budgetMs, 'ratio', { atMost: 1.5 });

function timeFigures(solver: Judged, budgetMs: number): Figure[] {
  const ms = solver.rows.map((row) => row.ms);
  return [
    figure(`${solver.name}: p50 an order`, percentile(ms, 50), 'ms', { atMost: 3 }, { atMost: 1 }),
    figure(`${solver.name}: p99 an order`, percentile(ms, 99), 'ms', { atMost: 100 }, { atMost: 25 }),
    figure(`${solver.name}: longest order`, Math.max(...ms), 'ms', { atMost: 150 }, { atMost: 40 }),
    overBudget(solver, budgetMs),
  ];
}

/** The peers of the orders of seed 1. */
function peersOf({ instances }: InstanceFile): { boxPacker: Judged; best: Judged } {
  return {
    boxPacker: judge('boxpacker+', instances, readBaseline('ecom.boxpacker+')),
    best: judge('best-of-peers', instances, readBaseline('ecom.best-of-peers')),
  };
}

/** Lower bounds the solver claims: what they prove, and what valid answers refute. */
function claimFigures(solver: Judged, peers: readonly Judged[]): Figure[] {
  const { proved, refuted } = claimsOf(solver, peers);
  for (const text of refuted) say(`!! ${solver.name} ${text}`);
  const share = (100 * proved) / solver.rows.length;
  return [
    figure(`${solver.name}: proved optimal`, share, '%', null, { atLeast: 78 }),
    figure(`${solver.name}: claimed bounds that are wrong`, refuted.length, 'count', NONE),
  ];
}

/** What the orders of a seed tell. */
interface SeedResult {
  readonly figures: readonly Figure[];
  readonly boundRatio: number;
  readonly run: Run;
}

/** Orders of one seed: against lower bounds, and against the peers where there are any. */
async function benchSeed(seed: number, budgetMs: number): Promise<SeedResult> {
  const file = ecomSuite(seed);
  const solver = await packed(`ecom ${seed}`, file, budgetMs);
  const bounds = cachedBounds(file);
  for (const id of belowBound(solver, bounds))
    say(`!! ${id}: a valid answer below the lower bound: the bound is wrong`);
  const peers = seed === BASELINE_SEED ? peersOf(file) : null;
  const others = peers ? [peers.boxPacker, peers.best] : [];
  say(scoreText([...others, solver], peers?.boxPacker ?? solver, file.instances, bounds));
  const { ratio, atBound, count } = toBound(solver, bounds);
  const figures = [
    ...faultFigures(solver),
    figure(`${solver.name}: cost / lower bound`, ratio, 'ratio'),
    figure(`${solver.name}: at the lower bound`, (100 * atBound) / count, '%'),
    ...claimFigures(solver, others),
    ...timeFigures(solver, budgetMs),
  ];
  if (peers) {
    const base = compare(solver, peers.boxPacker).ratio;
    const { ratio: best, worse } = compare(solver, peers.best);
    figures.push(
      figure(`${solver.name}: cost / boxpacker+`, base, 'ratio', { atMost: 0.92 }, { atMost: 0.905 }),
      figure(`${solver.name}: cost / best of peers`, best, 'ratio', { atMost: 0.955 }, { atMost: 0.94 }),
      figure(`${solver.name}: dearer than a peer`, worse, 'count', NONE),
    );
  }
  return { figures, boundRatio: ratio, run: solver.run };
}

/** The orders packed once more: the same input must have the same answer. */
async function secondRun(seed: number, budgetMs: number, first: Run): Promise<Figure> {
  const again = await packWithStation(ecomSuite(seed), budgetMs);
  const differing = differences(first.file, again.file);
  if (differing.length > 0) say(`!! not the same twice: ${differing.join(', ')}`);
  return figure(`ecom ${seed}: packed otherwise in a second run`, differing.length, 'count', NONE);
}

async function benchOrders({ seed, budgetMs }: CartonOptions): Promise<Figure[]> {
  const seeds = seed === null ? [1, 2, 3, 4] : [seed];
  const figures: Figure[] = [];
  const ratios: number[] = [];
  for (const one of seeds) {
    const { figures: found, boundRatio, run } = await benchSeed(one, budgetMs);
    figures.push(...found);
    if (ratios.length === 0) figures.push(await secondRun(one, budgetMs, run));
    ratios.push(boundRatio);
  }
  if (seeds.length > 1) {
    const limits: [Limit, Limit] = [{ atMost: 1.068 }, { atMost: 1.055 }];
    figures.push(figure('ecom: mean of cost / lower bound', meanOf(ratios), 'ratio', ...limits));
  }
  return figures;
}

/** The orders with 70 % of every base to be supported, against a peer that need not. */
async function benchSupport({ seed, budgetMs }: CartonOptions): Promise<Figure[]> {
  const plain = ecomSuite(seed ?? BASELINE_SEED);
  const solver = await packed('support 70', withSupport(plain, 70), budgetMs);
  const figures = [...faultFigures(solver), ...claimFigures(solver, []), ...timeFigures(solver, budgetMs)];
  if (plain.seed !== BASELINE_SEED) return figures;
  const { ratio } = compare(solver, peersOf(plain).boxPacker);
  return [...figures, figure('support 70: cost / boxpacker+', ratio, 'ratio', null, { atMost: 0.935 })];
}

/** Mean of a family's values; an answer that is not valid makes it NaN, so that no target is met. */
const familyMean = ({ rows }: Judged, family: string): number =>
  meanOf(rows.filter(({ instance }) => instance.family === family).map((row) => (row.isValid ? valueOf(row) : NaN)));

/** Mean bins of classes 1 and 4 to 8 that are to be reached. */
const MPV_TARGETS = {
  50: { mpv1: 13.4, mpv4: 29.4, mpv5: 8.4, mpv6: 9.9, mpv7: 7.4, mpv8: 9.2 },
  100: { mpv1: 26.6, mpv4: 59.0, mpv5: 15.0, mpv6: 18.9, mpv7: 12.3, mpv8: 18.9 },
} as const;

async function benchBins(count: 50 | 100): Promise<Figure[]> {
  const file = mpvSuite([1, 4, 5, 6, 7, 8], [count], 10);
  const solver = await packed(`mpv n=${count}`, file, CLASSIC_MS);
  say(scoreText([solver], solver, file.instances, cachedBounds(file)));
  return [
    ...Object.entries(MPV_TARGETS[count]).map(([family, target]) =>
      figure(`${solver.name}: ${family}`, familyMean(solver, family), 'mean parcels', { atMost: target }),
    ),
    ...faultFigures(solver),
    overBudget(solver, CLASSIC_MS),
  ];
}

async function benchContainers(): Promise<Figure[]> {
  const file = brSuite([1, 2, 3, 4, 5, 6, 7], 10);
  const solver = await packed('br', file, CLASSIC_MS);
  const limits: [Limit, Limit] = [{ atLeast: 93 }, { atLeast: 95 }];
  const fills = familiesOf(file.instances).map((family) => [family, 100 * familyMean(solver, family)] as const);
  say(
    textTable([
      ['fill %', ...fills.map(([family]) => family)],
      ['br', ...fills.map(([, fill]) => fill.toFixed(2))],
    ]),
  );
  const mean = meanOf(fills.map(([, fill]) => fill));
  return [
    figure('br: mean fill of BR1 to BR7', mean, '%', ...limits),
    ...fills.map(([family, fill]) => figure(`br: fill of ${family}`, fill, '%', ...limits)),
    ...faultFigures(solver),
    overBudget(solver, CLASSIC_MS),
  ];
}

const SUITES: Readonly<Record<CartonSuite, (options: CartonOptions) => Promise<Figure[]>>> = {
  ecom: benchOrders,
  support: benchSupport,
  mpv: () => benchBins(50),
  mpv100: () => benchBins(100),
  br: benchContainers,
};

/**
 * The choice of boxes: cost against peers, lower bounds and itself, faults, times. `station pack` runs as a process of its own, in one
 * thread; every answer is checked by the bench's own validator. Tables, also by family, go to standard error.
 */
export async function benchCarton(options: CartonOptions): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const suite of options.suites) {
    say(`bench: carton ${suite} ...`);
    figures.push(...(await SUITES[suite](options)));
  }
  return figures;
}
