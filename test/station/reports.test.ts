import { afterAll, afterEach, beforeEach, expect, it } from 'vitest';
import { eventsIn } from '../support/journal.ts';
import { endRenderer, exportOf, startRig, type StationRig } from '../support/station.ts';
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
