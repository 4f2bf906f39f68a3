import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantity, type Mass } from '../../../src/core/quantity.ts';
import type { LiveWeight, ScaleReading } from '../../../src/core/weigh/reading.ts';
import {
  capturable,
  NO_SCALE,
  placedFold,
  scaleFold,
  STALE_AFTER_MS,
  type ScaleInput,
  type ScaleState,
} from '../../../src/core/weigh/stability.ts';

const SILENT_READING: ScaleReading = {
  kind: 'weight',
  value: null,
  isStable: null,
  mode: null,
  isAtZero: null,
  isOverload: null,
  isUnderload: null,
  isZeroError: null,
  frame: '',
};
const weight = (digits: number, isStable: boolean | null = true): ScaleReading => ({
  ...SILENT_READING,
  value: { digits, exponent: -3, unit: 'kg' },
  isStable,
  frame: '53',
});
const status = (patch: Partial<ScaleReading> = {}): ScaleReading => ({ ...SILENT_READING, kind: 'status', ...patch });
const read = (reading: ScaleReading, at = 1000): ScaleInput => ({ kind: 'reading', reading, at });
const fold = (...inputs: readonly ScaleInput[]): LiveWeight => inputs.reduce<ScaleState>(scaleFold, NO_SCALE).live;
const CONNECTED: ScaleInput = { kind: 'connected' };

describe('scaleFold', () => {
  it('begins gone, is silent once connected, and shows a stable weight as steady', () => {
    expect(fold()).toEqual({ state: 'gone' });
    expect(fold(CONNECTED)).toEqual({ state: 'silent' });
    expect(fold(CONNECTED, read(weight(1235)))).toEqual({
      state: 'steady',
      weight: quantity(1235, -3, 'kg'),
      isZero: false,
      at: 1000,
      frame: '53',
    });
    expect(fold(CONNECTED, read(weight(0)))).toMatchObject({ state: 'steady', isZero: true });
  });

  it('only the scale itself may call a weight stable', () => {
    const shown = { digits: 1235, exponent: -3, unit: 'kg' };
    expect(fold(CONNECTED, read(weight(1235, false)))).toEqual({ state: 'moving', at: 1000, weight: shown });
    expect(fold(CONNECTED, read(weight(1235, null)))).toEqual({ state: 'moving', at: 1000, weight: shown });
    expect(fold(CONNECTED, read({ ...weight(1235), value: { digits: 1235, exponent: -3, unit: null } }))).toEqual({
      state: 'moving',
      at: 1000,
    });
  });

  it.each<[Partial<ScaleReading>, LiveWeight['state']]>([
    [{}, 'moving'],
    [{ isOverload: true }, 'over'],
    [{ isUnderload: true }, 'under'],
    [{ isZeroError: true }, 'zeroError'],
  ])('an answer without a weight clears the shown one: %j is %s', (patch, state) => {
    expect(fold(CONNECTED, read(weight(1235)), read(status(patch)))).toMatchObject({ state });
  });

  it('answers that say nothing of the load change nothing', () => {
    const steady = fold(CONNECTED, read(weight(1235)));
    for (const kind of ['ack', 'error', 'identity'] as const)
      expect(fold(CONNECTED, read(weight(1235)), read(status({ kind }), 1500))).toEqual(steady);
    expect(fold(CONNECTED, read(weight(1235)), read({ ...weight(200), mode: 'tare' }, 1500))).toEqual(steady);
  });

  it('a silent scale shows silence after two seconds, not its last weight', () => {
    const tick = (at: number): ScaleInput => ({ kind: 'tick', at });
    expect(fold(CONNECTED, read(weight(1235)), tick(1000 + STALE_AFTER_MS))).toMatchObject({ state: 'steady' });
    expect(fold(CONNECTED, read(weight(1235)), tick(1001 + STALE_AFTER_MS))).toEqual({ state: 'silent' });
    expect(fold(CONNECTED, read(weight(1235)), read(status({ kind: 'ack' }), 2900), tick(3001))).toEqual({
      state: 'silent',
    });
    expect(fold(tick(9999))).toEqual({ state: 'gone' });
  });

  it('a clock set back does not keep an old weight alive', () => {
    const inputs: ScaleInput[] = [
      CONNECTED,
      read(weight(1235), 900_000),
      { kind: 'tick', at: 5000 },
      { kind: 'tick', at: 5001 + STALE_AFTER_MS },
    ];
    expect(fold(...inputs)).toEqual({ state: 'silent' });
  });

  it('a lost scale is gone at once', () => {
    expect(fold(CONNECTED, read(weight(1235)), { kind: 'gone' })).toEqual({ state: 'gone' });
  });

  it('never shows a steady weight older than two seconds, whatever comes in', () => {
    const input = fc.oneof(
      fc.constant<ScaleInput>(CONNECTED),
      fc.constant<ScaleInput>({ kind: 'gone' }),
      fc.record({
        reading: fc.constantFrom(weight(1235), weight(5, false), status(), status({ kind: 'ack' })),
        step: fc.integer({ min: 0, max: 1500 }),
      }),
      fc.record({ step: fc.integer({ min: 0, max: 5000 }) }),
    );
    fc.assert(
      fc.property(fc.array(input, { maxLength: 40 }), (list) => {
        let state = NO_SCALE;
        let at = 0;
        for (const entry of list) {
          if ('step' in entry) at += entry.step;
          state =
            'kind' in entry
              ? scaleFold(state, entry)
              : 'reading' in entry
                ? scaleFold(state, read(entry.reading, at))
                : scaleFold(state, { kind: 'tick', at });
          const shown = scaleFold(state, { kind: 'tick', at }).live;
          if (shown.state === 'steady') expect(at - shown.at).toBeLessThanOrEqual(STALE_AFTER_MS);
        }
      }),
    );
  });
});

describe('put down since the last capture', () => {
  const steady = (digits: number): LiveWeight => ({
    state: 'steady',
    weight: quantity(digits, -3, 'kg'),
    isZero: digits === 0,
    at: 1,
    frame: '',
  });
  const captured: Mass = quantity(1235, -3, 'kg');
  const after = (...lives: readonly LiveWeight[]): Mass | null => lives.reduce<Mass | null>(placedFold, captured);

  it('the captured parcel does not count again', () => {
    expect(capturable(null, steady(1235))).toEqual(captured);
    expect(capturable(captured, steady(1235))).toBeNull();
    expect(capturable(after(steady(1235), { state: 'silent' }, { state: 'gone' }), steady(1235))).toBeNull();
  });

  it('a drift of a few last digits is still the same parcel', () => {
    expect(capturable(captured, steady(1245))).toBeNull();
    expect(capturable(captured, steady(1225))).toBeNull();
    expect(capturable(captured, steady(1246))).toEqual(quantity(1246, -3, 'kg'));
  });

  it.each<LiveWeight>([{ state: 'moving', at: 2 }, { state: 'over', at: 2 }, steady(0), steady(2000)])(
    '%j is proof',
    (live) => {
      expect(capturable(after(live), steady(1235))).toEqual(captured);
    },
  );

  it('nothing on the scale is never captured', () => {
    expect(capturable(null, steady(0))).toBeNull();
    expect(capturable(null, steady(-3))).toBeNull();
    expect(capturable(null, { state: 'moving', at: 1 })).toBeNull();
  });
});
