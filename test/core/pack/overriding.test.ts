import { describe, expect, it } from 'vitest';
import { asId, type ParcelId, type UserId } from '../../../src/core/ids.ts';
import type { OverrideKind } from '../../../src/core/journal/overrideEvents.ts';
import { override, overrideOffer } from '../../../src/core/pack/overriding.ts';
import { isWeightAllowed, stageOf } from '../../../src/core/pack/session.ts';
import { boxM, factsOf, label, lb, openBench, orderOf, productOf, sku, type Bench } from './fixtures.ts';

const supervisorId = asId<UserId>('u9');
const facts = factsOf({ goods: [productOf('mug'), productOf('tea')] });
const say = (bench: Bench, kind: OverrideKind, reason = 'checkedByHand') =>
  bench.do({ type: 'override', said: { kind, supervisorId, reason } });
const weigh = (bench: Bench, hundredths: number) =>
  bench.do({ type: 'weigh', gross: lb(hundredths), deviceId: asId('scale'), frame: 'S S' });

/** Two mugs in box M, on the way to the scale. */
function atScale(): Bench {
  const bench = openBench(orderOf({ mug: 2 }), facts);
  bench.scan('mug');
  bench.scan('mug');
  bench.do({ type: 'useBox', cartonTypeId: boxM.id });
  return bench;
}
/** A label that came out three times. */
function printedOften(): Bench {
  const bench = atScale();
  weigh(bench, 486);
  const parcelId = asId<ParcelId>('parcel-1');
  const intent = bench.session.parcels[0]?.intent?.intentId ?? '';
  bench.do({ type: 'labelBought', parcelId: bench.session.parcels[0]?.parcelId ?? parcelId, label: label(intent) });
  for (let i = 0; i < 3; i += 1) {
    const job = { parcelId: bench.session.parcels[0]?.parcelId ?? parcelId, jobId: `j${i.toString()}` };
    bench.do({ type: 'labelSent', ...job, deviceId: asId('printer'), isReprint: i > 0 });
    bench.do({ type: 'labelPrinted', ...job, proof: 'delivered' });
  }
  return bench;
}

describe('a weight that does not agree', () => {
  it('is taken as it is by a supervisor, with what stood before and after, and the label is bought', () => {
    const bench = atScale();
    weigh(bench, 300);
    expect(overrideOffer(bench.session)).toBe('weight');
    const { events, effects } = say(bench, 'weight', 'packagingDiffers');
    expect(events).toMatchObject([
      {
        type: 'overrideGranted',
        kind: 'weight',
        supervisorId: 'u9',
        reason: 'packagingDiffers',
        before: { gross: null, expected: lb(486), tolerance: lb(24) },
        after: { gross: lb(300) },
      },
      { type: 'weightCaptured', gross: lb(300), expected: lb(486), deviceId: 'scale', frame: 'S S' },
      { type: 'numberBlockReserved' },
      { type: 'labelRequested' },
    ]);
    expect(effects).toMatchObject([{ type: 'buyLabel' }]);
    // Nothing is learned from a weight that somebody had to let go.
    expect(events[1]).not.toHaveProperty('parts');
    const [parcel] = bench.session.parcels;
    expect(parcel && isWeightAllowed(bench.session, parcel)).toBe(true);
    expect(bench.session.alert).toBeNull();
  });
  it('over what the box takes is taken by nobody', () => {
    const bench = atScale();
    weigh(bench, 4100);
    expect(overrideOffer(bench.session)).toBeNull();
    expect(say(bench, 'weight').events).toEqual([]);
    expect(bench.session.alert).toMatchObject({ reason: 'overBoxLimit' });
    expect(bench.do({ type: 'word', word: 'SUPERVISOR' })).toMatchObject({ events: [], cue: 'wrong' });
  });
  it('is not taken where the parcel may not go, whatever it weighs', () => {
    const bench = atScale();
    weigh(bench, 300);
    const stop = { stop: { reason: 'packageLimit' as never, sku: null }, marks: [], record: null };
    const said = { kind: 'weight', supervisorId, reason: 'checkedByHand' } as const;
    const { events } = override(bench.session, said, { ...facts, clearance: () => stop });
    expect(events.map(({ type }) => type)).toEqual(['parcelStopped']);
  });
  it('a yes that comes after the weight agreed, or for something else, changes nothing', () => {
    const bench = atScale();
    weigh(bench, 300);
    expect(say(bench, 'reprint').events).toEqual([]);
    weigh(bench, 486);
    expect(say(bench, 'weight').events).toEqual([]);
  });
});

describe('a label that came out often', () => {
  it('comes out once more', () => {
    const bench = printedOften();
    bench.do({ type: 'word', word: 'REPRINT' });
    expect(overrideOffer(bench.session)).toBe('reprint');
    expect(say(bench, 'reprint', 'labelDamaged')).toMatchObject({
      events: [{ type: 'overrideGranted', before: { printed: 3 }, after: { printed: 4 } }],
      effects: [{ type: 'printLabel', isReprint: true }],
    });
    expect(bench.session.alert).toBeNull();
    // Once is once: the next one asks again.
    bench.do({ type: 'word', word: 'REPRINT' });
    expect(overrideOffer(bench.session)).toBe('reprint');
  });
  it('is given back for another one', () => {
    const bench = printedOften();
    bench.do({ type: 'newLabel' });
    expect(overrideOffer(bench.session)).toBe('newLabel');
    const { events } = say(bench, 'newLabel', 'labelLost');
    expect(events.map(({ type }) => type)).toEqual(['overrideGranted', 'labelVoidRequested', 'labelVoided']);
    expect(stageOf(bench.session)).toBe('weigh');
  });
});

describe('an order without what is missing', () => {
  it('goes with what is here; its boxes are planned anew and the rest waits for a person', () => {
    const bench = openBench(orderOf({ mug: 2, tea: 1 }), facts);
    expect(overrideOffer(bench.session)).toBeNull();
    bench.scan('mug');
    expect(overrideOffer(bench.session)).toBe('partialShip');
    expect(say(bench, 'partialShip', 'itemMissing')).toMatchObject({
      events: [
        { type: 'overrideGranted', ofParcel: null, before: { units: 3 }, after: { units: 1 } },
        { type: 'itemShort', sku: 'mug', units: 1 },
        { type: 'itemShort', units: 1 },
      ],
      effects: [{ type: 'planBoxes' }],
    });
    expect(bench.session.lines).toMatchObject([
      { sku: 'mug', packed: 1, quantity: 1 },
      { packed: 0, quantity: 0 },
    ]);
    expect(stageOf(bench.session)).toBe('box');
    bench.do({ type: 'useBox', cartonTypeId: boxM.id });
    weigh(bench, 486);
    const [parcel] = bench.session.parcels;
    if (!parcel) throw new Error('no parcel');
    const { parcelId } = parcel;
    bench.do({ type: 'labelBought', parcelId, label: label(parcel.intent?.intentId ?? '') });
    const closing = bench.do({ type: 'scan', meaning: { kind: 'label', parcelId, isVoid: false }, code: 'T' });
    expect(closing.events.map(({ type }) => type)).toEqual(['parcelClosed', 'packFinished', 'orderHeld']);
  });
  it('holds kits whole or not at all', () => {
    const set = productOf('set', {
      parts: [
        { sku: sku('cup'), units: 2 },
        { sku: sku('pot'), units: 1 },
      ],
    });
    const bench = openBench(orderOf({ set: 2 }), factsOf({ goods: [set, productOf('cup'), productOf('pot')] }));
    for (const part of ['cup', 'pot']) {
      bench.scan(part);
      expect(overrideOffer(bench.session)).toBeNull();
    }
    bench.scan('cup');
    expect(overrideOffer(bench.session)).toBe('partialShip');
    say(bench, 'partialShip', 'itemMissing');
    expect(bench.session.lines.map(({ quantity }) => quantity)).toEqual([2, 1]);
    expect(stageOf(bench.session)).toBe('box');
  });
  it('is not offered where everything is in, nor while a stop of the shop stands', () => {
    const bench = openBench(orderOf({ mug: 2 }), facts);
    bench.scan('mug');
    const stopped = { ...bench.session, alert: { kind: 'stopped', reason: 'cancelled' } as const };
    expect(overrideOffer(stopped)).toBeNull();
    bench.scan('mug');
    expect(overrideOffer(bench.session)).toBeNull();
    expect(bench.do({ type: 'word', word: 'SUPERVISOR' }).events).toMatchObject([{ reason: 'notNow' }]);
  });
});

describe('a serial that went out before', () => {
  const cameras = factsOf({
    goods: [productOf('camera', { needs: ['serial', 'lot'] }), productOf('tea')],
    shipped: ['camera S1', 'camera S2'],
  });
  const scanned = (serial: string) => ({ type: 'scanRefused', reason: 'serialShipped', trace: { serial } });

  it('may go again, that one only, and what else is to be told of it is asked for', () => {
    const bench = openBench(orderOf({ camera: 2, tea: 1 }), cameras);
    bench.scan('tea');
    bench.scan('camera', 1, { serial: 'S1' });
    expect(bench.last.events).toMatchObject([scanned('S1')]);
    expect(overrideOffer(bench.session)).toBe('serial');
    expect(say(bench, 'serial').events).toMatchObject([
      { type: 'overrideGranted', kind: 'serial', ofParcel: null, before: {}, after: { serial: 'S1' } },
      { type: 'unitTraceAsked', sku: 'camera' },
    ]);
    bench.do({ type: 'tellTrace', text: 'L1' });
    expect(bench.last.events).toMatchObject([{ type: 'itemPacked', trace: { serial: 'S1', lot: 'L1' } }]);
    bench.scan('camera', 1, { serial: 's1' });
    expect(bench.last.events, 'it is in').toMatchObject([{ reason: 'serialTwice' }]);
    bench.scan('camera', 1, { serial: 'S2' });
    expect(bench.last.events, 'nobody spoke of that one').toMatchObject([scanned('S2')]);
    bench.do({ type: 'word', word: 'UNDO' });
    expect(say(bench, 'serial').events).toEqual([]);
  });
  it('is packed at once where nothing else is asked; recalled it goes by nobody’s word', () => {
    const goods = [productOf('camera', { needs: ['serial'] })];
    const bench = openBench(orderOf({ camera: 1 }), factsOf({ goods, shipped: ['camera S1'] }));
    bench.scan('camera', 1, { serial: 'S1' });
    expect(say(bench, 'serial')).toMatchObject({
      events: [{ type: 'overrideGranted' }, { type: 'itemPacked', trace: { serial: 'S1' } }],
      cue: 'all',
    });
    const recalls = [{ sku: sku('camera'), lot: null, serialFrom: 'S1', serialTo: null }];
    const stopped = openBench(orderOf({ camera: 1 }), factsOf({ goods, shipped: ['camera S1'], recalls }));
    stopped.scan('camera', 1, { serial: 'S1' });
    expect(stopped.session.alert).toMatchObject({ reason: 'recalled' });
    expect(overrideOffer(stopped.session)).toBeNull();
  });
});

it('a badge or PIN that does not count is recorded and changes nothing', () => {
  const bench = atScale();
  weigh(bench, 300);
  const before = bench.session;
  const refused = bench.do({ type: 'overrideRefused', kind: 'weight', supervisorId, reason: 'wrongPin' });
  expect(refused).toMatchObject({ events: [{ type: 'overrideRefused', reason: 'wrongPin' }], cue: 'wrong' });
  expect(bench.session).toEqual(before);
});

describe('a weight that is typed in', () => {
  const key = (bench: Bench, hundredths: number) =>
    bench.do({
      type: 'override',
      said: { kind: 'keyedWeight', supervisorId, reason: 'scaleAway', gross: lb(hundredths) },
    });

  it('is judged like the scale’s, marked for good, and nothing is learned from it', () => {
    const bench = atScale();
    expect(overrideOffer(bench.session)).toBe('keyedWeight');
    const { events } = key(bench, 486);
    expect(events).toMatchObject([
      {
        type: 'overrideGranted',
        kind: 'keyedWeight',
        reason: 'scaleAway',
        before: { gross: null },
        after: { gross: lb(486) },
      },
      { type: 'weightCaptured', gross: lb(486), isKeyed: true, deviceId: null },
      { type: 'labelRequested' },
    ]);
    expect(events[1]).not.toHaveProperty('parts');
    expect(events[0]).not.toHaveProperty('gross');
    expect(bench.session.parcels[0]).toMatchObject({ gross: lb(486), isKeyed: true });
    expect(overrideOffer(bench.session)).toBeNull();
  });

  it('that does not agree is stopped; the scale’s own weight then clears it and carries no mark', () => {
    const bench = atScale();
    expect(key(bench, 300).events).toMatchObject([
      { type: 'overrideGranted' },
      { type: 'weightRefused', reason: 'tooLight', isKeyed: true },
    ]);
    expect(bench.session.alert).toMatchObject({ kind: 'weight', reason: 'tooLight' });
    weigh(bench, 486);
    expect(bench.session.parcels[0]?.gross).toEqual(lb(486));
    expect(bench.session.parcels[0]).not.toHaveProperty('isKeyed');
  });

  it('that does not agree and is let go stays marked as typed', () => {
    const bench = atScale();
    key(bench, 300);
    expect(overrideOffer(bench.session)).toBe('weight');
    expect(say(bench, 'weight').events[1]).toMatchObject({ type: 'weightCaptured', isKeyed: true });
  });

  it('counts for nothing where it is zero or not said, or where no weight is waited for', () => {
    const bench = atScale();
    expect(key(bench, 0).events).toEqual([]);
    expect(say(bench, 'keyedWeight').events).toEqual([]);
    weigh(bench, 486);
    expect(key(bench, 486).events).toEqual([]);
  });
});
