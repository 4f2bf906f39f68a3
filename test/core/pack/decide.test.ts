import { describe, expect, it } from 'vitest';
import { asId, type ParcelId, type SessionId, type UserId } from '../../../src/core/ids.ts';
import { unfinishedEffects } from '../../../src/core/pack/answers.ts';
import { start } from '../../../src/core/pack/decide.ts';
import { stageOf } from '../../../src/core/pack/session.ts';
import { boxM, boxS, factsOf, label, lb, lineId, openBench, orderOf, planOf, sku, type Bench } from './fixtures.ts';
import { PRINT_PROOFS } from '../../../src/core/ship/parcel.ts';

const weigh = (bench: Bench, hundredths: number) =>
  bench.do({ type: 'weigh', gross: lb(hundredths), deviceId: null, frame: '' });
const box = (bench: Bench, id = boxM.id) =>
  bench.do({ type: 'scan', meaning: { kind: 'carton', cartonTypeId: id }, code: 'BX' });
const parcelId = (bench: Bench): ParcelId => bench.session.parcels.at(-1)?.parcelId ?? asId<ParcelId>('none');
const buy = (bench: Bench) =>
  bench.do({
    type: 'labelBought',
    parcelId: parcelId(bench),
    label: label(bench.session.parcels.at(-1)?.intent?.intentId ?? '?'),
  });
const scanLabel = (bench: Bench, id = parcelId(bench)) =>
  bench.do({ type: 'scan', meaning: { kind: 'label', parcelId: id, isVoid: false }, code: 'T' });

function toBox(order = orderOf({ mug: 2, tea: 1 })): Bench {
  const bench = openBench(order);
  bench.scan('mug');
  bench.scan('mug');
  bench.scan('tea');
  bench.do(
    planOf({
      cartonTypeId: boxM.id,
      contents: [
        { lineId: lineId('mug'), sku: sku('mug'), count: 2 },
        { lineId: lineId('tea'), sku: sku('tea'), count: 1 },
      ],
      placements: [],
    }),
  );
  return bench;
}

describe('starting', () => {
  it('takes the units that are still to be packed and plans boxes', () => {
    const bench = openBench(orderOf({ mug: 2, tea: 1 }));
    expect(bench.session.lines.map((line) => line.quantity)).toEqual([2, 1]);
    expect(bench.last.effects).toEqual([{ type: 'planBoxes' }]);
  });
  it('refuses an order that is held, done or has nothing left', () => {
    const ids = [asId<SessionId>('s'), asId<UserId>('u')] as const;
    expect(start(orderOf({ mug: 1 }, { status: 'onHold' }), ...ids)).toBe('orderNotReady');
    expect(start(orderOf({}), ...ids)).toBe('orderNotReady');
  });
});

describe('verifying', () => {
  it('counts right scans, with a cue for unit, line and order', () => {
    const bench = openBench(orderOf({ mug: 2, tea: 1 }));
    expect(bench.scan('mug').cue).toBe('right');
    expect(bench.scan('mug').cue).toBe('line');
    expect(bench.scan('tea').cue).toBe('all');
    expect(stageOf(bench.session)).toBe('box');
  });
  it('refuses what is not on the order, keeps the count, and shows both goods', () => {
    const bench = openBench(orderOf({ mug: 2 }));
    bench.scan('mug');
    const { events, cue } = bench.scan('clay');
    expect(events).toEqual([{ type: 'scanRefused', sessionId: 's1', reason: 'notOnOrder', code: 'clay', sku: 'clay' }]);
    expect(cue).toBe('wrong');
    expect(bench.session.lines[0]?.packed).toBe(1);
    expect(bench.session.alert).toMatchObject({ kind: 'scan', reason: 'notOnOrder' });
  });
  it('refuses one unit too many with its own sound', () => {
    const bench = openBench(orderOf({ mug: 1, tea: 1 }));
    bench.scan('mug');
    expect(bench.scan('mug')).toMatchObject({ cue: 'already', events: [{ reason: 'alreadyComplete' }] });
  });
  it('refuses a pack of more units than the line still needs', () => {
    const bench = openBench(orderOf({ mug: 5 }));
    bench.scan('mug', 4);
    expect(bench.scan('mug', 4).events).toMatchObject([{ type: 'scanRefused', reason: 'alreadyComplete' }]);
    expect(bench.session.lines[0]?.packed).toBe(4);
  });
  it('fills the second line of a product that stands twice on the order', () => {
    const order = orderOf({ a: 1, b: 1 });
    const twice = { ...order, lines: order.lines.map((line) => ({ ...line, sku: sku('mug') })) };
    const bench = openBench(twice);
    bench.scan('mug');
    bench.scan('mug');
    expect(stageOf(bench.session)).toBe('box');
  });
  it('the right scan clears the red band; so does UNDO, without taking a unit back', () => {
    const bench = openBench(orderOf({ mug: 2 }));
    bench.scan('mug');
    bench.scan('clay');
    bench.do({ type: 'word', word: 'UNDO' });
    expect(bench.session).toMatchObject({ alert: null, lines: [{ packed: 1 }] });
    bench.scan('clay');
    bench.scan('mug');
    expect(bench.session.alert).toBeNull();
  });
  it('UNDO takes the last right scan back, in order', () => {
    const bench = openBench(orderOf({ mug: 2, tea: 2 }));
    bench.scan('mug');
    bench.scan('tea');
    bench.do({ type: 'word', word: 'UNDO' });
    expect(bench.session.lines.map((line) => line.packed)).toEqual([1, 0]);
    bench.do({ type: 'word', word: 'UNDO' });
    expect(bench.do({ type: 'word', word: 'UNDO' }).events).toMatchObject([{ reason: 'nothingToUndo' }]);
  });
  it('a box or a label is refused while items are missing', () => {
    const bench = openBench(orderOf({ mug: 2 }));
    expect(box(bench).events).toMatchObject([{ reason: 'boxNotExpected' }]);
    expect(scanLabel(bench).events).toMatchObject([{ reason: 'labelNotExpected' }]);
  });
});

describe('box and weight', () => {
  it('takes the suggested box and records that it was suggested', () => {
    const bench = toBox();
    expect(box(bench).events).toMatchObject([{ type: 'boxChosen', cartonTypeId: 'M', suggestedId: 'M', by: 'scan' }]);
    expect(stageOf(bench.session)).toBe('weigh');
  });
  it('refuses a box that is too small', () => {
    const bench = toBox();
    expect(box(bench, boxS.id).events).toMatchObject([{ type: 'scanRefused', reason: 'boxTooSmall' }]);
  });
  it('a weight that agrees is frozen, its label asked for in the same breath, once', () => {
    const bench = toBox();
    box(bench);
    const { events, effects } = weigh(bench, 491);
    expect(events.map((event) => event.type)).toEqual(['weightCaptured', 'numberBlockReserved', 'labelRequested']);
    expect(effects).toEqual([{ type: 'buyLabel', parcelId: parcelId(bench) }]);
    expect(weigh(bench, 491).events).toEqual([]);
  });
  it('too light stops; the same weight again says nothing new; the right one goes on', () => {
    const bench = toBox();
    box(bench);
    expect(weigh(bench, 409).events).toMatchObject([{ type: 'weightRefused', reason: 'tooLight' }]);
    expect(weigh(bench, 409).events).toEqual([]);
    expect(weigh(bench, 486).events[0]?.type).toBe('weightCaptured');
    expect(bench.session.alert).toBeNull();
  });
  it('refuses more than the box may hold, even when it agrees', () => {
    const bench = openBench(orderOf({ mug: 1 }), factsOf({ expected: lb(4100) }));
    bench.scan('mug');
    box(bench);
    expect(weigh(bench, 4100).events).toMatchObject([{ type: 'weightRefused', reason: 'overBoxLimit' }]);
  });
  it('UNDO gives the box back before the label is bought, and is refused after', () => {
    const bench = toBox();
    box(bench);
    bench.do({ type: 'word', word: 'UNDO' });
    expect(stageOf(bench.session)).toBe('box');
    box(bench);
    weigh(bench, 486);
    expect(bench.do({ type: 'word', word: 'UNDO' }).events).toMatchObject([{ reason: 'labelIsBought' }]);
  });
  it('another box scanned at the scale replaces the first', () => {
    const bench = openBench(orderOf({ mug: 1 }), { ...factsOf(), misfit: () => null });
    bench.scan('mug');
    box(bench);
    expect(box(bench, boxS.id).events.map((event) => event.type)).toEqual(['boxReturned', 'boxChosen']);
    expect(bench.session.parcels).toHaveLength(1);
  });
});

describe('label', () => {
  const toLabel = (): Bench => {
    const bench = toBox();
    box(bench);
    weigh(bench, 486);
    return bench;
  };
  it('is bought once: a second answer for the same parcel changes nothing', () => {
    const bench = toLabel();
    expect(buy(bench).effects).toEqual([
      { type: 'printLabel', parcelId: parcelId(bench), isReprint: false },
      { type: 'printSlip', parcelId: bench.session.parcels[0]?.parcelId },
      { type: 'printPapers', parcelId: bench.session.parcels[0]?.parcelId },
    ]);
    expect(buy(bench).events).toEqual([]);
  });
  it('an unknown outcome is asked about again under the same intent', () => {
    const bench = toLabel();
    bench.do({ type: 'labelUnknown', parcelId: parcelId(bench) });
    expect(bench.session.parcels[0]?.label).toBe('unknown');
    expect(bench.do({ type: 'askAgain' }).effects).toEqual([{ type: 'buyLabel', parcelId: parcelId(bench) }]);
    expect(unfinishedEffects(bench.session)).toEqual([{ type: 'buyLabel', parcelId: parcelId(bench) }]);
  });
  it('a refused label lets the packer take another box and weigh again', () => {
    const bench = toLabel();
    bench.do({ type: 'labelRefused', parcelId: parcelId(bench), reason: 'overMaximum' });
    expect(stageOf(bench.session)).toBe('weigh');
    expect(weigh(bench, 486).events.at(-1)).toMatchObject({ type: 'labelRequested', intentId: 'intent-2' });
  });
  it('scanning the label on the parcel closes it and the order', () => {
    const bench = toLabel();
    buy(bench);
    expect(scanLabel(bench)).toMatchObject({
      cue: 'closed',
      events: [{ type: 'parcelClosed' }, { type: 'packFinished' }],
    });
    expect(bench.session.status).toBe('finished');
  });
  it("another parcel's label is refused, a void one too", () => {
    const bench = toLabel();
    buy(bench);
    expect(scanLabel(bench, asId<ParcelId>('other')).events).toMatchObject([{ reason: 'otherLabel' }]);
    expect(
      bench.do({ type: 'scan', meaning: { kind: 'label', parcelId: parcelId(bench), isVoid: true }, code: 'T' }).events,
    ).toMatchObject([{ reason: 'labelVoid' }]);
  });
  it('REPRINT repeats the bought label and never buys', () => {
    const bench = toLabel();
    buy(bench);
    expect(bench.do({ type: 'word', word: 'REPRINT' })).toMatchObject({
      events: [],
      effects: [{ type: 'printLabel', isReprint: true }],
    });
  });
  it.each(PRINT_PROOFS)('keeps how sure it is that the label came out (%s) until it is sent again', (proof) => {
    const bench = toLabel();
    buy(bench);
    const job = { parcelId: parcelId(bench), jobId: 'j' };
    const send = () => bench.do({ type: 'labelSent', ...job, deviceId: asId('printer'), isReprint: false });
    send();
    bench.do({ type: 'labelPrinted', ...job, proof });
    expect(bench.session.parcels[0]).toMatchObject({ print: 'delivered', printProof: proof });
    send();
    expect(bench.session.parcels[0]).toMatchObject({ print: 'sent', printProof: null });
  });

  it('after a restart a paper that may be out is not sent again by itself', () => {
    const bench = toLabel();
    buy(bench);
    bench.do({ type: 'labelSent', parcelId: parcelId(bench), jobId: 'j', deviceId: asId('printer'), isReprint: false });
    expect(unfinishedEffects(bench.session)).toEqual([]);
    bench.do({
      type: 'labelPrintFailed',
      parcelId: parcelId(bench),
      jobId: 'j',
      reason: 'stationRestarted',
      isUncertain: true,
    });
    expect(bench.session.parcels[0]?.print).toBe('uncertain');
    expect(unfinishedEffects(bench.session)).toEqual([]);
  });
});

describe('several parcels', () => {
  it('packs the planned parts one after the other and finishes with the last', () => {
    const bench = openBench(orderOf({ mug: 10 }));
    for (let unit = 0; unit < 10; unit += 1) bench.scan('mug');
    const part = (count: number) => ({
      cartonTypeId: boxM.id,
      contents: [{ lineId: lineId('mug'), sku: sku('mug'), count }],
      placements: [],
    });
    bench.do(planOf(part(7), part(3)));
    for (const count of [7, 3]) {
      box(bench);
      expect(bench.session.parcels.at(-1)?.contents).toMatchObject([{ count }]);
      weigh(bench, 486);
      buy(bench);
      scanLabel(bench);
    }
    expect(bench.session.status).toBe('finished');
    expect(bench.session.parcels.map((parcel) => parcel.bought?.intentId)).toEqual(['intent-1', 'intent-2']);
  });
});

describe('hold, problem and stop', () => {
  it('HOLD pauses at any stage', () => {
    const bench = openBench(orderOf({ mug: 2 }));
    expect(bench.do({ type: 'word', word: 'HOLD' }).events).toEqual([
      { type: 'packPaused', sessionId: 's1', reason: 'packer' },
    ]);
    expect(bench.session.status).toBe('paused');
  });
  it('an order cancelled on the bench stops every scan until it is acknowledged, and its open label is voided', () => {
    const bench = toBox();
    box(bench);
    weigh(bench, 486);
    buy(bench);
    bench.session = { ...bench.session, alert: { kind: 'stopped', reason: 'cancelled' } };
    expect(scanLabel(bench)).toEqual({ events: [], effects: [], cue: 'wrong' });
    expect(bench.do({ type: 'acknowledge' }).events.map((event) => event.type)).toEqual([
      'labelVoidRequested',
      'labelVoided',
      'putBackBegun',
      'packAbandoned',
    ]);
  });
});
