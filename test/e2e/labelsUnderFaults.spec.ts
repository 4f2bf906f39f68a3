import { expect, test } from '@playwright/test';
import { chance } from '../support/chance.ts';
import { openOrder, packOn } from './support/packer.ts';
import { createTestStation, type TestStation } from './support/station.ts';

/*
 * A sample of the bad days of `npm run bench -- labels`, in the real window: faults over TCP while a label is bought and printed. Papers
 * are counted at the printer.
 */

type Fault = readonly [name: string, strike: (bench: TestStation['bench'], whole: (most: number) => number) => void];

const mendedAfter = (
  bench: TestStation['bench'],
  ms: number,
  set: (isOn: boolean) => Readonly<Record<string, unknown>>,
): void => {
  bench.work(set(true));
  setTimeout(() => {
    bench.work(set(false));
  }, ms);
};
const once = (faults: Readonly<Record<string, unknown>>) => ({ do: 'fault', device: 'printer', faults });

const FAULTS: readonly Fault[] = [
  [
    'stalled',
    (bench, whole) => {
      mendedAfter(bench, whole(4000), (on) => ({ do: 'stall', device: 'printer', on }));
    },
  ],
  [
    'switched off',
    (bench, whole) => {
      bench.work({ do: 'reset' });
      bench.work({ do: 'away', device: 'printer', ms: whole(3000) });
    },
  ],
  [
    'out of paper',
    (bench, whole) => {
      mendedAfter(bench, whole(4000), (on) => (on ? { do: 'paperOut' } : { do: 'paperIn', labels: 100 }));
    },
  ],
  [
    'out of ribbon',
    (bench, whole) => {
      mendedAfter(bench, whole(4000), (on) => ({ do: 'ail', ailment: 'ribbonOut', on }));
    },
  ],
  [
    'opened',
    (bench, whole) => {
      mendedAfter(bench, whole(4000), (on) => ({ do: on ? 'headOpen' : 'headClosed' }));
    },
  ],
  [
    'unplugged',
    (bench) => {
      bench.work({ do: 'drop', device: 'printer' });
    },
  ],
  [
    'cut behind the last byte',
    (bench) => {
      bench.work(once({ resetBehind: '^XZ' }));
    },
  ],
  [
    'cut in mid job',
    (bench, whole) => {
      bench.work(once({ resetAfterBytes: 1 + whole(3000) }));
    },
  ],
  [
    'refusing connections',
    (bench, whole) => {
      bench.work({ do: 'away', device: 'printer', ms: whole(4000) });
    },
  ],
  [
    'printed but not heard of',
    (bench) => {
      bench.work(once({ losesAcknowledgement: true }));
    },
  ],
];

let station: TestStation;
test.beforeEach(async () => {
  station = await createTestStation();
});
test.afterEach(async () => {
  await station.end();
});

for (const [index, [name, strike]] of FAULTS.entries()) {
  test(`printer ${name}: one label is bought, and comes out once unless it was asked for again`, async () => {
    const random = chance(index + 1);
    const whole = (most: number): number => Math.floor(random() * most);
    const window = await station.start();
    await openOrder(station, '1002');
    await packOn(station, (now) => now?.stage === 'weigh');
    strike(station.bench, whole);
    let asked = 0;
    let wasUncertain = false;
    await packOn(station, (now) => {
      const isUncertain = now?.label?.print === 'uncertain';
      if (isUncertain) expect(now.band.key).toBe('printUncertain');
      if (isUncertain && !wasUncertain) asked += 1;
      wasUncertain = isUncertain;
      return now === null;
    });
    await window.close();
    const papers = station.bench.papers();
    expect(papers).toBeGreaterThanOrEqual(1);
    expect(papers).toBeLessThanOrEqual(1 + asked);
    expect(station.storage((storage) => storage.parcels.all())).toMatchObject([{ labelState: 'bought' }]);
  });
}
