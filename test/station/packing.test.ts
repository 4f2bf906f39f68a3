import { writeFileSync } from 'node:fs';
import { afterAll, afterEach, expect, it } from 'vitest';
import type { Mass } from '../../src/core/quantity.ts';
import type { Quote } from '../../src/core/ship/parcel.ts';
import { StationError } from '../../src/shared/errors.ts';
import { endRenderer, exportOf, packToScale, startRig, type StationRig } from '../support/station.ts';

const lb = (hundredths: number): Mass => ({ digits: hundredths, exponent: -2, unit: 'lb' });
let rig: StationRig;
afterEach(() => rig.end());
afterAll(endRenderer);

const stage = (): string => rig.station.snapshot()?.stage ?? 'queue';
const at = (wanted: string) => rig.until(`stage ${wanted}`, () => stage() === wanted);

const toScale = (): Promise<void> => packToScale(rig);

const label = () => rig.station.snapshot()?.label;

it('packs an order from its barcode to the closed parcel', async () => {
  rig = await startRig();
  await toScale();
  rig.put(lb(60));
  await rig.until('the printed label', () => label()?.print === 'delivered');
  rig.scan(label()?.tracking ?? '');
  await at('queue');
  expect(rig.storage.parcels.all()).toMatchObject([
    { labelState: 'bought', printState: 'delivered', gross: { digits: 272, exponent: -3, unit: 'kg' } },
  ]);
  expect(rig.instruments.printer?.core.labels).toHaveLength(1);
});

it("the last parcel's weight, still on the scale, does not become the next parcel's", async () => {
  rig = await startRig();
  await toScale();
  rig.put(lb(60));
  await rig.until('the printed label', () => label()?.print === 'delivered');
  rig.scan(label()?.tracking ?? '');
  await at('queue');
  await rig.importText('orders', exportOf('#1002', { TEA: 1 }));
  rig.scan('1002');
  await at('verify');
  rig.scan('614141007363');
  await at('box');
  rig.scan('BX-S');
  await at('weigh');
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(stage(), 'the standing weight was not taken').toBe('weigh');
  rig.put(lb(0));
  await new Promise((resolve) => setTimeout(resolve, 600));
  rig.put(lb(60));
  await at('label');
});

it('a disk that refuses leaves the bench as it was, says so, and goes on when there is room again', async () => {
  let isFull = false;
  rig = await startRig({
    storage: (real) => ({
      ...real,
      record: (...args) => {
        if (isFull) throw new StationError('disk.full', { dataDir: 'x' });
        return real.record(...args);
      },
    }),
  });
  await rig.importText('orders', exportOf('#1001', { TEA: 2 }));
  rig.scan('1001');
  await at('verify');
  isFull = true;
  rig.scan('614141007363');
  await rig.until('the failure shown', () => rig.station.state().failure?.code === 'disk.full');
  expect(rig.station.snapshot()?.packedUnits, 'nothing is green that is not on disk').toBe(0);
  isFull = false;
  rig.scan('614141007363');
  await rig.until('counted', () => rig.station.snapshot()?.packedUnits === 1);
  expect(rig.station.state().failure).toBeNull();
});

it('an outcome nobody knows is asked about again under the same intent: one label, one number', async () => {
  let calls = 0;
  const intents: string[] = [];
  rig = await startRig({
    carrier: (real) => ({
      ...real,
      buy: (intent, draft, offer) => {
        calls += 1;
        intents.push(intent.intentId);
        return calls === 1
          ? Promise.reject(new StationError('carrier.outcomeUnknown'))
          : real.buy(intent, draft, offer);
      },
    }),
  });
  await toScale();
  rig.put(lb(60));
  await rig.until('the question', () => label()?.label === 'unknown');
  rig.station.dispatch({ type: 'askAgain' }, rig.station.snapshot()?.version ?? -1);
  await rig.until('the label', () => label()?.print === 'delivered');
  expect(new Set(intents).size).toBe(1);
  expect(rig.instruments.printer?.core.labels).toHaveLength(1);
});

it('a button pressed twice is one request', async () => {
  rig = await startRig();
  await rig.importText('orders', exportOf('#1001', { TEA: 2 }));
  rig.scan('1001');
  await at('verify');
  const seen = rig.station.snapshot();
  const command = { type: 'packUnit', lineId: seen?.lines[0]?.lineId ?? '' } as const;
  rig.station.dispatch(command, seen?.version ?? -1);
  rig.station.dispatch(command, seen?.version ?? -1);
  expect(rig.station.snapshot()?.packedUnits).toBe(1);
});

it('an order cancelled by the shop stops the bench until the packer says the goods are back', async () => {
  rig = await startRig();
  await toScale();
  const path = `${rig.dataDir}/cancel.csv`;
  writeFileSync(path, exportOf('#1001', { TEA: 1 }, { cancelledAt: '2026-11-23 09:00:00 -0600' }));
  rig.station.startImport('orders', path);
  await rig.until('the bench stopped', () => rig.station.snapshot()?.isStopped === true);
  rig.put(lb(60));
  rig.scan('CMD-NEXT');
  await at('queue');
  expect(rig.storage.orders.byNumber('1001')?.status).toBe('cancelled');
  expect(rig.storage.parcels.all().filter((parcel) => parcel.labelState === 'bought')).toEqual([]);
});

it('the paper of a voided label is refused by name when it turns up', async () => {
  rig = await startRig();
  await toScale();
  rig.put(lb(60));
  await rig.until('the printed label', () => label()?.print === 'delivered');
  const tracking = label()?.tracking ?? '';
  const path = `${rig.dataDir}/cancel.csv`;
  writeFileSync(path, exportOf('#1001', { TEA: 1 }, { cancelledAt: '2026-11-23 09:00:00 -0600' }));
  rig.station.startImport('orders', path);
  await rig.until('the bench stopped', () => rig.station.snapshot()?.isStopped === true);
  rig.scan('CMD-NEXT');
  await at('queue');
  rig.scan(tracking);
  await rig.until('the notice', () => rig.station.state().notice?.reason === 'labelVoid');
});

it('scans before anyone signed in are refused and recorded', async () => {
  rig = await startRig();
  rig.station.signOut();
  await rig.importText('orders', exportOf('#1001', { TEA: 1 }));
  rig.scan('1001');
  await rig.until('the notice', () => rig.station.state().notice?.reason === 'signInFirst');
  expect(rig.station.snapshot()).toBeNull();
});

it('takes the sooner service where the cheaper one does not keep the promised day', async () => {
  rig = await startRig();
  const bought: (Quote | undefined)[] = [];
  const pack = async (number: string, deliverBy: string): Promise<void> => {
    const text = `order,sku,quantity,consignee,address1,city,province,postcode,country,deliver_by\n${number},TEA,1,Juno,1 Quay,Saltmarsh,OR,97199,US,${deliverBy}\n`;
    await rig.importText('orders', text);
    rig.scan(number);
    await at('verify');
    rig.scan('614141007363');
    await at('box');
    rig.scan('BX-S');
    await at('weigh');
    rig.put(lb(60));
    await rig.until('the printed label', () => label()?.print === 'delivered');
    bought.push(rig.storage.sessions.open()?.parcels[0]?.bought?.quote);
    rig.scan(label()?.tracking ?? '');
    await at('queue');
    rig.put(lb(0));
    await rig.until('an empty scale', () => {
      const live = rig.station.live();
      return live.state === 'steady' && live.weight.digits === 0;
    });
  };
  await pack('P-1', '');
  const arrivesOn = bought[0]?.arrivesOn ?? '';
  await pack('P-2', arrivesOn);
  await pack('P-3', new Date(Date.parse(arrivesOn) - 86_400_000).toISOString().slice(0, 10));
  expect(bought.map((quote) => quote?.service)).toEqual(['ground', 'ground', 'express']);
  expect(bought[2]?.trace.join('\n')).toContain('not Economy: arrives');
});
