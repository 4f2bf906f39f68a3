import { QUICK } from '../../../src/core/carton/choose.ts';
import type { CartonType } from '../../../src/core/carton/cartonType.ts';
import { PACK_SETTINGS } from '../../../src/core/carton/fits.ts';
import { EMPTY_ADDRESS } from '../../../src/core/orders/address.ts';
import { quantity } from '../../../src/core/quantity.ts';
import { basketsOf, type PastItem, type PastOrder } from '../../../src/core/rehearsal/basket.ts';
import { BUILT_IN_RATES, BUILT_IN_TABLES } from '../../support/rates.ts';
import type { RehearsalSetup } from '../../../src/station/rehearsal/protocol.ts';
import { box, goods } from '../carton/boxes.ts';

/** Units of `sku` worth so many cents. */
export const past = (
  sku: string,
  sides: readonly [number, number, number],
  count = 1,
  worth: number | null = null,
  patch: Parameters<typeof goods>[2] = {},
): PastItem => ({ ...goods(sku, sides, { weight: quantity(400, 0, 'g'), ...patch }), count, worth });

/** An order from Minnesota to a ZIP code. */
export const order = (
  number: string,
  items: readonly PastItem[],
  postcode = '60601',
  shippingMethod = '',
): PastOrder => ({
  number,
  placedAt: null,
  items,
  lane: {
    channel: 'shop',
    parcel: {
      shipFrom: { ...EMPTY_ADDRESS, country: 'US', postcode: '55099' },
      shipTo: { ...EMPTY_ADDRESS, country: 'US', postcode },
      shipDate: '2026-11-28',
      shippingMethod,
      currency: 'USD',
    },
  },
});

/** A preset that costs so many cents. */
export const priced = (id: string, inner: readonly [number, number, number], minor: number): CartonType =>
  box(id, inner, { cost: { minor, currency: 'USD' } });

/** What threads are given to compare two sets over these orders, and the baskets. */
export function rehearsalOf(orders: readonly PastOrder[], today: readonly CartonType[], edited: readonly CartonType[]) {
  const { lanes, baskets } = basketsOf(orders, BUILT_IN_RATES.tariff);
  const setup: RehearsalSetup = {
    today,
    edited,
    settings: PACK_SETTINGS,
    effort: QUICK,
    lanes,
    rates: { tables: BUILT_IN_TABLES, version: 0 },
    carrier: 'offline',
  };
  return { setup, baskets };
}
