import { describe, expect, test } from 'vitest';
import { asId, type ManifestId } from '../../src/core/ids.ts';
import { quantity } from '../../src/core/quantity.ts';
import type { Site } from '../../src/core/site.ts';
import type { CarrierPort } from '../../src/station/ports.ts';
import { shipmentDraft } from '../../src/station/shipment.ts';
import { address, carton, fact, imported, orderFacts, orderId } from '../storage/facts.ts';
import { newFolder, openIn, steadyRuntime } from '../storage/place.ts';
import { bookWith, BUILT_IN_TABLES, offlineCarrier } from '../support/rates.ts';

const site: Site = {
  name: 'Harbour',
  bench: '1',
  shipFrom: address('Fern & Field Goods', { province: 'MN', postcode: '55099', country: 'US' }),
  timeZone: 'America/Chicago',
  units: 'us',
  currency: 'USD',
  gs1Prefix: null,
  isDemo: false,
};
const parcel = { carton: carton('M', 'BOX-M'), gross: quantity(4, 0, 'lb'), index: 1, count: 1 };

/** The ship date that a carrier is asked with at an instant. */
function shipDates(carrier: CarrierPort, patch: Partial<Site> = {}) {
  const runtime = steadyRuntime();
  const storage = openIn(newFolder(), runtime);
  storage.record(
    [fact({ type: 'siteConfigured', site: { ...site, ...patch } }), imported(orderFacts('1', [['A', 1]]))],
    null,
  );
  const order = storage.orders.byId(orderId('1'));
  if (!order) throw new Error('no order');
  return Object.assign(
    (at: string) => {
      runtime.at(Date.parse(at));
      return shipmentDraft({ storage, runtime, carrier }, order, parcel)?.shipDate;
    },
    { storage },
  );
}

describe('the ship date a carrier is asked with', () => {
  test("is the next of the carrier's days at its cut-off, by the site's clock", () => {
    const calendar = `${BUILT_IN_TABLES.calendar}\nUS,cutOff,17:00,,\n`;
    const on = shipDates(offlineCarrier(bookWith({ calendar })));
    expect(on('2026-11-24T22:59:00Z')).toBe('2026-11-24');
    expect(on('2026-11-24T23:00:00Z')).toBe('2026-11-25');
    // Thanksgiving and the weekend behind it.
    expect(on('2026-11-25T23:00:00Z')).toBe('2026-11-27');
    expect(on('2026-11-27T23:00:00Z')).toBe('2026-11-30');
    expect(on('2026-11-28T15:00:00Z')).toBe('2026-11-30');
  });

  test("is the site's own date until midnight where the carrier has no cut-off, whatever UTC says", () => {
    const on = shipDates(offlineCarrier());
    expect(on('2026-11-25T05:59:00Z')).toBe('2026-11-24');
    expect(on('2026-11-25T06:00:00Z')).toBe('2026-11-25');
  });

  test('is the calendar date where the carrier does not say when it works, or never does', () => {
    const silent = shipDates({ ...offlineCarrier(), workingDays: () => null });
    expect(silent('2026-11-28T15:00:00Z')).toBe('2026-11-28');
    const never = { days: [], holidays: [], exceptions: {}, source: '' };
    const closed = shipDates({
      ...offlineCarrier(),
      workingDays: () => ({ calendar: never, cutOff: { minutes: 60 } }),
    });
    expect(closed('2026-11-28T15:00:00Z')).toBe('2026-11-28');
  });

  test('goes by the country it leaves from', () => {
    const german = { shipFrom: { ...site.shipFrom, country: 'DE' }, timeZone: 'Europe/Berlin' };
    expect(shipDates(offlineCarrier(), german)('2026-12-25T10:00:00Z')).toBe('2026-12-28');
    expect(shipDates(offlineCarrier(), german)('2026-11-26T10:00:00Z')).toBe('2026-11-26');
  });

  test('is the day after one whose manifest is closed, at an open day', () => {
    const on = shipDates(offlineCarrier());
    const close = (shipDate: string, account = '') =>
      on.storage.record(
        [
          fact({
            type: 'manifestClosed',
            manifestId: asId(`MF${shipDate}${account}`),
            carrier: 'offline',
            account,
            origin: 'US 55099',
            shipDate,
            part: 1,
            parts: 1,
            parcels: [],
          }),
        ],
        null,
      );
    expect(on('2026-11-24T15:00:00Z')).toBe('2026-11-24');
    close('2026-11-24', 'another account');
    expect(on('2026-11-24T15:00:00Z')).toBe('2026-11-24');
    close('2026-11-24');
    expect(on('2026-11-24T15:00:00Z')).toBe('2026-11-25');
    close('2026-11-25');
    // Thanksgiving is between them.
    expect(on('2026-11-25T15:00:00Z')).toBe('2026-11-27');
  });

  test('is the day after a closed one too where the carrier does not say when it works', () => {
    const on = shipDates({ ...offlineCarrier(), workingDays: () => null });
    const truck = { carrier: 'offline', account: '', origin: 'US 55099', shipDate: '2026-11-28' };
    const event = { type: 'manifestClosed', manifestId: asId<ManifestId>('MF1'), ...truck } as const;
    on.storage.record([fact({ ...event, part: 1, parts: 1, parcels: [] })], null);
    expect(on('2026-11-28T15:00:00Z')).toBe('2026-11-29');
  });

  test('does not go back with a clock that was set back', () => {
    const on = shipDates(offlineCarrier());
    on('2026-11-25T16:00:00Z');
    on.storage.record([fact({ type: 'orderHeld', orderId: orderId('1'), reason: 'problem' })], null);
    expect(on('2026-11-24T16:00:00Z')).toBe('2026-11-25');
    // Further back than anybody works: then the clock was wrong before, and is taken at its word.
    expect(on('2026-11-23T16:00:00Z')).toBe('2026-11-23');
  });
});

test('the day an order was promised for is asked of the carrier, and what is said of the parcel is held against it', () => {
  const runtime = steadyRuntime();
  const storage = openIn(newFolder(), runtime);
  const promised = { ...orderFacts('1', [['A', 1]]), deliverBy: '2026-11-30' };
  storage.record([fact({ type: 'siteConfigured', site }), imported(promised)], null);
  const order = storage.orders.byId(orderId('1'));
  if (!order) throw new Error('no order');
  expect(order.deliverBy).toBe('2026-11-30');
  expect(shipmentDraft({ storage, runtime, carrier: offlineCarrier() }, order, parcel)?.deliverBy).toBe('2026-11-30');
  const { deliverBy: _, ...unpromised } = order;
  expect(shipmentDraft({ storage, runtime, carrier: offlineCarrier() }, unpromised, parcel)).not.toHaveProperty(
    'deliverBy',
  );
});
