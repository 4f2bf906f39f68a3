import { describe, expect, it } from 'vitest';
import { asId, type Sku } from '../../../src/core/ids.ts';
import { EMPTY_ADDRESS, type Address } from '../../../src/core/orders/address.ts';
import type { Mass } from '../../../src/core/quantity.ts';
import { customsFor, type CustomsParcel } from '../../../src/core/ship/customs.ts';
import type { CustomsItem } from '../../../src/core/ship/customsLines.ts';
import type { RateTables } from '../../../src/core/ship/rateBook.ts';
import { BUILT_IN_TABLES, bookWith } from '../../support/rates.ts';

const at = (country: string, patch: Partial<Address> = {}): Address => ({
  ...EMPTY_ADDRESS,
  name: 'Tilda Marsh',
  line1: '12 Lantern Lane',
  city: 'Saltmarsh',
  postcode: '12345',
  country,
  ...patch,
});
const grams = (digits: number, exponent = 0): Mass => ({ digits, exponent, unit: 'g' });
const item = (sku: string, patch: Partial<CustomsItem> = {}): CustomsItem => ({
  sku: asId<Sku>(sku),
  description: sku,
  count: 1,
  unitValue: { minor: 1000, currency: 'USD' },
  unitWeight: grams(100),
  hsCode: '6912.00',
  origin: 'PT',
  isExportControlled: false,
  ...patch,
});
const parcel = (patch: Partial<CustomsParcel> = {}): CustomsParcel => ({
  from: at('US'),
  to: at('CA'),
  shipDate: '2026-11-27',
  papers: 'letter',
  gross: grams(1500),
  contents: 'sale',
  incoterm: 'DAP',
  itn: null,
  items: [item('MUG')],
  ...patch,
});
/** The built-in rules, with rows of the customs table added in front. */
const rulesWith = (...rows: readonly string[]) => {
  const [head = '', ...rest] = BUILT_IN_TABLES.customs.split('\n');
  const replaced = rows.map((row) => row.split(',').slice(0, 3).join(','));
  const kept = rest.filter((line) => !replaced.some((key) => line.startsWith(`${key},`)));
  const tables: Partial<RateTables> = { customs: [head, ...rows, ...kept].join('\n') };
  return bookWith(tables).border;
};
const RULES = bookWith({}).border;
const codes = (of: CustomsParcel, rules = RULES): readonly string[] =>
  customsFor(of, rules).problems.map(({ code }) => code);
const usd = (minor: number) => ({ minor, currency: 'USD' });

describe('whether papers are needed', () => {
  it.each([
    ['inside a country', at('US'), at('US'), 'none'],
    ['inside the European Union', at('DE'), at('FR'), 'none'],
    ['to Monaco', at('FR'), at('MC', { postcode: '98000' }), 'none'],
    ['to Liechtenstein', at('CH'), at('LI'), 'none'],
    ['Northern Ireland from the European Union', at('IE'), at('GB', { postcode: 'BT1 5GS' }), 'none'],
    [
      'Northern Ireland from Great Britain',
      at('GB', { postcode: 'M1 1AE' }),
      at('GB', { postcode: 'BT1 5GS' }),
      'none',
    ],
    ['Great Britain from the European Union', at('IE'), at('GB', { postcode: 'M1 1AE' }), 'cn22'],
    ['Jersey', at('GB'), at('JE', { postcode: 'JE2 3AB' }), 'cn22'],
    ['the Canary Islands', at('DE'), at('ES', { postcode: '35001' }), 'cn22'],
    ['mainland Spain', at('DE'), at('ES', { postcode: '28013' }), 'none'],
    ['Ceuta', at('ES', { postcode: '28013' }), at('ES', { postcode: '51001' }), 'cn22'],
    ['Livigno', at('IT', { postcode: '20121' }), at('IT', { postcode: '23041' }), 'cn22'],
    ['Büsingen', at('DE'), at('DE', { postcode: '78266' }), 'cn22'],
    ['Åland', at('FI', { postcode: '00100' }), at('FI', { postcode: '22100' }), 'cn22'],
    ['Martinique by its postcode', at('FR', { postcode: '75001' }), at('FR', { postcode: '97200' }), 'cn22'],
    ['a military post office', at('US'), at('US', { city: 'APO', province: 'AE', postcode: '09012' }), 'cn22'],
    ['Guam as a country', at('US'), at('GU', { postcode: '96910' }), 'cn22'],
    ['Guam as a state', at('US'), at('US', { province: 'GU', postcode: '96910' }), 'cn22'],
    ['back from Guam', at('GU', { postcode: '96910' }), at('US'), 'cn22'],
  ])('%s', (_name, from, to, kind) => {
    const value = { minor: 1000, currency: from.country === 'GB' ? 'GBP' : 'USD' };
    expect(customsFor(parcel({ from, to, items: [item('MUG', { unitValue: value })] }), RULES).form.kind).toBe(kind);
  });
});

describe('which form', () => {
  const form = (patch: Partial<CustomsParcel>, rules = RULES) => customsFor(parcel(patch), rules).form;
  // 300 SDR at 1.30 USD.
  it.each([
    [39_000, 'cn22'],
    [39_001, 'cn23'],
  ])('a letter worth %i cents: %s', (minor, kind) => {
    expect(form({ items: [item('MUG', { unitValue: usd(minor) })] })).toEqual({ kind });
  });
  it.each([
    [27_000, 'cn22'],
    [27_001, 'cn23'],
  ])('from Great Britain by its own limit: %i pence: %s', (minor, kind) => {
    const items = [item('MUG', { unitValue: { minor, currency: 'GBP' } })];
    expect(form({ from: at('GB', { postcode: 'M1 1AE' }), items })).toEqual({ kind });
  });
  it.each([
    [grams(2000), 'cn22'],
    [grams(2_000_001, -3), 'cn23'],
  ])('a letter of 2 kg, and a milligram more', (gross, kind) => {
    expect(form({ gross })).toEqual({ kind });
  });
  it('CN 23 for more lines than a CN 22 holds', () => {
    const lines = (count: number) => Array.from({ length: count }, (_, i) => item(`A${i}`, { hsCode: `69120${i}` }));
    expect(form({ items: lines(5) })).toEqual({ kind: 'cn22' });
    expect(form({ items: lines(6) })).toEqual({ kind: 'cn23' });
  });
  it.each([
    ['30000 JPY', { minor: 30_000, currency: 'JPY' }],
    ['150.500 KWD', { minor: 150_500, currency: 'KWD' }],
  ])('tells a limit of %s in the currency’s own decimals', (limit, unitValue) => {
    const rules = rulesWith(`US,*,cn22Limit,,,${limit},s,yes`);
    const { trace } = customsFor(parcel({ items: [item('MUG', { unitValue })] }), rules);
    expect(trace).toContain(`CN 22: worth no more than ${limit}`);
  });
  it('takes the form that says more for a currency without a rate', () => {
    expect(form({ items: [item('MUG', { unitValue: { minor: 1, currency: 'SEK' } })] })).toEqual({ kind: 'cn23' });
  });
  it('CN 23 for a parcel of the post, an invoice in three copies for an express carrier', () => {
    expect(form({ papers: 'parcel' })).toEqual({ kind: 'cn23' });
    expect(form({ papers: 'express' })).toEqual({ kind: 'invoice', copies: 3 });
  });
});

describe('lines', () => {
  it('groups by six digits and origin, with sums that are exact', () => {
    const items = [
      item('MUG-A', { hsCode: '6912.00.10', count: 2, unitValue: usd(1999), unitWeight: grams(3334, -1) }),
      item('TEA', { hsCode: '0902.30', origin: 'LK', count: 3, unitValue: usd(333), unitWeight: grams(3335, -1) }),
      item('MUG-B', { hsCode: '69120025', count: 1, unitValue: usd(1), unitWeight: grams(1, -1) }),
    ];
    const answer = customsFor(parcel({ gross: grams(1700), items }), RULES);
    expect(answer.lines).toEqual([
      { hsCode: '691200', origin: 'PT', description: 'MUG-A, MUG-B', count: 3, value: usd(3999), netGrams: 667 },
      { hsCode: '090230', origin: 'LK', description: 'TEA', count: 3, value: usd(999), netGrams: 1000 },
    ]);
    expect(answer.value).toEqual(usd(4998));
    // 2 x 333.4 + 0.1 + 3 x 333.5 = 1667.4: the lines' own fractions would be 666.9 and 1000.5.
    expect(answer.netGrams).toBe(1667);
    expect(answer.problems).toEqual([]);
  });

  it('keeps another origin apart', () => {
    const items = [item('A'), item('B', { origin: 'CN' })];
    expect(customsFor(parcel({ items }), RULES).lines).toHaveLength(2);
  });

  it('says that the net weight is above the gross, and not on its line', () => {
    const items = [item('A', { unitWeight: grams(1500) })];
    expect(codes(parcel({ items }))).toEqual([]);
    expect(codes(parcel({ items: [item('A', { unitWeight: grams(15_000_001, -4) })] }))).toEqual(['netAboveGross']);
  });
});

describe('what is missing', () => {
  const lacking = (patch: Partial<CustomsItem>, of: Partial<CustomsParcel> = {}) =>
    customsFor(parcel({ ...of, items: [item('A', patch)] }), RULES).problems;
  const sku = asId<Sku>('A');
  it('stops mail without HS code, origin or value', () => {
    expect(lacking({ hsCode: null })).toEqual([{ code: 'hsMissing', sku, isStop: true }]);
    expect(lacking({ origin: null })).toEqual([{ code: 'originMissing', sku, isStop: true }]);
    expect(lacking({ unitValue: null })).toEqual([{ code: 'valueMissing', sku, isStop: true }]);
    expect(lacking({ unitWeight: null })).toEqual([{ code: 'weightMissing', sku, isStop: true }]);
  });
  it('asks for six digits', () => {
    expect(lacking({ hsCode: '6912.0' })).toEqual([{ code: 'hsShort', sku, isStop: true }]);
    expect(lacking({ hsCode: '691200' })).toEqual([]);
  });
  it('does not ask for them before the day they are asked for', () => {
    expect(lacking({ hsCode: '6912' }, { shipDate: '2025-08-31' })).toEqual([]);
    expect(lacking({ hsCode: '6912' }, { shipDate: '2025-09-01' })).toHaveLength(1);
  });
  it('asks a present for no code', () => {
    expect(lacking({ hsCode: null }, { contents: 'gift' })).toEqual([]);
  });
  it('lets an express parcel go, but not to the United States', () => {
    expect(lacking({ hsCode: null }, { papers: 'express' })).toEqual([{ code: 'hsMissing', sku, isStop: false }]);
    const toUs = { papers: 'express' as const, from: at('DE'), to: at('US') };
    expect(lacking({ hsCode: null }, toUs)).toEqual([{ code: 'hsMissing', sku, isStop: true }]);
  });
  it('asks mail to the United States for prepaid duty since 2025-08-29', () => {
    const toUs = { from: at('DE'), to: at('US') };
    expect(codes(parcel({ ...toUs, shipDate: '2025-08-28' }))).toEqual([]);
    expect(codes(parcel({ ...toUs, shipDate: '2025-08-29' }))).toEqual(['dutyNotPrepaid']);
    expect(codes(parcel({ ...toUs, incoterm: 'DDP' }))).toEqual([]);
  });
  it('refuses currencies that can not be added', () => {
    const items = [item('A'), item('B', { unitValue: { minor: 100, currency: 'EUR' } })];
    expect(codes(parcel({ items }))).toContain('mixedCurrencies');
  });
});

describe('export filing', () => {
  const filing = (patch: Partial<CustomsParcel>) =>
    customsFor(parcel({ to: at('GB', { postcode: 'M1 1AE' }), ...patch }), RULES).filing;
  const dear = (minor: number, hsCode: string) => item(hsCode, { hsCode, unitValue: usd(minor) });
  it('is exempt up to 2500 USD a Schedule B line and needed a cent over it', () => {
    expect(filing({ items: [dear(250_000, '6912001000')] })).toMatchObject({ kind: 'exempt', text: 'NOEEI 30.37(a)' });
    expect(filing({ items: [dear(250_001, '6912001000')] })).toMatchObject({ kind: 'needed' });
  });
  it('counts each line, not the order', () => {
    expect(filing({ items: [dear(250_000, '6912001000'), dear(250_000, '6912005000')] })).toMatchObject({
      kind: 'exempt',
    });
    expect(filing({ items: [dear(125_001, '6912001000'), dear(125_000, '6912001000')] })).toMatchObject({
      kind: 'needed',
    });
  });
  it('is exempt to Canada by its own text, whatever a line is worth', () => {
    expect(filing({ to: at('CA'), items: [dear(900_000, '6912001000')] })).toMatchObject({
      kind: 'exempt',
      text: 'NOEEI 30.36',
    });
  });
  it('is needed for goods under export control, also to Canada', () => {
    expect(filing({ to: at('CA'), items: [item('A', { isExportControlled: true })] })).toMatchObject({
      kind: 'needed',
    });
    expect(codes(parcel({ items: [item('A', { isExportControlled: true })] }))).toEqual(['filingNeeded']);
  });
  it('is proved by its number', () => {
    expect(filing({ items: [dear(900_000, '6912001000')], itn: 'X20261127123456' })).toMatchObject({
      kind: 'filed',
      text: 'AES X20261127123456',
    });
  });
  it('is nothing outside the United States', () => {
    expect(filing({ from: at('DE'), items: [dear(900_000, '6912001000')] })).toMatchObject({ kind: 'none' });
  });
});

describe('duty into the European Union', () => {
  const toEu = (minor: number, items = [item('A', { unitValue: { minor, currency: 'EUR' } })]) =>
    customsFor(parcel({ to: at('DE'), items }), RULES);
  it('is three euros a tariff line up to 150 EUR, and not estimated a cent over it', () => {
    expect(toEu(15_000).duty).toEqual({ minor: 300, currency: 'EUR' });
    expect(toEu(15_001).duty).toBeNull();
  });
  it('counts subheadings, not pieces or origins', () => {
    const eur = (hsCode: string, origin = 'PT') =>
      item(hsCode, { hsCode, origin, count: 4, unitValue: { minor: 100, currency: 'EUR' } });
    expect(toEu(0, [eur('6912.00'), eur('691200', 'CN'), eur('0902.30')]).duty).toEqual({
      minor: 600,
      currency: 'EUR',
    });
  });
  it('begins and ends by its dates', () => {
    const on = (shipDate: string) => customsFor(parcel({ to: at('DE'), shipDate }), RULES).duty;
    expect(on('2026-06-30')).toBeNull();
    expect(on('2026-07-01')).not.toBeNull();
    expect(on('2028-06-30')).not.toBeNull();
    expect(on('2028-07-01')).toBeNull();
  });
  it('puts the one-stop-shop number on what is worth no more than 150 EUR', () => {
    expect(toEu(15_000).isIoss).toBe(true);
    expect(toEu(15_001).isIoss).toBe(false);
    expect(customsFor(parcel(), RULES).isIoss).toBe(false);
  });
});

describe('screening', () => {
  it('stops a parcel to a blocked country and says where that stands', () => {
    const answer = customsFor(parcel({ to: at('CU') }), RULES);
    expect(answer.problems).toContainEqual({ code: 'destinationBlocked', sku: null, isStop: true });
    expect(answer.screening).toMatchObject({ isBlocked: true });
    expect(answer.screening.source).toContain('31 CFR 515');
  });
  it('is a row of the table: taken out, it goes', () => {
    expect(codes(parcel({ to: at('CU') }), rulesWith('US,CU,blocked,,,no,A licence,yes'))).not.toContain(
      'destinationBlocked',
    );
  });
});

describe('the United States’ own mail', () => {
  const soldier = at('US', { city: 'APO', province: 'AE', postcode: '09012' });
  it.each([
    ['to a military post office', at('US'), soldier],
    ['from one', soldier, at('US')],
    ['to Puerto Rico as a state', at('US'), at('US', { province: 'PR', postcode: '00901' })],
    ['back from Puerto Rico', at('PR', { postcode: '00901' }), at('US')],
  ])('%s is no import: nobody prepays duty', (_name, from, to) => {
    expect(codes(parcel({ from, to, papers: 'parcel' }))).toEqual([]);
    const bare = customsFor(parcel({ from, to, papers: 'express', items: [item('A', { origin: null })] }), RULES);
    expect(bare.problems).toEqual([{ code: 'originMissing', sku: 'A', isStop: false }]);
  });
  it('to it from elsewhere is one', () => {
    expect(codes(parcel({ from: at('CA'), to: at('US'), papers: 'parcel' }))).toEqual(['dutyNotPrepaid']);
    expect(codes(parcel({ from: at('CA'), to: soldier, papers: 'parcel' }))).toEqual(['dutyNotPrepaid']);
  });
});

describe('an order in several boxes', () => {
  const half = (currency: string, minor: number) =>
    item('A', { hsCode: '8211.91.3030', unitValue: { minor, currency } });
  it('is filed by what the whole consignment is worth, a line at a time', () => {
    const one = parcel({ to: at('MX'), items: [half('USD', 200_000)] });
    expect(customsFor(one, RULES).filing.kind).toBe('exempt');
    const whole = [half('USD', 200_000), half('USD', 200_000)];
    expect(codes({ ...one, consignment: whole })).toContain('filingNeeded');
    const other = [half('USD', 200_000), item('B', { unitValue: usd(200_000) })];
    expect(customsFor({ ...one, consignment: other }, RULES).filing.kind).toBe('exempt');
  });
  it('goes by the one-stop shop and the flat duty only where all of it may', () => {
    const one = parcel({ to: at('DE'), items: [half('EUR', 10_000)] });
    expect(customsFor(one, RULES)).toMatchObject({ isIoss: true, duty: { minor: 300, currency: 'EUR' } });
    const whole = { ...one, consignment: [half('EUR', 10_000), half('EUR', 10_000)] };
    expect(customsFor(whole, RULES)).toMatchObject({ isIoss: false, duty: null, value: { minor: 10_000 } });
  });
});
