import { describe, expect, it } from 'vitest';
import { quantityOffer } from '../../../src/core/pack/counting.ts';
import { quantityCard } from '../../../src/core/scan/classify.ts';
import { factsOf, openBench, orderOf, productOf, sku, type Bench } from './fixtures.ts';

const goods = [productOf('mug', { allowsQuantity: true }), productOf('tea')];
const facts = factsOf({ goods });
const open = (lines: Readonly<Record<string, number>>): Bench => openBench(orderOf(lines), facts);
const qty = (bench: Bench, count: number) =>
  bench.do({ type: 'scan', meaning: { kind: 'quantity', count }, code: `CMD-QTY-${count.toString()}` });
const undo = (bench: Bench) => bench.do({ type: 'word', word: 'UNDO' });
const packed = (bench: Bench): readonly number[] => bench.session.lines.map((line) => line.packed);

describe('quantity cards', () => {
  it('are read as printed and as typed, up to 999', () => {
    expect(['CMD-QTY-12', 'qty 12', 'QTY12', ' QTY-2 '].map(quantityCard)).toEqual([12, 12, 12, 2]);
    expect(['CMD-QTY-0', 'QTY', 'QTY 1000', 'QTY 02', 'QTY-1.5', '12'].map(quantityCard)).toEqual(
      Array.from({ length: 6 }, () => null),
    );
  });
});

describe('QTY', () => {
  it('the item scanned last stands for so many, itself among them', () => {
    const bench = open({ mug: 12, tea: 1 });
    bench.scan('mug');
    expect(qty(bench, 12)).toMatchObject({ events: [{ type: 'itemPacked', units: 11, by: 'quantity' }], cue: 'line' });
    expect(packed(bench)).toEqual([12, 0]);
  });
  it('of a pack it counts packs', () => {
    const bench = open({ mug: 24 });
    bench.scan('mug', 6);
    expect(qty(bench, 4).cue).toBe('all');
    expect(packed(bench)).toEqual([24]);
  });
  it('too many is refused whole, and another number may be said at once', () => {
    const bench = open({ mug: 5, tea: 1 });
    bench.scan('mug');
    expect(qty(bench, 6).events).toMatchObject([{ type: 'scanRefused', reason: 'tooManyUnits', sku: 'mug' }]);
    expect(packed(bench)).toEqual([1, 0]);
    qty(bench, 5);
    expect(packed(bench)).toEqual([5, 0]);
    expect(bench.session.alert).toBeNull();
  });
  it('a second number takes the place of the first; the same one twice is one', () => {
    const bench = open({ mug: 9, tea: 1 });
    bench.scan('mug');
    qty(bench, 6);
    expect(qty(bench, 6).events).toEqual([]);
    qty(bench, 4);
    expect(packed(bench)).toEqual([4, 0]);
    qty(bench, 1);
    expect(packed(bench)).toEqual([1, 0]);
  });
  it('fills every line of its product', () => {
    const order = orderOf({ a: 2, b: 3 });
    const bench = openBench({ ...order, lines: order.lines.map((line) => ({ ...line, sku: sku('mug') })) }, facts);
    bench.scan('mug');
    expect(qty(bench, 6).events).toMatchObject([{ reason: 'tooManyUnits' }]);
    expect(qty(bench, 5).cue).toBe('all');
    undo(bench);
    expect(packed(bench)).toEqual([1, 0]);
  });
  it('UNDO takes the number back, then the scan', () => {
    const bench = open({ mug: 9, tea: 1 });
    bench.scan('mug');
    qty(bench, 6);
    undo(bench);
    expect(packed(bench)).toEqual([1, 0]);
    qty(bench, 3);
    expect(packed(bench)).toEqual([3, 0]);
    undo(bench);
    undo(bench);
    expect(packed(bench)).toEqual([0, 0]);
  });
  it('is refused for a product whose units are scanned one by one', () => {
    const bench = open({ mug: 2, tea: 3 });
    bench.scan('tea');
    expect(qty(bench, 2).events).toMatchObject([{ reason: 'quantityNotAllowed', sku: 'tea' }]);
    expect(packed(bench)).toEqual([0, 1]);
  });
  it.each([
    ['nothing was scanned', () => undefined],
    ['the last scan was wrong', (bench: Bench) => (bench.scan('mug'), bench.scan('clay'))],
    ['the last scan was taken back', (bench: Bench) => (bench.scan('mug'), bench.scan('tea'), undo(bench))],
  ])('counts nothing when %s', (_, act) => {
    const bench = open({ mug: 5, tea: 3 });
    act(bench);
    const before = packed(bench);
    expect(qty(bench, 2).events).toMatchObject([{ type: 'scanRefused', reason: 'quantityNeedsScan' }]);
    expect(packed(bench)).toEqual(before);
  });
  it('is offered only where it would count something', () => {
    const bench = open({ mug: 3, tea: 2 });
    expect(quantityOffer(bench.session, facts)).toBeNull();
    bench.scan('mug');
    expect(quantityOffer(bench.session, facts)).toEqual({ sku: 'mug', most: 3 });
    qty(bench, 2);
    expect(quantityOffer(bench.session, facts), 'another number may be said').toEqual({ sku: 'mug', most: 3 });
    bench.scan('tea');
    expect(quantityOffer(bench.session, facts)).toBeNull();
  });
});
