import { describe, expect, it } from 'vitest';
import {
  boundGapPercent,
  gridLike,
  ordinaryBoxes,
  proposedOf,
  withSizes,
} from '../../../src/core/boxSizes/proposal.ts';
import { priced } from '../rehearsal/orders.ts';

const tried = (size: number, minor: number, unpackable = 0) => ({ size, heldOut: { edited: { minor, unpackable } } });
const [S, M, L] = [priced('S', [100, 80, 60], 30), priced('M', [200, 150, 100], 50), priced('L', [400, 300, 300], 90)];
const BAG = { ...priced('bag', [200, 150, 30], 10), kind: 'mailer' as const };

describe('the proposed number of sizes', () => {
  it('is the smallest that is nearly as cheap as any', () => {
    expect(proposedOf([tried(2, 11_000), tried(3, 10_040), tried(4, 10_000)])?.size).toBe(3);
    expect(proposedOf([tried(2, 11_000), tried(3, 10_060), tried(4, 10_000)])?.size).toBe(4);
    expect(proposedOf([])).toBeNull();
  });

  it('leaves out none of the orders that another number takes', () => {
    expect(proposedOf([tried(1, 4000, 7), tried(2, 11_000), tried(3, 10_990)])?.size).toBe(2);
  });
});

describe('a draft with the proposed sizes', () => {
  it('has the proposed boxes, and all that does not count as it was', () => {
    const withMailer = withSizes([S, M, BAG], [M, L, BAG]);
    expect(withMailer.map(({ id }) => id)).toEqual(['M', 'bag', 'L']);
    expect(withSizes(withMailer, [M, L, BAG])).toEqual(withMailer);
  });

  it('keeps what the draft changed, and gives up the sizes of another proposal', () => {
    const renamed = { ...M, name: 'Medium' };
    expect(withSizes([S, renamed, L], [S, M])).toEqual([S, renamed]);
    // A mailer that the draft took out does not come back.
    expect(withSizes([S], [S, BAG])).toEqual([S]);
  });
});

it('only boxes for everybody are counted', () => {
  const kept = { ...L, use: { channels: ['csv'], carriers: [] } };
  expect(ordinaryBoxes([S, BAG, kept]).map(({ id }) => id)).toEqual(['S']);
});

it('new sizes go by inches where a box of today is measured in them', () => {
  const inch = { digits: 9, exponent: 0, unit: 'in' } as const;
  expect([gridLike([S]), gridLike([S, { ...M, inner: { length: inch, width: inch, height: inch } }])]).toEqual([
    '5mm',
    '0.25in',
  ]);
});

it('a choice at its bound can be no dearer than the best', () => {
  expect(
    [
      { fittedMinor: 200, lowerBoundMinor: 200 },
      { fittedMinor: 205, lowerBoundMinor: 200 },
    ].map(boundGapPercent),
  ).toEqual([0, 2.5]);
  expect(boundGapPercent({ fittedMinor: 0, lowerBoundMinor: 0 })).toBe(0);
});
