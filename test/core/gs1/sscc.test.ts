import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildSscc, isSscc, ssccSerials } from '../../../src/core/gs1/sscc.ts';

describe('SSCC-18', () => {
  it('is built from extension digit, prefix and serial', () => {
    expect(buildSscc({ extension: 1, prefix: '0614141', serial: 123456789 })).toEqual({
      ok: true,
      value: '106141411234567897',
    });
    expect(buildSscc({ extension: 0, prefix: '12345', serial: 2 })).toEqual({ ok: true, value: '012345000000000027' });
    expect(buildSscc({ extension: 3, prefix: '9312345', serial: 1 })).toEqual({
      ok: true,
      value: '393123450000000013',
    });
  });

  it.each(['106141411234567897', '106141412345678908', '012345000000000027', '393123450000000013'])(
    '%s is valid',
    (text) => {
      expect(isSscc(text)).toBe(true);
    },
  );

  it.each(['106141411234567890', '093123450000000017', '0123450000000000270', '', '4006381333931'])(
    '%s is not',
    (text) => {
      expect(isSscc(text)).toBe(false);
    },
  );

  it('refuses what does not fit, never cuts', () => {
    expect(buildSscc({ extension: 0, prefix: '123456789012', serial: 9999 })).toMatchObject({ ok: true });
    expect(buildSscc({ extension: 0, prefix: '123456789012', serial: 10_000 })).toEqual({
      ok: false,
      error: 'serialOutOfRange',
    });
    expect(buildSscc({ extension: 0, prefix: '1234567', serial: -1 })).toEqual({
      ok: false,
      error: 'serialOutOfRange',
    });
    expect(buildSscc({ extension: 0, prefix: '1234567', serial: 1.5 })).toEqual({
      ok: false,
      error: 'serialOutOfRange',
    });
    expect(buildSscc({ extension: 10, prefix: '1234567', serial: 1 })).toEqual({ ok: false, error: 'badExtension' });
    expect(buildSscc({ extension: 0, prefix: '123', serial: 1 })).toEqual({ ok: false, error: 'badPrefix' });
    expect(buildSscc({ extension: 0, prefix: '12345x7', serial: 1 })).toEqual({ ok: false, error: 'badPrefix' });
  });

  it('two serials never give one number', () => {
    const serial = fc.integer({ min: 0, max: 999_999_999 });
    fc.assert(
      fc.property(serial, serial, (a, b) => {
        fc.pre(a !== b);
        const build = (n: number) => buildSscc({ extension: 0, prefix: '0614141', serial: n });
        expect(build(a)).not.toEqual(build(b));
      }),
    );
    expect(ssccSerials('0614141')).toBe(1_000_000_000n);
  });
});
