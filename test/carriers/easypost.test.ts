import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEasypostCarrier, type EasypostSettings } from '../../src/carriers/easypost/index.ts';
import { createCarriers } from '../../src/carriers/index.ts';
import { asId, type IntentId } from '../../src/core/ids.ts';
import { quantity } from '../../src/core/quantity.ts';
import type { PurchaseIntent } from '../../src/station/ports.ts';
import { systemRuntime } from '../../src/station/runtime.ts';
import { startEasypostServer, type EasypostServer } from '../support/carrierServers/easypost.ts';
import type { Fault } from '../support/carrierServers/faulty.ts';
import type { TrackedScan } from '../support/carrierServers/tracked.ts';
import { abroad, shipment } from '../support/labelSamples.ts';
import { BUILT_IN_RATES, offlineCarrier } from '../support/rates.ts';
import { anOffer, buy, carrierContract } from './carrierContract.ts';

let server: EasypostServer;
beforeEach(async () => {
  server = await startEasypostServer();
});
afterEach(() => server.close());

const carrier = (change: Partial<EasypostSettings> = {}) =>
  createEasypostCarrier(
    {
      url: server.url,
      key: () => Promise.resolve('key'),
      timeoutMs: 1_000,
      callsPerMinute: 10_000,
      settleMs: 100,
      estimates: offlineCarrier(),
      ...change,
    },
    { fetch, steady: systemRuntime.steady },
  );
const quiet = {
  key: () => Promise.resolve('key'),
  timeoutMs: 1_000,
  callsPerMinute: 100,
  settleMs: 0,
  estimates: offlineCarrier(),
};
const intent = (serial: number): PurchaseIntent => ({
  intentId: asId<IntentId>(`intent-${serial.toString()}`),
  series: '',
  serial: 0,
  gs1Prefix: null,
  requestedAt: Date.now(),
});
/** The fault happens to the first question of this kind, and to no other. */
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

carrierContract('EasyPost, over HTTP', { create: () => carrier(), draft: shipment, intent, travels });

describe('EasyPost', () => {
  it('is told sides in inches and weight in ounces, rounded up and never down', async () => {
    const seen: unknown[] = [];
    const watched = createEasypostCarrier(
      { ...quiet, url: server.url },
      {
        fetch: (input, init) => {
          if (typeof init?.body === 'string') seen.push(JSON.parse(init.body));
          return fetch(input, init);
        },
        steady: systemRuntime.steady,
      },
    );
    await watched.offers(
      {
        ...shipment,
        outer: { length: quantity(305, 0, 'mm'), width: quantity(23, 0, 'cm'), height: quantity(7, 0, 'in') },
        gross: quantity(7258, 0, 'g'),
      },
      intent(1).intentId,
    );
    expect(seen).toMatchObject([
      { shipment: { reference: 'intent-1', parcel: { length: 12.01, width: 9.06, height: 7, weight: 256.1 } } },
    ]);
  });

  it('is told what customs ask of a parcel, line by line, and what its goods need on the way', async () => {
    const seen: { shipment: Record<string, unknown> }[] = [];
    const watched = createEasypostCarrier(
      { ...quiet, url: server.url },
      {
        fetch: (input, init) => {
          if (typeof init?.body === 'string') seen.push(JSON.parse(init.body) as (typeof seen)[number]);
          return fetch(input, init);
        },
        steady: systemRuntime.steady,
      },
    );
    await watched.offers({ ...abroad, goods: [{ isAgeChecked: true }, { isLimitedQuantity: true }] }, null);
    await watched.offers({ ...shipment, goods: [{ battery: { chemistry: 'ion', packing: 'inEquipment' } }] }, null);
    expect(seen[0]?.shipment).toMatchObject({
      customs_info: {
        contents_type: 'merchandise',
        customs_certify: true,
        customs_signer: 'R. Ashby',
        eel_pfc: 'NOEEI 30.37(a)',
        non_delivery_option: 'return',
        restriction_type: 'none',
        customs_items: [
          {
            description: 'Stoneware mug',
            quantity: 3,
            code: 'MUG',
            // Of the line: 3 x 24.10 USD, and 3 x 372 g are 39.3655... oz, cut and not rounded.
            value: 72.3,
            currency: 'USD',
            weight: 39.365,
            hs_tariff_number: '691200',
            origin_country: 'PT',
          },
          { description: 'Sample', quantity: 1, code: 'X', value: 500, currency: 'JPY' },
        ],
      },
      tax_identifiers: [
        { entity: 'SENDER', tax_id: 'IM2760000017', tax_id_type: 'IOSS', issuing_country: 'DE' },
        { entity: 'SENDER', tax_id: 'GB123456789000', tax_id_type: 'EORI', issuing_country: 'GB' },
      ],
      options: { incoterm: 'DDP', hazmat: 'LIMITED_QUANTITY', delivery_confirmation: 'ADULT_SIGNATURE' },
    });
    const [, unknownFacts] = (seen[0]?.shipment['customs_info'] as { customs_items: object[] }).customs_items;
    expect(Object.keys(unknownFacts ?? {}), 'what nobody knows is not made up').not.toContain('hs_tariff_number');
    expect(seen[1]?.shipment).not.toHaveProperty('customs_info');
    expect(seen[1]?.shipment).toMatchObject({ options: { hazmat: 'LITHIUM' } });
  });

  it('a label that was given back there while its answer was lost is no label', async () => {
    const asked = { ...intent(1), token: (await anOffer(carrier(), intent(1), shipment)).token ?? '' };
    await carrier().buy(asked, shipment, { service: 'USPS:GroundAdvantage', token: asked.token });
    const found = await carrier().find(asked, shipment);
    const label = found.kind === 'found' ? found.label : null;
    await carrier().void({
      intentId: asked.intentId,
      tracking: label?.tracking ?? '',
      carrierRef: label?.carrierRef ?? '',
    });
    expect(await carrier().find(asked, shipment)).toEqual({ kind: 'notFound' });
    expect(await carrier().find(intent(1), shipment), 'nor among all').toEqual({ kind: 'notFound' });
  });

  it('is told the day of a label that leaves on a day to come, and no day that is over', async () => {
    const seen: { shipment: { options: Record<string, unknown> } }[] = [];
    const watched = createEasypostCarrier(
      { ...quiet, url: server.url },
      {
        fetch: (input, init) => {
          if (typeof init?.body === 'string') seen.push(JSON.parse(init.body) as (typeof seen)[number]);
          return fetch(input, init);
        },
        steady: systemRuntime.steady,
      },
    );
    await watched.offers({ ...shipment, shipDate: '2099-01-05' }, null);
    await watched.offers({ ...shipment, shipDate: '2020-01-06' }, null);
    expect(seen.map(({ shipment: { options } }) => options['label_date'])).toEqual(['2099-01-05T12:00:00Z', undefined]);
  });

  it('says on which working day a service comes that takes so many days', async () => {
    const [used] = createCarriers(
      {
        kind: 'easypost',
        url: server.url,
        timeoutMs: 1_000,
        callsPerMinute: 1_000,
        settleMs: 0,
        services: {},
        checkAddresses: true,
      },
      { rates: () => BUILT_IN_RATES, key: () => Promise.resolve('key'), fetch, steady: systemRuntime.steady },
    );
    // A Friday before a weekend; of the server's services the fastest takes three days.
    const draft = { ...shipment, shipDate: '2026-12-04' };
    const offers = await used.offers(draft, null);
    const days = offers.ok ? offers.value.map(({ answer }) => ('quote' in answer ? answer.quote.arrivesOn : null)) : [];
    expect(days).toEqual(['2026-12-11', '2026-12-10', '2026-12-09']);
    const label = await buy(used, intent(1), draft);
    expect(label.quote.arrivesOn).toBeDefined();
    expect(await used.find(intent(1), draft)).toMatchObject({ label: { quote: { arrivesOn: label.quote.arrivesOn } } });
  });

  it('is told how much dry ice is in the very parcel, in ounces, rounded up', async () => {
    const seen: { shipment: { options: Record<string, unknown> } }[] = [];
    const watched = createEasypostCarrier(
      { ...quiet, url: server.url },
      {
        fetch: (input, init) => {
          if (typeof init?.body === 'string') seen.push(JSON.parse(init.body) as (typeof seen)[number]);
          return fetch(input, init);
        },
        steady: systemRuntime.steady,
      },
    );
    const goods = [{ dryIce: quantity(500, 0, 'g') }];
    await watched.offers({ ...shipment, goods, dryIce: quantity(1, 0, 'kg') }, null);
    await watched.offers({ ...shipment, goods, dryIce: quantity(25, -1, 'lb') }, null);
    await watched.offers({ ...shipment, goods, dryIce: null }, null);
    await watched.offers({ ...shipment, goods }, null);
    const told = seen.map(({ shipment: { options } }) => [options['dry_ice'], options['dry_ice_weight']]);
    expect(told).toEqual([
      // 1 kg is 35.27... oz.
      [true, '35.3'],
      [true, '40'],
      [undefined, undefined],
      [true, undefined],
    ]);
  });

  it('brings the label’s own bytes at the density they are laid out for', async () => {
    const label = await buy(carrier(), intent(1), shipment);
    expect(label.print).toMatchObject({ format: 'zpl', dpmm: 12 });
    expect(Buffer.from(label.print?.bytes ?? []).toString()).toContain(label.tracking);
  });

  it('asks for ZPL where the label was made in another format, and where its address has expired', async () => {
    server.format = 'png';
    server.areFilesGone = true;
    const label = await buy(carrier(), intent(1), shipment);
    expect(Buffer.from(label.print?.bytes ?? []).toString()).toContain('^XA');
  });

  it('keeps a paid label whose bytes can’t be had for the next look-up', async () => {
    const offer = await anOffer(carrier(), intent(1), shipment);
    server.fault = (question) => (question === 'file' ? 'error500Before' : null);
    expect(await carrier().buy(intent(1), shipment, offer)).toEqual({ kind: 'unknown', reason: 'printUnavailable' });
    server.fault = () => null;
    expect(await carrier().find(intent(1), shipment)).toMatchObject({ kind: 'found' });
    expect(server.purchases()).toHaveLength(1);
  });

  it('says what was charged where that differs from what was offered', async () => {
    server.surchargeMinor = 125;
    const offer = await carrier().offers(shipment, null);
    const label = await buy(carrier(), intent(1), shipment);
    const answer = offer.ok ? offer.value.find(({ service }) => service === label.quote.service)?.answer : null;
    const quoted = answer && 'quote' in answer ? answer.quote.charge.minor : 0;
    expect(label.quote.charge.minor - quoted).toBe(125);
  });

  const LOST: readonly Fault[] = [
    'cutBefore',
    'cutAfter',
    'error500Before',
    'error500After',
    'rubbishAfter',
    'truncatedAfter',
    'slowAfter',
  ];
  it.each(LOST)('buying, %s: nobody knows, and a look-up does', async (fault) => {
    const offer = await anOffer(carrier(), intent(1), shipment);
    once('buy', fault);
    expect(await carrier().buy(intent(1), shipment, offer)).toMatchObject({ kind: 'unknown' });
    const isBought = !fault.endsWith('Before');
    expect(await carrier().find(intent(1), shipment)).toMatchObject({ kind: isBought ? 'found' : 'notFound' });
    expect(server.purchases()).toHaveLength(isBought ? 1 : 0);
  });

  it('buying where postage exists already: looked up, not refused', async () => {
    const offer = await anOffer(carrier(), intent(1), shipment);
    await carrier().buy(intent(1), shipment, offer);
    expect(await carrier().buy(intent(1), shipment, offer)).toMatchObject({ kind: 'unknown' });
    expect(await carrier().find(intent(1), shipment)).toMatchObject({ kind: 'found' });
    expect(server.purchases()).toHaveLength(1);
  });

  it('turned away for too many questions: not sent, and silent until the time it named', async () => {
    const one = carrier();
    const offer = await anOffer(one, intent(1), shipment);
    once('buy', 'tooMany');
    expect(await one.buy(intent(1), shipment, offer)).toEqual({ kind: 'notSent', reason: 'tooManyCalls' });
    const from = performance.now();
    expect(await one.buy(intent(1), shipment, offer)).toMatchObject({ kind: 'bought' });
    expect(performance.now() - from).toBeGreaterThan(900);
  });

  it('keeps within its budget of calls', async () => {
    const one = carrier({ callsPerMinute: 8 });
    const whileChoosing = await one.offers(shipment, null);
    expect(whileChoosing, 'so few calls are for labels alone').toMatchObject({ ok: false, error: 'tooManyCalls' });
    const offers = [];
    for (const serial of [1, 2, 3]) offers.push(await one.offers(shipment, intent(serial).intentId));
    expect(offers.map((all) => (all.ok ? 'asked' : all.error))).toEqual(['asked', 'asked', 'tooManyCalls']);
    expect(server.heard.create).toBe(2);
  });

  it('not there: certain that nothing was sent', async () => {
    const gone = await startEasypostServer();
    await gone.close();
    const away = carrier({ url: gone.url });
    const offer = { service: 'x', token: 'shp_1 rate_1' };
    expect(await away.buy(intent(1), shipment, offer)).toEqual({ kind: 'notSent', reason: 'offline' });
    expect(await away.offers(shipment, null)).toEqual({ ok: false, error: 'offline' });
    expect(await away.find(intent(1), shipment)).toEqual({ kind: 'unclear', reason: 'offline' });
  });

  const failing = (cause: Error) =>
    createEasypostCarrier(
      {
        url: server.url,
        key: () => Promise.resolve('key'),
        timeoutMs: 1_000,
        callsPerMinute: 100,
        settleMs: 0,
        estimates: offlineCarrier(),
      },
      { fetch: () => Promise.reject(new TypeError('fetch failed', { cause })), steady: systemRuntime.steady },
    );
  it.each([
    // A connection that stood can fail so after the question went out.
    ['EPROTO', 'write', 'unknown'],
    ['EHOSTUNREACH', 'read', 'unknown'],
    ['ENETDOWN', 'write', 'unknown'],
    ['ECONNRESET', 'read', 'unknown'],
    ['ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC', undefined, 'unknown'],
    ['net::ERR_SSL_PROTOCOL_ERROR', undefined, 'unknown'],
    ['net::ERR_ADDRESS_UNREACHABLE', undefined, 'unknown'],
    ['EHOSTUNREACH', 'connect', 'notSent'],
    ['ETIMEDOUT', 'connect', 'notSent'],
    ['EAI_AGAIN', 'getaddrinfo', 'notSent'],
    ['SELF_SIGNED_CERT_IN_CHAIN', undefined, 'notSent'],
    ['net::ERR_CONNECTION_REFUSED', undefined, 'notSent'],
  ])('%s at %s: %s', async (code, syscall, kind) => {
    const cause = code.startsWith('net::') ? new Error(code) : Object.assign(new Error(code), { code, syscall });
    const offer = { service: 'x', token: 'shp_1 rate_1' };
    expect((await failing(cause).buy(intent(1), shipment, offer)).kind).toBe(kind);
  });

  it('no name for it: certain that nothing was sent', async () => {
    const nameless = carrier({ url: 'http://no-such-host.invalid' });
    expect(await nameless.offers(shipment, null)).toEqual({ ok: false, error: 'offline' });
    const offer = { service: 'x', token: 'shp_1 rate_1' };
    expect((await nameless.buy(intent(1), shipment, offer)).kind).toBe('notSent');
  });

  it('a key that is not let in: nothing was done', async () => {
    const stranger = carrier({ key: () => Promise.resolve('other') });
    expect(await stranger.offers(shipment, null)).toEqual({ ok: false, error: 'notAllowed' });
  });

  it('refuses in the carrier’s own words', async () => {
    const offer = { service: 'USPS:Priority', token: 'shp_404 rate_1' };
    expect(await carrier().buy(intent(1), shipment, offer)).toEqual({
      kind: 'rejected',
      reason: 'carrierRefused',
      detail: 'The shipment could not be found.',
    });
  });

  it('says in the carrier’s own words why it offers nothing', async () => {
    const nowhere = { ...shipment, shipTo: { ...shipment.shipTo, postcode: '' } };
    expect(await carrier().offers(nowhere, null)).toEqual({
      ok: false,
      error: 'carrierRefused',
      detail: 'The address has no postcode.',
    });
    server.messages = [{ carrier: 'USPS', message: 'Invalid weight.' }, { carrier: 'UPS' }];
    expect(await carrier().offers(shipment, null)).toEqual({
      ok: false,
      error: 'noService',
      detail: 'USPS: Invalid weight. \u00b7 UPS',
    });
  });

  it('a label that shows up late is not found before, and found after', async () => {
    server.hideMs = 400;
    await buy(carrier(), intent(1), shipment);
    expect(await carrier().find(intent(1), shipment)).toEqual({ kind: 'notFound' });
    await expect.poll(() => carrier().find(intent(1), shipment)).toMatchObject({ kind: 'found' });
  });

  it.each([1, 14, 30])('finds it though this PC’s clock was %i hours ahead when it was wanted', async (hours) => {
    const ahead = { ...intent(1), requestedAt: Date.now() + hours * 3_600_000 };
    const { tracking } = await buy(carrier(), ahead, shipment);
    expect(await carrier().find(ahead, shipment)).toMatchObject({ kind: 'found', label: { tracking } });
  });

  it('looks at the very shipment it asked for, whatever the clocks say and however much was bought since', async () => {
    const offer = await anOffer(carrier(), intent(1), shipment);
    const asked = { ...intent(1), requestedAt: Date.now() + 90 * 86_400_000, token: offer.token ?? '' };
    expect(await carrier().find(asked, shipment), 'offered and not bought').toEqual({ kind: 'notFound' });
    const answer = await carrier().buy(asked, shipment, offer);
    const tracking = answer.kind === 'bought' ? answer.label.tracking : '';
    expect(await carrier().find(asked, shipment)).toMatchObject({ kind: 'found', label: { tracking } });
    // A shipment nobody knows, as of another account: then all that were bought are looked through.
    const elsewhere = { ...intent(1), token: 'shp_0000 rate_0000' };
    expect(await carrier().find(elsewhere, shipment)).toMatchObject({ kind: 'found', label: { tracking } });
  });

  it('finds it beyond the first page', async () => {
    const first = await buy(carrier(), intent(1), shipment);
    for (let serial = 2; serial <= 130; serial += 1)
      await buy(carrier(), { ...intent(serial), requestedAt: 0 }, shipment);
    expect(await carrier().find(intent(1), shipment)).toMatchObject({
      kind: 'found',
      label: { tracking: first.tracking },
    });
  });

  it('two labels under one intent are a person’s matter, never one of them in silence', async () => {
    await buy(carrier(), intent(1), shipment);
    await buy(carrier(), intent(1), shipment);
    expect(await carrier().find(intent(1), shipment)).toEqual({ kind: 'unclear', reason: 'severalBought' });
  });

  it.each([
    ['submitted', 'pending'],
    ['refunded', 'voided'],
    ['rejected', 'refused'],
  ] as const)('a refund that is %s: %s', async (refund, kind) => {
    server.refund = refund;
    const { tracking, carrierRef } = await buy(carrier(), intent(1), shipment);
    const label = { intentId: intent(1).intentId, tracking, carrierRef };
    expect((await carrier().void(label)).kind).toBe(kind);
    server.decideRefunds();
    expect((await carrier().void(label)).kind).toBe(refund === 'rejected' ? 'refused' : 'voided');
    expect(server.heard.refund, 'asked for once').toBe(1);
  });

  it('a refund whose answer is lost is asked about, not asked for again', async () => {
    const { tracking, carrierRef } = await buy(carrier(), intent(1), shipment);
    const label = { intentId: intent(1).intentId, tracking, carrierRef };
    once('refund', 'cutAfter');
    expect((await carrier().void(label)).kind).toBe('unclear');
    expect((await carrier().void(label)).kind).toBe('pending');
    expect(server.heard.refund).toBe(1);
  });

  const scan = (change: Partial<TrackedScan>): TrackedScan => ({ ...SEEN, ...change });

  it.each([
    ['in_transit', 'received_at_origin_facility', 'accepted', null],
    ['in_transit', 'weather_delay', 'inTransit', 'delayed'],
    ['out_for_delivery', 'out_for_delivery', 'outForDelivery', null],
    ['failure', 'delivery_exception', 'deliveryAttempted', null],
    ['return_to_sender', 'return', 'returnToSender', null],
    ['delivered', 'arrived_at_destination', 'delivered', null],
  ])('of a parcel it says %s, %s: %s, %s', async (status, detail, meant, delay) => {
    server.tracked.happens('T1', scan({ status, detail }));
    const answer = await carrier().track(['T1'], 'now');
    expect(answer).toMatchObject({ kind: 'told', events: [{ status: meant, delay, code: status, reason: detail }] });
  });

  it('keeps the clock of the place where it is told, and the expected day with the last that happened', async () => {
    server.eta = '2026-11-27T20:00:00Z';
    server.tracked.happens('T1', SEEN, scan({ time: '2026-11-25T08:00:00', offset: 'Z' }));
    expect(await carrier().track(['T1'], 'now')).toMatchObject({
      events: [
        { at: Date.parse('2026-11-25T05:30:00Z'), utcOffset: -360, eta: null, place: 'Reno US' },
        { at: Date.parse('2026-11-25T08:00:00Z'), utcOffset: null, eta: '2026-11-27' },
      ],
    });
  });

  it('asks about a hundred parcels in one question', async () => {
    const numbers = Array.from({ length: 100 }, (_, index) => `T${index.toString()}`);
    for (const number of numbers) server.tracked.happens(number, SEEN);
    const answer = await carrier().track(numbers, 'now');
    expect(answer.kind === 'told' ? answer.events.length : 0).toBe(100);
    expect(server.heard.track).toBe(1);
  });

  it.each([...LOST, 'tooMany'] as const)('asked about parcels, %s: it is not known', async (fault) => {
    server.tracked.happens('T1', SEEN);
    once('track', fault);
    expect(await carrier().track(['T1'], 'now')).toMatchObject({ kind: 'unclear' });
  });

  it('a number that it will not hear of is a refusal', async () => {
    server.refusedNumber = 'T1';
    expect(await carrier().track(['T1', 'T2'], 'now')).toEqual({ kind: 'refused' });
  });

  it('what can wait leaves calls for a label, and a budget too small for both has none for it', async () => {
    const frugal = carrier({ callsPerMinute: 40 });
    const asked = async (from: ReturnType<typeof carrier>) => (await from.track(['T1'], 'spare')).kind;
    const kinds: string[] = [];
    for (let question = 0; question < 10; question += 1) kinds.push(await asked(frugal));
    expect(kinds).toEqual([...Array<string>(6).fill('told'), ...Array<string>(4).fill('unclear')]);
    const started = server.heard.create;
    await buy(frugal, intent(1), shipment);
    expect(server.heard.create - started, 'bought without a wait').toBe(1);
    expect(await asked(carrier({ callsPerMinute: 16 }))).toBe('unclear');
  });

  it('of an address it would write otherwise it says what, and nobody’s name is told', async () => {
    server.verifies = () => ({ street: '270 LARKSPUR LN' });
    const given = { ...shipment.shipTo, line1: '207 Larkspur Lane', line2: '' };
    expect(await carrier().validateAddress(given, 'now')).toMatchObject({
      kind: 'corrected',
      differs: ['line1'],
      suggestion: { line1: '270 LARKSPUR LN', name: '', phone: '', email: '' },
    });
  });

  it('of an address it can not find it says its code; where it verifies nothing, it is unknown', async () => {
    server.verifies = () => ({ error: 'E.ADDRESS.NOT_FOUND' });
    const { shipTo } = shipment;
    expect(await carrier().validateAddress(shipTo, 'now')).toEqual({
      kind: 'undeliverable',
      reason: 'E.ADDRESS.NOT_FOUND',
    });
    server.verifies = null;
    expect(await carrier().validateAddress(shipTo, 'now')).toEqual({ kind: 'unknown', reason: 'notOffered' });
  });

  it.each([...LOST, 'tooMany'] as const)('asked about an address, %s: it is unknown', async (fault) => {
    once('address', fault);
    expect(await carrier().validateAddress(shipment.shipTo, 'now')).toMatchObject({ kind: 'unknown' });
  });
});
