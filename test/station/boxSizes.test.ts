import { expect, it } from 'vitest';
import { asId } from '../../src/core/ids.ts';
import type { PastOrder } from '../../src/core/rehearsal/basket.ts';
import { REHEARSAL_WORKER_URL } from '../../src/station/rehearsal/rehearse.ts';
import { optimiseSizes, type SizesRequest } from '../../src/station/rehearsal/sizes.ts';
import { order, past, priced, rehearsalOf } from '../core/rehearsal/orders.ts';
import { BUILT_IN_RATES } from '../support/rates.ts';

const DAY = 86_400_000;
/** Two kinds of orders, and boxes that suit neither. */
const TODAY = [priced('S', [150, 120, 60], 30), priced('L', [420, 320, 300], 120)];
const orders: readonly PastOrder[] = Array.from({ length: 80 }, (_, i) => ({
  ...order(
    i.toString(),
    i % 2 === 0
      ? [past('lamp', [250, 150, 140])]
      : [past('jug', [180, 175, 160]), past('cup', [80, 80, 20], 1 + (i % 3))],
  ),
  placedAt: Math.floor(i / 2) * DAY,
}));
const { setup } = rehearsalOf(orders, TODAY, TODAY);

const run = (patch: Partial<SizesRequest> = {}) =>
  optimiseSizes({
    orders,
    setup,
    tariff: BUILT_IN_RATES.tariff,
    sizes: { from: 1, to: 2 },
    keep: [],
    grid: '5mm',
    currency: 'USD',
    minorPerM2: null,
    least: 1,
    threads: 1,
    workerUrl: REHEARSAL_WORKER_URL,
    signal: new AbortController().signal,
    progress: () => undefined,
    ...patch,
  });

it('new sizes save on orders they were not fitted to; more of them never cost more in the table, nor less than its bound', async () => {
  const { points, isComplete, heldOutBy, fittedOrders, heldOutOrders, parcels } = await run();
  expect([isComplete, heldOutBy, fittedOrders, heldOutOrders, parcels]).toEqual([true, 'lastFortnight', 52, 28, 52]);
  expect(points.map(({ size, boxes }) => [size, boxes.length])).toEqual([
    [1, 1],
    [2, 2],
  ]);
  const costs = points.map(({ fittedMinor }) => fittedMinor);
  expect(costs).toEqual(costs.toSorted((a, b) => b - a));
  for (const { fittedMinor, lowerBoundMinor, heldOut } of points) {
    expect(lowerBoundMinor).toBeLessThanOrEqual(fittedMinor + 1e-6);
    expect(heldOut).toMatchObject({ isComplete: true, orders: 28, compared: 28 });
    expect(heldOut.edited.unpackable).toBe(0);
  }
  const last = points.at(-1)?.heldOut;
  expect(last?.edited.minor).toBeLessThan(last?.today.minor ?? 0);
  expect(last?.edited.fillPercent ?? 0).toBeGreaterThan(last?.today.fillPercent ?? 0);
});

it('keeps what must stay', async () => {
  const { points } = await run({ sizes: { from: 2, to: 2 }, keep: [asId('S')] });
  expect(points[0]?.boxes.map(({ id }) => id)).toContain('S');
});

it('proposes no size that too few parcels would take', async () => {
  const { points } = await run({ sizes: { from: 3, to: 3 }, least: 1000 });
  expect(points[0]?.boxes.map(({ id }) => id)).toEqual(['L']);
});

it('mailers and customers’ own boxes stay and do not count', async () => {
  const mailer = { ...priced('bag', [200, 150, 30], 10), kind: 'mailer' as const };
  const own = { ...priced('theirs', [400, 300, 300], 0), kind: 'customer' as const };
  const { points } = await run({ sizes: { from: 2, to: 2 }, setup: { ...setup, today: [...TODAY, mailer, own] } });
  const ids = points[0]?.boxes.map(({ id }) => id) ?? [];
  expect([ids.length, ids.includes(mailer.id), ids.includes(own.id)]).toEqual([4, true, true]);
});

it('cancelled, it leaves nothing running and tells as many numbers as it has tried', async () => {
  const before = process.getActiveResourcesInfo().filter((name) => name === 'Worker').length;
  const stop = new AbortController();
  const outcome = await run({
    signal: stop.signal,
    progress: (stage) => {
      if (stage === 'prices') stop.abort();
    },
  });
  expect([outcome.isComplete, outcome.points]).toEqual([false, []]);
  expect(process.getActiveResourcesInfo().filter((name) => name === 'Worker')).toHaveLength(before);
});
