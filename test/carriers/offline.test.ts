import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parcelNumber } from '../../src/carriers/offline/numbers.ts';
import { hasCheckDigit } from '../../src/core/gs1/checkDigit.ts';
import { asId, type IntentId } from '../../src/core/ids.ts';
import { quantity } from '../../src/core/quantity.ts';
import { labelDocument } from '../../src/core/label/labelDocument.ts';
import { address, shipment } from '../support/labelSamples.ts';
import { bookWith, offlineCarrier } from '../support/rates.ts';
import { MANY_SERVICES } from '../support/tariffs.ts';
import { carrierContract } from './carrierContract.ts';

const intent = (serial: number, gs1Prefix: string | null) => ({
  intentId: asId<IntentId>(`intent-${serial.toString()}`),
  series: gs1Prefix === null ? 'private' : `sscc/${gs1Prefix}`,
  serial,
  gs1Prefix,
  requestedAt: 0,
});

describe('parcelNumber', () => {
  it('is an SSCC with extension digit 0 under a GS1 prefix', () => {
    const number = parcelNumber(123456789, '0614141');
    expect(number).toEqual({
      ok: true,
      value: { tracking: '006141411234567890', sscc: '006141411234567890', scanText: '00006141411234567890' },
    });
  });

  it('is a private number without one', () => {
    expect(parcelNumber(1, null)).toEqual({
      ok: true,
      value: { tracking: 'PS000000000017', sscc: null, scanText: 'PS000000000017' },
    });
  });

  it('refuses a serial its series cannot hold rather than cut it', () => {
    expect(parcelNumber(10 ** 11, null)).toEqual({ ok: false, error: 'serialOutOfRange' });
    expect(parcelNumber(-1, null)).toEqual({ ok: false, error: 'serialOutOfRange' });
    expect(parcelNumber(100_000, '123456789012')).toEqual({ ok: false, error: 'serialOutOfRange' });
    expect(parcelNumber(1, '12')).toEqual({ ok: false, error: 'badPrefix' });
  });

  it('is never the same for two serials, and carries its check digit', () => {
    const serials = fc.uniqueArray(fc.integer({ min: 0, max: 999_999_999 }), { minLength: 2, maxLength: 2 });
    fc.assert(
      fc.property(serials, fc.constantFrom(null, '0614141'), ([first = 0, second = 1], prefix) => {
        const numbers = [first, second].map((serial) => parcelNumber(serial, prefix));
        const tracking = numbers.map((number) => (number.ok ? number.value.tracking : ''));
        expect(tracking[0]).not.toBe(tracking[1]);
        for (const text of tracking) expect(hasCheckDigit(text.replace(/^PS/, ''))).toBe(true);
      }),
    );
  });
});

describe('the offline carrier', () => {
  const carrier = offlineCarrier();

  it('gives the same label however often the same intent is bought', async () => {
    const first = await carrier.buy(intent(17, '0614141'), shipment, null);
    expect(first.kind).toBe('bought');
    expect(await offlineCarrier().buy(intent(17, '0614141'), shipment, null)).toEqual(first);
    expect(await carrier.buy(intent(18, '0614141'), shipment, null)).not.toEqual(first);
  });

  it.each(['0614141', null])(
    'sells a label that can be written, at the price it quoted (prefix %s)',
    async (prefix) => {
      const answer = await carrier.buy(intent(17, prefix), shipment, null);
      if (answer.kind !== 'bought') throw new Error(answer.reason);
      const { label } = answer;
      expect({ ok: true, value: label.quote }).toEqual(carrier.quote(shipment));
      expect(label.quote.charge.currency).toBe('USD');
      expect(labelDocument(label, shipment).ok).toBe(true);
    },
  );

  it.each([
    ['an address without a country', { ...shipment, shipTo: address({ name: 'A', line1: 'B' }) }],
    ['nobody', { ...shipment, shipTo: address({ country: 'US', postcode: '\u200B' }) }],
    ['an address no label can carry', { ...shipment, shipTo: { ...shipment.shipTo, line2: 'x'.repeat(2000) } }],
  ])('refuses %s', async (_, draft) => {
    expect((await carrier.buy(intent(17, null), draft, null)).kind).toBe('rejected');
  });

  it('says its prices for every weight at once, and why there are none', () => {
    const range = { least: quantity(0, 0, 'lb'), most: quantity(1200, -2, 'lb') };
    const prices = carrier.prices(shipment, range);
    if (!prices.ok) throw new Error(prices.error);
    for (const { upTo, charge, billable } of prices.value) {
      const quote = carrier.quote({ ...shipment, gross: upTo });
      expect(quote.ok && [quote.value.charge, quote.value.billable]).toEqual([charge, billable]);
    }
    const long = { ...shipment.outer, length: quantity(200, 0, 'in') };
    expect(carrier.prices({ ...shipment, outer: long }, range)).toEqual({ ok: false, error: 'overLimit' });
    const nowhere = { ...shipment, shipTo: address({ name: 'A', line1: 'B' }) };
    expect(carrier.prices(nowhere, range)).toEqual({ ok: false, error: 'unpriced' });
  });

  it('refuses a serial outside its series', async () => {
    expect(await carrier.buy(intent(10 ** 12, null), shipment, null)).toEqual({
      kind: 'rejected',
      reason: 'serialOutOfRange',
      detail: null,
    });
  });
});

carrierContract('offline, as the program comes', {
  create: () => offlineCarrier(),
  draft: shipment,
  intent: (serial) => intent(serial, null),
});
carrierContract('offline, by a site of many services', {
  create: () => offlineCarrier(bookWith(MANY_SERVICES)),
  draft: { ...shipment, deliverBy: null },
  intent: (serial) => intent(serial, '0614141'),
});
