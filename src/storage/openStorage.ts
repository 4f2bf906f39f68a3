import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { RuntimePort, StoragePort } from '../station/ports.ts';
import { prepareAccounts } from './accounts.ts';
import { prepareAddressChecks } from './addressChecks.ts';
import { prepareAudit } from './audit.ts';
import { prepareForms } from './carrierForms.ts';
import { openWriter, type Connection } from './connection.ts';
import { asStationError, guarded } from './failure.ts';
import { prepareHandovers, prepareManifests } from './handovers.ts';
import { prepareImports } from './imports.ts';
import { prepareInstructions } from './instructions.ts';
import { prepareLabels, preparePapers } from './labels.ts';
import { prepareLastRecorded } from './lastRecorded.ts';
import { preparePackers } from './packers.ts';
import { prepareConfusedProducts } from './confusedProducts.ts';
import { prepareDoubts } from './doubts.ts';
import { prepareLearnedWeights } from './learnedWeights.ts';
import { lockFolder } from './lock.ts';
import { prepareUnits } from './units.ts';
import { prepareBoxSets, prepareCartons } from './boxSets.ts';
import { prepareProducts, prepareSite, prepareUsers } from './masterData.ts';
import { migrateFile, readMigrations, refuseFuture } from './migrate.ts';
import { prepareOrderList } from './orderList.ts';
import { prepareOrders } from './orders.ts';
import { prepareNumbers, prepareParcels, prepareSessions } from './packs.ts';
import { prepareParcelList, prepareTracking } from './parcelList.ts';
import { prepareProductList } from './productList.ts';
import { preparePurchases } from './purchases.ts';
import { preparePeople } from './people.ts';
import { prepareRecord } from './record.ts';
import { prepareRates } from './rateBooks.ts';
import { prepareReplays } from './replays.ts';
import { prepareReports } from './reports.ts';
import { prepareScaleChecks } from './scaleChecks.ts';
import { prepareCounts, preparePreferences, stationIdOf } from './settings.ts';
import { prepareTaskCauses } from './taskCauses.ts';
import { prepareWorkList } from './workList.ts';

/** Name of the database inside a data folder. */
export const DATABASE_FILE = 'station.db';

/** Where the migrations lie: beside this module, in the sources as in the built program. */
export const MIGRATIONS_DIR = join(import.meta.dirname, 'migrations');

export interface StorageOptions {
  /** Made when it is not there. */
  readonly dataDir: string;
  readonly migrationsDir?: string;
  readonly runtime: RuntimePort;
  /** Kept in the database from the first opening when not given. */
  readonly stationId?: string;
}

/**
 * Opens the data folder for this process alone, migrates its database (with a backup first) and prepares every statement.
 * Throws StationError data.locked, data.fromFuture, data.migrationFailed, data.damaged, disk.full or disk.readOnly.
 */
export function openStorage(options: StorageOptions): StoragePort {
  const { dataDir, runtime, migrationsDir = MIGRATIONS_DIR } = options;
  const opened: { close(): void }[] = [];
  const closeAll = (): void => {
    for (const part of opened.splice(0).reverse()) part.close();
  };
  try {
    // Names and addresses lie there: for this user only.
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const lock = lockFolder(dataDir);
    opened.push({
      close: () => {
        lock.release();
      },
    });
    const migrations = readMigrations(migrationsDir);
    const db = openWriter(join(dataDir, DATABASE_FILE), (found) => refuseFuture(found, migrations));
    opened.push(db);
    migrateFile(db, migrations, runtime.now());
    const stationId = stationIdOf(db, options.stationId, () => runtime.newId());
    return guarded(storageOn(db, runtime, stationId, closeAll), dataDir);
  } catch (error) {
    closeAll();
    throw asStationError(error, dataDir);
  }
}

const storageOn = (db: Connection, runtime: RuntimePort, stationId: string, close: () => void): StoragePort => ({
  ...recording(db, runtime, stationId),
  site: prepareSite(db),
  users: prepareUsers(db),
  orders: prepareOrders(db),
  orderList: prepareOrderList(db),
  products: prepareProducts(db),
  units: prepareUnits(db),
  confusedWith: prepareConfusedProducts(db, () => runtime.now()),
  doubts: prepareDoubts(db),
  ordersPacked: preparePackers(db),
  cartons: prepareCartons(db),
  boxSets: prepareBoxSets(db),
  instructions: prepareInstructions(db),
  sessions: prepareSessions(db, stationId),
  parcels: prepareParcels(db),
  purchases: preparePurchases(db, stationId),
  replay: prepareReplays(db, stationId),
  people: preparePeople(db, () => runtime.now()),
  labels: prepareLabels(db),
  papers: preparePapers(db),
  numbers: prepareNumbers(db),
  imports: prepareImports(db),
  scaleChecks: prepareScaleChecks(db),
  learnedWeights: prepareLearnedWeights(db),
  rates: prepareRates(db),
  accounts: prepareAccounts(db),
  workList: prepareWorkList(db),
  productList: prepareProductList(db),
  handovers: prepareHandovers(db),
  manifests: prepareManifests(db),
  forms: prepareForms(db),
  tracking: prepareTracking(db, stationId),
  addressChecks: prepareAddressChecks(db),
  parcelList: prepareParcelList(db),
  tasks: prepareTaskCauses(db),
  reports: prepareReports(db),
  audit: prepareAudit(db),
  preferences: preparePreferences(db),
  counts: prepareCounts(db),
  close,
});

function recording(
  db: Connection,
  runtime: RuntimePort,
  stationId: string,
): Pick<StoragePort, 'record' | 'lastRecorded'> {
  const write = prepareRecord(db, runtime, stationId);
  const clock = prepareLastRecorded(db);
  return {
    record: (...given) => {
      const rows = write(...given);
      for (const { at } of rows.slice(-1)) clock.note(at);
      return rows;
    },
    lastRecorded: clock.latest,
  };
}
