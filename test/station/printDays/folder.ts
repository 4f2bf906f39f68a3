import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCsvImport } from '../../../src/channels/csv/source.ts';
import { DEMO_SITE, DEMO_USERS } from '../../../src/station/demo.ts';
import { importFile } from '../../../src/station/importing.ts';
import { systemRuntime } from '../../../src/station/runtime.ts';
import { setUpSite } from '../../../src/station/setup.ts';
import { openStorage } from '../../../src/storage/openStorage.ts';
import { CARTONS, exportOf, PRODUCTS } from '../../support/station.ts';

/** Numbers of the orders of a day: one mug each. */
export const ORDERS = ['#1001', '#1002', '#1003'] as const;
/** What is scanned for its only unit. */
export const MUG = '614141007349';

/** A data folder with a site, people, goods, boxes and the orders of one day, of which each day gets a copy. */
export interface DayFolder {
  copy(): string;
  remove(): void;
}

/** Lays the folder out once: setting a site up takes longer than a day does. */
export async function layOutDays(): Promise<DayFolder> {
  const root = mkdtempSync(join(tmpdir(), 'packing-station-days-'));
  const template = join(root, 'template');
  const storage = openStorage({ dataDir: template, runtime: systemRuntime });
  await setUpSite(storage, systemRuntime, DEMO_SITE, DEMO_USERS);
  const [heading] = exportOf('#1', {}).split('\n');
  const orders = [heading, ...ORDERS.map((number) => exportOf(number, { MUG: 1 }).split('\n')[1]), ''].join('\n');
  for (const [kind, text] of [
    ['products', PRODUCTS],
    ['cartons', CARTONS],
    ['orders', orders],
  ] as const) {
    const path = join(root, `${kind}.csv`);
    writeFileSync(path, text);
    await importFile(
      { storage, source: createCsvImport(), runtime: systemRuntime },
      { kind, path, mapping: null, timeZone: DEMO_SITE.timeZone, currency: 'USD' },
    );
  }
  storage.close();
  let copies = 0;
  return {
    copy() {
      copies += 1;
      const folder = join(root, `day-${copies.toString()}`);
      cpSync(template, folder, { recursive: true });
      return folder;
    },
    remove() {
      rmSync(root, { recursive: true, force: true });
    },
  };
}
