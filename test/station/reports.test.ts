import { afterAll, afterEach, beforeEach, expect, it } from 'vitest';
import { eventsIn } from '../support/journal.ts';
import { endRenderer, exportOf, packToScale, startRig, type StationRig } from '../support/station.ts';
import { verify } from '../storage/place.ts';

let rig: StationRig;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.end());
afterAll(endRenderer);

const shot = () => rig.station.snapshot();
const at = (stage: string) => rig.until(`stage ${stage}`, () => shot()?.stage === stage);

/** One tea to the moment a box is taken, with what the others cost on the screen. */
async function toBox(number: string): Promise<void> {
  await rig.importText('orders', exportOf(`#${number}`, { TEA: 1 }));
  rig.scan(number);
  await at('verify');
  rig.scan('0614141007363');
  await at('box');
  await rig.until('other boxes', () => (shot()?.box?.others ?? []).some(({ misfit }) => misfit === null));
}

it('a box is recorded with what it costs beside the suggested one and the cheapest other one, and reported so', async () => {
  await toBox('3001');
  const suggested = shot()?.box?.suggested;
  const other = shot()?.box?.others?.find(({ misfit }) => misfit === null);
  rig.scan(other?.barcode ?? '');
  await at('weigh');
  const [chosen] = eventsIn(rig.dataDir, 'boxChosen');
  expect(chosen?.costs).toMatchObject({
    used: { cartonTypeId: other?.cartonTypeId, total: other?.total },
    suggested: { cartonTypeId: suggested?.cartonTypeId, total: suggested?.total },
    other: { cartonTypeId: suggested?.cartonTypeId, total: suggested?.total },
  });

  expect(verify(rig.dataDir).findings).toEqual([]);
});

it('what a supervisor let go is reported with its reason, beside the try that did not count, and opens its order', async () => {
  await packToScale(rig);
  rig.put({ digits: 20, exponent: -2, unit: 'lb' });
  await rig.until('too light', () => shot()?.weightAlert?.reason === 'tooLight');
  rig.scan('CMD-SUPERVISOR');
  rig.scan('BADGE-2047');
  await rig.until('refused', () => shot()?.override?.refused === 'notAllowed');
  rig.scan('BADGE-1001');
  await rig.until('the reasons', () => shot()?.override?.step === 'reason');
  rig.station.overrides.choose('packagingDiffers');
  await rig.station.overrides.sign('1001');
  await at('label');

  const { reports } = rig.station;
  const today = reports.lastDays(1);
  const { figures, tables } = reports.show('overrides', today);
  expect(figures.map(({ value }) => value)).toEqual([1, 1, 1]);
  const bySupervisor = tables.find(({ cut }) => cut === 'supervisor')?.rows;
  expect(bySupervisor?.map(({ name, cells }) => [name, ...cells]).toSorted()).toEqual([
    ['Mika Kohl', 0, 0, 1],
    ['Sol Reyes', 1, 1, 0],
  ]);
  expect(reports.behind('overrides', today, { figure: 'overrides', row: null }, 1).rows).toMatchObject([
    { number: '1001', override: { kind: 'weight', reason: 'packagingDiffers', isRefused: false } },
  ]);
  expect(reports.csv('overrides', today, 'reason').split('\r\n')[0]).toBe(
    'from,to,reason,name,overrides,orders_overridden,overrides_refused',
  );
});
