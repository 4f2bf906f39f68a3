import { describe, expect, it } from 'vitest';
import { overrideOffer } from '../../../src/core/pack/overriding.ts';
import { stageOf } from '../../../src/core/pack/session.ts';
import { placeSeries } from '../../../src/core/scan/placeCode.ts';
import { boxM, factsOf, lb, lineId, openBench, orderOf, productOf, sku, type Bench } from './fixtures.ts';

const word = (bench: Bench, said: 'UNPACK' | 'DAMAGED' | 'UNDO' | 'MISSING') => bench.do({ type: 'word', word: said });
const counts = (bench: Bench) => bench.session.lines.map(({ packed }) => packed);
const refused = (bench: Bench) => (bench.session.alert?.kind === 'scan' ? bench.session.alert.reason : null);
const product = (bench: Bench, name: string, units: number, trace = {}) =>
  bench.do({ type: 'scan', meaning: { kind: 'product', sku: sku(name), units, trace }, code: name });

const placeCheck = (code: string): string => {
  const made = placeSeries(code, 1, '');
  return made.ok ? (made.value[0]?.barcode.slice(-1) ?? '') : '';
};

describe('UNPACK', () => {
  it('takes any packed item out by its scan, and the last one stays', () => {
    const bench = openBench(orderOf({ mug: 2, tea: 1 }));
    bench.scan('mug');
    bench.scan('tea');
    word(bench, 'UNPACK');
    bench.scan('mug');
    expect(counts(bench)).toEqual([0, 1]);
    expect(bench.session.takingOut).toBeUndefined();
    bench.scan('mug');
    expect(counts(bench), 'packed again, as before').toEqual([1, 1]);
  });
  it('takes as many units as the scan says, over several scans', () => {
    const bench = openBench(orderOf({ mug: 7 }));
    product(bench, 'mug', 6);
    bench.scan('mug');
    word(bench, 'UNPACK');
    product(bench, 'mug', 2);
    expect(counts(bench)).toEqual([5]);
    word(bench, 'UNDO');
    expect(counts(bench), 'UNDO takes the rest of the pack').toEqual([0]);
  });
  it('takes out the very unit, by its serial alone too', () => {
    const goods = [productOf('mug', { needs: ['serial'] })];
    const bench = openBench(orderOf({ mug: 3 }), factsOf({ goods }));
    for (const serial of ['A-1', 'A-2', 'A-3']) product(bench, 'mug', 1, { serial });
    const serials = () => bench.session.scans.map(({ trace }) => trace?.serial);
    word(bench, 'UNPACK');
    bench.scan('mug');
    expect(refused(bench)).toBe('whichUnit');
    bench.do({ type: 'scan', meaning: { kind: 'answer', text: 'a-2', trace: {} }, code: 'a-2' });
    expect(serials()).toEqual(['A-1', 'A-3']);
    word(bench, 'UNPACK');
    product(bench, 'mug', 1, { serial: 'A-9' });
    expect(refused(bench)).toBe('notPacked');
    bench.do({ type: 'takeOut', lineId: lineId('mug') });
    expect(serials(), 'by touch, the last of its line').toEqual(['A-1']);
    word(bench, 'UNPACK');
    const possible = { serial: 'A-1' };
    bench.do({ type: 'scan', meaning: { kind: 'answer', text: '21A-1', trace: {}, possible }, code: '21A-1' });
    expect(serials(), 'by its GS1 data without AIM identifier').toEqual([]);
  });
  it('gives the box at hand back, weighs nothing meanwhile, and refuses what is under a label', () => {
    const bench = openBench(orderOf({ mug: 1, tea: 1 }));
    bench.scan('mug');
    bench.scan('tea');
    bench.do({ type: 'scan', meaning: { kind: 'carton', cartonTypeId: boxM.id }, code: 'M' });
    word(bench, 'UNPACK');
    const weighed = { type: 'weigh', gross: lb(486), deviceId: null, frame: '' } as const;
    expect(bench.do(weighed).events).toEqual([]);
    const { events } = bench.scan('mug');
    expect(events.map(({ type }) => type)).toEqual(['boxReturned', 'itemUnpacked', 'takeOutDropped']);
    expect(stageOf(bench.session)).toBe('verify');
    bench.scan('mug');
    bench.do({ type: 'scan', meaning: { kind: 'carton', cartonTypeId: boxM.id }, code: 'M' });
    bench.do(weighed);
    word(bench, 'UNPACK');
    expect(refused(bench)).toBe('labelIsBought');
  });
  it('waits for the item: everything else is refused, UNDO and the same card leave it', () => {
    const bench = openBench(orderOf({ mug: 2 }));
    word(bench, 'UNPACK');
    expect(refused(bench)).toBe('nothingToUndo');
    bench.scan('mug');
    word(bench, 'UNPACK');
    word(bench, 'MISSING');
    expect(refused(bench)).toBe('takeOutFirst');
    word(bench, 'UNDO');
    expect(bench.session, 'the refusal is cleared first').toMatchObject({ alert: null, takingOut: 'unpack' });
    word(bench, 'UNDO');
    expect(bench.session.takingOut).toBeUndefined();
    expect(counts(bench)).toEqual([1]);
    word(bench, 'UNPACK');
    word(bench, 'UNPACK');
    expect(bench.session.takingOut).toBeUndefined();
  });
  it('lets a supervisor let nothing go meanwhile', () => {
    const bench = openBench(orderOf({ mug: 2, tea: 1 }), factsOf({ shipsPartial: true }));
    bench.scan('mug');
    expect(overrideOffer(bench.session)).toBe('partialShip');
    word(bench, 'UNPACK');
    expect(overrideOffer(bench.session)).toBeNull();
  });
  it('after MISSING, UNDO takes the scan back and not what was missing', () => {
    const bench = openBench(orderOf({ mug: 2, tea: 2 }), factsOf({ shipsPartial: true }));
    bench.scan('mug');
    bench.scan('tea');
    bench.do({ type: 'missing', lineId: lineId('tea') });
    word(bench, 'UNPACK');
    bench.scan('mug');
    bench.scan('mug');
    word(bench, 'UNDO');
    expect(counts(bench)).toEqual([0, 1]);
    expect(bench.session.short).toHaveLength(1);
  });
});

describe('DAMAGED', () => {
  it('puts an item aside before it is in, and its line waits for another one', () => {
    const bench = openBench(orderOf({ mug: 1 }));
    word(bench, 'DAMAGED');
    const { events } = bench.scan('mug');
    expect(events).toMatchObject([{ type: 'itemDamaged', sku: 'mug', units: 1 }]);
    expect(counts(bench)).toEqual([0]);
    bench.scan('mug');
    expect(stageOf(bench.session)).toBe('box');
  });
  it('keeps where it was put: where the site puts them, at the place whose label was scanned, or nothing where nobody says', () => {
    const bars = 'T-0007-' + placeCheck('T-0007');
    const put = (facts: Parameters<typeof factsOf>[0], ...scans: readonly string[]) => {
      const bench = openBench(orderOf({ mug: 2 }), factsOf(facts));
      word(bench, 'DAMAGED');
      for (const text of scans) bench.do({ type: 'scan', meaning: { kind: 'answer', text, trace: {} }, code: text });
      return bench.scan('mug').events.flatMap((event) => (event.type === 'itemDamaged' ? [event.place] : []));
    };
    expect(put({ damagedPlace: 'Shelf D' })).toEqual(['Shelf D']);
    expect(put({ damagedPlace: 'Shelf D' }, bars)).toEqual(['T-0007']);
    expect(put({}, bars)).toEqual(['T-0007']);
    expect(put({})).toEqual([undefined]);
  });
  it('forgets the place with the item it was said for', () => {
    const bench = openBench(orderOf({ mug: 2 }));
    word(bench, 'DAMAGED');
    const text = 'T-0007-' + placeCheck('T-0007');
    bench.do({ type: 'scan', meaning: { kind: 'answer', text, trace: {} }, code: text });
    expect(bench.session).toMatchObject({ takingOut: 'damaged', takingOutTo: 'T-0007' });
    bench.scan('mug');
    word(bench, 'DAMAGED');
    expect(bench.session.takingOutTo).toBeUndefined();
  });
  it('takes one out that is in; without another one it is missing', () => {
    const bench = openBench(orderOf({ mug: 1, tea: 1 }), factsOf({ shipsPartial: true }));
    bench.scan('mug');
    bench.scan('tea');
    word(bench, 'DAMAGED');
    const { events } = bench.scan('mug');
    expect(events.map(({ type }) => type)).toEqual(['itemUnpacked', 'itemDamaged']);
    expect(word(bench, 'MISSING').events).toMatchObject([{ type: 'itemShort', sku: 'mug', units: 1 }]);
    expect(stageOf(bench.session)).toBe('box');
  });
  it('of a thing that is not on the order is refused', () => {
    const bench = openBench(orderOf({ mug: 1 }));
    word(bench, 'DAMAGED');
    bench.scan('pot');
    expect(refused(bench)).toBe('notOnOrder');
    expect(bench.session.takingOut).toBe('damaged');
  });
});
