import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxCard } from '../../../src/core/label/boxCard.ts';
import { placeOf, placeSeries } from '../../../src/core/scan/placeCode.ts';
import { readReturnReference, returnReference } from '../../../src/core/label/returnReference.ts';
import { commandWord, markCode } from '../../../src/core/scan/classify.ts';
import { asId, type CartonTypeId } from '../../../src/core/ids.ts';
import { quantity } from '../../../src/core/quantity.ts';

describe('placeSeries', () => {
  const codes = (first: string, count: number) => {
    const places = placeSeries(first, count, '');
    return places.ok ? places.value.map(({ code }) => code) : places.error;
  };

  it('counts upwards and keeps the digits', () => {
    expect(codes('t-0009', 3)).toEqual(['T-0009', 'T-0010', 'T-0011']);
    expect(codes('A12-03', 2)).toEqual(['A12-03', 'A12-04']);
    expect(codes('A1', 1)).toEqual(['A1']);
  });

  it.each([
    '',
    '0001',
    'T-',
    'T 01',
    'T--1',
    'Ä-01',
    'T-1234567',
    'CMD-01',
    'MARK-1',
    'RMA-1',
    'MF200106',
    'UN-3481',
    'T-01^XZ',
  ])('refuses %s', (first) => {
    expect(codes(first, 1)).toBe('badPlaceCode');
  });

  it('refuses a count that is none or too many, and numbers that have no digits left', () => {
    expect([codes('T-0001', 0), codes('T-0001', 201), codes('T-0001', 1.5)]).toEqual(Array(3).fill('tooManyPlaces'));
    expect([codes('T-99', 1), codes('T-99', 2)]).toEqual([['T-99'], 'pastLastPlace']);
  });

  it('checks a scanned code: no single wrong character and no two swapped ones pass', () => {
    const places = placeSeries('T-0001', 200, '');
    const known = places.ok ? places.value : [];
    for (const { code, barcode } of known) expect(placeOf(` ${barcode.toLowerCase()} `)).toBe(code);
    fc.assert(
      fc.property(
        fc.constantFrom(...known),
        fc.nat(),
        fc.constantFrom(...Array.from('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ')),
        ({ barcode }, at, wrong) => {
          const spots = [...barcode].flatMap((letter, index) => (letter === '-' ? [] : [index]));
          const spot = spots[at % spots.length] ?? 0;
          const misread = barcode.slice(0, spot) + wrong + barcode.slice(spot + 1);
          return misread === barcode || placeOf(misread) === null;
        },
      ),
    );
    expect(placeOf('T-0001')).toBeNull();
  });

  it('makes nothing that is a command or a mark', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z][A-Z0-9-]{0,6}\d{1,3}$/), (first) => {
        const places = placeSeries(first, 1, '');
        const barcode = places.ok ? (places.value[0]?.barcode ?? '') : '';
        return commandWord(barcode) === null && markCode(barcode) === null && readReturnReference(barcode) === null;
      }),
    );
  });
});

describe('returnReference', () => {
  it.each([
    ['#10472', 1, 'PS000000000017', 'RMA-10472-1'],
    ['web-77a', 12, null, 'RMA-WEB-77A-12'],
    ['An order number as long as a street', 1, 'PS000000000017', 'RMA-PS000000000017'],
    ['Bestellung Ä', 1, '006141411234567890', null],
    ['', 1, null, null],
  ] as const)('of order %s, parcel %i, label %s is %s', (order, index, tracking, reference) => {
    expect(returnReference(order, index, tracking)).toBe(reference);
  });

  it('leads back to the parcel', () => {
    expect(readReturnReference(' rma-WEB-77A-12 ')).toEqual({ number: 'WEB-77A', index: 12 });
    expect(readReturnReference('RMA-PS000000000017')).toEqual({ number: 'PS000000000017', index: null });
    expect(['PS000000000017', 'RMA-', 'RMA', '10472-1'].map(readReturnReference)).toEqual([null, null, null, null]);
  });
});

describe('boxCard', () => {
  const box = {
    id: asId<CartonTypeId>('M'),
    name: 'Box M',
    barcode: 'BX-M',
    kind: 'box',
    inner: { length: quantity(12, 0, 'in'), width: quantity(9, 0, 'in'), height: quantity(65, -1, 'in') },
    outer: { length: quantity(13, 0, 'in'), width: quantity(10, 0, 'in'), height: quantity(7, 0, 'in') },
    tare: null,
    maxGross: null,
    cost: null,
    stock: null,
  } as const;

  it('has the name, the room inside and the code that chooses the box', () => {
    expect(boxCard(box)).toEqual({ title: 'Box M', caption: '12 × 9 × 6.5 in', barcode: 'BX-M' });
    expect(boxCard({ ...box, name: ' ', barcode: null })).toMatchObject({ title: 'M', barcode: 'M' });
  });
});
