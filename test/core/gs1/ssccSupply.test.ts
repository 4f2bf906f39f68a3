import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildSscc, isSscc } from '../../../src/core/gs1/sscc.ts';
import { numberSupply, ssccCapacity, ssccOf } from '../../../src/core/gs1/ssccSupply.ts';

describe('numbers under a prefix', () => {
  it('run through the extension digits', () => {
    const prefix = '123456789012';
    expect(ssccOf(prefix, 0)).toEqual(buildSscc({ extension: 0, prefix, serial: 0 }));
    expect(ssccOf(prefix, 9_999)).toEqual(buildSscc({ extension: 0, prefix, serial: 9_999 }));
    expect(ssccOf(prefix, 10_000)).toEqual(buildSscc({ extension: 1, prefix, serial: 0 }));
    expect(ssccOf(prefix, 99_999)).toEqual(buildSscc({ extension: 9, prefix, serial: 9_999 }));
    expect(ssccOf(prefix, 100_000)).toEqual({ ok: false, error: 'serialOutOfRange' });
    expect(ssccOf('0614141', 123_456_789)).toEqual({ ok: true, value: '006141411234567890' });
    expect(ssccOf('061414', 23_456_789_012)).toEqual(
      buildSscc({ extension: 2, prefix: '061414', serial: 3_456_789_012 }),
    );
  });

  it('refuse what is none', () => {
    for (const running of [-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])
      expect(ssccOf('0614141', running)).toEqual({ ok: false, error: 'serialOutOfRange' });
    expect(ssccOf('12x', 1)).toEqual({ ok: false, error: 'badPrefix' });
  });

  it('are all valid and all different', () => {
    const prefix = fc.stringMatching(/^\d{7,12}$/);
    fc.assert(
      fc.property(prefix, fc.nat(), fc.nat(), (digits, a, b) => {
        const all = Number(ssccCapacity(digits));
        const [first, second] = [ssccOf(digits, a % all), ssccOf(digits, b % all)];
        expect(first.ok && isSscc(first.value)).toBe(true);
        expect(JSON.stringify(first) === JSON.stringify(second)).toBe(a % all === b % all);
      }),
    );
  });
});

describe('a stock of numbers', () => {
  it('warns before it is used up', () => {
    const all = { from: 0, to: Number(ssccCapacity('123456789012')) };
    expect(all.to).toBe(100_000);
    expect(numberSupply(all, 1)).toEqual({ left: 99_999, level: 'ample' });
    expect(numberSupply(all, 94_999).level).toBe('ample');
    expect(numberSupply(all, 95_000)).toEqual({ left: 5_000, level: 'low' });
    expect(numberSupply(all, 99_999)).toEqual({ left: 1, level: 'low' });
    expect(numberSupply(all, 100_000)).toEqual({ left: 0, level: 'out' });
    expect(numberSupply(all, 200_000)).toEqual({ left: 0, level: 'out' });
    expect(numberSupply({ from: 0, to: 1_000 }, 899).level, 'a tenth of a small stock').toBe('ample');
    expect(numberSupply({ from: 0, to: 1_000 }, 900).level).toBe('low');
  });

  it('counts from where it begins', () => {
    const share = { from: 20_000, to: 30_000 };
    expect(numberSupply(share, 0)).toEqual({ left: 10_000, level: 'ample' });
    expect(numberSupply(share, 20_000)).toEqual({ left: 10_000, level: 'ample' });
    expect(numberSupply(share, 29_500)).toEqual({ left: 500, level: 'low' });
    expect(numberSupply(share, 30_000)).toEqual({ left: 0, level: 'out' });
  });
});
