import { describe, expect, it } from 'vitest';
import { buildGsin, isGsin } from '../../../src/core/gs1/gsin.ts';

describe('GSIN', () => {
  it('is built from prefix and reference', () => {
    expect(buildGsin('9506000', 111123456)).toEqual({ ok: true, value: '95060001111234566' });
    expect(buildGsin('9506000', 1)).toEqual({ ok: true, value: '95060000000000015' });
    expect(isGsin('95060001111234566')).toBe(true);
    expect(isGsin('95060001111234567')).toBe(false);
    expect(isGsin('106141411234567897')).toBe(false);
  });

  it('refuses what does not fit, never cuts', () => {
    expect(buildGsin('123456789012', 9_999).ok).toBe(true);
    for (const reference of [10_000, -1, 1.5, Number.NaN])
      expect(buildGsin('123456789012', reference)).toEqual({ ok: false, error: 'referenceOutOfRange' });
    expect(buildGsin('123', 1)).toEqual({ ok: false, error: 'badPrefix' });
  });
});
