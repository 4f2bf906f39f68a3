import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createEasypostCarrier } from '../../src/carriers/easypost/index.ts';
import { createAddressDesk } from '../../src/station/addressDesk.ts';
import { addressDoubtful } from '../../src/station/tasks/addressDoubtful.ts';
import { startEasypostServer, type EasypostServer } from '../support/carrierServers/easypost.ts';
import { offlineCarrier } from '../support/rates.ts';
import { imported, NOON, orderFacts, orderId, packedOrder, personOf } from '../storage/facts.ts';
import { newFolder, openIn, steadyRuntime, verify } from '../storage/place.ts';
import { asId } from '../../src/core/ids.ts';

const MINUTE = 60_000;
const NOTHING_ELSE = {
  now: NOON,
  openManifests: [],
  promises: { missed: () => [] },
  servicesOff: () => [],
  carrierName: (id: string) => id,
};
let server: EasypostServer;
beforeEach(async () => {
  server = await startEasypostServer();
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
});
afterEach(async () => {
  vi.useRealTimers();
  await server.close();
});

/** A station with waiting orders, the first due first, and its address desk at work. */
function station(numbers: readonly string[], callsPerMinute = 10_000) {
  let steady = 0;
  const dataDir = newFolder();
  const runtime = { ...steadyRuntime(NOON), steady: () => steady };
  const storage = openIn(dataDir, runtime);
  storage.record(
    numbers.map((number, index) => imported(orderFacts(number, [['A', 1]], { shipBy: NOON + index * MINUTE }))),
    null,
  );
  const told: string[] = [];
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
        if (typeof init?.body === 'string') told.push(init.body);
        return fetch(input, init);
      },
      steady: () => steady,
    },
  );
  let changes = 0;
  const reports: unknown[] = [];
  const desk = createAddressDesk({
    storage,
    runtime,
    carrier,
    changed: () => {
      changes += 1;
    },
    report: (error) => reports.push(error),
  });
  desk.start();
  return {
    dataDir,
    storage,
    desk,
    told,
    reports,
    changes: () => changes,
    async look(ms = 0) {
      steady += ms;
      vi.advanceTimersByTime(30_000);
      await new Promise((resolve) => setTimeout(resolve, 200));
    },
    tasks: () => addressDoubtful({ ...NOTHING_ELSE, storage }).map(({ name, detail }) => [name, detail]),
  };
}

it('asks about each address once, the first to be packed first, and tells only of doubts', async () => {
  const { storage, look, tasks, changes, told, desk } = station(['1', '2', '3']);
  const answers = [{ street: 'ELSEWHERE 1' }, { error: 'E.ADDRESS.NOT_FOUND' }];
  server.verifies = (street) => answers.shift() ?? { street: street.toUpperCase() };
  await look();
  expect(server.heard.address).toBe(3);
  expect(tasks()).toEqual([
    ['1', 'corrected'],
    ['2', 'undeliverable'],
  ]);
  expect(changes()).toBe(2);
  const given = storage.people.address(personOf('1'));
  expect(desk.show(orderId('1'))).toMatchObject({
    verdict: 'corrected',
    differs: ['line1'],
    given: { line1: given?.line1, name: '' },
    suggestion: { line1: 'ELSEWHERE 1', name: '' },
  });
  expect(desk.show(orderId('2'))).toMatchObject({ reason: 'E.ADDRESS.NOT_FOUND', suggestion: null });
  expect(desk.show(orderId('3'))).toBeNull();
  expect(given?.line1, 'the order’s own address stays').not.toBe('ELSEWHERE 1');
  expect(told.join(), 'who lives there is not told').not.toContain(given?.name);
  await look(10 * MINUTE);
  expect(server.heard.address, 'once').toBe(3);
  desk.close();
});

it('the doubt is over when a person says so, when the order is packed, and when its address is another', async () => {
  const { storage, look, tasks, desk } = station(['1', '2', '3']);
  server.verifies = () => ({ error: 'E.ADDRESS.NOT_FOUND' });
  await look();
  expect(tasks()).toHaveLength(3);
  storage.record([{ event: { type: 'taskDone', task: `addressDoubtful/${personOf('1')}`, note: '' } }], null);
  storage.record(packedOrder(orderFacts('2', [['A', 1]]), 2, asId('h')), null);
  const change = { ...orderFacts('3', [['A', 1]]), consigneeId: personOf('moved') };
  const { person } = imported(change);
  storage.record(
    [{ event: { type: 'orderChanged', order: change, revision: 2 }, ...(person && { person }) } as never],
    null,
  );
  expect(tasks()).toEqual([]);
  desk.wake();
  await look();
  expect(server.heard.address, 'the new address is asked about').toBe(4);
  expect(tasks()).toEqual([['3', 'undeliverable']]);
  desk.close();
});

it('goes on where it was cut off, and pauses while the network is away', async () => {
  const { look, tasks, desk } = station(['1']);
  server.verifies = () => ({ error: 'E.ADDRESS.NOT_FOUND' });
  server.fault = (question) => (question === 'address' ? 'cutBefore' : null);
  await look();
  await look(59_000);
  desk.wake();
  await look();
  expect(server.heard.address, 'a minute, whatever comes in').toBe(1);
  server.fault = () => null;
  await look(1_000);
  expect(tasks()).toEqual([['1', 'undeliverable']]);
  desk.close();
});

it('takes no call that a label needs, and asks the rest later', async () => {
  const numbers = Array.from({ length: 9 }, (_, index) => (index + 1).toString());
  const { look, desk, reports } = station(numbers, 40);
  await look();
  expect(server.heard.address).toBe(6);
  await look(MINUTE);
  expect(server.heard.address).toBe(9);
  expect(reports).toEqual([]);
  desk.close();
});

it('what is suggested is erased with the person, and the journal never held it', async () => {
  const { dataDir, storage, look, desk } = station(['1']);
  server.verifies = () => ({ street: 'SECRETSTREET 99' });
  await look();
  const doubt = desk.show(orderId('1'));
  expect(doubt?.suggestion?.line1).toBe('SECRETSTREET 99');
  desk.close();
  storage.people.erase(personOf('1'));
  expect(doubt?.suggestionId && storage.people.address(doubt.suggestionId)).toBeNull();
  expect(desk.show(orderId('1'))).toBeNull();
  storage.close();
  expect(verify(dataDir)).toMatchObject({ isSound: true, people: { present: 0, erased: 2 } });
});
