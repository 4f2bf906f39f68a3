import { rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { beforeAll, afterAll, describe, expect, test } from 'vitest';
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { asId, type ManifestId, type CartonTypeId, type Sku } from '../../src/core/ids.ts';
import { systemRuntime } from '../../src/station/runtime.ts';
import { DATABASE_FILE, openStorage } from '../../src/storage/openStorage.ts';
import { PROJECTION_TABLES } from '../../src/storage/project.ts';
import type { Finding } from '../../src/storage/verifyReport.ts';
import {
  carton,
  fact,
  imported,
  label,
  orderFacts,
  packedOrder,
  personOf,
  product,
  instructed,
  ratesPublished,
  scaleChecked,
  sku,
} from './facts.ts';
import type { NewFact } from '../../src/station/ports.ts';
import { newFolder, tamper, verify } from './place.ts';

/** Each unit told by all there is. */
const withTrace = (told: NewFact): NewFact => {
  const { event } = told;
  if (event.type === 'itemPacked')
    return { ...told, event: { ...event, trace: { serial: 'S1', lot: 'L1', expiry: '2027-01-01' } } };
  if (event.type === 'weightCaptured') return { ...told, event: { ...event, parts: MADE_OF } };
  return told;
};
/** Before each item another one is scanned that the order does not want. */
const withConfusion = (told: NewFact): readonly NewFact[] => {
  const { event } = told;
  if (event.type !== 'itemPacked') return [told];
  const { sessionId } = event;
  return [fact({ type: 'scanRefused', sessionId, reason: 'notOnOrder', code: 'P', sku: asId<Sku>('PEN') }), told];
};
const grams = (digits: number) => ({ digits, exponent: 0, unit: 'g' as const });
const MADE_OF = {
  empty: grams(300),
  units: [{ sku: asId<Sku>('MUG'), count: 2, listed: grams(350) }],
  filling: { cartonTypeId: asId<CartonTypeId>('M'), full: grams(100), room: 12_000, free: 6_000 },
};

let genuine = '';
/** The box is the suggested one, and yet somebody says that its goods do not go in. */
function withDoubt(made: NewFact): readonly NewFact[] {
  const { event } = made;
  if (event.type !== 'boxChosen') return [made];
  const { sessionId, parcelId, cartonTypeId } = event;
  const why = { type: 'boxReasonGiven', sessionId, parcelId, cartonTypeId, suggestedId: cartonTypeId } as const;
  return [fact({ ...event, suggestedId: cartonTypeId }), fact({ ...why, reason: 'doesNotFit', by: 'scan' })];
}

beforeAll(() => {
  genuine = mkdtempSync(join(tmpdir(), 'station-genuine-'));
  const storage = openStorage({ dataDir: genuine, runtime: systemRuntime });
  const [a, b] = [
    orderFacts('10472', [
      ['MUG', 2],
      ['SOAP', 1],
    ]),
    orderFacts('10473', [['MUG', 1]]),
  ];
  const zpl = label(personOf('10472'), '^XA^FDAda Alder^FS^XZ');
  storage.record(
    [
      fact({
        type: 'siteConfigured',
        site: {
          name: 'Pier',
          bench: '1',
          shipFrom: {
            name: 'Pier',
            company: '',
            line1: '1',
            line2: '',
            city: 'S',
            province: '',
            postcode: '1',
            country: 'US',
            phone: '',
            email: '',
          },
          timeZone: 'UTC',
          units: 'us',
          currency: 'USD',
          gs1Prefix: null,
          isDemo: false,
        },
      }),
      {
        event: {
          type: 'userAdded',
          userId: asId('u1'),
          number: '1',
          role: 'packer',
          personId: asId('person:u1'),
          badgeDigest: asId('b'),
          pinHash: 'h',
        },
        person: { personId: asId('person:u1'), data: { kind: 'user', name: 'Mika' } },
      },
      fact({ type: 'productRecorded', product: product('MUG', { barcodes: ['4006381333931'] }) }),
      fact({ type: 'productBarcodeAssigned', sku: sku('MUG'), barcode: 'INT-1' }),
      fact({ type: 'cartonTypeRecorded', cartonType: carton('M', 'BOX-M') }),
      fact({ type: 'numberBlockReserved', series: 'sscc', from: 1, to: 50 }),
      imported(a),
      imported(b, 'Bela Birch'),
      fact({
        type: 'importFinished',
        importId: asId('run-1'),
        kind: 'orders',
        fileName: 'a.csv',
        counts: { lines: 3, added: 2, changed: 0, unchanged: 0, refused: 1 },
        refused: [{ line: 4, reason: 'noSku', column: null }],
      }),
    ],
    null,
  );
  storage.record(
    [
      ...packedOrder(a, 1, zpl.hash).map(withTrace).flatMap(withConfusion).flatMap(withDoubt),
      fact({
        type: 'overrideRefused',
        sessionId: asId('s:10472'),
        kind: 'reprint',
        supervisorId: null,
        reason: 'unknownBadge',
      }),
      scaleChecked('0922:8003:7', 1001),
      fact({
        type: 'serviceSwitched',
        ...{ carrier: 'offline', account: '', service: 'EXPRESS', name: 'Express' },
        ...{ isOn: false, from: '2026-12-01' },
      }),
      ratesPublished(1, 'Fuel'),
    ],
    asId('u1'),
    [zpl],
  );
  const [purchase] = storage.purchases.byNumber('T1');
  if (!purchase) throw new Error('nothing was bought');
  const { intentId, parcelId, sessionId } = purchase;
  const manifestId = asId<ManifestId>('MF261127ABCDEX');
  const truck = { carrier: 'offline', account: '', origin: 'US 1', shipDate: '2026-11-27' };
  storage.record(
    [
      fact({ type: 'manifestClosed', manifestId, ...truck, part: 1, parts: 1, parcels: [{ parcelId, intentId }] }),
      fact({ type: 'parcelLoaded', parcelId, intentId, manifestId }),
      fact({ type: 'carrierFormRequested', formId: asId('form-1'), manifestId, carrier: 'easypost', group: 'USPS' }),
      fact({
        type: 'trackingReported',
        intentId,
        carrier: 'offline',
        number: 'T1',
        code: 'IT',
        status: 'inTransit',
        delay: null,
        reason: '',
        place: 'Reno NV US',
        at: 1_764_000_000_000,
        utcOffset: -480,
        eta: '2026-11-30',
      }),
      fact({
        type: 'addressChecked',
        orderId: b.orderId,
        consigneeId: b.consigneeId,
        carrier: 'easypost',
        verdict: 'undeliverable',
        reason: 'E.ADDRESS.NOT_FOUND',
        differs: [],
        suggestionId: null,
      }),
      fact({ type: 'orderHeld', orderId: b.orderId, reason: 'problem' }),
      fact({ type: 'taskTaken', task: `heldOrder/${b.orderId}` }),
      fact({
        type: 'recallRecorded',
        recall: { sku: sku('MUG'), lot: 'L9', serialFrom: '100', serialTo: '199' },
      }),
      fact({ type: 'doubtDismissed', kind: 'size', sku: sku('MUG'), other: null }),
      instructed('leaf', 'INS-1'),
      fact({ type: 'itemDamaged', sessionId, lineId: a.lines[0]?.lineId ?? asId(''), sku: sku('MUG'), units: 1 }),
      fact({
        type: 'putBackBegun',
        sessionId,
        lines: [{ lineId: a.lines[0]?.lineId ?? asId(''), sku: sku('MUG'), units: 1 }],
      }),
      fact({ type: 'boxDraftSaved', revision: 1, base: 1, boxes: [carton('M', 'BOX-M'), carton('L')] }),
    ],
    asId('u1'),
  );
  storage.close();
});
afterAll(() => rmSync(genuine, { recursive: true }));

/** Findings of a copy that was changed by this statement. */
function changed(sql: string, ...parameters: unknown[]): readonly Finding[] {
  const dataDir = newFolder();
  cpSync(genuine, dataDir, { recursive: true });
  tamper(dataDir, sql, ...parameters);
  const report = verify(dataDir);
  expect(report.isSound).toBe(false);
  return report.findings.filter((finding) => finding.kind !== 'schema');
}

const read = <T>(sql: string, ...parameters: unknown[]): T[] => {
  const db = new Database(join(genuine, DATABASE_FILE), { readonly: true });
  const rows = db.prepare(sql).all(...parameters) as T[];
  db.close();
  return rows;
};

test('untouched data are sound', () => {
  expect(verify(genuine)).toMatchObject({
    isSound: true,
    journalRows: 40,
    labels: 1,
    people: { present: 3, erased: 0 },
    findingCount: 0,
  });
});

describe('the journal', () => {
  test('any changed character of any event is found at its row', () => {
    const rows = read<{ seq: number; event: string }>('SELECT seq, event FROM journal');
    fc.assert(
      fc.property(fc.constantFrom(...rows), fc.nat(), fc.integer({ min: 33, max: 126 }), ({ seq, event }, at, code) => {
        const place = at % event.length;
        const other = event.slice(0, place) + String.fromCharCode(code) + event.slice(place + 1);
        fc.pre(other !== event);
        const found = changed('UPDATE journal SET event = ? WHERE seq = ?', other, seq);
        expect(found).toContainEqual(expect.objectContaining({ kind: 'journal', seq, problem: 'hashWrong' }));
      }),
      { numRuns: 60 },
    );
  });

  test.each(['event_id', 'station_id', 'at', 'actor', 'stream', 'person_id', 'person_digest', 'prev_hash', 'hash'])(
    'a changed %s is found at its row',
    (column) => {
      for (const seq of [2, 7]) {
        const value = column === 'at' ? 5 : 'other';
        const found = changed(`UPDATE journal SET ${column} = ? WHERE seq = ?`, value, seq);
        expect(found).toContainEqual(expect.objectContaining({ kind: 'journal', seq }));
      }
    },
  );

  test('white space that changes no meaning is found too', () => {
    const found = changed("UPDATE journal SET event = event || ' ' WHERE seq = 3");
    expect(found).toEqual([expect.objectContaining({ kind: 'journal', seq: 3, problem: 'hashWrong' })]);
  });

  test('a removed row is missed at its number', () => {
    expect(changed('DELETE FROM journal WHERE seq = 5')).toContainEqual(
      expect.objectContaining({ kind: 'journal', seq: 5, problem: 'rowMissing' }),
    );
  });

  test('a cut-off end is missed', () => {
    const [end] = read<{ seq: number }>('SELECT max(seq) AS seq FROM journal');
    expect(changed('DELETE FROM journal WHERE seq = ?', end?.seq)).toContainEqual(
      expect.objectContaining({ kind: 'journal', seq: end?.seq, problem: 'endMissing' }),
    );
  });

  test('two rows that changed places are found', () => {
    const found = changed('UPDATE journal SET seq = CASE seq WHEN 7 THEN -8 WHEN 8 THEN -7 END WHERE seq IN (7, 8)');
    expect(found).toContainEqual(expect.objectContaining({ kind: 'journal', seq: -8, problem: 'hashWrong' }));
  });

  test('the missing guards of the journal are named', () => {
    const dataDir = newFolder();
    cpSync(genuine, dataDir, { recursive: true });
    tamper(dataDir, 'SELECT 1');
    expect(verify(dataDir).findings).toContainEqual({ kind: 'schema', name: 'journal_no_delete', problem: 'missing' });
  });
});

describe('the projections', () => {
  const cells = (table: string): string[] =>
    read<{ name: string }>(`SELECT name FROM pragma_table_info('${table}')`).map((column) => column.name);

  test.each(PROJECTION_TABLES)('each cell of %s is compared', (table) => {
    const count = read<{ count: number }>(`SELECT count(*) AS count FROM ${table}`)[0]?.count;
    expect(count).toBeGreaterThan(0);
    for (const column of cells(table).filter((name) => name !== 'id')) {
      const kind = read<{ kind: string }>(
        `SELECT type AS kind FROM pragma_table_info('${table}') WHERE name = ?`,
        column,
      )[0]?.kind;
      const dataDir = newFolder();
      cpSync(genuine, dataDir, { recursive: true });
      const db = new Database(join(dataDir, DATABASE_FILE));
      db.pragma('foreign_keys = OFF');
      db.pragma('ignore_check_constraints = ON');
      db.prepare(
        `UPDATE ${table} SET "${column}" = ? WHERE rowid = (SELECT min(rowid) FROM ${table})`.replace(
          /WHERE.*/,
          isRowidTable(table) ? '$&' : firstKey(table),
        ),
      ).run(kind === 'INTEGER' || kind === 'REAL' ? 424_242 : 'tampered');
      db.close();
      const found = verify(dataDir).findings.filter((finding) => finding.kind === 'projection');
      expect(found.length, `${table}.${column}`).toBeGreaterThan(0);
      expect(found.every((finding) => finding.table === table)).toBe(true);
    }
  });

  const isRowidTable = (table: string): boolean => {
    return (
      read<{ sql: string }>('SELECT sql FROM sqlite_schema WHERE name = ?', table)[0]?.sql.includes('WITHOUT ROWID') ===
      false
    );
  };
  const firstKey = (table: string): string => {
    const keys = read<{ name: string }>(`SELECT name FROM pragma_table_info('${table}') WHERE pk > 0 ORDER BY pk`)
      .map((column) => `"${column.name}"`)
      .join(', ');
    return `WHERE (${keys}) = (SELECT ${keys} FROM ${table} ORDER BY ${keys} LIMIT 1)`;
  };

  test('says table, key, column, what is stored and what it should be', () => {
    const found = changed('UPDATE order_line SET packed = 1 WHERE order_no = 1 AND position = 0');
    expect(found).toContainEqual({
      kind: 'projection',
      table: 'order_line',
      key: '1, 0',
      column: 'packed',
      stored: '1',
      rebuilt: '2',
    });
  });

  test('a row too many and a row too few are told apart', () => {
    const [tooFew, tooMany] = [
      changed("DELETE FROM product_code WHERE key = 'INT-1'"),
      changed("INSERT INTO product_code (key, sku) VALUES ('X', 'MUG')"),
    ];
    expect(tooFew).toEqual([
      { kind: 'projection', table: 'product_code', key: 'INT-1, MUG', column: null, stored: null, rebuilt: 'present' },
    ]);
    expect(tooMany).toEqual([
      { kind: 'projection', table: 'product_code', key: 'X, MUG', column: null, stored: 'present', rebuilt: null },
    ]);
  });
});

describe('people and labels', () => {
  test('changed personal data are found with the row that set them', () => {
    const found = changed("UPDATE person SET json = replace(json, 'Ada', 'Eve') WHERE person_id = 'person:10472'");
    expect(found).toContainEqual({ kind: 'person', personId: 'person:10472', seq: 7, problem: 'dataChanged' });
  });

  test('personal data that vanished without being erased are missed', () => {
    expect(changed("DELETE FROM person WHERE person_id = 'person:10472'")).toContainEqual({
      kind: 'person',
      personId: 'person:10472',
      seq: 7,
      problem: 'dataMissing',
    });
  });

  test('words by which an erased person could still be found are found', () => {
    const found = changed("INSERT INTO person_word (word, person_id) VALUES ('secret', 'person:10472')");
    expect(found).toEqual([{ kind: 'person', personId: 'person:10472', seq: null, problem: 'leftAfterErase' }]);
  });

  test('changed label bytes are found', () => {
    expect(changed("UPDATE label SET bytes = CAST('^XA^XZ' AS BLOB)")).toEqual([
      expect.objectContaining({ kind: 'label', problem: 'bytesChanged' }),
    ]);
  });
});
