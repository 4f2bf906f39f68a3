import fc from 'fast-check';
import { expect, test } from 'vitest';
import { WHOLE_QUEUE } from '../../src/core/orders/queueOrder.ts';
import { asId } from '../../src/core/ids.ts';
import { isWaiting } from '../../src/core/orders/lifecycle.ts';
import { newLife, nextFact } from './lives.ts';
import { newFolder, openIn, steadyRuntime, verify } from './place.ts';

const choices = fc.array(fc.tuple(fc.nat(1_000_000), fc.nat(100_000)), { minLength: 20, maxLength: 150, size: 'max' });

test('whatever happens at the bench, the live tables are what the journal gives when it is replayed', () => {
  fc.assert(
    fc.property(choices, fc.integer({ min: 1, max: 7 }), (steps, batch) => {
      liveThrough(steps, batch);
    }),
    { numRuns: 20 },
  );
});

test('through a long day too, in which orders are packed, held, changed and cancelled', () => {
  // The same steps each time, so that the day surely holds what it is to hold.
  const steps = fc.sample(fc.tuple(fc.nat(1_000_000), fc.nat(100_000)), { numRuns: 8_000, seed: 10_472 });
  const seen = liveThrough(steps, 100);
  const missing = [
    'packStarted',
    'packPaused',
    'packResumed',
    'packAbandoned',
    'packFinished',
    'itemPacked',
    'itemUnpacked',
    'boxChosen',
    'boxReturned',
    'weightRefused',
    'labelOutcomeUnknown',
    'labelBought',
    'labelAsked',
    'labelNotSent',
    'labelVoidRequested',
    'labelVoidRefused',
    'labelVoided',
    'labelPrintFailed',
    'parcelClosed',
    'orderChanged',
    'orderChangedLate',
    'orderCancelled',
    'orderHeld',
    'orderPrioritized',
    'manifestClosed',
    'parcelStaged',
    'parcelLoaded',
    'trackingReported',
    'labelReprinted',
    'dockScanRefused',
    'taskTaken',
    'taskDone',
  ].filter((type) => !seen.has(type));
  expect(missing).toEqual([]);
});

/** Records the steps in batches and compares storage with its journal and with the folds of the core; returns the types of the facts. */
function liveThrough(steps: readonly (readonly [number, number])[], batch: number): ReadonlySet<string> {
  const dataDir = newFolder();
  const storage = openIn(dataDir, steadyRuntime());
  const life = newLife();
  const facts = steps.map(([choice, detail]) => nextFact(life, choice, detail));
  for (let from = 0; from < facts.length; from += batch) storage.record(facts.slice(from, from + batch), asId('u1'));

  expect(verify(dataDir).findings).toEqual([]);
  for (const order of life.orders.values()) expect(storage.orders.byId(order.orderId)).toEqual(order);
  for (const session of life.sessions.values()) expect(storage.sessions.byId(session.sessionId)).toEqual(session);
  const waiting = [...life.orders.values()].filter((order) => isWaiting(order.status)).map((order) => order.orderId);
  const page = storage.orders.queue({
    ...WHOLE_QUEUE,
    search: '',
    page: 1,
    pageSize: 10_000,
    times: { now: 0, cutOffAt: null, laterFrom: 0 },
    dayStart: 0,
  });
  expect(page.rows.map((row) => row.orderId).toSorted()).toEqual(waiting.toSorted());
  expect(page.counts.all).toBe(waiting.length);
  storage.close();
  return new Set(facts.map((fact) => fact.event.type));
}

test('a database that was closed and opened between all facts is the same', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(1_000_000), fc.nat(100_000)), { minLength: 10, maxLength: 25 }), (steps) => {
      const dataDir = newFolder();
      const life = newLife();
      for (const [choice, detail] of steps) {
        const next = nextFact(life, choice, detail);
        const storage = openIn(dataDir);
        storage.record([next], null);
        storage.close();
      }
      const storage = openIn(dataDir);
      for (const order of life.orders.values()) expect(storage.orders.byId(order.orderId)).toEqual(order);
      storage.close();
      expect(verify(dataDir).isSound).toBe(true);
    }),
    { numRuns: 4 },
  );
});
