import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ssccCapacity } from '../../../src/core/gs1/ssccSupply.ts';
import { ALL_NUMBERS, numberRange, numberShareText, readNumberShare } from '../../../src/core/ship/numberRange.ts';

const prefixes = fc.option(fc.stringMatching(/^\d{4,12}$/), { nil: null });
const shares = fc
  .tuple(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 100 }))
  .map(([a, b]) => ({ first: Math.min(a, b), last: Math.max(a, b) }));

it('a share is read as it is written, and as a person types it', () => {
  fc.assert(
    fc.property(shares, (share) => {
      expect(readNumberShare(numberShareText(share))).toEqual(share);
    }),
  );
  expect(readNumberShare(' 11 – 20 ')).toEqual({ first: 11, last: 20 });
  expect(readNumberShare('7')).toEqual({ first: 7, last: 7 });
  for (const text of ['', '0-10', '1-101', '20-11', '1-', '-5', '1.5', 'all', '1-10-20'])
    expect(readNumberShare(text), text).toBeNull();
});

it('all hundredths are all numbers', () => {
  fc.assert(
    fc.property(prefixes, (prefix) => {
      const all = prefix === null ? 10 ** 11 : Number(ssccCapacity(prefix));
      expect(numberRange(prefix, ALL_NUMBERS)).toEqual({ from: 0, to: all });
    }),
  );
});

it('shares that do not overlap have no number in common, and neighbours leave none out', () => {
  fc.assert(
    fc.property(prefixes, fc.integer({ min: 1, max: 99 }), (prefix, cut) => {
      const below = numberRange(prefix, { first: 1, last: cut });
      const above = numberRange(prefix, { first: cut + 1, last: 100 });
      expect(below.to).toBe(above.from);
      expect(below.to).toBeGreaterThan(below.from);
      expect(above.to).toBeGreaterThan(above.from);
    }),
  );
});
