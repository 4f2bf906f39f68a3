import { expect, test } from 'vitest';
import { csvText, PLAIN, SHOPIFY_EXPORT_HEADINGS, type ExportRow } from '../../support/generateExport.ts';
import { fileOf, firstRow, lineRow, readAll, readText, type OrderItem } from '../../support/importFiles.ts';

const exportOf = (...rows: ExportRow[]): string => csvText(SHOPIFY_EXPORT_HEADINGS, rows);
const lineOf = (item: OrderItem | undefined) =>
  item?.order.lines.map(({ lineId, ordered, withdrawn }) => [lineId, ordered, withdrawn]);

test('continuation rows join their order and inherit its cells', async () => {
  const { orders, refused } = await readText(
    exportOf(
      firstRow('1001', { Notes: 'Ring twice', Tags: 'gift, autumn' }),
      lineRow('1001', {
        'Lineitem sku': 'TEA-BRG-100',
        'Lineitem name': 'Black tea, Bergamot',
        'Lineitem quantity': '3',
      }),
      firstRow('1002', { 'Shipping Name': 'Bram Quill' }),
    ),
  );
  expect(refused).toEqual([]);
  expect(orders).toEqual([
    {
      kind: 'order',
      line: 2,
      fulfilled: [],
      order: {
        channel: 'csv',
        number: '1001',
        placedAt: Date.UTC(2026, 10, 20, 16, 15),
        shipBy: null,
        shippingMethod: 'Economy',
        isGift: true,
        note: 'Ring twice',
        cancelledAt: null,
        lines: [
          { lineId: 'MUG-12-SND', sku: 'MUG-12-SND', name: 'Stoneware mug, Sand', ordered: 1, withdrawn: 0 },
          { lineId: 'TEA-BRG-100', sku: 'TEA-BRG-100', name: 'Black tea, Bergamot', ordered: 3, withdrawn: 0 },
        ],
      },
      consignee: {
        name: 'Juno Peppercorn',
        company: '',
        line1: '230 Clay Pipe Road',
        line2: '',
        city: 'Potters Bend',
        province: 'CO',
        postcode: '80299',
        country: 'US',
        phone: '+1 303-555-0106',
        email: 'juno@example.com',
      },
    },
    expect.objectContaining({ line: 4, order: expect.objectContaining({ number: '1002', isGift: false }) as unknown }),
  ]);
});

test('columns are found by heading, in any order and with most of them missing', async () => {
  const headings = [
    'Lineitem name',
    'Shipping Country',
    'Name',
    'lineitem QUANTITY',
    'Shipping Street',
    'Shipping City',
    'Shipping Zip',
    'Shipping Name',
  ];
  const row = {
    'Lineitem name': 'Mug',
    'Shipping Country': 'Germany',
    Name: '#7',
    'lineitem QUANTITY': '2',
    'Shipping Street': 'Mühlenweg 1',
    'Shipping City': 'Musterstadt',
    'Shipping Zip': '1067',
    'Shipping Name': 'K. B.',
  };
  const { orders } = await readText(csvText(headings, [row]));
  expect(orders[0]?.consignee).toMatchObject({ line1: 'Mühlenweg 1', country: 'DE', postcode: '01067' });
  expect(orders[0]?.order.lines).toMatchObject([{ name: 'Mug', ordered: 2 }]);
});

test('lines that do not ship are left out; an order of nothing else is no order', async () => {
  const card = { 'Lineitem sku': 'CARD', 'Lineitem name': 'Gift card', 'Lineitem requires shipping': 'false' };
  const { orders, refused } = await readText(exportOf(firstRow('1'), lineRow('1', card), firstRow('2', card)));
  expect(orders.map(lineOf)).toEqual([[['MUG-12-SND', 1, 0]]]);
  expect(orders[0]?.order.isGift).toBe(false);
  expect(refused).toEqual([]);
});

test('fulfilled lines are withdrawn and told as sent', async () => {
  const { orders } = await readText(
    exportOf(
      firstRow('1', {
        'Fulfillment Status': 'partial',
        'Lineitem fulfillment status': 'fulfilled',
        'Lineitem quantity': '2',
      }),
      lineRow('1', { 'Lineitem sku': 'TEA' }),
      firstRow('2', { 'Fulfillment Status': 'fulfilled' }),
    ),
  );
  expect(orders.map(lineOf)).toEqual([
    [
      ['MUG-12-SND', 2, 2],
      ['TEA', 1, 0],
    ],
    [['MUG-12-SND', 1, 1]],
  ]);
  expect(orders.map((item) => item.fulfilled)).toEqual([['MUG-12-SND'], ['MUG-12-SND']]);
});

test('a line that is partly fulfilled is refused: the export does not say how many are left', async () => {
  const { orders, refused } = await readText(
    exportOf(firstRow('1', { 'Lineitem quantity': '5', 'Lineitem fulfillment status': 'partial' })),
  );
  expect(orders).toEqual([]);
  expect(refused).toEqual([{ line: 2, reason: 'partlyFulfilled', column: 'Lineitem fulfillment status' }]);
});

test.each([
  ['cancelled', { 'Cancelled at': '2026-11-20 12:00:00 -0600' }, Date.UTC(2026, 10, 20, 18)],
  ['refunded', { 'Financial Status': 'refunded' }, Date.UTC(2026, 10, 20, 16, 15)],
  ['voided', { 'Financial Status': 'voided' }, Date.UTC(2026, 10, 20, 16, 15)],
  ['partially refunded', { 'Financial Status': 'partially_refunded', 'Refunded Amount': '5.00' }, null],
])('an order that is %s', async (_, cells, cancelledAt) => {
  const { orders } = await readText(exportOf(firstRow('1', cells)));
  expect(orders[0]?.order.cancelledAt).toBe(cancelledAt);
});

test('a cancellation is followed even where a row of the order is bad', async () => {
  const { orders, refused } = await readText(
    exportOf(
      firstRow('1', { 'Cancelled at': '2026-11-20 12:00:00 -0600' }),
      lineRow('1', { 'Lineitem quantity': 'two' }),
    ),
  );
  expect(orders[0]?.order.cancelledAt).not.toBeNull();
  expect(refused).toEqual([{ line: 3, reason: 'quantityInvalid', column: 'Lineitem quantity' }]);
});

test('the same SKU twice makes two lines with ids that stay', async () => {
  const rows = [
    firstRow('1', { 'Lineitem quantity': '2' }),
    lineRow('1', {}),
    lineRow('1', { 'Lineitem sku': 'MUG-12-SND#2' }),
  ];
  const { orders } = await readText(exportOf(...rows));
  expect(lineOf(orders[0])).toEqual([
    ['MUG-12-SND', 2, 0],
    ['MUG-12-SND#2', 1, 0],
    ['MUG-12-SND#2#2', 1, 0],
  ]);
});

test('a line without SKU gets one from its name, the same in every file', async () => {
  const named = (name: string) => firstRow('1', { 'Lineitem sku': '', 'Lineitem name': name });
  const skuOf = async (name: string) => (await readText(exportOf(named(name)))).orders[0]?.order.lines[0]?.sku;
  const first = await skuOf('Linen towel - Öat');
  expect(first).toMatch(/^NOSKU-LINEN-TOWEL-O-AT-[0-9A-F]{8}$/);
  expect(await skuOf(' Linen  towel - Öat ')).toBe(first);
  expect(await skuOf('Linen towel - Oat')).not.toBe(first);
  expect(await skuOf('手ぬぐい')).toMatch(/^NOSKU-[0-9A-F]{8}$/);
});

test.each([
  ['quantityInvalid', { 'Lineitem quantity': '0' }, 'Lineitem quantity'],
  ['quantityInvalid', { 'Lineitem quantity': '1.5' }, 'Lineitem quantity'],
  ['quantityInvalid', { 'Lineitem quantity': '-1' }, 'Lineitem quantity'],
  ['quantityInvalid', { 'Lineitem quantity': '' }, 'Lineitem quantity'],
  ['lineItemMissing', { 'Lineitem sku': '', 'Lineitem name': '' }, 'Lineitem name'],
  ['numberMangled', { 'Lineitem sku': '6.14E+11' }, 'Lineitem sku'],
  ['numberMangled', { Name: '1.23E+11' }, 'Name'],
  ['numberMangled', { 'Shipping Zip': '1,23E+11' }, 'Shipping Zip'],
  ['dateInvalid', { 'Created at': 'yesterday' }, 'Created at'],
  ['dateInvalid', { 'Cancelled at': '2026-02-30 10:00:00 -0600' }, 'Cancelled at'],
  ['countryUnknown', { 'Shipping Country': 'Narnia' }, 'Shipping Country'],
])('%s: the order is left out with the reason, the next one loads', async (reason, cells, column) => {
  const { orders, refused } = await readText(exportOf(firstRow('1', cells), firstRow('2')));
  expect(refused).toEqual([{ line: 2, reason, column }]);
  expect(orders.map((item) => item.order.number)).toEqual(['2']);
});

test('one bad row leaves the whole order out: half an order must not be packed', async () => {
  const { orders, refused } = await readText(
    exportOf(firstRow('1'), lineRow('1', { 'Lineitem quantity': 'x' }), lineRow('1', { 'Lineitem sku': 'TEA' })),
  );
  expect(orders).toEqual([]);
  expect(refused).toEqual([{ line: 3, reason: 'quantityInvalid', column: 'Lineitem quantity' }]);
});

test('rows that are no rows are reported on their line and take their order with them', async () => {
  const [header = '', ...rows] = exportOf(firstRow('1'), firstRow('2'), firstRow('3'), firstRow('4'), firstRow('5'))
    .trimEnd()
    .split('\n');
  rows[1] = (rows[1] ?? '').split(',').slice(0, 20).join(',');
  rows[2] = (rows[2] ?? '').replace('#3,', '#3,"');
  rows[3] = (rows[3] ?? '').replace('Potters', 'Pot\0ters');
  const { orders, refused } = await readText([header, ...rows].join('\n'));
  expect(orders.map((item) => item.order.number)).toEqual(['1', '5']);
  expect(refused).toEqual([
    { line: 3, reason: 'columnCount', column: null },
    { line: 4, reason: 'quoteMalformed', column: null },
    { line: 5, reason: 'badCharacter', column: null },
  ]);
});

test('a line item without an order number spoils the order above it; a whole order without one only itself', async () => {
  const lost = await readText(exportOf(firstRow('1'), lineRow('1', { Name: '' }), firstRow('2')));
  expect(lost.orders.map((item) => item.order.number)).toEqual(['2']);
  expect(lost.refused).toEqual([{ line: 3, reason: 'orderNumberMissing', column: null }]);
  const whole = await readText(exportOf(firstRow('1'), firstRow('2', { Name: '' })));
  expect(whole.orders.map((item) => item.order.number)).toEqual(['1']);
  expect(whole.refused).toEqual([{ line: 3, reason: 'orderNumberMissing', column: null }]);
});

test('rows of an order may stand apart', async () => {
  const { orders } = await readText(
    exportOf(
      firstRow('1'),
      firstRow('2'),
      lineRow('1', { 'Lineitem sku': 'TEA' }),
      lineRow('2', { 'Lineitem sku': 'SOAP' }),
      lineRow('1', { 'Lineitem sku': 'OIL' }),
    ),
  );
  expect(orders.map((item) => [item.order.number, item.order.lines.map((line) => line.sku)])).toEqual([
    ['2', ['MUG-12-SND', 'SOAP']],
    ['1', ['MUG-12-SND', 'TEA', 'OIL']],
  ]);
});

test('in two exports joined to one file the later word on an order holds', async () => {
  const first = exportOf(
    firstRow('1', { 'Lineitem quantity': '2' }),
    lineRow('1', { 'Lineitem sku': 'TEA' }),
    firstRow('2'),
  );
  const second = exportOf(firstRow('1', { 'Lineitem quantity': '3', Notes: 'changed' }));
  const { orders, refused } = await readText(first + second);
  expect(refused).toEqual([]);
  expect(orders.map((item) => [item.order.number, item.order.note, lineOf(item)])).toEqual([
    ['2', '', [['MUG-12-SND', 1, 0]]],
    ['1', 'changed', [['MUG-12-SND', 3, 0]]],
  ]);
});

test('an export joined to itself is still one order, with its lines once', async () => {
  const once = exportOf(firstRow('1'), lineRow('1', { 'Lineitem sku': 'TEA' }));
  const { orders } = await readText(once + once);
  expect(orders.map(lineOf)).toEqual([
    [
      ['MUG-12-SND', 1, 0],
      ['TEA', 1, 0],
    ],
  ]);
});

test('a cancellation is followed even where the address can not be read', async () => {
  const { orders, refused } = await readText(
    exportOf(firstRow('1', { 'Financial Status': 'voided', 'Shipping Country': 'Narnia' })),
  );
  expect(orders.map((item) => item.order.cancelledAt)).toEqual([Date.UTC(2026, 10, 20, 16, 15)]);
  expect(refused).toEqual([]);
});

test('a shipping address that is blank as a whole is the billing one; a half-filled one is left as it is', async () => {
  const billing = {
    'Billing Name': 'Bill Payer',
    'Billing Address1': '1 Ledger Row',
    'Billing City': 'Folio',
    'Billing Zip': "'10199",
    'Billing Province': 'NY',
    'Billing Country': 'US',
  };
  const blank = Object.fromEntries(
    SHOPIFY_EXPORT_HEADINGS.filter((heading) => /^Shipping (?!Method)/.test(heading) && heading !== 'Shipping').map(
      (heading) => [heading, ''],
    ),
  );
  const { orders } = await readText(
    exportOf(
      firstRow('1', { ...blank, ...billing }),
      firstRow('2', { ...billing, 'Shipping City': '', 'Shipping Zip': '' }),
    ),
  );
  expect(orders[0]?.consignee).toMatchObject({ name: 'Bill Payer', line1: '1 Ledger Row', postcode: '10199' });
  expect(orders[1]?.consignee).toMatchObject({ name: 'Juno Peppercorn', city: '', postcode: '' });
});

test.each([
  ['Tags', 'autumn, gift', true],
  ['Notes', 'This is a gift for my sister', true],
  ['Note Attributes', 'gift_wrap: yes', true],
  ['Note Attributes', 'gift: no', false],
  ['Tags', 'gift card', false],
  ['Notes', 'not a gift', false],
  ['Notes', 'gifted hands made this', false],
])('%s "%s" is a gift: %s', async (column, text, isGift) => {
  const { orders } = await readText(exportOf(firstRow('1', { [column]: text })));
  expect(orders[0]?.order.isGift).toBe(isGift);
});

test('every dialect gives the same orders', async () => {
  const rows = [
    firstRow('1', { 'Shipping Name': 'Käthe Größe', Notes: 'Bitte "klingeln";\nzweimal, danke\tschön | ja' }),
    lineRow('1', { 'Lineitem name': 'Tee, schwarz; 100 g', 'Lineitem sku': 'TEE' }),
    firstRow('2'),
  ];
  const plain = exportOf(...rows);
  const expected = (await readText(plain)).orders.map(({ order, consignee }) => ({ order, consignee }));
  expect(expected[0]?.order.note).toBe('Bitte "klingeln";\nzweimal, danke\tschön | ja');
  for (const delimiter of [',', ';', '\t', '|'])
    for (const newline of ['\n', '\r\n'])
      for (const quoteAll of [false, true]) {
        const text = csvText(SHOPIFY_EXPORT_HEADINGS, rows, { delimiter, newline, quoteAll });
        for (const bytes of [
          Buffer.from(text),
          Buffer.from(`\ufeff${text}`),
          Buffer.from(text, 'latin1'),
          Buffer.from(`\ufeff${text}`, 'utf16le'),
        ]) {
          const found = await readText(bytes);
          expect(found.refused).toEqual([]);
          expect(found.orders.map(({ order, consignee }) => ({ order, consignee }))).toEqual(expected);
        }
      }
  const macintosh = csvText(SHOPIFY_EXPORT_HEADINGS, [firstRow('1'), firstRow('2')], { ...PLAIN, newline: '\r' });
  expect((await readText(macintosh)).orders).toHaveLength(2);
  expect((await readText(`sep=,\r\n${plain}`)).orders).toHaveLength(2);
  expect(
    (await readText(`sep=;\r\n${csvText(SHOPIFY_EXPORT_HEADINGS, rows, { ...PLAIN, delimiter: ';' })}`)).orders,
  ).toHaveLength(2);
  expect((await readText(`\n\n${plain}\n\n,,,\n`)).orders).toHaveLength(2);
});

test.each([
  ['an empty file', ''],
  ['blank lines', '\n \r\n\n'],
  ['a file of NULs', '\0\0\0\0\0\0\0\0\0'],
  ['an order export without its numbers', 'Email,Lineitem quantity,Lineitem name\na@example.com,1,Mug\n'],
  ['some other file', 'date,temperature\n2026-11-20,4\n'],
])('%s is refused as a whole, with what was expected', async (_, text) => {
  await expect(readAll(fileOf(text))).rejects.toMatchObject({
    code: 'csv.headerMissing',
    params: { file: 'export.csv', expected: expect.stringContaining('Lineitem quantity') as unknown },
  });
});

test('the demo orders load but for the one row that is bad on purpose', async () => {
  const { orders, refused } = await readAll('resources/demo/orders.csv');
  expect(refused).toEqual([{ line: 23, reason: 'quantityInvalid', column: 'Lineitem quantity' }]);
  expect(orders).toHaveLength(13);
  expect(orders.filter((item) => item.order.cancelledAt !== null).map((item) => item.order.number)).toEqual(['10494']);
  expect(orders.find((item) => item.order.number === '10490')?.consignee).toMatchObject({
    name: '見本 花子',
    country: 'JP',
    postcode: '100-9999',
  });
});
