import { expect, test } from 'vitest';
import { countryCode } from '../../../src/channels/csv/countries.ts';
import { readAll, readText } from '../../support/importFiles.ts';

const PRODUCTS = 'sku,name,barcode,length,width,height,dim_unit,weight,weight_unit';
const CARTONS =
  'id,name,barcode,inner_length,inner_width,inner_height,outer_length,outer_width,outer_height,dim_unit,tare,max_gross,weight_unit,cost,currency';

async function products(text: string, mapping: Readonly<Record<string, string>> | null = null) {
  const { items, refused } = await readText(text, { kind: 'products', mapping });
  return { products: items.flatMap((item) => (item.kind === 'product' ? [item.product] : [])), refused };
}

async function cartons(text: string, mapping: Readonly<Record<string, string>> | null = null) {
  const { items, refused } = await readText(text, { kind: 'cartons', mapping });
  return { cartons: items.flatMap((item) => (item.kind === 'carton' ? [item.cartonType] : [])), refused };
}

test('a product with all it can have', async () => {
  const text = `${PRODUCTS},protection,up,max_load,hs_code,origin,image\nMUG,"Mug, Sand",0614141001019|MUG-1| 0614141001019 ,4 1/2,3.6,4,in,0.82,lb,fragile,yes,2.5,6912.00,Portugal,mug.png\n`;
  expect(await products(text)).toEqual({
    refused: [],
    products: [
      {
        sku: 'MUG',
        name: 'Mug, Sand',
        barcodes: ['0614141001019', 'MUG-1'],
        length: { digits: 45, exponent: -1, unit: 'in' },
        width: { digits: 36, exponent: -1, unit: 'in' },
        height: { digits: 4, exponent: 0, unit: 'in' },
        weight: { digits: 82, exponent: -2, unit: 'lb' },
        protection: 'fragile',
        isUpright: true,
        maxLoad: { digits: 25, exponent: -1, unit: 'lb' },
        hsCode: '6912.00',
        origin: 'PT',
        image: 'mug.png',
      },
    ],
  });
});

test('products that a product is taken for: each once, none where the cell is blank', async () => {
  const { products: found, refused } = await products('sku,look_alike_of\nA, B | C |B|\nB,\nC,1.23E+12\n');
  expect(found.map(({ sku, lookAlikeOf }) => [sku, lookAlikeOf])).toEqual([
    ['A', ['B', 'C']],
    ['B', undefined],
  ]);
  expect(refused).toEqual([{ line: 4, reason: 'numberMangled', column: 'look_alike_of' }]);
});

test('where a product lies: as its shelf says it, none where the cell is blank', async () => {
  const { products: found } = await products('sku,location\nA, A-03-2 \nB,\n');
  expect(found.map(({ sku, location }) => [sku, location])).toEqual([
    ['A', 'A-03-2'],
    ['B', undefined],
  ]);
});

test('rules of packing: only those that are set, letters in any order', async () => {
  const header = `${PRODUCTS},turn,no_stack,goods_class,own_container,nest_step,units_per_bag`;
  const rules = async (cells: string) => {
    const { products: found, refused } = await products(`${header}\nMUG,,,4,3,2,in,,,${cells}\n`);
    expect(refused).toEqual([]);
    const [product] = found;
    const { turn, isNoStack, goodsClass, ownContainer, nestStep, unitsPerBag } = product ?? {};
    return { turn, isNoStack, goodsClass, ownContainer, nestStep, unitsPerBag };
  };
  expect(await rules('up,yes,Food,must,0.5,6')).toEqual({
    turn: 'h',
    isNoStack: true,
    goodsClass: 'food',
    ownContainer: 'must',
    nestStep: { digits: 5, exponent: -1, unit: 'in' },
    unitsPerBag: 6,
  });
  expect(await rules('hl,no,,may,,1')).toMatchObject({ turn: 'lh', ownContainer: 'may' });
  expect(await rules('fixed,,,,,')).toMatchObject({ turn: 'fixed' });
  const { products: plain } = await products(`${header}\nMUG,,,4,3,2,in,,,,,,,,\n`);
  expect(Object.keys(plain[0] ?? {})).not.toContain('turn');
});

test('blank cells are unknown, never zero', async () => {
  expect((await products(`${PRODUCTS}\nMUG,,,,,,,,\n`)).products).toEqual([
    {
      sku: 'MUG',
      name: 'MUG',
      barcodes: [],
      length: null,
      width: null,
      height: null,
      weight: null,
      protection: 'none',
      isUpright: false,
      maxLoad: null,
      hsCode: null,
      origin: null,
      image: null,
    },
  ]);
});

test('barcodes and SKUs keep their leading zeros', async () => {
  const found = await products(`${PRODUCTS}\n00012,Mug,00614141001019,,,,,,\n`);
  expect(found.products[0]).toMatchObject({ sku: '00012', barcodes: ['00614141001019'] });
});

test('a decimal comma is found out for the whole file', async () => {
  const text =
    'sku;name;length;width;height;dim_unit;weight;weight_unit\nA;Tasse;11,5;9;1,250;cm;0,37;kg\nB;Kiste;1.234,5;9;2;mm;1.250;g\n';
  const found = await products(text);
  expect(found.products).toMatchObject([
    {
      length: { digits: 115, exponent: -1 },
      height: { digits: 1250, exponent: -3, unit: 'cm' },
      weight: { digits: 37, exponent: -2, unit: 'kg' },
    },
  ]);
  expect(found.refused).toEqual([{ line: 3, reason: 'numberAmbiguous', column: 'weight' }]);
});

test.each([
  ['skuMissing', ',Mug,1,1,1,1,in,1,lb', 'sku'],
  ['numberMangled', '6.1E+11,Mug,1,1,1,1,in,1,lb', 'sku'],
  ['numberMangled', 'A,Mug,6.1E+11,1,1,1,in,1,lb', 'barcode'],
  ['numberInvalid', 'A,Mug,1,abc,1,1,in,1,lb', 'length'],
  ['notPositive', 'A,Mug,1,1,0,1,in,1,lb', 'width'],
  ['notPositive', 'A,Mug,1,1,1,-2,in,1,lb', 'height'],
  ['unitMissing', 'A,Mug,1,1,1,1,,1,lb', 'dim_unit'],
  ['unitUnknown', 'A,Mug,1,1,1,1,furlong,1,lb', 'dim_unit'],
  ['unitUnknown', 'A,Mug,1,1,1,1,in,1,stone', 'weight_unit'],
  ['columnCount', 'A,Mug,1,1,1,1', null],
  ['columnCount', 'A,Mug,1,1,1,1,in,1,lb,extra', null],
])('%s: a bad row is told and the good ones load', async (reason, row, column) => {
  const found = await products(`${PRODUCTS}\n${row}\nB,Tea,2,,,,,,\n`);
  expect(found.refused).toEqual([{ line: 2, reason, column }]);
  expect(found.products.map((product) => product.sku)).toEqual(['B']);
});

test.each([
  ['protectionUnknown', 'protection', 'bubble'],
  ['turnUnknown', 'turn', 'sideways'],
  ['turnUnknown', 'turn', 'hh'],
  ['yesNoUnknown', 'no_stack', 'perhaps'],
  ['ownContainerUnknown', 'own_container', 'box'],
  ['bagInvalid', 'units_per_bag', '2.5'],
  ['numberInvalid', 'nest_step', 'tall'],
  ['yesNoUnknown', 'up', 'maybe'],
  ['hsCodeInvalid', 'hs_code', 'ceramics'],
  ['countryUnknown', 'origin', 'Atlantis'],
  ['imageInvalid', 'image', '../secrets.png'],
  ['imageInvalid', 'image', 'C:\\mug.png'],
  ['notPositive', 'max_load', '0'],
])('%s in the optional column %s', async (reason, column, cell) => {
  const found = await products(`sku,${column},weight_unit\nA,${cell},lb\n`);
  expect(found.refused).toEqual([{ line: 2, reason, column }]);
});

test('other headings by mapping', async () => {
  const mapping = {
    sku: 'Artikel-Nr.',
    name: 'Bezeichnung',
    barcode: 'EAN',
    weight: 'Gewicht',
    weight_unit: 'Einheit',
  };
  const text = 'Bezeichnung;EAN;Artikel-Nr.;Gewicht;Einheit;Farbe\nTasse;0614141001019;T-1;0,37;kg;Sand\n';
  expect((await products(text, mapping)).products).toMatchObject([
    { sku: 'T-1', name: 'Tasse', barcodes: ['0614141001019'], weight: { digits: 37, exponent: -2, unit: 'kg' } },
  ]);
});

test('a mapping must name fields that exist and headings that are there', async () => {
  await expect(products('a,b\n1,2\n', { skuu: 'a' })).rejects.toMatchObject({ code: 'config.invalid' });
  await expect(products('sku,b\n1,2\n', { weight: 'Gewicht' })).rejects.toMatchObject({
    code: 'csv.headerMissing',
    params: { missing: 'Gewicht' },
  });
  await expect(products('name,b\n1,2\n')).rejects.toMatchObject({
    code: 'csv.headerMissing',
    params: { missing: 'sku' },
  });
});

test('a carton type', async () => {
  const text = `${CARTONS},kind,stock\nbox-m,Box M,BX-M,12,9,6,12.25,9.25,6.25,in,0.62,30,lb,0.58,usd,box,340\nplain,,,1,1,1,1,1,1,cm,,,,,,,\n`;
  expect((await cartons(text)).cartons).toEqual([
    {
      id: 'box-m',
      name: 'Box M',
      barcode: 'BX-M',
      kind: 'box',
      inner: {
        length: { digits: 12, exponent: 0, unit: 'in' },
        width: { digits: 9, exponent: 0, unit: 'in' },
        height: { digits: 6, exponent: 0, unit: 'in' },
      },
      outer: {
        length: { digits: 1225, exponent: -2, unit: 'in' },
        width: { digits: 925, exponent: -2, unit: 'in' },
        height: { digits: 625, exponent: -2, unit: 'in' },
      },
      tare: { digits: 62, exponent: -2, unit: 'lb' },
      maxGross: { digits: 30, exponent: 0, unit: 'lb' },
      cost: { minor: 58, currency: 'USD' },
      stock: 340,
    },
    expect.objectContaining({
      id: 'plain',
      name: 'plain',
      barcode: null,
      tare: null,
      maxGross: null,
      cost: null,
      stock: null,
      kind: 'box',
    }),
  ]);
});

test.each([
  ['idMissing', ',M,,12,9,6,13,10,7,in,1,30,lb,1,USD', 'id'],
  ['measureMissing', 'a,M,,12,,6,13,10,7,in,1,30,lb,1,USD', 'inner_width'],
  ['measureMissing', 'a,M,,12,9,6,13,10,,in,1,30,lb,1,USD', 'outer_height'],
  ['outerTooSmall', 'a,M,,12,9,6,11.9,10,7,in,1,30,lb,1,USD', 'outer_length'],
  ['amountInvalid', 'a,M,,12,9,6,13,10,7,in,1,30,lb,0.585,USD', 'cost'],
  ['amountInvalid', 'a,M,,12,9,6,13,10,7,in,1,30,lb,-1,USD', 'cost'],
  ['currencyUnknown', 'a,M,,12,9,6,13,10,7,in,1,30,lb,1,dollars', 'currency'],
  ['unitMissing', 'a,M,,12,9,6,13,10,7,in,1,30,,1,USD', 'weight_unit'],
])('%s: a bad carton row is told', async (reason, row, column) => {
  const found = await cartons(`${CARTONS}\n${row}\n`);
  expect(found).toEqual({ cartons: [], refused: [{ line: 2, reason, column }] });
});

test('the demo products and boxes load whole', async () => {
  expect((await readAll('resources/demo/products.csv', { kind: 'products' })).refused).toEqual([]);
  expect((await readAll('resources/demo/cartons.csv', { kind: 'cartons' })).refused).toEqual([]);
});

const ORDERS =
  'order,sku,name,quantity,consignee,address1,city,province,postcode,country,ship_by,gift,note,cancelled_at,fulfilled,refunded';

test('a plain order file, one line item a row', async () => {
  const { orders, refused } = await readText(
    `${ORDERS}\nA-1,MUG,Mug,2,Juno,1 Quay,Saltmarsh,OR,97199,USA,2026-11-21 16:30,yes,,,,\nA-1,TEA,Tea,3,Juno,1 Quay,Saltmarsh,OR,97199,USA,,,,,1,1\nA-2,MUG,Mug,1,Bram,2 Quay,Saltmarsh,OR,97199,United States,,no,for the gift table,2026-11-20,,\n`,
  );
  expect(refused).toEqual([]);
  expect(orders.map((item) => item.order)).toMatchObject([
    {
      number: 'A-1',
      shipBy: Date.UTC(2026, 10, 21, 22, 30),
      isGift: true,
      lines: [
        { sku: 'MUG', ordered: 2, withdrawn: 0 },
        { sku: 'TEA', ordered: 3, withdrawn: 2 },
      ],
    },
    { number: 'A-2', isGift: false, cancelledAt: Date.UTC(2026, 10, 20, 6) },
  ]);
  expect(orders[0]?.consignee.country).toBe('US');
});

test('a plain order file says by which day an order was promised to arrive', async () => {
  const { orders, refused } = await readText(
    'order,sku,quantity,deliver_by\nA,MUG,1,2026-12-01\nB,MUG,1,\nC,MUG,1,tomorrow\n',
  );
  expect(orders.map(({ order }) => [order.number, order.deliverBy])).toEqual([
    ['A', '2026-12-01'],
    ['B', undefined],
  ]);
  expect(refused).toEqual([{ line: 4, reason: 'dateInvalid', column: 'deliver_by' }]);
});

test('a plain order file by mapping, with rows of an order apart and a bad one', async () => {
  const mapping = { order: 'Auftrag', quantity: 'Menge', sku: 'Artikel', consignee: 'Empfänger', country: 'Land' };
  const text =
    'Auftrag;Menge;Artikel;Empfänger;Land\n7;2;MUG;Käthe;Deutschland\n8;1;MUG;Zoë;Österreich\n7;1;TEA;;\n9;1,5;MUG;Ada;Schweiz\n9;1;TEA;Ada;Schweiz\n';
  const { orders, refused } = await readText(text, { mapping });
  expect(orders.map((item) => [item.order.number, item.consignee.country, item.order.lines.length])).toEqual([
    ['8', 'AT', 1],
    ['7', 'DE', 2],
  ]);
  expect(refused).toEqual([{ line: 5, reason: 'quantityInvalid', column: 'Menge' }]);
});

test('of plain exports joined to one file the later one holds', async () => {
  const first = 'order,sku,quantity\nA,MUG,1\nA,TEA,1\nB,MUG,1\nA,OIL,x\n';
  const second = 'order,sku,quantity\nA,MUG,2\n';
  const { orders, refused } = await readText(first + second);
  expect(orders.map((item) => [item.order.number, item.order.lines.map((line) => [line.sku, line.ordered])])).toEqual([
    ['B', [['MUG', 1]]],
    ['A', [['MUG', 2]]],
  ]);
  expect(refused).toEqual([]);
});

test('countries by code and by name in several languages', () => {
  expect(
    ['us', 'USA', 'United States', 'Deutschland', 'Allemagne', 'Ελλάδα', '日本', 'UK', 'Türkiye', 'Kosovo'].map(
      countryCode,
    ),
  ).toEqual(['US', 'US', 'US', 'DE', 'DE', 'GR', 'JP', 'GB', 'TR', 'XK']);
  expect(['ZZ', 'Narnia', 'United', 'Germany!'].map(countryCode)).toEqual([null, null, null, null]);
});
