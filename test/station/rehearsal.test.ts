import { expect, it } from 'vitest';
import type { PastOrder } from '../../src/core/rehearsal/basket.ts';
import { createTally } from '../../src/core/rehearsal/tally.ts';
import { createComparer } from '../../src/station/rehearsal/comparer.ts';
import { REHEARSAL_WORKER_URL, rehearse, type RehearsalRequest } from '../../src/station/rehearsal/rehearse.ts';
import { order, past, priced, rehearsalOf } from '../core/rehearsal/orders.ts';

const TODAY = [priced('S', [200, 150, 100], 40), priced('M', [300, 200, 150], 60), priced('L', [400, 300, 250], 90)];
const EDITED = [priced('S', [200, 150, 100], 40), priced('L', [400, 300, 250], 90)];
const orderNumber = (i: number): PastOrder =>
  order(i.toString().padStart(4, '0'), [
    past('mug', [110, 90, 100], 1 + (i % 4)),
    past(`p${(i % 60).toString()}`, [60 + (i % 60), 50, 40]),
  ]);
const orders = Array.from({ length: 120 }, (_, i) => orderNumber(i));

const run = (list: readonly PastOrder[], patch: Partial<RehearsalRequest> = {}) =>
  rehearse({
    ...rehearsalOf(list, TODAY, EDITED),
    threads: 2,
    workerUrl: REHEARSAL_WORKER_URL,
    signal: new AbortController().signal,
    progress: () => undefined,
    ...patch,
  });
/** Threads of this process that are alive. */
const alive = (): number => process.getActiveResourcesInfo().filter((name) => name === 'Worker').length;

it('threads find what one thread finds, and tell how far they are', async () => {
  const { setup, baskets } = rehearsalOf(orders, TODAY, EDITED);
  const compare = createComparer(setup);
  const tally = createTally();
  for (const basket of baskets) tally.add(basket, compare(basket));
  const told: number[] = [];
  const outcome = await run(orders, { progress: ({ done, total }) => told.push(done / total) });
  expect(outcome).toEqual({ ...tally.result(), isComplete: true });
  expect(outcome.differing.length).toBeGreaterThan(0);
  expect(told).toEqual(told.toSorted((a, b) => a - b));
  expect(told.at(-1)).toBe(1);
});

it('cancelled, it tells what is done and leaves nothing running', async () => {
  const before = alive();
  const stop = new AbortController();
  const outcome = await run(orders, {
    signal: stop.signal,
    progress: () => {
      stop.abort();
    },
  });
  expect(outcome.isComplete).toBe(false);
  expect(outcome.orders).toBeGreaterThan(0);
  expect(outcome.orders).toBeLessThan(orders.length);
  expect(alive()).toBe(before);
  // Cancelled before it began, it begins nothing.
  expect(await run(orders, { signal: stop.signal })).toMatchObject({ isComplete: false, orders: 0 });
});

it('an order that kills its thread is told, and costs the others nothing', async () => {
  const deadly = order('deadly', [past('deadly', [50, 50, 50])]);
  const outcome = await run([...orders, deadly], {
    workerUrl: new URL('../support/frailRehearsalProcess.ts', import.meta.url),
  });
  expect(outcome.failed).toEqual([{ orders: ['deadly'], message: 'the thread ended with 7' }]);
  expect(outcome).toMatchObject({ isComplete: true, orders: orders.length + 1, compared: orders.length });
});

it('a thread that can not start is a failure, not a rehearsal without orders', async () => {
  await expect(run(orders, { workerUrl: new URL('../support/noSuchWorker.ts', import.meta.url) })).rejects.toThrow(
    'did not start',
  );
});
