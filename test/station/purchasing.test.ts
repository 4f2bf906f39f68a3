import { afterAll, afterEach, expect, it } from 'vitest';
import type { Mass } from '../../src/core/quantity.ts';
import { ALL_NUMBERS, numberRange } from '../../src/core/ship/numberRange.ts';
import { DEMO_USERS } from '../../src/station/demo.ts';
import { takeStep, type PurchasePorts } from '../../src/station/purchaseSteps.ts';
import type { CarrierPort } from '../../src/station/ports.ts';
import { farCarrier, farWorld, type FarWorld } from '../support/farCarrier.ts';
import { offlineCarrier } from '../support/rates.ts';
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

it('a lost answer is looked up by the very offer that was asked for', async () => {
  world = { ...farWorld(), buy: 'lost', find: 'offline' };
  const found: (string | undefined)[] = [];
  const far = farCarrier(world);
  const carrier = (): CarrierPort => ({
    ...far,
    offers: async (draft, intentId) => {
      const offers = await far.offers(draft, intentId);
      return offers.ok
        ? { ...offers, value: offers.value.map((one) => ({ ...one, token: `t-${one.service}` })) }
        : offers;
    },
    find: (intent, draft) => (found.push(intent.token), far.find(intent, draft)),
  });
  rig = await startRig({ carrier });
  await toScale();
  await rig.until('a look-up', () => found.length > 0);
  expect(found[0]).toBe('t-ground');
  expect(rig.storage.sessions.open()?.parcels[0]?.asked).toMatchObject({ service: 'ground', token: 't-ground' });
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

it('so is the reason why it offers nothing', async () => {
  const detail = 'No such street: 207 LARKSPUR LANE, East Dunmore 54901 (for Ashby).';
  const refusal = { ok: false, error: 'carrierRefused', detail } as const;
  rig = await startRig({
    carrier: () => ({ ...farCarrier(farWorld()), offers: () => Promise.resolve(refusal) }),
  });
  await toScale();
  await rig.until('the refusal', () => band()?.key === 'labelRefused');
  expect(band()?.params).toMatchObject({ reason: 'carrierRefused', said: 'No such street: …, … … (for …).' });
  expect(purchases()[0]?.detail, 'the journal names nobody').toBe('No such street: …, … … (for …).');
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
  await rig.until('the label', () => label()?.print === 'delivered');
  rig.scan(DEMO_USERS.find(({ role }) => role === 'supervisor')?.badge ?? '');
  await rig.until('the supervisor', () => rig.station.state().user?.role === 'supervisor');
  rig.station.dispatch({ type: 'newLabel' }, rig.station.snapshot()?.version ?? -1);
  await rig.until('the refusal', () => purchases().some(({ state }) => state === 'voidRefused'));
  expect(purchases()[0]).toMatchObject({ reason: 'alreadyUsed' });
});

it('an answer that comes after a supervisor said “not bought” is given back, and is none to the next label', async () => {
  world = farWorld();
  let answer = (): void => undefined;
  const silence = new Promise<void>((resolve) => {
    answer = resolve;
  });
  rig = await startRig({
    carrier: () => {
      const far = farCarrier(world);
      return {
        ...far,
        buy: async (...asked) => {
          const said = await far.buy(...asked);
          // The first answer takes its time.
          if (world.asked.buy === 1) await silence;
          return said;
        },
      };
    },
  });
  await toScale();
  await rig.until('the question out', () => purchases()[0]?.state === 'asked' && world.asked.buy === 1);
  rig.scan(DEMO_USERS.find(({ role }) => role === 'supervisor')?.badge ?? '');
  await rig.until('the supervisor', () => rig.station.state().user?.role === 'supervisor');
  expect(rig.station.settleAsNotBought(purchases()[0]?.parcelId ?? '')).toBeNull();
  expect(purchases()).toMatchObject([{ state: 'refused', reason: 'saidNotBought' }]);
  rig.put(lb(0));
  await rig.until('an empty scale', () => {
    const live = rig.station.live();
    return live.state === 'steady' && live.weight.digits === 0;
  });
  rig.put(lb(60));
  await rig.until('the other label', () => label()?.print === 'delivered');
  answer();
  await rig.until('the late one given back', () => world.sold[0]?.isGivenBack === true);
  await rig.until('it settled', () => purchases().some(({ state }) => state === 'voided'));
  expect(purchases().find(({ state }) => state === 'voided')).toMatchObject({
    tracking: 'FAR000000001',
    carrierRef: 'shp_FAR000000001',
  });
  expect(label()?.tracking, 'the parcel keeps its label').toBe('FAR000000002');
  expect(world.sold.map(({ isGivenBack }) => isGivenBack)).toEqual([true, false]);
});

it('a label is known by its carrier’s bars, which hold more than its number', async () => {
  world = farWorld();
  rig = await startRig({
    carrier: () => {
      const far = farCarrier(world);
      return {
        ...far,
        buy: async (...asked) => {
          const said = await far.buy(...asked);
          return said.kind === 'bought'
            ? { ...said, label: { ...said.label, tracking: '9400111206206406260787' } }
            : said;
        },
      };
    },
  });
  await toScale();
  await rig.until('the label', () => label()?.print === 'delivered');
  rig.scan('420787459261290113185417468510');
  await rig.until('another parcel’s label refused', () => band()?.reason === 'unknownCode');
  rig.scan('420787459400111206206406260787');
  await rig.until('the closed parcel', () => rig.station.snapshot() === null);
  rig.scan('420787459400111206206406260787');
  await rig.until('it is known outside a session too', () => rig.station.state().notice?.reason === 'itemNotExpected');
});

it('what a carrier that is set up no more sold or was to take back becomes a person’s task', async () => {
  await start({ buy: 'lost', find: 'offline' });
  await toScale();
  await rig.until('the question', () => label()?.label === 'unknown');
  const told: unknown[] = [];
  const [purchase] = purchases();
  if (!purchase) throw new Error('no purchase');
  const without = {
    storage: rig.storage,
    carriers: [offlineCarrier()],
    answer: (_session: unknown, command: unknown) => told.push(command) > 0,
  } as unknown as PurchasePorts;
  expect(await takeStep(without, { ...purchase, state: 'asked' }, 0)).toEqual({
    kind: 'rest',
    waitsFor: 'carrierNotSetUp',
  });
  expect(told).toEqual([{ type: 'labelUnknown', parcelId: purchase.parcelId }]);
  expect(await takeStep(without, { ...purchase, state: 'requested' }, 0)).toMatchObject({ kind: 'rest' });
  expect(told).toHaveLength(1);
});

it('a bought label that would change the printer is not printed from the list of parcels either', async () => {
  world = farWorld();
  rig = await startRig({
    carrier: () => {
      const far = farCarrier(world);
      return {
        ...far,
        buy: async (...asked) => {
          const said = await far.buy(...asked);
          const bytes = Buffer.from('^XA^FO80,80^FDFAR000000001^FS^XZ~JR');
          return said.kind === 'bought' && said.label.print
            ? { ...said, label: { ...said.label, print: { ...said.label.print, bytes } } }
            : said;
        },
      };
    },
  });
  await toScale();
  await rig.until('the label refused', () => label()?.print === 'failed');
  rig.scan('FAR000000001');
  await rig.until('the closed parcel', () => rig.station.snapshot() === null);
  expect(await rig.station.parcels.reprint(purchases()[0]?.parcelId ?? '')).toBe('unsafeLabel');
  expect(rig.instruments.printer?.core.labels).toHaveLength(0);
});
