import { describe, expect, it } from 'vitest';
import { askedField } from '../../../src/core/pack/counting.ts';
import type { UnitTrace } from '../../../src/core/orders/unitTrace.ts';
import { possibleTrace } from '../../../src/core/scan/traceScan.ts';
import { factsOf, lineId, openBench, orderOf, productOf, sku, type Bench } from './fixtures.ts';

const goods = [
  productOf('camera', { needs: ['serial'], allowsQuantity: true }),
  productOf('milk', { needs: ['lot', 'expiry'], minDaysLeft: 5, allowsQuantity: true }),
  productOf('tea', { barcodes: [] }),
];
const recalls = [{ sku: sku('tea'), lot: 'BAD', serialFrom: null, serialTo: null }];
const facts = factsOf({ goods, recalls, shipped: ['camera OLD1'] });
const open = (lines: Readonly<Record<string, number>>): Bench => openBench(orderOf(lines), facts);
const answer = (bench: Bench, text: string, trace: UnitTrace = {}) =>
  bench.do({ type: 'scan', meaning: { kind: 'answer', text, trace }, code: text });
/** Plain text of a scanner that sends no AIM identifier. */
const answerPlain = (bench: Bench, text: string) =>
  bench.do({
    type: 'scan',
    meaning: { kind: 'answer', text, trace: {}, possible: possibleTrace(text, null, 2026) },
    code: text,
  });
const undo = (bench: Bench) => bench.do({ type: 'word', word: 'UNDO' });
const packed = (bench: Bench): readonly number[] => bench.session.lines.map((line) => line.packed);
const reasons = (bench: Bench): readonly unknown[] =>
  bench.last.events.map((event) => (event.type === 'scanRefused' ? event.reason : event.type));

describe('serial, lot and last day', () => {
  it('of GS1 data need no second scan, and are kept with the unit', () => {
    const bench = open({ camera: 2 });
    expect(bench.scan('camera', 1, { serial: 'S1' }).events).toMatchObject([
      { type: 'itemPacked', trace: { serial: 'S1' } },
    ]);
    expect(bench.session.scans).toMatchObject([{ trace: { serial: 'S1' } }]);
  });
  it('are asked for one by one where they are missing; the unit counts once all is told', () => {
    const bench = open({ milk: 1 });
    expect(bench.scan('milk').events).toMatchObject([{ type: 'unitTraceAsked', sku: 'milk' }]);
    expect(askedField(bench.session, facts)).toBe('lot');
    answer(bench, 'L1');
    expect(packed(bench)).toEqual([0]);
    expect(askedField(bench.session, facts)).toBe('expiry');
    expect(bench.do({ type: 'tellTrace', text: '271231' }).events).toMatchObject([
      { type: 'itemPacked', trace: { lot: 'L1', expiry: '2027-12-31' } },
    ]);
    expect(bench.session.asked).toBeUndefined();
  });
  it('may come by a second symbol of the same product, or in either order', () => {
    const bench = open({ milk: 2 });
    bench.scan('milk', 1, { expiry: '2027-01-01' });
    bench.scan('milk', 1, { lot: 'L1' });
    expect(packed(bench)).toEqual([1]);
    bench.scan('milk');
    answer(bench, '', { lot: 'L2', expiry: '2027-01-01' });
    expect(packed(bench)).toEqual([2]);
  });
  it('another item, or a number that can be none, is refused and the question stays', () => {
    const bench = open({ camera: 1, tea: 1 });
    bench.scan('camera');
    bench.scan('tea');
    expect(reasons(bench)).toEqual(['traceFirst']);
    bench.scan('camera');
    expect(reasons(bench), 'its own barcode says nothing new').toEqual(['traceFirst']);
    answer(bench, 'ü');
    expect(reasons(bench)).toEqual(['traceInvalid']);
    answer(bench, 'S1');
    expect(packed(bench)).toEqual([1, 0]);
    expect(bench.session.alert).toBeNull();
  });
  it('UNDO takes a question back, then what was told with its unit', () => {
    const bench = open({ camera: 2 });
    bench.scan('camera', 1, { serial: 'S1' });
    bench.scan('camera');
    undo(bench);
    expect(bench.session.asked).toBeUndefined();
    expect(packed(bench)).toEqual([1]);
    undo(bench);
    expect(packed(bench)).toEqual([0]);
    bench.scan('camera', 1, { serial: 'S1' });
    expect(packed(bench), 'it is free again').toEqual([1]);
  });
  it('HOLD takes a question back too: the unit was not packed', () => {
    const bench = open({ camera: 1 });
    bench.scan('camera');
    bench.do({ type: 'word', word: 'HOLD' });
    expect(bench.session).toMatchObject({ status: 'paused' });
    expect(bench.session.asked).toBeUndefined();
  });
  it('a tap on a picture is asked as well', () => {
    const bench = open({ tea: 1 });
    expect(bench.do({ type: 'packUnit', lineId: lineId('tea') }).events).toMatchObject([{ type: 'unitTraceAsked' }]);
    expect(bench.do({ type: 'packUnit', lineId: lineId('tea') }).events).toEqual([]);
    answer(bench, 'GOOD');
    expect(packed(bench)).toEqual([1]);
  });
});

describe('units that may not go', () => {
  it('a serial twice in one order, in any case', () => {
    const bench = open({ camera: 2 });
    bench.scan('camera', 1, { serial: 'ab1' });
    bench.scan('camera', 1, { serial: 'AB1' });
    expect(reasons(bench)).toEqual(['serialTwice']);
    expect(packed(bench)).toEqual([1]);
  });
  it('a serial that went out before', () => {
    const bench = open({ camera: 1 });
    bench.scan('camera');
    answer(bench, 'OLD1');
    expect(reasons(bench), 'the question is over: another one is needed').toEqual([
      'unitTraceDropped',
      'serialShipped',
    ]);
    expect(packed(bench)).toEqual([0]);
  });
  it('expired ones, and those that expire too soon, before anything else is asked', () => {
    const bench = open({ milk: 2 });
    bench.scan('milk', 1, { expiry: '2026-11-27' });
    expect(reasons(bench)).toEqual(['expired']);
    expect(bench.session.alert).toMatchObject({ sku: 'milk', trace: { expiry: '2026-11-27' } });
    bench.scan('milk', 1, { expiry: '2026-12-02' });
    expect(reasons(bench)).toEqual(['expiresTooSoon']);
    bench.scan('milk', 1, { expiry: '2026-12-03', lot: 'L' });
    expect(packed(bench)).toEqual([1]);
  });
  it('recalled ones: a lot is asked for only because of the recall', () => {
    const bench = open({ tea: 2 });
    bench.scan('tea');
    answer(bench, 'bad');
    expect(reasons(bench)).toEqual(['unitTraceDropped', 'recalled']);
    bench.scan('tea', 1, { lot: 'GOOD' });
    expect(packed(bench)).toEqual([1]);
  });
  it('several serials by one number or one pack', () => {
    const bench = open({ camera: 3 });
    bench.scan('camera', 2);
    expect(reasons(bench)).toEqual(['serialEach']);
    bench.scan('camera', 1, { serial: 'S1' });
    bench.do({ type: 'quantity', count: 2 });
    expect(reasons(bench)).toEqual(['serialEach']);
    expect(packed(bench)).toEqual([1]);
  });
  it('of one lot a number counts several, all of that lot', () => {
    const bench = open({ milk: 4 });
    bench.scan('milk', 1, { expiry: '2027-01-01', lot: 'L' });
    expect(bench.do({ type: 'quantity', count: 4 }).events).toMatchObject([
      { units: 3, trace: { expiry: '2027-01-01', lot: 'L' } },
    ]);
  });
});

describe('plain text that looks like GS1 data', () => {
  const kept = (bench: Bench) => bench.session.scans.map(({ trace }) => trace);
  it('is kept as it was read', () => {
    const bench = open({ camera: 2 });
    for (const serial of ['2112345', '1004711']) {
      bench.scan('camera');
      answerPlain(bench, serial);
    }
    expect(kept(bench)).toEqual([{ serial: '2112345' }, { serial: '1004711' }]);
  });
  it('may not go where either reading may not; typed it is what was typed', () => {
    const bench = open({ tea: 1, camera: 1 });
    bench.scan('tea');
    answerPlain(bench, '10BAD');
    expect(reasons(bench)).toEqual(['unitTraceDropped', 'recalled']);
    expect(bench.session.alert, 'as it would be on its label').toMatchObject({ trace: { lot: 'BAD' } });
    bench.scan('camera');
    answerPlain(bench, '21OLD1');
    expect(reasons(bench)).toEqual(['unitTraceDropped', 'serialShipped']);
    bench.scan('tea');
    bench.do({ type: 'tellTrace', text: '10BAD' });
    expect(kept(bench)).toEqual([{ lot: '10BAD' }]);
  });
  it('a serial once plain, once by GS1 data is the same unit', () => {
    const bench = open({ camera: 2 });
    bench.scan('camera', 1, { serial: 'S1' });
    bench.scan('camera');
    answerPlain(bench, '21S1');
    expect(reasons(bench)).toEqual(['unitTraceDropped', 'serialTwice']);
  });
  it('a last day is read, is no lot, and may hold the lot behind it', () => {
    const bench = open({ milk: 2 });
    bench.scan('milk');
    answerPlain(bench, '17271231');
    expect(reasons(bench)).toEqual(['traceInvalid']);
    answerPlain(bench, 'L1');
    answerPlain(bench, '17271231');
    bench.scan('milk');
    answerPlain(bench, '1727123110L2');
    expect(kept(bench)).toEqual([
      { lot: 'L1', expiry: '2027-12-31' },
      { lot: 'L2', expiry: '2027-12-31' },
    ]);
  });
});
