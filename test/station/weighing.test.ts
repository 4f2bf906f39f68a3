import { expect, it, vi, afterEach, beforeEach } from 'vitest';
import { asId, type DeviceId } from '../../src/core/ids.ts';
import type { Mass } from '../../src/core/quantity.ts';
import { createWeighing, REFUSE_AFTER_MS } from '../../src/station/weighing.ts';
import { boxM, lb, openBench, orderOf } from '../core/pack/fixtures.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('a weight that does not agree is refused in time although the clock is set back while it stands', () => {
  let now = 1_000_000_000;
  const captured: Mass[] = [];
  const weighing = createWeighing({
    now: () => now,
    isAttended: () => true,
    judge: () => 'tooLight',
    capture: (gross) => captured.push(gross),
    clearedChanged: () => undefined,
  });
  const bench = openBench(orderOf({ mug: 1 }));
  bench.scan('mug');
  bench.do({ type: 'scan', meaning: { kind: 'carton', cartonTypeId: boxM.id }, code: 'BX' });
  weighing.sessionChanged(bench.session);
  const read = (): void => {
    const live = { state: 'steady', weight: lb(300), isZero: false, at: now, frame: '' } as const;
    weighing.weighed(live, asId<DeviceId>('scale'));
  };
  read();
  now -= 3_600_000;
  for (let passed = 0; passed <= 2 * REFUSE_AFTER_MS; passed += 100) {
    read();
    now += 100;
    vi.advanceTimersByTime(100);
  }
  expect(captured).toEqual([lb(300)]);
});
