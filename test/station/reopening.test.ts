import { afterAll, afterEach, expect, it } from 'vitest';
import type { Mass } from '../../src/core/quantity.ts';
import type { StoragePort } from '../../src/station/ports.ts';
import { StationError } from '../../src/shared/errors.ts';
import { farCarrier, farWorld } from '../support/farCarrier.ts';
import { eventsIn } from '../support/journal.ts';
import { endRenderer, exportOf, startRig, type StationRig } from '../support/station.ts';

const lb = (hundredths: number): Mass => ({ digits: hundredths, exponent: -2, unit: 'lb' });
let rig: StationRig;
afterEach(() => rig.end());
afterAll(endRenderer);

/** Every day is a working day, so that today's manifest is today's on a weekend too. */
const start = async (wrap: Parameters<typeof startRig>[0] = {}): Promise<void> => {
  rig = await startRig({ carrier: (real) => ({ ...real, workingDays: () => null }), ...wrap });
};
const shot = () => rig.station.snapshot();
const atStage = (stage: string) => rig.until(`stage ${stage}`, () => shot()?.stage === stage);
const asked = () => rig.station.overrides.reopening(parcel().parcelId).asked;
const parcel = (number = '1001') => {
  const row = rig.station.parcels.list(number, 1).rows.at(-1);
  if (!row) throw new Error(`no parcel of ${number}`);
  return row;
};

/** The parcel at the scale, weighed, labelled and closed; answers what a scanner reads off its label. */
async function close(): Promise<string> {
  rig.put(lb(0));
  rig.put(lb(60));
  await rig.until('the label', () => shot()?.label?.print === 'delivered');
  const text = rig.storage.sessions.open()?.parcels.at(-1)?.bought?.scanText ?? '';
  rig.scan(text);
  await rig.until('a free bench', () => shot() === null);
  return text;
}
async function pack(number = '1001'): Promise<string> {
  await rig.importText('orders', exportOf(`#${number}`, { TEA: 1 }));
  rig.scan(number);
  await atStage('verify');
  rig.scan('0614141007363');
  await rig.until('a plan', () => shot()?.box?.suggested !== null && shot()?.stage === 'box');
  rig.scan('BX-S');
  await atStage('weigh');
  return close();
}
const cancelled = () =>
  rig.importText('orders', exportOf('#1001', { TEA: 1 }, { cancelledAt: '2026-11-20 12:00:00 -0600' }));
/** The demo's supervisor signs in and says why. */
async function supervised(reason = 'packedWrong'): Promise<void> {
  rig.scan('BADGE-1001');
  await rig.until('the supervisor', () => rig.station.state().user?.number === '1001');
  expect(rig.station.overrides.askReopen(parcel().parcelId)).toBeNull();
  expect(asked()).toMatchObject({ kind: 'reopen', step: 'reason', supervisor: 'Sol Reyes' });
  rig.station.overrides.choose(reason);
}

it('asks a packer for the badge, the reason and the PIN of who may, and the packer packs it again', async () => {
  await start();
  const old = await pack();
  const { parcelId } = parcel();
  expect(rig.storage.orders.byId(parcel().orderId)).toMatchObject({ status: 'done' });
  expect(rig.station.overrides.askReopen(parcelId)).toBeNull();
  expect(asked()).toMatchObject({ step: 'badge' });
  rig.scan('BADGE-2047');
  await rig.until('refused', () => asked()?.refused === 'notAllowed');
  rig.scan('BADGE-1001');
  await rig.until('the reason', () => asked()?.step === 'reason');
  rig.station.overrides.choose('packedWrong');
  expect(asked()?.step).toBe('pin');
  await rig.station.overrides.sign('0000');
  expect(asked()?.refused).toBe('wrongPin');
  expect(parcel().closedAt).not.toBeNull();
  await rig.station.overrides.sign('1001');
  expect(rig.station.state().user?.number).toBe('2047');
  expect(shot()).toMatchObject({ stage: 'box', band: { key: 'lookIntoBox' } });
  expect(parcel()).toMatchObject({ parcelId, closedAt: null, labelState: 'none' });
  expect(rig.storage.orders.byId(parcel().orderId)).toMatchObject({ status: 'packing', lines: [{ packed: 0 }] });
  expect(rig.station.manifests.open(), 'its label is on no manifest').toEqual([]);
  expect(rig.station.tasks.list(), 'no box without a label: it is on the bench').toEqual([]);
  rig.scan('BX-S');
  await atStage('weigh');
  rig.scan(old);
  await rig.until('the old label', () => shot()?.band.reason === 'labelVoid');
  rig.scan('CMD-UNDO');
  const fresh = await close();
  expect(fresh).not.toBe(old);
  expect(parcel()).toMatchObject({ parcelId, index: 1, labelState: 'bought' });
  expect(rig.storage.counts()).toMatchObject({ parcels: 1 });
  expect(rig.storage.orders.byId(parcel().orderId)).toMatchObject({ status: 'done', lines: [{ packed: 1 }] });
  expect(rig.station.parcels.detail(parcelId)).toMatchObject({
    purchases: [{ state: 'bought' }, { state: 'voided' }],
    overrides: [{ kind: 'reopen', reason: 'packedWrong', by: 'Sol Reyes' }],
  });
  const [group] = rig.station.manifests.open();
  expect(group).toMatchObject({ finished: 1, unfinished: 0 });
  rig.station.loading.open(group ?? '');
  rig.scan(old);
  await rig.until('refused at the dock', () => rig.station.loading.view()?.last?.reason === 'labelSuperseded');
  expect(eventsIn(rig.dataDir, 'overrideRefused')).toHaveLength(2);
});

it('is refused with the reason: on a closed manifest, on the truck, with another order on the bench', async () => {
  await start();
  const text = await pack();
  const { parcelId } = parcel();
  await rig.importText('orders', exportOf('#1002', { TEA: 1 }));
  rig.scan('1002');
  await atStage('verify');
  expect(rig.station.overrides.askReopen(parcelId)).toBe('benchBusy');
  rig.scan('CMD-HOLD');
  await rig.until('a free bench', () => shot() === null);
  rig.scan('BADGE-1001');
  await rig.until('the supervisor', () => rig.station.state().user?.role === 'supervisor');
  expect(rig.station.overrides.askReopen(parcelId)).toBeNull();
  // Its manifest is closed while the reason is thought about.
  const [group] = rig.station.manifests.open();
  if (group) rig.station.manifests.close(group);
  rig.station.overrides.choose('packedWrong');
  expect(parcel().closedAt).not.toBeNull();
  expect(rig.station.overrides.reopening(parcelId)).toEqual({ refused: 'onManifest', asked: null });
  rig.station.loading.open(rig.station.manifests.history(1).manifests[0]?.manifestId ?? '');
  rig.scan(text);
  await rig.until('loaded', () => rig.station.loading.view()?.last?.outcome === 'loaded');
  expect(rig.station.overrides.askReopen(parcelId)).toBe('handedOver');
});

it('an order cancelled after packing stands stopped once its parcel is open, and is no work when it is put back', async () => {
  await start();
  await pack();
  await cancelled();
  await supervised();
  expect(shot()).toMatchObject({ isStopped: true, band: { key: 'orderCancelled' } });
  rig.scan('CMD-NEXT');
  await rig.until('a free bench', () => shot() === null);
  expect(rig.storage.orders.byId(parcel().orderId)).toMatchObject({ status: 'cancelled' });
  expect(rig.storage.orders.waiting()).toBe(0);
});

it('an order changed after packing waits for the next import, which brings the change', async () => {
  await start();
  await pack();
  const moved = exportOf('#1001', { TEA: 1 }, { street: '9 Harbor Lane' });
  await rig.importText('orders', moved);
  await supervised();
  expect(shot()).toMatchObject({ isStopped: true, band: { key: 'orderChanged' } });
  rig.scan('CMD-NEXT');
  await rig.until('a free bench', () => shot() === null);
  expect(rig.storage.orders.byId(parcel().orderId)).toMatchObject({ status: 'onHold', hold: 'channel' });
  await rig.importText('orders', moved);
  const order = rig.storage.orders.byId(parcel().orderId);
  expect(order).toMatchObject({ status: 'ready', hold: null });
  expect(order && rig.storage.people.address(order.consigneeId)?.line1).toBe('9 Harbor Lane');
});

it('a carrier that takes its time to take the label back holds nobody up: the next label is bought, one for each', async () => {
  const world = { ...farWorld(), void: 'thinks' as const };
  await start({ carrier: () => farCarrier(world) });
  await pack();
  await supervised();
  rig.scan('BX-S');
  await atStage('weigh');
  await close();
  expect(world.asked.buy).toBe(2);
  const states = () => rig.storage.purchases.ofParcel(parcel().parcelId).map(({ state }) => state);
  expect(states().toSorted()).toEqual(['bought', 'voiding']);
  Object.assign(world, { void: 'takes' });
  await rig.until('given back', () => world.sold[0]?.isGivenBack === true);
  await rig.until('known', () => states().toSorted().join() === 'bought,voided');
  expect(world.sold.map(({ isGivenBack }) => isGivenBack)).toEqual([true, false]);
});

it('what the disk does not take is not done at all: the parcel stays closed under its label', async () => {
  let isFull = false;
  const storage = (real: StoragePort): StoragePort => ({
    ...real,
    record(facts, ...rest) {
      if (isFull && facts.some(({ event }) => event.type === 'parcelReopened')) throw new StationError('disk.full');
      return real.record(facts, ...rest);
    },
  });
  await start({ storage });
  await pack();
  isFull = true;
  await supervised();
  expect(rig.station.state().failure?.code).toBe('disk.full');
  expect(shot()).toBeNull();
  expect(parcel()).toMatchObject({ labelState: 'bought' });
  expect(parcel().closedAt).not.toBeNull();
  isFull = false;
  await supervised();
  expect(shot()?.stage).toBe('box');
});
