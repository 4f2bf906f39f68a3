import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boardModel, boardM2, newBox, sidesOf } from '../../../src/core/boxSizes/boardModel.ts';
import { candidateSides, cutTo, takesClass, type CountedClass } from '../../../src/core/boxSizes/candidates.ts';
import { heldOutOf, spaced } from '../../../src/core/boxSizes/heldOut.ts';
import { tightBoxes, type Sides } from '../../../src/core/boxSizes/tightBoxes.ts';
import { checkBox } from '../../../src/core/carton/choose.ts';
import { PACK_SETTINGS } from '../../../src/core/carton/fits.ts';
import { quantityText } from '../../../src/core/quantity.ts';
import { order, past, priced } from '../rehearsal/orders.ts';

const NO_CLASS = { weightMg: 0, boxId: null, lane: 0, count: 1, tight: [] as readonly Sides[] };
const TODAY = [priced('S', [200, 150, 100], 40), priced('M', [300, 200, 150], 80), priced('L', [400, 300, 250], 900)];

describe('a tight box', () => {
  it('holds its goods by the engine, and is smaller than one on the shelf would be', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.integer({ min: 20, max: 150 }),
            fc.integer({ min: 20, max: 150 }),
            fc.integer({ min: 1, max: 3 }),
          ),
          {
            minLength: 1,
            maxLength: 3,
          },
        ),
        (list) => {
          const items = list.map(([a, b, count], i) => past(`p${i.toString()}`, [a, b, 60], count));
          const model = boardModel(TODAY, { grid: '5mm', currency: 'USD', minorPerM2: null });
          const tight = tightBoxes(items, PACK_SETTINGS);
          expect(tight.length).toBeGreaterThan(0);
          for (const sides of tight) {
            expect(checkBox(newBox(sides, model), items, PACK_SETTINGS)).toMatchObject({ ok: true });
            // Rounded up to what is sold, the goods go in as they lay.
            const [up] = candidateSides([{ ...NO_CLASS, tight: [sides] }], 5000, 1);
            const more = sides.map((side, at) => (up?.[at] ?? 0) - side);
            expect(Math.min(...more)).toBeGreaterThanOrEqual(0);
            expect(Math.max(...more)).toBeLessThan(5000);
          }
        },
      ),
      { numRuns: 20 },
    );
  });

  it('keeps goods upright that must be, and none is named where a size is missing', () => {
    const bottle = past('bottle', [80, 80, 300], 2, null, { isUpright: true });
    for (const [, , height] of tightBoxes([bottle], PACK_SETTINGS)) expect(height).toBe(300_000);
    expect(tightBoxes([{ ...bottle, width: null }], PACK_SETTINGS)).toEqual([]);
  });
});

describe('new sizes', () => {
  const classes: readonly CountedClass[] = Array.from({ length: 60 }, (_, i) => ({
    ...NO_CLASS,
    count: 1 + (i % 3),
    tight: [[101_000 + i * 3100, 90_500 + i * 700, 50_200 + i * 1900]],
  }));

  it('lie on the grid, which grows coarser until there are few enough, and take every parcel', () => {
    for (const most of [200, 20, 5]) {
      const found = candidateSides(classes, 5000, most);
      expect(found.length).toBeLessThanOrEqual(most);
      for (const side of found.flat()) expect(side % 5000).toBe(0);
      for (const parcel of classes) expect(found.some((sides) => takesClass(sides, parcel))).toBe(true);
    }
  });

  it('are cut to the parcels that lie in them, and still take each', () => {
    const large: Sides = [400_000, 300_000, 300_000];
    const cut = cutTo(large, classes, 5000);
    expect(cut).toEqual([285_000, 135_000, 165_000]);
    expect(classes.every((parcel) => takesClass(cut, parcel))).toBe(true);
    // Of two ways to lie, the one that fits what is there anyway.
    const either = { ...NO_CLASS, tight: [[390_000, 50_000, 20_000] as const, [100_000, 90_000, 50_000] as const] };
    expect(cutTo(large, [...classes, either], 5000)).toEqual(cut);
    expect(cutTo(large, [], 5000)).toEqual(large);
  });

  it('cost and weigh what today’s boxes do for a square metre, in the middle of them, in the grid’s own unit', () => {
    const model = boardModel(TODAY, { grid: '0.25in', currency: 'USD', minorPerM2: null });
    const box = newBox([12 * 25_400, 9 * 25_400, 25_400 * 2.25], model);
    expect([box.id, quantityText(box.inner.height), box.cost?.currency]).toEqual(['new-12x9x2.25', '2.25 in', 'USD']);
    expect(sidesOf(box.outer)[0]).toBeGreaterThan(sidesOf(box.inner)[0]);
    const perM2 =
      TODAY.map(({ cost, outer }) => (cost?.minor ?? 0) / boardM2(sidesOf(outer))).sort((a, b) => a - b)[1] ?? 0;
    expect(box.cost?.minor).toBe(Math.ceil(perM2 * boardM2(sidesOf(box.outer))));
    expect(newBox([1e5, 1e5, 1e5], { ...model, minorPerM2: 100 }).cost?.minor).toBe(
      newBox([1e5, 1e5, 1e5], boardModel(TODAY, { grid: '0.25in', currency: 'USD', minorPerM2: 100 })).cost?.minor,
    );
  });
});

describe('orders held out', () => {
  const days = (count: number) =>
    Array.from({ length: count }, (_, day) => ({
      ...order(day.toString(), [past('mug', [90, 90, 90])]),
      placedAt: day * 86_400_000,
    }));

  it('are those of the last fortnight where there are four weeks, else the last third; none is fitted to as well', () => {
    const month = heldOutOf(days(30).toReversed());
    expect([month.by, month.fitted.length, month.heldOut.length]).toEqual(['lastFortnight', 16, 14]);
    const week = heldOutOf(days(9));
    expect([week.by, week.fitted.length, week.heldOut.length]).toEqual(['lastThird', 6, 3]);
    const undated = heldOutOf(days(6).map((one) => ({ ...one, placedAt: null })));
    expect([undated.by, undated.heldOut.length]).toEqual(['lastThird', 2]);
    const names = month.heldOut.map(({ number }) => number);
    expect(month.fitted.filter(({ number }) => names.includes(number))).toEqual([]);
  });

  it('are thinned evenly, from the first on', () => {
    expect(spaced([1, 2, 3, 4, 5, 6, 7], 3)).toEqual([1, 3, 5]);
    expect(spaced([1, 2], 3)).toEqual([1, 2]);
  });
});
