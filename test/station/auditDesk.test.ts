import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { AUDIT_KIND_OF } from '../../src/core/audit/audited.ts';
import { asId, type PersonId, type Sha256, type UserId } from '../../src/core/ids.ts';
import { createAuditDesk, type AuditAsked } from '../../src/station/auditDesk.ts';
import { createCsvImport } from '../../src/channels/csv/source.ts';
import { createBoxSetDesk } from '../../src/station/boxSets.ts';
import { offlineCarrier } from '../support/rates.ts';
import { AUDIT_SQL } from '../../src/storage/audit.ts';
import { DATABASE_FILE } from '../../src/storage/openStorage.ts';
import { recordMonth } from '../support/month.ts';
import { carton, fact, HOUR, imported, NOON, orderFacts, packedOrder, product } from '../storage/facts.ts';
import { newFolder, openIn, steadyRuntime, tamper, verify } from '../storage/place.ts';

const SAM = asId<UserId>('sam');
const ALL: AuditAsked = { kind: null, by: null, text: '', days: null, from: null, to: null };
const POUND = { digits: 1, exponent: 0, unit: 'lb' } as const;

function desked() {
  const dataDir = newFolder();
  const runtime = steadyRuntime(NOON);
  const storage = openIn(dataDir, runtime);
  const desk = createAuditDesk({ storage, runtime, devices: { statuses: () => [] } });
  const sam = {
    userId: SAM,
    number: '17',
    role: 'supervisor',
    personId: asId<PersonId>('person-sam'),
    badgeDigest: asId<Sha256>('b'),
    pinHash: 'p',
  } as const;
  storage.record(
    [
      {
        event: { type: 'userAdded', ...sam },
        person: { personId: sam.personId, data: { kind: 'user', name: 'Sam Berg' } },
      },
    ],
    null,
  );
  return { dataDir, runtime, storage, desk };
}

it('who changed what is told newest first, with what stood before, whatever was recorded in between', () => {
  const { storage, desk, dataDir } = desked();
  const mug = product('MUG', { name: 'Clay mug', weight: POUND });
  storage.record([fact({ type: 'productRecorded', product: mug })], null);
  storage.record([fact({ type: 'userSignedIn', userId: SAM, by: 'badge' })], SAM);
  const order = orderFacts('10472', [['MUG', 1]]);
  storage.record([imported(order), ...packedOrder(order, 7, asId('h7'))], SAM);
  storage.record([fact({ type: 'productRecorded', product: { ...mug, weight: { ...POUND, digits: 2 } } })], SAM);
  const { rows, next } = desk.page(ALL, null, 10);
  expect(rows.map(({ type, who, name, isNew }) => [type, who, name, isNew])).toEqual([
    ['productRecorded', 'Sam Berg', 'Clay mug', false],
    ['userSignedIn', 'Sam Berg', 'Sam Berg', false],
    ['productRecorded', null, 'Clay mug', true],
    ['userAdded', null, 'Sam Berg', false],
  ]);
  expect(next).toBeNull();
  expect(desk.show(rows[0]!.seq)).toMatchObject({
    code: 'MUG',
    changeCount: 1,
    changes: [{ field: 'product.weight', before: { mass: POUND }, after: { mass: { digits: 2 } } }],
  });
  storage.close();
  expect(verify(dataDir).findings).toEqual([]);
});

it('a page goes on behind the last one, and each filter leaves only what it says', async () => {
  const { storage, desk, runtime } = desked();
  for (const name of ['Ähre', 'Birch', 'Cedar']) {
    runtime.at(runtime.now() + 24 * HOUR);
    storage.record([fact({ type: 'productRecorded', product: product(name, { name }) })], SAM);
  }
  storage.record([fact({ type: 'signInRefused', number: '99', reason: 'wrongPin' })], null);
  const first = desk.page(ALL, null, 2);
  expect(first.rows.map(({ type }) => type)).toEqual(['signInRefused', 'productRecorded']);
  const second = desk.page(ALL, first.next, 2);
  expect(second.rows.map(({ name }) => name)).toEqual(['Birch', 'Ähre']);
  const told = (asked: Partial<AuditAsked>) => desk.page({ ...ALL, ...asked }, null, 9).rows.map(({ name }) => name);
  expect(told({ text: 'AHRE' })).toEqual(['Ähre']);
  expect(told({ kind: 'signIn' })).toEqual(['']);
  expect(told({ by: SAM })).toEqual(['Cedar', 'Birch', 'Ähre']);
  expect(told({ by: SAM, kind: 'people' })).toEqual([]);
  expect(told({ days: 1, kind: 'products' })).toEqual(['Cedar']);
  expect(told({ from: '2026-11-24', to: '2026-11-25' })).toEqual(['Birch', 'Ähre']);
  expect(desk.people()).toEqual([{ userId: SAM, name: 'Sam Berg' }]);
  const file = await desk.csv({ ...ALL, kind: 'products' });
  expect(file.split('\r\n').filter((line) => line.includes('Cedar'))).not.toEqual([]);
  expect(file).not.toContain('signInRefused');
});

it('a supervisor’s word stands under the supervisor, found by the order’s number', () => {
  const { storage, desk } = desked();
  const order = orderFacts('10472', [['MUG', 1]]);
  const [started, ...rest] = packedOrder(order, 7, asId('h7'));
  if (started?.event.type !== 'packStarted') throw new Error('nothing was packed');
  const { sessionId } = started.event;
  const granted = {
    type: 'overrideGranted',
    sessionId,
    kind: 'partialShip',
    ofParcel: null,
    supervisorId: SAM,
    reason: 'itemMissing',
    before: { units: 2 },
    after: { units: 1 },
  } as const;
  storage.record([imported(order), started, fact(granted), ...rest], asId('packer'));
  const [row] = desk.page({ ...ALL, by: SAM, text: '10472' }, null, 5).rows;
  expect(row).toMatchObject({ type: 'overrideGranted', who: 'Sam Berg', order: { number: '10472' } });
});

it('a box that is imported is held against the one before, published or imported', () => {
  const { storage, desk } = desked();
  const box = carton('S');
  storage.record([fact({ type: 'cartonTypeRecorded', cartonType: box })], null);
  storage.record(
    [
      fact({
        type: 'boxSetPublished',
        version: 2,
        base: 1,
        origin: 'draft',
        rollsBackTo: null,
        revision: null,
        boxes: [{ ...box, stock: 5 }],
        from: null,
      }),
    ],
    SAM,
  );
  storage.record([fact({ type: 'cartonTypeRecorded', cartonType: { ...box, stock: 9 } })], null);
  const told = desk
    .page({ ...ALL, kind: 'boxes' }, null, 9)
    .rows.map(({ seq }) => desk.show(seq)?.changes.map(({ before, after }) => [before, after]));
  expect(told.slice(0, 2)).toEqual([[[{ count: 5 }, { count: 9 }]], [[null, { count: 5 }]]]);
});

it('what parcels take off the shelf is nobody’s change of the boxes, before or after', () => {
  const { storage, desk, runtime, dataDir } = desked();
  const [S, M] = [carton('S'), { ...carton('M'), stock: 100 }];
  storage.record(
    [S, M].map((cartonType) => fact({ type: 'cartonTypeRecorded', cartonType })),
    null,
  );
  const boxes = createBoxSetDesk({
    carrier: offlineCarrier(),
    imports: createCsvImport(),
    storage,
    runtime,
    changed: () => undefined,
    report: (error) => {
      throw error;
    },
  });
  let serial = 0;
  const pack = (): void => {
    serial += 1;
    const order = orderFacts(serial.toString(), [['MUG', 1]]);
    storage.record([imported(order), ...packedOrder(order, serial, asId(`h${serial.toString()}`))], null);
  };
  const save = (name: string, stock?: number): void => {
    const { revision, draft, inForce } = boxes.view();
    const edited = (draft?.boxes ?? inForce).map((box) =>
      box.id === 'S' ? { ...box, name } : { ...box, stock: stock ?? box.stock },
    );
    boxes.save(revision, edited, SAM);
    pack();
  };
  pack();
  save('Small');
  // A count that is imported meanwhile is the import's change.
  storage.record([fact({ type: 'cartonTypeRecorded', cartonType: { ...M, stock: 50 } })], null);
  pack();
  save('Smaller');
  save('Smaller', 40);
  boxes.publish(boxes.view().revision, runtime.now() + HOUR, SAM);
  pack();
  storage.record([fact({ type: 'cartonTypeRecorded', cartonType: { ...M, stock: 60 } })], null);
  pack();
  runtime.at(runtime.now() + 2 * HOUR);
  boxes.lookAtClock();
  pack();
  boxes.close();
  const told = desk
    .page({ ...ALL, kind: 'boxes' }, null, 9)
    .rows.map(({ seq, type }) => [type, desk.show(seq)?.changes.map(({ before, after }) => [before, after])]);
  const name = (before: string, after: string) => [{ text: before }, { text: after }];
  const count = (before: number, after: number) => [{ count: before }, { count: after }];
  expect(told.slice(0, -2)).toEqual([
    ['boxSetTookEffect', [name('Box S', 'Smaller')]],
    ['cartonTypeRecorded', [count(46, 60)]],
    ['boxSetPublished', [[null, { at: NOON + HOUR }], name('Box S', 'Smaller'), count(47, 39)]],
    ['boxDraftSaved', [count(48, 40)]],
    ['boxDraftSaved', [name('Small', 'Smaller')]],
    ['cartonTypeRecorded', [count(98, 50)]],
    ['boxDraftSaved', [name('Box S', 'Small')]],
  ]);
  storage.close();
  expect(verify(dataDir).findings).toEqual([]);
});

it('the chain is said to be whole, and where it is not', async () => {
  const { storage, desk, dataDir, runtime } = desked();
  storage.record([fact({ type: 'productRecorded', product: product('MUG') })], SAM);
  storage.record([fact({ type: 'productRecorded', product: product('TEA') })], SAM);
  expect(await desk.chain()).toEqual({
    rows: 3,
    headHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    brokenAt: null,
    at: NOON,
  });
  storage.close();
  tamper(dataDir, "UPDATE journal SET event = replace(event, 'MUG', 'JUG') WHERE seq = 2");
  const again = openIn(dataDir, runtime);
  const other = createAuditDesk({ storage: again, runtime, devices: { statuses: () => [] } });
  expect(await other.chain()).toMatchObject({ brokenAt: 2 });
  // What was altered so that it can't be read is left out of the list instead of stopping it.
  again.close();
  tamper(dataDir, "UPDATE journal SET event = 'no json' WHERE seq = 3");
  const last = openIn(dataDir, runtime);
  const desk3 = createAuditDesk({ storage: last, runtime, devices: { statuses: () => [] } });
  expect(desk3.page(ALL, null, 9).rows.map(({ seq }) => seq)).toEqual([2, 1]);
});

it('each question walks an index backwards: nothing is sorted, no journal is read through', () => {
  const { storage, dataDir, runtime } = desked();
  recordMonth(
    { clock: runtime, benches: [storage.record], wholeDay: (work) => work() },
    { seed: 3, orders: 30, from: NOON, days: 3, packers: ['u1', 'u2'] },
  );
  storage.close();
  const db = new Database(join(dataDir, DATABASE_FILE), { readonly: true });
  const types = db.prepare<[], string>("SELECT DISTINCT json_extract(event, '$.type') FROM journal").pluck().all();
  expect(types.filter((type) => !Object.hasOwn(AUDIT_KIND_OF, type))).toEqual([]);
  const of = { kind: 'products', by: 'u1', text: '', from: 0, to: 1e15, before: 1e9, limit: 8 };
  for (const [name, sql] of Object.entries(AUDIT_SQL)) {
    const plan = db
      .prepare<[object], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all(name === 'earlier' ? { stream: 's', seq: 9, types: '[]' } : of)
      .map(({ detail }) => detail)
      .join('; ');
    expect(plan, name).not.toMatch(/TEMP B-TREE|SCAN j(ournal)?\b/);
  }
  db.close();
});

it('who typed or forgot a carrier’s key last is told, and another carrier’s key says nothing of it', () => {
  const { storage, desk } = desked();
  const of = { carrier: 'EasyPost', server: 'api.example' };
  expect(desk.carrierKeySet('EasyPost')).toBeNull();
  storage.record([fact({ type: 'carrierKeyKept', ...of })], SAM);
  expect(desk.carrierKeySet('EasyPost')).toMatchObject({ by: 'Sam Berg' });
  expect(desk.carrierKeySet('Karrio')).toBeNull();
  storage.record([fact({ type: 'carrierKeyRemoved', ...of })], null);
  expect(desk.carrierKeySet('EasyPost')).toMatchObject({ by: '' });
  const [row] = desk.page(ALL, null, 1).rows;
  expect(row).toMatchObject({ type: 'carrierKeyRemoved', kind: 'station' });
});
