import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { asId, type DeviceId } from '../../src/core/ids.ts';
import type { Mass } from '../../src/core/quantity.ts';
import { readLabel } from '../../src/labels/readLabel.ts';
import { labelPictures } from '../../src/labels/render/preview.ts';
import { endRenderer, exportOf, startRig, type StationRig } from '../support/station.ts';
import { zplTexts } from '../support/zplCommands.ts';

const PRINTER = asId<DeviceId>('printer');
const lb = (hundredths: number): Mass => ({ digits: hundredths, exponent: -2, unit: 'lb' });
let rig: StationRig;
afterEach(() => rig.end());
afterAll(endRenderer);

const shot = () => rig.station.snapshot();
const papers = () => rig.instruments.printer?.core.labels ?? [];

/** Packs an order of one tea up to its label; to the end unless it stays open. */
async function pack(number: string, isLeftOpen = false): Promise<string> {
  await rig.importText('orders', exportOf(`#${number}`, { TEA: 1 }));
  rig.scan(number);
  await rig.until('the bench', () => shot()?.stage === 'verify');
  rig.scan('0614141007363');
  await rig.until('a plan', () => (shot()?.box?.suggested ?? null) !== null);
  rig.scan('BX-S');
  await rig.until('the scale', () => shot()?.stage === 'weigh');
  rig.put(lb(60));
  await rig.until('the label', () => shot()?.label?.print === 'delivered');
  if (!isLeftOpen) {
    rig.scan(rig.storage.sessions.open()?.parcels[0]?.bought?.scanText ?? '');
    await rig.until('a free bench', () => shot() === null);
    rig.put(lb(0));
  }
  return rig.station.parcels.list(number, 1).rows[0]?.parcelId ?? '';
}

/** What a scanner reads off the last papers. */
async function read(from: number): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { bytes } of papers().slice(from))
    for (const png of await labelPictures(Uint8Array.from(bytes), 8))
      found.push(...(await readLabel(png)).map(({ text }) => text));
  return found.sort();
}

describe('the return label of a closed parcel', () => {
  it('comes out with the addresses swapped and a reference that leads back to the parcel', async () => {
    rig = await startRig();
    const parcelId = await pack('1001');
    const rows = rig.storage.counts().journalRows;
    expect(await rig.station.parcels.returnLabel(parcelId)).toBeNull();
    await rig.until('two papers', () => papers().length === 2);
    expect(await read(1)).toEqual(['RMA-1001-1']);
    const said = zplTexts(Uint8Array.from(papers()[1]?.bytes ?? []));
    const { shipFrom } = rig.storage.site() ?? {};
    expect(said.indexOf('ROWAN ASHBY'), 'the customer sends').toBeLessThan(said.indexOf('RETURN TO'));
    expect(said.indexOf((shipFrom?.line1 ?? '').toUpperCase())).toBeGreaterThan(said.indexOf('RETURN TO'));
    expect(said).toContain('RETURN');
    expect(rig.storage.counts().journalRows, 'nothing was bought').toBe(rows);
    for (const search of ['RMA-1001-1', ' rma-1001-1'])
      expect(rig.station.parcels.list(search, 1).rows).toMatchObject([{ parcelId }]);
    expect(rig.station.parcels.list('RMA-1001-2', 1).rows).toEqual([]);
  });

  it('is not made for a parcel at the bench, without a label, or whose customer was erased', async () => {
    rig = await startRig();
    const parcelId = await pack('1001', true);
    expect(await rig.station.parcels.returnLabel(parcelId)).toBe('onBench');
    expect(await rig.station.parcels.returnLabel('p-none')).toBe('noLabel');
    rig.scan(rig.storage.sessions.open()?.parcels[0]?.bought?.scanText ?? '');
    await rig.until('a free bench', () => shot() === null);
    const order = rig.storage.orders.byNumber('1001');
    if (order) rig.storage.people.erase(order.consigneeId);
    expect(await rig.station.parcels.returnLabel(parcelId)).toBe('erased');
    expect(papers()).toHaveLength(1);
  });

  it('is not printed where return labels are not to be, with the reason', async () => {
    rig = await startRig({ routes: { returnLabel: [] } });
    const parcelId = await pack('1001');
    expect(await rig.station.parcels.returnLabel(parcelId)).toBe('notConfigured');
  });
});

describe('labels of the shop', () => {
  it('are a card for each box, whose bars choose it', async () => {
    rig = await startRig();
    expect(await rig.station.printBoxCards()).toMatchObject({ kind: 'printed' });
    await rig.until('the cards', () => papers().length === 1);
    expect(await read(0)).toEqual(['BX-M', 'BX-S']);
  });

  it('are labels of totes, numbered upwards, two a label', async () => {
    rig = await startRig();
    const printed = await rig.station.printPlaces({ first: 'T-0007', count: 3, caption: 'Tote' });
    expect(printed).toMatchObject({ kind: 'printed' });
    await rig.until('the labels', () => papers().length === 2);
    expect((await read(0)).map((text) => text.slice(0, -2))).toEqual(['T-0007', 'T-0008', 'T-0009']);
    const shown = await rig.station.placePreview({ first: 'T-0007', count: 2, caption: 'Tote' });
    expect(shown, 'what is shown is what was printed').toEqual(
      (await labelPictures(Uint8Array.from(papers()[0]?.bytes ?? []), 8))[0],
    );
    expect(await rig.station.placePreview({ first: 'T', count: 1, caption: '' })).toBeNull();
    expect(await rig.station.printPlaces({ first: 'T', count: 1, caption: '' })).toEqual({
      kind: 'failed',
      reason: 'badPlaceCode',
    });
  });

  it('go on sheets where they are sent to a printer of sheets', async () => {
    const pages: string[] = [];
    const PAPER = asId<DeviceId>('paper');
    rig = await startRig({ pages, routes: { placeLabels: [PAPER], commandCards: [PAPER] } });
    await rig.station.printPlaces({ first: 'A12-03', count: 2, caption: 'Aisle 12' });
    await rig.station.printBoxCards();
    expect(pages.map((page) => page.match(/A12-0\d-\w|BX-\w/g))).toEqual([
      [expect.stringMatching(/^A12-03-/), expect.stringMatching(/^A12-04-/)],
      ['BX-S', 'BX-M'],
    ]);
  });
});

it('a packing slip comes out on labels where a label printer is named for it, and only there', async () => {
  rig = await startRig({ routes: { packingSlip: [PRINTER] } });
  await pack('1001');
  await rig.until('label and slip', () => papers().length === 2);
  const said = papers().map(({ bytes }) => zplTexts(Uint8Array.from(bytes)));
  expect(said.filter((texts) => texts.includes('PACKING SLIP'))).toMatchObject([
    expect.arrayContaining(['1001', 'TEA']),
  ]);
});
