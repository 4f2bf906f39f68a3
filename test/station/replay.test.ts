import { afterAll, afterEach, beforeEach, expect, it } from 'vitest';
import type { Mass } from '../../src/core/quantity.ts';
import { endRenderer, packToScale, startRig, type StationRig } from '../support/station.ts';

const lb = (hundredths: number): Mass => ({ digits: hundredths, exponent: -2, unit: 'lb' });
let rig: StationRig;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(async () => {
  await rig.end();
});
afterAll(endRenderer);

const shot = () => rig.station.snapshot();
const seen = () => rig.changes.findLast((change) => change.kind === 'replayScanned');

/** Packs order 1001 to its end, with a wrong weight on the way; what a scanner reads off its label. */
async function packed(): Promise<string> {
  await packToScale(rig);
  rig.put(lb(20));
  await rig.until('a refused weight', () => shot()?.band.role === 'stop');
  rig.put(lb(0));
  rig.put(lb(60));
  await rig.until('the label', () => shot()?.label?.print === 'delivered');
  const text = rig.storage.sessions.open()?.parcels[0]?.bought?.scanText ?? '';
  rig.scan(text);
  await rig.until('a free bench', () => shot() === null);
  rig.put(lb(0));
  return text;
}

it('shows every scan, weight and print of an order, who did it, and that its chain is whole', async () => {
  const label = await packed();
  const orderId = rig.station.replay.find(label);
  const replay = rig.station.replay.show(orderId ?? '');
  const types = replay?.steps.map(({ type }) => type) ?? [];
  expect(types.slice(0, 2)).toEqual(['orderImported', 'packStarted']);
  for (const type of ['itemPacked', 'boxesPlanned', 'boxChosen', 'weightRefused', 'weightCaptured', 'labelBought'])
    expect(types).toContain(type);
  expect(types.slice(-2)).toEqual(['parcelClosed', 'packFinished']);
  expect(replay?.verdict).toEqual({ rows: types.length, fault: null });
  expect(replay?.steps.find(({ type }) => type === 'boxChosen')).toMatchObject({ boxName: 'Box S', insteadName: null });
  expect(replay?.steps.find(({ type }) => type === 'itemPacked')?.who).toBe(rig.station.state().user?.name);
  expect(replay?.steps[0]).toMatchObject({ person: 'kept', erasedAt: null });
  expect(replay?.outcome).toMatchObject({ refusedScans: 0, labelCopies: 1, deliveredAt: null });
  for (const found of ['1001', '#1001', label]) expect(rig.station.replay.find(found)).toBe(orderId);
  expect(rig.station.replay.find('nothing like it')).toBeNull();
});

it('keeps what the scale showed before a weight, until the customer is erased', async () => {
  const orderId = rig.station.replay.find(await packed()) ?? '';
  const shown = rig.station.replay.show(orderId);
  const curves = shown?.curves ?? [];
  const digits = (type: string) => shown?.steps.find((step) => step.type === type)?.weight?.gross.digits;
  expect(curves.map(({ state }) => state)).toEqual(['kept', 'kept']);
  const points = curves[1]?.curve?.points ?? [];
  expect(points.at(-1)?.slice(1)).toEqual([digits('weightCaptured'), 1]);
  expect(points.map(([, shownThen]) => shownThen)).toContain(digits('weightRefused'));
  const order = rig.storage.orders.byNumber('1001');
  if (order) rig.storage.people.erase(order.consigneeId);
  const erased = rig.station.replay.show(orderId);
  expect(erased?.curves.map(({ state }) => state)).toEqual(['erased', 'erased']);
  expect(erased?.steps[0]?.person).toBe('erased');
  expect(erased?.verdict.fault).toBeNull();
});

it('shows an order that is scanned while orders are looked up, instead of opening it', async () => {
  const label = await packed();
  rig.station.replay.listen(true);
  rig.scan(label);
  await rig.until('the order', () => seen() !== undefined);
  expect(seen()).toMatchObject({ orderId: rig.station.replay.find('1001') });
  rig.station.replay.listen(false);
  rig.scan(label);
  await rig.until('a refusal', () => rig.station.state().notice !== null);
});
