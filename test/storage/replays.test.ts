import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { asId, type ManifestId } from '../../src/core/ids.ts';
import { rowsVerdict } from '../../src/core/journal/rowsVerdict.ts';
import { systemRuntime } from '../../src/station/runtime.ts';
import { DATABASE_FILE } from '../../src/storage/openStorage.ts';
import { REPLAY_SQL } from '../../src/storage/replays.ts';
import { fact, NOON, orderId, personOf } from './facts.ts';
import { newFolder, openIn, steadyRuntime, tamper, verify } from './place.ts';
import { intentId, OFFLINE, parcelId, sent } from './sentParcels.ts';

const DAY = '2026-11-23';
const { sha256 } = systemRuntime;
const READINGS = '{"exponent":0,"points":[[0,1500,1]],"unit":"g"}';

/** Three orders packed, on one manifest; the second was refused at the dock, and its weight has a curve. */
function packed() {
  const dataDir = newFolder();
  const storage = openIn(dataDir, steadyRuntime(NOON));
  for (const number of [1, 2, 3])
    storage.record(
      sent(number, DAY).map((one) =>
        one.event.type === 'weightCaptured' && number === 2
          ? { event: { ...one.event, curve: sha256(READINGS) }, curve: READINGS }
          : one,
      ),
      null,
    );
  const parcels = [1, 2, 3].map((number) => ({ parcelId: parcelId(number), intentId: intentId(number) }));
  const manifestId = asId<ManifestId>('MF1');
  storage.record(
    [
      fact({ type: 'manifestClosed', manifestId, ...OFFLINE, shipDate: DAY, part: 1, parts: 1, parcels }),
      fact({ type: 'dockScanRefused', reason: 'otherTruck', code: 'T2', parcelId: parcelId(2) }),
      fact({ type: 'dockScanRefused', reason: 'unknownParcel', code: 'X', parcelId: null }),
      fact({ type: 'parcelLoaded', parcelId: parcelId(2), intentId: intentId(2), manifestId }),
    ],
    null,
  );
  return { storage, dataDir };
}
const types = (storage: ReturnType<typeof openIn>, order: string): readonly string[] =>
  storage.replay.rows(orderId(order)).map(({ row }) => (JSON.parse(row.eventText) as { type: string }).type);

describe('what happened to one order', () => {
  it('is every row about it, its manifest and the dock too, in the order it was written', () => {
    const { storage } = packed();
    const own = types(storage, '2');
    expect(own.slice(0, 2)).toEqual(['orderImported', 'packStarted']);
    expect(own.slice(-4)).toEqual(['packFinished', 'manifestClosed', 'dockScanRefused', 'parcelLoaded']);
    expect(types(storage, '1').slice(-2)).toEqual(['packFinished', 'manifestClosed']);
    expect(types(storage, 'none')).toEqual([]);
    expect(rowsVerdict(storage.replay.rows(orderId('2')), sha256)).toEqual({ rows: own.length, fault: null });
  });

  it('shows a row that was changed, and one whose neighbour was', () => {
    const { storage, dataDir } = packed();
    const [first] = storage.replay.rows(orderId('3'));
    storage.close();
    const seq = first?.row.seq ?? 0;
    tamper(dataDir, "UPDATE journal SET event = replace(event, 'Standard', 'Express') WHERE seq = ?", seq);
    const verdict = (order: string) => {
      const again = openIn(dataDir);
      const rows = again.replay.rows(orderId(order));
      again.close();
      return rowsVerdict(rows, sha256).fault;
    };
    expect(verdict('3')).toEqual({ seq, kind: 'rowAltered' });
    tamper(dataDir, 'UPDATE journal SET prev_hash = ? WHERE seq = ?', 'f'.repeat(64), seq);
    expect(verdict('2')).toEqual({ seq: seq - 1, kind: 'linkBroken' });
  });

  it('is found by indexes, never by reading the journal', () => {
    const { storage, dataDir } = packed();
    storage.close();
    const db = new Database(join(dataDir, DATABASE_FILE), { readonly: true });
    const plan = db.prepare(`EXPLAIN QUERY PLAN ${REPLAY_SQL.rows}`).all({ order: '2' }) as { detail: string }[];
    db.close();
    expect(plan.filter(({ detail }) => /^SCAN (?!subject|own|e\b|CONSTANT)/.test(detail))).toEqual([]);
  });
});

const curves = (dataDir: string) => verify(dataDir).findings.filter(({ kind }) => kind === 'curve');

describe('weight curves', () => {
  it('stand beside the row that took the weight and are erased with the consignee; the chain stays whole', () => {
    const { storage, dataDir } = packed();
    const seq =
      storage.replay.rows(orderId('2')).find(({ row }) => row.eventText.includes('weightCaptured'))?.row.seq ?? 0;
    expect(storage.replay.curve(seq)).toBe(READINGS);
    expect(storage.replay.erasedAt(personOf('2'))).toBeNull();
    storage.people.erase(personOf('1'));
    expect(storage.replay.curve(seq)).toBe(READINGS);
    storage.people.erase(personOf('2'));
    expect(storage.replay.curve(seq)).toBeNull();
    expect(storage.replay.erasedAt(personOf('2'))).toBe(NOON);
    storage.close();
    expect(verify(dataDir).isSound).toBe(true);
  });

  it('that were changed are found by verify-journal', () => {
    const { storage, dataDir } = packed();
    storage.close();
    tamper(dataDir, "UPDATE weight_curve SET readings = replace(readings, '1500', '1499')");
    expect(curves(dataDir)).toMatchObject([{ kind: 'curve', problem: 'readingsChanged' }]);
    tamper(dataDir, 'UPDATE weight_curve SET seq = 1');
    expect(curves(dataDir)).toMatchObject([{ kind: 'curve', seq: 1, problem: 'notInJournal' }]);
  });
});
