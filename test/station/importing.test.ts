import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { WHOLE_QUEUE } from '../../src/core/orders/queueOrder.ts';
import { createCsvImport } from '../../src/channels/csv/source.ts';
import {
  asId,
  type CartonTypeId,
  type LineId,
  type OrderId,
  type ParcelId,
  type SessionId,
  type Sku,
  type UserId,
} from '../../src/core/ids.ts';
import type { ImportKind, StationEvent } from '../../src/core/journal/events.ts';
import { importFile } from '../../src/station/importing.ts';
import type { ImportItem, StoragePort } from '../../src/station/ports.ts';
import { systemRuntime } from '../../src/station/runtime.ts';
import { openStorage } from '../../src/storage/openStorage.ts';
import { cleanup, temporaryFolder } from '../support/cleanup.ts';
import { csvText, exportRows, SHOPIFY_EXPORT_HEADINGS, type ExportRow } from '../support/generateExport.ts';
import { fileOf, firstRow, lineRow, requestOf } from '../support/importFiles.ts';

const after = cleanup();
const orderId = asId<OrderId>('csv:1');
const sessionId = asId<SessionId>('session-1');
const parcelId = asId<ParcelId>('parcel-1');
const userId = asId<UserId>('user-1');

/** A station's data with everything that was recorded in it. */
function bench() {
  const storage = openStorage({ dataDir: temporaryFolder(after), runtime: systemRuntime });
  after(() => {
    storage.close();
  });
  const events: StationEvent[] = [];
  const recording: StoragePort = {
    ...storage,
    record: (facts, actor, labels) => {
      const rows = storage.record(facts, actor, labels);
      events.push(...rows.map((row) => row.event));
      return rows;
    },
  };
  const path = fileOf('');
  const load = async (text: string, kind: ImportKind = 'orders') => {
    writeFileSync(path, text);
    events.length = 0;
    const outcome = await importFile(
      { storage: recording, source: createCsvImport(), runtime: systemRuntime },
      requestOf(path, { kind }),
    );
    return { ...outcome, events: [...events], types: events.map((event) => event.type) };
  };
  const orders = (...rows: ExportRow[]) => load(csvText(SHOPIFY_EXPORT_HEADINGS, rows));
  return { storage, load, orders };
}

type Bench = ReturnType<typeof bench>;

const record = (storage: StoragePort, ...events: StationEvent[]): void => {
  storage.record(
    events.map((event) => ({ event })),
    null,
  );
};

function startPacking({ storage }: Bench): void {
  const order = storage.orders.byId(orderId);
  record(storage, {
    type: 'packStarted',
    sessionId,
    orderId,
    number: '1',
    revision: order?.revision ?? 0,
    packerId: userId,
    lines: (order?.lines ?? []).map(({ lineId, sku, name, ordered }) => ({ lineId, sku, name, quantity: ordered })),
  });
}

/** Packs so many units of the mug into one parcel and closes it. */
function closeParcel({ storage }: Bench, count: number): void {
  const contents = [{ lineId: asId<LineId>('MUG-12-SND'), sku: asId<Sku>('MUG-12-SND'), count }];
  record(
    storage,
    {
      type: 'itemPacked',
      sessionId,
      lineId: asId<LineId>('MUG-12-SND'),
      sku: asId<Sku>('MUG-12-SND'),
      units: count,
      by: 'hand',
    },
    {
      type: 'boxChosen',
      sessionId,
      parcelId,
      cartonTypeId: asId<CartonTypeId>('box-m'),
      suggestedId: null,
      contents,
      by: 'hand',
    },
    { type: 'parcelClosed', sessionId, parcelId, tracking: 'T-1' },
  );
}

async function packed(quantity = '1'): Promise<Bench> {
  const station = bench();
  await station.orders(firstRow('1', { 'Lineitem quantity': quantity }));
  startPacking(station);
  closeParcel(station, Number(quantity));
  record(station.storage, { type: 'packFinished', sessionId, orderId });
  expect(station.storage.orders.byId(orderId)?.status).toBe('done');
  return station;
}

test('orders come in, and the same file again leaves no row in the journal', async () => {
  const station = bench();
  const text = csvText(SHOPIFY_EXPORT_HEADINGS, [...exportRows(40), firstRow('bad', { 'Lineitem quantity': '0' })]);
  const first = await station.load(text);
  expect(first.counts).toMatchObject({ added: 40, changed: 0, unchanged: 0, refused: 1 });
  expect(first.types.at(-1)).toBe('importFinished');
  const rows = station.storage.counts().journalRows;
  expect(rows).toBe(41);
  const second = await station.load(text);
  expect(second.counts).toMatchObject({ added: 0, changed: 0, unchanged: 40, refused: 1 });
  expect(station.storage.counts()).toMatchObject({ orders: 40, journalRows: rows });
});

test('the rows of a file in another order, or in another dialect, change nothing either', async () => {
  const station = bench();
  const rows = [firstRow('1'), lineRow('1', { 'Lineitem sku': 'TEA' }), firstRow('2')];
  await station.orders(...rows);
  const [one, two, three] = rows as [ExportRow, ExportRow, ExportRow];
  expect((await station.orders(three, firstRow('1', two), { ...lineRow('1', one), Id: '' })).types).toEqual([]);
  expect(
    (
      await station.load(
        `\ufeff${csvText(SHOPIFY_EXPORT_HEADINGS, rows, { delimiter: ';', newline: '\r\n', quoteAll: true })}`,
      )
    ).types,
  ).toEqual([]);
});

test('the run is kept with its counts and its refused rows', async () => {
  const station = bench();
  const outcome = await station.orders(firstRow('1'), firstRow('2', { 'Lineitem quantity': 'x' }));
  expect(station.storage.imports.list(5)).toMatchObject([
    {
      importId: outcome.importId,
      kind: 'orders',
      fileName: 'export.csv',
      counts: { lines: 2, added: 1, changed: 0, unchanged: 0, refused: 1 },
      refused: [{ line: 3, reason: 'quantityInvalid', column: 'Lineitem quantity' }],
    },
  ]);
});

test('of many refused rows the journal keeps a thousand and the exact count', async () => {
  const station = bench();
  const outcome = await station.orders(
    ...Array.from({ length: 1_200 }, (_, i) => firstRow(String(i), { 'Lineitem quantity': '0' })),
  );
  expect(outcome.counts.refused).toBe(1_200);
  expect(outcome.refused).toHaveLength(1_200);
  expect(station.storage.imports.list(1)[0]?.refused).toHaveLength(1_000);
  expect(station.storage.imports.list(1)[0]?.counts.refused).toBe(1_200);
});

test('an order that is cancelled or all sent at first sight is never work', async () => {
  const station = bench();
  await station.orders(
    firstRow('1', { 'Cancelled at': '2026-11-20 12:00:00 -0600' }),
    firstRow('2', { 'Fulfillment Status': 'fulfilled' }),
  );
  expect(station.storage.orders.byId(orderId)?.status).toBe('cancelled');
  expect(station.storage.orders.byId(asId('csv:2'))?.status).toBe('done');
  expect(station.storage.orders.next({ ...WHOLE_QUEUE, times: { now: 0, cutOffAt: null, laterFrom: 0 } })).toBeNull();
});

test('changes are followed until the order is packed', async () => {
  const station = bench();
  await station.orders(firstRow('1'));
  const before = station.storage.orders.byId(orderId);
  const changed = await station.orders(firstRow('1', { 'Lineitem quantity': '4', Notes: 'Ring twice' }));
  expect(changed.counts.changed).toBe(1);
  expect(changed.types).toEqual(['orderChanged', 'importFinished']);
  expect(changed.events[0]).toMatchObject({ isNewAddress: false });
  const order = station.storage.orders.byId(orderId);
  expect(order).toMatchObject({ lines: [{ ordered: 4 }] });
  expect(order && station.storage.people.note(order.consigneeId)).toBe('Ring twice');
  expect(order?.consigneeId, "the customer's words are kept with the address").not.toBe(before?.consigneeId);
  expect(order?.revision).toBeGreaterThan(before?.revision ?? 0);
});

test('a changed address is a new person; the old one stays as it was', async () => {
  const station = bench();
  await station.orders(firstRow('1'));
  const before = station.storage.orders.byId(orderId)?.consigneeId;
  const changed = await station.orders(firstRow('1', { 'Shipping Address1': '1 Other Road' }));
  expect(changed.events[0]).toMatchObject({ type: 'orderChanged', isNewAddress: true });
  const now = station.storage.orders.byId(orderId)?.consigneeId;
  expect(now).not.toBe(before);
  expect(now && station.storage.people.address(now)?.line1).toBe('1 Other Road');
  expect(before && station.storage.people.address(before)?.line1).toBe('230 Clay Pipe Road');
  expect((await station.orders(firstRow('1', { 'Shipping Address1': '1 Other Road' }))).types).toEqual([]);
});

test('fulfilled lines are taken off, the rest stays work; a cancellation ends it, once', async () => {
  const station = bench();
  const tea = lineRow('1', { 'Lineitem sku': 'TEA' });
  await station.orders(firstRow('1'), tea);
  await station.orders(firstRow('1', { 'Lineitem fulfillment status': 'fulfilled' }), tea);
  expect(station.storage.orders.byId(orderId)).toMatchObject({
    status: 'ready',
    lines: [{ withdrawn: 1 }, { withdrawn: 0 }],
  });
  const cancelled = { 'Cancelled at': '2026-11-21 09:00:00 -0600', 'Financial Status': 'refunded' };
  expect((await station.orders(firstRow('1', cancelled), tea)).types).toEqual(['orderCancelled', 'importFinished']);
  expect(station.storage.orders.byId(orderId)?.status).toBe('cancelled');
  expect((await station.orders(firstRow('1', cancelled), tea)).types).toEqual([]);
  expect((await station.orders(firstRow('1'), tea)).types, 'an older file brings nothing back').toEqual([]);
  expect(station.storage.orders.byId(orderId)?.status).toBe('cancelled');
});

test.each([
  ['cancelled', { 'Cancelled at': '2026-11-21 09:00:00 -0600' }, 'orderCancelled'],
  ['changed', { 'Lineitem quantity': '3' }, 'orderChanged'],
] as const)(
  'an order %s while it is being packed stops the session in the same import',
  async (reason, cells, type) => {
    const station = bench();
    await station.orders(firstRow('1'), firstRow('2'));
    startPacking(station);
    const outcome = await station.orders(firstRow('1', cells), firstRow('2'));
    expect(outcome.types).toEqual([type, 'packStopped', 'importFinished']);
    expect(station.storage.sessions.open()?.alert).toEqual({ kind: 'stopped', reason });
    expect((await station.orders(firstRow('1', cells), firstRow('2'))).types).toEqual([]);
  },
);

test('a paused session is stopped where it lies, not put on the bench', async () => {
  const station = bench();
  await station.orders(firstRow('1'));
  startPacking(station);
  record(station.storage, { type: 'packPaused', sessionId, reason: 'packer' });
  await station.orders(firstRow('1', { 'Cancelled at': '2026-11-21 09:00:00 -0600' }));
  expect(station.storage.sessions.open()).toBeNull();
  expect(station.storage.sessions.byId(sessionId)).toMatchObject({
    status: 'paused',
    alert: { kind: 'stopped', reason: 'cancelled' },
  });
});

test('after packing, what changed is reported and the packed order stays as it was', async () => {
  const station = await packed();
  const before = station.storage.orders.byId(orderId);
  const moved = await station.orders(firstRow('1', { 'Shipping City': 'Elsewhere' }));
  expect(moved.events[0]).toMatchObject({ type: 'orderChangedLate', change: 'addressChanged' });
  expect(moved.counts.changed).toBe(1);
  const more = await station.orders(firstRow('1', { 'Shipping City': 'Elsewhere', 'Lineitem quantity': '2' }));
  expect(more.events[0]).toMatchObject({ type: 'orderChangedLate', change: 'linesChanged' });
  const gone = await station.orders(firstRow('1', { 'Cancelled at': '2026-11-21 09:00:00 -0600' }));
  expect(gone.events[0]).toMatchObject({ type: 'orderChangedLate', change: 'cancelled' });
  expect((await station.orders(firstRow('1', { 'Shipping City': 'Elsewhere' }))).types).toEqual([]);
  expect(station.storage.orders.byId(orderId)).toEqual({ ...before, lateChange: 'cancelled' });
});

test('that the shop calls an order fulfilled which was packed here is no news', async () => {
  const station = await packed();
  const outcome = await station.orders(
    firstRow('1', { 'Fulfillment Status': 'fulfilled', 'Lineitem fulfillment status': 'fulfilled' }),
  );
  expect(outcome.types).toEqual([]);
  expect(station.storage.orders.byId(orderId)?.lateChange).toBeNull();
});

test('between two parcels a change is followed and reported, and the session is stopped', async () => {
  const station = bench();
  await station.orders(firstRow('1', { 'Lineitem quantity': '3' }));
  startPacking(station);
  closeParcel(station, 1);
  const outcome = await station.orders(
    firstRow('1', { 'Cancelled at': '2026-11-21 09:00:00 -0600', 'Lineitem quantity': '3' }),
  );
  expect(outcome.types).toEqual(['orderCancelled', 'packStopped', 'orderChangedLate', 'importFinished']);
});

test('an order whose address can not be labelled is held until a file completes it', async () => {
  const station = bench();
  const incomplete = await station.orders(firstRow('1', { 'Shipping Address1': '' }));
  expect(incomplete.types).toEqual(['orderImported', 'orderHeld', 'importFinished']);
  expect(station.storage.orders.byId(orderId)).toMatchObject({ status: 'onHold', hold: 'addressIncomplete' });
  expect(station.storage.orders.next({ ...WHOLE_QUEUE, times: { now: 0, cutOffAt: null, laterFrom: 0 } })).toBeNull();
  expect((await station.orders(firstRow('1', { 'Shipping Address1': '' }))).types).toEqual([]);
  expect((await station.orders(firstRow('1'))).types).toEqual(['orderChanged', 'orderReleased', 'importFinished']);
  expect(station.storage.orders.byId(orderId)).toMatchObject({ status: 'ready', hold: null });
  expect((await station.orders(firstRow('1', { 'Shipping Zip': '' }))).types).toEqual([
    'orderChanged',
    'orderHeld',
    'importFinished',
  ]);
});

test('an erased address of a finished order is not brought back by an old file', async () => {
  const station = await packed();
  const consigneeId = station.storage.orders.byId(orderId)?.consigneeId;
  if (consigneeId) station.storage.people.erase(consigneeId);
  expect((await station.orders(firstRow('1'))).types).toEqual([]);
  expect(consigneeId && station.storage.people.address(consigneeId)).toBeNull();
});

const PRODUCTS = 'sku,name,barcode,weight,weight_unit\n';
const BOXES = 'id,barcode,inner_length,inner_width,inner_height,outer_length,outer_width,outer_height,dim_unit\n';

test('products are recorded when they differ; a barcode printed here outlives the file', async () => {
  const station = bench();
  const text = `${PRODUCTS}A,Mug,0614141001019,1,lb\nB,Poster,,2,lb\n`;
  expect((await station.load(text, 'products')).types).toEqual([
    'productRecorded',
    'productRecorded',
    'importFinished',
  ]);
  record(station.storage, { type: 'productBarcodeAssigned', sku: asId('B'), barcode: 'PRINTED-1' });
  expect((await station.load(text, 'products')).types).toEqual([]);
  const heavier = await station.load(text.replace('2,lb', '3,lb'), 'products');
  expect(heavier.counts).toMatchObject({ changed: 1, unchanged: 1 });
  expect(station.storage.products.bySku(asId('B'))).toMatchObject({ barcodes: ['PRINTED-1'], weight: { digits: 3 } });
});

test('one barcode can not mean two things, however it is written', async () => {
  const station = bench();
  await station.load(`${PRODUCTS}A,Mug,614141001019,,\n`, 'products');
  const outcome = await station.load(
    `${PRODUCTS}A,Mug,614141001019,,\nB,Cup,0614141001019,,\nC,Jug,00614141001019,,\nD,Tea,X-1,,\nE,Oil,X-1,,\n`,
    'products',
  );
  expect(outcome.refused.map(({ line, reason }) => [line, reason])).toEqual([
    [3, 'barcodeTaken'],
    [4, 'barcodeTaken'],
    [6, 'barcodeTaken'],
  ]);
  expect(station.storage.products.all().map((product) => product.sku)).toEqual(['A', 'D']);
});

test('the code of an insert is no product and no box', async () => {
  const station = bench();
  await station.load(
    'scope,key,kind,text,must_confirm,barcode\nchannel,csv,insert,Catalog,yes,CAT-1\n',
    'instructions',
  );
  const outcome = await station.load(`${PRODUCTS}A,Mug,CAT-1,,\nB,Cup,X-1,,\n`, 'products');
  expect(outcome.refused.map(({ line, reason, column }) => [line, reason, column])).toEqual([
    [2, 'barcodeTaken', 'barcode'],
  ]);
  expect(station.storage.products.all().map((product) => product.sku)).toEqual(['B']);
  const boxes = await station.load(`${BOXES}S,CAT-1,6,5,5,7,6,6,in\n`, 'cartons');
  expect(boxes.refused.map(({ line, reason }) => [line, reason])).toEqual([[2, 'barcodeTaken']]);
});

test('a SKU twice in one file is refused unless both say the same', async () => {
  const station = bench();
  const outcome = await station.load(`${PRODUCTS}A,Mug,,1,lb\nA,Mug,,1,lb\nA,Mug,,2,lb\n`, 'products');
  expect(outcome.counts).toMatchObject({ added: 1, unchanged: 1, refused: 1 });
  expect(outcome.refused).toEqual([{ line: 4, reason: 'skuTwice', column: 'sku' }]);
});

test('carton types: recorded when they differ, ids and barcodes once', async () => {
  const station = bench();
  const text = `${BOXES}s,BX-S,1,1,1,2,2,2,in\nm,BX-M,2,2,2,3,3,3,in\nl,BX-M,4,4,4,5,5,5,in\nm,BX-M,2,2,2,3,3,4,in\n`;
  const first = await station.load(text, 'cartons');
  expect(first.types).toEqual(['cartonTypeRecorded', 'cartonTypeRecorded', 'importFinished']);
  expect(first.refused.map(({ line, reason }) => [line, reason])).toEqual([
    [4, 'barcodeTaken'],
    [5, 'idTwice'],
  ]);
  const product = await station.load(`${PRODUCTS}A,Mug,BX-S,,\n`, 'products');
  expect(product.refused).toEqual([{ line: 2, reason: 'barcodeTaken', column: 'barcode' }]);
});

test('a heading nobody knows is a remark with its line: it refuses no row, and the same file again says nothing new', async () => {
  const station = bench();
  const text = '\nsku,Colour,name,,weight-unit\nA,Sand,Mug,,lb\n';
  const first = await station.load(text, 'products');
  expect(first.counts).toEqual({ lines: 1, added: 1, changed: 0, unchanged: 0, refused: 0 });
  expect(first.refused).toEqual([{ line: 2, reason: 'headingUnknown', column: 'Colour' }]);
  expect(station.storage.imports.list(1)).toMatchObject([{ refused: first.refused }]);
  expect((await station.load(text, 'products')).types).toEqual([]);
});

test('a file that can not be read changes nothing', async () => {
  const station = bench();
  await expect(station.load('no,header\n')).rejects.toMatchObject({ code: 'csv.headerMissing' });
  expect(station.storage.counts().journalRows).toBe(0);
});

test('progress is told and a stopped import keeps what it recorded', async () => {
  const { storage } = bench();
  const path = fileOf(csvText(SHOPIFY_EXPORT_HEADINGS, exportRows(3_000)));
  const stop = new AbortController();
  const seen: Extract<ImportItem, { kind: 'progress' }>[] = [];
  const onProgress = (progress: Extract<ImportItem, { kind: 'progress' }>): void => {
    seen.push(progress);
    if (seen.length === 2) stop.abort();
  };
  const run = { storage, source: createCsvImport(), runtime: systemRuntime, onProgress };
  const stopped = await importFile({ ...run, signal: stop.signal }, requestOf(path));
  expect(stopped.isComplete).toBe(false);
  expect(stopped.counts.added).toBeGreaterThan(0);
  expect(storage.counts().orders).toBe(stopped.counts.added);
  const whole = await importFile(run, requestOf(path));
  expect(whole.counts).toMatchObject({ added: 3_000 - stopped.counts.added, unchanged: stopped.counts.added });
  const last = seen.at(-1);
  expect(last?.bytes).toBe(last?.totalBytes);
});
