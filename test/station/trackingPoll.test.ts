import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createEasypostCarrier } from '../../src/carriers/easypost/index.ts';
import { createTrackingDesk } from '../../src/station/trackingDesk.ts';
import { createTrackingPoll } from '../../src/station/trackingPoll.ts';
import type { NewFact, StoragePort } from '../../src/station/ports.ts';
import { startEasypostServer, type EasypostServer } from '../support/carrierServers/easypost.ts';
import { offlineCarrier } from '../support/rates.ts';
import { NOON } from '../storage/facts.ts';
import { newFolder, openIn, steadyRuntime } from '../storage/place.ts';
import { givenBack, intentId, sent } from '../storage/sentParcels.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const SEEN = {
  status: 'in_transit',
  detail: 'arrived_at_facility',
  time: '2026-11-24T09:00:00',
  offset: 'Z',
  city: 'Reno',
};
const HOME = { ...SEEN, status: 'delivered', time: '2026-11-25T09:00:00' };

let server: EasypostServer;
let asked: string[][];
beforeEach(async () => {
  server = await startEasypostServer();
  asked = [];
});
afterEach(() => server.close());

/** A parcel bought of EasyPost. */
const bought = (number: number): NewFact[] =>
  sent(number, '2026-11-23').map((one) =>
    one.event.type === 'labelRequested' ? { ...one, event: { ...one.event, carrier: 'easypost' } } : one,
  );

/** A station with such parcels whose clocks the test turns, and its poll. */
function station(parcels: number, { callsPerMinute = 10_000 } = {}) {
  let steady = 0;
  const clock = steadyRuntime(NOON);
  const runtime = { ...clock, steady: () => steady };
  const storage = openIn(newFolder(), runtime);
  for (let number = 1; number <= parcels; number += 1) {
    clock.at(NOON + number);
    storage.record(bought(number), null);
  }
  clock.at(NOON + DAY);
  const carrier = createEasypostCarrier(
    {
      url: server.url,
      key: () => Promise.resolve('key'),
      timeoutMs: 1_000,
      callsPerMinute,
      settleMs: 0,
      estimates: offlineCarrier(),
    },
    {
      fetch: (input, init) => {
        if (typeof init?.body === 'string')
          asked.push((JSON.parse(init.body) as { tracking_codes: string[] }).tracking_codes);
        return fetch(input, init);
      },
      steady: () => steady,
    },
  );
  const reports: unknown[] = [];
  const poll = createTrackingPoll({
    storage,
    runtime,
    carriers: [carrier, offlineCarrier()],
    desk: createTrackingDesk(storage, () => undefined),
    report: (error) => reports.push(error),
  });
  return {
    storage,
    poll,
    reports,
    pass(ms: number) {
      steady += ms;
      clock.at(runtime.now() + ms);
    },
  };
}

const statusOf = (storage: StoragePort, number: number) => storage.tracking.ofIntent(intentId(number))?.status ?? null;

it('asks about parcels of this carrier that the bench is done with, the oldest first, and keeps what it hears', async () => {
  const { storage, poll } = station(3);
  storage.record([...sent(4, '2026-11-23'), givenBack(2)], null);
  server.tracked.happens('T1', SEEN, HOME);
  server.tracked.happens('T3', SEEN);
  expect(await poll.once()).toEqual({ asked: 2, recorded: 3, stopped: null });
  expect(asked).toEqual([['T1', 'T3']]);
  expect([1, 2, 3, 4].map((number) => statusOf(storage, number))).toEqual(['delivered', null, 'inTransit', null]);
});

it('asks again after some hours, never about what has arrived, and no more after 60 days', async () => {
  const { poll, pass } = station(2);
  server.tracked.happens('T1', SEEN, HOME);
  server.tracked.happens('T2', SEEN);
  await poll.once();
  expect(await poll.once(), 'at once: nothing is due').toMatchObject({ asked: 0 });
  pass(7 * HOUR);
  expect(await poll.once()).toEqual({ asked: 1, recorded: 0, stopped: null });
  expect(asked).toEqual([['T1', 'T2'], ['T2']]);
  pass(60 * DAY);
  expect(await poll.once()).toMatchObject({ asked: 0 });
});

it('walks through more parcels than fit a question or a page', async () => {
  const { poll } = station(230);
  expect(await poll.once()).toMatchObject({ asked: 230 });
  expect(asked.map((numbers) => numbers.length)).toEqual([100, 100, 30]);
  expect(new Set(asked.flat()).size).toBe(230);
}, 30_000);

it('a number that spoils its question is asked about alone, and does not stand in the others’ way', async () => {
  const { storage, poll } = station(3);
  server.refusedNumber = 'T2';
  server.tracked.happens('T3', SEEN);
  expect(await poll.once()).toEqual({ asked: 3, recorded: 1, stopped: null });
  expect(asked).toEqual([['T1', 'T2', 'T3'], ['T1'], ['T2'], ['T3']]);
  expect(statusOf(storage, 3)).toBe('inTransit');
});

it('an answer that can’t be read for one number is no reason to hear of no other', async () => {
  const { storage, poll, pass } = station(3);
  server.tracked.happens('T1', SEEN);
  server.tracked.happens('T3', SEEN);
  server.spoiledNumber = 'T2';
  expect(await poll.once()).toEqual({ asked: 2, recorded: 2, stopped: 'badAnswer' });
  expect(asked).toEqual([['T1', 'T2', 'T3'], ['T1'], ['T2'], ['T3']]);
  expect([1, 3].map((number) => statusOf(storage, number))).toEqual(['inTransit', 'inTransit']);
  server.spoiledNumber = null;
  server.unreadableNumber = 'T1';
  server.tracked.happens('T3', HOME);
  pass(7 * HOUR);
  expect(await poll.once()).toMatchObject({ recorded: 1, stopped: null });
  expect(statusOf(storage, 3)).toBe('delivered');
});

it('says why it ended before its time', async () => {
  const { poll } = station(1);
  server.fault = (question) => (question === 'track' ? 'error500After' : null);
  expect(await poll.once()).toEqual({ asked: 0, recorded: 0, stopped: 'badAnswer' });
});

/** Time of the timers only: sockets and answers keep theirs. */
const looks = async (times: number): Promise<void> => {
  for (let look = 0; look < times; look += 1) {
    vi.advanceTimersByTime(30_000);
    // Until what it set off is over: it asks over a real socket.
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
};
const begin = (poll: { start(): void }): void => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  poll.start();
};
afterEach(() => {
  vi.useRealTimers();
});

it('by itself it asks at its second look, and pauses ever longer while the network is away', async () => {
  const { storage, poll, pass } = station(1);
  server.tracked.happens('T1', SEEN);
  server.fault = (question) => (question === 'track' ? 'cutBefore' : null);
  begin(poll);
  await looks(1);
  expect(server.heard.track).toBe(1);
  pass(59_000);
  await looks(1);
  expect(server.heard.track, 'a minute').toBe(1);
  pass(1_000);
  await looks(1);
  expect(server.heard.track).toBe(2);
  pass(119_000);
  await looks(1);
  expect(server.heard.track, 'two minutes').toBe(2);
  server.fault = () => null;
  pass(1_000);
  await looks(1);
  expect(statusOf(storage, 1)).toBe('inTransit');
  poll.close();
  pass(DAY);
  await looks(1);
  expect(server.heard.track, 'closed').toBe(3);
});

it('a label that is being bought has the carrier to itself', async () => {
  const { storage, poll } = station(1);
  const open = bought(9).slice(0, -1);
  const until = open.findIndex(({ event }) => event.type === 'labelRequested') + 1;
  storage.record(open.slice(0, until), null);
  expect(storage.purchases.unsettled().map(({ state }) => state)).toEqual(['requested']);
  begin(poll);
  await looks(2);
  expect(server.heard.track).toBe(0);
  storage.record(open.slice(until), null);
  await looks(1);
  expect(server.heard.track).toBe(1);
  poll.close();
});

it('what it can not record is told, and the station goes on', async () => {
  const { storage, poll, reports } = station(1);
  server.tracked.happens('T1', SEEN);
  begin(poll);
  storage.close();
  await looks(2);
  expect(reports.length).toBeGreaterThan(0);
  poll.close();
});
