import { describe, expect, it } from 'vitest';
import { asId, type ParcelId } from '../../../src/core/ids.ts';
import { unfinishedEffects } from '../../../src/core/pack/answers.ts';
import { evolve } from '../../../src/core/pack/evolve.ts';
import { boxM, label, lb, lineId, openBench, orderOf, sku, type Bench } from './fixtures.ts';

const parcelId = (bench: Bench): ParcelId => bench.session.parcels.at(-1)?.parcelId ?? asId<ParcelId>('none');
const stop = (bench: Bench): void => {
  bench.session = evolve(bench.session, {
    type: 'packStopped',
    sessionId: bench.session.sessionId,
    reason: 'cancelled',
  });
};
const answer = (bench: Bench) =>
  bench.do({
    type: 'labelBought',
    parcelId: parcelId(bench),
    label: label(bench.session.parcels.at(-1)?.intent?.intentId ?? '?'),
  });

/** A bench whose label is asked for and not answered. */
function asked(): Bench {
  const bench = openBench(orderOf({ mug: 1 }));
  bench.scan('mug');
  bench.do({ type: 'scan', meaning: { kind: 'carton', cartonTypeId: boxM.id }, code: 'BX' });
  bench.do({ type: 'weigh', gross: lb(486), deviceId: null, frame: '' });
  expect(bench.session.parcels[0]?.label).toBe('requested');
  return bench;
}

describe('an order stopped while its label is being bought', () => {
  it('keeps the label that comes in, and prints nothing for it', () => {
    const bench = asked();
    stop(bench);
    expect(answer(bench)).toMatchObject({ events: [{ type: 'labelBought' }], effects: [] });
    expect(unfinishedEffects(bench.session).filter((effect) => effect.type === 'printLabel')).toEqual([]);
  });
  it('is not let go before the carrier has answered: the label is voided, not lost', () => {
    const bench = asked();
    stop(bench);
    expect(bench.do({ type: 'acknowledge' })).toMatchObject({
      events: [],
      effects: [{ type: 'buyLabel', parcelId: parcelId(bench) }],
      cue: 'attention',
    });
    answer(bench);
    expect(bench.do({ type: 'acknowledge' }).events.map((event) => event.type)).toEqual([
      'labelVoidRequested',
      'labelVoided',
      'putBackBegun',
      'packAbandoned',
    ]);
  });
  it('is let go when nobody can say what became of the label', () => {
    const bench = asked();
    bench.do({ type: 'labelUnknown', parcelId: parcelId(bench) });
    stop(bench);
    expect(bench.do({ type: 'word', word: 'NEXT' }).events).toMatchObject([
      { type: 'putBackBegun' },
      { type: 'packAbandoned' },
    ]);
  });
});

it('a fact that comes in beside a stop does not take the stop away', () => {
  const bench = openBench(orderOf({ mug: 2 }));
  stop(bench);
  const after = evolve(bench.session, {
    type: 'itemPacked',
    sessionId: bench.session.sessionId,
    lineId: lineId('mug'),
    sku: sku('mug'),
    units: 1,
    by: 'scan',
  });
  expect(after.alert).toEqual({ kind: 'stopped', reason: 'cancelled' });
});
