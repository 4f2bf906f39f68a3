import { describe, expect, it } from 'vitest';
import { applicationIdentifiers } from '../../../src/core/gs1/applicationIdentifiers.ts';
import { fieldMeaning } from '../../../src/core/gs1/meaning.ts';
import { compareQuantity, decimalText, quantity } from '../../../src/core/quantity.ts';
import { goodValue } from './samples.ts';

const meaning = (ai: string, value: string) => fieldMeaning({ ai, value }, 2026);

describe('what a field means', () => {
  it.each([
    ['17', '261231', { date: '2026-12-31' }],
    ['17', '260200', { date: '2026-02-28' }],
    ['11', '770101', { date: '1977-01-01' }],
    ['7003', '2612312359', { date: '2026-12-31', time: '23:59' }],
    ['4324', '2612000800', { date: '2026-12-31', time: '08:00' }],
    ['7007', '261231270102', { date: '2026-12-31', lastDate: '2027-01-02' }],
    ['7007', '261231', { date: '2026-12-31' }],
    ['7011', '2612312359', { date: '2026-12-31', time: '23:59' }],
    ['8008', '26123108', { date: '2026-12-31', time: '08' }],
    ['8008', '261231083015', { date: '2026-12-31', time: '08:30:15' }],
    ['7251', '200402292359', { date: '2004-02-29', time: '23:59' }],
    ['3103', '001250', { quantity: { digits: 1250, exponent: -3, unit: 'kg' } }],
    ['3200', '000012', { quantity: { digits: 12, exponent: 0, unit: 'lb' } }],
    ['3925', '123', { amount: { digits: 123, exponent: -5, currency: null } }],
    ['3932', '9781234', { amount: { digits: 1234, exponent: -2, currency: '978' } }],
    ['10', '261231', {}],
    ['410', '1234567890128', {}],
  ])('(%s)%s', (ai, value, expected) => {
    expect(meaning(ai, value)).toEqual(expected);
  });

  it('keeps the decimals that the identifier names', () => {
    const texts = ['3100', '3101', '3103', '3105'].map((ai) => decimalText(meaning(ai, '001250').quantity!));
    expect(texts).toEqual(['1250', '125.0', '1.250', '0.01250']);
  });

  it('is a mass that the weighing rules can compare', () => {
    const { digits, exponent } = meaning('3202', '000100').quantity!;
    expect(compareQuantity<'lb' | 'oz'>(quantity(digits, exponent, 'lb'), quantity(16, 0, 'oz'))).toBe(0);
  });

  it('has a unit for every measure', () => {
    for (const ai of applicationIdentifiers().filter((each) => /^3[1-6]\d\d$/.test(each)))
      expect([ai, meaning(ai, goodValue(ai)).quantity?.unit]).toEqual([ai, expect.stringMatching(/./)]);
    expect(meaning('3370', '000001').quantity?.unit).toBe('kg/m²');
    expect(meaning('3570', '000001').quantity?.unit).toBe('fl oz');
    expect(meaning('3690', '000001').quantity?.unit).toBe('yd³');
  });
});
