import { describe, expect, it } from 'vitest';
import { asId, type ParcelId, type Sha256 } from '../../../src/core/ids.ts';
import type { JournalRow } from '../../../src/core/journal/envelope.ts';
import type { StationEvent } from '../../../src/core/journal/events.ts';
import { GENESIS_HASH, rowHash, type ChainedRow } from '../../../src/core/journal/hashChain.ts';
import { replaySteps } from '../../../src/core/journal/replay.ts';
import { rowsVerdict, type NeighbouredRow } from '../../../src/core/journal/rowsVerdict.ts';
import { systemRuntime } from '../../../src/station/runtime.ts';

const ids = { sessionId: asId<never>('s1') };
const rows = (events: readonly StationEvent[]): readonly JournalRow[] =>
  events.map((event, index) => ({
    seq: 10 + index,
    eventId: `e${index.toString()}`,
    stationId: 'st',
    at: 1000 * index,
    actor: null,
    stream: 's',
    event,
    person: null,
    prevHash: GENESIS_HASH,
    hash: GENESIS_HASH,
  }));
const started: StationEvent = {
  type: 'packStarted',
  ...ids,
  orderId: asId('o1'),
  number: '10472',
  revision: 1,
  packerId: asId('u1'),
  lines: [{ lineId: asId('l1'), sku: asId('MUG'), name: 'Mug, Sand', quantity: 2 }],
};
const item = (type: 'itemPacked' | 'itemUnpacked'): StationEvent => ({
  type,
  ...ids,
  lineId: asId('l1'),
  sku: asId('MUG'),
  units: 1,
  by: 'scan',
});

describe('the steps of a replay', () => {
  it('count a line up and down, and name what was refused', () => {
    const steps = replaySteps(
      rows([
        started,
        item('itemPacked'),
        { type: 'scanRefused', ...ids, reason: 'notOnOrder', code: '0614', sku: asId('CLY') },
        item('itemPacked'),
        item('itemUnpacked'),
      ]),
    );
    expect(steps).toMatchObject([
      { type: 'packStarted', name: '10472', tone: 'plain' },
      { name: 'Mug, Sand', count: { done: 1, of: 2 }, tone: 'right', by: 'scan' },
      { name: 'CLY', code: '0614', reason: 'notOnOrder', tone: 'stop' },
      { count: { done: 2, of: 2 } },
      { type: 'itemUnpacked', count: { done: 1, of: 2 }, tone: 'attention' },
    ]);
  });

  it('tell another box than the suggested one, and which parcel of the order it was', () => {
    const box = (parcelId: string, cartonTypeId: string, suggestedId: string | null): StationEvent => ({
      type: 'boxChosen',
      ...ids,
      parcelId: asId<ParcelId>(parcelId),
      cartonTypeId: asId(cartonTypeId),
      suggestedId: suggestedId === null ? null : asId(suggestedId),
      contents: [{ lineId: asId('l1'), sku: asId('MUG'), count: 2 }],
      by: 'scan',
    });
    expect(replaySteps(rows([box('p1', 'M', 'M'), box('p2', 'L', 'M'), box('p3', 'L', null)]))).toMatchObject([
      { box: 'M', tone: 'right', parcel: 1, units: 2 },
      { box: 'L', instead: 'M', tone: 'attention', parcel: 2 },
      { box: 'L', reason: 'noSuggestion', tone: 'right', parcel: 3 },
    ]);
  });

  it('tell a fact that nothing is known of by its type alone', () => {
    const unknown = { type: 'madeUpLater', sessionId: 's1' } as unknown as StationEvent;
    expect(replaySteps(rows([unknown]))).toEqual([
      { seq: 10, at: 0, actor: null, type: 'madeUpLater', tone: 'plain', parcel: null },
    ]);
  });
});

describe('the verdict on some rows', () => {
  const { sha256 } = systemRuntime;
  const chained = (count: number): readonly NeighbouredRow[] => {
    const all: ChainedRow[] = [];
    for (let seq = 1; seq <= count; seq += 1) {
      const unhashed = {
        seq,
        eventId: `e${seq.toString()}`,
        stationId: 'st',
        at: seq,
        actor: null,
        stream: 's',
        eventText: `{"n":${seq.toString()}}`,
        person: null,
        prevHash: all.at(-1)?.hash ?? GENESIS_HASH,
      };
      all.push({ ...unhashed, hash: rowHash(unhashed, sha256) });
    }
    return all.map((row, index) => ({ row, before: row.prevHash, after: all[index + 1]?.prevHash ?? row.hash }));
  };

  it('is whole where each hangs on the one before it and is held by the one after', () => {
    expect(rowsVerdict(chained(4), sha256)).toEqual({ rows: 4, fault: null });
  });

  it.each([
    ['rowAltered', (one: NeighbouredRow) => ({ ...one, row: { ...one.row, eventText: '{"n":9}' } })],
    ['linkBroken', (one: NeighbouredRow) => ({ ...one, before: 'f'.repeat(64) as Sha256 })],
    ['linkBroken', (one: NeighbouredRow) => ({ ...one, before: null })],
    ['linkBroken', (one: NeighbouredRow) => ({ ...one, after: null })],
  ] as const)('is %s at the row that is', (kind, change) => {
    const all = chained(4).map((one) => (one.row.seq === 3 ? change(one) : one));
    expect(rowsVerdict(all, sha256)).toEqual({ rows: 4, fault: { seq: 3, kind } });
  });
});
