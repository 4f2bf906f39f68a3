import { afterAll, beforeEach, expect, it } from 'vitest';
import { OWN_CARRIER } from '../../src/core/ship/carriage.ts';
import { packSettings } from '../../src/shared/config.ts';
import { createRateDesk } from '../../src/station/rateDesk.ts';
import { readConfig } from '../../src/station/readConfig.ts';
import { createRehearsalDesk, type RehearsalDesk } from '../../src/station/rehearsal/desk.ts';
import { REHEARSAL_WORKER_URL } from '../../src/station/rehearsal/rehearse.ts';
import { systemRuntime } from '../../src/station/runtime.ts';
import { cleanup } from '../support/cleanup.ts';
import { BUILT_IN_TABLES } from '../support/rates.ts';
import { endRenderer, exportOf, startRig, type StationRig } from '../support/station.ts';

/** Orders in the tests are of one day, however long ago that is. */
const ALL_DAYS = 3660;
const after = cleanup();
afterAll(endRenderer);

let rig: StationRig;
let desk: RehearsalDesk;
let changes = 0;
let reported: unknown[] = [];

const deskOf = (workerUrl: URL): RehearsalDesk => {
  const made = createRehearsalDesk({
    storage: rig.storage,
    runtime: systemRuntime,
    boxSets: rig.station.boxSets,
    rates: createRateDesk(rig.storage, BUILT_IN_TABLES),
    settings: packSettings(readConfig(rig.dataDir)),
    carrier: OWN_CARRIER,
    threads: 2,
    workerUrl,
    changed: () => (changes += 1),
    report: (error) => reported.push(error),
  });
  after(() => made.close());
  return made;
};
const over = () => rig.until('the rehearsal is over', () => desk.view()?.running === null);
/** The draft without a box. */
const without = (id: string): void => {
  const { revision, inForce } = rig.station.boxSets.view();
  expect(
    rig.station.boxSets.save(
      revision,
      inForce.filter((box) => box.id !== id),
      null,
    ),
  ).toBeNull();
};

beforeEach(async () => {
  rig = await startRig();
  after(() => rig.end());
  reported = [];
  desk = deskOf(REHEARSAL_WORKER_URL);
});

it('sends the orders of the last days once more in the draft, and says what differs and what fits no more', async () => {
  await rig.importText('orders', exportOf('#1001', { TEA: 1 }));
  await rig.importText('orders', exportOf('#1002', { TEA: 1 }));
  await rig.importText('orders', exportOf('#1003', { MUG: 4 }));
  await rig.importText('orders', exportOf('#1004', { MUG: 2 }, { cancelledAt: '2026-11-21 10:00:00 -0600' }));
  expect(desk.start(ALL_DAYS)).toBe('noDraft');
  without('S');
  expect(desk.view()).toBeNull();
  expect(desk.start(ALL_DAYS)).toBeNull();
  expect(desk.view()).toMatchObject({ running: { done: 0 }, outcome: null, isOfNow: true });
  await over();
  const outcome = desk.view()?.outcome;
  expect(outcome).toMatchObject({
    isComplete: true,
    orders: 3,
    compared: 3,
    boxes: [
      { boxId: 'M', today: 1, edited: 3 },
      { boxId: 'S', today: 2, edited: 0 },
    ],
  });
  expect(outcome && outcome.edited.minor > outcome.today.minor).toBe(true);
  expect(desk.page('dearer', 0, 1)).toMatchObject({ total: 2, differing: [{ order: '1001' }] });
  expect(desk.page('dearer', 1, 1)).toMatchObject({ total: 2, differing: [{ order: '1002' }] });
  expect(desk.page('cheaper', 0, 6)).toEqual({ total: 0, differing: [], unpackable: [] });
  expect(changes).toBeGreaterThan(1);

  // What was rehearsed is not what the draft says by now.
  const inch = { digits: 1, exponent: 0, unit: 'in' } as const;
  const { revision, inForce } = rig.station.boxSets.view();
  const tiny = inForce.slice(0, 1).map((box) => ({ ...box, inner: { length: inch, width: inch, height: inch } }));
  expect(rig.station.boxSets.save(revision, tiny, null)).toBeNull();
  expect(desk.view()).toMatchObject({ isOfNow: false, running: null });
  expect(desk.start(ALL_DAYS)).toBeNull();
  await over();
  expect(desk.view()).toMatchObject({ isOfNow: true, outcome: { compared: 0, orders: 3 } });
  expect(desk.page('unpackable', 0, 6)).toMatchObject({
    total: 3,
    unpackable: ['1001', '1002', '1003'].map((order) => ({ order, set: 'edited' })),
  });
});

it('without orders in those days it does not begin; called off it says what was worked out by then', async () => {
  without('S');
  expect(desk.start(1)).toBe('noOrders');
  await rig.importText('orders', exportOf('#1001', { TEA: 1 }));
  expect(desk.start(ALL_DAYS)).toBeNull();
  desk.cancel();
  await over();
  const { outcome, isBroken } = desk.view() ?? {};
  expect([outcome?.isComplete ?? false, isBroken]).toEqual([false, false]);
  // Another one begins all the same.
  expect(desk.start(ALL_DAYS)).toBeNull();
  await over();
  expect(desk.view()?.outcome?.isComplete).toBe(true);
  expect(reported).toEqual([]);
});

it('where no thread can begin it says that it broke off, and the reason is reported', async () => {
  await rig.importText('orders', exportOf('#1001', { TEA: 1 }));
  without('S');
  desk = deskOf(new URL('../support/noSuchWorker.ts', import.meta.url));
  expect(desk.start(ALL_DAYS)).toBeNull();
  await over();
  expect(desk.view()).toMatchObject({ isBroken: true, outcome: null });
  expect(reported).toHaveLength(1);
});
