import { expect, test } from 'vitest';
import { createCsvImport } from '../../../src/channels/csv/source.ts';
import { createWorkerImport } from '../../../src/channels/csv/workerImport.ts';
import { csvText, exportRows, SHOPIFY_EXPORT_HEADINGS } from '../../support/generateExport.ts';
import { fileOf, readAll, requestOf } from '../../support/importFiles.ts';

const worker = () =>
  createWorkerImport({ workerUrl: new URL('../../../src/main/workers/importWorker.ts', import.meta.url) });

test('a file read in a worker gives what it gives inline, in the same order', async () => {
  const path = fileOf(csvText(SHOPIFY_EXPORT_HEADINGS, exportRows(1_500)));
  const inline = await readAll(path, {}, createCsvImport());
  const threaded = await readAll(path, {}, worker());
  expect(inline.orders).toHaveLength(1_500);
  expect(threaded.items).toEqual(inline.items);
});

test('failures keep their code and parameters', async () => {
  await expect(readAll('/nowhere/orders.csv', {}, worker())).rejects.toMatchObject({
    name: 'StationError',
    code: 'file.notFound',
    params: { file: 'orders.csv' },
  });
  await expect(readAll(fileOf('a,b\n'), {}, worker())).rejects.toMatchObject({ code: 'csv.headerMissing' });
});

test('a worker that can not start is a failure, not a wait', async () => {
  const lost = createWorkerImport({ workerUrl: new URL('./noSuchWorker.ts', import.meta.url) });
  await expect(readAll(fileOf('a'), {}, lost)).rejects.toThrow();
});

test('a consumer that stops early ends the worker', async () => {
  const path = fileOf(csvText(SHOPIFY_EXPORT_HEADINGS, exportRows(3_000)));
  const before = process.getActiveResourcesInfo().filter((name) => name === 'MessagePort').length;
  const batches = worker().read(requestOf(path))[Symbol.asyncIterator]();
  const first = await batches.next();
  expect(first.done).toBe(false);
  await batches.return?.();
  expect(process.getActiveResourcesInfo().filter((name) => name === 'MessagePort').length).toBe(before);
});
