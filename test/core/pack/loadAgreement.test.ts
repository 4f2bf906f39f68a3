import { describe, expect, it } from 'vitest';
import type { LoadFlag } from '../../../src/core/weigh/loadFlag.ts';
import { boxM, lb, lineId, openBench, orderOf, planOf, sku } from './fixtures.ts';

const MUG: LoadFlag = {
  fault: 'notAdded',
  items: [{ lineId: lineId('mug'), sku: sku('mug'), units: 1 }],
  expected: lb(82),
  found: lb(0),
};

describe('a scale that is watched while items are scanned', () => {
  it('tells once what disagrees, lets scans go on, and takes it back once it agrees', () => {
    const bench = openBench(orderOf({ mug: 1, tea: 2 }));
    bench.scan('mug');
    expect(bench.do({ type: 'loadJudged', flag: MUG })).toMatchObject({
      events: [{ type: 'loadDisagreed', fault: 'notAdded', expected: lb(82), found: lb(0) }],
      cue: 'attention',
    });
    expect(bench.do({ type: 'loadJudged', flag: { ...MUG, found: lb(1) } }).events).toEqual([]);
    bench.scan('tea');
    expect(bench.session.lines.map(({ packed }) => packed)).toEqual([1, 1]);
    expect(bench.session.load).toEqual(MUG);
    expect(bench.do({ type: 'loadJudged', flag: null }).events).toMatchObject([{ type: 'loadAgreed', by: 'scale' }]);
    expect(bench.session.load).toBeUndefined();
    expect(bench.do({ type: 'loadJudged', flag: null }).events).toEqual([]);
  });

  it('leaves a red band alone, and goes by NEXT where a person looked', () => {
    const bench = openBench(orderOf({ mug: 1, tea: 2 }));
    bench.scan('mug');
    bench.scan('soap');
    bench.do({ type: 'loadJudged', flag: MUG });
    expect(bench.session.alert).toMatchObject({ kind: 'scan', reason: 'notOnOrder' });
    bench.do({ type: 'word', word: 'UNDO' });
    expect(bench.session.load).toEqual(MUG);
    expect(bench.do({ type: 'word', word: 'NEXT' }).events).toMatchObject([{ type: 'loadAgreed', by: 'hand' }]);
    expect(bench.do({ type: 'word', word: 'NEXT' }).events).toMatchObject([{ type: 'scanRefused' }]);
  });

  it('says nothing more once a box is taken: the whole parcel is weighed', () => {
    const bench = openBench(orderOf({ mug: 1 }));
    bench.scan('mug');
    bench.do({ type: 'loadJudged', flag: MUG });
    const contents = [{ lineId: lineId('mug'), sku: sku('mug'), count: 1 }];
    bench.do(planOf({ cartonTypeId: boxM.id, contents, placements: [] }));
    bench.do({ type: 'scan', meaning: { kind: 'carton', cartonTypeId: boxM.id }, code: 'BX-M' });
    expect(bench.session.parcels).toHaveLength(1);
    expect(bench.do({ type: 'loadJudged', flag: null }).events).toEqual([]);
    expect(bench.do({ type: 'weigh', gross: lb(486), deviceId: null, frame: '' }).events[0]?.type).toBe(
      'weightCaptured',
    );
  });

  it('is silent in a stopped order', () => {
    const bench = openBench(orderOf({ mug: 1 }));
    bench.session = { ...bench.session, alert: { kind: 'stopped', reason: 'cancelled' } };
    expect(bench.do({ type: 'loadJudged', flag: MUG }).events).toEqual([]);
  });
});
