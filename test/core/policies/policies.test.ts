import { describe, expect, it } from 'vitest';
import { asId, type OrderId, type Sku } from '../../../src/core/ids.ts';
import { isAllowed, POLICIES, policiesOf, POLICY_NAMES, type Policies } from '../../../src/core/policies/policies.ts';
import { secondLooks, type SecondLookFacts } from '../../../src/core/policies/secondLook.ts';

describe('what a site decides', () => {
  it('is usual until somebody sets it; the bench’s file goes before the usual, what was set before both', () => {
    expect(policiesOf()).toMatchObject({ sigmas: 3, divisions: 2, printsAllowed: 3, shipsPartial: 0 });
    expect(policiesOf({}, { shipsPartial: 1 })).toMatchObject({ shipsPartial: 1 });
    const set = { shipsPartial: { value: 0, before: 1, by: null, at: 5 } };
    expect(policiesOf(set, { shipsPartial: 1 })).toMatchObject({ shipsPartial: 0 });
  });

  it('stays within its bounds, in whole numbers, and what is usual is within them', () => {
    for (const policy of POLICY_NAMES) {
      const { from, to, usual } = POLICIES[policy];
      expect([from, to, usual].map((value) => isAllowed(policy, value))).toEqual([true, true, true]);
      expect([from - 1, to + 1, from + 0.5, Number.NaN].some((value) => isAllowed(policy, value))).toBe(false);
    }
  });
});

describe('a second look', () => {
  const orderId = asId<OrderId>('o1');
  const [mug, tea] = [asId<Sku>('MUG'), asId<Sku>('TEA')];
  const facts: SecondLookFacts = {
    ordersPacked: 4,
    items: [
      { sku: mug, unitValue: { minor: 25_000, currency: 'USD' }, isConfused: false },
      { sku: tea, unitValue: null, isConfused: true },
    ],
    unitOfMoney: { minor: 100, currency: 'USD' },
  };
  const looks = (set: Partial<Policies>, given: Partial<SecondLookFacts> = {}) =>
    secondLooks(orderId, policiesOf({}, set), { ...facts, ...given }).map(({ text, skus }) => [text, ...skus]);

  it('is asked of nobody where the site does not ask for it', () => {
    expect(looks({})).toEqual([]);
  });

  it('is asked of who has packed fewer orders than the site says, and of no one from then on', () => {
    expect(looks({ newPackerOrders: 5 })).toEqual([['newPacker']]);
    expect(looks({ newPackerOrders: 4 })).toEqual([]);
  });

  it('is asked for from the value on, in the site’s own currency, with the items it is about', () => {
    expect(looks({ costlyFrom: 250 })).toEqual([['costly', mug]]);
    expect(looks({ costlyFrom: 251 })).toEqual([]);
    // A site in dong decides by millions, one in dinars by thousandths.
    expect(isAllowed('costlyFrom', 26_000_000)).toBe(true);
    expect(looks({ costlyFrom: 1 }, { unitOfMoney: { minor: 1, currency: 'JPY' } })).toEqual([]);
  });

  it('is asked for items that were mixed up before, and holds the box until it is confirmed', () => {
    expect(looks({ confusedPairs: 1 })).toEqual([['confused', tea]]);
    const [look] = secondLooks(orderId, policiesOf({}, { confusedPairs: 1 }), facts);
    expect(look).toMatchObject({ kind: 'secondLook', stage: 'verify', mustConfirm: true });
  });
});
