import { describe, expect, it } from 'vitest';
import { isOver, isStopped, parcelStop, stopOf } from '../../../src/core/pack/clearance.ts';
import { evolve } from '../../../src/core/pack/evolve.ts';
import { unfinishedEffects } from '../../../src/core/pack/answers.ts';
import type { PackCommand } from '../../../src/core/pack/decision.ts';
import { boxM, label, lb, lineId, openBench, orderOf, type Bench } from './fixtures.ts';

/** A mug in its box, its label bought and on its way to the printer. */
function labelled(): Bench {
  const bench = openBench(orderOf({ mug: 1 }));
  bench.scan('mug');
  bench.do({ type: 'useBox', cartonTypeId: boxM.id });
  bench.do({ type: 'weigh', gross: lb(486), deviceId: null, frame: '' });
  const [parcel] = bench.session.parcels;
  if (!parcel?.intent) throw new Error('no label was asked for');
  bench.do({ type: 'labelBought', parcelId: parcel.parcelId, label: label(parcel.intent.intentId) });
  return bench;
}
const stop = (bench: Bench, reason: 'cancelled' | 'changed'): void => {
  bench.session = evolve(bench.session, { type: 'packStopped', sessionId: bench.session.sessionId, reason });
};

describe.each(['cancelled', 'changed'] as const)('an order that was %s while it is packed', (reason) => {
  const bench = labelled();
  const [parcel] = bench.session.parcels;
  const parcelId = parcel?.parcelId ?? bench.session.parcels[0]?.parcelId;
  stop(bench, reason);
  const commands: readonly PackCommand[] = parcelId
    ? [
        { type: 'scan', meaning: { kind: 'label', parcelId, isVoid: false }, code: 'L' },
        { type: 'scan', meaning: { kind: 'carton', cartonTypeId: boxM.id }, code: 'M' },
        { type: 'packUnit', lineId: lineId('mug') },
        { type: 'weigh', gross: lb(486), deviceId: null, frame: '' },
        { type: 'word', word: 'REPRINT' },
        { type: 'word', word: 'UNDO' },
        { type: 'newLabel' },
        { type: 'giftAgain' },
        { type: 'labelSent', parcelId, jobId: 'j', deviceId: 'p' as never, isReprint: false },
      ]
    : [];
  it('is stopped, and over', () => {
    expect([stopOf(bench.session), isStopped(bench.session), isOver(bench.session)]).toEqual([reason, true, true]);
  });
  it.each(commands.map((command) => [command.type, command] as const))('%s records nothing', (_, command) => {
    expect(bench.do(command).events).toEqual([]);
    expect(bench.last.effects).toEqual([]);
  });
  it('is not printed after a restart', () => {
    expect(unfinishedEffects(bench.session).map(({ type }) => type)).not.toContain('printLabel');
  });
});

describe('a parcel whose order the channel touched after packing', () => {
  it.each([
    [null, false, null],
    ['cancelled', false, 'cancelled'],
    ['linesChanged', false, 'changed'],
    ['addressChanged', false, 'changed'],
    ['cancelled', true, null],
    ['addressChanged', true, null],
  ] as const)('%s, settled: %s', (change, isSettled, stopped) => {
    expect(parcelStop(change, isSettled)).toBe(stopped);
  });
});
