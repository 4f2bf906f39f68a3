import { expect, it } from 'vitest';
import { differingFields, postalPart } from '../../../src/core/address/addressCheck.ts';
import { EMPTY_ADDRESS, type Address } from '../../../src/core/orders/address.ts';

const GIVEN: Address = {
  ...EMPTY_ADDRESS,
  name: 'Rowan Ashby',
  phone: '555',
  line1: '207 North Larkspur Lane',
  line2: 'Apt. 5',
  city: 'East Dunmore',
  province: 'WI',
  postcode: '54901',
  country: 'US',
};

it.each<[string, Partial<Address>]>([
  ['capitals and short forms', { line1: '207 N LARKSPUR LN', line2: 'APT 5', city: 'E DUNMORE' }],
  ['one line in place of two', { line1: '207 N Larkspur Ln Apt 5', line2: '' }],
  ['a finer ZIP code', { postcode: '54901-1234' }],
  ['another name and number', { name: 'ROWAN ASHBY', phone: '' }],
])('%s change nothing', (_, change) => {
  expect(differingFields(GIVEN, { ...GIVEN, ...change })).toEqual([]);
});

it.each<[string, Partial<Address>, readonly string[]]>([
  ['another house', { line1: '270 North Larkspur Lane' }, ['line1']],
  ['another flat', { line2: 'Apt 6' }, ['line2']],
  ['a flat that was left out', { line2: '' }, ['line2']],
  ['another ZIP code', { postcode: '54902' }, ['postcode']],
  ['another town and state', { city: 'West Dunmore', province: 'MI' }, ['city', 'province']],
  ['another country', { country: 'CA' }, ['country']],
])('%s is told', (_, change, fields) => {
  expect(differingFields(GIVEN, { ...GIVEN, ...change })).toEqual(fields);
});

it('short forms of the USA are no short forms elsewhere, and accents are no difference anywhere', () => {
  const french = {
    ...GIVEN,
    country: 'FR',
    line1: '12 Place de l’Église',
    line2: '',
    province: '',
    postcode: '75 001',
  };
  expect(differingFields(french, { ...french, line1: '12 PLACE DE L EGLISE', postcode: '75001' })).toEqual([]);
  expect(differingFields(french, { ...french, line1: '12 PL DE L EGLISE' })).toEqual(['line1']);
  expect(differingFields(french, { ...french, postcode: '750011' })).toEqual(['postcode']);
});

it('the postal part names nobody', () => {
  expect(postalPart(GIVEN)).toEqual({ ...GIVEN, name: '', phone: '' });
});
