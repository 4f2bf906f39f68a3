import { afterAll, afterEach, beforeEach, expect, it } from 'vitest';
import { WHOLE_QUEUE, type QueueFilter } from '../../src/core/orders/queueOrder.ts';
import { endRenderer, startRig, type StationRig } from '../support/station.ts';

/** Number, promised day, what the file says of its priority. */
const ROWS = [
  ['2001', '2099-12-24', ''],
  ['2002', '2099-12-24', 'low'],
  ['2003', '2099-12-24', 'High'],
  ['2004', '', 'eilig'],
  ['2005', '2020-01-02', '4'],
] as const;
const fileOf = (rows: readonly (readonly [string, string, string])[]): string =>
  [
    'order,quantity,sku,name,consignee,address1,city,province,postcode,country,ship_by,priority',
    ...rows.map(([number, shipBy, priority]) =>
      [
        number,
        1,
        'TEA',
        'Tea',
        'Wren Holt',
        '9 Quarry Road',
        'East Dunmore',
        'WI',
        '54901',
        'US',
        shipBy,
        priority,
      ].join(),
    ),
    '',
  ].join('\n');

let rig: StationRig;
beforeEach(async () => {
  rig = await startRig();
  await rig.importText('orders', fileOf(ROWS));
});
afterEach(async () => {
  await rig.end();
});
afterAll(endRenderer);

const numbers = (filter: QueueFilter = 'all') =>
  rig.station.queue({ filter, channel: null, batch: null, search: '', page: 1 }).rows.map(({ number }) => number);
const next = async (): Promise<string | undefined> => {
  rig.scan('CMD-NEXT');
  await rig.until('an order', () => rig.station.snapshot() !== null);
  const number = rig.station.snapshot()?.number;
  rig.scan('CMD-HOLD');
  await rig.until('a free bench', () => rig.station.snapshot() === null);
  return number;
};

it('puts what is late first, then rush for the next truck, then the rest by priority, and opens them in that order', async () => {
  expect(numbers()).toEqual(['2005', '2004', '2003', '2001', '2002']);
  expect([numbers('late'), numbers('truck'), numbers('later'), numbers('priority')]).toEqual([
    ['2005'],
    ['2005', '2004'],
    ['2003', '2001', '2002'],
    ['2004', '2003'],
  ]);
  expect([await next(), await next()]).toEqual(['2005', '2004']);
});

it('NEXT follows what the queue shows, until nothing of it is left', async () => {
  rig.station.chooseQueue({ filter: 'later', channel: null, batch: null });
  expect([await next(), await next(), await next()]).toEqual(['2003', '2001', '2002']);
  rig.scan('CMD-NEXT');
  await rig.until('a refusal', () => rig.station.state().notice?.reason === 'noneLeft');
  rig.station.chooseQueue(WHOLE_QUEUE);
  expect(await next()).toBe('2005');
});

it('a supervisor raises an order for good, and the file still may change the others', async () => {
  rig.station.prioritize('csv:2002', 'rush');
  expect(numbers('truck')).toEqual(['2005', '2002', '2004']);
  await rig.importText(
    'orders',
    fileOf(ROWS.map(([number, shipBy]) => [number, shipBy, number === '2001' ? '1' : ''])),
  );
  expect(numbers()).toEqual(['2005', '2001', '2002', '2003', '2004']);
  rig.station.prioritize('csv:2002', 'low');
  expect(numbers().at(-1)).toBe('2002');
});

it('takes no priority that it does not know', async () => {
  await rig.importText('orders', fileOf([['2009', '', 'soonish']]));
  expect(numbers()).not.toContain('2009');
  expect(rig.station.imports().done[0]?.refused).toMatchObject([{ reason: 'priorityUnknown', column: 'priority' }]);
});

it('a supervisor raises the order that is open too, and the bench says so', async () => {
  rig.scan('2001');
  await rig.until('the order', () => rig.station.snapshot()?.number === '2001');
  expect(rig.station.snapshot()?.priority).toBe('normal');
  const told = rig.changes.length;
  rig.station.prioritize('csv:2001', 'rush');
  expect(rig.station.snapshot()?.priority).toBe('rush');
  expect(rig.changes.slice(told).map(({ kind }) => kind)).toEqual(expect.arrayContaining(['queue', 'pack']));
  rig.scan('CMD-HOLD');
  await rig.until('a free bench', () => rig.station.snapshot() === null);
  expect(numbers('priority')).toContain('2001');
});
