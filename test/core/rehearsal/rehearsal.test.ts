import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CartonType } from '../../../src/core/carton/cartonType.ts';
import { quantity } from '../../../src/core/quantity.ts';
import { basketsOf, type PastOrder } from '../../../src/core/rehearsal/basket.ts';
import { lanePrices } from '../../../src/core/rehearsal/lanePrices.ts';
import { createTally, type Rehearsal } from '../../../src/core/rehearsal/tally.ts';
import { postageOf } from '../../../src/core/carton/postage.ts';
import { priceSteps } from '../../../src/core/ship/priceSteps.ts';
import { createComparer } from '../../../src/station/rehearsal/comparer.ts';
import { BUILT_IN_RATES } from '../../support/rates.ts';
import { order, past, priced, rehearsalOf } from './orders.ts';

const SMALL = priced('S', [200, 150, 100], 40);
const MIDDLE = priced('M', [300, 200, 150], 60);
const LARGE = priced('L', [400, 300, 250], 90);
const TODAY = [SMALL, MIDDLE, LARGE];
const mug = past('mug', [110, 90, 100]);
const lamp = past('lamp', [280, 180, 140], 1, 4900);

function rehearsal(
  orders: readonly PastOrder[],
  today: readonly CartonType[],
  edited: readonly CartonType[],
): Rehearsal {
  const { setup, baskets } = rehearsalOf(orders, today, edited);
  const compare = createComparer(setup);
  const tally = createTally();
  for (const basket of baskets) tally.add(basket, compare(basket));
  return tally.result();
}

const sides = fc.tuple(...([0, 1, 2] as const).map(() => fc.integer({ min: 20, max: 320 }))) as fc.Arbitrary<
  [number, number, number]
>;
const orders = fc.array(
  fc.record({
    items: fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 1, max: 3 })), {
      minLength: 1,
      maxLength: 3,
    }),
    postcode: fc.constantFrom('60601', '10001', '99501'),
  }),
  { minLength: 1, maxLength: 6 },
);
const history = fc.tuple(orders, fc.array(sides, { minLength: 6, maxLength: 6 })).map(([list, products]) =>
  list.map(({ items, postcode }, i) =>
    order(
      `#${i.toString()}`,
      items.map(([product, count]) => past(`p${product.toString()}`, products[product] ?? [50, 50, 50], count)),
      postcode,
    ),
  ),
);

describe('laws of a rehearsal', () => {
  it('today’s set against itself differs nowhere', () => {
    fc.assert(
      fc.property(history, (list) => {
        const {
          today,
          edited,
          differing,
          boxes,
          orders: count,
        } = rehearsal(
          list,
          TODAY,
          TODAY.map((box) => ({ ...box, stock: 3, name: 'Renamed' })),
        );
        expect([differing, edited, count]).toEqual([[], today, list.length]);
        for (const box of boxes) expect(box.today).toBe(box.edited);
      }),
      { numRuns: 12 },
    );
  });

  it('neither the order of the orders nor that of their lines decides anything', () => {
    fc.assert(
      fc.property(history, (list) => {
        const turned = list.toReversed().map((one) => ({ ...one, items: one.items.toReversed() }));
        expect(rehearsal(turned, TODAY, [SMALL, LARGE])).toEqual(rehearsal(list, TODAY, [SMALL, LARGE]));
      }),
      { numRuns: 12 },
    );
  });

  it('a box more costs no order anything, a box less saves no order anything', () => {
    fc.assert(
      fc.property(history, sides, (list, inner) => {
        const more = [...TODAY, priced('N', inner, 30)];
        for (const { minor } of rehearsal(list, TODAY, more).differing) expect(minor ?? -1).toBeLessThan(0);
        for (const { minor } of rehearsal(list, more, TODAY).differing) expect(minor ?? 1).toBeGreaterThan(0);
      }),
      { numRuns: 12 },
    );
  });

  it('the sums are those of the orders: what differs adds up to the difference of the totals', () => {
    fc.assert(
      fc.property(history, sides, (list, inner) => {
        const { today, edited, differing } = rehearsal(list, TODAY, [priced('N', inner, 30), LARGE]);
        const sum = differing.reduce((total, { minor }) => total + (minor ?? 0), 0);
        expect(edited.minor - today.minor).toBe(sum);
      }),
      { numRuns: 12 },
    );
  });
});

describe('a rehearsal', () => {
  const list = [
    order('1', [{ ...mug, count: 2 }]),
    order('2', [{ ...mug, count: 2 }]),
    order('3', [lamp]),
    order('4', [mug]),
  ];

  it('works equal baskets to one zone out once, and counts them all', () => {
    const { baskets } = basketsOf(list, BUILT_IN_RATES.tariff);
    expect(baskets.map((basket) => basket.orders)).toEqual([['1', '2'], ['3'], ['4']]);
    const far = basketsOf([...list, order('5', [mug], '99501')], BUILT_IN_RATES.tariff);
    expect([far.lanes.length, far.baskets.length]).toEqual([2, 4]);
    const { orders: count, baskets: different, today } = rehearsal(list, TODAY, TODAY);
    expect([count, different, today.parcels]).toEqual([4, 3, 4]);
  });

  it('tells the dearest product that fits no box any more, and by how much the nearest box is too short', () => {
    const both = order('3', [lamp, { ...past('poster', [350, 40, 40], 1, 900) }]);
    const { today, edited, unpackable, differing } = rehearsal([...list.slice(0, 2), both], TODAY, [SMALL]);
    expect(unpackable).toEqual([
      { order: '3', set: 'edited', sku: 'lamp', misfit: { kind: 'tooShort', sku: 'lamp', byUm: 80_000 } },
    ]);
    expect([today.unpackable, edited.unpackable]).toEqual([0, 1]);
    // Sums are of the orders that both sets take.
    expect([today.parcels, edited.parcels]).toEqual([2, 2]);
    expect(differing.map((one) => [one.order, one.edited])).toEqual([['3', null]]);
  });

  it('names the products whose sizes are missing instead of guessing', () => {
    const unknown = { ...past('kite', [90, 90, 10], 1, 100), length: null };
    const { unmeasured, compared, orders: count } = rehearsal([...list, order('5', [unknown])], TODAY, TODAY);
    expect([unmeasured, compared, count]).toEqual([[{ sku: 'kite', orders: 1 }], 4, 5]);
  });

  it('prices a lane as the carrier does, whatever weights are asked for', () => {
    const { lane } = list[0] ?? order('0', []);
    const prices = lanePrices(lane, BUILT_IN_RATES);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 1, max: 90_000 }), (least, more) => {
        const range = { least: quantity(least, 0, 'g'), most: quantity(least + more, 0, 'g') };
        const steps = (postage: ReturnType<typeof prices>) =>
          postage.ok ? postage.value.map(({ upTo, charge }) => [upTo, charge]) : postage.error;
        const asked = postageOf(
          priceSteps({ ...lane.parcel, outer: LARGE.outer, packaging: 'box' }, range, BUILT_IN_RATES),
        );
        const weights = (told: ReturnType<typeof steps>) => JSON.stringify(told);
        expect(weights(steps(prices(LARGE.outer, range, 'box')))).toBe(weights(steps(asked)));
      }),
      { numRuns: 60 },
    );
  });
});
