import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { asId } from '../../src/core/ids.ts';
import type { NewFact } from '../../src/station/ports.ts';
import { agreeWithJournal } from '../support/agreeWithJournal.ts';
import { MONTH_FROM, MONTH_TO } from '../support/month.ts';
import { fillMonth } from '../support/monthFolder.ts';
import { fact, imported, orderFacts, packedOrder } from './facts.ts';
import { newFolder, openIn, steadyRuntime, verify } from './place.ts';

const FROM = MONTH_FROM;
const TO = MONTH_TO;

/** A short month, recorded. */
const month = (() => {
  const dataDir = mkdtempSync(join(tmpdir(), 'station-month-'));
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));
  fillMonth(dataDir, { seed: 7, orders: 300, from: FROM, days: 30, packers: ['u1', 'u2', 'u3'] });
  return { dataDir };
})();

test('what reports count is what the journal says, asked in another way', () => {
  const { dataDir } = month;
  const storage = openIn(dataDir, steadyRuntime(FROM));
  const packed = storage.reports.packed(FROM, TO);
  expect(packed.length).toBeGreaterThan(250);
  for (const flag of ['isShort', 'isLate', 'isHarmed', 'isRelabelled'] as const)
    expect(
      packed.some((order) => order[flag]),
      flag,
    ).toBe(true);
  agreeWithJournal(dataDir, storage);
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

test('what a carrier says of the first parcel before the second is packed counts once the order is finished', () => {
  const dataDir = newFolder();
  const storage = openIn(dataDir, steadyRuntime(FROM));
  const order = orderFacts('8', [['MUG', 2]]);
  const facts = packedOrder(order, 8, asId('h8'));
  const finished = facts.at(-1);
  const bought = facts.find(({ event }) => event.type === 'labelBought')?.event;
  if (finished?.event.type !== 'packFinished' || bought?.type !== 'labelBought') throw new Error('nothing was packed');
  const damaged = fact({
    type: 'trackingReported',
    intentId: bought.label.intentId,
    carrier: 'offline',
    number: 'T8',
    code: 'DM',
    status: 'exception',
    reason: 'damaged',
    delay: null,
    place: '',
    at: FROM,
    utcOffset: null,
    eta: null,
  });
  storage.record([imported(order), ...facts.slice(0, -1), damaged], asId('u1'));
  expect(storage.reports.packed(FROM, TO)).toEqual([]);
  storage.record([finished], asId('u1'));
  expect(storage.reports.packed(FROM, TO)).toMatchObject([{ isHarmed: true, isRelabelled: false }]);
});
