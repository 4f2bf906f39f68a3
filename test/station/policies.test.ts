import { afterAll, afterEach, beforeEach, expect, it } from 'vitest';
import { eventsIn } from '../support/journal.ts';
import { endRenderer, exportOf, startRig, type StationRig } from '../support/station.ts';

let rig: StationRig;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.end());
afterAll(endRenderer);

const by = () => rig.station.state().user?.userId ?? null;
const shown = (policy: string) => rig.station.policies.list().find((each) => each.policy === policy);

/** An order of one tea, opened. */
async function open(number: string): Promise<void> {
  await rig.importText('orders', exportOf(number, { TEA: 1 }));
  rig.scan(number);
  await rig.until(`order ${number}`, () => rig.station.snapshot()?.number === number);
}

it('a policy is a fact with who, before and after; out of bounds nothing of it is recorded', () => {
  expect(rig.station.policies.save({ sigmas: 2, printsAllowed: 11 }, by())).toBe('printsAllowed');
  expect(eventsIn(rig.dataDir, 'policySet')).toEqual([]);
  expect(rig.station.policies.save({ sigmas: 2, printsAllowed: 3 }, by())).toBeNull();
  expect(eventsIn(rig.dataDir, 'policySet')).toMatchObject([{ policy: 'sigmas', before: 3, after: 2 }]);
  expect(shown('sigmas')).toMatchObject({
    value: 2,
    usual: 3,
    changed: { before: 3, by: rig.station.state().user?.name },
  });
  expect(shown('printsAllowed')).toMatchObject({ value: 3, changed: null });
});

it('an open order goes on by what held when it was begun, the next one by what was set meanwhile', async () => {
  await open('1001');
  rig.scan('614141007363');
  await rig.until('the box', () => rig.station.snapshot()?.stage === 'box');
  rig.scan('BX-S');
  await rig.until('the scale', () => rig.station.snapshot()?.stage === 'weigh');
  const before = rig.station.snapshot()?.weigh?.tolerance;
  // Five steps of a hundredth pound instead of two.
  rig.station.policies.save({ divisions: 5 }, by());
  expect(rig.station.policies.now().divisions).toBe(5);
  rig.scan('CMD-HOLD');
  await rig.until('laid aside', () => rig.station.snapshot() === null);
  await open('1002');
  rig.scan('614141007363');
  await rig.until('the box', () => rig.station.snapshot()?.stage === 'box');
  rig.scan('BX-S');
  await rig.until('the scale', () => rig.station.snapshot()?.stage === 'weigh');
  expect(rig.station.snapshot()?.weigh?.tolerance).not.toEqual(before);
});

it('who is new here looks again before the box; the order that is open is not asked for it', async () => {
  rig.station.policies.save({ newPackerOrders: 1 }, by());
  await open('1001');
  rig.scan('614141007363');
  await rig.until('asked to look again', () => rig.station.snapshot()?.instruction?.kind === 'secondLook');
  rig.scan('BX-S');
  expect(rig.station.snapshot()?.stage).toBe('verify');
  rig.scan('CMD-NEXT');
  await rig.until('the box', () => rig.station.snapshot()?.stage === 'box');
  expect(eventsIn(rig.dataDir, 'instructionConfirmed')).toMatchObject([{ kind: 'secondLook', by: 'card' }]);
});
