import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { boundsOf } from './bounds.ts';
import { makeBr, makeMpv } from './classic.ts';
import { FAMILY_NAMES, makeOrder } from './families.ts';
import { readBaseline } from './files.ts';
import type { InstanceFile } from './model.ts';
import { parcelCharge } from './model.ts';
import { orderBounds } from './orderBounds.ts';
import { line, order, preset } from './orders.ts';
import { belowBound, compare, judge, toBound } from './score.ts';
import { brSuite, ecomSuite, mpvSuite, textOf } from './suites.ts';
import type { BinBounds } from './binBounds.ts';

const hashOf = (file: InstanceFile): string => createHash('sha256').update(textOf(file)).digest('hex');
const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);

describe('generated instances', () => {
  it('are the same byte for byte, so that figures of different days and solvers compare', () => {
    expect(hashOf(ecomSuite(1))).toBe('e36c1f4c14676bf72ace294240d1e5ee5dbb9028ddf73ecbf508bf149296b6c9');
    expect(hashOf(ecomSuite(2))).toBe('36c406fe4dccddf5411c9793d062a0913aa8d497f19d42eee1d243c4fc0295f3');
    expect(hashOf(mpvSuite(upTo(8), [50], 5))).toBe('83386a4c5fe2ab043e352de2b93b5f562e8ec40b27a8b5e1ffe0487baf948134');
    expect(hashOf(brSuite(upTo(7), 5))).toBe('ad86199ed42ce236976e966ed8a56a602e22719aa45400747c49d7fad996da99');
  });

  it('differ from seed to seed', () => {
    expect(makeOrder('home', 3, 7).instance.items).not.toEqual(makeOrder('home', 3, 8).instance.items);
  });

  it('hold the first problem of BR1 as the OR-library has it', () => {
    const types = makeBr(1, 1).items.map(({ l, w, h, qty, up }) => [l, w, h, qty, up]);
    expect(types).toEqual([
      [108, 76, 30, 40, 'h'],
      [110, 43, 25, 33, 'wh'],
      [92, 81, 55, 39, 'lwh'],
    ]);
  });
});

describe('lower bounds', () => {
  it.each(FAMILY_NAMES)('of %s are finite and no dearer than what is known to fit', (family) => {
    const { instance, knownBox } = makeOrder(family, 3, 7);
    const { cost } = orderBounds(instance);
    expect(cost).toBeGreaterThan(0);
    expect(cost).toBeLessThan(Infinity);
    const box = instance.boxes.find(({ id }) => id === knownBox);
    const weight = instance.items.reduce((sum, item) => sum + item.qty * item.weight, 0);
    expect(cost).toBeLessThanOrEqual(box ? parcelCharge(instance, box, weight).total : Infinity);
  });

  it('see what volume alone does not', () => {
    const cubes = order([line('a', [60, 60, 60], { qty: 2 })], [preset('b', [100, 100, 100])]);
    expect(orderBounds(cubes).parcels).toBe(2);
    expect(orderBounds(cubes).cost).toBe(2 * parcelCharge(cubes, cubes.boxes[0]!, 100).total);
  });

  // Means of L2 over the ten tests of a class as Martello, Pisinger and Vigo (2000) print them.
  it.each([
    [4, 28.7],
    [5, 7.3],
    [6, 8.7],
    [7, 6.3],
    [8, 8.0],
  ])('of bins: class %i with 50 units has a mean L2 of %f', (kind, published) => {
    const bounds = upTo(10).map((number) => boundsOf(makeMpv(kind, 50, number)) as BinBounds);
    const mean = bounds.reduce((sum, { L2 }) => sum + L2, 0) / bounds.length;
    expect(Math.abs(mean - published)).toBeLessThan(0.051);
  });
});

describe("peers' answers", () => {
  const { instances } = ecomSuite(1);
  const boxPacker = judge('boxpacker+', instances, readBaseline('ecom.boxpacker+'));
  const bestOfPeers = judge('best-of-peers', instances, readBaseline('ecom.best-of-peers'));

  it('are valid, and compare as they did when they were written down', () => {
    expect(boxPacker.rows.filter(({ isValid }) => !isValid)).toEqual([]);
    expect(bestOfPeers.rows.filter(({ isValid }) => !isValid)).toEqual([]);
    const { ratio, better, worse } = compare(bestOfPeers, boxPacker);
    expect([ratio.toFixed(4), better, worse]).toEqual(['0.9645', 43, 0]);
  });

  it('are never below a lower bound of their order', () => {
    const sample = { name: 'best-of-peers', rows: bestOfPeers.rows.filter((_, i) => i % 9 === 0) };
    const bounds = Object.fromEntries(sample.rows.map(({ instance }) => [instance.id, boundsOf(instance)]));
    expect(toBound(sample, bounds).count).toBe(sample.rows.length);
    expect(belowBound(sample, bounds)).toEqual([]);
  });

  // One peer turned two bins' units that may not be turned; whatever it claims, those answers do not count.
  it.each([
    ['mpv.boxpacker', mpvSuite(upTo(8), [50], 5), ['mpv6-n50-01', 'mpv6-n50-04']],
    ['mpv.binpackingjs', mpvSuite(upTo(8), [50], 5), []],
    ['br.boxpacker', brSuite(upTo(7), 5), []],
    ['br.binpackingjs', brSuite(upTo(7), 5), []],
  ])('to the classic problems are judged as they were: %s', (solver, { instances: problems }, wrong) => {
    const { rows } = judge(solver, problems, readBaseline(solver));
    expect(rows.filter(({ isValid }) => !isValid).map(({ instance }) => instance.id)).toEqual(wrong);
  });
});
