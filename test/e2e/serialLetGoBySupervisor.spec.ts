import { expect, test } from '@playwright/test';
import { NOTHING, openOrder, packOn } from './support/packer.ts';
import { createTestStation, FILES, type TestStation } from './support/station.ts';

let station: TestStation;
test.beforeEach(async () => {
  const [head = '', first = '', , third = ''] = FILES.orders.split('\n');
  const [products = '', ...goods] = FILES.products.split('\n');
  const mug = (number: string, row: string) =>
    row
      .replace('#1001', number)
      .replace('#1002', number)
      .replace(/,\d,"[^"]+",[A-Z-]+,/, ',1,"Stoneware mug, Sand",MUG-SND,');
  station = await createTestStation({
    files: {
      products: [
        `${products},needs_serial`,
        ...goods.filter((row) => row !== '').map((row) => `${row},${row.startsWith('MUG-SND') ? 'yes' : ''}`),
        '',
      ].join('\n'),
      orders: [head, mug('#1001', first), mug('#1002', third), ''].join('\n'),
    },
  });
});
test.afterEach(async () => {
  await station.end();
});

const GS = '\u001d';
const MUG = (serial: string): string => `]C1010061414100734921${serial}${GS}`;

test('serialLetGoBySupervisor: a serial that went out is refused, and goes again by a supervisor’s badge, reason and PIN only', async () => {
  test.slow();
  const window = await station.start();
  const { page } = window;
  await openOrder(station, '1001');
  await station.bench.scan(MUG('A-1'));
  await window.until('the mug', (now) => now?.packedUnits === 1);
  await packOn(station, (now) => now === null);
  station.bench.put(NOTHING);

  await openOrder(station, '1002');
  await station.bench.scan(MUG('A-1'));
  await expect(page.getByRole('alert').first()).toContainText('This one was sent before');
  await expect(page.getByRole('alert').first()).toContainText('A-1');
  expect((await window.snapshot())?.packedUnits).toBe(0);
  await page.screenshot({ path: test.info().outputPath('refused.png') });

  await station.bench.scan('CMD-SUPERVISOR');
  await expect(page.getByRole('heading', { name: 'Supervisor: scan your badge' })).toBeVisible();
  await expect(page.getByText('This serial may go again.')).toBeVisible();
  // Who packs may not say it alone.
  await station.bench.scan('BADGE-2047');
  await expect(page.getByText('This person may not let it go on')).toBeVisible();
  await station.bench.scan('BADGE-1001');
  await page.getByRole('button', { name: 'Checked by hand' }).click();
  await expect(page.getByRole('heading', { name: 'type your PIN' })).toBeVisible();
  await page.keyboard.type('9999', { delay: 120 });
  await page.keyboard.press('Enter');
  await expect(page.getByText('Wrong PIN')).toBeVisible();
  expect((await window.snapshot())?.packedUnits, 'nothing goes by a wrong PIN').toBe(0);
  await page.keyboard.type('1001', { delay: 120 });
  await page.screenshot({ path: test.info().outputPath('pin.png') });
  await page.keyboard.press('Enter');
  await window.until('the mug that came back', (now) => now?.packedUnits === 1);
  await expect(page.getByRole('img', { name: 'Signed in: Mika Kohl' })).toBeVisible();
  await packOn(station, (now) => now === null);
  station.bench.put(NOTHING);
  await window.close();

  station.storage((storage) => {
    const closed = storage.parcels.all().filter(({ closedAt }) => closedAt !== null);
    expect(closed).toHaveLength(2);
    const said = storage.audit
      .page({ kind: 'overrides', by: null, text: '', from: 0, to: Number.MAX_SAFE_INTEGER }, Number.MAX_SAFE_INTEGER, 9)
      .map(({ row }) => row.event);
    const supervisorId = storage.users.byNumber('1001')?.userId;
    expect(said).toMatchObject([
      { type: 'overrideGranted', kind: 'serial', supervisorId, reason: 'checkedByHand', after: { serial: 'A-1' } },
      { type: 'overrideRefused', kind: 'serial', reason: 'wrongPin' },
      { type: 'overrideRefused', kind: 'serial', reason: 'notAllowed' },
    ]);
  });
});
