import { afterAll, afterEach, expect, it } from 'vitest';
import type { Mass } from '../../src/core/quantity.ts';
import { endRenderer, exportOf, packToScale, startRig, type StationRig } from '../support/station.ts';

const lb = (hundredths: number): Mass => ({ digits: hundredths, exponent: -2, unit: 'lb' });
let rig: StationRig;
afterEach(() => rig.end());
afterAll(endRenderer);

const snapshot = () => rig.station.snapshot();
const at = (wanted: string) => rig.until(`stage ${wanted}`, () => (snapshot()?.stage ?? 'queue') === wanted);
const band = (wanted: string) => rig.until(`band ${wanted}`, () => snapshot()?.band.key === wanted);

it('a parcel left on the scale is said to be in the way, though the next one should weigh the same, and another put down goes on', async () => {
  rig = await startRig();
  await packToScale(rig);
  await rig.importText('orders', exportOf('#1002', { TEA: 1 }));
  rig.put(lb(60));
  await at('label');
  await rig.until('the label is out', () => snapshot()?.label?.print === 'delivered');
  rig.scan(snapshot()?.label?.tracking ?? '');
  await at('queue');
  rig.scan('1002');
  await at('verify');
  rig.scan('0614141007363');
  await at('box');
  await rig.until('a plan', () => snapshot()?.box?.suggested !== null);
  rig.scan('BX-S');
  await at('weigh');
  await band('scaleNotCleared');
  expect(snapshot()?.weigh?.gross).toBeNull();
  rig.put(lb(0));
  await band('putOnScale');
  rig.put(lb(60));
  await at('label');
});

it('a weight that was refused is told as such, and taken off and put back is weighed again', async () => {
  rig = await startRig();
  await packToScale(rig);
  rig.put(lb(90));
  await band('weightRefused');
  rig.put(lb(60));
  await at('label');
});
