import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, expect, test } from 'vitest';
import { DATABASE_FILE } from '../../src/storage/openStorage.ts';
import { asId } from '../../src/core/ids.ts';
import type { NewFact } from '../../src/station/ports.ts';
import { journalled } from '../support/journalled.ts';
import { MONTH_FROM, MONTH_TO } from '../support/month.ts';
import { fillMonth } from '../support/monthFolder.ts';
import { fact, imported, orderFacts, packedOrder } from './facts.ts';
import { newFolder, openIn, steadyRuntime, verify } from './place.ts';

const FROM = MONTH_FROM;
const TO = MONTH_TO;

/** A short month, recorded, with what its journal says for itself. */
const month = (() => {
  const dataDir = mkdtempSync(join(tmpdir(), 'station-month-'));
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));
  fillMonth(dataDir, { seed: 7, orders: 300, from: FROM, days: 30, packers: ['u1', 'u2', 'u3'] });
  const db = new Database(join(dataDir, DATABASE_FILE), { readonly: true });
  const told = journalled(db, FROM, TO);
  db.close();
  return { dataDir, told };
})();

test('what reports count is what the journal says, asked in another way', () => {
  const { dataDir, told } = month;
  const storage = openIn(dataDir, steadyRuntime(FROM));
  const packed = storage.reports.packed(FROM, TO);
  expect(packed.length).toBeGreaterThan(250);
  for (const flag of ['isShort', 'isLate', 'isHarmed', 'isRelabelled'] as const)
    expect(
      packed.some((order) => order[flag]),
      flag,
    ).toBe(true);
  expect(packed).toEqual(told.packed);
  expect(storage.reports.errors(FROM, TO).filter(({ kind }) => kind !== null)).toEqual(told.errors);
  expect(storage.reports.closedParcels(FROM, TO, 'USD')).toEqual(told.parcels);
  expect(storage.reports.overrides(FROM, TO)).toEqual(told.overrides);
  expect(new Set(told.overrides.map(({ isRefused }) => isRefused)).size).toBe(2);
  storage.close();
  expect(verify(dataDir)).toMatchObject({ isSound: true, findings: [] });
});

test('a period begins at its first moment and ends before its last', () => {
  const { reports } = openIn(month.dataDir, steadyRuntime(FROM));
  const [first, second] = reports.packed(FROM, TO);
  if (!first || !second) throw new Error('too few orders');
  expect(reports.packed(first.at, second.at)).toEqual([first]);
});

test('an order that comes back onto the bench counts once, when it was finished last, with the time of both', () => {
  const dataDir = newFolder();
  const runtime = steadyRuntime(FROM);
  const storage = openIn(dataDir, runtime);
  const order = orderFacts('7', [['MUG', 2]]);
  const facts = packedOrder(order, 7, asId('h7'));
  const [started, ...rest] = facts;
  const [closed, finished] = facts.slice(-2);
  if (!started || closed?.event.type !== 'parcelClosed' || !finished) throw new Error('nothing was packed');
  const { sessionId, parcelId } = closed.event;
  const at = (minutes: number, acts: readonly NewFact[]): void => {
    runtime.at(FROM + minutes * 60_000);
    storage.record(acts, asId('u1'));
  };
  at(0, [imported(order), started]);
  at(3, rest);
  at(10, [fact({ type: 'parcelReopened', sessionId, parcelId, packerId: asId('u2') })]);
  expect(storage.reports.packed(FROM, TO)).toEqual([]);
  at(14, [closed, finished]);
  expect(storage.reports.packed(FROM, TO)).toMatchObject([
    { at: FROM + 14 * 60_000, parcels: 1, packingMs: 7 * 60_000 },
  ]);
  storage.close();
  expect(verify(dataDir).isSound).toBe(true);
});
