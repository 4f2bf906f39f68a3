import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, expect, it } from 'vitest';
import type { Mass } from '../../src/core/quantity.ts';
import { endRenderer, exportOf, startRig, type StationRig } from '../support/station.ts';

const lb = (hundredths: number): Mass => ({ digits: hundredths, exponent: -2, unit: 'lb' });
let rig: StationRig;
afterEach(() => rig.end());
afterAll(endRenderer);

const shot = () => rig.station.snapshot();
const ids = new Map<string, string>();
const idOf = (number: string): string => ids.get(number) ?? '';
const view = (orderId: string) => {
  const shown = rig.station.orderDesk.view(orderId);
  if (!shown) throw new Error(`no order ${orderId}`);
  return shown;
};

/** Two orders of one customer, the second typed another way, and one that goes elsewhere. */
async function start(second: Parameters<typeof exportOf>[2] = { street: '207 larkspur ln.' }): Promise<void> {
  rig = await startRig({ carrier: (real) => ({ ...real, workingDays: () => null }) });
  await rig.importText('orders', exportOf('#1001', { TEA: 1 }));
  await rig.importText('orders', exportOf('#1002', { MUG: 1 }, second));
  for (const number of ['1001', '1002']) ids.set(number, rig.storage.orders.byNumber(number)?.orderId ?? '');
}
function merge(...numbers: readonly string[]) {
  const made = rig.station.orderDesk.merge(numbers.map(idOf), null, null);
  if (!made.ok) throw new Error(made.error.code);
  return made.value;
}
/** As a station takes a file in: whoever packs what it names hears of it. */
async function comesIn(text: string): Promise<void> {
  const path = join(rig.dataDir, 'later.csv');
  writeFileSync(path, text);
  rig.station.startImport('orders', path);
  await rig.until('the end of the import', () => rig.station.imports().running === null);
}
async function packBoth(): Promise<void> {
  rig.scan('0614141007363');
  rig.scan('0614141007349');
  await rig.until('its box', () => shot()?.stage === 'box' && shot()?.box?.suggested !== null);
  rig.scan('BX-M');
  await rig.until('the scale', () => shot()?.stage === 'weigh');
  rig.put(lb(0));
  rig.put(lb(167));
  await rig.until('the label', () => shot()?.label?.print === 'delivered');
  rig.scan(rig.storage.sessions.open()?.parcels.at(-1)?.bought?.scanText ?? '');
  await rig.until('a free bench', () => shot() === null);
}

it('orders of one customer are proposed to go as one; others say why they stay apart', async () => {
  await start();
  await rig.importText('orders', exportOf('#1003', { TEA: 1 }, { street: '1 Mill Road' }));
  const named = rig.station.orderDesk.mergeable(idOf('1001')).map(({ number, barred }) => [number, barred]);
  expect(named).toEqual([
    ['1002', null],
    ['1003', 'otherAddress'],
  ]);
  const planned = rig.station.orderDesk.planMerge([idOf('1001'), idOf('1002')], null);
  expect(planned.ok && planned.value).toMatchObject({ number: '1001+1002', units: 2, methods: ['Ground'], hold: null });
  expect(view(idOf('1001')).status, 'nothing happens by asking').toBe('ready');
});

it('either number opens the one that is packed; both are packed with it, and each knows its parcel and tracking number', async () => {
  await start();
  const orderId = merge('1001', '1002');
  expect(rig.storage.orders.waiting()).toBe(1);
  expect(view(idOf('1002'))).toMatchObject({ status: 'merged', goesWith: { orderId, number: '1001+1002' } });
  rig.scan('1002');
  await rig.until('the merged one', () => shot()?.stage === 'verify');
  expect(shot()?.number).toBe('1001+1002');
  await packBoth();
  const tracking = view(orderId).parcels[0]?.tracking;
  expect(tracking).toBeTruthy();
  for (const number of ['1001', '1002'])
    expect(view(idOf(number))).toMatchObject({ status: 'done', lines: [{ packed: 1 }], parcels: [{ tracking }] });
  const bought = rig.storage.sessions.allOf(orderId)[0]?.parcels[0]?.bought;
  const slip = bought?.papersHash && rig.storage.papers.byHash(bought.papersHash)?.slip;
  expect(slip && slip.orderNumber, 'the customer finds both numbers').toBe('1001+1002');
  expect(rig.station.replay.show(idOf('1002'))?.steps.map(({ type }) => type)).toEqual(
    expect.arrayContaining(['orderMergedInto', 'ordersMerged', 'parcelClosed']),
  );
  const packed = rig.storage.reports.packed(0, Date.now() + 1);
  expect(
    packed.map((row) => [row.orderId, row.parcels, row.units]),
    'each counts, the parcel once',
  ).toEqual([
    [idOf('1001'), 1, 1],
    [idOf('1002'), 0, 1],
  ]);
});

it('what the shop then says of one reaches the one that is packed', async () => {
  await start();
  const orderId = merge('1001', '1002');
  await rig.importText('orders', exportOf('#1002', { MUG: 3 }, { street: '207 larkspur ln.' }));
  expect(view(orderId).lines.map(({ sku, ordered }) => [sku, ordered])).toEqual([
    ['TEA', 1],
    ['MUG', 3],
  ]);
  rig.scan('1001');
  await rig.until('the merged one', () => shot()?.stage === 'verify');
  await comesIn(
    exportOf('#1002', { MUG: 3 }, { street: '207 larkspur ln.', cancelledAt: '2026-11-23 09:00:00 -0600' }),
  );
  expect(shot()?.band.key).toBe('orderChanged');
  rig.scan('CMD-NEXT');
  await rig.until('a free bench', () => shot() === null);
  expect(view(idOf('1002')).status).toBe('cancelled');
  expect(view(orderId)).toMatchObject({ status: 'ready', lines: [{ sku: 'TEA' }] });
  await rig.importText('orders', exportOf('#1001', { TEA: 1 }, { cancelledAt: '2026-11-23 09:05:00 -0600' }));
  expect(view(orderId).status).toBe('cancelled');
});

it('a new address of one holds them: at the bench its packer is stopped and told to call a supervisor', async () => {
  await start();
  const orderId = merge('1001', '1002');
  rig.scan('1001');
  await rig.until('the merged one', () => shot()?.stage === 'verify');
  await comesIn(exportOf('#1002', { MUG: 1 }, { street: '1 Mill Road' }));
  expect(shot()?.band.key).toBe('orderOverruled');
  rig.scan('CMD-NEXT');
  await rig.until('a free bench', () => shot() === null);
  expect(view(orderId)).toMatchObject({
    status: 'onHold',
    hold: 'overruled',
    consignee: { line1: '207 Larkspur Lane' },
  });
  expect(view(idOf('1002'))).toMatchObject({ status: 'merged', consignee: { line1: '1 Mill Road' } });
});

it('once all of them have the new address the merged one has it, too, and still waits for the look', async () => {
  await start();
  const orderId = merge('1001', '1002');
  await comesIn(exportOf('#1002', { MUG: 1 }, { street: '1 Mill Road' }));
  await comesIn(exportOf('#1001', { TEA: 1 }, { street: '1 mill rd' }));
  expect(view(orderId)).toMatchObject({ status: 'onHold', hold: 'overruled', consignee: { line1: '1 mill rd' } });
  // With one of them cancelled the other one's word is the parcel's.
  const cancelledAt = '2026-11-23 09:00:00 -0600';
  await comesIn(exportOf('#1001', { TEA: 1 }, { street: '1 mill rd', cancelledAt }));
  rig.station.releaseOrder(orderId);
  await comesIn(exportOf('#1002', { MUG: 1 }, { street: '9 Harbor Lane' }));
  expect(view(orderId)).toMatchObject({ status: 'ready', consignee: { line1: '9 Harbor Lane' } });
});

it('they are taken apart while nothing is packed, and what keeps them keeps each', async () => {
  await start();
  const orderId = merge('1001', '1002');
  expect(rig.station.orderDesk.hold(orderId, null)).toBeNull();
  expect(rig.station.orderDesk.unmerge(orderId, null)).toBeNull();
  expect(view(orderId).status).toBe('cancelled');
  for (const number of ['1001', '1002'])
    expect(view(idOf(number))).toMatchObject({ status: 'onHold', hold: 'desk', goesWith: null });
  rig.station.releaseOrder(idOf('1002'));
  rig.scan('1002');
  await rig.until('its own', () => shot()?.number === '1002');
  expect(rig.station.orderDesk.merge([idOf('1001'), idOf('1002')], null, null)).toEqual({
    ok: false,
    error: { code: 'onBench', number: '1002' },
  });
});

it('one that is cancelled at the desk cancels all that go with it', async () => {
  await start();
  const orderId = merge('1001', '1002');
  const { revision } = view(orderId);
  expect(rig.station.orderDesk.plan(idOf('1001'), { kind: 'cancel' })).toMatchObject({ error: { code: 'goesWith' } });
  expect(rig.station.orderDesk.make(orderId, { kind: 'cancel' }, revision, null).ok).toBe(true);
  for (const number of ['1001', '1002']) expect(view(idOf(number)).status).toBe('cancelled');
});

it('either tote opens them; notes are told together, the wrap with its number, and each gift message on a card of its own', async () => {
  rig = await startRig();
  const wishes = ['Hello Ada,green,note a,T-0001', 'Hello Bo,,note b,T-0002'];
  const rows = ['TEA', 'MUG'].map(
    (sku, at) =>
      `${(at + 1).toString()},1,${sku},Rowan Ashby,207 Larkspur Lane,East Dunmore,WI,54901,US,Ground,${wishes[at] ?? ''}`,
  );
  const headings =
    'order,quantity,sku,consignee,address1,city,province,postcode,country,shipping_method,gift_message,wrap,note,tote';
  await rig.importText('orders', [headings, ...rows, ''].join('\n'));
  for (const number of ['1', '2']) ids.set(number, rig.storage.orders.byNumber(number)?.orderId ?? '');
  merge('1', '2');
  rig.scan('T-0002');
  await rig.until('the merged one', () => shot()?.number === '1+2');
  expect(shot()?.note).toBe('note a\nnote b');
  rig.scan('0614141007363');
  rig.scan('0614141007349');
  await rig.until('the wrap', () => shot()?.instruction?.kind === 'wrap');
  expect(shot()?.instruction?.text).toBe('1: green');
  rig.scan('CMD-NEXT');
  await rig.until('its box', () => shot()?.stage === 'box' && shot()?.box?.suggested !== null);
  rig.scan('BX-M');
  await rig.until('the cards', () => shot()?.instruction?.kind === 'giftMessage');
  expect(shot()?.instruction?.gift?.message).toBe('Hello Ada\n\nHello Bo');
});
