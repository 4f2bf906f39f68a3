import { afterAll, afterEach, beforeEach, expect, it } from 'vitest';
import type { EventType } from '../../src/core/journal/events.ts';
import { endRenderer, startRig, type StationRig } from '../support/station.ts';
import { eventsIn } from '../support/journal.ts';

const ORDERS = `order,quantity,sku,consignee,company,address1,city,province,postcode,country,shipping_method,price,currency,gift_message,wrap,customer
1001,1,TEA,Rowan Ashby,Larkspur Tea House,207 Larkspur Lane,East Dunmore,WI,54901,US,Ground,19.90,USD,"Happy birthday, Juniper.",green paper,C-17
1002,1,TEA,Wren Holt,,9 Quarry Road,East Dunmore,WI,54901,US,Ground,19.90,USD,,,
`;
const HEADINGS =
  'scope,key,kind,text,must_confirm,stage,barcode,weight,weight_unit,length,width,height,dim_unit,box,active';
const COLD = 'product,TEA,cold_pack,One gel pack flat on the tea,yes,,GEL-1,0.40,lb,4,4,2.5,in,,';
const NOTE = 'channel,csv,note,Check the best before date,,,,,,,,,,,';

let rig: StationRig;
let pages: string[] = [];
beforeEach(async () => {
  pages = [];
  rig = await startRig({ pages });
});
afterEach(() => rig.end());
afterAll(endRenderer);

const shot = () => rig.station.snapshot();
const instruct = (...rows: readonly string[]) => rig.importText('instructions', [HEADINGS, ...rows, ''].join('\n'));
const told = (kind: string) => rig.until(`the instruction ${kind}`, () => shot()?.instruction?.kind === kind);
const at = (stage: string) => rig.until(`stage ${stage}`, () => shot()?.stage === stage);
const factsOf = <T extends EventType>(type: T) => eventsIn(rig.dataDir, type);
/** From an order's barcode to the box that is suggested for it. */
async function open(number: string): Promise<void> {
  rig.scan(number);
  await at('verify');
  rig.scan('0614141007363');
}
async function takeBox(): Promise<string> {
  await rig.until('a plan', () => shot()?.box?.suggested !== null && shot()?.box !== null);
  const barcode = shot()?.box?.suggested?.barcode ?? '';
  rig.scan(barcode);
  await at('weigh');
  return barcode;
}

it('an order with a message and a wish is wrapped, gets its printed card and its cold pack, each confirmed before it is weighed', async () => {
  await instruct(COLD, NOTE);
  await rig.importText('orders', ORDERS);
  await open('1001');
  await told('wrap');
  expect(shot()?.instruction).toMatchObject({ text: 'green paper', hasBarcode: false, index: 1, count: 1 });
  expect(shot()?.notes).toEqual([{ kind: 'note', text: 'Check the best before date' }]);
  rig.scan('BX-M');
  await rig.until('no box yet', () => shot()?.band.reason === 'confirmFirst');
  rig.scan('CMD-NEXT');
  await at('box');
  // Box S is 5 in high: tea of 3 in and gel of 2.5 in do not go in.
  expect(await takeBox()).toBe('BX-M');

  await told('coldPack');
  // 0.35 lb of tea, 0.5 lb of box and 0.4 lb of gel.
  rig.put({ digits: 125, exponent: -2, unit: 'lb' });
  rig.scan('GEL-1');
  await told('giftMessage');
  expect(shot()?.instruction?.gift?.message).toBe('Happy birthday, Juniper.');
  await rig.until('the card', () => pages.some((page) => page.includes('Happy birthday, Juniper.')));
  const card = pages.find((page) => page.includes('Happy birthday')) ?? '';
  expect(card).not.toMatch(/19\.90|\$|USD|1001/);
  expect(shot()?.weigh?.gross).toBeNull();
  expect(factsOf('labelRequested')).toHaveLength(0);
  rig.scan('CMD-NEXT');
  await at('label');
  expect(factsOf('weightCaptured')).toMatchObject([{ gross: { digits: 567, exponent: -3, unit: 'kg' } }]);
  expect(factsOf('instructionConfirmed').map(({ kind, by, code }) => [kind, by, code])).toEqual([
    ['wrap', 'card', 'CMD-NEXT'],
    ['coldPack', 'scan', 'GEL-1'],
    ['giftMessage', 'card', 'CMD-NEXT'],
  ]);
  // The message names people: no fact holds it.
  expect(JSON.stringify(factsOf('orderImported'))).not.toContain('Juniper');
});

it('instructions that change while an order is packed concern the next one', async () => {
  await instruct(COLD);
  await rig.importText('orders', ORDERS);
  await open('1002');
  await takeBox();
  await instruct(COLD.replace('yes', 'no').replace(/,$/, ',no'));
  await told('coldPack');
  rig.scan('CMD-NEXT');
  await rig.until('no instruction', () => shot()?.instruction === null);
  rig.scan('CMD-HOLD');
  await rig.until('the queue', () => shot() === null);
  await rig.importText('orders', ORDERS.replaceAll('1002', '1003'));
  await open('1003');
  await at('box');
  expect(shot()?.notes).toEqual([]);
  await takeBox();
  expect(shot()?.instruction).toBeNull();
});

it("a customer's own box is suggested to that customer alone, and any other one where it is too small", async () => {
  await rig.importText(
    'cartons',
    'id,name,barcode,inner_length,inner_width,inner_height,outer_length,outer_width,outer_height,dim_unit,tare,max_gross,weight_unit,cost,currency,kind\n' +
      'CUST,Tea House box,BX-C,6,6,6,6.2,6.2,6.2,in,0.3,20,lb,0.10,USD,customer\n' +
      'TINY,Tea House bag,BX-T,2,2,2,2.2,2.2,2.2,in,0.1,20,lb,0.10,USD,customer\n',
  );
  const rule = (box: string) => `customer,larkspur tea HOUSE,packaging,Their own box,,,,,,,,,,${box},`;
  await instruct(rule('CUST'));
  await rig.importText('orders', ORDERS);
  const suggested = async (number: string): Promise<string> => {
    await open(number);
    if (number === '1001') {
      await told('wrap');
      rig.scan('CMD-NEXT');
    }
    await rig.until('a plan', () => shot()?.box?.suggested !== null && shot()?.box !== null);
    const name = shot()?.box?.suggested?.name ?? '';
    rig.scan('CMD-HOLD');
    await rig.until('the queue', () => shot() === null);
    return name;
  };
  expect(await suggested('1001')).toBe('Tea House box');
  expect(await suggested('1002')).toBe('Box S');
  await instruct(rule('TINY'));
  await rig.importText('orders', ORDERS.replace('1001', '1004'));
  await open('1004');
  await told('wrap');
  rig.scan('CMD-NEXT');
  await rig.until('a box that holds it', () => shot()?.box?.suggested?.name === 'Box S');
});

it('what a file says wrongly is refused by row', async () => {
  await instruct(
    'shelf,TEA,insert,,,,,,,,,,,,',
    'product,,insert,,,,,,,,,,,,',
    'product,TEA,gift_message,,,,,,,,,,,,',
    'product,TEA,insert,,,later,,,,,,,,,',
    'product,TEA,insert,,perhaps,,,,,,,,,,',
    'product,TEA,insert,,,,BX-S,,,,,,,,',
    'product,TEA,packaging,,,,,,,,,,,NONE,',
    'product,TEA,cold_pack,,,,,,,4,4,,in,,',
    'product,TEA,insert,leaf,,,LEAF,,,,,,,,',
    'product,TEA,insert,another leaf,,,LEAF,,,,,,,,',
  );
  const [record] = rig.storage.imports.list(1);
  expect(record?.refused.map(({ line, reason }) => [line, reason])).toEqual([
    [2, 'scopeUnknown'],
    [3, 'keyMissing'],
    [4, 'instructionKindUnknown'],
    [5, 'stageUnknown'],
    [6, 'yesNoUnknown'],
    [7, 'barcodeTaken'],
    [8, 'boxUnknown'],
    [9, 'measureMissing'],
    [11, 'idTwice'],
  ]);
  expect(record?.counts.added).toBe(1);
});
