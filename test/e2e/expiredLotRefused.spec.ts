import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { createCsvImport } from '../../src/channels/csv/source.ts';
import { importFile } from '../../src/station/importing.ts';
import { systemRuntime } from '../../src/station/runtime.ts';
import { openStorage } from '../../src/storage/openStorage.ts';
import { openOrder } from './support/packer.ts';
import { createTestStation, FILES, type TestStation } from './support/station.ts';

let station: TestStation;
test.beforeEach(async () => {
  station = await createTestStation({
    files: {
      products: FILES.products
        .split('\n')
        .map((row, index) => (row === '' ? row : `${row},${index === 0 ? 'needs_expiry' : index === 3 ? 'yes' : ''}`))
        .join('\n'),
    },
  });
  const path = join(station.dataDir, 'recalls.csv');
  writeFileSync(path, 'sku,lot\nTEA-BRG,BAD1\n');
  const storage = openStorage({ dataDir: station.dataDir, runtime: systemRuntime });
  await importFile(
    { storage, source: createCsvImport(), runtime: systemRuntime },
    { kind: 'recalls', path, mapping: null, timeZone: 'UTC', currency: 'USD' },
  );
  storage.close();
});
test.afterEach(async () => {
  await station.end();
});

const TEA = ']C10100614141007363';
const GS = '\u001d';

test('an expired or recalled tea stops in red and is not counted; a good one is', async () => {
  const window = await station.start();
  const { page } = window;
  await openOrder(station, '1002');
  await station.bench.scan(`${TEA}1720010110L1${GS}`);
  await expect(page.getByRole('alert')).toContainText('Expired 2020-01-01');
  await expect(page.getByText('Another one')).toBeVisible();
  expect((await window.snapshot())?.packedUnits).toBe(0);
  await station.bench.scan(`${TEA}1749010110BAD1${GS}`);
  await expect(page.getByRole('alert')).toContainText('Recalled. Put it aside');
  await station.bench.scan(`${TEA}17490101`);
  await window.until('the lot is asked for because of the recall', (now) => now?.asked?.field === 'lot');
  await page.keyboard.press('F2');
  await window.until('UNDO takes the question back', (now) => now?.asked === null);
  await station.bench.scan(`${TEA}1749010110L1${GS}`);
  await window.until('the good one', (now) => now?.stage === 'box');
});
