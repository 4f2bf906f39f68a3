import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMPTY_ADDRESS } from '../../../src/core/orders/address.ts';
import { quantity, quantityText } from '../../../src/core/quantity.ts';
import { fullBudget, takeCalls, type CallBudget } from '../../../src/core/ship/callBudget.ts';
import { offersOffline, quoteOffline, soonestOffline } from '../../../src/core/ship/offlineQuote.ts';
import type { Quote } from '../../../src/core/ship/parcel.ts';
import type { PricedParcel } from '../../../src/core/ship/rate.ts';
import { rateShop, type ServiceAnswer, type ShopPlan } from '../../../src/core/ship/rateShop.ts';
import { bookWith } from '../../support/rates.ts';
import { MANY_SERVICES } from '../../support/tariffs.ts';

const quote = (minor: number, arrivesOn?: string): Quote => ({
  carrier: 'C',
  service: 's',
  serviceName: 'S',
  charge: { minor, currency: 'EUR' },
  billable: quantity(1, 0, 'kg'),
  dimWeight: null,
  zone: '1',
  ruleVersion: 'r@1',
  trace: [],
  ...(arrivesOn !== undefined && { arrivesOn }),
});
const priced = (service: string, minor: number, arrivesOn?: string): ServiceAnswer => ({
  service,
  answer: { quote: quote(minor, arrivesOn) },
});
const refused = (service: string, reason: string): ServiceAnswer => ({ service, answer: { refused: reason } });
const told = (plans: readonly ShopPlan<string>[], deliverBy: string | null) =>
  rateShop(plans, deliverBy).choices.map(({ plan, service, minor, loss }) => [plan, service, minor, loss]);

describe('rate shopping', () => {
  it('over boxes and services: the cheapest in all, each other one with its reason', () => {
    const plans: readonly ShopPlan<string>[] = [
      {
        plan: 'two small',
        boxesMinor: 120,
        parcels: [
          [priced('slow', 400, '2026-12-04'), priced('fast', 900, '2026-12-01')],
          [priced('slow', 300, '2026-12-07'), priced('fast', 700, '2026-12-02')],
        ],
      },
      {
        plan: 'one large',
        boxesMinor: 150,
        parcels: [
          [priced('slow', 700, '2026-12-04'), priced('fast', 1100, '2026-12-01'), refused('letter', 'overMaximum')],
        ],
      },
      { plan: 'own carton', boxesMinor: 0, parcels: null },
    ];
    expect(told(plans, null)).toEqual([
      ['two small', 'slow', 820, null],
      ['one large', 'slow', 850, { kind: 'dearer', byMinor: 30 }],
      ['one large', 'fast', 1250, { kind: 'dearer', byMinor: 430 }],
      ['two small', 'fast', 1720, { kind: 'dearer', byMinor: 900 }],
      ['one large', 'letter', null, { kind: 'refused', reason: 'overMaximum' }],
      ['own carton', null, null, { kind: 'notAsked' }],
    ]);
    // The last parcel decides when all is there.
    expect(told(plans, '2026-12-04').slice(0, 4)).toEqual([
      ['one large', 'slow', 850, null],
      ['one large', 'fast', 1250, { kind: 'dearer', byMinor: 400 }],
      ['two small', 'fast', 1720, { kind: 'dearer', byMinor: 870 }],
      ['two small', 'slow', 820, { kind: 'late', arrivesOn: '2026-12-07', deliverBy: '2026-12-04' }],
    ]);
  });

  it('takes the soonest where none keeps the promise, and says that it is late', () => {
    const shopped = rateShop(
      [
        {
          plan: 'box',
          boxesMinor: 0,
          parcels: [[priced('slow', 400, '2026-12-04'), priced('fast', 900, '2026-12-02'), priced('vague', 100)]],
        },
      ],
      '2026-12-01',
    );
    expect([shopped.best?.service, shopped.isLate]).toEqual(['fast', true]);
    expect(shopped.choices.map(({ service, loss }) => [service, loss?.kind])).toEqual([
      ['fast', undefined],
      ['slow', 'late'],
      ['vague', 'arrivalUnknown'],
    ]);
  });

  it('a service that refuses one parcel takes none of the plan', () => {
    const plans = [
      { plan: 'two', boxesMinor: 0, parcels: [[priced('a', 1)], [refused('a', 'overweight'), priced('b', 1)]] },
    ];
    expect(told(plans, null)).toEqual([
      ['two', 'a', null, { kind: 'refused', reason: 'overweight' }],
      ['two', 'b', null, { kind: 'refused', reason: 'notOffered' }],
    ]);
    expect(rateShop(plans, null)).toMatchObject({ best: null, isLate: false });
  });

  it('of two as dear the sooner, then the first given', () => {
    const parcels = [
      [priced('late', 5, '2026-12-05'), priced('soon', 5, '2026-12-03'), priced('twin', 5, '2026-12-03')],
    ];
    expect(told([{ plan: 'p', boxesMinor: 0, parcels }], null)).toEqual([
      ['p', 'soon', 5, null],
      ['p', 'twin', 5, { kind: 'noBetter' }],
      ['p', 'late', 5, { kind: 'noBetter' }],
    ]);
  });

  it('never leaves out a way, and nothing in time is cheaper than the best', () => {
    const day = fc.integer({ min: 1, max: 9 }).map((n) => `2026-12-0${n.toString()}`);
    const answer = (service: string) =>
      fc.oneof(
        fc.tuple(fc.nat(50), fc.option(day, { nil: undefined })).map(([minor, on]) => priced(service, minor, on)),
        fc.constant(refused(service, 'no')),
      );
    const parcel = fc.tuple(answer('a'), answer('b'), answer('c'));
    const plan = fc.record({
      plan: fc.nat(99),
      boxesMinor: fc.nat(20),
      parcels: fc.array(parcel, { minLength: 1, maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.array(plan, { maxLength: 4 }), fc.option(day), (plans, deliverBy) => {
        const { best, choices, isLate } = rateShop(plans, deliverBy);
        expect(choices).toHaveLength(plans.length * 3);
        expect(choices.filter(({ loss }) => loss === null)).toHaveLength(best ? 1 : 0);
        const inTime = choices.filter(
          ({ minor, arrivesOn }) =>
            minor !== null && (deliverBy === null || (arrivesOn !== null && arrivesOn <= deliverBy)),
        );
        expect(isLate).toBe(best !== null && inTime.length === 0);
        for (const { minor } of inTime) expect(minor).toBeGreaterThanOrEqual(best?.minor ?? Infinity);
      }),
    );
  });
});

describe('the own carrier shops over its services', () => {
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
    if (!found.ok) throw new Error(found.error);
    return found.value;
  };

  it('the cheapest at each weight, what was dearer in the trace', () => {
    const light = quoted({});
    expect([light.service, light.charge.minor, quantityText(light.billable)]).toEqual(['advantage', 435, '0.3125 lb']);
    // No dimensional weight in 528 in3, ounces below a pound: 5 oz of the 8 oz price; residential costs nothing in this zone.
    expect(light.trace).toContain('Advantage, zone bay: 4.35 = 4.35 USD');
    // 3 lb at least, 6.00 + 3 x 0.40 + 2.125 residential.
    expect(light.trace).toContain('not Economy: 4.98 USD more');
    const heavy = quoted({ gross: quantity(9, 0, 'lb') });
    expect(heavy.service).toBe('economy');
    expect(heavy.charge.minor).toBe(1173);
  });

  it('keeps a promised day if any service can', () => {
    expect(quoted({ deliverBy: '2026-11-27' })).toMatchObject({ service: 'daily', arrivesOn: '2026-11-25' });
    expect(quoted({ deliverBy: '2026-11-30' })).toMatchObject({ service: 'advantage', arrivesOn: '2026-11-30' });
    expect(quoted({ deliverBy: '2026-11-24' }).service).toBe('daily');
    expect(quoted({ deliverBy: '2026-11-27' }).trace).toContain(
      'not Advantage: arrives 2026-11-30, promised for 2026-11-27',
    );
  });

  it('adds fuel of the month, of price and surcharges, to the nearest cent', () => {
    // 5 lb of 7.00 + 5 x 0.50 + 2.125 residential = 11.625, charged 11.63; 18.75 % of it is 2.1806.
    const fast = { gross: quantity(5, 0, 'lb'), deliverBy: '2026-11-25' };
    expect(quoted(fast).trace).toContain(
      'Daily, zone bay: 7.00 + 5 x 0.50 + 2.125 (residential) + 18.75 % fuel 2.18 = 13.81 USD',
    );
    expect(quoted({ ...fast, isResidential: false }).charge.minor).toBe(950 + 178);
    expect(quoted({ ...fast, shipTo: { ...parcel.shipTo, company: 'Ashby Ltd' } }).charge.minor).toBe(950 + 178);
    expect(quoted({ ...fast, shipDate: '2026-12-01', deliverBy: '2026-12-03' }).charge.minor).toBe(1163 + 233);
  });

  it('classes of weight, and the next service where one takes no more', () => {
    const german = {
      shipFrom: { ...EMPTY_ADDRESS, country: 'DE', postcode: '10115' },
      shipTo: { ...EMPTY_ADDRESS, country: 'DE', postcode: '80331' },
      outer: { length: quantity(40, 0, 'cm'), width: quantity(30, 0, 'cm'), height: quantity(15, 0, 'cm') },
      currency: 'EUR',
    };
    const at = (grams: number) => {
      const { service, charge, billable } = quoted({ ...german, gross: quantity(grams, 0, 'g') });
      return [service, charge.minor, quantityText(billable)];
    };
    // 7.3 % fuel on everything from there.
    expect(at(2000)).toEqual(['small', 450, '2 kg']);
    expect(at(2001)).toEqual(['classes', Math.round(769 * 1.073), '5 kg']);
    expect(at(25_000)[0]).toBe('classes');
    expect(at(31_500)).toEqual(['classes', Math.round(1899 * 1.073), '31.5 kg']);
    expect(at(31_501)[0]).toBe('metric');
    expect(at(69_999)[0]).toBe('metric');
    expect(quoteOffline({ ...parcel, ...german, gross: quantity(70_001, 0, 'g') }, book)).toEqual({
      ok: false,
      error: 'overweight',
    });
  });

  it('offers all services, whichever the order asks for', () => {
    const offers = offersOffline({ ...parcel, gross: quantity(80, 0, 'lb') }, book);
    if (!offers.ok) throw new Error(offers.error);
    expect(offers.value.map(({ service, answer }) => [service, 'quote' in answer ? 'priced' : answer.refused])).toEqual(
      [
        ['advantage', 'overweight'],
        ['economy', 'overweight'],
        ['daily', 'priced'],
      ],
    );
    expect(offersOffline({ ...parcel, shipTo: EMPTY_ADDRESS }, book)).toEqual({ ok: false, error: 'noCountry' });
  });

  it('the soonest day is that of the fastest service, whatever is sent; none where nothing goes', () => {
    const offers = offersOffline({ ...parcel, gross: quantity(1, 0, 'lb') }, book);
    const days = offers.ok
      ? offers.value.flatMap(({ answer }) => ('quote' in answer ? (answer.quote.arrivesOn ?? []) : []))
      : [];
    expect(days.length).toBeGreaterThan(0);
    expect(soonestOffline(parcel, book)).toBe(days.toSorted()[0]);
    expect(soonestOffline({ ...parcel, shipTo: EMPTY_ADDRESS }, book)).toBeNull();
    expect(
      soonestOffline({ ...parcel, currency: 'EUR' }, bookWith({ settings: 'setting,value\ncurrency,USD\n' })),
    ).toBeNull();
  });

  it('a tariff in one currency sells in no other', () => {
    const euros = bookWith({ ...MANY_SERVICES, settings: 'setting,value\ncurrency,EUR\n' });
    expect(quoteOffline(parcel, euros)).toEqual({ ok: false, error: 'otherCurrency' });
  });
});

describe('the call budget', () => {
  it('grants no more than the limit in any minute, whenever it is asked', () => {
    const limits = fc.integer({ min: 2, max: 90 });
    const asks = fc.array(fc.tuple(fc.integer({ min: -5_000, max: 90_000 }), fc.integer({ min: 1, max: 30 })), {
      maxLength: 120,
    });
    fc.assert(
      fc.property(limits, asks, (perMinute, steps) => {
        let now = 1_000_000;
        let budget: CallBudget = fullBudget({ perMinute }, now);
        const granted: { at: number; calls: number }[] = [];
        for (const [after, wanted] of steps) {
          now += Math.max(0, after);
          const answer = takeCalls(budget, wanted, { perMinute }, now);
          expect(answer.granted).toBeLessThanOrEqual(wanted);
          expect(answer.waitMs === 0).toBe(answer.granted === wanted);
          budget = answer.budget;
          granted.push({ at: now, calls: answer.granted });
        }
        for (const { at } of granted) {
          const inMinute = granted.filter((one) => one.at >= at && one.at < at + 60_000);
          expect(inMinute.reduce((sum, { calls }) => sum + calls, 0)).toBeLessThanOrEqual(perMinute);
        }
      }),
    );
  });

  it('grants the next call when it said it would, and not a millisecond before', () => {
    const limit = { perMinute: 40 };
    const spent = takeCalls(fullBudget(limit, 0), 40, limit, 0);
    expect([spent.granted, spent.waitMs]).toEqual([10, 2000]);
    expect(takeCalls(spent.budget, 1, limit, 1999).granted).toBe(0);
    expect(takeCalls(spent.budget, 1, limit, 2000).granted).toBe(1);
    expect(takeCalls(spent.budget, 40, limit, 60_000).granted).toBe(10);
  });

  it('a clock set back gives nothing and takes nothing', () => {
    const limit = { perMinute: 40 };
    const spent = takeCalls(fullBudget(limit, 100_000), 10, limit, 100_000);
    const back = takeCalls(spent.budget, 1, limit, 50_000);
    expect(back.granted).toBe(0);
    expect(takeCalls(back.budget, 1, limit, 52_000).granted).toBe(1);
  });
});
