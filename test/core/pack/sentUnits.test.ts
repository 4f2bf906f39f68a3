import { expect, it } from 'vitest';
import { sentScans } from '../../../src/core/pack/sentUnits.ts';
import type { PackSession } from '../../../src/core/pack/session.ts';
import { boxM, factsOf, label, lb, lineId, openBench, orderOf, productOf, sku } from './fixtures.ts';

const goods = [productOf('camera', { needs: ['serial'] }), productOf('milk', { needs: ['lot'] })];
const sent = (session: PackSession) => sentScans(session).map(({ units, trace }) => [units, trace]);

it('units are sent as far as closed parcels hold them, those scanned last are not; of an order given up a label given back takes them all', () => {
  const bench = openBench(orderOf({ camera: 2, milk: 5 }), factsOf({ goods }));
  bench.scan('camera', 1, { serial: 'S1' });
  bench.scan('camera', 1, { serial: 'S2' });
  bench.scan('milk', 3, { lot: 'L1' });
  bench.scan('milk', 2, { lot: 'L2' });
  expect(sent(bench.session)).toEqual([]);
  const contents = [
    { lineId: lineId('camera'), sku: sku('camera'), count: 1 },
    { lineId: lineId('milk'), sku: sku('milk'), count: 4 },
  ];
  const box = { cartonTypeId: boxM.id, placements: [] };
  const rest = contents.map((content) => ({ ...content, count: 1 }));
  const parcels = [
    { ...box, contents },
    { ...box, contents: rest },
  ];
  bench.do({ type: 'planned', parcels, reason: 'planned', begun: 0, why: null });
  bench.do({ type: 'useBox', cartonTypeId: boxM.id });
  bench.do({ type: 'weigh', gross: lb(486), deviceId: null, frame: '' });
  const parcel = bench.session.parcels[0];
  if (!parcel) throw new Error('no parcel');
  const { parcelId } = parcel;
  bench.do({ type: 'labelBought', parcelId, label: label('intent-1') });
  bench.do({ type: 'scan', meaning: { kind: 'label', parcelId, isVoid: false }, code: 'L' });
  const first = [
    [1, { serial: 'S1' }],
    [3, { lot: 'L1' }],
    [1, { lot: 'L2' }],
  ];
  expect(sent(bench.session)).toEqual(first);
  // In an order that goes on, a closed parcel without a label gets another one.
  const without = bench.session.parcels.map((known) => ({ ...known, bought: null }));
  expect(sent({ ...bench.session, parcels: without })).toEqual(first);
  expect(sent({ ...bench.session, status: 'abandoned' })).toEqual(first);
  expect(sent({ ...bench.session, status: 'abandoned', parcels: without })).toEqual([]);
});
