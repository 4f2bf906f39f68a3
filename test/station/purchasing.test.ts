import { afterAll, afterEach, expect, it } from 'vitest';
import type { Mass } from '../../src/core/quantity.ts';
import { ALL_NUMBERS, numberRange } from '../../src/core/ship/numberRange.ts';
import { DEMO_USERS } from '../../src/station/demo.ts';
import { farCarrier, farWorld, type FarWorld } from '../support/farCarrier.ts';
import { endRenderer, exportOf, packToScale, startRig, type StationRig } from '../support/station.ts';

const lb = (hundredths: number): Mass => ({ digits: hundredths, exponent: -2, unit: 'lb' });
let rig: StationRig;
let world: FarWorld;
afterEach(async () => {
  await rig.end();
});
afterAll(endRenderer);

async function start(change: Partial<FarWorld> = {}): Promise<void> {
  world = { ...farWorld(), ...change };
  rig = await startRig({ carrier: () => farCarrier(world) });
}
const toScale = async (): Promise<void> => {
  await packToScale(rig);
  rig.put(lb(60));
};
const label = () => rig.station.snapshot()?.label;
const band = () => rig.station.snapshot()?.band;
const purchases = () => rig.storage.parcels.all().flatMap(({ parcelId }) => rig.storage.purchases.ofParcel(parcelId));
const hold = (): void => {
  rig.station.dispatch({ type: 'word', word: 'HOLD' }, rig.station.snapshot()?.version ?? -1);
};

it('buys by the best offer, writes down what it was offered at and what it cost, and prints the carrier’s own bytes', async () => {
  await start();
  await toScale();
  await rig.until('the label', () => label()?.print === 'delivered');
  expect(purchases()).toMatchObject([{ state: 'bought', carrier: 'far', carrierRef: 'shp_FAR000000001' }]);
  const [bought] = purchases();
  expect(bought?.quoted).toEqual(bought?.charged);
  const [printed] = rig.instruments.printer?.core.labels ?? [];
  expect(Buffer.from(printed?.bytes ?? []).toString('latin1')).toContain('FAR000000001');
  expect(
    rig.storage.numbers.peek('private', numberRange(null, ALL_NUMBERS)),
    'no number of the station’s own is spent',
  ).toBeNull();
});

it('a label whose answer is lost is found under its intent, and never asked for again', async () => {
  await start({ buy: 'lost' });
  await toScale();
  await rig.until('the label', () => label()?.print === 'delivered');
  expect(world.asked.buy).toBe(1);
  expect(world.sold).toHaveLength(1);
});

it('a label the carrier never sold is said so once the carrier had time to know, and bought under another intent', async () => {
  await start({ buy: 'cut', settleMs: 3_000 });
  await toScale();
  await rig.until('the question', () => label()?.label === 'unknown');
  await rig.until('a look-up that finds nothing', () => world.asked.find > 0);
  expect(label()?.label, 'too early to know').toBe('unknown');
  await rig.until('the carrier’s no', () => band()?.key === 'labelRefused');
  expect(band()?.params['reason']).toBe('neverBought');
  world.buy = 'answers';
  rig.put(lb(0));
  await rig.until('an empty scale', () => {
    const live = rig.station.live();
    return live.state === 'steady' && live.weight.digits === 0;
  });
  rig.put(lb(60));
  await rig.until('the label', () => label()?.print === 'delivered');
  expect(purchases().map(({ state }) => state)).toEqual(['refused', 'bought']);
  expect(world.sold).toHaveLength(1);
});

it('a label that shows up late is taken, however often it was not found before', async () => {
  await start({ buy: 'lost', find: 'hides', settleMs: 60_000 });
  await toScale();
  await rig.until('a look-up that finds nothing', () => world.asked.find > 0);
  world.find = 'answers';
  rig.station.dispatch({ type: 'askAgain' }, rig.station.snapshot()?.version ?? -1);
  await rig.until('the label', () => label()?.print === 'delivered');
  expect(world.asked.buy).toBe(1);
});

it('what certainly was not sent is asked for again under the same intent', async () => {
  await start({ buy: 'notSent' });
  await toScale();
  await rig.until('the wait', () => band()?.key === 'carrierWaits');
  expect(band()?.params['reason']).toBe('offline');
  world.buy = 'answers';
  await rig.until('the label', () => label()?.print === 'delivered');
  expect(purchases()).toHaveLength(1);
  expect(world.sold).toHaveLength(1);
});

it('a carrier’s refusal is told in its own words', async () => {
  await start({ buy: 'refuses' });
  await toScale();
  await rig.until('the refusal', () => band()?.key === 'labelRefused');
  expect(band()?.params).toMatchObject({ reason: 'carrierRefused', said: 'No service there.' });
});

it('while the network is away the order is laid aside, and its label is bought when it is back', async () => {
  await start({ offers: 'offline' });
  await toScale();
  await rig.until('the wait', () => band()?.key === 'carrierWaits');
  hold();
  await rig.until('the free bench', () => rig.station.snapshot() === null);
  world.offers = 'answer';
  await rig.until('the label', () => purchases()[0]?.state === 'bought');
  expect(rig.instruments.printer?.core.labels, 'nobody is there to put it on').toHaveLength(0);
  rig.scan('1001');
  await rig.until('the label printed', () => label()?.print === 'delivered');
  expect(world.sold).toHaveLength(1);
});

it('an order stopped while its answer is out lets the packer go, and its label is given back when it is found', async () => {
  await start({ buy: 'lost', find: 'offline' });
  await toScale();
  await rig.until('the question', () => label()?.label === 'unknown');
  await rig.importText('orders', exportOf('#1001', { TEA: 1 }, { cancelledAt: '2026-11-21 10:00:00 -0600' }));
  rig.station.startImport('orders', `${rig.dataDir}/orders.csv`);
  await rig.until('the stop', () => rig.station.snapshot()?.isStopped === true);
  rig.station.dispatch({ type: 'acknowledge' }, rig.station.snapshot()?.version ?? -1);
  await rig.until('the free bench', () => rig.station.snapshot() === null);
  world.find = 'answers';
  await rig.until('the label given back', () => purchases()[0]?.state === 'voided');
  expect(world.sold).toMatchObject([{ isGivenBack: true }]);
  expect(rig.instruments.printer?.core.labels).toHaveLength(0);
});

it('a void that takes its time is asked about until it is decided, and its paper is refused meanwhile', async () => {
  await start({ void: 'thinks' });
  await toScale();
  await rig.until('the label', () => label()?.print === 'delivered');
  const tracking = label()?.tracking ?? '';
  rig.scan(tracking);
  await rig.until('the closed parcel', () => rig.station.snapshot() === null);
  const [parcel] = rig.storage.parcels.all();
  expect(rig.station.giveLabelBack(parcel?.parcelId ?? '')).toBe('notSupervisor');
  const supervisor = DEMO_USERS.find(({ role }) => role === 'supervisor');
  rig.scan(supervisor?.badge ?? '');
  await rig.until('the supervisor', () => rig.station.state().user?.role === 'supervisor');
  expect(rig.station.giveLabelBack(parcel?.parcelId ?? '')).toBeNull();
  await rig.until('it asked', () => world.asked.void > 0);
  expect(purchases()).toMatchObject([{ state: 'voiding' }]);
  rig.scan(tracking);
  await rig.until('its paper refused', () => rig.station.state().notice?.reason === 'labelVoid');
  world.void = 'takes';
  await rig.until('it taken back', () => purchases()[0]?.state === 'voided');
  expect(rig.station.giveLabelBack(parcel?.parcelId ?? '')).toBe('noLabel');
});

it('a void that is refused stays known with the reason', async () => {
  await start({ void: 'refuses' });
  await toScale();
  await rig.until('the label bought', () => label()?.label === 'bought');
  rig.station.dispatch({ type: 'newLabel' }, rig.station.snapshot()?.version ?? -1);
  await rig.until('the refusal', () => purchases().some(({ state }) => state === 'voidRefused'));
  expect(purchases()[0]).toMatchObject({ reason: 'alreadyUsed' });
});
