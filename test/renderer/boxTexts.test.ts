import { afterEach, describe, expect, it } from 'vitest';
import { boxFaults } from '../../src/core/carton/boxSet.ts';
import {
  asSet,
  measuredIn,
  newBox,
  textOf,
  TYPED,
  typedBox,
  unitOf,
  weighedIn,
  type Box,
  type Typed,
} from '../../src/renderer/screens/desk/boxes/boxTexts.ts';
import { speak } from '../../src/renderer/words/spoken.ts';

const inches = (digits: number, exponent = 0) => ({ digits, exponent, unit: 'in' as const });
const M: Box = {
  id: 'M',
  name: 'Box M',
  barcode: 'BX-M',
  kind: 'box',
  inner: { length: inches(12), width: inches(9), height: inches(55, -1) },
  outer: { length: inches(1225, -2), width: inches(925, -2), height: inches(6) },
  tare: { digits: 62, exponent: -2, unit: 'lb' },
  maxGross: null,
  cost: { minor: 58, currency: 'USD' },
  stock: 340,
};

afterEach(() => {
  speak({ language: 'en', region: 'US', units: null });
});

describe('a box in the form', () => {
  it.each(['en', 'de'] as const)(
    'says what it reads, so that nothing changes where nothing is typed (%s)',
    (language) => {
      speak({ language, region: '', units: null });
      const typed: Typed = Object.fromEntries(TYPED.map((field) => [field, textOf(M, field)]));
      expect(typedBox(M, typed, 'USD')).toEqual({ box: { ...M, reorderAt: null }, wrong: {} });
    },
  );

  it('keeps what was measured: decimals, fractions of an inch, a comma', () => {
    const { box, wrong } = typedBox(M, { 'inner.height': '6 1/8', tare: '0,650', cost: '0.6' }, 'USD');
    expect(wrong).toEqual({});
    expect(box.inner.height).toEqual(inches(6125, -3));
    expect(box.tare).toEqual({ digits: 650, exponent: -3, unit: 'lb' });
    expect(box.cost).toEqual({ minor: 60, currency: 'USD' });
  });

  it('names what can’t be read and takes the rest', () => {
    const { box, wrong } = typedBox(
      M,
      { 'inner.length': '', 'outer.width': 'wide', cost: '1.005', stock: '3.5', name: ' Middle ' },
      'USD',
    );
    expect(wrong).toEqual({
      'inner.length': 'missing',
      'outer.width': 'notANumber',
      cost: 'notAnAmount',
      stock: 'notANumber',
    });
    expect(box).toEqual({ ...M, name: 'Middle' });
  });

  it('an empty field says nothing is known', () => {
    expect(typedBox(M, { tare: '', stock: '', barcode: '' }, 'USD').box).toEqual({
      ...M,
      tare: null,
      stock: null,
      barcode: null,
    });
  });

  it('another unit leaves the numbers as they were read off', () => {
    const metric = weighedIn(measuredIn(M, 'cm'), 'kg');
    expect([textOf(metric, 'inner.height'), unitOf(metric, 'inner.height', 'USD')]).toEqual(['5.5', 'cm']);
    expect([textOf(metric, 'tare'), unitOf(metric, 'maxGross', 'USD')]).toEqual(['0.62', 'kg']);
  });
});

it('a new box has an id of its own and is not published before it has a name', () => {
  const box = newBox([M, { ...M, id: 'BOX-3' }]);
  expect(box.id).toBe('BOX-4');
  expect(box.inner.length.unit).toBe('in');
  expect(
    boxFaults(asSet([M, box]), { productOf: () => null, insertOf: () => null }).map(({ reason }) => reason),
  ).toEqual(['nameMissing']);
});
