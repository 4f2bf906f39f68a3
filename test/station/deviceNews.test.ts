import { afterAll, afterEach, expect, it } from 'vitest';
import { endRenderer, exportOf, startRig, type StationRig } from '../support/station.ts';

let rig: StationRig;
afterEach(() => rig.end());
afterAll(endRenderer);

it('a device that wants something else than before says so on the bench, without having been well in between', async () => {
  rig = await startRig();
  const printer = rig.instruments.printer!.core;
  printer.setPaper(0);
  const reason = () => rig.station.snapshot()?.band.params['reason'];
  await rig.importText('orders', exportOf('#1001', { TEA: 1 }));
  rig.scan('1001');
  await rig.until('the order', () => rig.station.snapshot()?.stage === 'verify');
  rig.scan('0614141007363');
  await rig.until('the box', () => rig.station.snapshot()?.stage === 'box');
  await rig.until('a plan', () => (rig.station.snapshot()?.box?.suggested ?? null) !== null);
  rig.scan('BX-S');
  await rig.until('the scale', () => rig.station.snapshot()?.stage === 'weigh');
  rig.put({ digits: 60, exponent: -2, unit: 'lb' });
  await rig.until('no paper', () => reason() === 'paperOut');
  const from = rig.changes.length;
  printer.openHead(true);
  printer.setPaper(100);
  await rig.until('an open head', () => reason() === 'headOpen');
  const cues = rig.changes.slice(from).flatMap((change) => (change.kind === 'pack' && change.cue ? [change.cue] : []));
  expect(cues, 'nobody came or went').toEqual([]);
  printer.openHead(false);
  await rig.until('the printed label', () => rig.station.snapshot()?.label?.print === 'delivered');
});
