import { describe, expect, it } from 'vitest';
import { deliveryPoint, deliveryRefusal } from '../../../src/core/address/deliveryPoint.ts';
import { militaryFault, territoryFor } from '../../../src/core/address/territories.ts';
import { address } from '../../support/labelSamples.ts';

const at = (line1: string, line2 = '') => address({ line1, line2, city: 'Town', country: 'US', province: 'WI' });

describe('deliveryPoint', () => {
  it.each([
    'P.O. Box 12',
    'PO Box 12',
    'p o box 12',
    'P. O. BOX 12',
    'POB 7 PO BOX 7',
    'Post Office Box 9',
    'Postfach 10 20 30',
    'Postbus 5',
    'Postboks 1',
    'Apartado 45',
    'Apartado de Correos 45',
    'Apdo. 12',
    'Casilla 88',
    'Casilla de Correo 88',
    'Casella Postale 3',
    'Caixa Postal 77',
    'BP 123',
    'B.P. 123',
    'Boîte Postale 4',
    'Locked Bag 2',
    'Private Bag X9',
  ])('%s is a box at the post office', (text) => {
    expect(deliveryPoint(at(text))).toBe('poBox');
    expect(deliveryPoint(at('12 Main St', text)), 'beside a street').toBe('poBox');
    expect(deliveryRefusal('ups', at(text))).toBe('poBoxNotServed');
    expect(deliveryRefusal('fedex', at(text))).toBe('poBoxNotServed');
    expect(deliveryRefusal('usps', at(text))).toBeNull();
    expect(deliveryRefusal('own', at(text))).toBeNull();
  });

  it.each([
    ['12 Main St PMB 44', 'privateMailbox'],
    ['12 Main St #44', 'privateMailbox'],
    ['12 Boxwood Lane', 'street'],
    ['Postfachstein Weg 3', 'street'],
    ['Boxhagener Str. 5', 'street'],
    ['BPW Allee 4', 'street'],
    ['1 Apartadora Calle', 'street'],
    ['Via Casilla', 'street'],
    ['2 Postboxer Row', 'street'],
  ])('%s is a %s', (text, point) => {
    expect(deliveryPoint(at(text))).toBe(point);
    expect(deliveryRefusal('ups', at(text))).toBeNull();
  });

  it('knows the German parcel machines: DHL only, with the number of the customer', () => {
    const machine = address({ name: 'Eva', line1: 'Packstation 145', city: 'Bonn', postcode: '53113', country: 'DE' });
    expect(deliveryPoint(machine)).toBe('packstation');
    expect(deliveryRefusal('dhl', machine)).toBe('packstationNeedsPostNumber');
    expect(deliveryRefusal('dhl', { ...machine, company: '12345678' })).toBeNull();
    expect(deliveryRefusal('dhl', { ...machine, line2: 'Postnummer 1234567' })).toBeNull();
    expect(deliveryRefusal('ups', { ...machine, company: '12345678' })).toBe('packstationNotServed');
  });
});

describe('military post offices', () => {
  const base = address({ line1: 'PSC 802 Box 74', city: 'APO', province: 'AE', postcode: '09499', country: 'US' });

  it.each(['APO', 'fpo', 'DPO'])('%s is served by USPS only', (city) => {
    expect(deliveryPoint({ ...base, city })).toBe('military');
    expect(deliveryRefusal('usps', { ...base, city })).toBeNull();
    for (const carrier of ['ups', 'fedex', 'dhl']) expect(deliveryRefusal(carrier, base)).toBe('militaryNotServed');
  });

  it('must be whole: no foreign city, its state, its ZIP code', () => {
    expect(militaryFault(base)).toBeNull();
    expect(militaryFault({ ...base, city: 'Ramstein' })).toBe('notMilitaryCity');
    expect(militaryFault({ ...base, province: 'NY' })).toBe('notMilitaryState');
    expect(militaryFault({ ...base, postcode: '10001' })).toBe('notMilitaryZip');
    expect(militaryFault({ ...base, province: 'AP', postcode: '96349-1100' })).toBeNull();
    expect(militaryFault({ ...base, province: 'AA', postcode: '34022' })).toBeNull();
    expect(deliveryRefusal('usps', { ...base, city: 'Ramstein' })).toBe('militaryIncomplete');
    expect(deliveryPoint({ ...base, country: 'PH', province: 'AP', city: 'Manila' })).toBe('street');
  });
});

describe('territories of the United States', () => {
  const asState = address({ city: 'San Juan', province: 'PR', country: 'US' });
  const asCountry = address({ city: 'San Juan', country: 'PR' });

  it('are written as each carrier wants them, and come back', () => {
    for (const given of [asState, asCountry]) {
      expect(territoryFor('usps', given)).toEqual(asState);
      for (const carrier of ['ups', 'fedex', 'dhl']) expect(territoryFor(carrier, given)).toEqual(asCountry);
    }
  });

  it('keep a province that people wrote, and leave the rest alone', () => {
    const municipality = { ...asCountry, province: 'Carolina' };
    expect(territoryFor('usps', municipality)).toEqual(municipality);
    expect(territoryFor('ups', at('1 Main St'))).toEqual(at('1 Main St'));
  });
});
