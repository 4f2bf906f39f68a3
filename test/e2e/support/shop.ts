import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { FILES, type TestStation } from './station.ts';

/** The shop's file of orders with something changed in it. */
export const ordersWith = (change: (line: string) => string): string => FILES.orders.split('\n').map(change).join('\n');

/** The line of an order, cancelled. */
export const cancelled = (number: string) => (line: string) =>
  line.startsWith(`#${number},,paid`) ? line.replace(/,$/, ',2026-11-20 12:00:00 -0600') : line;

/** A newer file of the shop comes in while the bench works; a supervisor is signed in. Waits until it is read. */
export async function ordersComeIn(station: TestStation, text: string): Promise<void> {
  const { app, page } = station.window();
  const path = join(station.dataDir, 'newer.csv');
  writeFileSync(path, text);
  // The system's file dialog is the one thing no test can click: it answers with the file at once.
  await app.evaluate(({ dialog }, file) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [file] });
  }, path);
  await page.evaluate("window.station.request('imports.choose', {})");
  const answer: unknown = await page.evaluate(
    `window.station.request('imports.start', ${JSON.stringify({ kind: 'orders', path })})`,
  );
  expect(answer).toMatchObject({ ok: true });
  await expect
    .poll(async () => {
      const list: { readonly output: { readonly running: unknown; readonly done: readonly { fileName: string }[] } } =
        await page.evaluate("window.station.request('imports.list', {})");
      return list.output.running === null && list.output.done.some(({ fileName }) => fileName === 'newer.csv');
    })
    .toBe(true);
}

/** Starts the app and signs the supervisor in at the bench. */
export async function startSupervised(station: TestStation) {
  const window = await station.start({ signIn: false });
  await window.page.getByText('Scan your badge').waitFor();
  await station.bench.scan('BADGE-1001');
  await window.page.getByText('Scan an order').waitFor();
  return window;
}
