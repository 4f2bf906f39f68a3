import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressLines, countryLine } from '../../../src/core/label/addressLines.ts';
import { printableText } from '../../../src/core/label/printableText.ts';
import { address, worldwide } from '../../support/labelSamples.ts';

describe('addressLines', () => {
  it.each([
    [
      'US',
      address({
        name: 'Rowan Ashby',
        line1: '207 Larkspur Lane',
        city: 'East Dunmore',
        province: 'WI',
        postcode: '54901',
        country: 'US',
      }),
      ['ROWAN ASHBY', '207 LARKSPUR LANE', 'EAST DUNMORE, WI 54901'],
    ],
    [
      'DE',
      address({ name: 'Eva Groß', line1: 'Am Deich 3', city: 'Lübeck', postcode: '23552', country: 'DE' }),
      ['Eva Groß', 'Am Deich 3', '23552 Lübeck'],
    ],
    [
      'GB',
      address({ name: 'A. Hale', line1: '2 Quay St', city: 'Truro', postcode: 'TR1 2HE', country: 'GB' }),
      ['A. Hale', '2 Quay St', 'Truro', 'TR1 2HE'],
    ],
    ['JP', worldwide['Japanese'], ['100-6612', '東京都', '千代田区丸の内1丁目9番2号', '株式会社山の音', '佐藤 美咲']],
  ])('follows the order of %s', (origin, given, lines) => {
    expect(addressLines(given ?? address({}), origin)).toEqual(lines);
  });

  it('of the US is in capitals, those with accents too; ß has none, and other scripts stay as they are', () => {
    const lines = addressLines(
      address({ name: 'Jürgen Weiß', company: 'Ελένη', line1: '1 Peña Blvd', country: 'US' }),
      'US',
    );
    expect(lines).toEqual(['JÜRGEN WEIß', 'Ελένη', '1 PEÑA BLVD']);
  });

  it('ends with the country in English capitals when the parcel leaves the country', () => {
    expect(addressLines(address({ name: 'A', country: 'TR' }), 'US').at(-1)).toBe('TÜRKIYE');
    expect(addressLines(address({ name: 'A', country: 'US' }), 'DE').at(-1)).toBe('UNITED STATES');
    expect(addressLines(address({ name: 'A', country: 'US' }), 'us')).toEqual(['A']);
    expect(addressLines(address({ name: 'A' }), 'US')).toEqual(['A']);
  });

  it('keeps a country it does not know as it was written', () => {
    expect(countryLine('Freedonia')).toBe('FREEDONIA');
    expect(countryLine('QZ')).toBe('QZ');
    expect(countryLine('CI')).toBe("CÔTE D'IVOIRE");
  });

  it('has every postal field that is not empty, whatever the country, and no contact data', () => {
    const field = fc.string({ unit: 'grapheme', maxLength: 20 });
    const fields = fc.record({
      name: field,
      company: field,
      line1: field,
      line2: field,
      city: field,
      province: field,
      postcode: field,
    });
    fc.assert(
      fc.property(fields, fc.constantFrom('US', 'DE', 'GB', 'JP', 'BR', 'AU', 'KR', ''), (given, country) => {
        const lines = addressLines(
          address({ ...given, country, phone: '+1 555 0100', email: 'a@example.org' }),
          country,
        );
        const all = lines.join('\n').toUpperCase();
        for (const value of Object.values(given)) expect(all).toContain(printableText(value).toUpperCase());
        expect(all).not.toContain('555 0100');
        expect(all).not.toContain('EXAMPLE.ORG');
        expect(lines.every((line) => line.trim() !== '')).toBe(true);
      }),
    );
  });
});
