import { expect, it } from 'vitest';
import { boxesCsv } from '../../../src/core/carton/boxCsv.ts';
import type { CartonType } from '../../../src/core/carton/cartonType.ts';
import { quantity } from '../../../src/core/quantity.ts';
import { readText } from '../../support/importFiles.ts';
import { box } from './boxes.ts';

const eighths = {
  ...box('E', [12, 9, 6], { unit: 'in' }),
  inner: { length: quantity(12125, -3, 'in'), width: quantity(9, 0, 'in'), height: quantity(55, -1, 'in') },
  outer: { length: quantity(1225, -2, 'in'), width: quantity(925, -2, 'in'), height: quantity(6, 0, 'in') },
};
const BOXES: readonly CartonType[] = [
  { ...eighths, tare: quantity(62, -2, 'lb'), filling: quantity(125, -3, 'lb'), maxGross: quantity(30, 0, 'lb') },
  box('S', [100, 80, 60], {
    name: 'Small, "flat"',
    barcode: '0614141007349',
    kind: 'mailer',
    cost: { minor: 5, currency: 'USD' },
    stock: 340,
    reorderAt: 100,
    use: {
      channels: ['csv', 'shopify'],
      carriers: ['offline'],
      services: ['offline/express', 'easypost/USPS:Priority'],
    },
  }),
];

const read = async (text: string) => {
  const { items, refused } = await readText(text, { kind: 'cartons' });
  expect(refused).toEqual([]);
  return items.flatMap((item) => (item.kind === 'carton' ? [item.cartonType] : []));
};

it('a file of a set is read back to the same boxes, digit for digit', async () => {
  const nothing = { reorderAt: null, use: { channels: [], carriers: [], services: [] } };
  expect(await read(boxesCsv(BOXES))).toEqual([
    { ...BOXES[0], ...nothing },
    { ...BOXES[1], filling: null },
  ]);
});

it('measures in several units are read back in theirs, digit for digit', async () => {
  const mixed = {
    ...BOXES[1]!,
    outer: { ...BOXES[1]!.outer, height: quantity(3125, -3, 'in') },
    // In grams it has ten decimals, one more than a quantity holds.
    tare: quantity(35, -1, 'oz'),
    maxGross: quantity(5, 0, 'kg'),
  };
  expect(await read(boxesCsv([mixed]))).toEqual([{ ...mixed, filling: null }]);
});

it('no cell is a formula to a spreadsheet, and a name that looks like one comes back as it was', async () => {
  const names = ['=HYPERLINK("http://x.example")', '@SUM(A1)', "'=kept", '+49 Karton', '-flat-', "'t Hooft", '-12.5'];
  const boxes = names.map((name, index) => box(`B${index.toString()}`, [100, 80, 60], { name }));
  const file = boxesCsv(boxes);
  expect(file).not.toMatch(/(^|[,"])[=@]|,[+-][^\d]/m);
  expect((await read(file)).map(({ name }) => name)).toEqual(names);
});
