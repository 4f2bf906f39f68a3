import { afterAll, afterEach, expect, it } from 'vitest';
import { WHOLE_QUEUE } from '../../src/core/orders/queueOrder.ts';
import type { Mass } from '../../src/core/quantity.ts';
import { asId } from '../../src/core/ids.ts';
import { endRenderer, startRig, type StationRig } from '../support/station.ts';

const lb = (hundredths: number): Mass => ({ digits: hundredths, exponent: -2, unit: 'lb' });
let rig: StationRig;
afterEach(() => rig.end());
afterAll(endRenderer);

const LONG_AGO = '2020-01-02';
const orders = (days: Readonly<Record<string, string>>): string =>
  [
    'order,sku,quantity,consignee,address1,city,province,postcode,country,deliver_by',
    ...Object.entries(days).map(
      ([number, day]) => `${number},TEA,1,Rowan Ashby,207 Larkspur Lane,East Dunmore,WI,54901,US,${day}`,
    ),
    '',
  ].join('\n');

const shown = () => rig.station.snapshot();
const tasks = () => rig.station.tasks.list().filter(({ kind }) => kind === 'dayMissed');
const queue = () =>
  rig.station
    .queue({ ...WHOLE_QUEUE, search: '', page: 1 })
    .rows.map(({ number, missed }) => [number, missed?.deliverBy]);

async function pack(number: string): Promise<void> {
  const at = (stage: string) => rig.until(`stage ${stage}`, () => (shown()?.stage ?? 'queue') === stage);
  rig.scan(number);
  await at('verify');
  expect(shown()?.missed, 'verify').toMatchObject({ deliverBy: LONG_AGO });
  rig.scan('0614141007363');
  await at('box');
  await rig.until('a plan', () => shown()?.box?.suggested !== null);
  expect(shown()?.missed?.arrivesOn, 'box').toBe(shown()?.box?.suggested?.arrivesOn);
  rig.scan('BX-S');
  await at('weigh');
  expect(shown()?.missed, 'weigh').toMatchObject({ deliverBy: LONG_AGO });
  rig.put(lb(60));
  await rig.until('the printed label', () => shown()?.label?.print === 'delivered');
  expect(shown()?.missed, 'label').toMatchObject({ deliverBy: LONG_AGO });
  rig.scan(shown()?.label?.tracking ?? '');
  await at('queue');
}

it('a promised day that no service keeps is told ahead, at every step of the bench, and to a supervisor until the customer knows', async () => {
  rig = await startRig();
  await rig.importText('orders', orders({ '1001': LONG_AGO, '1002': '2099-01-01', '1003': '' }));
  expect(queue()).toEqual([
    ['1001', LONG_AGO],
    ['1002', undefined],
    ['1003', undefined],
  ]);
  expect(tasks()).toMatchObject([{ name: '1001', isDoneByHand: true, wayOut: { kind: 'queue' } }]);
  expect(tasks()[0]?.detail).toMatch(/^2020-01-02 20\d\d-\d\d-\d\d$/);
  await pack('1001');
  const parcel = rig.storage.parcelList.latest(0, 1)[0];
  expect(tasks(), 'the same task, now about its parcel').toMatchObject([
    { name: '1001', wayOut: { kind: 'parcel', parcelId: parcel?.parcelId } },
  ]);
  const [task] = tasks();
  expect(rig.station.tasks.done(task?.key ?? '', 'Told')).toBeNull();
  expect(tasks()).toEqual([]);
});

it('an order whose day was told before it is packed is not told again by its parcel', async () => {
  rig = await startRig();
  await rig.importText('orders', orders({ '1001': LONG_AGO }));
  rig.station.tasks.done(tasks()[0]?.key ?? '', '');
  await pack('1001');
  expect(tasks()).toEqual([]);
});

it('a promised day is another one when the shop says so', async () => {
  rig = await startRig();
  await rig.importText('orders', orders({ '1001': LONG_AGO }));
  rig.station.tasks.done(tasks()[0]?.key ?? '', '');
  await rig.importText('orders', orders({ '1001': '2020-01-03' }));
  expect(tasks().map(({ detail }) => detail.slice(0, 10))).toEqual(['2020-01-03']);
  await rig.importText('orders', orders({ '1001': '2099-01-01' }));
  expect(tasks()).toEqual([]);
  await rig.importText('orders', orders({ '1001': LONG_AGO }));
  await rig.importText('orders', orders({ '1001': '' }));
  expect(rig.storage.orders.byNumber('1001'), 'nothing is promised any more').not.toHaveProperty('deliverBy');
});

it('a carrier that does not say its days at once is told of ahead only where the parcel leaves too late', async () => {
  rig = await startRig({ carrier: (real) => ({ ...real, soonest: () => null }) });
  await rig.importText('orders', orders({ '1001': LONG_AGO, '1002': '2099-01-01' }));
  expect(tasks()).toMatchObject([{ name: '1001', detail: LONG_AGO }]);
  expect(queue()).toEqual([
    ['1001', LONG_AGO],
    ['1002', undefined],
  ]);
  expect(rig.storage.orders.byId(asId('csv:1002'))?.deliverBy).toBe('2099-01-01');
});
