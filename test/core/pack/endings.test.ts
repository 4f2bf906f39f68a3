import { describe, expect, it } from 'vitest';
import type { PlannedParcel } from '../../../src/core/journal/events.ts';
import { unfinishedEffects } from '../../../src/core/pack/answers.ts';
import type { PackFacts } from '../../../src/core/pack/decision.ts';
import { stageOf } from '../../../src/core/pack/session.ts';
import { boxM, factsOf, label, lb, lineId, openBench, orderOf, sku } from './fixtures.ts';

const one = (name: string, count = 1): PlannedParcel => ({
  cartonTypeId: boxM.id,
  contents: [{ lineId: lineId(name), sku: sku(name), count }],
  placements: [],
});
const plan = (parcels: readonly PlannedParcel[], begun = 0) =>
  ({ type: 'planned', parcels, reason: 'planned', begun, why: null }) as const;
const box = { type: 'scan', meaning: { kind: 'carton', cartonTypeId: boxM.id }, code: 'BX-M' } as const;
const weight = { type: 'weigh', gross: lb(486), deviceId: null, frame: '' } as const;

/** Mug and tea, one box each; the mug's is closed. */
function oneOfTwoClosed(facts: PackFacts) {
  const bench = openBench(orderOf({ mug: 1, tea: 1 }), facts);
  bench.scan('mug');
  bench.scan('tea');
  bench.do(plan([one('mug'), one('tea')]));
  bench.do(box);
  bench.do(weight);
  const parcelId = bench.session.parcels[0]?.parcelId;
  if (!parcelId) throw new Error('no parcel');
  bench.do({ type: 'labelBought', parcelId, label: label('intent-1') });
  bench.do({ type: 'scan', meaning: { kind: 'label', parcelId, isVoid: false }, code: 'L' });
  return bench;
}
const types = (events: readonly { readonly type: string }[]): readonly string[] => events.map(({ type }) => type);

describe('the last unit that has no box turns out to be missing', () => {
  const facts = { ...factsOf({ shipsPartial: true, limit: 1 }), fitting: () => one('mug') } as PackFacts;

  it('ends the order with what is closed, and the rest waits', () => {
    const bench = oneOfTwoClosed(facts);
    expect(stageOf(bench.session)).toBe('box');
    bench.do({ type: 'word', word: 'DAMAGED' });
    bench.scan('tea');
    const { events, cue } = bench.do({ type: 'word', word: 'MISSING' });
    expect(types(events)).toEqual(['itemShort', 'packFinished', 'orderHeld']);
    expect(cue).toBe('closed');
    expect(bench.session.status).toBe('finished');
  });
});

describe('papers of a label that was bought while nobody was there', () => {
  it('are put on paper with it when the order is taken up again, and not a second time', () => {
    const bench = openBench(orderOf({ mug: 1 }));
    bench.scan('mug');
    bench.do(box);
    bench.do(weight);
    const parcelId = bench.session.parcels[0]?.parcelId;
    if (!parcelId) throw new Error('no parcel');
    bench.do({ type: 'labelBought', parcelId, label: label('intent-1') });
    const prints = () => unfinishedEffects(bench.session).filter(({ type }) => type !== 'planBoxes');
    expect(types(prints())).toEqual(['printLabel', 'printSlip', 'printPapers']);
    bench.do({ type: 'labelSent', parcelId, jobId: 'job-1', deviceId: 'printer' as never, isReprint: false });
    expect(prints()).toEqual([]);
  });
});

describe('a plan of what is not to go any more', () => {
  it('is not taken up, but asked for again', () => {
    const bench = openBench(orderOf({ mug: 2 }), factsOf({ shipsPartial: true }));
    bench.scan('mug');
    bench.do({ type: 'word', word: 'MISSING' });
    const { events, effects } = bench.do(plan([one('mug', 2)]));
    expect(events).toEqual([]);
    expect(effects).toEqual([{ type: 'planBoxes' }]);
    bench.do(plan([one('mug')]));
    expect(bench.session.plan?.parcels).toEqual([one('mug')]);
  });

  it('fills no box that is taken before the next plan is there', () => {
    const bench = openBench(orderOf({ mug: 2 }), factsOf({ shipsPartial: true }));
    bench.do(plan([one('mug', 2)]));
    bench.scan('mug');
    bench.do({ type: 'word', word: 'MISSING' });
    bench.do(box);
    expect(bench.session.parcels.map(({ contents }) => contents)).toEqual([one('mug').contents]);
  });
});

describe('a wrong scan at the scale', () => {
  it('is answered by the box at hand, and the parcel is weighed', () => {
    const bench = openBench(orderOf({ mug: 1 }));
    bench.scan('mug');
    bench.do(box);
    bench.scan('mug');
    expect(bench.session.alert).toMatchObject({ kind: 'scan' });
    expect(types(bench.do(box).events)).toEqual(['refusalCleared']);
    expect(types(bench.do(weight).events)).toContain('weightCaptured');
    expect(bench.session.parcels).toHaveLength(1);
  });
});
