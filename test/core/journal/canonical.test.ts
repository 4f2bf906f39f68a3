import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonical } from '../../../src/core/journal/canonical.ts';

test('sorts keys by code unit at every depth and leaves out what is undefined', () => {
  expect(canonical({ b: 1, a: { d: [true, null, 'x'], c: undefined, C: 0 } })).toBe(
    '{"a":{"C":0,"d":[true,null,"x"]},"b":1}',
  );
  expect(
    canonical({
      '\u20ac': 1,
      '\r': 2,
      '\ufb33': 3,
      '1': 4,
      '\ud83d\ude02': 5,
      '\u0080': 6,
      '\u00f6': 7,
      '10': 8,
      '9': 9,
    }),
  ).toBe('{"\\r":2,"1":4,"10":8,"9":9,"\u0080":6,"ö":7,"€":1,"😂":5,"\ufb33":3}');
});

test('writes numbers and text as RFC 8785 does', () => {
  expect(canonical([333333333.33333329, 1e30, 4.5, 2e-3, 1e-27, -0])).toBe(
    '[333333333.3333333,1e+30,4.5,0.002,1e-27,0]',
  );
  expect(canonical('\u20ac$\u000f\nA\'B"\\\\"/')).toBe('"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"');
});

test('keeps a lone surrogate apart from every other text', () => {
  expect(canonical('\ud800')).toBe('"\\ud800"');
});

test.each([[Number.NaN], [Number.POSITIVE_INFINITY], [[undefined]], [() => 1], [1n]])(
  'throws for what JSON cannot hold',
  (value) => {
    expect(() => canonical(value)).toThrow(TypeError);
  },
);

test('is one text for one value, whatever order its keys were written in', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonical(value);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(canonical(reversed(value))).toBe(text);
    }),
  );
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, part]) => [key, reversed(part)])
      .reverse(),
  );
}
