import { describe, expect, it } from 'vitest';
import { parseBenchOptions } from '../options.ts';
import { figure } from '../measure.ts';
import type { Solution, SolutionFile } from './model.ts';
import { at, inBox, line, order, preset } from './orders.ts';
import { belowBound, bestOf, claimsOf, compare, faultsOf, judge, toBound, type Judged } from './score.ts';
import { differences, isOverstated } from './solver.ts';

const boxes = [preset('b', [100, 100, 100]), preset('c', [200, 100, 100], { cost: 60 })];
const instances = ['one', 'two'].map((id) => order([line('a', [90, 90, 90])], boxes, { id, family: id }));

// In 'b' a unit costs 30 + 400 + 90; 'c' costs 60 and is billed by its size, 500.
const inB = inBox(at('a', 0, 0, 0));
const inC = { ...inB, box: 'c' };

const fileOf = (solutions: readonly Solution[]): SolutionFile => ({
  format: 'carton-solutions/1',
  solver: { name: 's', version: '1' },
  solutions,
});
const judged = (name: string, ...parcels: readonly (typeof inB | null)[]): Judged =>
  judge(name, instances, fileOf(parcels.map((one, i) => ({ id: instances[i]!.id, parcels: one && [one] }))));

describe('scores', () => {
  it('compare sums over the orders that both solve', () => {
    const cheap = judged('cheap', inB, inB);
    expect(compare(cheap, judged('dear', inC, inB))).toMatchObject({
      count: 2,
      better: 1,
      worse: 0,
      ratio: 1040 / 1170,
    });
    expect(compare(judged('dear', inC, inB), cheap)).toMatchObject({ better: 0, worse: 1 });
    expect(compare(judged('half', null, inB), cheap)).toMatchObject({ count: 1, ratio: 1 });
    expect(compare(cheap, judged('dear', inC, inB), ({ family }) => family === 'two').ratio).toBe(1);
  });

  it('count an order without an answer as not solved', () => {
    expect(faultsOf(judged('half', inB))).toEqual({ invalid: 1, floating: 0, tipping: 0 });
  });

  it('take the best valid answer order by order', () => {
    const best = bestOf('best', [judged('a', inC, null), judged('b', inB, inC)]);
    expect(best.rows.map(({ cost }) => cost)).toEqual([520, 650]);
  });

  it('set costs against lower bounds, and tell a bound that is beaten', () => {
    const bound = (cost: number) => ({ parcels: 1, cost, billable: 0, volume: 0, weight: 0, singleCandidates: 1 });
    const bounds = { one: bound(520), two: bound(530) };
    expect(toBound(judged('s', inB, inC), bounds)).toEqual({ count: 2, ratio: 1170 / 1050, atBound: 1 });
    expect(belowBound(judged('s', inB, inB), bounds)).toEqual(['two']);
  });

  it('take claims as proofs only until a valid answer refutes them', () => {
    const claiming = (lowerBound: number): Judged =>
      judge('s', instances, fileOf([{ id: 'one', parcels: [inC], claimed: { lowerBound } }]));
    expect(claimsOf(claiming(500), [])).toEqual({ proved: 0, refuted: [] });
    expect(claimsOf(claiming(650), [])).toEqual({ proved: 1, refuted: [] });
    expect(claimsOf(claiming(651), []).refuted).toEqual(['one: claims at least 651, a valid answer costs 650']);
    expect(claimsOf(claiming(650), [judged('peer', inB)]).refuted).toHaveLength(1);
  });
});

describe('a run of the command line', () => {
  it('is compared parcel by parcel', () => {
    const one = fileOf([{ id: 'one', parcels: [inB], ms: 1 }]);
    expect(differences(one, fileOf([{ id: 'one', parcels: [inB], ms: 2 }]))).toEqual([]);
    expect(differences(one, fileOf([{ id: 'one', parcels: [inC], ms: 1 }]))).toEqual(['one']);
  });

  it('may not tell more time than passed', () => {
    const file = fileOf([{ id: 'one', parcels: null, ms: 2000 }]);
    expect([isOverstated({ file, wallSeconds: 2 }), isOverstated({ file, wallSeconds: 1.8 })]).toEqual([false, true]);
  });
});

describe('figures', () => {
  it('are judged by target and aim', () => {
    expect(figure('f', 0.91004, 'ratio', { atMost: 0.92 }, { atMost: 0.9 })).toMatchObject({
      value: 0.91,
      isMet: true,
      isAimMet: false,
    });
    expect(figure('f', Number.NaN, 'ratio', { atMost: 1 }).isMet).toBe(false);
    expect(figure('f', 3, 'ms')).not.toHaveProperty('aim');
  });

  it('are asked for by names and options', () => {
    expect(parseBenchOptions([])).toEqual({
      names: [],
      carton: { seed: null, suites: ['ecom', 'support', 'mpv', 'br'], budgetMs: 100 },
    });
    const args = ['carton', '--seed', '3', '--suites', 'br', '--budget-ms', '25'];
    expect(parseBenchOptions(args)).toEqual({ names: ['carton'], carton: { seed: 3, suites: ['br'], budgetMs: 25 } });
    expect(() => parseBenchOptions(['--suites', 'none'])).toThrow("unknown suite 'none'");
    expect(() => parseBenchOptions(['--seed', 'x'])).toThrow('--seed');
  });
});
