import { describe, expect, it } from 'vitest';
import { countryNumber } from '../../../src/core/address/countryNumbers.ts';
import { COUNTRY_LETTERS, COUNTRY_NUMBERS } from '../../../src/core/gs1/codeLists.ts';
import { logisticDocument, type LogisticContent, type LogisticParcel } from '../../../src/core/label/logisticLabel.ts';
import { shipment, ssccLabel } from '../../support/labelSamples.ts';

const goods = (patch: Partial<LogisticContent> = {}): LogisticContent => ({
  barcodes: ['614141007349'],
  count: 4,
  traces: [],
  ...patch,
});
const parcel = (patch: Partial<LogisticParcel> = {}): LogisticParcel => ({
  sscc: ssccLabel.tracking,
  shipFrom: shipment.shipFrom,
  shipTo: shipment.shipTo,
  orderNumber: '10472',
  parcelIndex: 1,
  parcelCount: 2,
  purchaseOrder: '',
  contents: [goods()],
  ...patch,
});
const said = (patch: Partial<LogisticParcel>) => {
  const document = logisticDocument(parcel(patch));
  if (!document.ok) return document.error;
  return document.value.groups.map((group) => group.map(({ ai, value }) => `(${ai})${value}`).join(''));
};
const CONTENT = '(02)00614141007349(37)4';
const HERE = '(420)54901';
const lot = (text: string, units: number) => ({ trace: { lot: text }, units });

describe('a logistic label says', () => {
  it('what is in the parcel and where it goes', () => {
    expect(said({})).toEqual([CONTENT, HERE]);
  });

  it('nothing of goods of two products, or of one without a GTIN', () => {
    expect(said({ contents: [goods(), goods({ barcodes: ['4006381333931'] })] })).toEqual([HERE]);
    expect(said({ contents: [goods({ barcodes: ['BX-1', 'ITM00000001'] })] })).toEqual([HERE]);
    expect(said({ contents: [goods({ barcodes: ['own', '4006381333931'] })] })).toEqual([
      '(02)04006381333931(37)4',
      HERE,
    ]);
  });

  it('lot and last day where they hold for every unit, and of none else', () => {
    expect(said({ contents: [goods({ traces: [lot('AB12', 1), lot('AB12', 3)] })] })).toContain('(10)AB12');
    expect(said({ contents: [goods({ traces: [lot('AB12', 1), lot('AB13', 3)] })] })).toEqual([CONTENT, HERE]);
    expect(said({ contents: [goods({ traces: [lot('AB12', 3)] })] })).toEqual([CONTENT, HERE]);
    const trace = { lot: 'AB12', expiry: '2027-01-31' };
    expect(said({ contents: [goods({ traces: [{ trace, units: 4 }] })] })).toContain('(17)270131(10)AB12');
  });

  it('the customer’s order number', () => {
    expect(said({ purchaseOrder: ' PO-88 ' })).toContain('(400)PO-88');
  });

  it('a postcode with its country abroad, without blanks and hyphens', () => {
    const to = (country: string, postcode: string) =>
      said({ shipTo: { ...shipment.shipTo, country, postcode } }).at(-1);
    expect(to('CA', 'K1A 0B1')).toBe('(421)124K1A0B1');
    expect(to('JP', '150-0001')).toBe('(421)3921500001');
    expect(to('us', '54901-1234')).toBe('(420)549011234');
    expect(to('IE', '')).toBe(CONTENT);
    expect(to('XK', '10000')).toBe(CONTENT);
  });

  it.each(['Ünit', 'A>B', 'x'.repeat(31), '日本'])('nothing that GS1’s characters do not hold: %s', (purchaseOrder) => {
    expect(said({ purchaseOrder })).toEqual([CONTENT, HERE]);
  });
});

it('a logistic label is refused for a wrong SSCC and for nobody to go to', () => {
  expect(said({ sscc: '006141411234567891' })).toBe('numberMismatch');
  const nobody = Object.fromEntries(Object.keys(shipment.shipTo).map((key) => [key, '']));
  expect(said({ shipTo: { ...shipment.shipTo, ...nobody } })).toBe('noConsignee');
});

it('every country of ISO 3166-1 has one number, and every number a country', () => {
  const numbers = [...COUNTRY_LETTERS].map(countryNumber);
  expect(new Set(numbers)).toEqual(COUNTRY_NUMBERS);
  expect(numbers).toHaveLength(COUNTRY_NUMBERS.size);
  expect(['US', 'de', 'JP', 'GB', 'XK', ''].map(countryNumber)).toEqual(['840', '276', '392', '826', null, null]);
});
