import { afterAll, afterEach, expect, it } from 'vitest';
import type { Mass } from '../../src/core/quantity.ts';
import { endRenderer, exportOf, startRig, type StationRig } from '../support/station.ts';

const lb = (hundredths: number): Mass => ({ digits: hundredths, exponent: -2, unit: 'lb' });
let rig: StationRig;
afterEach(() => rig.end());
afterAll(endRenderer);

const start = async (): Promise<void> => {
  rig = await startRig({ carrier: (real) => ({ ...real, workingDays: () => null }) });
};
const shot = () => rig.station.snapshot();
const view = () => {
  const order = rig.storage.orders.byNumber('1001');
  const shown = order && rig.station.orderDesk.view(order.orderId);
  if (!shown) throw new Error('no order');
  return shown;
};
async function open(): Promise<void> {
  rig.scan('1001');
  await rig.until('the order', () => shot()?.stage === 'verify');
}
async function toLabel(): Promise<void> {
  await open();
  rig.scan('0614141007363');
  await rig.until('its box', () => shot()?.stage === 'box' && shot()?.box?.suggested !== null);
  rig.scan('BX-S');
  await rig.until('the scale', () => shot()?.stage === 'weigh');
  rig.put(lb(0));
  rig.put(lb(60));
  await rig.until('the label', () => shot()?.label?.print === 'delivered');
}
async function close(): Promise<void> {
  rig.scan(rig.storage.sessions.open()?.parcels.at(-1)?.bought?.scanText ?? '');
  await rig.until('a free bench', () => shot() === null);
}
const move = (street: string) => {
  const { orderId, consignee, revision } = view();
  const change = { kind: 'address', address: { ...consignee!, line1: street } } as const;
  return {
    planned: rig.station.orderDesk.plan(orderId, change),
    make: () => rig.station.orderDesk.make(orderId, change, revision, null),
  };
};

it('an address corrected behind a bought label stops the packer, the label is given back, and what is packed anew goes to the new one', async () => {
  await start();
  await rig.importText('orders', exportOf('#1001', { TEA: 1 }));
  await toLabel();
  const old = shot()?.label?.tracking;
  const { planned, make } = move('9 Harbor Lane');
  expect(planned.ok && planned.value.effects.map(({ kind }) => kind)).toEqual([
    'stopsPacking',
    'labelToVoid',
    'weightAnew',
  ]);
  expect(shot()?.band.role, 'nothing happens by asking').not.toBe('stop');
  expect(make().ok).toBe(true);
  expect(shot()?.band.key).toBe('orderChanged');
  rig.scan('CMD-NEXT');
  await rig.until('a free bench', () => shot() === null);
  rig.put(lb(0));
  await toLabel();
  expect(shot()?.label?.tracking).not.toBe(old);
  const hash = rig.storage.sessions.open()?.parcels.at(-1)?.bought?.labelHash;
  const zpl = Buffer.from((hash && rig.storage.labels.byHash(hash)?.bytes) ?? []).toString('latin1');
  expect(zpl.toUpperCase()).toContain('9 HARBOR LANE');
});

it('a file that says the old once more undoes nothing; what the shop says anew holds, and the order waits for a look', async () => {
  await start();
  await rig.importText('orders', exportOf('#1001', { TEA: 1, MUG: 1 }));
  expect(move('9 Harbor Lane').make().ok).toBe(true);
  const { orderId, revision, lines } = view();
  const fewer = lines.map(({ lineId, sku, name }, at) => ({ lineId, sku, name, units: at === 0 ? 1 : 0 }));
  expect(rig.station.orderDesk.make(orderId, { kind: 'lines', lines: fewer }, revision, null).ok).toBe(true);
  await rig.importText('orders', exportOf('#1001', { TEA: 1, MUG: 1 }));
  expect(view()).toMatchObject({
    status: 'ready',
    consignee: { line1: '9 Harbor Lane' },
    lines: [{ withdrawn: 0 }, { withdrawn: 1 }],
  });
  await rig.importText('orders', exportOf('#1001', { TEA: 1, MUG: 1 }, { street: '1 Mill Road' }));
  expect(view()).toMatchObject({
    status: 'onHold',
    hold: 'overruled',
    consignee: { line1: '1 Mill Road' },
    lines: [{ withdrawn: 0 }, { withdrawn: 1 }],
  });
  rig.station.releaseOrder(orderId);
  await rig.importText('orders', exportOf('#1001', { TEA: 2, MUG: 1 }, { street: '1 Mill Road' }));
  expect(view()).toMatchObject({ status: 'onHold', hold: 'overruled', lines: [{ ordered: 2 }, { withdrawn: 0 }] });
});

it('a closed parcel whose address is corrected stays off the truck, comes back with its box, and goes with another label and nobody’s word', async () => {
  await start();
  await rig.importText('orders', exportOf('#1001', { TEA: 1 }));
  await toLabel();
  await close();
  rig.scan('BADGE-1001');
  await rig.until('the supervisor', () => rig.station.state().user?.role === 'supervisor');
  const { planned, make } = move('9 Harbor Lane');
  const [parcel] = view().parcels;
  expect(planned.ok && planned.value.effects).toEqual([
    { kind: 'parcelToReopen', parcelId: parcel?.parcelId, index: 1 },
  ]);
  expect(make().ok).toBe(true);
  expect(view().lateChange).toBe('addressChanged');
  expect(rig.station.parcels.detail(parcel!.parcelId)?.noReprint).toBe('orderChanged');
  expect(rig.station.overrides.askReopen(parcel!.parcelId)).toBeNull();
  rig.station.overrides.choose('packedWrong');
  await rig.until('the parcel on the bench', () => shot() !== null);
  expect(shot()?.band.role, 'its goods are right').not.toBe('stop');
  expect(rig.station.tasks.list().map(({ kind }) => kind)).not.toContain('changedLate');
  expect(view().lateChange).toBeNull();
});

it('an order cancelled at the desk while it is packed stops the bench, and its goods are to be put back', async () => {
  await start();
  await rig.importText('orders', exportOf('#1001', { TEA: 2 }));
  await open();
  rig.scan('0614141007363');
  await rig.until('one in', () => shot()?.packedUnits === 1);
  const { orderId, revision } = view();
  expect(rig.station.orderDesk.make(orderId, { kind: 'cancel' }, revision, null).ok).toBe(true);
  expect(shot()?.band.key).toBe('orderCancelled');
  rig.scan('CMD-NEXT');
  await rig.until('a free bench', () => shot() === null);
  expect(view().status).toBe('cancelled');
  expect(rig.station.tasks.list().map(({ kind }) => kind)).toContain('putBack');
  await rig.importText('orders', exportOf('#1001', { TEA: 2 }));
  expect(view().status, 'an older file takes no cancellation back').toBe('cancelled');
});

it('an order is split: both are packed on their own, an old file undoes nothing, and what the shop then says holds the other', async () => {
  await start();
  await rig.importText('orders', exportOf('#1001', { TEA: 2, MUG: 1 }));
  const { orderId, revision, lines } = view();
  const take = (...units: readonly number[]) => ({
    kind: 'split' as const,
    lines: lines.map(({ lineId }, at) => ({ lineId, units: units[at] ?? 0 })),
  });
  const code = (...units: readonly number[]) => {
    const planned = rig.station.orderDesk.plan(orderId, take(...units));
    return planned.ok ? planned.value.effects : planned.error.code;
  };
  expect(code(0, 0)).toBe('unchanged');
  expect(code(3, 0)).toBe('packedAlready');
  expect(code(2, 1)).toBe('leaveSome');
  expect(code(1, 1)).toEqual([]);
  expect(rig.station.orderDesk.make(orderId, take(1, 1), revision, null).ok).toBe(true);
  const other = () => rig.storage.orders.byNumber('1001-2');
  expect(view().lines.map(({ ordered, withdrawn }) => ordered - withdrawn)).toEqual([1, 0]);
  expect(other()).toMatchObject({
    status: 'ready',
    channel: view().channel,
    lines: [
      { sku: 'TEA', ordered: 1 },
      { sku: 'MUG', ordered: 1 },
    ],
  });
  expect(rig.station.orderDesk.view(other()!.orderId)?.consignee).toEqual(view().consignee);
  await rig.importText('orders', exportOf('#1001', { TEA: 2, MUG: 1 }));
  expect([view().status, other()?.status]).toEqual(['ready', 'ready']);
  await rig.importText('orders', exportOf('#1001', { TEA: 2, MUG: 1 }, { cancelledAt: '2026-11-20 12:00:00 -0600' }));
  expect(view().status).toBe('cancelled');
  expect(other()).toMatchObject({ status: 'onHold', hold: 'overruled' });
});
