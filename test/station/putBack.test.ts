import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest';
import type { Mass } from '../../src/core/quantity.ts';
import { endRenderer, exportOf, startRig, type StationRig } from '../support/station.ts';

const lb = (hundredths: number): Mass => ({ digits: hundredths, exponent: -2, unit: 'lb' });
const PLACES = `sku,name,barcode,location
MUG,"Stoneware mug, Sand",614141007349,B-10
TEA,"Black tea, Bergamot",614141007363,B-2
PEN,"Pen",4006381333931,
`;
let rig: StationRig;
beforeEach(async () => {
  rig = await startRig();
  await rig.importText('products', PLACES);
});
afterEach(() => rig.end());
afterAll(endRenderer);

const shot = () => rig.station.snapshot();
const desk = () => rig.station.putBack;
const cues = () => rig.changes.flatMap((change) => (change.kind === 'putBack' ? [change.cue] : []));
const task = () => rig.station.tasks.list().find(({ kind }) => kind === 'putBack');
async function scanAt(text: string, outcome: string): Promise<void> {
  const before = desk().view()?.scans ?? 0;
  rig.scan(text);
  await rig.until(`the scan of ${text}`, () => (desk().view()?.scans ?? 0) > before);
  expect(desk().view()?.last?.outcome).toBe(outcome);
}
async function cancelled(lines: Readonly<Record<string, number>>): Promise<void> {
  const path = join(rig.dataDir, 'later.csv');
  writeFileSync(path, exportOf('#1001', lines, { cancelledAt: '2026-11-20 12:00:00 -0600' }));
  rig.station.startImport('orders', path);
  await rig.until('the end of the import', () => rig.station.imports().running === null);
}

/** Two mugs and a tea went in, then the order was cancelled and its packer cleared the bench; answers its session. */
async function cleared(): Promise<string> {
  const lines = { MUG: 2, TEA: 1 };
  await rig.importText('orders', exportOf('#1001', lines));
  rig.scan('1001');
  await rig.until('the order', () => shot()?.stage === 'verify');
  for (const code of ['0614141007349', '0614141007349', '0614141007363']) rig.scan(code);
  await rig.until('all in', () => shot()?.packedUnits === 3);
  await cancelled(lines);
  const sessionId = rig.storage.sessions.open()?.sessionId ?? '';
  await rig.until('the stop', () => shot()?.isStopped === true);
  rig.scan('CMD-NEXT');
  await rig.until('a free bench', () => shot() === null);
  return sessionId;
}

it('stand as a task by their places until each of them is back, by scan or press', async () => {
  const sessionId = await cleared();
  expect(task()).toMatchObject({ name: '1001', count: 3, detail: 'places', wayOut: { kind: 'putBack', sessionId } });
  expect(desk().open(sessionId)).toBe(true);
  expect(desk().view()).toMatchObject({
    orderNumber: '1001',
    lines: [
      { sku: 'TEA', location: 'B-2', units: 1, back: 0 },
      { sku: 'MUG', location: 'B-10', units: 2, back: 0 },
    ],
    labels: [],
  });
  await scanAt('0614141007349', 'back');
  expect(task()?.count).toBe(2);
  await scanAt('4006381333931', 'notOnList');
  await scanAt('CMD-NEXT', 'notOnList');
  await scanAt('0614141007363', 'back');
  await scanAt('0614141007363', 'alreadyBack');
  const mug = desk()
    .view()
    ?.lines.find(({ sku }) => sku === 'MUG');
  desk().tick(mug?.lineId ?? '');
  expect(
    desk()
      .view()
      ?.lines.every(({ units, back }) => units === back),
  ).toBe(true);
  expect(cues()).toEqual(['right', 'wrong', 'wrong', 'right', 'already', 'all']);
  expect(task()).toBeUndefined();
  desk().leave();
  expect(desk().open(sessionId), 'nothing is left').toBe(false);
  rig.scan('1001');
  await rig.until('the bench again', () => rig.station.state().notice?.reason === 'orderNotReady');
});

it('tell which label holds no more, and are those of a parcel that was opened again', async () => {
  await rig.importText('orders', exportOf('#1001', { TEA: 1 }));
  rig.scan('1001');
  await rig.until('the order', () => shot()?.stage === 'verify');
  rig.scan('0614141007363');
  await rig.until('its box', () => shot()?.stage === 'box');
  rig.scan('BX-S');
  await rig.until('the scale', () => shot()?.stage === 'weigh');
  rig.put(lb(60));
  await rig.until('the label', () => shot()?.label?.print === 'delivered');
  const bought = rig.storage.sessions.open()?.parcels[0]?.bought;
  rig.scan(bought?.scanText ?? '');
  await rig.until('a free bench', () => shot() === null);
  await cancelled({ TEA: 1 });
  rig.scan('BADGE-1001');
  await rig.until('the supervisor', () => rig.station.state().user?.number === '1001');
  const [parcel] = rig.storage.parcels.all();
  expect(rig.station.overrides.askReopen(parcel?.parcelId ?? '')).toBeNull();
  rig.station.overrides.choose('packedWrong');
  expect(shot()?.isStopped).toBe(true);
  rig.scan('CMD-NEXT');
  await rig.until('a free bench', () => shot() === null);
  expect(rig.station.parcels.list('1001', 1).rows).toMatchObject([{ closedAt: null, isGivenUp: true }]);
  expect(rig.station.parcels.detail(parcel?.parcelId ?? '')?.noReprint).toBe('givenUp');
  const { wayOut } = task() ?? {};
  expect(desk().open(wayOut?.kind === 'putBack' ? wayOut.sessionId : '')).toBe(true);
  expect(desk().view()).toMatchObject({
    lines: [{ sku: 'TEA', units: 1 }],
    labels: [{ tracking: bought?.tracking, state: 'voided' }],
  });
  // Who signs out leaves the list.
  rig.station.signOut();
  expect(desk().view()).toBeNull();
});
