import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { csvText, exportRows, SHOPIFY_EXPORT_HEADINGS } from '../support/generateExport.ts';
import { openOrder } from './support/packer.ts';
import { createTestStation, type TestStation } from './support/station.ts';

let station: TestStation;
test.beforeEach(async () => {
  station = await createTestStation();
});
test.afterEach(async () => {
  await station.end();
});

interface Imports {
  readonly output: {
    readonly running: { readonly fraction: number } | null;
    readonly done: readonly { readonly fileName: string }[];
  };
}

test('a file of 50,000 lines shows its progress, and packing goes on meanwhile', async () => {
  const path = join(station.dataDir, 'large.csv');
  writeFileSync(path, csvText(SHOPIFY_EXPORT_HEADINGS, exportRows(20_000, 3, 200_000)));
  const window = await station.start({ signIn: false });
  await window.page.getByText('Scan your badge').waitFor();
  await station.bench.scan('BADGE-1001');
  await window.page.getByText('Scan an order').waitFor();
  // The system's file dialog is the one thing no test can click: it answers with the file at once.
  await window.app.evaluate(({ dialog }, file) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [file] });
  }, path);
  const unasked: unknown = await window.page.evaluate(
    "window.station.request('imports.start', {kind: 'orders', path: '/etc/passwd'})",
  );
  expect(unasked, 'the page cannot name a file nobody chose').toMatchObject({
    ok: false,
    failure: { code: 'request.forbidden' },
  });
  await window.page.getByRole('button', { name: 'Menu' }).click();
  await window.page.getByRole('navigation').getByText('Imports', { exact: true }).click();
  await window.page.getByText('Choose a file').click();
  await window.page.getByText('large.csv').waitFor();
  await window.page.getByRole('button', { name: 'Import', exact: true }).click();

  const imports = (): Promise<Imports> => window.page.evaluate("window.station.request('imports.list', {})");
  await expect.poll(async () => (await imports()).output.running !== null).toBe(true);
  await openOrder(station, '1001');
  const fractions = new Set<number>();
  let counted = 0;
  for (const unit of [1, 2]) {
    await station.bench.scan('614141007349');
    await window.until(`unit ${unit.toString()} counted`, (now) => now?.packedUnits === unit);
    const { running } = (await imports()).output;
    if (running) {
      counted += 1;
      fractions.add(running.fraction);
    }
  }
  expect(counted, 'units were counted while the import ran').toBe(2);
  await expect
    .poll(
      async () => {
        const { running, done } = (await imports()).output;
        if (running) fractions.add(running.fraction);
        return running === null && done.some((record) => record.fileName === 'large.csv');
      },
      { timeout: 60_000, intervals: [100] },
    )
    .toBe(true);
  expect(fractions.size, 'progress was shown in steps').toBeGreaterThan(3);
  await window.close();
  expect(station.storage((storage) => storage.counts().orders)).toBe(20_002);
});
