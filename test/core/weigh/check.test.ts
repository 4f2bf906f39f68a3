import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkFold,
  judgeCheck,
  NO_CHECK,
  type ScaleCheck,
  type ScaleCheckInput,
} from '../../../src/core/weigh/check.ts';
import type { Mass } from '../../../src/core/quantity.ts';
import type { LiveWeight } from '../../../src/core/weigh/reading.ts';

const kg = (digits: number, exponent = -3): Mass => ({ digits, exponent, unit: 'kg' });
const steady = (weight: Mass): ScaleCheckInput => ({
  kind: 'live',
  live: { state: 'steady', weight, isZero: weight.digits === 0, at: 1, frame: '' },
});
const live = (state: 'gone' | 'silent' | 'moving' | 'over'): ScaleCheckInput => ({
  kind: 'live',
  live: (state === 'moving' || state === 'over' ? { state, at: 1 } : { state }) as LiveWeight,
});
const says = (known: Mass | null, division = 1): ScaleCheckInput => ({ kind: 'known', known, division });
const after = (...inputs: ScaleCheckInput[]): ScaleCheck => inputs.reduce(checkFold, NO_CHECK);

describe('a check of a scale', () => {
  it('waits for a steady zero, then for the mass', () => {
    expect(after(steady(kg(12))).step).toBe('empty');
    expect(after(live('moving')).step).toBe('empty');
    expect(after(steady(kg(12)), says(kg(1000)))).toMatchObject({ step: 'empty', verdict: null });
    expect(after(steady(kg(0))).step).toBe('load');
    expect(after(steady(kg(0)), says(kg(1, 0)), live('moving')).verdict).toBeNull();
    const done = after(steady(kg(0)), says(kg(1, 0)), live('moving'), steady(kg(1001)));
    expect(done.verdict).toMatchObject({ difference: kg(1), allowed: kg(2), isWithin: true });
  });

  it('says nothing while the scale is empty, moves, is overloaded, or the mass is not said', () => {
    const loaded = [steady(kg(0)), says(kg(1, 0)), steady(kg(1000))] as const;
    expect(after(...loaded).verdict).not.toBeNull();
    for (const next of [live('moving'), live('over'), steady(kg(0)), steady(kg(-5)), says(null)])
      expect(after(...loaded, next).verdict).toBeNull();
  });

  it.each(['gone', 'silent'] as const)('begins anew when the scale was %s', (state) => {
    expect(after(steady(kg(0)), says(kg(1, 0)), live(state), steady(kg(1000)))).toMatchObject({
      step: 'empty',
      verdict: null,
      known: kg(1, 0),
    });
  });

  it('takes two divisions on either side, and not a hair more', () => {
    const is = (shown: Mass, known: Mass, division = 1) => judgeCheck(known, shown, division)?.isWithin;
    expect([is(kg(1002), kg(1, 0)), is(kg(998), kg(1, 0)), is(kg(1003), kg(1, 0)), is(kg(997), kg(1, 0))]).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(is(kg(1002), kg(9_999_999, -7))).toBe(false);
    expect([is(kg(1010), kg(1, 0), 5), is(kg(1011), kg(1, 0), 5)]).toEqual([true, false]);
  });

  it('is exact for any mass: shown less known is the difference', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9_999_999 }),
        fc.integer({ min: 1, max: 9_999_999 }),
        fc.integer({ min: -6, max: 0 }),
        fc.integer({ min: -3, max: 0 }),
        (known, shown, fine, coarse) => {
          const verdict = judgeCheck(kg(known, fine), kg(shown, coarse), 1);
          const micro = ({ digits, exponent }: Mass): bigint => BigInt(digits) * 10n ** BigInt(exponent + 9);
          if (!verdict) throw new Error('no verdict');
          expect(micro(verdict.difference)).toBe(micro(kg(shown, coarse)) - micro(kg(known, fine)));
          const gap = micro(verdict.difference);
          expect(verdict.isWithin).toBe((gap < 0n ? -gap : gap) <= 2n * 10n ** BigInt(coarse + 9));
        },
      ),
    );
  });
});
