import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, expect, it } from 'vitest';
import type { CartonType } from '../../src/core/carton/cartonType.ts';
import type { BoxSet } from '../../src/core/carton/boxSet.ts';
import { createCsvImport } from '../../src/channels/csv/source.ts';
import { asId, type UserId } from '../../src/core/ids.ts';
import { createBoxSetDesk } from '../../src/station/boxSets.ts';
import { isRunningLow } from '../../src/core/carton/boxUse.ts';
import { importFile } from '../../src/station/importing.ts';
import { carton, fact, imported, instructed, orderFacts, packedOrder, product } from '../storage/facts.ts';
import { afterTest, newFolder, openIn, steadyRuntime, verify } from '../storage/place.ts';
import { offlineCarrier } from '../support/rates.ts';
import { endRenderer, exportOf, startRig, type StationRig } from '../support/station.ts';

const SAM = asId<UserId>('sam');
const SOL = asId<UserId>('sol');
const HOUR = 3_600_000;

function desked(...boxes: CartonType[]) {
  const dataDir = newFolder();
  const runtime = steadyRuntime();
  const storage = openIn(dataDir, runtime);
  storage.record(
    boxes.map((cartonType) => fact({ type: 'cartonTypeRecorded', cartonType })),
    null,
  );
  const open = () => {
    const desk = createBoxSetDesk({
      carrier: offlineCarrier(),
      imports: createCsvImport(),
      storage,
      runtime,
      changed: () => undefined,
      report: (error) => {
        throw error;
      },
    });
    afterTest(() => {
      desk.close();
    });
    return desk;
  };
  return { dataDir, runtime, storage, open, desk: open() };
}

const named = (box: CartonType, name: string): CartonType => ({ ...box, name });
const names = (boxes: BoxSet | null | undefined) => boxes?.map(({ name }) => name);
const [S, M] = [carton('S', 'BX-S'), carton('M', 'BX-M')];

it('a draft counts for nobody until it is published, then for all, and the version before is published again in one step', () => {
  const { desk, storage, dataDir } = desked(S, M);
  const { revision, version } = desk.view();
  expect([revision, version]).toEqual([0, 1]);
  expect(desk.save(0, [named(S, 'Small'), carton('L')], SAM)).toBeNull();
  expect(names(storage.cartons.all())).toEqual(['Box S', 'Box M']);
  expect(names(desk.view().draft?.boxes)).toEqual(['Small', 'Box L']);
  expect(desk.publish(1, null, SAM)).toBeNull();
  expect(names(storage.cartons.all())).toEqual(['Small', 'Box L']);
  expect(desk.view()).toMatchObject({ version: 2, draft: null, revision: 2 });
  // What is no more in the set is known by its id and its code.
  expect(storage.boxSets.isRetired(M.id)).toBe(true);
  expect(storage.cartons.byId(M.id)).toEqual(M);
  expect(storage.cartons.byCode(['BX-M'])).toEqual(M);
  expect(desk.rollBack(1, 2, SOL)).toBeNull();
  expect(storage.cartons.all()).toEqual([S, M]);
  expect(storage.boxSets.isRetired(M.id)).toBe(false);
  expect(desk.view().versions.map((one) => [one.version, one.origin, one.by, one.rollsBackTo])).toEqual([
    [3, 'rollBack', SOL, 1],
    [2, 'draft', SAM, null],
    [1, 'import', null, null],
  ]);
  storage.close();
  expect(verify(dataDir).isSound).toBe(true);
});

it('a second supervisor’s change of an older draft is refused and says who changed what when', () => {
  const { desk, runtime } = desked(S, M);
  expect(desk.save(0, [named(S, 'Small'), M], SAM)).toBeNull();
  const at = runtime.now();
  runtime.at(at + HOUR);
  const refused = { kind: 'stale', by: SAM, at, boxes: ['Small'] };
  expect(desk.save(0, [S], SOL)).toEqual(refused);
  expect(desk.publish(0, null, SOL)).toEqual(refused);
  expect(desk.drop(0, SOL)).toEqual(refused);
  expect(names(desk.view().draft?.boxes)).toEqual(['Small', 'Box M']);
  expect(desk.save(1, [named(S, 'Small'), named(M, 'Middle')], SOL)).toBeNull();
  expect(desk.save(1, [S, M], SAM)).toMatchObject({ by: SOL, boxes: ['Middle'] });
  // Also what is published or dropped meanwhile is a change.
  expect(desk.publish(2, null, SOL)).toBeNull();
  expect(desk.save(2, [S], SAM)).toMatchObject({ kind: 'stale', by: SOL });
});

it('a draft that says what is in force is none', () => {
  const { desk } = desked(S, M);
  expect(desk.save(0, [S, M], SAM)).toBeNull();
  expect(desk.view()).toMatchObject({ revision: 0, draft: null });
  desk.save(0, [S], SAM);
  expect(desk.save(1, [S, M], SAM)).toBeNull();
  expect(desk.view()).toMatchObject({ revision: 2, draft: null });
  expect(desk.publish(2, null, SAM)).toEqual({ kind: 'noDraft' });
});

it('what can’t be right is kept in the draft and not published', () => {
  const { desk, storage } = desked(S, M);
  storage.record(
    [fact({ type: 'productRecorded', product: product('MUG', { barcodes: ['0614141007349'], name: 'Mug' }) })],
    null,
  );
  desk.save(0, [{ ...S, barcode: '614141007349' }], SAM);
  expect(desk.view().draft?.faults).toMatchObject([
    { boxId: 'S', field: 'barcode', reason: 'barcodeOfProduct', other: 'Mug' },
  ]);
  expect(desk.publish(1, null, SAM)).toMatchObject({ kind: 'faults' });
  desk.save(1, [], SAM);
  expect(desk.publish(2, null, SAM)).toEqual({ kind: 'noBoxes' });
});

it('a count that is imported after a draft was begun, or after a version, stays', () => {
  const { desk, storage } = desked(S, M);
  desk.save(0, [named(S, 'Small'), M], SAM);
  storage.record([fact({ type: 'cartonTypeRecorded', cartonType: { ...S, stock: 12 } })], null);
  expect(desk.publish(1, null, SAM)).toBeNull();
  expect(storage.cartons.all()[0]).toEqual({ ...S, name: 'Small', stock: 12 });
  expect(desk.rollBack(1, desk.view().version, SAM)).toEqual(null);
  expect(storage.cartons.all()[0]).toEqual({ ...S, stock: 12 });
});

it('closed parcels take their boxes off the shelf, in a draft too, but never the last one; a count typed meanwhile goes on from there', () => {
  const { desk, storage, dataDir } = desked(S, { ...M, stock: 4, reorderAt: 2 });
  let serial = 0;
  const pack = () => {
    serial += 1;
    const order = orderFacts(serial.toString(), [['MUG', 1]]);
    const facts = packedOrder(order, serial, asId(`h${serial.toString()}`));
    storage.record([imported(order), ...facts], null);
    return facts;
  };
  const left = () => storage.cartons.byId(M.id)?.stock;
  desk.save(0, [named(S, 'Small'), storage.cartons.byId(M.id)!], SAM);
  const facts = pack();
  pack();
  expect([left(), storage.cartons.all().map(isRunningLow)]).toEqual([2, [false, true]]);
  expect(desk.publish(1, null, SAM)).toBeNull();
  expect(storage.cartons.all()).toEqual([named(S, 'Small'), { ...M, stock: 2, reorderAt: 2 }]);
  pack();
  pack();
  expect(left()).toBe(1);
  const { revision } = desk.view();
  desk.save(revision, [named(S, 'Small'), { ...M, stock: 40, reorderAt: 2 }], SAM);
  pack();
  expect(desk.view().draft?.boxes.at(1)?.stock).toBe(39);
  expect(desk.publish(revision + 1, null, SAM)).toBeNull();
  expect(left()).toBe(39);
  const closed = facts.find(({ event }) => event.type === 'parcelClosed')?.event;
  if (closed?.type !== 'parcelClosed') throw new Error('nothing was closed');
  const { sessionId, parcelId } = closed;
  storage.record([fact({ type: 'parcelReopened', sessionId, parcelId, packerId: SAM })], SAM);
  expect(left()).toBe(40);
  storage.close();
  expect(verify(dataDir).findings).toEqual([]);
});

it('a version waits for its moment, comes in force after a restart too, and keeps what changed meanwhile', () => {
  const { desk, storage, runtime, open, dataDir } = desked(S, M);
  const from = runtime.now() + 8 * HOUR;
  desk.save(0, [named(S, 'Small'), M], SAM);
  expect(desk.publish(1, runtime.now(), SAM)).toEqual({ kind: 'momentPast' });
  expect(desk.publish(1, from, SAM)).toBeNull();
  expect(desk.view()).toMatchObject({ version: 1, draft: null, waiting: { version: 2, dueAt: from } });
  storage.record([fact({ type: 'cartonTypeRecorded', cartonType: { ...M, stock: 3 } })], null);
  runtime.at(from - 1);
  desk.lookAtClock();
  expect(names(storage.cartons.all())).toEqual(['Box S', 'Box M']);
  desk.close();
  runtime.at(from + HOUR);
  const again = open();
  expect(storage.cartons.all()).toEqual([named(S, 'Small'), { ...M, stock: 3 }]);
  expect(again.view()).toMatchObject({ version: 2, waiting: null });
  again.close();
  storage.close();
  expect(verify(dataDir).isSound).toBe(true);
});

it('a version that waits is withdrawn, or replaced by the next publication', () => {
  const { desk, storage, runtime } = desked(S, M);
  const from = runtime.now() + HOUR;
  desk.save(0, [S], SAM);
  desk.publish(1, from, SAM);
  expect(desk.withdraw(1, SOL)).toEqual({ kind: 'otherVersion' });
  expect(desk.withdraw(2, SOL)).toBeNull();
  desk.save(2, [M], SAM);
  desk.publish(3, from, SAM);
  desk.save(4, [S, named(M, 'Middle')], SAM);
  desk.publish(5, null, SAM);
  runtime.at(from + HOUR);
  desk.lookAtClock();
  expect(names(storage.cartons.all())).toEqual(['Box S', 'Middle']);
});

it('a file goes into the draft, not into what is in force; what it does not speak of stays, and bad rows are told', async () => {
  const kept = { ...S, reorderAt: 5 };
  const { desk, storage, dataDir } = desked(kept, M);
  const path = join(dataDir, 'boxes.csv');
  const heading = 'id,name,inner_length,inner_width,inner_height,outer_length,outer_width,outer_height,dim_unit,stock';
  writeFileSync(
    path,
    `${heading}\nS,Small,300,200,100,310,210,110,mm,7\nL,Large,1,1,1,2,2,2,m,\nX,Bad,3,3,3,2,2,2,m,\n`,
  );
  expect(await desk.takeFile(0, path, SAM)).toEqual({
    refused: null,
    rows: [{ line: 4, reason: 'outerTooSmall', column: 'outer_length' }],
  });
  expect(storage.cartons.all()).toEqual([kept, M]);
  expect(desk.view().draft?.boxes).toMatchObject([{ id: 'S', name: 'Small', stock: 7, reorderAt: 5 }, M, { id: 'L' }]);
  expect(await desk.takeFile(0, path, SOL)).toMatchObject({ refused: { kind: 'stale', by: SAM } });
  writeFileSync(path, desk.file());
  const before = desk.view().draft?.boxes;
  expect(await desk.takeFile(1, path, SOL)).toEqual({ refused: null, rows: [] });
  expect(desk.view().draft?.boxes).toEqual(before);
  await expect(desk.takeFile(2, join(dataDir, 'none.csv'), SAM)).rejects.toThrow();
});

it('after a PC’s clock was set back, the version that began to count last counts still', () => {
  const { desk, storage, runtime, dataDir } = desked(S, M);
  runtime.at(runtime.now() + HOUR);
  desk.save(0, [named(S, 'Small'), M], SAM);
  desk.publish(1, null, SAM);
  runtime.at(runtime.now() - 24 * HOUR);
  desk.save(2, [named(S, 'Tiny'), M], SAM);
  desk.publish(3, null, SAM);
  expect([desk.view().version, names(storage.cartons.all())]).toEqual([3, ['Tiny', 'Box M']]);
  // The next draft is held against it.
  desk.save(4, [named(S, 'Tiny'), named(M, 'Middle')], SAM);
  storage.record([fact({ type: 'cartonTypeRecorded', cartonType: { ...named(S, 'Tiny'), stock: 3 } })], null);
  expect(desk.view().draft?.boxes).toEqual([{ ...named(S, 'Tiny'), stock: 3 }, named(M, 'Middle')]);
  expect(desk.rollBack(2, desk.view().version, SAM)).toBeNull();
  expect(names(storage.cartons.all())).toEqual(['Small', 'Box M']);
  storage.close();
  expect(verify(dataDir).findings).toEqual([]);
});

it('a code that an insert has is told in the draft, and nothing is published with it', () => {
  const { desk, storage } = desked(S, M);
  storage.record([instructed('leaflet', 'BX-L')], null);
  desk.save(0, [S, M, carton('L', 'BX-L')], SAM);
  const fault = { boxId: 'L', field: 'barcode', reason: 'barcodeOfInsert', other: 'leaflet' };
  expect(desk.view().draft?.faults).toEqual([fault]);
  expect(desk.publish(1, null, SAM)).toEqual({ kind: 'faults', faults: [fault] });
});

it('a code of a version that waits is promised: no file gives it to a product, another box or an insert', async () => {
  const { desk, storage, runtime, dataDir } = desked(S, M);
  desk.save(0, [S, named(M, 'Middle'), carton('L', 'BX-L')], SAM);
  desk.publish(1, runtime.now() + HOUR, SAM);
  const files = {
    products: 'sku,name,barcode\nMUG,Mug,BX-L\nTEA,Tea,TEA-1\n',
    cartons:
      'id,name,barcode,inner_length,inner_width,inner_height,outer_length,outer_width,outer_height,dim_unit\n' +
      'XL,Extra,BX-L,1,1,1,2,2,2,m\nM,Box M,BX-M2,300,200,100,310,210,110,mm\nXS,Mini,BX-M,1,1,1,2,2,2,m\n',
    instructions: 'scope,key,kind,text,must_confirm,barcode\nchannel,csv,insert,Put it in,yes,BX-L\n',
  } as const;
  const refused = async (kind: keyof typeof files) => {
    const path = join(dataDir, `${kind}.csv`);
    writeFileSync(path, files[kind]);
    const request = { kind, path, mapping: null, timeZone: 'UTC', currency: 'USD' } as const;
    const outcome = await importFile({ storage, source: createCsvImport(), runtime }, request);
    return outcome.refused.map(({ line, reason }) => [line, reason]);
  };
  expect(await refused('products')).toEqual([[2, 'barcodeTaken']]);
  // A code that a box gave up is free, also where the version that waits was made before.
  expect(await refused('cartons')).toEqual([[2, 'barcodeTaken']]);
  expect(await refused('instructions')).toEqual([[2, 'barcodeTaken']]);
  desk.withdraw(desk.view().waiting?.version ?? 0, SAM);
  expect(await refused('products')).toEqual([]);
});

let rig: StationRig | null = null;
afterEach(() => rig?.end());
afterAll(endRenderer);
const TEA = '0614141007363';
const snapshot = () => rig!.station.snapshot();
const at = (wanted: string) => rig!.until(`stage ${wanted}`, () => (snapshot()?.stage ?? 'queue') === wanted);
const suggests = (name: string) => rig!.until(name, () => snapshot()?.box?.suggested?.name === name);

async function toBox(order: string): Promise<void> {
  rig!.scan(order);
  await at('verify');
  rig!.scan(TEA);
  await at('box');
}

it('an order that is open keeps its boxes; the next one sees the new set, and a box that is out says so when it is scanned', async () => {
  rig = await startRig();
  await rig.importText('orders', exportOf('#1001', { TEA: 1 }));
  await rig.importText('orders', exportOf('#1002', { TEA: 1 }));
  await toBox('1001');
  await suggests('Box S');
  const { boxSets } = rig.station;
  const { inForce, revision } = boxSets.view();
  expect(
    boxSets.save(
      revision,
      inForce.filter(({ id }) => id !== 'S'),
      null,
    ),
  ).toBeNull();
  expect(boxSets.publish(revision + 1, null, null)).toBeNull();
  expect(snapshot()?.box?.suggested?.name).toBe('Box S');
  rig.scan('BX-S');
  await at('weigh');
  rig.put({ digits: 60, exponent: -2, unit: 'lb' });
  await rig.until('the label', () => snapshot()?.label?.print === 'delivered');
  rig.scan(snapshot()?.label?.tracking ?? '');
  await rig.until('closed', () => snapshot() === null || snapshot()?.stage !== 'label');
  rig.put({ digits: 0, exponent: 0, unit: 'lb' });
  await toBox('1002');
  await suggests('Box M');
  rig.scan('BX-S');
  await rig.until('the box is out', () => snapshot()?.band.role === 'stop');
  expect(JSON.stringify(snapshot()?.band)).toContain('boxRetired');
});

it('a box that is kept for other channels is not suggested, and says so when it is scanned', async () => {
  rig = await startRig();
  await rig.importText('orders', exportOf('#1001', { TEA: 1 }));
  const { boxSets } = rig.station;
  const { inForce } = boxSets.view();
  const kept = inForce.map((one) => (one.id === 'S' ? { ...one, use: { channels: ['woo'], carriers: [] } } : one));
  boxSets.save(0, kept, null);
  expect(boxSets.publish(1, null, null)).toBeNull();
  await toBox('1001');
  await suggests('Box M');
  rig.scan('BX-S');
  await rig.until('refused', () => snapshot()?.band.role === 'stop');
  expect(JSON.stringify(snapshot()?.band)).toContain('boxOtherChannel');
});

it('a box that is kept for a service is taken only where the order goes by it, at that service’s price', async () => {
  rig = await startRig();
  await rig.importText(
    'orders',
    `${exportOf('#1001', { TEA: 1 })}${exportOf('#1002', { TEA: 1 }).split('\n')[1] ?? ''}\n`,
  );
  const { boxSets } = rig.station;
  expect(boxSets.keptFor().services).toEqual([
    { id: 'offline/express', name: 'Express' },
    { id: 'offline/ground', name: 'Economy' },
  ]);
  const { inForce } = boxSets.view();
  const use = { channels: [], carriers: [], services: ['offline/express'] };
  boxSets.save(
    0,
    inForce.map((one) => (one.id === 'S' ? { ...one, use } : one)),
    null,
  );
  expect(boxSets.publish(1, null, null)).toBeNull();
  await toBox('1001');
  await suggests('Box M');
  rig.scan('BX-S');
  await rig.until('refused', () => snapshot()?.band.role === 'stop');
  expect(JSON.stringify(snapshot()?.band)).toContain('boxOtherService');
  rig.scan('CMD-HOLD');
  await rig.until('laid aside', () => snapshot() === null);
  // Without the other service the next order goes by this one.
  expect(rig.station.accounts.switch('ground', false, null, null)).toBeNull();
  await toBox('1002');
  await suggests('Box S');
});
