import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asId, type Sku } from '../../../src/core/ids.ts';
import { addRational, exactMass, quantity, sumMass, timesMass, toBase, type Mass } from '../../../src/core/quantity.ts';
import {
  learnWeights,
  unitWeight,
  unlearned,
  weightDrift,
  type LearnedWeight,
} from '../../../src/core/weigh/learned.ts';
import { expectedGross, judgeWeight, weightTolerance } from '../../../src/core/weigh/tolerance.ts';
import { chance as chanceOf } from '../../support/chance.ts';

const g = (digits: number, exponent = 0): Mass => quantity(digits, exponent, 'g');
const sku = (name: string): Sku => asId<Sku>(name);
const TARE = g(150);
const DIVISION = g(1);

/** A bench that learns from what it accepts: units as they truly weigh, a scale of whole grams. */
function bench(seed: number, goods: Readonly<Record<string, { listed: number; mean: number; spread: number }>>) {
  const chance = chanceOf(seed);
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
  const known = new Map<Sku, LearnedWeight>();
  const of = (name: string) => goods[name] ?? { listed: 1, mean: 1, spread: 0 };
  const itemsOf = (order: Readonly<Record<string, number>>) =>
    Object.entries(order).map(([name, count]) => {
      const { weight, sigma } = unitWeight(g(of(name).listed), known.get(sku(name)) ?? null);
      return { name, count, weight, sigma };
    });
  const verdict = (order: Readonly<Record<string, number>>, gross: Mass) => {
    const items = itemsOf(order);
    const expected = expectedGross({ items, tare: TARE, dunnage: [] });
    const tolerance = weightTolerance({ items, division: DIVISION });
    if (!expected.ok || !tolerance) throw new Error('weights are known');
    return judgeWeight(gross, expected.value, tolerance);
  };
  const weigh = (order: Readonly<Record<string, number>>): Mass => {
    let grams = 150;
    for (const [name, count] of Object.entries(order))
      for (let unit = 0; unit < count; unit += 1) grams += of(name).mean + of(name).spread * normal();
    return g(Math.round(grams));
  };
  const parts = (order: Readonly<Record<string, number>>) => ({
    empty: TARE,
    units: Object.entries(order).map(([name, count]) => ({ sku: sku(name), count, listed: g(of(name).listed) })),
  });
  return {
    known,
    verdict,
    weigh,
    chance,
    itemsOf,
    pack(order: Readonly<Record<string, number>>): void {
      const gross = this.weigh(order);
      if (this.verdict(order, gross) !== 'agrees') return;
      const taught = learnWeights(
        { product: (one) => known.get(one) ?? null, filling: () => null },
        gross,
        parts(order),
      );
      for (const [name, learned] of taught.products) known.set(name, learned);
    },
    learned: (name: string): LearnedWeight => known.get(sku(name)) ?? unlearned(g(of(name).listed)),
  };
}

/** What is known of one product. */
const knowing = (learned: LearnedWeight | null = null) => ({ product: () => learned, filling: () => null });
const grams = (micrograms: number): number => micrograms / 1e6;

describe('what parcels teach', () => {
  it('single products: the mean goes to what they weigh, the spread to how they differ', () => {
    const one = bench(7, { A: { listed: 400, mean: 408, spread: 2 } });
    for (let parcel = 0; parcel < 300; parcel += 1) one.pack({ A: 1 });
    expect(Math.abs(grams(one.learned('A').mean) - 408)).toBeLessThan(1);
    expect(grams(one.learned('A').spread)).toBeGreaterThan(1);
    expect(grams(one.learned('A').spread)).toBeLessThan(3.2);
  });

  it('several products in one box: each by its share, least squares over parcels', () => {
    const one = bench(11, { A: { listed: 500, mean: 506, spread: 2 }, B: { listed: 300, mean: 296, spread: 4 } });
    for (let parcel = 0; parcel < 400; parcel += 1)
      one.pack(parcel % 3 === 0 ? { A: 2, B: 1 } : parcel % 3 === 1 ? { A: 1, B: 2 } : { A: 1, B: 1 });
    expect(Math.abs(grams(one.learned('A').mean) - 506)).toBeLessThan(2.5);
    expect(Math.abs(grams(one.learned('B').mean) - 296)).toBeLessThan(2.5);
    // Whose spread it is shows in boxes of one product only; how far the whole box is off shows in all: 4.5 g.
    const ofBox = Math.hypot(grams(one.learned('A').spread), grams(one.learned('B').spread));
    expect(ofBox).toBeGreaterThan(3.4);
    expect(ofBox).toBeLessThan(5.6);
    for (let parcel = 0; parcel < 200; parcel += 1) one.pack(parcel % 2 === 0 ? { A: 1 } : { B: 1 });
    expect(one.learned('B').spread).toBeGreaterThan(one.learned('A').spread);
  });

  it('one parcel moves little: the product file holds until several say the same', () => {
    const after = learnWeights(knowing(), g(150 + 412), {
      empty: TARE,
      units: [{ sku: sku('A'), count: 1, listed: g(400) }],
    }).products.get(sku('A'));
    expect(after && weightDrift(after)).toBeNull();
    expect(grams(after?.mean ?? 0)).toBeLessThan(412);
    expect(after?.parcels).toBe(1);
  });

  it('a gross outlier pulls no more than one of three sigma', () => {
    const units = [{ sku: sku('A'), count: 1, listed: g(400) }];
    const far = (gross: number) => learnWeights(knowing(), g(gross), { empty: TARE, units }).products.get(sku('A'));
    expect(far(9000)).toEqual(far(2000));
  });

  it('another weight in the product file begins anew, and is not drawn back by what was learned of the old one', () => {
    const one = bench(3, { A: { listed: 400, mean: 408, spread: 2 } });
    for (let parcel = 0; parcel < 40; parcel += 1) one.pack({ A: 1 });
    expect(unitWeight(g(408), one.learned('A'))).toEqual({ weight: g(408), sigma: null });
    const next = learnWeights(knowing(one.learned('A')), g(558), {
      empty: TARE,
      units: [{ sku: sku('A'), count: 1, listed: g(408) }],
    });
    expect(next.products.get(sku('A'))?.parcels).toBe(1);
  });

  it('a product file that is wrong is told once it is sure, and a right one is not', () => {
    const wrong = bench(5, { A: { listed: 400, mean: 409, spread: 1 } });
    const right = bench(5, { A: { listed: 400, mean: 400, spread: 4 } });
    for (let parcel = 0; parcel < 9; parcel += 1) wrong.pack({ A: 1 });
    expect(weightDrift(wrong.learned('A'))).toBeNull();
    for (let parcel = 0; parcel < 60; parcel += 1) {
      wrong.pack({ A: 1 });
      right.pack({ A: 1 });
      expect(weightDrift(right.learned('A'))).toBeNull();
    }
    expect(weightDrift(wrong.learned('A'))).toBe('heavier');
  });
});

describe('laws', () => {
  const learned = (listed: number) =>
    fc.record({
      listed: fc.constant(g(listed)),
      mean: fc.double({ min: listed * 0.9e6, max: listed * 1.1e6, noNaN: true }),
      meanError: fc.double({ min: 0, max: listed * 0.02e6, noNaN: true }),
      spread: fc.double({ min: listed * 0.001e6, max: listed * 0.1e6, noNaN: true }),
      evidence: fc.double({ min: 1, max: 200, noNaN: true }),
      parcels: fc.nat(1000),
    });
  const product = fc
    .integer({ min: 3, max: 5000 })
    .chain((listed) => fc.tuple(fc.constant(listed), fc.integer({ min: 1, max: 12 }), learned(listed)));

  it('whatever was learned, a parcel without its lightest unit is too light', () => {
    fc.assert(
      fc.property(fc.array(product, { minLength: 1, maxLength: 5 }), (goods) => {
        const items = goods.map(([listed, count, of]) => ({ ...unitWeight(g(listed), of), count }));
        const expected = expectedGross({ items, tare: TARE, dunnage: [] });
        const tolerance = weightTolerance({ items, division: DIVISION });
        if (!expected.ok || !tolerance) throw new Error('weights are known');
        // Units lighter than two divisions are checked by scan alone.
        const seen = items
          .map(({ weight }) => toBase(weight))
          .filter(({ num, den }) => num >= 2n * toBase(DIVISION).num * den);
        const least = seen.toSorted((a, b) => Number(a.num * b.den - b.num * a.den))[0];
        if (!least) return;
        const without = exactMass(addRational(toBase(expected.value), { num: -least.num, den: least.den }), 'g');
        expect(without && judgeWeight(without, expected.value, tolerance)).toBe('tooLight');
      }),
    );
  });

  it('estimates stay finite, positive and within a tenth of the product file, whatever is weighed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 100_000 }), fc.integer({ min: 1, max: 9 })), { maxLength: 60 }),
        (weighings) => {
          let of: LearnedWeight | null = null;
          for (const [gross, count] of weighings)
            of =
              learnWeights(knowing(of), g(gross), {
                empty: TARE,
                units: [{ sku: sku('A'), count, listed: g(250) }],
              }).products.get(sku('A')) ?? null;
          if (!of) return;
          expect(of.mean).toBeGreaterThanOrEqual(225e6);
          expect(of.mean).toBeLessThanOrEqual(275e6);
          expect(of.spread).toBeGreaterThan(0);
          expect(of.spread).toBeLessThanOrEqual(25e6);
          expect(of.meanError).toBeGreaterThan(0);
        },
      ),
    );
  });

  it('a bench that learns from its own verdicts never comes to accept a missing unit', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 60, max: 900 }),
        fc.double({ min: -0.02, max: 0.02, noNaN: true }),
        (seed, listed, off) => {
          const one = bench(seed, { A: { listed, mean: listed * (1 + off), spread: listed * 0.005 } });
          for (let parcel = 0; parcel < 80; parcel += 1) {
            const count = 1 + Math.floor(one.chance() * 4);
            one.pack({ A: count });
            const short = sumMass([TARE, timesMass(g(Math.round(listed * (1 + off))), count)], 'g');
            expect(one.verdict({ A: count + 1 }, short)).toBe('tooLight');
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});
