import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asId, type ParcelId, type Sku } from '../../../src/core/ids.ts';
import {
  agreedOff,
  blamedForMisfits,
  correctedWeight,
  leastSize,
  unitOff,
} from '../../../src/core/orders/suspectProduct.ts';

const [A, B, C] = [asId<Sku>('A'), asId<Sku>('B'), asId<Sku>('C')];
const misfit = (at: number, ...skus: readonly Sku[]) => ({ parcelId: asId<ParcelId>(at.toString()), skus });
const never = () => 0;

describe('who is to blame that parcels did not fit', () => {
  it('nobody before three of them', () => {
    expect(blamedForMisfits([misfit(1, A), misfit(2, A)], never).size).toBe(0);
    expect([...blamedForMisfits([misfit(1, A), misfit(2, A), misfit(3, A)], never).keys()]).toEqual([A]);
  });

  it('who lay there alone, and nobody for what that one explains', () => {
    const all = [misfit(1, A, B), misfit(2, A, B), misfit(3, A, B), misfit(4, B), misfit(5, C)];
    const blamed = blamedForMisfits(all, never);
    expect([...blamed].map(([sku, parcels]) => [sku, parcels.length])).toEqual([[B, 4]]);
  });

  it('not who fitted as often since', () => {
    const all = [misfit(1, A), misfit(2, A), misfit(3, A)];
    expect(blamedForMisfits(all, () => 3).size).toBe(0);
    expect(blamedForMisfits(all, () => 2).size).toBe(1);
  });
});

const mm = (digits: number) => ({ digits, exponent: 0, unit: 'mm' as const });
const CUBE = { length: mm(100), width: mm(100), height: mm(50) };

describe('the least size', () => {
  it('is the first step that explains it, and none where twice the sides do not', () => {
    fc.assert(
      fc.property(fc.integer({ min: 101, max: 199 }), (room) => {
        const found = leastSize(CUBE, ({ length }) => length.digits <= room);
        expect(found?.length.digits).toBeGreaterThan(room);
        expect(found?.length.digits).toBeLessThanOrEqual(room + 2);
      }),
    );
    expect(leastSize(CUBE, () => true)).toBeNull();
  });

  it('keeps the unit and rounds up to a tenth of an inch', () => {
    const inch = (digits: number, exponent: number) => ({ digits, exponent, unit: 'in' as const });
    const dims = { length: inch(425, -2), width: inch(4, 0), height: inch(1, 0) };
    expect(leastSize(dims, () => false)).toEqual({ length: inch(44, -1), width: inch(41, -1), height: inch(11, -1) });
  });
});

const grams = (digits: number) => ({ digits, exponent: 0, unit: 'g' as const });

describe('a weight that was let go', () => {
  it('is off alike in three parcels and more than half of them, or says nothing', () => {
    expect(agreedOff([50_000_000, 52_000_000])).toBeNull();
    expect(agreedOff([50_000_000, 52_000_000, 48_000_000])).toEqual({ off: 50_000_000, parcels: 3 });
    expect(agreedOff([50_000_000, 52_000_000, 48_000_000, -9_000_000])?.parcels).toBe(3);
    expect(agreedOff([50_000_000, -50_000_000, 10_000_000, -20_000_000])).toBeNull();
  });

  it('corrects the file by what a unit was off', () => {
    const off = unitOff(grams(900), grams(700), 4);
    expect(off).toBe(50_000_000);
    expect(correctedWeight(grams(120), off)).toEqual({ digits: 1700, exponent: -1, unit: 'g' });
    expect(correctedWeight(grams(40), -off)).toBeNull();
    expect(correctedWeight({ digits: 82, exponent: -2, unit: 'lb' }, 45_359_237)).toEqual({
      digits: 920,
      exponent: -3,
      unit: 'lb',
    });
  });
});
