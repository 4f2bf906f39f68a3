import { describe, expect, it } from 'vitest';
import type { CartonType } from '../../../src/core/carton/cartonType.ts';
import { checkBox, explain, fillBox, planBoxes, QUICK, type Choice } from '../../../src/core/carton/choose.ts';
import { PACK_SETTINGS, type PackItem } from '../../../src/core/carton/fits.ts';
import { lossOf } from '../../../src/core/carton/judge.ts';
import { ownCartonOf } from '../../../src/core/carton/ownCarton.ts';
import type { AskPostage } from '../../../src/core/carton/postage.ts';
import { inUnit, quantity, type Mass } from '../../../src/core/quantity.ts';
import { ok, refuse } from '../../../src/core/result.ts';
import { box, goods } from './boxes.ts';

const S = box('S', [200, 150, 100]);
const M = box('M', [300, 200, 150]);
const L = box('L', [400, 300, 200]);
const plan = (items: readonly PackItem[], cartonTypes: readonly CartonType[] = [S, M, L], more: Partial<Choice> = {}) =>
  planBoxes({ items, cartonTypes, ...more }, QUICK);
const boxesOf = (items: readonly PackItem[], cartonTypes?: readonly CartonType[], more?: Partial<Choice>) =>
  plan(items, cartonTypes, more).parcels.map(({ cartonTypeId }) => cartonTypeId);
const mm = (value: number) => quantity(value, 0, 'mm');
const grams = (value: number): Mass => quantity(value, 0, 'g');
const usd = (minor: number) => ({ minor, currency: 'USD' });

/** One price up to a kilogram, another above it; large boxes are billed at two kilograms at least. */
const postage: AskPostage = (outer, { most }) => {
  const isLarge = outer.length.digits > 350;
  const step = (kg: number, minor: number) => ({
    upTo: quantity(kg, 0, 'kg'),
    charge: usd(minor),
    billable: quantity(kg, 0, 'kg'),
  });
  const steps = isLarge ? [step(2, 900)] : [step(1, 500), step(2, 900)];
  const { num, den } = inUnit(most, 'kg');
  return ok(steps.filter((_, i) => i === 0 || num > den * BigInt(steps[i - 1]?.upTo.digits ?? 0)));
};

describe('how units may lie', () => {
  const rod = (turn: PackItem['turn']) => goods('rod', [180, 40, 90], turn === undefined ? {} : { turn });
  const low = box('low', [200, 150, 50]);
  const slim = box('slim', [50, 100, 200]);

  it('any way, on given sides, upright, or exactly as it is', () => {
    expect(boxesOf([rod(undefined)], [low])).toEqual(['low']);
    expect(boxesOf([rod('w')], [low]), 'on its side, the width up').toEqual(['low']);
    expect(boxesOf([rod('lh')], [low])).toEqual([]);
    expect(boxesOf([rod('h')], [low])).toEqual([]);
    expect(boxesOf([rod('l')], [slim])).toEqual(['slim']);
    expect(boxesOf([rod('fixed')], [S])).toEqual(['S']);
    expect(boxesOf([rod('fixed')], [box('turned', [150, 200, 100])])).toEqual([]);
    expect(boxesOf([rod('h')], [box('turned', [150, 200, 100])])).toEqual(['turned']);
  });

  it('with nothing above it', () => {
    const cake = goods('cake', [200, 150, 50], { isNoStack: true });
    const [parcel] = plan([cake, goods('book', [200, 150, 50])], [S]).parcels;
    expect(parcel?.placements.map(({ sku, z }) => [sku, z])).toEqual([
      ['book', 0],
      ['cake', 50_000],
    ]);
    expect(boxesOf([{ ...cake, count: 2 }], [S])).toEqual(['S', 'S']);
  });
});

describe('goods that do not share a box', () => {
  const soup = goods('soup', [80, 80, 80], { goodsClass: 'food' });
  const bleach = goods('bleach', [80, 80, 80], { goodsClass: 'chemical' });

  it('go into two, and a box for both is refused by name', () => {
    expect(boxesOf([soup, bleach])).toEqual(['S', 'S']);
    expect(boxesOf([soup, goods('salt', [80, 80, 80])])).toEqual(['S']);
    expect(checkBox(L, [soup, bleach])).toMatchObject({ ok: false, error: { kind: 'keptApart' } });
    expect(boxesOf([soup, bleach], [S], { settings: { ...PACK_SETTINGS, apart: [] } })).toEqual(['S']);
  });

  it('brittle ones stay out of mailers, and a tube takes rolls only', () => {
    const mailer = box('mailer', [300, 200, 40], { kind: 'mailer' });
    const plate = goods('plate', [150, 150, 15], { protection: 'fragile' });
    expect(boxesOf([plate], [mailer, L])).toEqual(['L']);
    expect(boxesOf([goods('shirt', [250, 180, 30])], [mailer, L])).toEqual(['mailer']);
    expect(checkBox(mailer, [plate])).toEqual({ ok: false, error: { kind: 'refused', sku: 'plate' } });
    expect(checkBox(box('T', [600, 90, 90], { kind: 'tube' }), [goods('mug', [70, 70, 70])])).toEqual({
      ok: false,
      error: { kind: 'refused', sku: 'mug' },
    });
  });
});

describe('own packaging', () => {
  const chair = goods('chair', [380, 280, 190], { ownContainer: 'must', weight: grams(900) });

  it('that must be used makes a parcel of its own, one a unit', () => {
    const { parcels, minor } = plan([{ ...chair, count: 2 }, goods('mug', [80, 80, 80])], [S, M, L], { postage });
    expect(parcels.map(({ cartonTypeId, contents }) => [cartonTypeId, contents.map(({ count }) => count)])).toEqual([
      ['own:chair', [1]],
      ['own:chair', [1]],
      ['S', [1]],
    ]);
    expect(minor).toBe(900 + 900 + 500);
    expect(checkBox(L, [chair])).toEqual({ ok: false, error: { kind: 'ownContainer', sku: 'chair' } });
    expect(checkBox(ownCartonOf(chair)!, [chair])).toMatchObject({
      ok: true,
      value: [{ dx: 380_000, x: 0, y: 0, z: 0 }],
    });
    expect(checkBox(ownCartonOf(chair)!, [{ ...chair, count: 2 }]).ok).toBe(false);
  });

  it('that may be used is, where it is cheaper than a box around it', () => {
    const lamp = goods('lamp', [190, 140, 90], { ownContainer: 'may' });
    const dear = [box('S', [200, 150, 100], { cost: usd(70) })];
    expect(boxesOf([lamp], dear, { postage })).toEqual(['own:lamp']);
    expect(
      boxesOf([lamp, goods('bulb', [40, 40, 5])], [box('L', [340, 300, 200], { cost: usd(10) })], { postage }),
    ).toEqual(['L']);
  });
});

describe('units placed together', () => {
  it('nest into stacks that fit the box, evenly', () => {
    const cup = goods('cup', [80, 80, 90], { count: 20, nestStep: mm(10), turn: 'h' });
    const [parcel, second] = plan([cup], [box('B', [160, 80, 190])]).parcels;
    expect(second).toBeUndefined();
    expect(parcel?.placements.map(({ units, dz }) => [units, dz])).toEqual([
      [10, 180_000],
      [10, 180_000],
    ]);
    expect(parcel?.contents).toMatchObject([{ sku: 'cup', count: 20 }]);
    expect(boxesOf([{ ...cup, nestStep: mm(90) }], [box('B', [160, 80, 190])])).toHaveLength(5);
  });

  it('loose ones go into bags of the product file', () => {
    const bolt = goods('bolt', [10, 10, 30], { count: 26, unitsPerBag: 12 });
    const [parcel] = plan([bolt], [S]).parcels;
    expect(parcel?.placements.map(({ units = 1 }) => units).sort((a, b) => a - b)).toEqual([2, 12, 12]);
    expect(parcel?.contents).toMatchObject([{ count: 26 }]);
    // Twelve bolts of 3 cm3 each lie in a block of just that.
    const bag = parcel?.placements.find(({ units }) => units === 12);
    expect((bag?.dx ?? 0) * (bag?.dy ?? 0) * (bag?.dz ?? 0)).toBe(12 * 10_000 * 10_000 * 30_000);
  });
});

describe('what boxes cost', () => {
  const bag = (id: string, inner: readonly [number, number, number], minor: number) =>
    box(id, inner, { cost: usd(minor) });

  it('the cheapest to send wins, not the smallest', () => {
    const cartonTypes = [bag('S', [200, 150, 100], 300), bag('M', [300, 200, 150], 40), bag('L', [400, 300, 200], 10)];
    const { parcels, minor, lowerBound } = plan([goods('mug', [100, 100, 100])], cartonTypes, { postage });
    expect(parcels.map(({ cartonTypeId }) => cartonTypeId)).toEqual(['M']);
    expect(minor).toBe(540);
    expect(lowerBound).toBeLessThanOrEqual(540);
  });

  it('two light parcels where they are cheaper than one heavy, handling counted', () => {
    const heavy = goods('jar', [100, 100, 100], { count: 2, weight: grams(700) });
    const cheap: AskPostage = (outer, range, kind) => {
      const steps = postage(outer, range, kind);
      return steps.ok ? ok(steps.value.map((step, i) => (i === 0 ? { ...step, charge: usd(200) } : step))) : steps;
    };
    expect(boxesOf([heavy], [M], { postage: cheap })).toEqual(['M', 'M']);
    const settings = { ...PACK_SETTINGS, handlingMinor: 600 };
    expect(boxesOf([heavy], [M], { postage: cheap, settings })).toEqual(['M']);
  });

  it('without a price the fewest parcels, then the smallest boxes', () => {
    const choice = { postage: () => refuse('unpriced' as const) };
    expect(boxesOf([goods('mug', [100, 100, 100], { count: 3 })], [S, M, L], choice)).toEqual(['M']);
    expect(plan([goods('mug', [100, 100, 100])], [S], choice).minor).toBeNull();
  });

  it('what the carrier does not take is not proposed', () => {
    const only: AskPostage = (outer, range, kind) =>
      outer.length.digits > 350 ? refuse('overLimit') : postage(outer, range, kind);
    const { parcels } = plan([goods('rug', [390, 100, 100])], [L, box('T', [340, 340, 340])], { postage: only });
    expect(parcels).toEqual([]);
  });

  it('explains every box: cheapest first, then why the others do not do, the largest first', () => {
    const items = [goods('mug', [100, 100, 100], { count: 3, weight: grams(250) })];
    const cartonTypes = [
      S,
      bag('M', [300, 200, 150], 40),
      bag('L', [400, 300, 200], 10),
      box('flat', [500, 400, 50]),
      box('none', [300, 200, 150], { stock: 0 }),
    ];
    const verdicts = explain({ items, cartonTypes, postage });
    expect(verdicts.map(({ cartonType, misfit, minor }) => [cartonType.id, misfit?.kind ?? null, minor])).toEqual([
      ['M', null, 540],
      ['L', null, 910],
      ['flat', 'tooShort', 900],
      ['none', 'outOfStock', 500],
      ['S', 'noRoom', 500],
    ]);
    const [taken, second] = verdicts;
    expect(lossOf(second!, taken!)).toEqual({ kind: 'billedMore', byMinor: 370, instead: quantity(1, 0, 'kg') });
    expect(lossOf(taken!, taken!)?.kind).toBe('sameCost');
  });
});

describe('units that are in already', () => {
  it('stays where it is when the rest is placed around it', () => {
    const items = [goods('mug', [100, 100, 100], { count: 4 })];
    const kept = [
      {
        step: 1,
        sku: items[0]!.sku,
        lineId: 'line-mug',
        x: 100_000,
        y: 100_000,
        z: 0,
        dx: 100_000,
        dy: 100_000,
        dz: 100_000,
      },
    ];
    const fit = checkBox(box('B', [200, 200, 100]), items, PACK_SETTINGS, kept);
    expect(fit.ok && fit.value[0]).toEqual(kept[0]);
    expect(fit.ok && fit.value).toHaveLength(4);
  });
});

describe('a box too small', () => {
  it('a box that does not hold all takes as much as it can', () => {
    const part = fillBox(S, [goods('mug', [100, 100, 100], { count: 3 })]);
    expect(part?.contents).toEqual([{ lineId: 'line-mug', sku: 'mug', count: 2 }]);
    expect(part?.placements).toHaveLength(2);
    expect(fillBox(S, [goods('rug', [900, 100, 100])])).toBeNull();
  });
});

describe('names decide nothing', () => {
  it('renamed and reordered goods and boxes get the same places', () => {
    const items = [
      goods('a', [120, 80, 60], { count: 3 }),
      goods('b', [60, 120, 80], { count: 2 }),
      goods('c', [90, 90, 40], { count: 4, weight: grams(300) }),
    ];
    const renamed = [items[2]!, items[0]!, items[1]!].map((item, i) => ({
      ...item,
      sku: goods(`z${String(9 - i)}`, [1, 1, 1]).sku,
    }));
    const boxes = [S, M, L];
    const other = boxes
      .toReversed()
      .map((carton, i) => ({ ...carton, id: box(`x${String(i)}`, [1, 1, 1]).id, name: `x${String(i)}` }));
    const bare = (parcels: ReturnType<typeof plan>['parcels']) =>
      parcels.map(({ placements }) => placements.map(({ x, y, z, dx, dy, dz }) => [x, y, z, dx, dy, dz]));
    expect(bare(plan(renamed, other).parcels)).toEqual(bare(plan(items, boxes).parcels));
  });
});
