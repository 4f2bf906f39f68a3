import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COUNTRY_CODES, countryName, isCountry } from '../../../src/core/address/countries.ts';
import { formatAddress } from '../../../src/core/address/formatAddress.ts';
import { addressFormat } from '../../../src/core/address/formats.ts';
import { addressLines } from '../../../src/core/label/addressLines.ts';
import { printableText } from '../../../src/core/label/printableText.ts';
import { address } from '../../support/labelSamples.ts';

const whole = {
  name: 'Ana',
  company: 'Acme',
  line1: 'Street 1',
  line2: 'Floor 2',
  city: 'Town',
  province: 'PV',
  postcode: '12345',
};

describe('formatAddress', () => {
  it.each([
    ['US', ['Ana', 'Acme', 'Street 1', 'Floor 2', 'Town, PV 12345']],
    ['CA', ['Ana', 'Acme', 'Street 1', 'Floor 2', 'Town PV 12345']],
    ['AU', ['Acme', 'Ana', 'Street 1', 'Floor 2', 'Town PV 12345']],
    ['DE', ['Ana', 'Acme', 'Street 1', 'Floor 2', '12345 Town', 'PV']],
    ['FR', ['Acme', 'Ana', 'Street 1', 'Floor 2', '12345 Town', 'PV']],
    ['IT', ['Ana', 'Acme', 'Street 1', 'Floor 2', '12345 Town PV']],
    ['GB', ['Ana', 'Acme', 'Street 1', 'Floor 2', 'Town', 'PV', '12345']],
    ['IE', ['Ana', 'Acme', 'Street 1', 'Floor 2', 'Town', 'PV', '12345']],
    ['HU', ['Ana', 'Acme', 'Town', 'PV', 'Street 1', 'Floor 2', '12345']],
    ['BR', ['Ana', 'Acme', 'Street 1', 'Floor 2', 'Town-PV', '12345']],
    ['TR', ['Ana', 'Acme', 'Street 1', 'Floor 2', '12345 Town/PV']],
    ['LT', ['Ana', 'Acme', 'Street 1', 'Floor 2', 'LT-12345 Town PV']],
    ['AE', ['Ana', 'Acme', 'Street 1', 'Floor 2', 'Town', 'PV', '12345']],
    ['HK', ['Ana', 'Acme', 'Street 1', 'Floor 2', 'Town', 'PV', '12345']],
    ['JP', ['Ana', 'Acme', 'Street 1', 'Floor 2', 'Town, PV 12345']],
    ['', ['Ana', 'Acme', 'Street 1', 'Floor 2', 'Town, PV 12345']],
  ])('writes an address of %s', (country, lines) => {
    expect(formatAddress(address({ ...whole, country }))).toEqual(lines);
  });

  it('writes East Asian addresses from the large to the small, in their own script only', () => {
    const japan = address({
      name: '佐藤 美咲',
      line1: '丸の内1丁目9番2号',
      city: '千代田区',
      province: '東京都',
      postcode: '100-6612',
      country: 'JP',
    });
    expect(formatAddress(japan)).toEqual(['100-6612', '東京都 千代田区', '丸の内1丁目9番2号', '佐藤 美咲']);
    expect(formatAddress(address({ ...whole, country: 'KR', line1: '테헤란로 152', city: '강남구' }))).toEqual([
      'PV 강남구',
      '테헤란로 152',
      'Floor 2',
      'Acme',
      'Ana',
      '12345',
    ]);
  });

  it('leaves out what stands between fields that are not there', () => {
    const lines = (country: string, fields: object) => formatAddress(address({ ...fields, country })).join('|');
    expect(lines('US', { city: 'Town', postcode: '12345' })).toBe('Town 12345');
    expect(lines('US', { province: 'PV' })).toBe('PV');
    expect(lines('BR', { province: 'PV' })).toBe('PV');
    expect(lines('LT', { city: 'Vilnius' })).toBe('Vilnius');
    expect(lines('LT', { city: 'Vilnius', postcode: 'LT-01100' }), 'no second prefix').toBe('LT-01100 Vilnius');
    expect(lines('DE', {})).toBe('');
  });

  const scripts = fc.constantFrom(
    'Ana',
    'Ελένη',
    'Олександра',
    '美咲',
    '김민준',
    'فاطمة',
    'נועה',
    'สมชาย',
    'Đặng',
    "D'Arcy",
  );
  const field = fc.oneof(
    fc.constant(''),
    fc.tuple(scripts, fc.string({ unit: 'grapheme', maxLength: 20 })).map(([start, rest]) => `${start} ${rest}`),
    fc.stringMatching(/^[A-Z0-9,%|/-]{1,12}$/),
  );
  const fields = fc.record({
    name: field,
    company: field,
    line1: field,
    line2: field,
    city: field,
    province: field,
    postcode: field,
  });

  it('has every field that is not empty in every country of the world, and nothing else but separators', () => {
    for (const country of [...COUNTRY_CODES, '', 'QZ', 'Freedonia']) {
      fc.assert(
        fc.property(fields, fc.constantFrom('US', 'DE', 'JP', country), (given, origin) => {
          const lines = addressLines(address({ ...given, country }), origin).map((line) => line.toUpperCase());
          const all = lines.join('\n');
          for (const value of Object.values(given)) expect(all).toContain(printableText(value).toUpperCase());
          expect(lines.every((line) => line.trim() !== '')).toBe(true);
          const letters = Object.values(given).map((value) => [...printableText(value)].length);
          const added = [...all].length - letters.reduce((sum, length) => sum + length, 0);
          expect(added).toBeLessThan(60);
        }),
        { numRuns: 12 },
      );
    }
  });

  it('gives fields of their own lines exactly once', () => {
    for (const country of COUNTRY_CODES)
      for (const isOwnScript of [true, false]) {
        const places = addressFormat(country, isOwnScript).match(/%[NOACSZ]/g) ?? [];
        expect(new Set(places).size, country).toBe(places.length);
        expect(places, country).toEqual(expect.arrayContaining(['%N', '%O', '%A']));
      }
  });
});

describe('countries', () => {
  it('are those of ISO 3166-1, with names for an address', () => {
    expect(COUNTRY_CODES).toHaveLength(250);
    expect(new Set(COUNTRY_CODES).size).toBe(250);
    expect(COUNTRY_CODES.every((code) => /^[A-Z]{2}$/.test(code) && (countryName(code) ?? '').length > 2)).toBe(true);
    expect(countryName('HK')).toBe('Hong Kong');
    expect(countryName('ZW')).toBe('Zimbabwe');
    expect(countryName('UK')).toBeNull();
    expect([isCountry('XK'), isCountry('XX'), isCountry('de')]).toEqual([true, false, false]);
  });
});

describe('the United States and what belongs to them', () => {
  const soldier = {
    name: 'J. Doe',
    line1: 'PSC 802 Box 74',
    city: 'APO',
    province: 'AE',
    postcode: '09499',
    country: 'US',
  };
  const island = { name: 'Ana Ruiz', line1: '1 Calle Sol', city: 'San Juan', postcode: '00901' };

  it('have no country line inside them', () => {
    expect(addressLines(address({ ...island, country: 'PR' }), 'US').at(-1)).toBe('SAN JUAN PR 00901');
    expect(addressLines(address({ ...island, province: 'PR', country: 'US' }), 'PR').at(-1)).toBe('SAN JUAN, PR 00901');
    expect(addressLines(address({ ...island, country: 'PR' }), 'DE').at(-1)).toBe('PUERTO RICO');
  });

  it('have none on the way to their soldiers, wherever the parcel comes from', () => {
    expect(addressLines(address(soldier), 'US').at(-1)).toBe('APO, AE 09499');
    expect(addressLines(address(soldier), 'DE').at(-1)).toBe('APO, AE 09499');
  });
});
