import { expect, test } from '@playwright/test';
import { journalOf } from './support/journal.ts';
import { openOrder, packOn } from './support/packer.ts';
import { createTestStation, FILES, type TestStation } from './support/station.ts';

let station: TestStation;
test.beforeEach(async () => {
  const [head = '', ...goods] = FILES.products.trim().split('\n');
  const [heading = '', first = '', second = '', ...others] = FILES.orders.split('\n');
  station = await createTestStation({
    files: {
      // A tin that somebody has seen taken for the tea, whatever it is called.
      products: [
        `${head},look_alike_of`,
        ...goods.map((row) => `${row},`),
        'TIN-001,Tobacco tin,4006381333931,3,3,5,in,0.35,lb,TEA-BRG',
        '',
      ].join('\n'),
      orders: [
        heading,
        first,
        second,
        ...others.slice(0, -1),
        second.replaceAll('#1001', '#1003').replace('"Black tea, Bergamot",TEA-BRG', '"Stoneware mug, Clay",MUG-CLY'),
        first.replace('#1001', '#1003'),
        '',
      ].join('\n'),
    },
  });
});
test.afterEach(async () => {
  await station.end();
});

const SAND = '614141007349';
const CLAY = '614141007356';
const TEA = '614141007363';
const TIN = '4006381333931';

test('a look-alike is refused by name with both pictures, and where the order has both, each scan says which one it was', async () => {
  const window = await station.start();
  const { page } = window;
  await openOrder(station, '1001');
  await station.bench.scan(CLAY);
  // What is heard is seen, too.
  await expect(page.locator('[data-cue=lookAlike]')).toBeVisible();
  await expect(page.getByRole('alert')).toContainText('Nearly the same, but wrong');
  await expect(page.getByRole('alert')).toContainText('This is the Clay mug. Scan the Sand mug.');
  await expect(page.getByText('The names are alike')).toBeVisible();
  // What differs is marked on both sides.
  await expect(page.locator('mark').filter({ hasText: 'Clay' })).toBeVisible();
  await expect(page.locator('mark').filter({ hasText: 'Sand' })).toBeVisible();
  await station.bench.scan(SAND);
  await window.until('the right mug', (now) => now?.packedUnits === 1 && now.mismatch === null);
  await station.bench.scan(TIN);
  await expect(page.getByText('Easily confused')).toBeVisible();
  await station.bench.scan(TEA);
  await window.until('the tea', (now) => now?.packedUnits === 2);
  expect(journalOf(station).flatMap((event) => (event.type === 'scanRefused' ? [event.reason] : []))).toEqual([
    'lookAlike',
    'lookAlike',
  ]);
  await station.bench.scan(SAND);
  await packOn(station, (now) => now === null);
  await openOrder(station, '1003');
  await station.bench.scan(CLAY);
  await window.until('one of the pair', (now) => now?.packedUnits === 1);
  await expect(page.getByRole('status').first()).toContainText('Clay mug is in');
  await expect(page.getByRole('status').first()).toContainText('Not the Sand mug. Scan the next item.');
  await station.bench.scan(SAND);
  await expect(page.getByText('Sand mug is in')).toBeVisible();
  await station.bench.scan(SAND);
  await packOn(station, (now) => now === null);
  await window.close();
  station.storage((storage) => {
    for (const number of ['1001', '1003']) expect(storage.orders.byNumber(number)).toMatchObject({ status: 'done' });
  });
});
