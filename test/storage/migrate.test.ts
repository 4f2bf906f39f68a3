import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { asId, type OrderId, type PersonId, type Sha256, type Sku, type UserId } from '../../src/core/ids.ts';
import { WHOLE_QUEUE } from '../../src/core/orders/queueOrder.ts';
import { systemRuntime } from '../../src/station/runtime.ts';
import { DATABASE_FILE, MIGRATIONS_DIR, openStorage } from '../../src/storage/openStorage.ts';
import { PROJECTION_TABLES } from '../../src/storage/project.ts';
import { readMigrations } from '../../src/storage/migrate.ts';
import {
  carton,
  fact,
  imported,
  instructed,
  label,
  NOON,
  orderFacts,
  packedOrder,
  personOf,
  product,
  scaleChecked,
} from './facts.ts';
import { BUILT_IN_TABLES } from '../support/rates.ts';
import { afterTest, newFolder, openIn, steadyRuntime, verify } from './place.ts';
import { givenUpAfterOneBox, intentId, sent } from './sentParcels.ts';

const LATEST = readMigrations(MIGRATIONS_DIR).length;
const backups = (dataDir: string): string[] => readdirSync(dataDir).filter((name) => name.endsWith('.backup.db'));
const version = (path: string): unknown => withDatabase(path, (db) => db.pragma('user_version', { simple: true }));

function withDatabase<T>(path: string, act: (db: Database.Database) => T): T {
  const db = new Database(path);
  try {
    return act(db);
  } finally {
    db.close();
  }
}

/** A folder with one packed order; its label is stored as before 0022, without a salt. */
function filled(): string {
  const dataDir = newFolder();
  const storage = openIn(dataDir);
  const order = orderFacts('10472', [['MUG', 2]]);
  const stored = label(personOf('10472'), '^XA^XZ');
  const zpl = { ...stored, salt: '', hash: systemRuntime.sha256(stored.bytes) };
  storage.record(
    [imported(order), ...packedOrder(order, 1, zpl.hash), imported(orderFacts('10473', [['MUG', 1]]))],
    null,
    [zpl],
  );
  storage.close();
  return dataDir;
}

/** The same data as the program of migration 0001 left them: no projections yet. */
function asOfJournalOnly(): string {
  const dataDir = filled();
  withDatabase(join(dataDir, DATABASE_FILE), (db) => {
    db.pragma('foreign_keys = OFF');
    db.exec(BEFORE_REPLAYS);
    for (const table of PROJECTION_TABLES) db.exec(`DROP TABLE IF EXISTS ${table}`);
    db.pragma('user_version = 1');
  });
  return dataDir;
}

/** A copy of the migrations with one more. */
function migrationsWith(sql: string): string {
  const folder = newFolder();
  cpSync(MIGRATIONS_DIR, folder, { recursive: true });
  writeFileSync(join(folder, `${String(LATEST + 1).padStart(4, '0')}_next.sql`), sql);
  return folder;
}

/** Takes back what 0008 to 0011 add; an index that went with its table is gone. */
const BEFORE_MERGED =
  'DROP INDEX IF EXISTS orders_goes_with; DROP INDEX IF EXISTS orders_merged_of; DROP INDEX IF EXISTS orders_merged_number; ' +
  'DROP INDEX IF EXISTS orders_merged_tote; ALTER TABLE orders DROP COLUMN goes_with; ALTER TABLE orders DROP COLUMN merged_of';
const BEFORE_PRINTED_BADGES = `${BEFORE_MERGED}; DROP INDEX station_user_printed; ALTER TABLE station_user DROP COLUMN printed_digest; ALTER TABLE station_user DROP COLUMN printed_at`;
const BEFORE_FILLING = `${BEFORE_PRINTED_BADGES}; DROP TABLE learned_filling`;
const BEFORE_ACCOUNTS = `${BEFORE_FILLING}; DROP TABLE carrier_account; DROP INDEX IF EXISTS orders_method`;
const BEFORE_BOXES_BEFORE = `${BEFORE_ACCOUNTS}; DROP TABLE boxes_before; ALTER TABLE box_set DROP COLUMN in_force_no`;
const BEFORE_DOUBTS = `${BEFORE_BOXES_BEFORE}; DROP TABLE confusion; DROP TABLE product_doubt; DROP TABLE product_fit; DROP TABLE doubt_dismissed`;
const BEFORE_PACKERS = `${BEFORE_DOUBTS}; DROP INDEX IF EXISTS report_pack_by`;
const BEFORE_DESK_WORDS = `${BEFORE_PACKERS}; ALTER TABLE orders DROP COLUMN desk`;
const BEFORE_OVERRIDES = `${BEFORE_DESK_WORDS}; DROP TABLE report_override; ALTER TABLE report_parcel DROP COLUMN reason`;
const BEFORE_AUDIT = `${BEFORE_OVERRIDES}; DROP TABLE audit`;
const BEFORE_CHANNEL_TALLY = `${BEFORE_AUDIT}; DROP TABLE channel_tally`;
const BEFORE_REPORTED_PARCELS = `${BEFORE_CHANNEL_TALLY}; DROP TABLE report_parcel`;
const BEFORE_KEY_WEIGHT = `${BEFORE_REPORTED_PARCELS}; ALTER TABLE station_user DROP COLUMN may_key_weight`;
const BEFORE_DAMAGED_PLACES = `${BEFORE_KEY_WEIGHT}; ALTER TABLE damaged_item DROP COLUMN place`;
const BEFORE_PUT_BACKS = `${BEFORE_DAMAGED_PLACES}; DROP TABLE put_back`;
const BEFORE_BATCHES = `${BEFORE_PUT_BACKS}; DROP INDEX IF EXISTS orders_batch; ALTER TABLE orders DROP COLUMN batch`;
const BEFORE_REPORTS = `${BEFORE_BATCHES}; DROP TABLE report_pack; DROP TABLE report_error`;
const BEFORE_CONFUSED = `${BEFORE_REPORTS}; DROP TABLE IF EXISTS confused_product`;
const BEFORE_QUEUE_ORDER =
  `${BEFORE_CONFUSED}; ` +
  'DROP INDEX IF EXISTS orders_queue; DROP INDEX IF EXISTS orders_single; DROP INDEX IF EXISTS orders_held; DROP INDEX IF EXISTS orders_channel; ' +
  'ALTER TABLE orders DROP COLUMN rank; ALTER TABLE orders DROP COLUMN given_priority; ALTER TABLE orders DROP COLUMN priority';
const BEFORE_DAMAGED = `${BEFORE_QUEUE_ORDER}; DROP TABLE damaged_item`;
const BEFORE_LEARNED = `${BEFORE_DAMAGED}; DROP TABLE learned_weight`;
const BEFORE_BOX_SETS = `${BEFORE_LEARNED}; ALTER TABLE carton_type DROP COLUMN is_retired; DROP TABLE box_set; DROP TABLE box_draft`;
const BEFORE_SALTS = `${BEFORE_BOX_SETS}; ALTER TABLE label DROP COLUMN salt`;
const BEFORE_INSTRUCTIONS = `${BEFORE_SALTS}; ALTER TABLE orders DROP COLUMN care; DROP TABLE instruction_code; DROP TABLE instruction`;
const BEFORE_UNITS = `${BEFORE_INSTRUCTIONS}; DROP TABLE IF EXISTS packed_unit; DROP TABLE IF EXISTS recall`;
const BEFORE_TOTES = `${BEFORE_UNITS}; DROP INDEX IF EXISTS orders_tote; ALTER TABLE orders DROP COLUMN tote`;
const BEFORE_CARRIER_FORMS = `${BEFORE_TOTES}; DROP TABLE carrier_form; DROP TABLE carrier_paper`;
const BEFORE_MAY_OVERRIDE = `${BEFORE_CARRIER_FORMS}; ALTER TABLE station_user DROP COLUMN may_override`;
const BEFORE_REPLAYS = `${BEFORE_MAY_OVERRIDE}; DROP INDEX IF EXISTS journal_stream; DROP INDEX IF EXISTS label_purchase_order; DROP TABLE weight_curve`;
const BEFORE_MISSED_DAYS = `${BEFORE_REPLAYS}; DROP INDEX IF EXISTS orders_promised; DROP INDEX IF EXISTS handover_missed; ALTER TABLE handover DROP COLUMN arrives_on`;
const BEFORE_ADDRESS_CHECKS = `${BEFORE_MISSED_DAYS}; DROP TABLE address_check`;
const BEFORE_UNDER_WAY = `${BEFORE_ADDRESS_CHECKS}; DROP INDEX IF EXISTS handover_under_way; ALTER TABLE handover DROP COLUMN is_over`;
const BEFORE_PROMISES = `${BEFORE_UNDER_WAY}; ALTER TABLE orders DROP COLUMN deliver_by`;
const BEFORE_TROUBLE = `${BEFORE_PROMISES}; DROP INDEX IF EXISTS label_purchase_kept; DROP INDEX IF EXISTS tracking_trouble`;
const BEFORE_HANDOVERS = `${BEFORE_TROUBLE}; DROP TABLE handover; DROP TABLE manifest; DROP TABLE tracking; DROP TABLE task_mark; DROP TABLE order_wait`;
const BEFORE_CUSTOMS = `ALTER TABLE order_line DROP COLUMN price; ALTER TABLE orders DROP COLUMN customs; ${BEFORE_HANDOVERS}`;

test('0001: an empty folder gets the append-only journal', () => {
  const dataDir = filled();
  withDatabase(join(dataDir, DATABASE_FILE), (db) => {
    expect(() => db.exec("UPDATE journal SET actor = 'x' WHERE seq = 1")).toThrow('the journal is append-only');
    expect(() => db.exec('DELETE FROM journal WHERE seq = 1')).toThrow('the journal is append-only');
    const copy = (seq: string, id: string): string =>
      `INSERT INTO journal SELECT ${seq}, ${id}, station_id, at, actor, stream, event, person_id, person_digest, prev_hash, hash FROM journal WHERE seq = 1`;
    expect(() => db.exec(copy('99', "'new'"))).toThrow('the journal has no gaps');
    expect(() => db.exec(copy('1', "'new'"))).toThrow('the journal has no gaps');
    db.pragma('recursive_triggers = ON');
    const next = Number(db.prepare('SELECT max(seq) + 1 FROM journal').pluck().get());
    expect(() => db.exec(copy(String(next), 'event_id').replace('INSERT', 'INSERT OR REPLACE'))).toThrow(
      'the journal is append-only',
    );
  });
  expect(backups(dataDir)).toEqual([]);
});

test('0001: every table is strict', () => {
  const loose = withDatabase(join(filled(), DATABASE_FILE), (db) =>
    db
      .prepare(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'",
      )
      .pluck()
      .all(),
  );
  expect(loose).toEqual([]);
});

test('0002: projections are made from the journal of an older database, which is kept beside it', () => {
  const dataDir = asOfJournalOnly();
  const storage = openIn(dataDir, steadyRuntime(Date.UTC(2026, 10, 23, 9)));
  expect(storage.orders.byNumber('10472')).toMatchObject({ status: 'done', lines: [{ packed: 2 }] });
  expect(storage.orders.byNumber('10473')?.status).toBe('ready');
  expect(storage.counts()).toEqual({ orders: 2, parcels: 1, journalRows: 12 });
  expect(verify(dataDir).isSound).toBe(true);
  expect(backups(dataDir)).toEqual(['station-20261123T090000000Z-v1.backup.db']);
  withDatabase(join(dataDir, backups(dataDir)[0] ?? ''), (db) => {
    expect(db.prepare('SELECT count(*) FROM journal').pluck().get()).toBe(12);
    expect(db.pragma('user_version', { simple: true })).toBe(1);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  });
});

test('0002: the older database can be verified before it is migrated, and stays as it was', () => {
  const dataDir = asOfJournalOnly();
  expect(verify(dataDir)).toMatchObject({ isSound: true, journalRows: 12 });
  expect(version(join(dataDir, DATABASE_FILE))).toBe(1);
});

test('0003: an open session of an older program says how sure its print is', () => {
  const dataDir = newFolder();
  const storage = openIn(dataDir);
  const order = orderFacts('10472', [['MUG', 2]]);
  const facts = packedOrder(order, 1, label(personOf('10472'), '^XA^XZ').hash);
  storage.record(
    [imported(order), ...facts.filter(({ event }) => !/^(parcelClosed|packFinished)$/.test(event.type))],
    null,
  );
  storage.close();
  withDatabase(join(dataDir, DATABASE_FILE), (db) => {
    db.exec("UPDATE pack_session SET state = json_remove(state, '$.parcels[0].printProof')");
    db.exec(`DROP TABLE scale_check; DROP TABLE rate_book; DROP TABLE label_purchase; ${BEFORE_CUSTOMS}`);
    db.pragma('user_version = 2');
  });
  expect(openIn(dataDir).sessions.open()?.parcels).toMatchObject([{ print: 'delivered', printProof: 'delivered' }]);
  expect(verify(dataDir).isSound).toBe(true);
});

test('0005: an older database has no scale checks yet, and takes them', () => {
  const dataDir = filled();
  withDatabase(join(dataDir, DATABASE_FILE), (db) => {
    db.exec(`DROP TABLE scale_check; DROP TABLE rate_book; DROP TABLE label_purchase; ${BEFORE_CUSTOMS}`);
    db.pragma('user_version = 4');
  });
  const storage = openIn(dataDir);
  expect(storage.scaleChecks()).toEqual([]);
  storage.record([scaleChecked('0922:8003:7', 1001)], null);
  expect(storage.scaleChecks()).toMatchObject([{ identity: '0922:8003:7', isWithin: true }]);
  storage.close();
  expect(verify(dataDir).isSound).toBe(true);
});

test('0007: what an older database bought stands among its purchases', () => {
  const dataDir = filled();
  withDatabase(join(dataDir, DATABASE_FILE), (db) => {
    db.exec(`DROP TABLE label_purchase; ${BEFORE_CUSTOMS}`);
    db.pragma('user_version = 6');
  });
  const storage = openIn(dataDir);
  expect(storage.purchases.byNumber('T1')).toMatchObject([
    { state: 'bought', carrier: 'offline', charged: { minor: 899, currency: 'USD' }, quoted: null },
  ]);
  expect(storage.purchases.unsettled()).toEqual([]);
  storage.close();
  expect(verify(dataDir).isSound).toBe(true);
});

test('0006: an older database goes by the rules and prices of the program, and takes others', () => {
  const dataDir = filled();
  withDatabase(join(dataDir, DATABASE_FILE), (db) => {
    db.exec(`DROP TABLE rate_book; DROP TABLE label_purchase; ${BEFORE_CUSTOMS}`);
    db.pragma('user_version = 5');
  });
  const storage = openIn(dataDir);
  expect([storage.rates.latest(), storage.rates.list()]).toEqual([0, []]);
  const tables = { ...BUILT_IN_TABLES, fuel: 'origin,service,from,to,percent\nUS,ground,,,12.5\n' };
  storage.record([{ event: { type: 'ratesPublished', version: 1, note: 'Fuel', tables } }], asId('u7'));
  expect(storage.rates.tables(1)).toEqual(tables);
  expect(storage.rates.list()).toMatchObject([{ version: 1, by: 'u7', note: 'Fuel' }]);
  storage.close();
  expect(verify(dataDir).isSound).toBe(true);
});

test('opening an up-to-date database makes no backup', () => {
  const dataDir = filled();
  openIn(dataDir).close();
  expect(backups(dataDir)).toEqual([]);
});

test('a database from the future is refused with both versions and left untouched', () => {
  const dataDir = filled();
  withDatabase(join(dataDir, DATABASE_FILE), (db) => {
    db.pragma('user_version = 99');
    // Not even the journal mode is ours to change.
    db.pragma('journal_mode = DELETE');
  });
  const before = readFileSync(join(dataDir, DATABASE_FILE));
  expect(() => openIn(dataDir)).toThrow(
    expect.objectContaining({ code: 'data.fromFuture', params: { found: 99, known: LATEST } }),
  );
  expect(() => verify(dataDir)).toThrow(expect.objectContaining({ code: 'data.fromFuture' }));
  expect(readFileSync(join(dataDir, DATABASE_FILE)).equals(before)).toBe(true);
  expect(backups(dataDir)).toEqual([]);
});

test('a migration that fails leaves the database as it was, with the backup beside it, and the folder free', () => {
  const dataDir = filled();
  const migrationsDir = migrationsWith("CREATE TABLE half (a TEXT) STRICT; INSERT INTO nowhere VALUES ('x');");
  const open = () => openStorage({ dataDir, migrationsDir, runtime: systemRuntime });
  expect(open).toThrow(
    expect.objectContaining({
      code: 'data.migrationFailed',
      params: expect.objectContaining({ from: LATEST, to: LATEST + 1 }),
    }),
  );
  expect(backups(dataDir)).toHaveLength(1);
  const storage = openIn(dataDir);
  expect(storage.counts().orders).toBe(2);
  expect(verify(dataDir).isSound).toBe(true);
});

test('the last five backups are kept', () => {
  const dataDir = filled();
  const migrationsDir = migrationsWith('CREATE TABLE next (a TEXT) STRICT;');
  for (let hour = 0; hour < 7; hour += 1) {
    const storage = openStorage({ dataDir, migrationsDir, runtime: steadyRuntime(Date.UTC(2026, 0, 1, hour)) });
    storage.close();
    withDatabase(join(dataDir, DATABASE_FILE), (db) => {
      db.exec('DROP TABLE next');
      db.pragma(`user_version = ${LATEST}`);
    });
  }
  expect(backups(dataDir).map((name) => name.slice(17, 19))).toEqual(['02', '03', '04', '05', '06']);
});

test('a missing migration file is a broken installation', () => {
  const folder = newFolder();
  writeFileSync(join(folder, '0002_second.sql'), 'SELECT 1;');
  expect(() => readMigrations(folder)).toThrow('0002_second.sql is not number 1');
});

test('the station keeps its id from the first opening', () => {
  const dataDir = newFolder();
  const stations = [0, 1].map(() => {
    const storage = openIn(dataDir);
    const [row] = storage.record([imported(orderFacts('1', [['A', 1]]))], null);
    storage.close();
    return row?.stationId;
  });
  expect(stations[0]).toBe(stations[1]);
  const named = openStorage({ dataDir, runtime: systemRuntime, stationId: 'bench-4' });
  afterTest(() => named.close());
  expect(named.record([imported(orderFacts('2', [['A', 1]]))], null)[0]?.stationId).toBe('bench-4');
});

test('0008: what an older database knows of orders stands, and prices of new ones are kept', () => {
  const dataDir = filled();
  withDatabase(join(dataDir, DATABASE_FILE), (db) => {
    db.exec(BEFORE_CUSTOMS);
    db.pragma('user_version = 7');
  });
  const storage = openIn(dataDir);
  const before = storage.orders.byNumber('10473');
  expect(before?.lines[0]).not.toHaveProperty('unitPrice');
  expect(before).not.toHaveProperty('customs');
  const facts = orderFacts('10480', [['MUG', 2]]);
  const unitPrice = { minor: 2400, currency: 'USD' };
  const order = {
    ...facts,
    lines: facts.lines.map((line) => ({ ...line, unitPrice })),
    customs: { contents: 'sample', incoterm: 'DDP', itn: 'X20261127123456' } as const,
  };
  storage.record([imported(order)], null);
  expect(storage.orders.byNumber('10480')).toMatchObject({ customs: order.customs, lines: [{ unitPrice }] });
  storage.close();
  expect(verify(dataDir).isSound).toBe(true);
});

test('0009: what an older database bought stands on its way to the carrier, on no manifest', () => {
  const dataDir = filled();
  withDatabase(join(dataDir, DATABASE_FILE), (db) => {
    db.exec(BEFORE_HANDOVERS);
    db.pragma('user_version = 8');
  });
  openIn(dataDir).close();
  withDatabase(join(dataDir, DATABASE_FILE), (db) => {
    const [row] = db.prepare('SELECT state, ship_date, manifest_id FROM handover').all();
    expect(row).toEqual({ state: 'bought', ship_date: null, manifest_id: null });
  });
  expect(verify(dataDir).isSound).toBe(true);
});

test('0010: an older database finds what is in trouble by an index of its own', () => {
  const dataDir = filled();
  withDatabase(join(dataDir, DATABASE_FILE), (db) => {
    db.exec(BEFORE_TROUBLE);
    db.pragma('user_version = 9');
  });
  const storage = openIn(dataDir);
  expect([storage.tasks.voidsRefused(5), storage.tasks.parcelsInTrouble(5)]).toEqual([[], []]);
  storage.close();
  expect(verify(dataDir).isSound).toBe(true);
});

test('0011: orders of an older database were promised for no day, and new ones may be', () => {
  const dataDir = filled();
  withDatabase(join(dataDir, DATABASE_FILE), (db) => {
    db.exec(BEFORE_PROMISES);
    db.pragma('user_version = 10');
  });
  const storage = openIn(dataDir);
  expect(storage.orders.byNumber('10472')).not.toHaveProperty('deliverBy');
  storage.record([imported({ ...orderFacts('10474', [['MUG', 1]]), deliverBy: '2026-12-01' })], null);
  expect(storage.orders.byNumber('10474')?.deliverBy).toBe('2026-12-01');
  storage.close();
  expect(verify(dataDir).isSound).toBe(true);
});

test('0012: of an older database what has arrived is asked about no more, and what is under way is', () => {
  const dataDir = filled();
  const before = openIn(dataDir);
  const arrived = {
    type: 'trackingReported',
    intentId: intentId(2),
    carrier: 'offline',
    number: 'T2',
    code: '',
    status: 'delivered',
    delay: null,
    reason: '',
    place: '',
    at: NOON,
    utcOffset: null,
    eta: null,
  } as const;
  before.record([...sent(2, '2026-11-23'), fact(arrived)], null);
  before.close();
  withDatabase(join(dataDir, DATABASE_FILE), (db) => {
    db.exec(BEFORE_UNDER_WAY);
    db.pragma('user_version = 11');
  });
  const storage = openIn(dataDir);
  const underWay = storage.tracking.underWay({ carrier: 'offline', boughtAt: 0, intentId: '' }, 5);
  expect(underWay.map(({ number }) => number)).toEqual(['T1']);
  storage.close();
  expect(verify(dataDir).isSound).toBe(true);
});

test('0020: no unit of an older database is known by its serial, and one packed from then on is', () => {
  const dataDir = filled();
  withDatabase(join(dataDir, DATABASE_FILE), (db) => {
    db.exec(BEFORE_UNITS);
    db.pragma('user_version = 19');
  });
  const storage = openIn(dataDir);
  const recall = { sku: asId<Sku>('A'), lot: 'L1', serialFrom: null, serialTo: null };
  storage.record([{ event: { type: 'recallRecorded', recall } }], null);
  expect(storage.units.recalls(asId('A'))).toEqual([recall]);
  expect(storage.units.isSerialElsewhere(asId('A'), 'S1', asId('other'))).toBe(false);
  storage.close();
  expect(verify(dataDir).isSound).toBe(true);
});

test('0013: no address of an older database was checked, and the first to be packed is the next', () => {
  const dataDir = filled();
  withDatabase(join(dataDir, DATABASE_FILE), (db) => {
    db.exec(BEFORE_ADDRESS_CHECKS);
    db.pragma('user_version = 12');
  });
  const storage = openIn(dataDir);
  expect(storage.addressChecks.next()).toMatchObject({ consigneeId: personOf('10473') });
  expect(storage.addressChecks.doubts(0, 5)).toEqual([]);
  storage.close();
  expect(verify(dataDir).isSound).toBe(true);
});

test('0014: labels of an older database that come after the promised day are told of', () => {
  const dataDir = filled();
  const before = openIn(dataDir);
  before.record(
    [
      ...sent(2, '2026-11-23', {}, '2026-11-27', '2026-11-25'),
      ...sent(3, '2026-11-23', {}, '2026-11-25', '2026-11-25'),
    ],
    null,
  );
  before.close();
  withDatabase(join(dataDir, DATABASE_FILE), (db) => {
    db.exec(BEFORE_MISSED_DAYS);
    db.pragma('user_version = 13');
  });
  const storage = openIn(dataDir);
  expect(storage.tasks.daysMissed(5)).toMatchObject([
    { orderNumber: '2', deliverBy: '2026-11-25', arrivesOn: '2026-11-27' },
  ]);
  storage.close();
  expect(verify(dataDir).isSound).toBe(true);
});

test('0015: what happened to an order of an older database is found, and its weights have no curve', () => {
  const dataDir = filled();
  withDatabase(join(dataDir, DATABASE_FILE), (db) => {
    db.exec(BEFORE_REPLAYS);
    db.pragma('user_version = 14');
  });
  const storage = openIn(dataDir);
  const rows = storage.replay.rows(asId('10472'));
  expect(rows).toHaveLength(11);
  expect(rows.map(({ row }) => storage.replay.curve(row.seq))).toEqual(rows.map(() => null));
  storage.close();
  expect(verify(dataDir).isSound).toBe(true);
});

test('0016: labels of an older database are kept byte for byte beside papers', () => {
  const dataDir = filled();
  const labels = (): unknown[] =>
    withDatabase(join(dataDir, DATABASE_FILE), (db) => db.prepare('SELECT * FROM label').all());
  const before = labels();
  expect(before).toHaveLength(1);
  withDatabase(join(dataDir, DATABASE_FILE), (db) => {
    db.exec(BEFORE_MAY_OVERRIDE);
    db.exec(
      `ALTER TABLE label RENAME TO newer; CREATE TABLE label (hash TEXT PRIMARY KEY, format TEXT NOT NULL CHECK (format IN ('zpl')), dpmm INTEGER NOT NULL CHECK (dpmm IN (8, 12, 24)), bytes BLOB NOT NULL, consignee_id TEXT NOT NULL) STRICT; INSERT INTO label SELECT * FROM newer; DROP TABLE newer; CREATE INDEX label_consignee ON label (consignee_id)`,
    );
    db.pragma('user_version = 15');
  });
  const papers = label(personOf('10472'), '{"customs":null,"slip":null}');
  const storage = openIn(dataDir);
  storage.record([], null, [{ ...papers, format: 'papers' }]);
  expect(storage.papers.byHash(papers.hash)).toEqual({ customs: null, slip: null });
  expect(storage.labels.byHash(papers.hash)).toBeNull();
  expect(labels()).toEqual(expect.arrayContaining(before));
  storage.people.erase(personOf('10472'));
  expect(storage.papers.byHash(papers.hash)).toBeNull();
  expect(labels()).toEqual([]);
  storage.close();
  expect(verify(dataDir).isSound).toBe(true);
});

test('0017: supervisors of an older database may let go on what a bench stopped, packers may not', () => {
  const dataDir = newFolder();
  const before = openIn(dataDir);
  for (const role of ['supervisor', 'packer'] as const)
    before.record(
      [
        fact({
          type: 'userAdded',
          userId: asId(role),
          number: role === 'packer' ? '2' : '1',
          role,
          personId: asId(role),
          badgeDigest: asId(role),
          pinHash: 'hash',
        }),
      ],
      null,
    );
  before.close();
  withDatabase(join(dataDir, DATABASE_FILE), (db) => {
    db.exec(BEFORE_MAY_OVERRIDE);
    db.pragma('user_version = 16');
  });
  const storage = openIn(dataDir);
  expect(storage.users.all().map(({ role, mayOverride }) => [role, mayOverride])).toEqual([
    ['supervisor', true],
    ['packer', false],
  ]);
  storage.close();
  expect(verify(dataDir).isSound).toBe(true);
});

test('0018: a manifest of an older database has no form of its carrier, and may get one', () => {
  const dataDir = filled();
  withDatabase(join(dataDir, DATABASE_FILE), (db) => {
    db.exec(BEFORE_CARRIER_FORMS);
    db.pragma('user_version = 17');
  });
  const storage = openIn(dataDir);
  expect(storage.forms.open()).toEqual([]);
  const of = { formId: asId<never>('f1'), manifestId: asId<never>('MF1') };
  storage.record([fact({ type: 'carrierFormRequested', ...of, carrier: 'easypost', group: 'USPS' })], null);
  expect(storage.forms.open()).toMatchObject([{ formId: 'f1', state: 'requested', group: 'USPS' }]);
  storage.close();
  expect(verify(dataDir).isSound).toBe(true);
});

test('0019: orders of an older database lie in no tote, and new ones may', () => {
  const dataDir = filled();
  withDatabase(join(dataDir, DATABASE_FILE), (db) => {
    db.exec(BEFORE_TOTES);
    db.pragma('user_version = 18');
  });
  const storage = openIn(dataDir);
  expect(storage.orders.byNumber('10473')).not.toHaveProperty('tote');
  storage.record([imported({ ...orderFacts('10474', [['MUG', 1]]), tote: 'T-0001' })], null);
  expect(storage.orders.inTote('T-0001')).toEqual(['10474']);
  storage.close();
  expect(verify(dataDir).isSound).toBe(true);
});

test('0021: an older database knows no instructions, takes them, and its orders ask for nothing', () => {
  const dataDir = filled();
  withDatabase(join(dataDir, DATABASE_FILE), (db) => {
    db.exec(BEFORE_INSTRUCTIONS);
    db.pragma('user_version = 20');
  });
  const storage = openIn(dataDir);
  expect(storage.orders.byId(asId('10472'))?.care).toBeUndefined();
  storage.record([instructed('leaf', 'INS-1'), instructed('old', 'INS-2'), instructed('old', 'INS-2', false)], null);
  expect(storage.instructions.filedUnder(['product/mug']).map(({ text }) => text)).toEqual(['leaf']);
  expect(storage.instructions.byCode(['INS-1'])).toEqual(['leaf']);
  expect(storage.instructions.byCode(['INS-2'])).toEqual([]);
  storage.close();
  expect(verify(dataDir).isSound).toBe(true);
});

test('0022: labels of an older database are found under their digests, and new ones are salted', () => {
  const dataDir = filled();
  withDatabase(join(dataDir, DATABASE_FILE), (db) => {
    db.exec(BEFORE_SALTS);
    db.pragma('user_version = 21');
  });
  const storage = openIn(dataDir);
  const bytes = label(personOf('10472'), '^XA^XZ').bytes;
  expect(storage.labels.byHash(systemRuntime.sha256(bytes))).toMatchObject({ salt: '', bytes });
  const next = label(personOf('10474'), '^XA^FDNEXT^FS^XZ');
  const order = orderFacts('10474', [['MUG', 1]]);
  storage.record([imported(order), ...packedOrder(order, 2, next.hash)], null, [next]);
  expect(storage.labels.byHash(next.hash)?.salt).toBe(next.salt);
  storage.close();
  expect(verify(dataDir).isSound).toBe(true);
});

test('0023: boxes of an older database are its first versions, one an import, and can be published', () => {
  const dataDir = newFolder();
  const before = openIn(dataDir);
  const importOf = (id: string, ...boxes: string[]) => [
    ...boxes.map((box) => fact({ type: 'cartonTypeRecorded', cartonType: carton(box) })),
    fact({
      type: 'importFinished',
      importId: asId(id),
      kind: 'cartons',
      fileName: `${id}.csv`,
      counts: { lines: boxes.length, added: boxes.length, changed: 0, unchanged: 0, refused: 0 },
      refused: [],
    }),
  ];
  before.record(importOf('first', 'S', 'M'), null);
  before.record(importOf('second', 'L'), null);
  before.close();
  withDatabase(join(dataDir, DATABASE_FILE), (db) => {
    db.exec(BEFORE_BOX_SETS);
    db.pragma('user_version = 22');
  });
  const storage = openIn(dataDir);
  expect(storage.boxSets.list(9).map(({ version, origin, fileName }) => [version, origin, fileName])).toEqual([
    [2, 'import', 'second.csv'],
    [1, 'import', 'first.csv'],
  ]);
  expect(storage.boxSets.boxes(1)).toEqual([carton('S'), carton('M')]);
  expect(storage.boxSets.boxes(2)).toEqual([carton('S'), carton('M'), carton('L')]);
  expect(storage.boxSets.inForce()).toBe(2);
  storage.close();
  expect(verify(dataDir).isSound).toBe(true);
});

test('0024: weights from before say nothing of what they were made of, so nothing is learned of them; the next ones teach', () => {
  const dataDir = filled();
  withDatabase(join(dataDir, DATABASE_FILE), (db) => {
    db.exec(BEFORE_LEARNED);
    db.pragma('user_version = 23');
  });
  const storage = openIn(dataDir);
  expect(storage.learnedWeights.bySku(asId('A'))).toBeNull();
  const next = packedOrder(orderFacts('9', [['A', 1]]), 9, asId('h9')).map(({ event, ...rest }) => ({
    ...rest,
    event:
      event.type === 'weightCaptured'
        ? { ...event, parts: { empty: grams(500), units: [{ sku: asId<Sku>('A'), count: 1, listed: grams(1000) }] } }
        : event,
  }));
  storage.record([imported(orderFacts('9', [['A', 1]])), ...next.slice(0, 4)], null);
  expect(storage.learnedWeights.bySku(asId('A'))).toMatchObject({ parcels: 1, listed: grams(1000) });
  storage.close();
  expect(verify(dataDir).isSound).toBe(true);
});
const grams = (digits: number) => ({ digits, exponent: 0, unit: 'g' as const });

test('0025: an older database has nothing put aside, and takes what is', () => {
  const dataDir = newFolder();
  const before = openIn(dataDir);
  before.close();
  withDatabase(join(dataDir, DATABASE_FILE), (db) => {
    db.exec(BEFORE_DAMAGED);
    db.pragma('user_version = 24');
  });
  const storage = openIn(dataDir);
  expect(storage.tasks.damagedItems(9)).toEqual([]);
  const order = orderFacts('9', [['A', 1]]);
  const packed = packedOrder(order, 9, asId('h9'));
  const of = packed.flatMap(({ event }) => (event.type === 'itemPacked' ? [event] : []))[0];
  if (!of) throw new Error('nothing was packed');
  const { sessionId, lineId } = of;
  const damaged = fact({ type: 'itemDamaged', sessionId, lineId, sku: asId<Sku>('A'), units: 1 });
  storage.record([imported(order), ...packed.slice(0, 2), damaged], null);
  const [waiting] = storage.tasks.damagedItems(9);
  expect(waiting).toMatchObject({ number: '9', units: 1 });
  storage.record([fact({ type: 'taskDone', task: `damagedItem/${waiting?.eventId ?? ''}`, note: '' })], null);
  expect(storage.tasks.damagedItems(9)).toEqual([]);
  storage.close();
  expect(verify(dataDir).isSound).toBe(true);
});

test('0026: orders of an older database press as ever, and stand by priority from then on', () => {
  const dataDir = filled();
  withDatabase(join(dataDir, DATABASE_FILE), (db) => {
    db.exec(BEFORE_QUEUE_ORDER);
    db.pragma('user_version = 25');
  });
  const storage = openIn(dataDir);
  const rush = imported({ ...orderFacts('10474', [['MUG', 1]]), shipBy: null, priority: 'rush' });
  storage.record([rush], null);
  const { rows } = storage.orders.queue({
    ...WHOLE_QUEUE,
    search: '',
    page: 1,
    pageSize: 6,
    times: { now: 0, cutOffAt: null, laterFrom: 0 },
    dayStart: 0,
  });
  expect(rows.map(({ number, priority }) => [number, priority])).toEqual([
    ['10474', 'rush'],
    ['10473', 'normal'],
  ]);
  storage.close();
  expect(verify(dataDir).findings).toEqual([]);
});

test('0027: what packers confused before the program counted it is counted too, once an order, and learned from the third on', () => {
  const dataDir = newFolder();
  const before = openIn(dataDir);
  const [tea, pen] = [asId<Sku>('TEA'), asId<Sku>('PEN')];
  for (const number of ['1', '2', '3']) {
    const order = orderFacts(number, [['TEA', 2]]);
    const [started, first, second] = packedOrder(order, Number(number), asId(`h${number}`));
    if (first?.event.type !== 'itemPacked' || !started || !second) throw new Error('nothing was packed');
    const { sessionId } = first.event;
    const wrong = fact({ type: 'scanRefused', sessionId, reason: 'notOnOrder', code: 'PEN', sku: pen });
    before.record([imported(order), started, wrong, first], null);
    before.record([wrong], null);
  }
  before.close();
  withDatabase(join(dataDir, DATABASE_FILE), (db) => {
    db.exec(BEFORE_CONFUSED);
    db.pragma('user_version = 26');
  });
  const storage = openIn(dataDir);
  expect(storage.confusedWith(tea)).toEqual([pen]);
  expect(storage.confusedWith(pen)).toEqual([tea]);
  storage.close();
  withDatabase(join(dataDir, DATABASE_FILE), (db) => {
    expect(db.prepare('SELECT count(*) FROM confusion GROUP BY sku').pluck().all()).toEqual([3, 3]);
  });
  expect(verify(dataDir).findings).toEqual([]);
});

test('0028: reports of an older database count what its journal says', () => {
  const dataDir = filled();
  withDatabase(join(dataDir, DATABASE_FILE), (db) => {
    db.exec(BEFORE_REPORTS);
    db.pragma('user_version = 27');
  });
  const storage = openIn(dataDir);
  expect(storage.reports.packed(0, Number.MAX_SAFE_INTEGER)).toMatchObject([{ parcels: 1, units: 2, by: 'u1' }]);
  storage.close();
  expect(verify(dataDir).findings).toEqual([]);
});

test('0029: orders of an older database that are alike are one batch', () => {
  const dataDir = filled();
  const before = openIn(dataDir);
  before.record(
    ['10475', '10476'].map((number) => imported(orderFacts(number, [['MUG', 1]]))),
    null,
  );
  before.close();
  withDatabase(join(dataDir, DATABASE_FILE), (db) => {
    db.exec(BEFORE_BATCHES);
    db.pragma('user_version = 28');
  });
  const storage = openIn(dataDir);
  const order = storage.orders.byNumber('10475');
  const batch = order && storage.orders.batchOf(order);
  const times = { now: 0, cutOffAt: null, laterFrom: 0 };
  expect(batch && storage.orders.batch(batch, times)).toEqual(['10473', '10475', '10476']);
  storage.close();
  expect(verify(dataDir).findings).toEqual([]);
});

test('0030: an older database has nothing to be put back, and takes what is', () => {
  const dataDir = newFolder();
  const before = openIn(dataDir);
  const order = orderFacts('9', [['A', 2]]);
  const [started, first] = packedOrder(order, 9, asId('h9'));
  if (first?.event.type !== 'itemPacked' || !started) throw new Error('nothing was packed');
  const { sessionId, lineId, sku } = first.event;
  const { orderId } = order;
  const stopped = [
    fact({ type: 'orderCancelled', orderId, cancelledAt: 1, importId: asId('i9') }),
    fact({ type: 'packStopped', sessionId, reason: 'cancelled' }),
  ];
  before.record([imported(order), started, first, ...stopped], null);
  before.close();
  withDatabase(join(dataDir, DATABASE_FILE), (db) => {
    db.exec(BEFORE_PUT_BACKS);
    db.pragma('user_version = 29');
  });
  const storage = openIn(dataDir);
  expect(storage.tasks.putBacks(9)).toEqual([]);
  const lines = [{ lineId, sku, units: 2 }];
  storage.record([fact({ type: 'putBackBegun', sessionId, lines }), fact({ type: 'packAbandoned', sessionId })], null);
  expect(storage.tasks.putBacks(9)).toMatchObject([{ sessionId, number: '9' }]);
  const one = fact({ type: 'itemPutBack', sessionId, lineId, sku, units: 1, by: 'scan' });
  storage.record([one], null);
  expect(storage.tasks.putBacks(9)).toHaveLength(1);
  storage.record([one], null);
  expect(storage.tasks.putBacks(9)).toEqual([]);
  storage.close();
  expect(verify(dataDir).isSound).toBe(true);
});

test('0031: of what an older database knows as put aside nobody said where, and of what is put aside from then on', () => {
  const dataDir = newFolder();
  const before = openIn(dataDir);
  const order = orderFacts('9', [['A', 2]]);
  const packed = packedOrder(order, 9, asId('h9'));
  const of = packed.flatMap(({ event }) => (event.type === 'itemPacked' ? [event] : []))[0];
  if (!of) throw new Error('nothing was packed');
  const { sessionId, lineId } = of;
  const damaged = { type: 'itemDamaged', sessionId, lineId, sku: asId<Sku>('A'), units: 1 } as const;
  before.record([imported(order), ...packed.slice(0, 1), fact(damaged)], null);
  before.close();
  withDatabase(join(dataDir, DATABASE_FILE), (db) => {
    db.exec(BEFORE_DAMAGED_PLACES);
    db.pragma('user_version = 30');
  });
  const storage = openIn(dataDir);
  expect(storage.tasks.damagedItems(9)).toMatchObject([{ place: '' }]);
  storage.record([fact({ ...damaged, place: 'Shelf D' })], null);
  expect(storage.tasks.damagedItems(9).map(({ place }) => place)).toEqual(expect.arrayContaining(['', 'Shelf D']));
  storage.close();
  expect(verify(dataDir).findings).toEqual([]);
});

test('0032: in an older database who may let things go on types weights, too; from then on each has its own word', () => {
  const dataDir = newFolder();
  const before = openIn(dataDir);
  const user = (number: string, word: { readonly mayOverride?: boolean; readonly mayKeyWeight?: boolean }) =>
    fact({
      type: 'userAdded',
      userId: asId(number),
      number,
      role: 'packer',
      personId: asId(number),
      badgeDigest: asId(number),
      pinHash: 'hash',
      ...word,
    });
  before.record([user('1', { mayOverride: true }), user('2', {})], null);
  before.close();
  withDatabase(join(dataDir, DATABASE_FILE), (db) => {
    db.exec(BEFORE_KEY_WEIGHT);
    db.pragma('user_version = 31');
  });
  const storage = openIn(dataDir);
  storage.record([user('3', { mayOverride: true, mayKeyWeight: false }), user('4', { mayKeyWeight: true })], null);
  expect(storage.users.all().map(({ mayOverride, mayKeyWeight }) => [mayOverride, mayKeyWeight])).toEqual([
    [true, true],
    [false, false],
    [true, false],
    [false, true],
  ]);
  storage.close();
  expect(verify(dataDir).findings).toEqual([]);
});

test('0033: parcels of an older database are reported with their postage, and what their boxes cost is not known', () => {
  const dataDir = filled();
  withDatabase(join(dataDir, DATABASE_FILE), (db) => {
    db.exec(BEFORE_REPORTED_PARCELS);
    db.pragma('user_version = 32');
  });
  const storage = openIn(dataDir);
  const parcels = storage.reports.closedParcels(0, Number.MAX_SAFE_INTEGER, 'USD');
  expect(parcels).toMatchObject([{ cartonTypeId: 'M', suggestedId: null, charged: 899, used: null, other: null }]);
  storage.close();
  expect(verify(dataDir).findings).toEqual([]);
});

test('0035: what people changed in an older database is listed by it, and by what they change from then on', () => {
  const dataDir = newFolder();
  const before = openIn(dataDir);
  const order = orderFacts('9', [['A', 2]]);
  before.record([imported(order), fact({ type: 'orderPrioritized', orderId: order.orderId, priority: 'rush' })], null);
  before.close();
  withDatabase(join(dataDir, DATABASE_FILE), (db) => {
    db.exec(BEFORE_AUDIT);
    db.pragma('user_version = 34');
  });
  const storage = openIn(dataDir);
  storage.record([fact({ type: 'orderReleased', orderId: order.orderId })], null);
  const wanted = { kind: null, by: null, text: '9', from: 0, to: Number.MAX_SAFE_INTEGER };
  expect(storage.audit.page(wanted, 99, 9)).toMatchObject([
    { row: { event: { type: 'orderReleased' } }, orderId: order.orderId },
    { row: { event: { type: 'orderPrioritized' } }, orderId: order.orderId },
  ]);
  storage.close();
  expect(verify(dataDir).findings).toEqual([]);
});

test('0036: what supervisors let go in an older database is reported, too', () => {
  const dataDir = filled();
  const before = openIn(dataDir);
  before.record(
    [
      fact({
        type: 'overrideRefused',
        sessionId: asId('s:10472'),
        kind: 'reprint',
        supervisorId: null,
        reason: 'unknownBadge',
      }),
    ],
    asId('u1'),
  );
  before.close();
  withDatabase(join(dataDir, DATABASE_FILE), (db) => {
    db.exec(BEFORE_OVERRIDES);
    db.pragma('user_version = 35');
  });
  const storage = openIn(dataDir);
  expect(storage.reports.overrides(0, Number.MAX_SAFE_INTEGER)).toMatchObject([
    { by: 'u1', kind: 'reprint', supervisorId: null, reason: 'unknownBadge', isRefused: true },
  ]);
  storage.close();
  expect(verify(dataDir).findings).toEqual([]);
});

test('0037: an older database has no order that was changed at the desk, and takes what is', () => {
  const dataDir = newFolder();
  const before = openIn(dataDir);
  const order = orderFacts('9', [['A', 2]]);
  before.record([imported(order)], null);
  before.close();
  withDatabase(join(dataDir, DATABASE_FILE), (db) => {
    db.exec(BEFORE_DESK_WORDS);
    db.pragma('user_version = 36');
  });
  const storage = openIn(dataDir);
  expect(storage.orders.byId(order.orderId)?.desk).toBeUndefined();
  const after = order.lines.map((line) => ({ ...line, withdrawn: 1 }));
  storage.record([fact({ type: 'orderLinesAmended', orderId: order.orderId, before: order.lines, after })], null);
  expect(storage.orders.byId(order.orderId)).toMatchObject({
    desk: { lines: [{ withdrawn: 0 }] },
    lines: [{ withdrawn: 1 }],
  });
  storage.close();
  expect(verify(dataDir).findings).toEqual([]);
});

test('0038: of boxes that an older database counted, those that parcels took since are gone', () => {
  const dataDir = newFolder();
  const before = openIn(dataDir);
  const order = orderFacts('9', [['A', 1]]);
  before.record([fact({ type: 'cartonTypeRecorded', cartonType: { ...carton('M'), stock: 9 } })], null);
  before.record([imported(order), ...packedOrder(order, 9, asId('h9'))], null);
  before.close();
  withDatabase(join(dataDir, DATABASE_FILE), (db) => {
    db.exec(BEFORE_PACKERS);
    db.exec(`UPDATE carton_type SET json = replace(json, '"stock":8', '"stock":9')`);
    db.pragma('user_version = 37');
  });
  const storage = openIn(dataDir);
  expect(storage.cartons.all().map(({ stock }) => stock)).toEqual([8]);
  storage.close();
  expect(verify(dataDir).findings).toEqual([]);
});

test('0039: a serial of an older database that is in no closed parcel of an order given up may go again', () => {
  const dataDir = newFolder();
  const before = openIn(dataDir);
  before.record(givenUpAfterOneBox(), null);
  before.close();
  withDatabase(join(dataDir, DATABASE_FILE), (db) => {
    db.exec(BEFORE_PACKERS);
    db.exec(
      `INSERT INTO packed_unit (session_id, line_id, sku, serial_key, serial, units) VALUES ('s:9', '9/0', 'A', 'S2', 'S2', 1)`,
    );
    db.pragma('user_version = 38');
  });
  const storage = openIn(dataDir);
  const isKnown = (serial: string) => storage.units.isSerialElsewhere(asId('A'), serial, asId('other'));
  expect(['S1', 'S2'].map(isKnown)).toEqual([true, false]);
  storage.close();
  expect(verify(dataDir).findings).toEqual([]);
});

test('0040: how many orders somebody packed is known of an older database, as far as it is asked', () => {
  const dataDir = filled();
  withDatabase(join(dataDir, DATABASE_FILE), (db) => {
    db.exec(BEFORE_PACKERS);
    db.pragma('user_version = 39');
  });
  const storage = openIn(dataDir);
  const userId = asId<never>('u1');
  const order = orderFacts('10475', [['MUG', 1]]);
  storage.record([imported(order), ...packedOrder(order, 2, asId('h10475'))], userId);
  expect(storage.ordersPacked(userId, 10)).toBe(2);
  expect(storage.ordersPacked(userId, 1)).toBe(1);
  expect(storage.ordersPacked(userId, 0)).toBe(0);
  expect(storage.ordersPacked(asId<never>('u2'), 10)).toBe(0);
  storage.close();
  expect(verify(dataDir).findings).toEqual([]);
});

test('0041: what an older program made of an order in two goes is made anew', () => {
  const dataDir = filled();
  withDatabase(join(dataDir, DATABASE_FILE), (db) => {
    db.exec(BEFORE_DOUBTS);
    db.exec('UPDATE report_pack SET is_harmed = 1');
    db.pragma('user_version = 40');
  });
  const storage = openIn(dataDir);
  expect(storage.reports.packed(0, Number.MAX_SAFE_INTEGER)).toMatchObject([{ isHarmed: false }]);
  storage.close();
  expect(verify(dataDir).findings).toEqual([]);
});

test('0042: in an older database what packers confused has its moments, and counts with them', () => {
  const dataDir = newFolder();
  const before = openIn(dataDir);
  const [tea, pen] = [asId<Sku>('TEA'), asId<Sku>('PEN')];
  const order = orderFacts('1', [['TEA', 2]]);
  const [started, first] = packedOrder(order, 1, asId('h1'));
  if (first?.event.type !== 'itemPacked' || !started) throw new Error('nothing was packed');
  const { sessionId } = first.event;
  const wrong = fact({ type: 'scanRefused', sessionId, reason: 'notOnOrder', code: 'PEN', sku: pen });
  before.record([imported(order), started, wrong, first], asId('u1'));
  before.close();
  withDatabase(join(dataDir, DATABASE_FILE), (db) => {
    db.exec(BEFORE_DOUBTS);
    db.pragma('user_version = 41');
  });
  const storage = openIn(dataDir);
  expect(storage.doubts.pairs(0)).toMatchObject([{ sku: pen, other: tea, orders: 1 }]);
  expect(storage.doubts.ordersOf(tea, pen, 0)).toMatchObject([{ number: '1', by: 'u1' }]);
  storage.close();
  expect(verify(dataDir).findings).toEqual([]);
});

test('0043: in an older database the box set that began to count last counts, though the clock was set back, and the audit knows what each found', () => {
  const dataDir = newFolder();
  const runtime = steadyRuntime(NOON);
  const before = openIn(dataDir, runtime);
  const published = (version: number, name: string) =>
    fact({
      type: 'boxSetPublished',
      version,
      base: version - 1,
      origin: 'draft',
      rollsBackTo: null,
      revision: null,
      boxes: [{ ...carton('S'), name }],
      from: null,
    });
  before.record([published(1, 'Small')], null);
  runtime.at(NOON - 3_600_000);
  const [row] = before.record([published(2, 'Tiny')], null);
  before.close();
  withDatabase(join(dataDir, DATABASE_FILE), (db) => {
    db.exec(BEFORE_BOXES_BEFORE);
    db.pragma('user_version = 42');
  });
  const storage = openIn(dataDir);
  expect(storage.boxSets.inForce()).toBe(2);
  expect(storage.audit.boxesBefore(row!.seq)).toMatchObject([{ name: 'Small' }]);
  storage.close();
  expect(verify(dataDir).findings).toEqual([]);
});

test('0045: parcels that an older program’s supervisor let go at the scale speak against their product', () => {
  const dataDir = newFolder();
  const before = openIn(dataDir);
  const grams = (digits: number) => ({ digits, exponent: 0, unit: 'g' as const });
  before.record([fact({ type: 'productRecorded', product: product('MUG', { weight: grams(300) }) })], null);
  const order = orderFacts('1', [['MUG', 1]]);
  const facts = packedOrder(order, 1, asId('h1'));
  const box = facts.findIndex(({ event }) => event.type === 'boxChosen');
  const chosen = facts[box]?.event;
  if (chosen?.type !== 'boxChosen') throw new Error('no box was taken');
  const { sessionId, parcelId: ofParcel } = chosen;
  const yes = fact({
    type: 'overrideGranted',
    sessionId,
    kind: 'weight',
    ofParcel,
    supervisorId: asId('u1'),
    reason: 'other',
    before: { gross: null, expected: grams(400), tolerance: grams(10) },
    after: { gross: grams(450) },
  });
  before.record([imported(order), ...facts.slice(0, box + 1), yes, ...facts.slice(box + 1)], null);
  before.close();
  withDatabase(join(dataDir, DATABASE_FILE), (db) => {
    db.exec(`${BEFORE_FILLING}; DELETE FROM product_doubt`);
    db.pragma('user_version = 44');
  });
  const storage = openIn(dataDir);
  expect(storage.doubts.of('weight', 0)).toMatchObject([{ sku: 'MUG', off: 50_000_000 }]);
  storage.close();
  expect(verify(dataDir).findings).toEqual([]);
});

test('0047: people of an older database keep their badges, and one that is printed from then on waits beside it', () => {
  const dataDir = newFolder();
  const before = openIn(dataDir);
  const userId = asId<UserId>('u1');
  const badgeDigest = asId<Sha256>('old');
  const person = { userId, number: '1', role: 'packer', personId: asId<PersonId>('p1'), pinHash: 'hash' } as const;
  before.record([fact({ type: 'userAdded', ...person, badgeDigest })], null);
  before.close();
  withDatabase(join(dataDir, DATABASE_FILE), (db) => {
    db.exec(BEFORE_PRINTED_BADGES);
    db.pragma('user_version = 46');
  });
  const storage = openIn(dataDir);
  expect(storage.users.byId(userId)).toMatchObject({ badgeDigest: 'old', printedBadge: null });
  storage.record([fact({ type: 'badgePrinted', userId, badgeDigest: asId('new'), deviceId: asId('printer') })], userId);
  expect(storage.users.byPrintedBadge(asId('new'))).toMatchObject({ userId, badgeDigest: 'old' });
  expect(storage.users.byBadgeDigest(asId('new'))).toBeNull();
  storage.close();
  expect(verify(dataDir).findings).toEqual([]);
});

test('0048: orders of an older database go by themselves, and may go with others from then on', () => {
  const dataDir = newFolder();
  const before = openIn(dataDir);
  before.record([imported(orderFacts('1', [['A', 1]])), imported(orderFacts('2', [['A', 1]]))], null);
  before.close();
  withDatabase(join(dataDir, DATABASE_FILE), (db) => {
    db.exec(BEFORE_MERGED);
    db.pragma('user_version = 47');
  });
  const storage = openIn(dataDir);
  expect(storage.orders.byNumber('1')).not.toHaveProperty('goesWith');
  const order = orderFacts('1+2', [['A', 2]]);
  const [into, number] = [order.orderId, order.number];
  const of = ['1', '2'].map((one) => ({ orderId: asId<OrderId>(one), number: one }));
  storage.record(
    [
      fact({ type: 'ordersMerged', order, of }),
      ...of.map(({ orderId }) => fact({ type: 'orderMergedInto', orderId, into, number })),
    ],
    null,
  );
  expect(storage.orders.byNumber('2')).toMatchObject({ orderId: into, mergedOf: of });
  expect(storage.orders.goingAs(into).map(({ status }) => status)).toEqual(['merged', 'merged']);
  expect(storage.orders.waiting()).toBe(1);
  storage.close();
  expect(verify(dataDir).findings).toEqual([]);
});
