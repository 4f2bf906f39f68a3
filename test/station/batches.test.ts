import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest';
import { WHOLE_QUEUE } from '../../src/core/orders/queueOrder.ts';
import { massFromBase, toBase } from '../../src/core/quantity.ts';
import { endRenderer, exportOf, startRig, type StationRig } from '../support/station.ts';

const [TEA, MUG] = ['0614141007363', '0614141007349'];
const ORDERS = ['1001', '1002', '1003', '1004'];

let rig: StationRig;
beforeEach(async () => {
  rig = await startRig();
  await rig.importText('orders', fileOf(ORDERS.map((number) => exportOf(`#${number}`, { TEA: 1 }))));
  await rig.importText('orders', exportOf('#2001', { MUG: 1 }));
});
afterEach(async () => {
  await rig.end();
});
afterAll(endRenderer);

const fileOf = (exports: readonly string[]): string =>
  exports.map((text, at) => (at === 0 ? text.trimEnd() : text.trimEnd().split('\n').slice(1).join('\n'))).join('\n');
const shot = () => rig.station.snapshot();
const page = () => rig.station.queue({ ...WHOLE_QUEUE, search: '', page: 1 });
const batchOf = (number: string) => page().rows.find((row) => row.number === number)?.batch ?? null;
const opened = (number: string) => rig.until(`order ${number}`, () => shot()?.number === number);

const CANCELLED = { cancelledAt: '2026-11-24 10:00:00 -0600' };

/** What the shop says of an order while the bench is at work. */
async function changed(text: string): Promise<void> {
  const path = join(rig.dataDir, 'later.csv');
  writeFileSync(path, text);
  rig.station.startImport('orders', path);
  await rig.until('the end of the import', () => rig.station.imports().running === null);
}

/** What the window does when the batch of a row is pressed. */
const press = (number: string): void => {
  const row = page().rows.find((each) => each.number === number);
  if (!row?.batch) throw new Error(`${number} is of no batch`);
  rig.station.chooseQueue({ ...WHOLE_QUEUE, batch: row.batch.id });
  rig.station.dispatch({ type: 'openOrder', orderId: row.orderId }, 0);
};

/** From the items to the label that is put on; into `box`, or the one that is suggested. */
async function pack(box?: string): Promise<void> {
  const order = shot()?.number;
  if (shot()?.stage === 'verify') rig.scan(TEA);
  await rig.until('a box', () => Boolean(shot()?.box?.suggested));
  rig.scan(box ?? shot()?.box?.suggested?.barcode ?? '');
  await rig.until('the scale', () => Boolean(shot()?.weigh?.expected));
  const expected = shot()?.weigh?.expected;
  if (!expected) throw new Error('no weight');
  rig.put(massFromBase(toBase(expected), 'lb', 2));
  await rig.until('the label', () => shot()?.label?.print === 'delivered');
  rig.scan(shot()?.label?.tracking ?? '');
  await rig.until('its end', () => shot()?.number !== order);
  rig.put({ digits: 0, exponent: 0, unit: 'lb' });
}

it('opens order after order without the queue between, tells how many come yet, and ends at the queue', async () => {
  expect([batchOf('1001')?.count, batchOf('2001')]).toEqual([4, null]);
  press('1001');
  await opened('1001');
  const before = rig.changes.length;
  const isEmptyShown = () =>
    rig.changes.slice(before).some((change) => change.kind === 'pack' && change.snapshot === null);
  const left: (number | null | undefined)[] = [];
  for (const number of ORDERS) {
    await opened(number);
    left.push(shot()?.batchLeft);
    expect(isEmptyShown()).toBe(false);
    await pack();
  }
  expect(left).toEqual([3, 2, 1, 0]);
  await rig.until('the queue', isEmptyShown);
  expect(page()).toMatchObject({ batchLeft: null, today: { packed: 4 }, rows: [{ number: '2001' }] });
  rig.scan('CMD-NEXT');
  await opened('2001');
  expect(shot()?.batchLeft).toBeNull();
});

it('suggests the box that the one before went into, from then on', async () => {
  press('1001');
  await opened('1001');
  rig.scan(TEA);
  await rig.until('a box', () => shot()?.box?.suggested?.barcode === 'BX-S');
  await pack('BX-M');
  await opened('1002');
  rig.scan(TEA);
  await rig.until('its box', () => Boolean(shot()?.box?.suggested));
  expect(shot()?.box).toMatchObject({ suggested: { barcode: 'BX-M' }, reason: 'planned' });
  rig.scan('CMD-HOLD');
  rig.scan('2001');
  await opened('2001');
  rig.scan(MUG);
  await rig.until('another box', () => shot()?.box?.suggested?.barcode === 'BX-S');
});

it('goes past what is cancelled, held or changed meanwhile', async () => {
  press('1001');
  await opened('1001');
  expect(shot()?.batchLeft).toBe(3);
  await changed(exportOf('#1002', { TEA: 1 }, CANCELLED));
  await changed(exportOf('#1003', { TEA: 2 }));
  expect(shot()?.batchLeft).toBe(1);
  await pack();
  await opened('1004');
  expect(shot()?.batchLeft).toBe(0);
});

it('waits at the queue after an order that was put aside or taken back, and goes on by NEXT or by any of its goods', async () => {
  press('1001');
  await opened('1001');
  rig.scan('CMD-HOLD');
  await rig.until('the queue', () => shot() === null);
  rig.scan('CMD-NEXT');
  await opened('1002');
  await changed(exportOf('#1002', { TEA: 1 }, CANCELLED));
  await rig.until('the stop', () => shot()?.isStopped === true);
  rig.scan('CMD-NEXT');
  await rig.until('the queue', () => shot() === null);
  rig.scan(MUG);
  await rig.until('a refusal', () => rig.station.state().notice?.reason === 'itemNotExpected');
  rig.scan(TEA);
  await opened('1003');
  expect(shot()).toMatchObject({ packedUnits: 1, totalUnits: 1, batchLeft: 1 });
});

it('an order from elsewhere is packed between as by itself, and does not go on with the batch', async () => {
  press('1001');
  await opened('1001');
  rig.scan('CMD-HOLD');
  await rig.until('the queue', () => shot() === null);
  rig.scan('2001');
  await opened('2001');
  expect(shot()?.batchLeft).toBeNull();
  rig.scan(MUG);
  await pack();
  expect(shot()).toBeNull();
  rig.scan('CMD-NEXT');
  await opened('1002');
});
