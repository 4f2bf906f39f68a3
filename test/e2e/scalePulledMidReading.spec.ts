import { expect, test } from '@playwright/test';
import { factsOf } from './support/journal.ts';
import { openOrder, packOn } from './support/packer.ts';
import { createTestStation, type TestStation } from './support/station.ts';

let station: TestStation;
test.beforeEach(async () => {
  station = await createTestStation();
});
test.afterEach(async () => {
  await station.end();
});

test('scalePulledMidReading: half an answer is no weight, whatever stood in it; plugged in again, one whole weight is taken once', async () => {
  const window = await station.start();
  await openOrder(station, '1002');
  await packOn(station, (now) => now?.stage === 'weigh');
  // Each connection ends within its first answer: "S S     0" is on the line, the rest of the weight is not.
  station.bench.work({ do: 'fault', device: 'scale', faults: { resetAfterBytes: 9 } });
  station.bench.work({ do: 'drop', device: 'scale' });
  await window.until('no scale', (now) => now?.band.key === 'scaleGone' || now?.band.key === 'scaleSilent');
  const expected = (await window.snapshot())?.weigh?.expected;
  if (!expected) throw new Error('the weight is known');
  // Right to the last digit: only that no answer comes through whole keeps it from being taken.
  station.bench.put(expected);
  await expect(window.page.getByText('0.00')).toHaveCount(0);
  expect((await window.snapshot())?.weigh?.gross).toBeNull();
  expect((await window.snapshot())?.weightAlert).toBeNull();
  station.bench.work({ do: 'fault', device: 'scale', faults: {} });
  station.bench.work({ do: 'drop', device: 'scale' });
  await packOn(station, (now) => now === null);
  await window.close();
  expect(factsOf(station, 'weightCaptured')).toBe(1);
  expect(factsOf(station, 'weightRefused')).toBe(0);
});
