import { describe, expect, it } from 'vitest';
import type { CartonType } from '../../../src/core/carton/cartonType.ts';
import { alternatives, checkBox, planBoxes as planWith, QUICK, type Choice } from '../../../src/core/carton/choose.ts';
import type { PackItem } from '../../../src/core/carton/fits.ts';
import { quantity } from '../../../src/core/quantity.ts';
import { box, goods } from './boxes.ts';

const S = box('S', [200, 150, 100]);
const M = box('M', [300, 200, 150]);
const L = box('L', [400, 300, 200]);
const presets = [L, S, M];
const planBoxes = (choice: Choice) => planWith(choice, QUICK);
const plan = (items: readonly PackItem[], cartonTypes: readonly CartonType[] = presets) => {
  const { reason, parcels } = planBoxes({ items, cartonTypes });
  return {
    reason,
    boxes: parcels.map(({ cartonTypeId, contents }) => [
      cartonTypeId,
      contents.map(({ sku, count }) => `${String(count)} ${sku}`).join(', '),
    ]),
  };
};

describe('planBoxes', () => {
  it('takes the smallest preset that holds everything', () => {
    expect(plan([goods('mug', [100, 100, 100])])).toEqual({ reason: 'planned', boxes: [['S', '1 mug']] });
    expect(plan([goods('mug', [100, 100, 100], { count: 3 })])).toEqual({ reason: 'planned', boxes: [['M', '3 mug']] });
    expect(plan([])).toEqual({ reason: 'planned', boxes: [] });
  });

  it('prefers lower cost, then id, among boxes of one size', () => {
    const cost = (minor: number) => ({ minor, currency: 'USD' });
    const same = [
      box('C', [200, 150, 100]),
      box('B', [200, 150, 100], { cost: cost(50) }),
      box('A', [200, 150, 100], { cost: cost(60) }),
      box('D', [200, 150, 100], { cost: cost(50) }),
    ];
    expect(plan([goods('mug', [100, 100, 100])], same).boxes[0]?.[0]).toBe('B');
  });

  it('fills a box to its last corner, to the micrometre', () => {
    expect(plan([goods('brick', [200, 150, 100], { count: 8 })], [L])).toEqual({
      reason: 'planned',
      boxes: [['L', '8 brick']],
    });
    expect(plan([goods('cube', [50, 50, 50], { count: 125 })], [box('X', [250, 250, 250])]).boxes).toHaveLength(1);
    expect(plan([goods('brick', [200, 150, 100])], [S]).reason).toBe('planned');
    const wider = { ...goods('brick', [200, 150, 100]), length: quantity(200_001, -3, 'mm') };
    expect(plan([wider], [S]).reason).toBe('fitsNoBox');
  });

  it('a 12 in product goes into a 12 in box and not into a 304 mm one', () => {
    const product = goods('frame', [12, 8, 4], { unit: 'in' });
    expect(plan([product], [box('in', [12, 8, 4], { unit: 'in' })]).reason).toBe('planned');
    expect(plan([product], [box('mm', [304, 204, 102])]).reason).toBe('fitsNoBox');
    expect(plan([product], [box('mm', [305, 204, 102])]).reason).toBe('planned');
  });

  it('keeps a product upright that must stand upright', () => {
    const oil = goods('oil', [80, 80, 140], { isUpright: true });
    expect(plan([oil], [S]).reason).toBe('fitsNoBox');
    expect(plan([{ ...oil, isUpright: false }], [S]).reason).toBe('planned');
    const [parcel] = planBoxes({ items: [oil], cartonTypes: presets }).parcels;
    expect(parcel?.cartonTypeId).toBe('M');
    expect(parcel?.placements[0]?.dz).toBe(140_000);
  });

  it('leaves room for wrapping', () => {
    const vase = (protection: PackItem['protection'], side: number) =>
      plan([goods('vase', [side, 150, 100], { protection })], [S]).reason;
    expect(vase('none', 200)).toBe('planned');
    expect(vase('wrap', 200)).toBe('fitsNoBox');
    const sides = (protection: PackItem['protection']) => {
      const { parcels } = planBoxes({ items: [goods('vase', [60, 50, 40], { protection })], cartonTypes: [S] });
      return parcels.flatMap(({ placements }) =>
        placements.map(({ dx, dy, dz }) => [dx, dy, dz].sort((a, b) => a - b)),
      );
    };
    expect(sides('none')).toEqual([[40_000, 50_000, 60_000]]);
    expect(sides('wrap')).toEqual([[46_000, 56_000, 66_000]]);
    expect(sides('fragile')).toEqual([[60_000, 70_000, 80_000]]);
  });

  it('keeps to the greatest gross weight, on the line exactly', () => {
    const limited = (grams: number) => [box('S', [200, 150, 100], { maxGross: quantity(grams, 0, 'g') }), M];
    expect(plan([goods('tea', [50, 50, 50], { count: 2 })], limited(300)).boxes).toEqual([['S', '2 tea']]);
    expect(plan([goods('tea', [50, 50, 50], { count: 2 })], limited(299)).boxes).toEqual([['M', '2 tea']]);
  });

  it('splits by weight when no box may be so heavy', () => {
    const strong = box('S', [200, 150, 100], { maxGross: quantity(350, 0, 'g') });
    expect(plan([goods('tea', [50, 50, 50], { count: 5 })], [strong]).boxes).toEqual([
      ['S', '2 tea'],
      ['S', '2 tea'],
      ['S', '1 tea'],
    ]);
  });

  it('splits over several boxes, the last as small as can be', () => {
    expect(plan([goods('brick', [200, 150, 100], { count: 9 })])).toEqual({
      reason: 'planned',
      boxes: [
        ['L', '8 brick'],
        ['S', '1 brick'],
      ],
    });
  });

  it('keeps to the stock', () => {
    const few = (stock: number) => [box('S', [200, 150, 100], { stock }), M];
    expect(plan([goods('mug', [100, 100, 100])], few(1)).boxes).toEqual([['S', '1 mug']]);
    expect(plan([goods('mug', [100, 100, 100])], few(0)).boxes).toEqual([['M', '1 mug']]);
    const bricks = goods('brick', [200, 150, 100], { count: 3 });
    expect(plan([bricks], [box('S', [200, 150, 100], { stock: 2 })])).toEqual({ reason: 'fitsNoBox', boxes: [] });
    expect(plan([bricks], [box('S', [200, 150, 100], { stock: 3 })]).boxes).toHaveLength(3);
  });

  it('says when a size is missing or a unit fits no box', () => {
    expect(plan([goods('mug', [10, 10, 10]), { ...goods('rug', [1, 1, 1]), height: null }])).toEqual({
      reason: 'dimsMissing',
      boxes: [],
    });
    expect(plan([goods('mug', [10, 10, 10]), goods('rug', [900, 100, 100])])).toEqual({
      reason: 'fitsNoBox',
      boxes: [],
    });
    expect(plan([goods('mug', [10, 10, 10])], [])).toEqual({ reason: 'fitsNoBox', boxes: [] });
  });

  it('a tube takes rolled goods only, own packaging is never proposed', () => {
    const tube = box('T', [600, 80, 80], { kind: 'tube' });
    const own = box('O', [600, 80, 80], { kind: 'own' });
    expect(plan([goods('poster', [550, 60, 60])], [tube, own]).boxes).toEqual([['T', '1 poster']]);
    expect(plan([goods('mug', [70, 70, 70])], [tube, own]).reason).toBe('fitsNoBox');
  });

  it('puts nothing on goods that bear nothing, and heavy things under light ones', () => {
    const cake = goods('cake', [200, 150, 50], { maxLoad: quantity(0, 0, 'g') });
    const book = goods('book', [200, 150, 50], { weight: quantity(1, 0, 'kg') });
    const [parcel] = planBoxes({ items: [cake, book], cartonTypes: [S] }).parcels;
    expect(parcel?.placements.map(({ step, sku, z }) => [step, sku, z])).toEqual([
      [1, 'book', 0],
      [2, 'cake', 50_000],
    ]);
    expect(plan([{ ...cake, count: 2 }], [S]).boxes).toHaveLength(2);
    expect(plan([{ ...cake, count: 2, maxLoad: quantity(100, 0, 'g') }], [S]).boxes).toHaveLength(1);
    expect(plan([{ ...cake, count: 2, maxLoad: quantity(100, 0, 'g'), weight: null }], [S]).boxes).toHaveLength(2);
  });

  it('numbers the steps bottom first and back to front', () => {
    const [parcel] = planBoxes({ items: [goods('brick', [200, 150, 100], { count: 8 })], cartonTypes: [L] }).parcels;
    const steps = parcel?.placements ?? [];
    expect(steps.map(({ step }) => step)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(steps.map(({ z }) => z)).toEqual([0, 0, 0, 0, 100_000, 100_000, 100_000, 100_000]);
    expect(steps.slice(0, 4).map(({ x, y }) => [x, y])).toEqual([
      [0, 150_000],
      [200_000, 150_000],
      [0, 0],
      [200_000, 0],
    ]);
  });
});

describe('a box that the packer chose', () => {
  it('holds the goods or says why not', () => {
    expect(checkBox(S, [goods('mug', [100, 100, 100])])).toMatchObject({ ok: true, value: [{ step: 1, sku: 'mug' }] });
    const why = (carton: CartonType, items: readonly PackItem[]) => {
      const fit = checkBox(carton, items);
      return fit.ok ? null : fit.error;
    };
    expect(why(S, [goods('rug', [250, 100, 100])])).toEqual({ kind: 'tooShort', sku: 'rug', byUm: 50_000 });
    expect(why(S, [goods('rug', [20, 130, 230], { isUpright: true })])).toEqual({
      kind: 'tooShort',
      sku: 'rug',
      byUm: 130_000,
    });
    expect(why(S, [goods('mug', [100, 100, 100], { count: 3 })])).toEqual({ kind: 'noRoom', isProved: true });
    expect(why({ ...S, maxGross: quantity(150, 0, 'g') }, [goods('tea', [9, 9, 9])])).toEqual({ kind: 'tooHeavy' });
    expect(why({ ...S, stock: 0 }, [goods('tea', [9, 9, 9])])).toEqual({ kind: 'outOfStock' });
    expect(why(S, [{ ...goods('tea', [9, 9, 9]), width: null }])).toEqual({ kind: 'dimsMissing', sku: 'tea' });
    expect(why(box('O', [20, 20, 20], { kind: 'own' }), [goods('tea', [9, 9, 9])])).toBeNull();
  });

  it('lists other presets, those that fit first', () => {
    const others = alternatives({
      items: [goods('mug', [100, 100, 100], { count: 3 })],
      cartonTypes: presets,
      except: M.id,
      limit: 5,
    });
    expect(others.map(({ cartonType, misfit }) => [cartonType.id, misfit?.kind ?? null])).toEqual([
      ['L', null],
      ['S', 'noRoom'],
    ]);
    expect(
      alternatives({ items: [], cartonTypes: presets, except: null, limit: 1 }).map(({ cartonType }) => cartonType.id),
    ).toEqual(['S']);
  });

  it('where a size is missing, rules out what is too small for the measured units and offers the others first', () => {
    const shapeless = { ...goods('bag', [1, 1, 1]), width: null };
    const others = alternatives({
      items: [shapeless, goods('lamp', [140, 140, 140])],
      cartonTypes: presets,
      except: null,
      limit: 3,
    });
    expect(others.map(({ cartonType, misfit }) => [cartonType.id, misfit?.kind])).toEqual([
      ['M', 'dimsMissing'],
      ['L', 'dimsMissing'],
      ['S', 'tooShort'],
    ]);
  });
});
