import { expect, test } from 'vitest';
import { asId } from '../../src/core/ids.ts';
import type { Site } from '../../src/core/site.ts';
import { ALL_NUMBERS, numberRange } from '../../src/core/ship/numberRange.ts';
import { numberSeries, numberWork, ownNumbers } from '../../src/station/numberSeries.ts';
import { parcelNumber } from '../../src/carriers/offline/numbers.ts';
import { address, fact, imported, orderFacts, packedOrder } from '../storage/facts.ts';
import { newFolder, openIn } from '../storage/place.ts';

const site = (gs1Prefix: string | null): Site => ({
  name: 'Harbour',
  bench: '1',
  shipFrom: address('Fern & Field Goods'),
  timeZone: 'America/Chicago',
  units: 'us',
  currency: 'USD',
  gs1Prefix,
  isDemo: false,
});

test('a prefix that runs out is told while there is time, and its last numbers are good ones', () => {
  const prefix = '123456789012';
  const storage = openIn(newFolder());
  storage.record([fact({ type: 'siteConfigured', site: site(prefix) })], null);
  expect(numberWork(storage), 'a new prefix').toEqual([]);

  const reserve = (from: number, to: number): void => {
    storage.record([fact({ type: 'numberBlockReserved', series: numberSeries(prefix), from, to })], null);
  };
  reserve(94_999, 94_999);
  expect(numberWork(storage)).toEqual([]);

  reserve(99_999, 99_999);
  const last = storage.numbers.peek(numberSeries(prefix), numberRange(prefix, ALL_NUMBERS))?.next ?? 0;
  expect(parcelNumber(last, prefix)).toMatchObject({ ok: true });
});

test('a prefix is low, then out, and private numbers never are', () => {
  const prefix = '123456789012';
  const series = numberSeries(prefix);
  const storage = openIn(newFolder());
  storage.record(
    [
      fact({ type: 'siteConfigured', site: site(prefix) }),
      fact({ type: 'numberBlockReserved', series, from: 99_999, to: 99_999 }),
      imported(orderFacts('1', [['A', 1]])),
    ],
    null,
  );
  expect(numberWork(storage)).toMatchObject([{ kind: 'numbersLow', name: `GS1 ${prefix}`, detail: '1' }]);

  const packed = packedOrder(orderFacts('1', [['A', 1]]), 99_999, asId('h1')).map((one) =>
    one.event.type === 'labelRequested' ? { ...one, event: { ...one.event, series } } : one,
  );
  storage.record(packed, null);
  expect(storage.numbers.peek(series, numberRange(prefix, ALL_NUMBERS))).toEqual({ next: 100_000, left: 0 });
  expect(numberWork(storage)).toMatchObject([{ kind: 'numbersLow', detail: '0' }]);
  expect(parcelNumber(100_000, prefix)).toEqual({ ok: false, error: 'serialOutOfRange' });

  storage.record([fact({ type: 'siteConfigured', site: site(null) })], null);
  expect(numberWork(storage)).toEqual([]);
});

test('a share is numbered within, whatever was reserved outside of it', () => {
  const prefix = '123456789012';
  const series = numberSeries(prefix);
  const storage = openIn(newFolder());
  const configure = (first: number, last: number): void => {
    const event = { type: 'siteConfigured', site: { ...site(prefix), numberShare: { first, last } } } as const;
    storage.record([fact(event)], null);
  };
  const own = (): ReturnType<typeof storage.numbers.peek> => storage.numbers.peek(series, ownNumbers(storage.site()));
  const reserve = (from: number, to: number): void => {
    storage.record([fact({ type: 'numberBlockReserved', series, from, to })], null);
  };
  // A station that had all numbers took its first block, then it was given the third hundredth.
  reserve(1, 1_000);
  configure(3, 3);
  expect(own(), 'nothing of its own reserved yet').toBeNull();
  reserve(1_500, 2_499);
  expect(own(), 'what of a block lies in the share').toEqual({ next: 2_000, left: 500 });
  reserve(2_500, 3_499);
  expect(own()).toEqual({ next: 2_000, left: 1_000 });
  expect(numberWork(storage)).toEqual([]);

  const taken = packedOrder(orderFacts('1', [['A', 1]]), 2_949, asId('h1')).map((one) =>
    one.event.type === 'labelRequested' ? { ...one, event: { ...one.event, series } } : one,
  );
  storage.record([imported(orderFacts('1', [['A', 1]])), ...taken], null);
  expect(own()).toEqual({ next: 2_950, left: 50 });
  expect(numberWork(storage)).toMatchObject([{ kind: 'numbersLow', detail: '50' }]);

  configure(4, 4);
  expect(own(), 'the next share begins where its own numbers begin').toEqual({ next: 3_000, left: 500 });
  expect(numberWork(storage)).toEqual([]);
});
