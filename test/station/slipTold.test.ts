import { afterAll, afterEach, expect, it } from 'vitest';
import { endRenderer, exportOf, startRig, type StationRig } from '../support/station.ts';

let rig: StationRig;
afterEach(() => rig.end());
afterAll(endRenderer);

const GS = '\u001d';
const shot = () => rig.station.snapshot();

async function toLabel(orders: string): Promise<string> {
  rig = await startRig();
  await rig.importText(
    'products',
    `sku,name,barcode,length,width,height,dim_unit,weight,weight_unit,needs_serial,needs_lot
TEA,"Black tea, Bergamot",614141007363,3,3,5,in,0.35,lb,yes,yes
`,
  );
  await rig.importText('orders', orders);
  rig.put({ digits: 0, exponent: 0, unit: 'lb' });
  rig.scan('1001');
  await rig.until('the order', () => shot()?.stage === 'verify');
  for (const serial of ['S-1', 'S-2']) {
    rig.scan(`]C1010061414100736310L-7${GS}21${serial}${GS}`);
    await rig.until(serial, () => shot()?.band.key !== undefined && shot()?.packedUnits === Number(serial.slice(2)));
  }
  await rig.until('a plan', () => shot()?.box?.suggested !== null);
  rig.scan('BX-M');
  await rig.until('the scale', () => shot()?.stage === 'weigh');
  const expected = shot()?.weigh?.expected;
  if (expected) rig.put(expected);
  await rig.until('the label', () => shot()?.label?.label === 'bought');
  return (await rig.station.paperPage('slip'))?.page ?? '';
}

it('serials and lots stand on the packing slip, in the language of where it goes', async () => {
  const page = await toLabel(exportOf('#1001', { TEA: 2 }));
  for (const said of ['Packing slip', 'Serial no. S-1, S-2 · Lot L-7']) expect(page).toContain(said);
});

it('an order says in which language its customer is written to', async () => {
  const page = await toLabel(`order,quantity,sku,consignee,address1,city,province,postcode,country,locale
1001,2,TEA,Rowan Ashby,207 Larkspur Lane,East Dunmore,WI,54901,US,de-AT
`);
  for (const said of [
    'Lieferschein',
    'Bestellung 1001',
    'Paket 1 von 1',
    'Seriennr. S-1, S-2 · Charge L-7',
    '<html lang="de">',
  ])
    expect(page).toContain(said);
});
