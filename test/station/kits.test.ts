import { afterAll, afterEach, expect, it } from 'vitest';
import { asId, type LineId, type SessionId, type Sku } from '../../src/core/ids.ts';
import { slipOf } from '../../src/station/slips.ts';
import { fact, packedOrder } from '../storage/facts.ts';
import { endRenderer, exportOf, PRODUCTS, startRig, type StationRig } from '../support/station.ts';

let rig: StationRig;
afterEach(() => rig.end());
afterAll(endRenderer);

const at = (wanted: string) =>
  rig.until(`stage ${wanted}`, () => (rig.station.snapshot()?.stage ?? 'queue') === wanted);
const withParts = (...rows: readonly string[]): string =>
  [
    ...PRODUCTS.trim()
      .split('\n')
      .map((row, index) => (index === 0 ? `${row},parts` : `${row},`)),
    ...rows,
    '',
  ].join('\n');
const SET = 'SET,Evening set,,,,,,,,MUG|TEA*2';

it('an order of a kit is packed by its parts, weighed as its parts, and told as the kit', async () => {
  rig = await startRig();
  await rig.importText('products', withParts(SET));
  await rig.importText('orders', exportOf('#1001', { SET: 1 }));
  rig.scan('1001');
  await at('verify');
  expect(rig.station.snapshot()?.lines).toMatchObject([
    { sku: 'MUG', quantity: 1, kit: 'Evening set' },
    { sku: 'TEA', quantity: 2, kit: 'Evening set' },
  ]);
  // What the set is made of changes while it is packed: this order goes on as it was begun.
  await rig.importText('products', withParts('SET,Evening set,,,,,,,,MUG*9'));
  for (const code of ['614141007363', '614141007349', '614141007363']) rig.scan(code);
  await at('box');
  rig.scan('BX-M');
  await at('weigh');
  expect(rig.station.snapshot()?.weigh?.items.weight, 'a mug and two teas').toMatchObject({ digits: 152 });
  rig.put({ digits: 202, exponent: -2, unit: 'lb' });
  await rig.until('the printed label', () => rig.station.snapshot()?.label?.print === 'delivered');
  const session = rig.storage.sessions.open();
  const parcelId = session?.parcels[0]?.parcelId;
  if (!session || !parcelId) throw new Error('no parcel');
  expect(slipOf(rig.storage, session, parcelId)?.lines).toEqual([{ quantity: 1, name: 'Evening set', sku: 'SET' }]);
  rig.scan(rig.station.snapshot()?.label?.tracking ?? '');
  await at('queue');
  expect(rig.storage.orders.byId(session.orderId)).toMatchObject({
    status: 'done',
    lines: [{ sku: 'SET', packed: 1 }],
  });
});

it('a part that is under way in a parcel of a session that was given up is not packed again', async () => {
  rig = await startRig();
  await rig.importText('products', withParts(SET));
  await rig.importText('orders', exportOf('#1001', { SET: 1 }));
  const order = rig.storage.orders.byNumber('1001');
  const [line] = order?.lines ?? [];
  if (!order || !line) throw new Error('no order');
  const kit = { lineId: line.lineId, sku: line.sku, name: line.name };
  const part = (name: string, units: number) => ({
    lineId: asId<LineId>(`${line.lineId}/${name}`),
    sku: asId<Sku>(name),
    name,
    quantity: units,
    kit: { ...kit, units },
  });
  const mug = part('MUG', 1);
  const ofMug = { ...order, lines: [{ ...mug, ordered: 1, withdrawn: 0 }] };
  const facts = packedOrder(ofMug, 1, asId('h1')).filter(({ event }) => event.type !== 'packFinished');
  const session = { sessionId: asId<SessionId>('s:1001') };
  rig.storage.record(
    [
      ...facts.map((one) =>
        one.event.type === 'packStarted' ? fact({ ...one.event, lines: [mug, part('TEA', 2)] }) : one,
      ),
      fact({ type: 'packStopped', ...session, reason: 'changed' }),
      fact({ type: 'packAbandoned', ...session }),
    ],
    null,
  );
  rig.scan('1001');
  await at('verify');
  expect(rig.station.snapshot()?.lines).toMatchObject([{ sku: 'TEA', quantity: 2, kit: 'Evening set' }]);
  for (const code of ['614141007363', '614141007363']) rig.scan(code);
  await at('box');
});

it('a kit of kits is refused by the import, whichever row comes first', async () => {
  rig = await startRig();
  const refused = (text: string): unknown =>
    rig.storage.imports.list(1)[0]?.refused.map(({ line, reason }) => [line, reason, text]);
  await rig.importText('products', withParts(SET, 'BIG,Big set,,,,,,,,SET*2', 'SELF,Odd,,,,,,,,SELF'));
  expect(refused('a part that is a kit')).toEqual([
    [5, 'kitNested', 'a part that is a kit'],
    [6, 'kitNested', 'a part that is a kit'],
  ]);
  await rig.importText('products', withParts(SET, 'TEA2,Tea,,,,,,,,MUG*0', 'MUG2,x,,,,,,,,|MUG * 3|MUG'));
  expect(refused('no units')).toEqual([[5, 'partsInvalid', 'no units']]);
  await rig.importText('products', withParts(SET).replace('in,0.35,lb,', 'in,0.35,lb,MUG'));
  expect(refused('a part becomes a kit')).toEqual([[3, 'kitNested', 'a part becomes a kit']]);
  expect(
    rig.storage.products
      .all()
      .filter(({ parts }) => parts)
      .map(({ sku, parts }) => [sku, parts]),
  ).toEqual([
    ['MUG2', [{ sku: 'MUG', units: 4 }]],
    [
      'SET',
      [
        { sku: 'MUG', units: 1 },
        { sku: 'TEA', units: 2 },
      ],
    ],
  ]);
});
