import { describe, expect, it } from 'vitest';
import { asId, type DeviceId, type IntentId, type ParcelId } from '../../../src/core/ids.ts';
import type { PackFacts } from '../../../src/core/pack/decision.ts';
import { evolve } from '../../../src/core/pack/evolve.ts';
import { currentParcel } from '../../../src/core/pack/session.ts';
import { boxM, factsOf, label, lb, openBench, orderOf, type Bench } from './fixtures.ts';

const networked = (patch: Partial<PackFacts> = {}): PackFacts => ({
  ...factsOf(),
  isNetworked: () => true,
  takeNumber: () => ({
    intentId: asId<IntentId>('intent-1'),
    carrier: 'afar',
    service: 'Ground',
    series: '',
    serial: 0,
    block: null,
    isUsedUp: false,
  }),
  ...patch,
});
const parcelId = asId<ParcelId>('parcel-1');
const intentId = asId<IntentId>('intent-1');
const ASK = {
  type: 'labelAsked',
  parcelId,
  intentId,
  service: 'ground',
  quoted: { minor: 712, currency: 'USD' },
} as const;
const BOUGHT = { type: 'labelBought', parcelId, label: label('intent-1') } as const;

/** A bench whose label is requested of a carrier that is asked over a network. */
function requested(facts = networked()): Bench {
  const bench = openBench(orderOf({ mug: 1 }), facts);
  bench.scan('mug');
  bench.do({ type: 'scan', meaning: { kind: 'carton', cartonTypeId: boxM.id }, code: 'BX' });
  bench.do({ type: 'weigh', gross: lb(486), deviceId: null, frame: '' });
  return bench;
}
const stop = (bench: Bench): void => {
  const { sessionId } = bench.session;
  bench.session = evolve(bench.session, { type: 'packStopped', sessionId, reason: 'cancelled' });
};
const types = (bench: Bench): readonly string[] => bench.last.events.map(({ type }) => type);

describe('a label of a carrier that is asked over a network', () => {
  it('is asked for once: the second time nothing is recorded, so that nothing is sent', () => {
    const bench = requested();
    expect(bench.do(ASK).events).toMatchObject([{ type: 'labelAsked', service: 'ground' }]);
    expect(bench.do(ASK).events).toEqual([]);
    bench.do({ type: 'labelUnknown', parcelId });
    expect(bench.do(ASK).events, 'nor once its answer is lost').toEqual([]);
    bench.do(BOUGHT);
    expect(bench.do(ASK).events, 'nor once it is bought').toEqual([]);
  });

  it('is not asked for under an intent that is another parcel’s by now', () => {
    const bench = requested();
    expect(bench.do({ ...ASK, intentId: asId<IntentId>('intent-0') }).events).toEqual([]);
  });

  it('may be asked for again once it is certain that nothing was sent', () => {
    const bench = requested();
    bench.do(ASK);
    bench.do({ type: 'labelNotSent', parcelId, intentId, reason: 'offline' });
    expect(bench.do(ASK).events).toHaveLength(1);
  });

  it('is not said to be unsent when nobody asked', () => {
    expect(requested().do({ type: 'labelNotSent', parcelId, intentId, reason: 'offline' }).events).toEqual([]);
  });

  it('is not asked for once its order is stopped', () => {
    const bench = requested();
    stop(bench);
    expect(bench.do(ASK).events).toEqual([]);
  });
});

describe('a stopped order', () => {
  it('lets go of a label that nobody was asked for yet', () => {
    const bench = requested();
    stop(bench);
    bench.do({ type: 'acknowledge' });
    expect(types(bench)).toEqual(['labelRefused', 'putBackBegun', 'packAbandoned']);
  });

  it('leaves a label whose answer is out, and gives it back when it turns out to be bought', () => {
    const bench = requested();
    bench.do(ASK);
    stop(bench);
    bench.do({ type: 'acknowledge' });
    expect(types(bench)).toEqual(['putBackBegun', 'packAbandoned']);
    bench.do(BOUGHT);
    expect(types(bench)).toEqual(['labelBought', 'labelVoidRequested']);
    expect(bench.last.effects).toEqual([{ type: 'voidLabel', intentId }]);
  });

  it('asks the carrier to take a bought label back', () => {
    const bench = requested();
    bench.do(ASK);
    bench.do(BOUGHT);
    stop(bench);
    bench.do({ type: 'acknowledge' });
    expect(types(bench)).toEqual(['labelVoidRequested', 'putBackBegun', 'packAbandoned']);
    expect(bench.last.effects).toEqual([{ type: 'voidLabel', intentId }]);
  });
});

describe('a label given back by hand', () => {
  const bought = (): Bench => {
    const bench = requested();
    bench.do(ASK);
    bench.do(BOUGHT);
    return bench;
  };

  it('leaves the parcel free for another one at once, whatever its carrier says and when', () => {
    const bench = bought();
    bench.do({ type: 'newLabel' });
    expect(types(bench)).toEqual(['labelVoidRequested']);
    expect(currentParcel(bench.session)).toMatchObject({ label: 'none', bought: null, gross: null, intent: null });
    const { sessionId } = bench.session;
    bench.do({ type: 'weigh', gross: lb(486), deviceId: null, frame: '' });
    const before = bench.session;
    const answer = {
      type: 'labelVoided',
      sessionId,
      parcelId,
      intentId: asId<IntentId>('old'),
      tracking: 'T',
    } as const;
    expect(evolve(before, answer)).toEqual(before);
  });

  it('is given back by anybody before it came out, and by a supervisor after', () => {
    const bench = bought();
    bench.do({ type: 'labelPrinted', parcelId, jobId: 'j', proof: 'printed' });
    bench.do({ type: 'newLabel' });
    expect(bench.last.events).toMatchObject([{ type: 'scanRefused', reason: 'reprintNeedsSupervisor' }]);
    expect(requestedBySupervisor()).toEqual(['labelVoidRequested']);
  });

  it('is not given back by anybody while it is in a printer', () => {
    const bench = bought();
    bench.do({ type: 'labelSent', parcelId, jobId: 'j', deviceId: asId<DeviceId>('zpl'), isReprint: false });
    bench.do({ type: 'newLabel' });
    expect(bench.last.events).toMatchObject([{ type: 'scanRefused', reason: 'reprintNeedsSupervisor' }]);
  });

  it('says nothing of the next label when its own job ends after that one was bought', () => {
    const next = asId<IntentId>('intent-2');
    const numbers = [intentId, next];
    const takeNumber = () => ({ ...networked().takeNumber(), intentId: numbers.shift() ?? next });
    const bench = requested(networked({ mayReprint: true, takeNumber }));
    bench.do(ASK);
    bench.do(BOUGHT);
    const job = { parcelId, jobId: 'j', intentId } as const;
    bench.do({ type: 'labelSent', ...job, deviceId: asId<DeviceId>('zpl'), isReprint: false });
    bench.do({ type: 'newLabel' });
    bench.do({ type: 'weigh', gross: lb(486), deviceId: null, frame: '' });
    bench.do({ ...ASK, intentId: next });
    bench.do({ ...BOUGHT, label: label('intent-2') });
    bench.do({ type: 'labelPrinted', ...job, proof: 'printed' });
    expect(bench.last.events).toEqual([]);
    expect(currentParcel(bench.session)).toMatchObject({ print: 'waiting', printed: 0 });
    bench.do({ type: 'labelPrinted', ...job, intentId: next, proof: 'printed' });
    expect(bench.last.events).toEqual([
      { type: 'labelPrinted', sessionId: bench.session.sessionId, parcelId, jobId: 'j', proof: 'printed' },
    ]);
  });

  function requestedBySupervisor(): readonly string[] {
    const bench = requested(networked({ mayReprint: true }));
    bench.do(ASK);
    bench.do(BOUGHT);
    bench.do({ type: 'labelPrinted', parcelId, jobId: 'j', proof: 'printed' });
    bench.do({ type: 'newLabel' });
    return types(bench);
  }

  it('what a closed parcel weighed stays known', () => {
    const bench = bought();
    bench.do({ type: 'scan', meaning: { kind: 'label', parcelId, isVoid: false }, code: 'T' });
    bench.do({ type: 'voidLabel', parcelId });
    expect(bench.session.parcels[0]).toMatchObject({ isClosed: true, bought: null, gross: lb(486) });
  });
});

describe('a reprint', () => {
  const print = (bench: Bench, times: number): void => {
    for (let index = 0; index < times; index += 1)
      bench.do({ type: 'labelPrinted', parcelId, jobId: `j${index.toString()}`, proof: 'printed' });
  };
  const reprint = (facts: PackFacts, times: number) => {
    const bench = requested(facts);
    bench.do(ASK);
    bench.do(BOUGHT);
    print(bench, times);
    return bench.do({ type: 'word', word: 'REPRINT' });
  };

  it('asks a supervisor when the label came out three times', () => {
    expect(reprint(networked(), 2).effects).toMatchObject([{ type: 'printLabel', isReprint: true }]);
    expect(reprint(networked(), 3).events).toMatchObject([{ reason: 'reprintNeedsSupervisor' }]);
    expect(reprint(networked({ mayReprint: true }), 3).effects).toMatchObject([{ type: 'printLabel' }]);
  });
});
