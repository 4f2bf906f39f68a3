import { describe, expect, it } from 'vitest';
import { readText } from '../../support/importFiles.ts';

const read = async (cells: Readonly<Record<string, string>>) => {
  const all = { sku: 'LAMP', ...cells };
  const text = `${Object.keys(all).join(',')}\n${Object.values(all)
    .map((cell) => `"${cell}"`)
    .join(',')}\n`;
  const { items, refused } = await readText(text, { kind: 'products', mapping: null });
  return { product: items.flatMap((item) => (item.kind === 'product' ? [item.product] : []))[0], refused };
};
const order = async (cells: Readonly<Record<string, string>>) => {
  const all = { order: '1001', quantity: '2', sku: 'LAMP', ...cells };
  const text = `${Object.keys(all).join(',')}\n${Object.values(all)
    .map((cell) => `"${cell}"`)
    .join(',')}\n`;
  const { items, refused } = await readText(text, { kind: 'orders', mapping: null });
  return { order: items.flatMap((item) => (item.kind === 'order' ? [item.order] : []))[0], refused };
};

describe('products', () => {
  it('with everything that can be stated', async () => {
    const { product, refused } = await read({
      customs_description: 'Reading lamp of brass',
      unit_value: '24.50',
      value_currency: 'eur',
      export_control: 'yes',
      battery: 'Li-ion',
      battery_packing: 'in equipment',
      un_number: 'UN 3481',
      batteries: '2',
      battery_unit: 'battery',
      battery_wh: '37.5',
      cell_wh: '12.5',
      battery_net: '180',
      battery_state: 'ok',
      limited_quantity: 'no',
      dry_ice: '0.5',
      age_check: 'yes',
    });
    expect(refused).toEqual([]);
    expect(product).toMatchObject({
      customsDescription: 'Reading lamp of brass',
      unitValue: { minor: 2450, currency: 'EUR' },
      isExportControlled: true,
      hazards: {
        battery: {
          chemistry: 'ion',
          packing: 'inEquipment',
          unNumber: '3481',
          count: 2,
          batteryWh: { digits: 375, exponent: -1 },
          cellWh: { digits: 125, exponent: -1 },
          net: { digits: 180, exponent: 0, unit: 'g' },
        },
        dryIce: { digits: 5, exponent: -1, unit: 'kg' },
        isAgeChecked: true,
      },
    });
  });

  it('without these columns, and with blank ones, is the same product', async () => {
    const { product: bare } = await read({});
    expect(bare).not.toHaveProperty('hazards');
    const blank = await read({ battery: '', unit_value: '', limited_quantity: '', age_check: 'no', flammable: 'no' });
    expect(blank).toEqual({ product: bare, refused: [] });
  });

  const ION = { battery: 'ion', battery_packing: 'in' };
  it.each([
    ['a chemistry nobody knows', { battery: 'nuclear', battery_packing: 'in' }, 'batteryUnknown', 'battery'],
    [
      'a packing nobody knows',
      { battery: 'ion', battery_packing: 'somewhere' },
      'batteryPackingUnknown',
      'battery_packing',
    ],
    ['no packing', { battery: 'ion' }, 'batteryPackingUnknown', 'battery_packing'],
    ['facts of a battery that is not there', { battery_wh: '10' }, 'batteryMissing', 'battery_wh'],
    ['no batteries at all', { ...ION, batteries: '0' }, 'batteryCountInvalid', 'batteries'],
    ['a part of a battery', { ...ION, batteries: '1.5' }, 'batteryCountInvalid', 'batteries'],
    ['negative energy', { ...ION, battery_wh: '-1' }, 'notPositive', 'battery_wh'],
    ['energy that is no number', { ...ION, battery_wh: 'lots' }, 'numberInvalid', 'battery_wh'],
    ['lithium of an ion battery', { ...ION, battery_lithium: '1' }, 'lithiumInvalid', 'battery_lithium'],
    [
      'energy of a metal battery',
      { battery: 'metal', battery_packing: 'in', battery_wh: '9' },
      'wattHoursInvalid',
      'battery_wh',
    ],
    ['a UN number of three digits', { ...ION, un_number: '348' }, 'unNumberInvalid', 'un_number'],
    ['the UN number of loose batteries', { ...ION, un_number: '3480' }, 'unNumberOther', 'un_number'],
    ['a state nobody knows', { ...ION, battery_state: 'fine' }, 'batteryStateUnknown', 'battery_state'],
    ['ORM-D', { limited_quantity: 'ORM-D' }, 'ormdGone', 'limited_quantity'],
    ['another fire', { flammable: 'solid' }, 'flammableUnknown', 'flammable'],
    ['a currency of two letters', { unit_value: '1', value_currency: 'EU' }, 'currencyUnknown', 'value_currency'],
    ['a value below zero', { unit_value: '-1' }, 'amountInvalid', 'unit_value'],
  ])('is refused for %s', async (_name, cells, reason, column) => {
    expect(await read(cells)).toEqual({
      product: undefined,
      refused: [expect.objectContaining({ line: 2, reason, column })],
    });
  });
});

describe('orders', () => {
  it('say what a unit costs, why it is sent, and how its export is filed', async () => {
    const { order: read1 } = await order({
      price: '12.30',
      currency: 'EUR',
      contents: 'Sample',
      incoterm: 'ddp',
      itn: 'AES X20261127123456',
    });
    expect(read1).toMatchObject({
      customs: { contents: 'sample', incoterm: 'DDP', itn: 'X20261127123456' },
      lines: [{ unitPrice: { minor: 1230, currency: 'EUR' } }],
    });
  });
  it('say what was taken off the goods and paid beside them; 0 says nothing', async () => {
    const { order: read1 } = await order({ currency: 'EUR', discount: '5.00', freight: '12.01', insurance: '0' });
    expect(read1?.customs).toEqual({
      charges: { discount: { minor: 500, currency: 'EUR' }, freight: { minor: 1201, currency: 'EUR' } },
    });
  });
  it('say nothing where the file says nothing', async () => {
    const { order: plain } = await order({});
    expect(plain).not.toHaveProperty('customs');
    expect(plain?.lines[0]).not.toHaveProperty('unitPrice');
  });
  it.each([
    ['a term that went out with 2020', { incoterm: 'DDU' }, 'incotermUnknown', 'incoterm'],
    ['contents nobody knows', { contents: 'stuff' }, 'contentsUnknown', 'contents'],
    ['an ITN of 13 digits', { itn: 'X2026112712345' }, 'itnInvalid', 'itn'],
    ['a price that can be read in two ways', { price: '1,250' }, 'numberAmbiguous', 'price'],
    ['a price below zero', { price: '-1' }, 'amountInvalid', 'price'],
    ['a discount that is no amount', { discount: 'ten' }, 'numberInvalid', 'discount'],
    ['freight below zero', { freight: '-3' }, 'amountInvalid', 'freight'],
  ])('are refused for %s', async (_name, cells, reason, column) => {
    expect(await order(cells)).toEqual({
      order: undefined,
      refused: [expect.objectContaining({ line: 2, reason, column })],
    });
  });
});

it("takes Shopify's prices in the order's currency, and no order is lost for a price", async () => {
  const head =
    'Name,Currency,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Shipping Name,Shipping Country';
  const text = `${head}\n#1,CAD,1,Lamp,24.50,LAMP,Fern,CA\n#1,,2,Mug,free,MUG,,\n`;
  const { items, refused } = await readText(text, { kind: 'orders', mapping: null });
  expect(refused).toEqual([]);
  const [read1] = items.flatMap((item) => (item.kind === 'order' ? [item.order] : []));
  expect(read1?.lines.map(({ unitPrice }) => unitPrice)).toEqual([{ minor: 2450, currency: 'CAD' }, undefined]);
});

it('takes Shopify’s discount and shipping of an order, and no order is lost for them', async () => {
  const head =
    'Name,Currency,Discount Amount,Shipping,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Shipping Name,Shipping Country';
  const text = `${head}\n#1,CAD,5.00,12.01,1,Lamp,24.50,LAMP,Fern,CA\n#1,,,,2,Mug,9.00,MUG,,\n#2,CAD,0.00,free,1,Mug,9.00,MUG,Fern,CA\n`;
  const { items, refused } = await readText(text, { kind: 'orders', mapping: null });
  expect(refused).toEqual([]);
  const orders = items.flatMap((item) => (item.kind === 'order' ? [item.order] : []));
  expect(orders.map(({ customs }) => customs)).toEqual([
    { charges: { discount: { minor: 500, currency: 'CAD' }, freight: { minor: 1201, currency: 'CAD' } } },
    undefined,
  ]);
});
