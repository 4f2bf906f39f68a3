import { afterAll, beforeEach, expect, it } from 'vitest';
import { withSizes } from '../../src/core/boxSizes/proposal.ts';
import { asId } from '../../src/core/ids.ts';
import { OWN_CARRIER } from '../../src/core/ship/carriage.ts';
import { packSettings } from '../../src/shared/config.ts';
import { createRateDesk } from '../../src/station/rateDesk.ts';
import { readConfig } from '../../src/station/readConfig.ts';
import { REHEARSAL_WORKER_URL } from '../../src/station/rehearsal/rehearse.ts';
import { createSizesDesk, type SizesDesk, type SizesWish } from '../../src/station/rehearsal/sizesDesk.ts';
import { systemRuntime } from '../../src/station/runtime.ts';
import { cleanup } from '../support/cleanup.ts';
import { BUILT_IN_TABLES } from '../support/rates.ts';
import { endRenderer, exportOf, startRig, type StationRig } from '../support/station.ts';

/** Orders in the tests are of one day, however long ago that is. */
const WISH: SizesWish = { days: 3660, from: 1, to: 2, keep: [], grid: null, minorPerM2: null, least: 1 };
const after = cleanup();
afterAll(endRenderer);

let rig: StationRig;
let desk: SizesDesk;
let reported: unknown[] = [];

const deskOf = (workerUrl: URL): SizesDesk => {
  const made = createSizesDesk({
    storage: rig.storage,
    runtime: systemRuntime,
    boxSets: rig.station.boxSets,
    rates: createRateDesk(rig.storage, BUILT_IN_TABLES),
    settings: packSettings(readConfig(rig.dataDir)),
    carrier: OWN_CARRIER,
    threads: 2,
    workerUrl,
    changed: () => undefined,
    report: (error) => reported.push(error),
  });
  after(() => made.close());
  return made;
};
/** Real threads pack and price: on a busy machine that takes longer than a press. */
const over = () => rig.until('the proposal is over', () => desk.view()?.running === null, 25);
const placeOrders = async (): Promise<void> => {
  for (let at = 1; at <= 6; at += 1)
    await rig.importText('orders', exportOf(`#100${at.toString()}`, at % 2 === 0 ? { TEA: 1 } : { MUG: 3 }));
};

beforeEach(async () => {
  rig = await startRig();
  after(() => rig.end());
  reported = [];
  desk = deskOf(REHEARSAL_WORKER_URL);
});

it('proposes sizes by the stored orders, tells what they save on others, and the draft takes them', async () => {
  expect(desk.start(WISH)).toBe('fewOrders');
  expect(desk.view()).toBeNull();
  await placeOrders();
  const { inForce, revision } = rig.station.boxSets.view();
  const keep = inForce.filter(({ kind }) => kind === 'box').map(({ id }) => id);
  expect(desk.start({ ...WISH, from: 1, keep: [...keep, asId('none')] })).toBe('tooManyKept');
  expect(desk.start(WISH)).toBeNull();
  expect(desk.view()).toMatchObject({ wish: WISH, isOfNow: true, running: { stage: 'orders' }, outcome: null });
  await over();
  expect(reported).toEqual([]);
  const outcome = desk.view()?.outcome;
  expect(outcome).toMatchObject({
    isComplete: true,
    heldOutBy: 'lastThird',
    fittedOrders: 4,
    heldOutOrders: 2,
    points: [{ size: 1 }, { size: 2 }],
  });
  const point = outcome?.points.find(({ size }) => size === outcome.proposed);
  expect(point?.gapPercent).toBeGreaterThanOrEqual(0);
  expect(point?.heldOut).toMatchObject({ orders: 2, compared: 2, unmeasured: 0, failed: 0 });

  const taken = withSizes(inForce, point?.boxes ?? []);
  expect(rig.station.boxSets.save(revision, taken, null)).toBeNull();
  const { draft } = rig.station.boxSets.view();
  expect(draft?.faults).toEqual([]);
  expect(draft?.boxes.map(({ id }) => id)).toEqual(taken.map(({ id }) => id));
});

it('what stays of today’s boxes keeps its stock', async () => {
  await placeOrders();
  const [first] = rig.station.boxSets.view().inForce.filter(({ kind }) => kind === 'box');
  expect(desk.start({ ...WISH, keep: first ? [first.id] : [] })).toBeNull();
  await over();
  expect(desk.view()?.outcome?.points.at(-1)?.boxes).toContainEqual(first);
});

it('stopped, it ends with what was tried by then, and another one begins all the same', async () => {
  await placeOrders();
  expect(desk.start(WISH)).toBeNull();
  desk.cancel();
  await over();
  expect([desk.view()?.outcome?.isComplete ?? false, desk.view()?.isBroken]).toEqual([false, false]);
  expect(desk.start({ ...WISH, to: 1 })).toBeNull();
  await over();
  expect(desk.view()?.outcome?.isComplete).toBe(true);
  expect(reported).toEqual([]);
});

it('where no thread can begin it says that it broke off, and the reason is reported', async () => {
  await placeOrders();
  desk = deskOf(new URL('../support/noSuchWorker.ts', import.meta.url));
  expect(desk.start(WISH)).toBeNull();
  await over();
  expect(desk.view()).toMatchObject({ isBroken: true, outcome: null });
  expect(reported).toHaveLength(1);
});

it('closed in the middle it leaves no thread', async () => {
  const before = process.getActiveResourcesInfo().filter((name) => name === 'Worker').length;
  await placeOrders();
  expect(desk.start(WISH)).toBeNull();
  await rig.until('a thread works', () => desk.view()?.running?.stage !== 'orders');
  await desk.close();
  expect(process.getActiveResourcesInfo().filter((name) => name === 'Worker')).toHaveLength(before);
  expect(reported).toEqual([]);
});
