import { describe, expect, it } from 'vitest';
import { asId } from '../../src/core/ids.ts';
import type { TrackingStatus } from '../../src/core/ship/trackingStatus.ts';
import { ordersOfServicesOff } from '../../src/station/accountDesk.ts';
import { createManifestDesk } from '../../src/station/manifests.ts';
import { createPromiseDesk } from '../../src/station/promises.ts';
import { createTaskDesk } from '../../src/station/taskDesk.ts';
import { carton, fact, HOUR, imported, NOON, orderFacts, orderId, packedOrder } from '../storage/facts.ts';
import { afterTest, newFolder, openIn, steadyRuntime, verify } from '../storage/place.ts';
import { givenBack, intentId, OFFLINE, parcelId, people, sent } from '../storage/sentParcels.ts';
import { offlineCarrier } from '../support/rates.ts';

function begun() {
  const dataDir = newFolder();
  const runtime = steadyRuntime(NOON);
  const storage = openIn(dataDir, runtime);
  const users = people(storage);
  const manifests = createManifestDesk({ storage, runtime, carriers: [offlineCarrier()] });
  let changes = 0;
  const desk = createTaskDesk({
    storage,
    runtime,
    manifests,
    promises: createPromiseDesk({ storage, runtime, carrier: offlineCarrier() }),
    servicesOff: () => ordersOfServicesOff({ storage, runtime, carrier: offlineCarrier() }),
    changed: () => {
      changes += 1;
    },
    report: (error) => {
      throw error;
    },
  });
  afterTest(() => desk.close());
  const tasks = (kind: string) => desk.list().filter((task) => task.kind === kind);
  return { dataDir, runtime, storage, desk, manifests, tasks, changes: () => changes, ...users };
}

/** Orders that are to leave in a week, so that none of them is late. */
const waiting = (id: string) => imported(orderFacts(id, [['A', 1]], { shipBy: NOON + 168 * HOUR }));
const session = (id: string) => ({ sessionId: asId<never>(`s:${id}`) });

describe('a task is there as long as its cause is', () => {
  it('an unknown label: until the carrier or a supervisor has said', () => {
    const { storage, tasks } = begun();
    const order = orderFacts('1', [['A', 1]]);
    const upToRequest = packedOrder(order, 1, asId('h')).slice(0, -5);
    const ids = { ...session('1'), parcelId: parcelId(1) };
    storage.record([imported(order), ...upToRequest, fact({ type: 'labelOutcomeUnknown', ...ids })], null);
    expect(tasks('labelUnknown')).toMatchObject([
      { name: '1', since: NOON, isDoneByHand: false, wayOut: { kind: 'parcel', parcelId: 'p:1' } },
    ]);
    storage.record([fact({ type: 'labelRefused', ...ids, reason: 'saidNotBought' })], null);
    expect(tasks('labelUnknown')).toEqual([]);
  });

  it('a box of which few are left: until it is counted again, ordered later, or not in the set any more', () => {
    const { storage, tasks } = begun();
    const low = { ...carton('M'), stock: 40, reorderAt: 40 };
    const uncounted = { ...carton('L'), reorderAt: 40 };
    const record = (cartonType: typeof low): void =>
      void storage.record([fact({ type: 'cartonTypeRecorded', cartonType })], null);
    storage.record(
      [low, uncounted, carton('S')].map((cartonType) => fact({ type: 'cartonTypeRecorded', cartonType })),
      null,
    );
    expect(tasks('boxesLow')).toMatchObject([{ name: 'Box M', detail: '40', wayOut: { kind: 'boxes' } }]);
    record({ ...low, stock: 41 });
    expect(tasks('boxesLow')).toEqual([]);
    record({ ...low, stock: 0 });
    expect(tasks('boxesLow')).toMatchObject([{ detail: '0' }]);
    const published = { version: 2, base: 1, origin: 'draft', rollsBackTo: null, revision: 1, from: null } as const;
    storage.record([fact({ type: 'boxSetPublished', ...published, boxes: [carton('S')] })], null);
    expect(tasks('boxesLow')).toEqual([]);
  });

  it('an order on hold, with the way out that it has: release it, or go on where it was begun', () => {
    const { storage, tasks, runtime } = begun();
    storage.record(
      [waiting('1'), waiting('2'), ...packedOrder(orderFacts('2', [['A', 1]]), 2, asId('h')).slice(0, 2)],
      null,
    );
    runtime.at(NOON + HOUR);
    storage.record(
      [
        fact({ type: 'orderHeld', orderId: orderId('1'), reason: 'addressIncomplete' }),
        fact({ type: 'packPaused', ...session('2'), reason: 'problem' }),
      ],
      null,
    );
    expect(tasks('heldOrder').map(({ name, since, detail, wayOut }) => [name, since, detail, wayOut.kind])).toEqual([
      ['1', NOON + HOUR, 'addressIncomplete', 'releaseOrder'],
      ['2', NOON + HOUR, 'problem', 'openOrder'],
    ]);
    storage.record([fact({ type: 'orderReleased', orderId: orderId('1') })], null);
    expect(tasks('heldOrder')).toHaveLength(1);
  });

  it('an order that a packer put aside: once it lies there for an hour', () => {
    const { storage, tasks, runtime } = begun();
    storage.record([waiting('1'), ...packedOrder(orderFacts('1', [['A', 1]]), 1, asId('h')).slice(0, 2)], null);
    storage.record([fact({ type: 'packPaused', ...session('1'), reason: 'packer' })], null);
    expect(tasks('putAside')).toEqual([]);
    runtime.at(NOON + HOUR);
    expect(tasks('putAside')).toMatchObject([{ name: '1', since: NOON }]);
  });

  it('goods of an order that was stopped: until they are back', () => {
    const { storage, tasks } = begun();
    storage.record([waiting('1'), ...packedOrder(orderFacts('1', [['A', 1]]), 1, asId('h')).slice(0, 2)], null);
    storage.record([fact({ type: 'packStopped', ...session('1'), reason: 'cancelled' })], null);
    expect(tasks('putBack')).toMatchObject([{ name: '1', wayOut: { kind: 'openOrder', orderId: '1' } }]);
    storage.record([fact({ type: 'packAbandoned', ...session('1') })], null);
    expect(tasks('putBack')).toEqual([]);
  });

  it('orders that should have left: one task for all of them', () => {
    const { storage, tasks, runtime } = begun();
    storage.record([waiting('1'), imported(orderFacts('2', [['A', 1]])), imported(orderFacts('3', [['A', 1]]))], null);
    expect(tasks('lateOrders')).toEqual([]);
    runtime.at(NOON + HOUR);
    expect(tasks('lateOrders')).toMatchObject([{ name: '2', since: NOON, count: 2 }]);
  });

  it('parcels on no manifest once their day is over: one task a truck', () => {
    const { storage, tasks, manifests } = begun();
    storage.record([...sent(1, '2026-11-20'), ...sent(2, '2026-11-19'), ...sent(3, '2026-11-23')], null);
    expect(tasks('notManifested')).toMatchObject([{ name: 'Own carrier', count: 2, since: NOON }]);
    manifests.close({ ...OFFLINE, shipDate: '2026-11-19' }, null);
    manifests.close({ ...OFFLINE, shipDate: '2026-11-20' }, null);
    expect(tasks('notManifested')).toEqual([]);
  });

  it('parcels of a manifest that nobody saw for a day, where anything is ever scanned', () => {
    const { storage, tasks, manifests, runtime } = begun();
    storage.record([...sent(1, '2026-11-23'), ...sent(2, '2026-11-23'), ...sent(3, '2026-11-23')], null);
    const closed = manifests.close({ ...OFFLINE, shipDate: '2026-11-23' }, null);
    const manifestId = closed.ok ? closed.value.manifestId : asId<never>('');
    runtime.at(NOON + 25 * HOUR);
    expect(tasks('neverScanned'), 'a site that scans nothing is not asked for it').toEqual([]);
    storage.record([fact({ type: 'parcelLoaded', parcelId: parcelId(1), intentId: intentId(1), manifestId })], null);
    expect(tasks('neverScanned')).toMatchObject([{ name: manifestId, count: 2, since: NOON, isDoneByHand: true }]);
    storage.record(
      [2, 3].map((number) =>
        fact({
          type: 'trackingReported',
          intentId: intentId(number),
          carrier: 'offline',
          number: `T${number}`,
          code: '',
          status: 'accepted',
          delay: null,
          reason: '',
          place: '',
          at: NOON + 20 * HOUR,
          utcOffset: null,
          eta: null,
        }),
      ),
      null,
    );
    expect(tasks('neverScanned')).toEqual([]);
  });

  it('what products miss, by the oldest order that waits for it', () => {
    const { storage, tasks } = begun();
    storage.record([waiting('1'), waiting('2')], null);
    expect(tasks('missingData')).toMatchObject([
      {
        name: 'Item A',
        detail: 'unknownProduct',
        count: 2,
        since: NOON - 24 * HOUR,
        wayOut: { kind: 'product', sku: 'A' },
      },
    ]);
  });

  it('a label that its carrier did not take back, and a parcel in trouble: until a person is done with it', () => {
    const { storage, desk, tasks, packer } = begun();
    storage.record([...sent(1, '2026-11-23'), ...sent(2, '2026-11-23'), givenBack(1)], null);
    const ids = { ...session('1'), parcelId: parcelId(1), intentId: intentId(1), tracking: 'T1' };
    storage.record([fact({ type: 'labelVoidRefused', ...ids, reason: 'alreadyUsed' })], null);
    const trouble = (status: TrackingStatus, at: number) =>
      fact({
        type: 'trackingReported',
        intentId: intentId(2),
        carrier: 'offline',
        number: 'T2',
        code: '',
        status,
        delay: null,
        reason: '',
        place: '',
        at,
        utcOffset: null,
        eta: null,
      });
    storage.record([trouble('exception', NOON + HOUR)], null);
    for (const [kind, name] of [
      ['voidRefused', '1'],
      ['parcelTrouble', '2'],
    ] as const) {
      expect(tasks(kind)).toMatchObject([{ name, isDoneByHand: true }]);
      expect(desk.done(tasks(kind)[0]?.key ?? '', '', packer)).toBeNull();
      expect(tasks(kind)).toEqual([]);
    }
    storage.record([trouble('inTransit', NOON + 2 * HOUR), trouble('returnToSender', NOON + 3 * HOUR)], null);
    expect(tasks('parcelTrouble')).toMatchObject([{ detail: 'returnToSender', since: NOON + 3 * HOUR }]);
  });

  it('a finished box whose label was given back', () => {
    const { storage, tasks } = begun();
    storage.record([...sent(1, '2026-11-23'), givenBack(1)], null);
    expect(tasks('boxUnlabelled')).toMatchObject([{ name: '1', wayOut: { kind: 'parcel', parcelId: 'p:1' } }]);
  });
});

describe('what people do with a task', () => {
  it('whoever takes it has it, whoever had it before', () => {
    const { storage, desk, tasks, supervisor, packer, changes } = begun();
    storage.record([waiting('1'), fact({ type: 'orderHeld', orderId: orderId('1'), reason: 'problem' })], null);
    desk.look();
    const key = tasks('heldOrder')[0]?.key ?? '';
    expect(desk.take(key, null)).toBe('signInFirst');
    expect(desk.take(key, packer)).toBeNull();
    expect(tasks('heldOrder')).toMatchObject([{ owner: packer, ownerName: 'Name of u2' }]);
    expect(desk.take(key, supervisor)).toBeNull();
    expect(tasks('heldOrder')).toMatchObject([{ owner: supervisor }]);
    expect(desk.done(key, '', supervisor)).toBe('notByHand');
    expect(desk.take('heldOrder/none', supervisor)).toBe('gone');
    expect(changes()).toBe(3);
  });

  it('done is for good, with its note in the journal; the same trouble another time is a task anew', () => {
    const { storage, desk, tasks, packer, dataDir, runtime } = begun();
    const changed = () =>
      fact({ type: 'orderChangedLate', orderId: orderId('1'), change: 'cancelled', importId: asId('run') });
    storage.record([...sent(1, '2026-11-23'), changed()], null);
    expect(storage.handovers.byIntent(intentId(1))?.orderStop).not.toBeNull();
    const key = tasks('changedLate')[0]?.key ?? '';
    expect(desk.done(key, ` ${'x'.repeat(500)}`, packer)).toBeNull();
    expect(tasks('changedLate')).toEqual([]);
    expect(storage.handovers.byIntent(intentId(1))?.orderStop, 'it may leave').toBeNull();
    runtime.at(NOON + 1);
    storage.record([changed()], null);
    expect(tasks('changedLate')).toHaveLength(1);
    expect(storage.handovers.byIntent(intentId(1))?.orderStop).not.toBeNull();
    expect(verify(dataDir).isSound).toBe(true);
  });

  it('a task that is gone takes its owner along', () => {
    const { storage, desk, tasks, packer, runtime } = begun();
    const held = fact({ type: 'orderHeld', orderId: orderId('1'), reason: 'problem' });
    storage.record([waiting('1'), held], null);
    desk.take(tasks('heldOrder')[0]?.key ?? '', packer);
    storage.record([fact({ type: 'orderReleased', orderId: orderId('1') })], null);
    runtime.at(NOON + HOUR);
    storage.record([held], null);
    expect(tasks('heldOrder')).toMatchObject([{ owner: null }]);
  });
});
