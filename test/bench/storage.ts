import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createWorkerImport, IMPORT_WORKER_URL } from '../../src/channels/csv/workerImport.ts';
import { asId, type UserId } from '../../src/core/ids.ts';
import { importFile } from '../../src/station/importing.ts';
import { systemRuntime } from '../../src/station/runtime.ts';
import { csvText, exportRows, SHOPIFY_EXPORT_HEADINGS } from '../support/generateExport.ts';
import { fillOrders } from './fill.ts';
import { figure, percentiles, type Figure } from './measure.ts';
import { withDataDir, withStorage } from './stationFolder.ts';

/** Orders that make some 50,000 lines: one to four lines each. */
const ORDERS = 20_000;

/** Import of an export of some 50,000 lines into an empty data folder, reading, comparing and recording included. */
export function benchImport(): Promise<Figure[]> {
  return withDataDir((dataDir) =>
    withStorage(dataDir, async (storage) => {
      const path = join(dataDir, 'orders.csv');
      writeFileSync(path, csvText(SHOPIFY_EXPORT_HEADINGS, exportRows(ORDERS, 7)));
      const begin = performance.now();
      const { counts } = await importFile(
        { storage, source: createWorkerImport({ workerUrl: IMPORT_WORKER_URL }), runtime: systemRuntime },
        { kind: 'orders', path, mapping: null, timeZone: 'America/Chicago', currency: 'USD' },
      );
      const seconds = (performance.now() - begin) / 1000;
      return [
        figure(`import of ${counts.lines.toString()} lines`, counts.lines / seconds, 'lines/s', { atLeast: 10_000 }),
      ];
    }),
  );
}

/** One fact recorded by itself, on disk when it returns, with 100,000 orders in the database; and facts in batches of 500. */
export function benchJournal(): Promise<Figure[]> {
  return withDataDir((dataDir) =>
    withStorage(dataDir, (storage) => {
      const begin = performance.now();
      fillOrders(storage, 100_000);
      const rate = 100_000 / ((performance.now() - begin) / 1000);
      const samples = Array.from({ length: 500 }, () => {
        const start = performance.now();
        storage.record([{ event: { type: 'userSignedOut', userId: asId<UserId>('bench') } }], null);
        return performance.now() - start;
      });
      return [...percentiles('journal append', samples), figure('orders recorded in batches', rate, 'facts/s')];
    }),
  );
}
