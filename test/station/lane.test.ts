import { afterAll, afterEach, beforeEach, expect, it } from 'vitest';
import { WHOLE_QUEUE } from '../../src/core/orders/queueOrder.ts';
import { endRenderer, exportOf, startRig, type StationRig } from '../support/station.ts';

const [TEA, MUG] = ['0614141007363', '0614141007349'];
let rig: StationRig;
beforeEach(async () => {
  rig = await startRig();
  await rig.importText(
    'orders',
    [
      exportOf('#1001', { TEA: 2 }),
      exportOf('#1002', { TEA: 1, MUG: 1 }),
      exportOf('#1003', { TEA: 1 }),
      exportOf('#1004', { TEA: 1 }),
    ]
      .map((text, index) => (index === 0 ? text.trimEnd() : text.trimEnd().split('\n').slice(1).join('\n')))
      .join('\n'),
  );
});
afterEach(async () => {
  await rig.end();
});
afterAll(endRenderer);

const shot = () => rig.station.snapshot();

it('opens the next order of just the scanned item and counts it, order after order', async () => {
  rig.station.chooseQueue({ filter: 'single', channel: null, batch: null });
  rig.scan(TEA);
  await rig.until('an order', () => shot() !== null);
  expect(shot()).toMatchObject({ number: '1003', packedUnits: 1, totalUnits: 1, stage: 'box' });
  rig.scan('CMD-HOLD');
  await rig.until('a free bench', () => shot() === null);
  rig.scan(TEA);
  await rig.until('the next order', () => shot()?.number === '1004');
  expect(shot()?.packedUnits).toBe(1);
});

it('opens nothing for an item that no order wants alone, nor while it is off', async () => {
  rig.station.chooseQueue({ filter: 'single', channel: null, batch: null });
  rig.scan(MUG);
  await rig.until('a refusal', () => rig.station.state().notice?.reason === 'itemNotExpected');
  expect(shot()).toBeNull();
  rig.station.chooseQueue(WHOLE_QUEUE);
  const before = rig.station.state().notice?.id ?? 0;
  rig.scan(TEA);
  await rig.until('a refusal', () => (rig.station.state().notice?.id ?? 0) > before);
  expect(shot()).toBeNull();
});

it('leaves an order that is open to its own scans', async () => {
  rig.station.chooseQueue({ filter: 'single', channel: null, batch: null });
  rig.scan('1002');
  await rig.until('the order', () => shot()?.number === '1002');
  rig.scan(TEA);
  await rig.until('the item', () => shot()?.packedUnits === 1);
  expect(shot()?.number).toBe('1002');
});
