import { describe, expect, it } from 'vitest';
import { BOX_REASONS } from '../../../src/core/carton/boxReason.ts';
import type { PackFacts } from '../../../src/core/pack/decision.ts';
import { boxReasonCard } from '../../../src/core/scan/classify.ts';
import { boxReasonCard as cardOf } from '../../../src/core/label/card.ts';
import { boxM, boxS, factsOf, lb, lineId, openBench, orderOf, planOf, sku, type Bench } from './fixtures.ts';

const contents = [{ lineId: lineId('mug'), sku: sku('mug'), count: 1 }];
/** A bench whose suggested box is S, and where M does too. */
function boxed(asksBoxReason: boolean, taken = boxM): Bench {
  const facts: PackFacts = { ...factsOf({ asksBoxReason }), misfit: () => null };
  const bench = openBench(orderOf({ mug: 1 }), facts);
  bench.scan('mug');
  bench.do(planOf({ cartonTypeId: boxS.id, contents, placements: [] }));
  bench.do({ type: 'scan', meaning: { kind: 'carton', cartonTypeId: taken.id }, code: taken.barcode ?? '' });
  return bench;
}
const weigh = (bench: Bench) => bench.do({ type: 'weigh', gross: lb(486), deviceId: null, frame: '' }).events;
const asked = (bench: Bench) => bench.session.parcels[0]?.reasonFor;

describe('another box than the suggested one', () => {
  it('is asked about where the site says so, before the parcel is weighed, and recorded with both boxes', () => {
    const bench = boxed(true);
    expect(asked(bench)).toBe(boxS.id);
    expect(weigh(bench)).toEqual([]);
    expect(
      bench.do({ type: 'scan', meaning: { kind: 'boxReason', reason: 'doesNotFit' }, code: 'CMD-WHY-1' }).events,
    ).toMatchObject([
      { type: 'boxReasonGiven', reason: 'doesNotFit', cartonTypeId: boxM.id, suggestedId: boxS.id, by: 'scan' },
    ]);
    expect(asked(bench)).toBeUndefined();
    expect(weigh(bench)[0]?.type).toBe('weightCaptured');
  });

  it('is nobody’s business elsewhere, nor is the suggested one', () => {
    for (const bench of [boxed(false), boxed(true, boxS)]) {
      expect(asked(bench)).toBeUndefined();
      expect(bench.do({ type: 'boxReason', reason: 'other' }).events).toMatchObject([
        { type: 'scanRefused', reason: 'notNow' },
      ]);
      expect(weigh(bench)[0]?.type).not.toBe('scanRefused');
    }
  });

  it('is asked no more once the suggested one is taken after all, or the box is given back', () => {
    const bench = boxed(true);
    bench.do({ type: 'scan', meaning: { kind: 'carton', cartonTypeId: boxS.id }, code: 'BX-S' });
    expect(bench.session.parcels).toMatchObject([{ cartonTypeId: boxS.id }]);
    expect(asked(bench)).toBeUndefined();
    const back = boxed(true);
    back.do({ type: 'word', word: 'UNDO' });
    expect(back.session.parcels).toEqual([]);
  });

  it('has a card for each reason, read back as that reason', () => {
    for (const reason of BOX_REASONS) expect(boxReasonCard(cardOf(reason, 'WHY', '').barcode)).toBe(reason);
    expect(['WHY 7', 'WHY', 'CMD-WHY-0'].map(boxReasonCard)).toEqual([null, null, null]);
  });
});
