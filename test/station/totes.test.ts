import { afterAll, afterEach, expect, it } from 'vitest';
import { WHOLE_QUEUE } from '../../src/core/orders/queueOrder.ts';
import type { Mass } from '../../src/core/quantity.ts';
import { placeSeries } from '../../src/core/scan/placeCode.ts';
import { endRenderer, startRig, type StationRig } from '../support/station.ts';

const lb = (hundredths: number): Mass => ({ digits: hundredths, exponent: -2, unit: 'lb' });
let rig: StationRig;
afterEach(() => rig.end());
afterAll(endRenderer);

/** Orders of one tea with their totes, as a file says them. */
const orders = (totes: Readonly<Record<string, string>>): string =>
  [
    'order,sku,quantity,consignee,address1,city,province,postcode,country,tote',
    ...Object.entries(totes).map(
      ([number, tote]) => `${number},TEA,1,Rowan Ashby,207 Larkspur Lane,East Dunmore,WI,54901,US,${tote}`,
    ),
    '',
  ].join('\n');

const labels = placeSeries('T-0001', 9, 'Tote');
/** What the bars of a tote's label hold. */
const bars = (code: string): string =>
  (labels.ok ? labels.value : []).find((label) => label.code === code)?.barcode ?? '';

const open = () => rig.station.snapshot()?.number ?? null;
const notice = () => rig.station.state().notice;
const opens = (number: string) => rig.until(`order ${number}`, () => open() === number);
const tells = (reason: string, code: string) =>
  rig.until(`the notice ${reason} ${code}`, () => notice()?.reason === reason && notice()?.code === code);
const found = (search: string) =>
  rig.station.queue({ ...WHOLE_QUEUE, search, page: 1 }).rows.map(({ number, tote }) => [number, tote]);

async function packOpen(): Promise<void> {
  const at = (stage: string) => rig.until(`stage ${stage}`, () => (rig.station.snapshot()?.stage ?? 'queue') === stage);
  rig.scan('0614141007363');
  await at('box');
  await rig.until('a plan', () => rig.station.snapshot()?.box?.suggested !== null);
  rig.scan('BX-S');
  await at('weigh');
  rig.put(lb(60));
  await rig.until('the printed label', () => rig.station.snapshot()?.label?.print === 'delivered');
  rig.scan(rig.station.snapshot()?.label?.tracking ?? '');
  await at('queue');
}

it('a tote opens the order in it, and is free once that is packed: then it may hold the next', async () => {
  rig = await startRig();
  // A file may hold the code, or what was scanned off the label.
  await rig.importText('orders', orders({ '1001': 't-0001', '1002': bars('T-0002') }));
  expect(found('t-00')).toEqual([
    ['1001', 'T-0001'],
    ['1002', 'T-0002'],
  ]);
  expect(found(bars('T-0002'))).toEqual([['1002', 'T-0002']]);
  rig.scan(bars('T-0001'));
  await opens('1001');
  await packOpen();
  rig.scan(bars('T-0001'));
  await tells('toteEmpty', 'T-0001');
  expect(open()).toBeNull();
  await rig.importText('orders', orders({ '1003': 'T-0001' }));
  rig.scan(bars('T-0001'));
  await opens('1003');
});

it('two orders in one tote are asked about, and either is opened by its number', async () => {
  rig = await startRig();
  await rig.importText('orders', orders({ '1001': 'T-0003', '1002': 'T-0003' }));
  rig.scan(bars('T-0003'));
  await tells('toteShared', 'T-0003');
  expect(rig.changes.filter((change) => change.kind === 'pack').at(-1)).toMatchObject({ cue: 'attention' });
  expect(found('T-0003').map(([number]) => number)).toEqual(['1001', '1002']);
  rig.scan('1002');
  await opens('1002');
  await packOpen();
  rig.scan(bars('T-0003'));
  await opens('1001');
});

it('an unknown tote is said plainly, a code of nothing stays a code of nothing', async () => {
  rig = await startRig();
  await rig.importText('orders', orders({ '1001': '' }));
  rig.scan(bars('T-0009'));
  await tells('toteEmpty', 'T-0009');
  // Its check character is wrong: misread, and no tote of ours.
  rig.scan('T-0009-0');
  await tells('unknownOrder', 'T-0009-0');
});

it('a pick list, or any code of another system, opens its order too; an order’s own number comes first', async () => {
  rig = await startRig();
  await rig.importText('orders', orders({ '1001': 'PL/2026-00417', '1002': '1001' }));
  rig.scan('pl/2026-00417');
  await opens('1001');
  rig.station.dispatch({ type: 'word', word: 'HOLD' }, rig.station.snapshot()?.version ?? -1);
  await rig.until('the queue', () => open() === null);
  rig.scan('1001');
  await opens('1001');
});

it('while packing, a tote stands for its order: the own one changes nothing, another one has to wait', async () => {
  rig = await startRig();
  await rig.importText('orders', orders({ '1001': 'T-0001', '1002': 'T-0002' }));
  rig.scan(bars('T-0001'));
  await opens('1001');
  rig.scan(bars('T-0002'));
  await rig.until('the refusal', () => rig.station.snapshot()?.band.reason === 'finishThisOrder');
  rig.scan('0614141007363');
  await rig.until('the box', () => rig.station.snapshot()?.stage === 'box');
});

it('goods that are moved to another tote are found there, and stop nobody who packs them', async () => {
  rig = await startRig();
  await rig.importText('orders', orders({ '1001': 'T-0001', '1002': 'T-0002' }));
  rig.scan(bars('T-0001'));
  await opens('1001');
  await rig.importText('orders', orders({ '1001': 'T-0004', '1002': '' }));
  expect(rig.station.snapshot()?.isStopped).toBe(false);
  expect(found('T-0002')).toEqual([]);
  expect(rig.storage.orders.byNumber('1002')).not.toHaveProperty('tote');
});
