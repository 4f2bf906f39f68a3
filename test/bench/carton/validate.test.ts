import { describe, expect, it } from 'vitest';
import { dimWeightOf, parcelCharge } from './model.ts';
import { at, carrier, inBox, line, order, preset } from './orders.ts';
import { loadsOn, validate, type Verdict } from './validate.ts';

const errorsOf = ({ errors }: Verdict): string => errors.join('; ');

const pair = order([line('a', [100, 60, 40], { qty: 2 })], [preset('b', [100, 120, 40], { stock: 1 })]);

describe('charges', () => {
  const box = preset('b', [290, 190, 90]);

  it('know dimensional weight, steps, bands and handling', () => {
    // Outside 300 x 200 x 100: 6 000 000 mm3 / 5000.
    expect(dimWeightOf(carrier, box)).toBe(1200);
    expect(dimWeightOf({ ...carrier, dimOverVolume: 6_000_000 }, box)).toBe(0);
    const charge = { actual: 150, dim: 1200, billable: 1500, box: 30, ship: 700, extra: 90, total: 820 };
    expect(parcelCharge(order([], [box]), box, 100)).toEqual(charge);
  });

  it('know a step past the last band, and a surcharge', () => {
    expect(parcelCharge(order([], [box]), box, 2300).ship).toBe(750);
    const long = preset('l', [301, 50, 50]);
    expect(parcelCharge(order([], [long]), long, 10).extra).toBe(90 + 111);
  });
});

describe('a valid answer', () => {
  it('passes and is priced', () => {
    const verdict = validate(pair, { parcels: [inBox(at('a', 0, 0, 0), at('a', 0, 60, 0))] });
    expect(verdict.errors).toEqual([]);
    expect(verdict.fill).toBe(1);
    expect(verdict.cost).toBe(parcelCharge(pair, pair.boxes[0]!, 200).total);
  });

  it('may lie in any way the goods may, padding counted', () => {
    const box = preset('b', [200, 200, 200]);
    const upright = order([line('a', [100, 60, 40], { up: 'h' })], [box]);
    expect(validate(upright, { parcels: [inBox(at('a', 0, 0, 0, 'wlh'))] }).isValid).toBe(true);
    const wrapped = order([line('a', [100, 60, 40], { protection: 'wrap' })], [preset('b', [110, 70, 50])]);
    expect(validate(wrapped, { parcels: [inBox(at('a', 0, 0, 0))] }).isValid).toBe(true);
  });
});

describe('a wrong answer', () => {
  it.each([
    ['units overlap', [inBox(at('a', 0, 0, 0), at('a', 0, 59, 0))], 'overlap'],
    ['a unit sticks out', [inBox(at('a', 0, 61, 0))], 'sticks out'],
    ['a unit is missing', [inBox(at('a', 0, 0, 0))], '1 unit(s) not packed'],
    ['a unit is packed twice', [inBox(at('a', 0, 0, 0), at('a', 0, 60, 0)), inBox(at('a', 0, 0, 0))], 'too often'],
    ['stock is short', [inBox(at('a', 0, 0, 0)), inBox(at('a', 0, 0, 0))], '2 used, 1 in stock'],
    ['a box is not known', [{ box: 'z', items: [at('a', 0, 0, 0)] }], 'unknown box'],
    ['goods are not known', [inBox(at('z', 0, 0, 0))], 'unknown item'],
    ['a box is empty', [inBox()], 'empty'],
    ['a place is between millimetres', [inBox(at('a', 0, 0, 0.5))], 'a.z = 0.5'],
    ['a place is outside', [inBox(at('a', -1, 0, 0))], 'a.x = -1'],
    ['an orientation is none', [inBox(at('a', 0, 0, 0, 'lll'))], 'may not lie'],
    ['nothing was found', null, 'no parcels'],
  ])('%s', (_, parcels, error) => {
    expect(errorsOf(validate(pair, { parcels }))).toContain(error);
  });

  it('a parcel is too heavy: the least of the limits counts, and the tare', () => {
    const heavy = order([line('a', [10, 10, 10], { weight: 4960 })], [preset('b', [100, 100, 100])]);
    expect(errorsOf(validate(heavy, { parcels: [inBox(at('a', 0, 0, 0))] }))).toContain('capacity 4950 g');
  });

  it('the carrier does not take the box', () => {
    const boxes = [preset('b', [500, 100, 100])];
    const long = order([line('a', [10, 10, 10])], boxes, { carrier: { ...carrier, maxLength: 400 } });
    expect(errorsOf(validate(long, { parcels: [inBox(at('a', 0, 0, 0))] }))).toContain('refuses');
  });

  it('there are more parcels than allowed', () => {
    const one = { ...pair, boxes: [preset('b', [100, 120, 40])], maxParcels: 1 };
    const parcels = [inBox(at('a', 0, 0, 0)), inBox(at('a', 0, 0, 0))];
    expect(errorsOf(validate(one, { parcels }))).toContain('at most 1');
  });

  it('goods lie as they may not, or their padding sticks out', () => {
    const box = preset('b', [200, 200, 200]);
    const upright = order([line('a', [100, 60, 40], { up: 'h' })], [box]);
    expect(errorsOf(validate(upright, { parcels: [inBox(at('a', 0, 0, 0, 'lhw'))] }))).toContain('may not lie');
    const fixed = order([line('a', [100, 60, 40], { up: 'h', turn: false })], [box]);
    expect(errorsOf(validate(fixed, { parcels: [inBox(at('a', 0, 0, 0, 'wlh'))] }))).toContain('may not lie');
    const wrapped = order([line('a', [100, 60, 40], { protection: 'wrap' })], [preset('b', [109, 70, 50])]);
    expect(errorsOf(validate(wrapped, { parcels: [inBox(at('a', 0, 0, 0))] }))).toContain('sticks out');
  });
});

describe('no-stack', () => {
  const glass = order(
    [line('glass', [100, 100, 50], { noStack: true }), line('a', [100, 100, 50]), line('b', [100, 100, 50])],
    [preset('b', [200, 100, 150])],
  );

  it.each([
    ['touching it', [at('glass', 0, 0, 0), at('a', 0, 0, 50), at('b', 100, 0, 0)]],
    ['far above it', [at('glass', 0, 0, 0), at('a', 99, 0, 100), at('b', 100, 0, 0)]],
  ])('refuses what is in the column above: %s', (_, units) => {
    expect(errorsOf(validate(glass, { parcels: [inBox(...units)] }))).toContain('a is above no-stack glass');
  });

  it('allows what is beside and below', () => {
    const parcels = [inBox(at('a', 0, 0, 0), at('glass', 0, 0, 50), at('b', 100, 0, 0))];
    expect(validate(glass, { parcels }).errors).toEqual([]);
  });
});

describe('loads', () => {
  it('are handed down by area of contact', () => {
    const block = (x: number, z: number, dx: number, dz: number, weight: number) => ({
      x,
      y: 0,
      z,
      dx,
      dy: 100,
      dz,
      weight,
    });
    const blocks = [
      block(0, 0, 100, 50, 10),
      block(100, 0, 100, 50, 10),
      block(50, 50, 75, 50, 300),
      block(50, 100, 75, 10, 60),
    ];
    // 360 g over contacts of 50 and 25.
    expect(loadsOn(blocks).map(Math.round)).toEqual([240, 120, 60, 0]);
  });

  it('are held to what a unit may carry', () => {
    const stack = order(
      [line('base', [100, 100, 50], { maxLoad: 150 }), line('a', [100, 100, 50]), line('b', [100, 100, 50])],
      [preset('b', [200, 100, 150])],
    );
    const high = [inBox(at('base', 0, 0, 0), at('a', 0, 0, 50), at('b', 0, 0, 100))];
    expect(errorsOf(validate(stack, { parcels: high }))).toContain('base carries 200.0 g of 150 g');
    const low = [inBox(at('base', 0, 0, 0), at('a', 0, 0, 50), at('b', 100, 0, 0))];
    expect(validate(stack, { parcels: low }).errors).toEqual([]);
  });
});

describe('support', () => {
  const two = order([line('a', [100, 100, 50]), line('b', [100, 100, 50])], [preset('b', [200, 100, 100])]);
  const verdict = (x: number, minSupport: number): Verdict =>
    validate({ ...two, minSupport }, { parcels: [inBox(at('a', 0, 0, 0), at('b', x, 0, 50))] });

  it('is the share of the base, and held to what is asked', () => {
    expect(errorsOf(verdict(41, 60))).toContain('b rests on 59.0 %');
    expect(verdict(40, 60).errors).toEqual([]);
  });

  it('a unit whose centre has nothing beneath is counted as tipping', () => {
    expect(verdict(50, 0)).toMatchObject({ isValid: true, tipping: 0, floating: 0 });
    expect(verdict(51, 0)).toMatchObject({ isValid: true, tipping: 1, floating: 0 });
  });

  it('a unit that rests on nothing is counted as floating', () => {
    expect(verdict(100, 0)).toMatchObject({ isValid: true, tipping: 1, floating: 1, minSupport: 0 });
  });

  it('a unit over a gap does not tip', () => {
    const bridge = order(
      [line('p', [20, 100, 50], { qty: 2 }), line('t', [200, 100, 20])],
      [preset('b', [200, 100, 100])],
    );
    const parcels = [inBox(at('p', 0, 0, 0), at('p', 180, 0, 0), at('t', 0, 0, 50))];
    expect(validate(bridge, { parcels })).toMatchObject({ isValid: true, tipping: 0, floating: 0, minSupport: 0.2 });
  });
});
