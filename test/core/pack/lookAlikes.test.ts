import { describe, expect, it } from 'vitest';
import type { EventOf } from '../../../src/core/journal/events.ts';
import { alikeOpenLine, confusionIn, scannedOfPair } from '../../../src/core/pack/lookAlikes.ts';
import { factsOf, openBench, orderOf, productOf, sku, type Bench } from './fixtures.ts';

const SAND = productOf('sand', { name: 'Stoneware mug, Sand' });
const CLAY = productOf('clay', { name: 'Stoneware mug, Clay' });
const TEA = productOf('tea', { name: 'Black tea, Bergamot' });
const PEN = productOf('pen', { name: 'Fountain pen' });
const facts = factsOf({ goods: [SAND, CLAY, TEA, PEN] });

const reason = (bench: Bench) =>
  bench.last.events.flatMap((event) => (event.type === 'scanRefused' ? [event.reason] : []))[0];

describe('the look-alike of an item on the order', () => {
  it('is refused louder than any other wrong item', () => {
    const bench = openBench(orderOf({ sand: 1, tea: 1 }), facts);
    expect(bench.scan('clay').cue).toBe('lookAlike');
    expect(reason(bench)).toBe('lookAlike');
    expect(bench.scan('pen').cue).toBe('wrong');
    expect(reason(bench)).toBe('notOnOrder');
  });
  it('stands beside the line it is taken for, the one that is next before others', () => {
    const bench = openBench(orderOf({ tea: 1, sand: 2 }), facts);
    expect(alikeOpenLine(bench.session, sku('clay'), facts)).toMatchObject({ line: { sku: 'sand' }, why: 'name' });
    bench.scan('sand', 2);
    expect(alikeOpenLine(bench.session, sku('clay'), facts)).toBeNull();
    expect(bench.scan('clay').cue).toBe('wrong');
  });
  it('is known by what the product file says of either, and by what packers here confused', () => {
    const declared = factsOf({ goods: [TEA, { ...PEN, lookAlikeOf: [sku('tea')] }] });
    expect(alikeOpenLine(openBench(orderOf({ pen: 1 }), declared).session, sku('tea'), declared)?.why).toBe('declared');
    expect(alikeOpenLine(openBench(orderOf({ tea: 1 }), declared).session, sku('pen'), declared)?.why).toBe('declared');
    const learned = factsOf({ goods: [TEA, PEN], confused: ['pen tea'] });
    expect(alikeOpenLine(openBench(orderOf({ tea: 1 }), learned).session, sku('pen'), learned)?.why).toBe('confused');
  });
  it('is told by its name on the order where no product file knows it', () => {
    const order = orderOf({ sand: 1 });
    const named = { ...order, lines: order.lines.map((line) => ({ ...line, name: 'Stoneware mug, Sand' })) };
    const known = factsOf({ goods: [CLAY] });
    expect(openBench(named, known).scan('clay').cue).toBe('lookAlike');
  });
});

describe('an order with both of a pair', () => {
  it('says of each scan which one it was, until something else is scanned', () => {
    const bench = openBench(orderOf({ sand: 2, clay: 1, tea: 1 }), facts);
    expect(scannedOfPair(bench.session, facts)).toBeNull();
    bench.scan('sand');
    expect(scannedOfPair(bench.session, facts)).toMatchObject({ sku: 'sand', other: { line: { sku: 'clay' } } });
    bench.scan('clay');
    expect(scannedOfPair(bench.session, facts)).toMatchObject({ sku: 'clay', other: { line: { sku: 'sand' } } });
    bench.scan('tea');
    expect(scannedOfPair(bench.session, facts)).toBeNull();
  });
  it('says nothing of a scan that was taken back', () => {
    const bench = openBench(orderOf({ sand: 2, clay: 1 }), facts);
    bench.scan('sand');
    bench.do({ type: 'word', word: 'UNDO' });
    expect(scannedOfPair(bench.session, facts)).toBeNull();
  });
  it('refuses one too many of the one as the other one, but a trigger held too long softly', () => {
    const bench = openBench(orderOf({ sand: 1, clay: 1, tea: 2 }), facts);
    bench.scan('sand');
    expect(bench.scan('sand').cue).toBe('already');
    bench.scan('tea');
    expect(bench.scan('sand').cue).toBe('lookAlike');
    expect(reason(bench)).toBe('lookAlike');
  });
});

describe('two products confused', () => {
  const packed = (name: string): EventOf<'itemPacked'> => ({
    type: 'itemPacked',
    sessionId: openBench(orderOf({ tea: 1 })).session.sessionId,
    lineId: orderOf({ [name]: 1 }).lines[0]!.lineId,
    sku: sku(name),
    units: 1,
    by: 'scan',
  });
  it('are the one that was refused and the very next that was packed', () => {
    const bench = openBench(orderOf({ tea: 1, sand: 1 }), facts);
    bench.scan('pen');
    expect(confusionIn(bench.session, packed('tea'))).toMatchObject({ scanned: 'pen', needed: 'tea' });
    bench.scan('clay');
    expect(confusionIn(bench.session, packed('sand'))).toMatchObject({ scanned: 'clay', needed: 'sand' });
  });
  it('are not where nothing was refused, or for another reason', () => {
    const bench = openBench(orderOf({ tea: 1, pen: 1 }), facts);
    expect(confusionIn(bench.session, packed('tea'))).toBeNull();
    bench.scan('tea');
    bench.scan('tea');
    expect(confusionIn(bench.session, packed('pen'))).toBeNull();
  });
});
