import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asId, type ParcelId, type UserId } from '../../../src/core/ids.ts';
import { evolve, isPackEvent } from '../../../src/core/pack/evolve.ts';
import { numbered, parcelNumber } from '../../../src/core/pack/parcelNumbers.ts';
import { reopenRefusal, type ReopenFacts } from '../../../src/core/pack/reopening.ts';
import {
  currentParcel,
  isPlanStale,
  isWeightAllowed,
  nextPlanned,
  stageOf,
  unboxed,
  type PackSession,
} from '../../../src/core/pack/session.ts';
import { boxM, boxS, factsOf, label, lb, lineId, openBench, orderOf, sku, type Bench } from './fixtures.ts';

const said = { supervisorId: asId<UserId>('u9'), reason: 'packedWrong' };
const reopen = (bench: Bench, parcelId: ParcelId, stop: 'cancelled' | 'changed' | null = null) =>
  bench.do({ type: 'reopen', parcelId, said, packerId: asId<UserId>('u2'), stop });
const idOf = (bench: Bench, at: number): ParcelId => bench.session.parcels[at]?.parcelId ?? asId<ParcelId>('none');

/** Closes the parcel at the scale. */
function close(bench: Bench): void {
  bench.do({ type: 'weigh', gross: lb(486), deviceId: null, frame: '' });
  const parcel = currentParcel(bench.session);
  const parcelId = parcel?.parcelId ?? asId<ParcelId>('none');
  bench.do({ type: 'labelBought', parcelId, label: label(parcel?.intent?.intentId ?? 'none') });
  bench.do({ type: 'scan', meaning: { kind: 'label', parcelId, isVoid: false }, code: 'L' });
}

/** As many boxes with one mug each, all closed. */
function packedIn(boxes: number): Bench {
  const bench = openBench(orderOf({ mug: boxes }), factsOf());
  for (let unit = 0; unit < boxes; unit += 1) bench.scan('mug');
  const one = { cartonTypeId: boxM.id, contents: [{ lineId: lineId('mug'), sku: sku('mug'), count: 1 }] };
  const parcels = Array.from({ length: boxes }, () => ({ ...one, placements: [] }));
  bench.do({ type: 'planned', parcels, reason: 'planned', begun: 0, why: null });
  for (let box = 0; box < boxes; box += 1) {
    bench.do({ type: 'useBox', cartonTypeId: boxM.id });
    close(bench);
  }
  return bench;
}

describe('a closed parcel that is opened again', () => {
  it('gives its label back and stands at its own box until that is looked into; then it is weighed and labelled anew', () => {
    const bench = packedIn(1);
    const parcelId = idOf(bench, 0);
    expect(bench.session.status).toBe('finished');
    const { events } = reopen(bench, parcelId);
    expect(events.map(({ type }) => type)).toEqual([
      'overrideGranted',
      'labelVoidRequested',
      'labelVoided',
      'parcelReopened',
    ]);
    expect(bench.session).toMatchObject({ status: 'open', packerId: 'u2' });
    expect(stageOf(bench.session)).toBe('box');
    expect(nextPlanned(bench.session)?.cartonTypeId).toBe(boxM.id);
    // A weight that stands on the scale is none of a box that nobody looked into.
    expect(bench.do({ type: 'weigh', gross: lb(486), deviceId: null, frame: '' }).events).toEqual([]);
    expect(bench.do({ type: 'word', word: 'NEWBOX' }).events).toMatchObject([{ type: 'scanRefused' }]);
    bench.do({ type: 'word', word: 'UNDO' });
    bench.do({ type: 'scan', meaning: { kind: 'carton', cartonTypeId: boxM.id }, code: 'BX-M' });
    expect(bench.last.events).toMatchObject([{ type: 'boxKept', parcelId }]);
    expect(stageOf(bench.session)).toBe('weigh');
    close(bench);
    expect(bench.session.status).toBe('finished');
    expect(bench.session.parcels).toMatchObject([{ parcelId, isClosed: true, bought: { intentId: 'intent-2' } }]);
  });

  it('lets an item be taken out, and another box be taken for it', () => {
    const bench = packedIn(1);
    reopen(bench, idOf(bench, 0));
    bench.do({ type: 'word', word: 'UNPACK' });
    bench.scan('mug');
    expect(stageOf(bench.session)).toBe('verify');
    expect(bench.session.parcels).toEqual([]);
    bench.scan('mug');
    expect(stageOf(bench.session)).toBe('box');
    bench.do({ type: 'useBox', cartonTypeId: boxM.id });
    close(bench);
    expect(bench.session.status).toBe('finished');
  });

  it('leaves the others as they are, each with its number', () => {
    const bench = packedIn(3);
    const others = bench.session.parcels.slice(1);
    reopen(bench, idOf(bench, 0));
    const [second, third, first] = bench.session.parcels;
    expect([second, third]).toMatchObject(others);
    expect(bench.session.parcels.map(({ parcelId }) => parcelNumber(bench.session, parcelId))).toEqual([2, 3, 1]);
    expect(isPlanStale(bench.session)).toBe(false);
    bench.do({ type: 'word', word: 'UNDO' });
    expect(bench.session.parcels).toHaveLength(2);
    bench.do({ type: 'useBox', cartonTypeId: boxM.id });
    expect(parcelNumber(bench.session, currentParcel(bench.session)?.parcelId ?? first?.parcelId ?? asId('none'))).toBe(
      1,
    );
    close(bench);
    expect(bench.session.status).toBe('finished');
  });

  it('is weighed anew even where a supervisor let its weight go before', () => {
    const bench = openBench(orderOf({ mug: 1 }), factsOf());
    bench.scan('mug');
    bench.do({ type: 'useBox', cartonTypeId: boxM.id });
    bench.do({ type: 'weigh', gross: lb(300), deviceId: null, frame: '' });
    bench.do({ type: 'override', said: { ...said, kind: 'weight' } });
    close(bench);
    const [before] = bench.session.parcels;
    expect(before && isWeightAllowed(bench.session, before)).toBe(true);
    reopen(bench, idOf(bench, 0));
    bench.do({ type: 'useBox', cartonTypeId: boxM.id });
    bench.do({ type: 'weigh', gross: lb(300), deviceId: null, frame: '' });
    expect(bench.session.alert).toMatchObject({ kind: 'weight', reason: 'tooLight' });
    close(bench);
    const [after] = bench.session.parcels;
    expect(after && isWeightAllowed(bench.session, after)).toBe(false);
  });

  it('of an order that was cancelled after packing stands stopped, and nothing is bought for it any more', () => {
    const bench = packedIn(1);
    reopen(bench, idOf(bench, 0), 'cancelled');
    expect(bench.session.alert).toMatchObject({ kind: 'stopped', reason: 'cancelled' });
    bench.do({ type: 'word', word: 'NEXT' });
    expect(bench.session.status).toBe('abandoned');
    expect(bench.events.at(-1)).toMatchObject({ type: 'packAbandoned' });
    // Its goods are back: the parcel is no parcel any more.
    expect(reopen(bench, idOf(bench, 0)).events).toEqual([]);
  });

  it('of an order that was changed after packing waits for its channel, once the goods are put back', () => {
    const bench = packedIn(1);
    reopen(bench, idOf(bench, 0), 'changed');
    bench.do({ type: 'word', word: 'NEXT' });
    expect(bench.events.slice(-2)).toMatchObject([{ type: 'packAbandoned' }, { type: 'orderHeld', reason: 'channel' }]);
  });
});

const FACTS: ReopenFacts = {
  parcelId: asId<ParcelId>('none'),
  session: null,
  holder: null,
  isBenchFree: true,
  isOnManifest: false,
  isHandedOver: false,
};

describe('a parcel is not opened again', () => {
  const bench = packedIn(1);
  const { session } = bench;
  const facts: ReopenFacts = { ...FACTS, session, parcelId: idOf(bench, 0) };
  const other = openBench(orderOf({ mug: 1 })).session;
  it.each<[string, Partial<ReopenFacts>, ReturnType<typeof reopenRefusal>]>([
    ['by nobody’s wish but a reason', {}, null],
    ['where nobody knows who packed it', { session: null }, 'unknownParcel'],
    ['once its manifest is closed', { isOnManifest: true }, 'onManifest'],
    ['once it has left', { isHandedOver: true, isOnManifest: true }, 'handedOver'],
    ['while an order lies on the bench', { isBenchFree: false }, 'benchBusy'],
    ['while another session has its order', { holder: { ...other, sessionId: asId('s2') } }, 'orderUnderWay'],
    ['while its own order lies open at another bench', { holder: { ...session, status: 'open' } }, 'orderUnderWay'],
    ['but between two boxes of an order laid aside', { holder: { ...session, status: 'paused' } }, null],
    ['after its order was given up', { session: { ...session, status: 'abandoned' } }, 'orderStopped'],
  ])('%s', (_, given, refused) => {
    expect(reopenRefusal({ ...facts, ...given })).toBe(refused);
  });
  it('while it is open', () => {
    const open: PackSession = { ...session, parcels: session.parcels.map((one) => ({ ...one, isClosed: false })) };
    expect(reopenRefusal({ ...facts, session: open })).toBe('onBench');
  });
});

type Step = 'reopen' | 'keep' | 'undo' | 'box' | 'small' | 'unpack' | 'mug' | 'close' | 'replan';
const STEPS: readonly Step[] = ['reopen', 'keep', 'undo', 'box', 'small', 'unpack', 'mug', 'close', 'replan'];

function act(bench: Bench, step: Step, pick: number): void {
  const { parcels, status } = bench.session;
  const closed = parcels.filter(({ isClosed }) => isClosed);
  const chosen = closed[pick % Math.max(1, closed.length)];
  if (step === 'reopen') {
    if (chosen && (status === 'finished' || !currentParcel(bench.session))) reopen(bench, chosen.parcelId);
  } else if (status !== 'open') return;
  else if (step === 'mug') bench.scan('mug');
  else if (step === 'close') close(bench);
  else if (step === 'undo' || step === 'unpack') bench.do({ type: 'word', word: step === 'undo' ? 'UNDO' : 'UNPACK' });
  else if (step === 'replan')
    bench.do({ type: 'planned', parcels: [], reason: 'fitsNoBox', begun: parcels.length, why: 'contentsChanged' });
  else bench.do({ type: 'useBox', cartonTypeId: step === 'small' ? boxS.id : boxM.id });
}

it('whatever is opened again and packed: no unit is in two boxes, closed ones stay as they are, numbers never meet, and the journal gives the same', () => {
  const steps = fc.array(fc.tuple(fc.constantFrom(...STEPS), fc.nat(4)), { maxLength: 60 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4 }), steps, (boxes, all) => {
      const bench = packedIn(boxes);
      for (const [step, pick] of all) {
        const before = bench.session.parcels.filter(({ isClosed }) => isClosed);
        act(bench, step, pick);
        const { session } = bench;
        const opened = bench.last.events.find((event) => event.type === 'parcelReopened')?.parcelId;
        for (const parcel of before) {
          const now = session.parcels.find(({ parcelId }) => parcelId === parcel.parcelId);
          if (parcel.parcelId !== opened)
            expect({ ...now, number: null, isReopened: null }).toEqual({ ...parcel, number: null, isReopened: null });
        }
        for (const line of session.lines) expect(line.packed).toBeLessThanOrEqual(line.quantity);
        for (const { count } of unboxed(session)) expect(count).toBeGreaterThan(0);
        const inBoxes = session.parcels.flatMap(({ contents }) => contents).reduce((sum, { count }) => sum + count, 0);
        expect(inBoxes).toBeLessThanOrEqual(session.lines.reduce((sum, { packed }) => sum + packed, 0));
        expect(session.parcels.slice(0, -1).every(({ isClosed }) => isClosed)).toBe(true);
        const numbers = numbered(session.parcels);
        expect(new Set(numbers).size).toBe(numbers.length);
        if (session.status === 'finished') expect(stageOf(session)).toBe('done');
      }
      // One label at most holds for a parcel: each one before it was given back.
      for (const { parcelId } of bench.session.parcels) {
        const facts = bench.events.filter((event) => 'parcelId' in event && event.parcelId === parcelId);
        const held = facts.filter(({ type }) => type === 'labelBought' || type === 'labelVoidRequested');
        held.forEach(({ type }, at) => {
          expect(type).toBe(at % 2 === 0 ? 'labelBought' : 'labelVoidRequested');
        });
      }
      const replayed = bench.events
        .filter(isPackEvent)
        .reduce<PackSession | null>((state, event) => evolve(state, event), null);
      expect(replayed).toEqual(bench.session);
    }),
    { numRuns: 300 },
  );
});
