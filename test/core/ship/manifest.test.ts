import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identify } from '../../../src/core/identify/identify.ts';
import { provenNumber } from '../../../src/core/identify/outbound.ts';
import { asId, type IntentId, type ManifestId, type ParcelId } from '../../../src/core/ids.ts';
import {
  manifestClosed,
  manifestDate,
  manifestNumber,
  openManifests,
  originOf,
  PARCELS_A_ROW,
  toClose,
  type ManifestDay,
  type ManifestKey,
  type OpenLabels,
} from '../../../src/core/ship/manifest.ts';
import { addDays } from '../../../src/core/zonedTime.ts';

const MONDAY = '2026-11-23';
const TRUCK = { carrier: 'offline', account: '', origin: 'US 55099' };
const labels = (shipDate: string, patch: Partial<OpenLabels> = {}): OpenLabels => ({
  ...TRUCK,
  shipDate,
  finished: 1,
  unfinished: 0,
  staged: 0,
  since: 1,
  ...patch,
});
const on =
  (patch: Partial<ManifestDay> = {}) =>
  (): ManifestDay => ({
    closedThrough: null,
    current: MONDAY,
    today: MONDAY,
    ...patch,
  });

describe('what is to be closed', () => {
  it('stands by carrier, account, place and day, the oldest first', () => {
    const all = [
      labels('2026-11-24'),
      labels(MONDAY, { account: 'B' }),
      labels(MONDAY, { origin: 'US 10001' }),
      labels(MONDAY, { carrier: 'far' }),
      labels(MONDAY),
    ];
    const open = openManifests(all, on());
    expect(open).toHaveLength(5);
    expect(open.at(-1)?.shipDate).toBe('2026-11-24');
  });

  it('takes what was bought for a day that is closed to the next one, and counts it there', () => {
    const open = openManifests(
      [
        labels(MONDAY, { finished: 2, since: 5 }),
        labels('2026-11-24', { finished: 3, staged: 1, unfinished: 4, since: 9 }),
      ],
      on({ closedThrough: MONDAY, current: '2026-11-24' }),
    );
    expect(open).toMatchObject([
      { shipDate: '2026-11-24', boughtFor: [MONDAY, '2026-11-24'], finished: 5, unfinished: 4, staged: 1, since: 5 },
    ]);
  });

  it.each([
    ['2026-11-24', MONDAY, MONDAY, 'later'],
    [MONDAY, MONDAY, MONDAY, 'now'],
    // After the cut-off labels are for Tuesday; Monday's truck still comes.
    [MONDAY, '2026-11-24', MONDAY, 'now'],
    // A truck at two in the night takes Monday's parcels.
    [MONDAY, MONDAY, '2026-11-24', 'now'],
    [MONDAY, '2026-11-24', '2026-11-24', 'overdue'],
    ['2026-11-20', MONDAY, MONDAY, 'overdue'],
  ] as const)('%s, while labels are bought for %s and it is %s, is due %s', (shipDate, current, today, due) => {
    expect(openManifests([labels(shipDate)], on({ current, today }))[0]?.due).toBe(due);
  });

  it('is closed day by day: not before its day, not while an older one of the truck is open', () => {
    const open = openManifests([labels('2026-11-20'), labels(MONDAY), labels('2026-11-24')], on());
    const close = (shipDate: string, patch = {}) => toClose(open, { ...TRUCK, shipDate, ...patch }, null);
    expect(close('2026-11-20')).toMatchObject({ ok: true, value: { shipDate: '2026-11-20' } });
    expect(close(MONDAY)).toEqual({ ok: false, error: 'olderFirst' });
    expect(close('2026-11-24')).toEqual({ ok: false, error: 'notYet' });
    expect(close(MONDAY, { account: 'B' })).toEqual({ ok: false, error: 'nothingToClose' });
    expect(close('2026-11-19')).toEqual({ ok: false, error: 'nothingToClose' });
  });

  it('is not closed on or before a day that is closed: the clock is behind', () => {
    const close = (closedThrough: string) =>
      toClose(openManifests([labels(MONDAY)], on()), { ...TRUCK, shipDate: MONDAY }, closedThrough);
    expect(close(addDays(MONDAY, -1)).ok).toBe(true);
    expect(close(MONDAY)).toEqual({ ok: false, error: 'clockBehind' });
    expect(close('2030-01-01')).toEqual({ ok: false, error: 'clockBehind' });
  });

  it('an older day with nothing but labels at a bench is in nobody’s way', () => {
    const open = openManifests([labels('2026-11-20', { finished: 0, unfinished: 2 }), labels(MONDAY)], on());
    expect(toClose(open, { ...TRUCK, shipDate: MONDAY }, null).ok).toBe(true);
    expect(toClose(open, { ...TRUCK, shipDate: '2026-11-20' }, null)).toEqual({ ok: false, error: 'nothingToClose' });
  });
});

interface Label {
  readonly id: number;
  readonly boughtFor: string;
  isFinished: boolean;
  isVoid: boolean;
  manifest: string | null;
}

/** A truck by the rules alone: what a station does over some days. */
function run(steps: readonly (readonly [number, number])[]) {
  const all: Label[] = [];
  const closed: { readonly id: string; readonly key: ManifestKey; readonly ids: readonly number[] }[] = [];
  let today = MONDAY;
  const through = (): string | null =>
    closed
      .map(({ key }) => key.shipDate)
      .sort()
      .at(-1) ?? null;
  const day = (): ManifestDay => {
    const closedThrough = through();
    const current = closedThrough !== null && closedThrough >= today ? addDays(closedThrough, 1) : today;
    return { closedThrough, current, today };
  };
  const open = () => {
    const waiting = all.filter((label) => !label.isVoid && label.manifest === null);
    const groups = [...new Set(waiting.map(({ boughtFor }) => boughtFor))].map((shipDate) => {
      const ofDay = waiting.filter(({ boughtFor }) => boughtFor === shipDate);
      const finished = ofDay.filter(({ isFinished }) => isFinished).length;
      return labels(shipDate, { finished, unfinished: ofDay.length - finished });
    });
    return openManifests(groups, day);
  };
  const close = (key: ManifestKey): string | null => {
    const chosen = toClose(open(), key, through());
    if (!chosen.ok) return closed.find((known) => known.key.shipDate === key.shipDate)?.id ?? null;
    const ids = all.filter(
      (label) =>
        !label.isVoid &&
        label.isFinished &&
        label.manifest === null &&
        chosen.value.boughtFor.includes(label.boughtFor),
    );
    const id = `M${closed.length}`;
    for (const label of ids) label.manifest = id;
    closed.push({ id, key, ids: ids.map((label) => label.id) });
    return id;
  };
  for (const [act, detail] of steps) {
    const label = all[detail % Math.max(1, all.length)];
    if (act < 4)
      all.push({ id: all.length, boughtFor: day().current, isFinished: act > 0, isVoid: false, manifest: null });
    else if (act === 4 && label) label.isFinished = true;
    else if (act === 5 && label) label.isVoid = true;
    else if (act === 6) today = addDays(today, 1);
    else {
      const one = open()[detail % Math.max(1, open().length)];
      const key = one ? { ...TRUCK, shipDate: one.shipDate } : { ...TRUCK, shipDate: today };
      const before = JSON.stringify(closed);
      const first = close(key);
      if (first === null) expect(JSON.stringify(closed)).toBe(before);
      const after = JSON.stringify([closed, all]);
      expect(close(key), 'closed twice is the same manifest').toBe(first);
      expect(JSON.stringify([closed, all]), 'and changes nothing').toBe(after);
    }
  }
  return { all, closed, open, day };
}

describe('over any days', () => {
  const steps = fc.array(fc.tuple(fc.nat(8), fc.nat(1000)), { maxLength: 80 });

  it('no parcel is on two manifests, no manifest has a void or an unfinished one, and days are closed in order', () => {
    fc.assert(
      fc.property(steps, (taken) => {
        const { all, closed } = run(taken);
        const ids = closed.flatMap((one) => one.ids);
        expect(new Set(ids).size).toBe(ids.length);
        for (const { ids: own } of closed) for (const id of own) expect(all[id]?.isFinished).toBe(true);
        const days = closed.map(({ key }) => key.shipDate);
        expect(days).toEqual([...new Set(days)].sort());
      }),
    );
  });

  it('no label is lost: it is void, at a bench, on a manifest, or counted among what is to be closed', () => {
    fc.assert(
      fc.property(steps, (taken) => {
        const { all, open } = run(taken);
        const waiting = all.filter((label) => !label.isVoid && label.manifest === null);
        const counted = open().reduce((sum, one) => sum + one.finished + one.unfinished, 0);
        expect(counted).toBe(waiting.length);
      }),
    );
  });

  it('what is bought after a manifest is closed never goes for its day or an earlier one', () => {
    fc.assert(
      fc.property(steps, (taken) => {
        const { day, open } = run(taken);
        const { closedThrough, current } = day();
        if (closedThrough === null) return;
        expect(current > closedThrough).toBe(true);
        for (const { shipDate } of open()) expect(shipDate > closedThrough).toBe(true);
        expect(manifestDate(closedThrough, { closedThrough, current })).toBe(current);
      }),
    );
  });
});

describe('the facts of a manifest', () => {
  const entries = (count: number) =>
    Array.from({ length: count }, (_, at) => ({
      parcelId: asId<ParcelId>(`p${at}`),
      intentId: asId<IntentId>(`i${at}`),
    }));
  const key = { ...TRUCK, shipDate: MONDAY };

  it('hold every parcel once, in rows of bounded length', () => {
    const facts = manifestClosed(asId<ManifestId>('M'), key, entries(2 * PARCELS_A_ROW + 1));
    expect(facts.map(({ part, parts, parcels }) => [part, parts, parcels.length])).toEqual([
      [1, 3, PARCELS_A_ROW],
      [2, 3, PARCELS_A_ROW],
      [3, 3, 1],
    ]);
    expect(facts.flatMap(({ parcels }) => parcels)).toEqual(entries(2 * PARCELS_A_ROW + 1));
    expect(manifestClosed(asId<ManifestId>('M'), key, [])).toEqual([]);
  });
});

describe('the number of a manifest', () => {
  it('reads as one, and only with its right check character', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9a-f]{64}$/), (digest) => {
        const number = manifestNumber(MONDAY, digest);
        if (!number.ok) throw new Error(number.error);
        expect(number.value).toMatch(/^MF261123[0-9A-Z]{6}$/);
        expect(identify(number.value).candidates[0]).toMatchObject({ format: 'own-manifest' });
        const wrong = number.value.slice(0, -1) + (number.value.endsWith('A') ? 'B' : 'A');
        expect(provenNumber('own-manifest', wrong)).toEqual({ ok: false, error: 'badCheckCharacter' });
      }),
      { numRuns: 50 },
    );
    expect(manifestNumber(MONDAY, 'no digest').ok).toBe(false);
  });
});

it('a place is told by country and postcode, never by a street or a name', () => {
  expect(originOf({ country: 'us', postcode: ' 55099 ' })).toBe('US 55099');
  expect(originOf({ country: 'IE', postcode: '' })).toBe('IE');
});
