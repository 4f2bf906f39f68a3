import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asId, type ManifestId } from '../../src/core/ids.ts';
import type { EventOf } from '../../src/core/journal/events.ts';
import { TRACKING_STATUSES } from '../../src/core/ship/trackingStatus.ts';
import { ADDRESS_SQL } from '../../src/storage/addressChecks.ts';
import { HANDOVER_SQL } from '../../src/storage/handovers.ts';
import { DATABASE_FILE } from '../../src/storage/openStorage.ts';
import { PARCEL_SQL } from '../../src/storage/parcelList.ts';
import { FORM_SQL } from '../../src/storage/carrierForms.ts';
import { PACKER_SQL } from '../../src/storage/packers.ts';
import { DOUBT_SQL } from '../../src/storage/doubts.ts';
import { LEARNED_SQL } from '../../src/storage/learnedWeights.ts';
import { TOTE_SQL } from '../../src/storage/orders.ts';
import { CAUSE_SQL } from '../../src/storage/taskCauses.ts';
import type { StoragePort } from '../../src/station/ports.ts';
import { fact, HOUR, NOON } from './facts.ts';
import { newFolder, openIn, steadyRuntime, verify } from './place.ts';
import { givenBack, intentId, OFFLINE, parcelId, sent } from './sentParcels.ts';

const DAY = '2026-11-23';

function begun(count = 0): { storage: StoragePort; dataDir: string } {
  const dataDir = newFolder();
  const storage = openIn(dataDir, steadyRuntime(NOON));
  for (let number = 1; number <= count; number += 1) storage.record(sent(number, DAY), null);
  return { storage, dataDir };
}

const closedOn = (ids: readonly number[], manifestId: string, shipDate = DAY) =>
  fact({
    type: 'manifestClosed',
    manifestId: asId<ManifestId>(manifestId),
    ...OFFLINE,
    shipDate,
    part: 1,
    parts: 1,
    parcels: ids.map((number) => ({ parcelId: parcelId(number), intentId: intentId(number) })),
  });

describe('handovers', () => {
  it('count what is on no manifest, and know the last closed day of a truck', () => {
    const { storage } = begun(3);
    expect(storage.handovers.open(DAY)).toEqual([
      { ...OFFLINE, shipDate: DAY, finished: 3, unfinished: 0, staged: 0, since: NOON },
    ]);
    expect(storage.handovers.closedThrough(OFFLINE)).toBeNull();
    storage.record([closedOn([1, 2], 'MF1')], null);
    expect(storage.handovers.open(DAY)).toMatchObject([{ finished: 1 }]);
    expect(storage.handovers.closedThrough(OFFLINE)).toBe(DAY);
    expect(storage.handovers.closedThrough({ ...OFFLINE, account: 'B' })).toBeNull();
  });

  it('count each truck of those that leave from a day on', () => {
    const { storage } = begun(1);
    const others = [
      { account: 'B', origin: 'US 10001' },
      { account: 'B', origin: 'US 55099' },
      { account: 'C', origin: 'AT 1010' },
    ];
    others.forEach((other, index) => {
      storage.record(sent(10 + index, '2026-11-25', other), null);
    });
    storage.record(sent(20, '2026-11-22'), null);
    const trucks = (from: string) => storage.handovers.open(from).map((one) => [one.account, one.origin, one.shipDate]);
    const later = others.map(({ account, origin }) => [account, origin, '2026-11-25']);
    expect(trucks('2026-11-24')).toEqual(later);
    expect(trucks(DAY)).toEqual([['', 'US 55099', DAY], ...later]);
    expect(trucks('2026-11-22')).toHaveLength(5);
    expect(trucks('2026-11-26')).toEqual([]);
  });

  it('a second manifest of the same truck and day is refused by the database itself', () => {
    const { storage } = begun(2);
    storage.record([closedOn([1], 'MF1')], null);
    expect(() => storage.record([closedOn([2], 'MF2')], null)).toThrow(/UNIQUE/);
    expect(storage.manifests.count()).toBe(1);
    expect(storage.handovers.byIntent(intentId(2))?.manifestId).toBeNull();
  });

  it('tell staged, loaded, seen and missing parcels of a manifest', () => {
    const { storage, dataDir } = begun(4);
    storage.record([fact({ type: 'parcelStaged', parcelId: parcelId(1), intentId: intentId(1) })], null);
    storage.record([closedOn([1, 2, 3, 4], 'MF1'), givenBack(4)], null);
    const loaded = (number: number) =>
      fact({ type: 'parcelLoaded', parcelId: parcelId(number), intentId: intentId(number), manifestId: asId('MF1') });
    storage.record([loaded(2)], null);
    expect(storage.manifests.byId('MF1')).toMatchObject({ parcels: 4, active: 3, loaded: 1, unseen: 1 });
    expect(storage.manifests.missing(asId('MF1'), 9).map(({ tracking }) => tracking)).toEqual(['T1', 'T3']);
    expect(verify(dataDir).isSound).toBe(true);
  });
});

type Report = EventOf<'trackingReported'>;
const report = (patch: Partial<Report> = {}): Report => ({
  type: 'trackingReported',
  intentId: intentId(1),
  carrier: 'offline',
  number: 'T1',
  code: '',
  status: 'inTransit',
  delay: null,
  reason: '',
  place: '',
  at: NOON,
  utcOffset: -360,
  eta: null,
  ...patch,
});

describe('tracking', () => {
  it('stands by the time things happened, whatever the order they were told in, and however often', () => {
    const reports = fc.array(
      fc.record({
        status: fc.constantFrom(...TRACKING_STATUSES),
        at: fc.nat(40).map((hours) => NOON + hours * HOUR),
        place: fc.constantFrom('', 'Reno NV US'),
      }),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(
        reports.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([told, shuffled]) => {
          const [a, b] = [begun(1), begun(1)];
          for (const one of told) a.storage.record([fact(report(one))], null);
          b.storage.record(
            [...shuffled, ...shuffled].map((one) => fact(report(one))),
            null,
          );
          expect(b.storage.tracking.ofIntent(intentId(1))).toEqual(a.storage.tracking.ofIntent(intentId(1)));
          expect(verify(b.dataDir).isSound).toBe(true);
          a.storage.close();
          b.storage.close();
        },
      ),
      { numRuns: 12 },
    );
  });

  it('keeps the end, the first attempt, and whether it came by the promised day on the calendar there', () => {
    const { storage } = begun();
    storage.record(sent(1, DAY, {}, '2026-11-25'), null);
    const at = (text: string) => Date.parse(text);
    storage.record(
      [
        // Ten in the evening of the promised day there; the next day by UTC.
        fact(report({ status: 'delivered', at: at('2026-11-26T04:00:00Z') })),
        fact(report({ status: 'deliveryAttempted', at: at('2026-11-25T15:00:00Z') })),
        fact(report({ status: 'inTransit', at: at('2026-11-27T04:00:00Z') })),
      ],
      null,
    );
    expect(storage.tracking.ofIntent(intentId(1))).toMatchObject({
      status: 'delivered',
      attemptAt: at('2026-11-25T15:00:00Z'),
      deliveredOn: '2026-11-25',
      promisedBy: '2026-11-25',
      onTime: 'yes',
    });
    expect(storage.handovers.ofParcel(parcelId(1))).toMatchObject({ promisedBy: '2026-11-25' });
  });

  it('holds it against the day the channel promised, whatever day the service reckons with', () => {
    const { storage, dataDir } = begun();
    storage.record(sent(1, DAY, {}, '2026-11-25', '2026-11-24'), null);
    storage.record([fact(report({ status: 'delivered', at: Date.parse('2026-11-25T15:00:00Z') }))], null);
    expect(storage.tracking.ofIntent(intentId(1))).toMatchObject({ promisedBy: '2026-11-24', onTime: 'no' });
    expect(verify(dataDir).isSound).toBe(true);
  });

  it.each([
    [-360, '2026-11-26T12:00:00Z', 'no'],
    [null, '2026-11-24T12:00:00Z', 'unknown'],
  ] as const)('with a clock of %s minutes, delivered at %s: on time %s', (utcOffset, at, onTime) => {
    const { storage } = begun();
    storage.record(sent(1, DAY, {}, '2026-11-25'), null);
    storage.record([fact(report({ status: 'delivered', at: Date.parse(at), utcOffset }))], null);
    expect(storage.tracking.ofIntent(intentId(1))?.onTime).toBe(onTime);
  });
});

describe('parcels', () => {
  it('are found by order, tracking number and SSCC, and by how these begin', () => {
    const { storage } = begun(12);
    const found = (text: string) => storage.parcelList.find(text, 50).map(({ orderNumber }) => orderNumber);
    expect(found('7')).toEqual(['7']);
    expect(found('#7')).toEqual(['7']);
    expect(found('T12')).toEqual(['12']);
    expect(found('T1')).toEqual(['12', '11', '10', '1']);
    expect(found('003401234500000009')).toEqual(['9']);
    expect(found('nothing')).toEqual([]);
    storage.record([givenBack(3)], null);
    expect(found('T3'), 'a number that was given back').toEqual(['3']);
    expect(storage.parcelList.latest(2, 3).map(({ orderNumber }) => orderNumber)).toEqual(['10', '9', '8']);
  });
});

describe('with many parcels every reading has its index', () => {
  /** What SQLite says it does: lines that look at every row of a table are told. */
  function scans(dataDir: string, sql: string): readonly string[] {
    const db = new Database(join(dataDir, DATABASE_FILE), { readonly: true });
    try {
      const plan = db
        .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql.replaceAll('?', '1').replaceAll(/@\w+/g, "'1'")}`)
        .all();
      return plan.map(({ detail }) => detail).filter((detail) => /^SCAN (?!CONSTANT|json_each)/.test(detail));
    } finally {
      db.close();
    }
  }

  // A whole pass is right where a partial index holds just the rows that are meant, or where the list is read from its end.
  const PASSES: Readonly<Record<string, RegExp>> = {
    open: /^SCAN (handover USING INDEX handover_open|one|\(subquery-1\))$/,
    latest: /^SCAN c$/,
    lateChanges: /^SCAN o USING INDEX orders_late_change$/,
    heldOrders: /^SCAN o USING INDEX orders_held$/,
    uncertainPrints: /^SCAN p USING INDEX parcel_uncertain$/,
    voidsRefused: /^SCAN p USING INDEX label_purchase_kept$/,
    parcelsInTrouble: /^SCAN t USING INDEX tracking_trouble$/,
    unlabelled: /^SCAN h USING INDEX handover_unlabelled$/,
    daysMissed: /^SCAN h USING INDEX handover_missed$/,
    promisedOrders: /^SCAN o USING INDEX orders_promised$/,
    isAnythingSeen: /^SCAN (handover USING (COVERING )?INDEX handover_seen|CONSTANT ROW)$/,
    unseenManifests: /^SCAN h USING COVERING INDEX handover_unseen$/,
    doubts: /^SCAN a USING INDEX address_check_doubtful$/,
    unchecked: /^SCAN o USING INDEX orders_waiting$/,
    openForms: /^SCAN carrier_form USING INDEX carrier_form_open$/,
    putBacks: /^SCAN p USING INDEX put_back_since$/,
    damagedItems: /^SCAN d USING INDEX damaged_item_at$/,
    drifted: /^SCAN l USING INDEX learned_weight_drift$/,
    unknownLabels: /^SCAN p USING INDEX label_purchase_unsettled$/,
  };

  it.each(
    Object.entries({
      ...HANDOVER_SQL,
      ...PARCEL_SQL,
      ...CAUSE_SQL,
      ...ADDRESS_SQL,
      ...FORM_SQL,
      ...TOTE_SQL,
      ...LEARNED_SQL,
      ...PACKER_SQL,
      ...DOUBT_SQL,
    }),
  )('%s', (name, sql) => {
    const { dataDir } = begun(1);
    const other = scans(dataDir, sql).filter((detail) => !PASSES[name]?.test(detail));
    expect(other).toEqual([]);
  });
});
