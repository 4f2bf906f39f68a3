import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { identify } from '../../src/core/identify/identify.ts';
import { COUNTRY_CODES } from '../../src/core/address/countries.ts';
import { NUMBER_FORMATS } from '../../src/core/identify/numberFormats.ts';

// Published tracking numbers of real carriers, valid and invalid, read from the folder that CONFORMANCE_DATA names.
const folder = join(process.env['CONFORMANCE_DATA'] ?? '', 'tracking-numbers');

interface Published {
  readonly id?: string;
  readonly name: string;
  readonly test_numbers: { readonly valid: readonly string[]; readonly invalid: readonly string[] };
  readonly additional?: readonly {
    readonly regex_group_name: string;
    readonly lookup?: readonly { readonly matches?: string }[];
  }[];
}

/** The published kinds by their id, or by name where they have none, and what they are called here. */
const FORMATS: Readonly<Record<string, readonly string[]>> = {
  amazon_logistics: ['amazon-tba'],
  amazon_international: ['amazon-international'],
  canada_post: ['canada-post-16'],
  canpar_22: ['canpar-22'],
  dhl_express: ['dhl-express'],
  dhl_express_piece_id: ['dhl-piece'],
  dhl_ecommerce: ['dhl-ecommerce'],
  dhl_ecommerce_14: ['dhl-ecommerce-14'],
  dpd: ['dpd-28'],
  dpd_14: ['dpd-14'],
  fedex_12: ['fedex-12'],
  fedex_34: ['fedex-34'],
  fedex_astra_32: ['fedex-astra'],
  fedex_ground: ['fedex-15'],
  fedex_ground_sscc_18: ['fedex-20'],
  fedex_ground_96: ['fedex-96'],
  fedex_ground_gsn: ['fedex-96-34'],
  gofo_us: ['gofo-us'],
  landmark_global: ['landmark-ltn'],
  lasership_lx: ['lasership-lx'],
  lasership_1ls7: ['lasership-1ls7'],
  'LaserShip 1LS7 (18)': ['lasership-1ls7-18'],
  lasership_1lscx: ['lasership-1lscx'],
  'Old Dominion': ['old-dominion'],
  'Old Dominion Guaranteed Shipment': ['old-dominion-80'],
  ontrac_c: ['ontrac-c'],
  ontrac_d: ['ontrac-d'],
  purolator_numeric: ['purolator-12'],
  purolator_alpha: ['purolator-letters'],
  s10: ['upu-s10'],
  speedee: ['spee-dee-18'],
  ups: ['ups-1z'],
  'UPS Waybill': ['ups-waybill'],
  usps_20: ['usps-20'],
  usps_impb_n: ['usps-impb'],
  usps_impb_c: ['usps-impb'],
  usps_legacy: ['usps-91', 'usps-20-91'],
  yodel: ['yodel-16'],
  yunexpress: ['yunexpress-16'],
};

const published = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .flatMap(
    (name) =>
      (JSON.parse(readFileSync(join(folder, name), 'utf8')) as { tracking_numbers: Published[] }).tracking_numbers,
  );

/** Readings of a number as one of these formats that nothing speaks against. */
const proved = (number: string, formats: readonly string[]) =>
  identify(number).candidates.filter(({ format, warnings }) => formats.includes(format) && warnings.length === 0);

describe.each(published.map((kind) => [kind.id ?? kind.name, kind] as const))('%s', (key, kind) => {
  const formats = FORMATS[key] ?? [];

  it('is known', () => {
    expect(NUMBER_FORMATS.filter(({ id }) => formats.includes(id))).toHaveLength(formats.length);
    expect(formats).not.toEqual([]);
  });

  it.each(kind.test_numbers.valid)('%s is one', (number) => {
    expect(proved(number, formats)).not.toEqual([]);
  });

  it.each(kind.test_numbers.invalid)('%s is none', (number) => {
    expect(proved(number, formats)).toEqual([]);
  });
});

describe('postal operators', () => {
  const operators = published
    .filter(({ id }) => id === 's10')
    .flatMap(({ additional = [] }) => additional)
    .filter(({ regex_group_name: group }) => group === 'CountryCode')
    .flatMap(({ lookup = [] }) => lookup.flatMap(({ matches }) => matches ?? []));

  it('all have a country here', () => {
    expect(operators.length).toBeGreaterThan(150);
    expect(operators.filter((code) => !COUNTRY_CODES.includes(code))).toEqual([]);
  });
});
