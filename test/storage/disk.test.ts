import { spawnSync } from 'node:child_process';
import { closeSync, openSync, readdirSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { asId } from '../../src/core/ids.ts';
import { systemRuntime } from '../../src/station/runtime.ts';
import { openReader, openWriter, type Connection } from '../../src/storage/connection.ts';
import { asStationError, guarded } from '../../src/storage/failure.ts';
import { readMigrations, runMigrations } from '../../src/storage/migrate.ts';
import { DATABASE_FILE, MIGRATIONS_DIR } from '../../src/storage/openStorage.ts';
import { prepareRecord } from '../../src/storage/record.ts';
import { prepareCounts } from '../../src/storage/settings.ts';
import { fact, imported, label, orderFacts, packedOrder, personOf } from './facts.ts';
import { afterTest, newFolder, openIn, verify } from './place.ts';

const order = (number: number) => orderFacts(`${number}`, [['MUG', 2]]);
const full = expect.objectContaining({ code: 'disk.full' });

/** Records orders until that fails; returns how many were recorded and what was thrown. */
function fillUp(record: (number: number) => unknown): { recorded: number; failure: unknown } {
  for (let recorded = 0; recorded < 100_000; recorded += 1) {
    try {
      record(recorded);
    } catch (failure) {
      return { recorded, failure };
    }
  }
  throw new Error('the disk never filled');
}

/** The parts of a storage on a database that may not grow: SQLite's own "full". */
function onFullDatabase(): { db: Connection; dataDir: string } {
  const dataDir = newFolder();
  const db = openWriter(join(dataDir, DATABASE_FILE), () => undefined);
  afterTest(() => db.close());
  runMigrations(db, readMigrations(MIGRATIONS_DIR));
  db.pragma('max_page_count = 160');
  return { db, dataDir };
}

test('a database that cannot grow says disk.full, nothing is half applied, and work goes on when there is room', () => {
  const { db, dataDir } = onFullDatabase();
  const port = guarded({ record: prepareRecord(db, systemRuntime, 's1'), counts: prepareCounts(db) }, dataDir);
  const { recorded, failure } = fillUp((number) =>
    port.record([imported(order(number)), imported(order(number + 1_000_000))], null),
  );
  expect(failure).toEqual(full);
  expect(recorded).toBeGreaterThan(3);
  expect(port.counts()).toEqual({ orders: 2 * recorded, parcels: 0, journalRows: 2 * recorded });
  expect(verify(dataDir).findings).toEqual([]);

  db.pragma('max_page_count = 100000');
  const [row] = port.record([imported(order(recorded))], null);
  expect(row?.seq).toBe(2 * recorded + 1);
  expect(verify(dataDir).findings).toEqual([]);
});

test('a disk that is full says disk.full, and the station goes on when there is room again', () => {
  const mount = newFolder();
  const isMounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', mount]).status === 0;
  // Only root can mount a small disk; others fill a database of limited size.
  if (!isMounted) {
    const { db, dataDir } = onFullDatabase();
    expect(
      fillUp((number) =>
        guarded({ record: prepareRecord(db, systemRuntime, 's1') }, dataDir).record([imported(order(number))], null),
      ).failure,
    ).toEqual(full);
    return;
  }
  afterTest(() => spawnSync('umount', [mount]));
  const ballast = join(mount, 'ballast');
  writeFileSync(ballast, Buffer.alloc(1_000_000));
  const storage = openIn(join(mount, 'data'));
  const { recorded, failure } = fillUp((number) => storage.record([imported(order(number))], null));
  expect(failure).toEqual(full);
  expect(storage.counts()).toMatchObject({ orders: recorded, journalRows: recorded });

  writeFileSync(ballast, '');
  const zpl = label(personOf('0'), '^XA^XZ');
  storage.record(packedOrder(order(0), 1, zpl.hash), null, [zpl]);
  expect(storage.orders.byNumber('0')?.status).toBe('done');
  expect(verify(join(mount, 'data')).findings).toEqual([]);

  storage.close();
  expect(() => writeFileSync(ballast, Buffer.alloc(4_000_000))).toThrow('ENOSPC');
  expect(() => openIn(join(mount, 'data'))).toThrow(full);
  writeFileSync(ballast, '');
  expect(openIn(join(mount, 'data')).counts().orders).toBe(recorded);
});

test('an event that contradicts the journal is thrown as the bug it is, and nothing of its batch stays', () => {
  const dataDir = newFolder();
  const storage = openIn(dataDir);
  storage.record([imported(order(1))], null);
  const zpl = label(personOf('2'), '^XA^XZ');
  const batch = [imported(order(2)), fact({ type: 'orderReleased', orderId: asId('nobody') })];
  expect(() => storage.record(batch, null, [zpl])).toThrow('which never came in');
  expect(storage.counts()).toEqual({ orders: 1, parcels: 0, journalRows: 1 });
  expect(storage.people.address(personOf('2'))).toBeNull();
  expect(storage.labels.byHash(zpl.hash)).toBeNull();
  expect(storage.record([imported(order(3))], null)[0]?.seq).toBe(2);
  expect(verify(dataDir).findings).toEqual([]);
});

test('a serial cannot be taken twice', () => {
  const storage = openIn(newFolder());
  const zpl = label(personOf('1'), '^XA^XZ');
  storage.record([imported(order(1)), imported(order(2)), ...packedOrder(order(1), 7, zpl.hash)], null, [zpl]);
  expect(() => storage.record(packedOrder(order(2), 7, zpl.hash), null)).toThrow('UNIQUE');
  expect(storage.orders.byNumber('2')?.status).toBe('ready');
});

test('a database file that is damaged says data.damaged and leaves the folder free', () => {
  for (const at of [0, 100]) {
    const dataDir = newFolder();
    openIn(dataDir).close();
    const path = join(dataDir, DATABASE_FILE);
    const file = openSync(path, 'r+');
    writeSync(file, Buffer.alloc(Math.min(8_192, statSync(path).size - at), 0x5a), 0, undefined, at);
    closeSync(file);
    for (const act of [() => openIn(dataDir), () => openIn(dataDir), () => verify(dataDir)]) {
      expect(act).toThrow(expect.objectContaining({ code: 'data.damaged' }));
    }
  }
});

test('a folder that cannot be written says disk.readOnly', () => {
  const dataDir = newFolder();
  openIn(dataDir).close();
  const reader = openReader(join(dataDir, DATABASE_FILE));
  afterTest(() => reader.close());
  const write = guarded({ write: () => reader.exec("INSERT INTO preference VALUES ('a', 'b')") }, dataDir).write;
  expect(write).toThrow(expect.objectContaining({ code: 'disk.readOnly' }));
  const refused = Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' });
  expect(asStationError(refused, dataDir)).toMatchObject({ code: 'disk.readOnly', cause: refused });
});

test('what is no failure of the disk stays what it is', () => {
  const bug = new TypeError('x is undefined');
  expect(asStationError(bug, '/')).toBe(bug);
});

test('a closed station leaves one database and its lock, and no log', () => {
  const dataDir = newFolder();
  const storage = openIn(dataDir);
  storage.record([imported(order(1))], null);
  storage.close();
  expect(readdirSync(dataDir).toSorted()).toEqual(['station.db', 'station.lock']);
});
