import { afterAll, afterEach, expect, it } from 'vitest';
import { asId, type LineId, type ParcelId, type SessionId, type Sku } from '../../src/core/ids.ts';
import type { StationEvent } from '../../src/core/journal/events.ts';
import type { Mass } from '../../src/core/quantity.ts';
import { farCarrier, farWorld } from '../support/farCarrier.ts';
import { endRenderer, exportOf, packToScale, startRig, type StationRig } from '../support/station.ts';

const lb = (hundredths: number): Mass => ({ digits: hundredths, exponent: -2, unit: 'lb' });
const CANCELLED = { cancelledAt: '2026-11-20 12:00:00 -0600' };
let rig: StationRig;
afterEach(() => rig.end());
afterAll(endRenderer);

// Every day is a working day, so that today's manifest is today's on a weekend too.
const start = async (wrap: Parameters<typeof startRig>[0] = {}): Promise<void> => {
  rig = await startRig({ carrier: (real) => ({ ...real, workingDays: () => null }), ...wrap });
};
const shot = () => rig.station.snapshot();
const parcel = (number = '1001') => {
  const row = rig.station.parcels.list(number, 1).rows.at(-1);
  if (!row) throw new Error(`no parcel of ${number}`);
  return row;
};
async function pack(number = '1001', text = exportOf(`#${number}`, { TEA: 1 })): Promise<string> {
  await rig.importText('orders', text);
  rig.scan(number);
  await rig.until('the order', () => shot()?.stage === 'verify');
  rig.scan('0614141007363');
  await rig.until('its box', () => shot()?.stage === 'box' && shot()?.box?.suggested !== null);
  rig.scan('BX-S');
  await rig.until('the scale', () => shot()?.stage === 'weigh');
  rig.put(lb(0));
  rig.put(lb(60));
  await rig.until('the label', () => shot()?.label?.print === 'delivered');
  const read = rig.storage.sessions.open()?.parcels.at(-1)?.bought?.scanText ?? '';
  rig.scan(read);
  await rig.until('a free bench', () => shot() === null);
  return read;
}
async function supervise(): Promise<void> {
  rig.scan('BADGE-1001');
  await rig.until('the supervisor', () => rig.station.state().user?.role === 'supervisor');
}
const group = () => {
  const [first] = rig.station.manifests.open();
  if (!first) throw new Error('nothing is open');
  return first;
};
async function dockSays(read: string): Promise<string | null> {
  const before = rig.station.loading.view()?.scans ?? 0;
  rig.scan(read);
  await rig.until('the scan at the dock', () => (rig.station.loading.view()?.scans ?? 0) > before);
  const last = rig.station.loading.view()?.last;
  return last?.reason ?? last?.outcome ?? null;
}

it('one that was cancelled after packing is kept from every way out by one rule, until a person is done with it', async () => {
  await start();
  const read = await pack();
  await rig.importText('orders', exportOf('#1001', { TEA: 1 }, CANCELLED));
  await supervise();
  expect(rig.station.parcels.detail(parcel().parcelId)?.noReprint).toBe('orderChanged');
  expect(await rig.station.parcels.reprint(parcel().parcelId)).toBe('orderChanged');
  expect(await rig.station.parcels.returnLabel(parcel().parcelId), 'its customer may send it back').toBeNull();
  expect(rig.station.manifests.close(group())).toEqual({ ok: false, error: 'nothingToClose' });
  rig.station.loading.open(group());
  expect(await dockSays(read)).toBe('orderChanged');
  const other = await (async () => {
    rig.station.loading.leave();
    return pack('1002');
  })();
  const closed = rig.station.manifests.close(group());
  expect(closed).toMatchObject({ ok: true, value: { parcels: 1 } });
  const [task] = rig.station.tasks.list().filter(({ kind }) => kind === 'changedLate');
  expect(rig.station.tasks.done(task?.key ?? '', 'The customer takes it after all')).toBeNull();
  expect(rig.station.parcels.detail(parcel().parcelId)?.noReprint).toBeNull();
  expect(group(), 'it goes on the next one').toMatchObject({ finished: 1 });
  rig.station.loading.open(closed.ok ? closed.value.manifestId : '');
  expect(await dockSays(other)).toBe('loaded');
  expect(await dockSays(read)).toBe('staged');
});

it('one that was changed after packing, opened again and packed as it is now leaves without anybody’s word', async () => {
  await start();
  await pack();
  const moved = exportOf('#1001', { TEA: 1 }, { street: '9 Harbor Lane' });
  await rig.importText('orders', moved);
  await supervise();
  expect(rig.station.overrides.askReopen(parcel().parcelId)).toBeNull();
  rig.station.overrides.choose('packedWrong');
  rig.scan('CMD-NEXT');
  await rig.until('a free bench', () => shot() === null);
  expect(rig.station.tasks.list().map(({ kind }) => kind)).toContain('changedLate');
  const read = await pack('1001', moved);
  expect(rig.station.tasks.list()).toEqual([]);
  rig.station.loading.open(group());
  expect(await dockSays(read)).toBe('staged');
});

it('one stopped before its carrier answered is not asked about any more', async () => {
  const world = { ...farWorld(), offers: 'offline' as const };
  await start({ carrier: () => farCarrier(world) });
  await packToScale(rig);
  rig.put(lb(60));
  await rig.until('a question', () => world.asked.offers > 0);
  const session = rig.storage.sessions.open();
  const stop: StationEvent = {
    type: 'packStopped',
    sessionId: session?.sessionId ?? asId('none'),
    reason: 'cancelled',
  };
  rig.storage.record([{ event: stop }], null);
  Object.assign(world, { offers: 'answer' });
  await rig.until('the errand to rest', () => {
    const [now] = rig.storage.sessions.open()?.parcels ?? [];
    rig.station.dispatch({ type: 'askAgain' }, shot()?.version ?? -1);
    return now?.label === 'requested' && world.asked.buy === 0;
  });
  const before = world.asked.offers;
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect([world.asked.offers - before, world.asked.buy]).toEqual([0, 0]);
});

it('one of which only a part of a kit is in a closed parcel is told late too', async () => {
  await start();
  await rig.importText('orders', exportOf('#1001', { SET: 1 }));
  const order = rig.storage.orders.byNumber('1001');
  const [line] = order?.lines ?? [];
  const packerId = rig.station.state().user?.userId;
  if (!order || !line || !packerId) throw new Error('no order');
  const sessionId = asId<SessionId>('s1');
  const parcelId = asId<ParcelId>('p1');
  const kit = { lineId: line.lineId, sku: line.sku, name: 'Set', units: 1 };
  const part = (name: string) => ({ lineId: asId<LineId>(`SET/${name}`), sku: asId<Sku>(name) });
  const { orderId, number, revision } = order;
  const lines = ['MUG', 'TEA'].map((name) => ({ ...part(name), name, quantity: 1, kit }));
  const facts: readonly StationEvent[] = [
    { type: 'packStarted', sessionId, orderId, number, revision, packerId, lines },
    ...['MUG', 'TEA'].map((name) => ({ type: 'itemPacked', sessionId, ...part(name), units: 1, by: 'scan' }) as const),
    {
      type: 'boxChosen',
      ...{ sessionId, parcelId, cartonTypeId: asId('S'), suggestedId: null, by: 'scan' },
      contents: [{ ...part('MUG'), count: 1 }],
    },
    { type: 'parcelClosed', sessionId, parcelId, tracking: 'T1' },
    { type: 'packPaused', sessionId, reason: 'packer' },
  ];
  rig.storage.record(
    facts.map((event) => ({ event })),
    packerId,
  );
  expect(rig.storage.orders.byId(orderId)?.lines).toMatchObject([{ packed: 0 }]);
  await rig.importText('orders', exportOf('#1001', { SET: 1 }, CANCELLED));
  expect(rig.storage.orders.byId(orderId)).toMatchObject({ status: 'cancelled', lateChange: 'cancelled' });
});
