import { describe, expect, it } from 'vitest';
import { EMPTY_ADDRESS } from '../../../src/core/orders/address.ts';
import { quantity } from '../../../src/core/quantity.ts';
import { offersOffline, quoteOffline, soonestOffline } from '../../../src/core/ship/offlineQuote.ts';
import { priceSteps } from '../../../src/core/ship/priceSteps.ts';
import type { PricedParcel } from '../../../src/core/ship/rate.ts';
import { isOnAt, switchedAnew, switchedOff } from '../../../src/core/ship/serviceSwitch.ts';
import { bookWith, BUILT_IN_RATES } from '../../support/rates.ts';
import { MANY_SERVICES } from '../../support/tariffs.ts';

const off = (from: string) => ({ from, isOn: false });
const on = (from: string) => ({ from, isOn: true });

describe('a service is used until somebody says otherwise', () => {
  it('from a ship date on, until the next word', () => {
    const switches = [off('2026-12-20'), on('2026-12-27')];
    expect(['2026-12-19', '2026-12-20', '2026-12-26', '2026-12-27'].map((day) => isOnAt(switches, day))).toEqual([
      true,
      false,
      false,
      true,
    ]);
    expect(isOnAt([], '2026-12-20')).toBe(true);
  });

  it('a new word holds from its date on, over all that was planned for later', () => {
    const planned = [off('2026-12-20'), on('2026-12-27')];
    expect(switchedAnew(planned, on('2026-12-24'))).toEqual([off('2026-12-20'), on('2026-12-24')]);
    expect(switchedAnew(planned, on('2026-12-01'))).toEqual([on('2026-12-01')]);
    expect(switchedAnew(planned, on('2026-12-20'))).toEqual([on('2026-12-20')]);
  });

  it('tells which are off on a day', () => {
    const services = [
      { service: 'a', name: 'A', switches: [off('2026-12-20')] },
      { service: 'b', name: 'B', switches: [off('2026-12-20'), on('2026-12-21')] },
    ];
    expect(switchedOff(services, '2026-12-20')).toEqual(['a', 'b']);
    expect(switchedOff(services, '2026-12-21')).toEqual(['a']);
  });
});

describe('the own carrier without a service', () => {
  const book = bookWith(MANY_SERVICES);
  const parcel: PricedParcel = {
    shipFrom: { ...EMPTY_ADDRESS, country: 'US', postcode: '60601' },
    shipTo: { ...EMPTY_ADDRESS, country: 'US', postcode: '94107' },
    outer: { length: quantity(11, 0, 'in'), width: quantity(8, 0, 'in'), height: quantity(6, 0, 'in') },
    gross: quantity(5, 0, 'oz'),
    shipDate: '2026-11-23',
    shippingMethod: 'Standard',
    currency: 'USD',
  };
  const quoted = (patch: Partial<PricedParcel>) => {
    const found = quoteOffline({ ...parcel, ...patch }, book);
    return found.ok ? found.value : found.error;
  };

  it('takes the cheapest that is left and says which is off', () => {
    expect(quoted({})).toMatchObject({ service: 'advantage' });
    const other = quoted({ switchedOff: ['advantage'] });
    expect(other).toMatchObject({ service: 'economy' });
    expect(other).toHaveProperty('trace', expect.arrayContaining(['not Advantage: switched off']));
  });

  it('an order that asked only for what is off goes by another, and where all are off by none', () => {
    expect(quoted({ switchedOff: ['advantage', 'economy'] })).toMatchObject({ service: 'daily' });
    const express = quoteOffline({ ...parcel, shippingMethod: 'Express', switchedOff: ['express'] }, BUILT_IN_RATES);
    expect(express).toMatchObject({ ok: true, value: { service: 'ground' } });
    expect(quoted({ switchedOff: ['advantage', 'economy', 'daily'] })).toBe('switchedOff');
  });

  it('promises no day that only a service keeps which is off', () => {
    expect(quoted({ deliverBy: '2026-11-25', switchedOff: ['daily'] })).toMatchObject({ arrivesOn: '2026-11-30' });
    const soonest = (patch: Partial<PricedParcel>) => soonestOffline({ ...parcel, ...patch }, book);
    expect(soonest({})).toBe('2026-11-25');
    expect(soonest({ switchedOff: ['daily'] })).toBe('2026-11-30');
  });

  it('a box that is kept for services is priced by these alone, and by no dearer one than its order takes', () => {
    expect(quoted({ keptFor: ['Economy', 'daily'] })).toMatchObject({ service: 'economy' });
    expect(quoted({ keptFor: ['nothing'] })).toBe('notForBox');
    const express = (keptFor: readonly string[]) => quoteOffline({ ...parcel, keptFor }, BUILT_IN_RATES);
    expect(express(['express'])).toEqual({ ok: false, error: 'notForBox' });
    const inHaste = quoteOffline({ ...parcel, keptFor: ['express'], deliverBy: '2026-11-25' }, BUILT_IN_RATES);
    expect(inHaste).toMatchObject({ ok: true, value: { service: 'express' } });
  });

  it('prices by weight and offers say the same', () => {
    const without = { ...parcel, switchedOff: ['advantage'] };
    const range = { least: quantity(1, 0, 'oz'), most: quantity(5, 0, 'oz') };
    const steps = priceSteps(without, range, book);
    const price = quoteOffline(without, book);
    expect(steps.ok && price.ok && steps.value.at(-1)?.charge).toEqual(price.ok && price.value.charge);
    const offers = offersOffline(without, book);
    expect(offers.ok && offers.value.find(({ service }) => service === 'advantage')?.answer).toEqual({
      refused: 'switchedOff',
    });
  });
});
