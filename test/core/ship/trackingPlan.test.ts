import { expect, it } from 'vitest';
import { fullBudget, takeCalls, takeSpareCall } from '../../../src/core/ship/callBudget.ts';
import { askAgainAfter, ASKED_FOR_DAYS } from '../../../src/core/ship/trackingPlan.ts';
import { TRACKING_STATUSES } from '../../../src/core/ship/trackingStatus.ts';

const DAY = 86_400_000;
const BOUGHT = Date.UTC(2026, 10, 1);

it.each(['delivered', 'returned'] as const)('a parcel that is %s is asked about no more', (status) => {
  expect(askAgainAfter(status, BOUGHT, BOUGHT + DAY)).toBeNull();
});

it('every other is, until it is too old, to the millisecond', () => {
  const end = BOUGHT + ASKED_FOR_DAYS * DAY;
  for (const status of [null, ...TRACKING_STATUSES]) {
    if (status === 'delivered' || status === 'returned') continue;
    expect(askAgainAfter(status, BOUGHT, end), String(status)).toBe(DAY);
    expect(askAgainAfter(status, BOUGHT, end + 1), String(status)).toBeNull();
  }
});

it('the nearer it is the more often, and an old one once a day', () => {
  const now = BOUGHT + DAY;
  const near = askAgainAfter('outForDelivery', BOUGHT, now) ?? Infinity;
  expect(near).toBeLessThan(askAgainAfter('inTransit', BOUGHT, now) ?? 0);
  expect(askAgainAfter('outForDelivery', BOUGHT, BOUGHT + 15 * DAY)).toBe(DAY);
});

it('a clock that was set back asks no less', () => {
  expect(askAgainAfter('inTransit', BOUGHT, BOUGHT - DAY)).toBe(askAgainAfter('inTransit', BOUGHT, BOUGHT));
});

it('what can wait takes the calls above those kept for a label, one at a time', () => {
  const limit = { perMinute: 40 };
  let budget = fullBudget(limit, 0);
  let granted = 0;
  for (let call = 0; call < 20; call += 1) {
    const taken = takeSpareCall(budget, limit, 0);
    granted += taken.granted;
    budget = taken.budget;
  }
  expect(granted).toBe(6);
  expect(takeCalls(budget, 4, limit, 0).granted, 'a label').toBe(4);
});

it('of a budget that holds no more than a label needs nothing is spare', () => {
  for (const perMinute of [2, 8, 19]) {
    const limit = { perMinute };
    expect(takeSpareCall(fullBudget(limit, 0), limit, 3_600_000).granted).toBe(0);
  }
});
