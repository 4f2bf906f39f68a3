import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createKarrioCarrier } from '../../src/carriers/karrio/index.ts';
import { asId, type IntentId } from '../../src/core/ids.ts';
import { quantity } from '../../src/core/quantity.ts';
import type { PurchaseIntent } from '../../src/station/ports.ts';
import { systemRuntime } from '../../src/station/runtime.ts';
import type { Fault } from '../support/carrierServers/faulty.ts';
import { startKarrioServer, type KarrioServer } from '../support/carrierServers/karrio.ts';
import type { TrackedScan } from '../support/carrierServers/tracked.ts';
import { abroad, shipment } from '../support/labelSamples.ts';
import { offlineCarrier } from '../support/rates.ts';
import { anOffer, buy, carrierContract } from './carrierContract.ts';

let server: KarrioServer;
beforeEach(async () => {
  server = await startKarrioServer();
});
afterEach(() => server.close());

const settings = () => ({
  url: server.url,
  key: () => Promise.resolve('key'),
  timeoutMs: 1_000,
  callsPerMinute: 10_000,
  settleMs: 100,
  dpmm: 8 as const,
  estimates: offlineCarrier(),
});
const carrier = () => createKarrioCarrier(settings(), { fetch, steady: systemRuntime.steady });
const intent = (serial: number): PurchaseIntent => ({
  intentId: asId<IntentId>(`intent-${serial.toString()}`),
  series: '',
  serial: 0,
  gs1Prefix: null,
  requestedAt: Date.now(),
});
const once = (question: string, fault: Fault): void => {
  let isOver = false;
  server.fault = (asked) => {
    if (isOver || asked !== question) return null;
    isOver = true;
    return fault;
  };
};

const SEEN: TrackedScan = {
  status: 'in_transit',
  detail: 'arrived_at_facility',
  time: '2026-11-24T23:30:00',
  offset: '-06:00',
  city: 'Reno',
};
const UNHEARD: TrackedScan = {
  status: 'teleported',
  detail: 'beam',
  time: '2026-11-25T09:00:00',
  offset: '-06:00',
  city: 'Elsewhere',
};
const travels = (tracking: string): void => {
  server.tracked.happens(tracking, SEEN, UNHEARD);
};

carrierContract('Karrio, over HTTP', { create: carrier, draft: shipment, intent, travels });

describe('Karrio', () => {
  it('is told weights in the unit they were weighed in, and sides in one unit', async () => {
    const seen: unknown[] = [];
    const watched = createKarrioCarrier(settings(), {
      fetch: (input, init) => {
        if (typeof init?.body === 'string') seen.push(JSON.parse(init.body));
        return fetch(input, init);
      },
      steady: systemRuntime.steady,
    });
    await watched.offers(
      {
        ...shipment,
        outer: { length: quantity(305, 0, 'mm'), width: quantity(23, 0, 'cm'), height: quantity(7, 0, 'in') },
        gross: quantity(1605, -2, 'lb'),
      },
      null,
    );
    const parcel = { weight: 16.05, weight_unit: 'LB', length: 30.5, width: 23, height: 17.8, dimension_unit: 'CM' };
    expect(seen).toMatchObject([{ parcels: [parcel] }]);
  });

  it('is told what customs ask of a parcel, unit by unit, and what its goods need on the way', async () => {
    const seen: Record<string, unknown>[] = [];
    const watched = createKarrioCarrier(settings(), {
      fetch: (input, init) => {
        if (typeof init?.body === 'string') seen.push(JSON.parse(init.body) as Record<string, unknown>);
        return fetch(input, init);
      },
      steady: systemRuntime.steady,
    });
    await watched.offers({ ...abroad, goods: [{ isAgeChecked: true }, { isLimitedQuantity: true }] }, null);
    expect(seen[0]).toMatchObject({
      customs: {
        content_type: 'merchandise',
        incoterm: 'DDP',
        commercial_invoice: true,
        certify: true,
        signer: 'R. Ashby',
        duty: { paid_by: 'sender' },
        commodities: [
          {
            sku: 'MUG',
            quantity: 3,
            weight: 372,
            weight_unit: 'G',
            value_amount: 24.1,
            value_currency: 'USD',
            hs_code: '691200',
            origin_country: 'PT',
          },
          { sku: 'X', quantity: 1, value_amount: 500, value_currency: 'JPY' },
        ],
        options: { eel_pfc: 'NOEEI 30.37(a)', eori_number: 'GB123456789000', ioss: 'IM2760000017' },
      },
      options: { dangerous_good: true, signature_confirmation: true },
    });
  });

  it('is told of dry ice in the very parcel', async () => {
    const seen: { options: Record<string, unknown> }[] = [];
    const watched = createKarrioCarrier(settings(), {
      fetch: (input, init) => {
        if (typeof init?.body === 'string') seen.push(JSON.parse(init.body) as (typeof seen)[number]);
        return fetch(input, init);
      },
      steady: systemRuntime.steady,
    });
    const goods = [{ dryIce: quantity(500, 0, 'g') }];
    await watched.offers({ ...shipment, goods, dryIce: quantity(1, 0, 'kg') }, null);
    await watched.offers({ ...shipment, goods, dryIce: null }, null);
    expect(seen.map(({ options }) => [options['dangerous_good'], options['fedex_dry_ice']])).toEqual([
      [true, true],
      [true, undefined],
    ]);
  });

  it('fetches a label that did not come with its purchase', async () => {
    server.isInline = false;
    const label = await buy(carrier(), intent(1), shipment);
    expect(Buffer.from(label.print?.bytes ?? []).toString()).toContain(label.tracking);
    expect(server.heard.label).toBe(1);
  });

  it('a carrier behind it that failed: nobody knows', async () => {
    const offer = await anOffer(carrier(), intent(1), shipment);
    server.behind = 'fails';
    expect((await carrier().buy(intent(1), shipment, offer)).kind).toBe('unknown');
  });

  it('bought already: looked up', async () => {
    const offer = await anOffer(carrier(), intent(1), shipment);
    await carrier().buy(intent(1), shipment, offer);
    expect((await carrier().buy(intent(1), shipment, offer)).kind).toBe('unknown');
    expect(await carrier().find(intent(1), shipment)).toMatchObject({ kind: 'found' });
    expect(server.purchases()).toHaveLength(1);
  });

  it.each(['cutBefore', 'cutAfter', 'error500After', 'rubbishAfter', 'truncatedAfter', 'slowAfter'] as const)(
    'buying, %s: nobody knows, and a look-up does',
    async (fault) => {
      const offer = await anOffer(carrier(), intent(1), shipment);
      once('purchase', fault);
      expect((await carrier().buy(intent(1), shipment, offer)).kind).toBe('unknown');
      expect((await carrier().find(intent(1), shipment)).kind).toBe(fault === 'cutBefore' ? 'notFound' : 'found');
    },
  );

  it('a label that shows up late is not found before, and found after', async () => {
    server.hideMs = 400;
    await buy(carrier(), intent(1), shipment);
    expect(await carrier().find(intent(1), shipment)).toEqual({ kind: 'notFound' });
    await expect.poll(() => carrier().find(intent(1), shipment)).toMatchObject({ kind: 'found' });
  });

  it.each([
    ['at once', 'voided'],
    ['later', 'pending'],
    ['refuses', 'refused'],
  ] as const)('cancelling %s: %s', async (cancels, kind) => {
    server.cancels = cancels;
    const { tracking, carrierRef } = await buy(carrier(), intent(1), shipment);
    expect((await carrier().void({ intentId: intent(1).intentId, tracking, carrierRef })).kind).toBe(kind);
  });

  it('without a key nothing is sent', async () => {
    const keyless = createKarrioCarrier(
      { ...settings(), key: () => Promise.resolve('') },
      { fetch, steady: systemRuntime.steady },
    );
    expect(await keyless.offers(shipment, null)).toEqual({ ok: false, error: 'notAllowed' });
    expect(server.heard.create).toBe(0);
  });

  it.each([
    ['picked_up', '', 'accepted', null],
    ['delivery_delayed', '', 'inTransit', 'delayed'],
    ['delivery_failed', 'consignee_not_home', 'deliveryAttempted', null],
    ['delivery_failed', 'package_lost', 'exception', null],
    ['ready_for_pickup', '', 'availableForPickup', null],
    ['delivered', '', 'delivered', null],
  ])('of a parcel it says %s %s: %s, %s', async (status, detail, meant, delay) => {
    server.tracked.happens('T1', { ...SEEN, status, detail });
    const answer = await carrier().track(['T1'], 'now');
    expect(answer).toMatchObject({ kind: 'told', events: [{ status: meant, delay, code: status }] });
  });

  it('an older server tells the status of the parcel alone: that is the last event’s', async () => {
    server.hasEventStatus = false;
    server.tracked.happens('T1', SEEN, { ...SEEN, status: 'delivered', time: '2026-11-25T10:15:00' });
    expect(await carrier().track(['T1'], 'now')).toMatchObject({
      events: [
        { status: 'unknown', reason: 'ARRIVED_AT_FACILITY' },
        { status: 'delivered', utcOffset: 0, at: Date.parse('2026-11-25T10:15:00Z') },
      ],
    });
  });

  it.each(['cutBefore', 'error500After', 'rubbishAfter', 'truncatedAfter', 'slowAfter', 'tooMany'] as const)(
    'asked about a parcel, %s: it is not known',
    async (fault) => {
      once('track', fault);
      expect(await carrier().track(['T1'], 'now')).toMatchObject({ kind: 'unclear' });
    },
  );

  it.each([
    [true, { kind: 'deliverable' }],
    [false, { kind: 'undeliverable', reason: '' }],
    [null, { kind: 'unknown', reason: 'notOffered' }],
  ] as const)('validation %s: %j, and nothing stays in its address book', async (isValid, answer) => {
    server.isValid = isValid;
    expect(await carrier().validateAddress(shipment.shipTo, 'now')).toEqual(answer);
    expect(server.book.size).toBe(0);
  });
});
