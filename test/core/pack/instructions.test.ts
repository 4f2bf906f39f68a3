import { describe, expect, it } from 'vitest';
import { asId, type InstructionId } from '../../../src/core/ids.ts';
import type { PinnedInstruction } from '../../../src/core/instructions/instruction.ts';
import { enclosedWeight } from '../../../src/core/instructions/open.ts';
import { applyDecision } from '../../../src/core/pack/decide.ts';
import { askedFor, withInstructions } from '../../../src/core/pack/instructions.ts';
import { NOTHING } from '../../../src/core/pack/decision.ts';
import { stageOf } from '../../../src/core/pack/session.ts';
import { compareQuantity } from '../../../src/core/quantity.ts';
import { pinned } from '../instructions/pinned.ts';
import { boxM, lb, lineId, openBench, orderOf, planOf, sku, type Bench } from './fixtures.ts';

const id = (text: string): InstructionId => asId<InstructionId>(text);
const must = (name: string, of: Partial<PinnedInstruction>): PinnedInstruction =>
  pinned({ instructionId: id(name), mustConfirm: true, ...of });

/** Two mugs and a tea, all scanned, with what is to be done for them. */
function verified(instructions: readonly PinnedInstruction[]): Bench {
  const bench = openBench(orderOf({ mug: 2, tea: 1 }));
  bench.session = applyDecision(bench.session, withInstructions(NOTHING, bench.session.sessionId, instructions));
  for (const item of ['mug', 'mug', 'tea']) bench.scan(item);
  const contents = (name: string, count: number) => ({ lineId: lineId(name), sku: sku(name), count });
  bench.do(
    planOf(
      { cartonTypeId: boxM.id, contents: [contents('mug', 2)], placements: [] },
      { cartonTypeId: boxM.id, contents: [contents('tea', 1)], placements: [] },
    ),
  );
  return bench;
}
const box = (bench: Bench) =>
  bench.do({ type: 'scan', meaning: { kind: 'carton', cartonTypeId: boxM.id }, code: 'BX-M' });
const next = (bench: Bench) => bench.do({ type: 'scan', meaning: { kind: 'word', word: 'NEXT' }, code: 'CMD-NEXT' });
const insert = (bench: Bench, ...ids: string[]) =>
  bench.do({ type: 'scan', meaning: { kind: 'instruction', ids: ids.map(id) }, code: 'INS' });
const weigh = (bench: Bench) => bench.do({ type: 'weigh', gross: lb(486), deviceId: null, frame: '' });
const reasonOf = (bench: Bench): string | null =>
  bench.session.alert?.kind === 'scan' ? bench.session.alert.reason : null;

describe('before a box', () => {
  it('keeps the items out of any box until each is confirmed, one by one', () => {
    const bench = verified([must('wrap', { kind: 'wrap', stage: 'verify' }), must('tag', { stage: 'verify' })]);
    expect(stageOf(bench.session)).toBe('verify');
    box(bench);
    expect(reasonOf(bench)).toBe('confirmFirst');
    expect(next(bench).events).toMatchObject([
      { type: 'instructionConfirmed', instructionId: 'wrap', parcelId: null, by: 'card', code: 'CMD-NEXT' },
    ]);
    expect(bench.session.alert).toBeNull();
    expect(askedFor(bench.session)?.instructionId).toBe('tag');
    bench.do({ type: 'word', word: 'NEXT' });
    expect(bench.events.at(-1)).toMatchObject({ instructionId: 'tag', by: 'hand' });
    box(bench);
    expect(stageOf(bench.session)).toBe('weigh');
  });

  it('does not take a confirmation before the last item, and asks anew for an item that was taken back', () => {
    const bench = openBench(orderOf({ mug: 1 }));
    const wrap = must('wrap', { kind: 'wrap', stage: 'verify', barcode: 'RIBBON' });
    bench.session = applyDecision(bench.session, withInstructions(NOTHING, bench.session.sessionId, [wrap]));
    insert(bench, 'wrap');
    expect(reasonOf(bench)).toBe('notNow');
    bench.scan('mug');
    insert(bench, 'wrap');
    expect(stageOf(bench.session)).toBe('box');
    bench.do({ type: 'word', word: 'UNDO' });
    bench.scan('mug');
    expect(askedFor(bench.session)?.instructionId).toBe('wrap');
  });
});

describe('in a parcel', () => {
  const cold = must('cold', { kind: 'coldPack', stage: 'box', skus: [sku('tea')], barcode: 'GEL' });
  const leaf = must('leaf', { kind: 'insert', barcode: 'LEAF' });
  const gift = must('gift', { kind: 'giftMessage' });

  it('is not weighed with one open, however long its weight stands', () => {
    const bench = verified([leaf]);
    box(bench);
    expect(weigh(bench)).toEqual(NOTHING);
    expect(bench.session.parcels[0]?.gross).toBeNull();
    insert(bench, 'leaf');
    expect(weigh(bench).effects).toMatchObject([{ type: 'buyLabel' }]);
  });

  it('goes once with the order, or into each parcel that holds its product', () => {
    const bench = verified([cold, leaf]);
    box(bench);
    expect(askedFor(bench.session)?.instructionId).toBe('leaf');
    insert(bench, 'cold');
    expect(reasonOf(bench)).toBe('notNow');
    insert(bench, 'leaf');
    expect(insert(bench, 'leaf').cue).toBe('already');
    weigh(bench);
    const [first] = bench.session.parcels;
    if (!first) throw new Error('no parcel');
    // The second one holds the tea, and no leaf again.
    const later = { ...bench.session, parcels: bench.session.parcels.map((parcel) => ({ ...parcel, isClosed: true })) };
    bench.session = { ...later, alert: null };
    box(bench);
    expect(askedFor(bench.session)?.instructionId).toBe('cold');
    insert(bench, 'cold');
    expect(askedFor(bench.session)).toBeNull();
  });

  it('refuses what belongs to another order', () => {
    const bench = verified([leaf]);
    box(bench);
    insert(bench, 'strange');
    expect(reasonOf(bench)).toBe('otherInsert');
    expect(askedFor(bench.session)?.instructionId).toBe('leaf');
  });

  it('prints the gift message when the first box is begun, and again only when asked', () => {
    const bench = verified([gift]);
    expect(box(bench).effects).toContainEqual({ type: 'printGift', isAgain: false });
    expect(bench.do({ type: 'word', word: 'REPRINT' }).effects).toEqual([{ type: 'printGift', isAgain: true }]);
    expect(next(bench).effects).toEqual([]);
    expect(bench.do({ type: 'giftAgain' }).effects).toEqual([{ type: 'printGift', isAgain: true }]);
  });

  it('asks anew for a box that was given back', () => {
    const bench = verified([leaf]);
    box(bench);
    insert(bench, 'leaf');
    bench.do({ type: 'word', word: 'UNDO' });
    box(bench);
    expect(askedFor(bench.session)?.instructionId).toBe('leaf');
  });

  it('counts what it puts in, once or in each parcel', () => {
    const heavy = { ...cold, skus: [sku('mug')], weight: lb(50) };
    const light = { ...leaf, weight: lb(3) };
    const bench = verified([heavy, light]);
    box(bench);
    const [parcel] = bench.session.parcels;
    const added = parcel && enclosedWeight(bench.session, parcel);
    expect(added && compareQuantity(added, lb(53))).toBe(0);
  });
});
