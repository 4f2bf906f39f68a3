import { expect, it } from 'vitest';
import { missedDay } from '../../../src/core/ship/deliveryPromise.ts';

const leavesOn = '2026-12-01';

it.each([
  ['on the promised day', '2026-12-03', '2026-12-03', null],
  ['a day before it', '2026-12-03', '2026-12-02', null],
  ['a day after it', '2026-12-03', '2026-12-04', { deliverBy: '2026-12-03', arrivesOn: '2026-12-04' }],
  ['leaving on the promised day, nobody knows for how long', '2026-12-01', null, null],
  ['leaving after it', '2026-11-30', null, { deliverBy: '2026-11-30', arrivesOn: null }],
  ['over the end of a year', '2026-12-31', '2027-01-01', { deliverBy: '2026-12-31', arrivesOn: '2027-01-01' }],
])('%s', (_, deliverBy, arrivesOn, missed) => {
  expect(missedDay(deliverBy, { arrivesOn, leavesOn })).toEqual(missed);
});

it('nothing promised is nothing missed', () => {
  expect(missedDay(null, { arrivesOn: '2027-01-01', leavesOn })).toBeNull();
});
