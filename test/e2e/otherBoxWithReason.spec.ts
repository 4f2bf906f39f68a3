import { expect, test } from '@playwright/test';
import { journalOf } from './support/journal.ts';
import { openOrder, packOn } from './support/packer.ts';
import { createTestStation, type TestStation } from './support/station.ts';

let station: TestStation;
test.beforeEach(async () => {
  station = await createTestStation({ packing: { boxReason: 'ask' } });
});
test.afterEach(async () => {
  await station.end();
});

test('otherBoxWithReason: asked why not the suggested one, answered by a key; recorded with both boxes, and nothing is weighed before', async () => {
  const window = await station.start();
  const { page } = window;
  const takeOther = async (number: string): Promise<void> => {
    await openOrder(station, number);
    await packOn(station, (now) => now?.box?.suggested?.cartonTypeId === 'S');
    await station.bench.scan('BX-M');
    await window.until('asked why', (now) => now?.band.key === 'whyOtherBox');
  };
  await takeOther('1002');
  await expect(page.getByRole('heading', { name: 'Why not box S?' }).first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'It is damaged' })).toBeVisible();
  const expected = (await window.snapshot())?.weigh?.expected;
  if (expected) station.bench.put(expected);
  await page.keyboard.press('3');
  await window.until('answered', (now) => now?.whyNotBox === null);
  await packOn(station, (now) => now === null);
  await window.close();
  const facts = journalOf(station);
  expect(facts.filter(({ type }) => type === 'boxReasonGiven')).toMatchObject([
    { reason: 'suggestedDamaged', suggestedId: 'S', cartonTypeId: 'M', by: 'hand' },
  ]);
  const order = facts.map(({ type }) => type);
  expect(order.indexOf('boxReasonGiven')).toBeLessThan(order.indexOf('weightCaptured'));
});
