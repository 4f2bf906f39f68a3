import { asId } from '../../src/core/ids.ts';
import type { LineId, OrderId, PersonId, Sku } from '../../src/core/ids.ts';
import type { Address } from '../../src/core/orders/address.ts';
import type { OrderFacts } from '../../src/core/orders/order.ts';
import type { Product } from '../../src/core/orders/product.ts';
import type { NewFact, StoragePort } from '../../src/station/ports.ts';

const BATCH = 500;
const PRODUCTS = 2_000;
const HOUR = 3_600_000;
const NOUNS = [
  'mug',
  'candle',
  'soap',
  'towel',
  'notebook',
  'olive oil',
  'teapot',
  'bowl',
  'poster',
  'lamp',
  'socks',
  'scarf',
];
const STYLES = ['Sand', 'Oat', 'Harbor', 'Lavender', 'Moss', 'Slate', 'Ochre', 'Plum'];
const FIRST_NAMES = [
  'Ada',
  'Bela',
  'Chidi',
  'Dora',
  'Emil',
  'Freya',
  'Goran',
  'Hana',
  'Ines',
  'Jonas',
  'Kiri',
  'Lena',
  'Milo',
  'Nadia',
  'Oskar',
  'Petra',
];
const LAST_NAMES = [
  'Alder',
  'Birch',
  'Cedar',
  'Dogwood',
  'Elm',
  'Fir',
  'Gorse',
  'Hazel',
  'Ivy',
  'Juniper',
  'Larch',
  'Maple',
  'Oak',
  'Pine',
  'Rowan',
  'Sorrel',
  'Willow',
];
const CITIES = ['Springfield', 'Riverton', 'Lakeside', 'Hillview', 'Fairhaven'];

/** Products whose SKUs and barcodes `fillOrders` uses, the i-th with the EAN-13-like barcode of `productBarcode(i)`. */
export function productNumber(index: number): Product {
  const name = `${pick(NOUNS, index)} ${pick(STYLES, Math.floor(index / NOUNS.length))} ${index}`;
  return {
    sku: asId<Sku>(`SKU-${index}`),
    name,
    barcodes: [productBarcode(index)],
    length: { digits: 100 + (index % 200), exponent: 0, unit: 'mm' },
    width: { digits: 80 + (index % 100), exponent: 0, unit: 'mm' },
    height: { digits: 20 + (index % 80), exponent: 0, unit: 'mm' },
    weight: { digits: 50 + (index % 900), exponent: 0, unit: 'g' },
    protection: 'none',
    isUpright: false,
    maxLoad: null,
    hsCode: null,
    origin: null,
    image: null,
  };
}

/** A valid EAN-13 out of the range for use inside a shop. */
export function productBarcode(index: number): string {
  const body = `200${String(index).padStart(9, '0')}`;
  const sum = [...body].reduce((total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 1 : 3), 0);
  return `${body}${(10 - (sum % 10)) % 10}`;
}

/**
 * The i-th plausible order, the same for the same number: one to four lines of one to three units, a few products in most orders, placed
 * one after the other, to leave with the truck of one of the next days.
 */
export function orderNumber(index: number, firstShipBy: number): NewFact {
  const orderId = `csv:${100_000 + index}`;
  const person = asId<PersonId>(`person:${orderId}`);
  const order: OrderFacts = {
    orderId: asId<OrderId>(orderId),
    channel: index % 4 === 0 ? 'marketplace' : 'webshop',
    number: String(100_000 + index),
    placedAt: firstShipBy - 48 * HOUR + index * 1_700 + (scatter(index) % 60_000),
    shipBy: index % 50 === 0 ? null : firstShipBy + (Math.floor(index / 1_000) + (scatter(index + 7) % 3)) * 24 * HOUR,
    shippingMethod: index % 3 === 0 ? 'Express' : 'Standard',
    isGift: index % 20 === 0,
    lines: Array.from({ length: 1 + (scatter(index) % 4) }, (_, line) => {
      const product = productNumber(popular(scatter(index * 5 + line)));
      return {
        lineId: asId<LineId>(`${orderId}/${line}`),
        sku: product.sku,
        name: product.name,
        ordered: 1 + (scatter(index + line) % 3),
        withdrawn: 0,
      };
    }),
    consigneeId: person,
    cancelledAt: null,
  };
  return {
    event: { type: 'orderImported', order, importId: asId('fill') },
    person: { personId: person, data: { kind: 'address', address: addressNumber(index) } },
  };
}

/** Records `count` orders and the products they name, in batches as an import does. */
export function fillOrders(storage: StoragePort, count: number, firstShipBy = Date.UTC(2026, 10, 23, 12)): void {
  inBatches(PRODUCTS, (index) => ({ event: { type: 'productRecorded', product: productNumber(index) } }), storage);
  inBatches(count, (index) => orderNumber(index, firstShipBy), storage);
}

function inBatches(count: number, fact: (index: number) => NewFact, storage: StoragePort): void {
  for (let from = 0; from < count; from += BATCH) {
    storage.record(
      Array.from({ length: Math.min(BATCH, count - from) }, (_, index) => fact(from + index)),
      null,
    );
  }
}

const addressNumber = (index: number): Address => ({
  name: `${pick(FIRST_NAMES, scatter(index))} ${pick(LAST_NAMES, scatter(index + 1))}`,
  company: '',
  line1: `${1 + (index % 900)} Station Road`,
  line2: '',
  city: pick(CITIES, index),
  province: 'IL',
  postcode: String(60_000 + (index % 999)),
  country: 'US',
  phone: '555-0100',
  email: `buyer${index}@example.com`,
});

// Multiplicative hashing spreads consecutive numbers without a random source: the same database each time.
const scatter = (index: number): number => (Math.imul(index + 1, 2_654_435_761) >>> 0) >>> 4;

// A few products are in most orders: the cube makes the first eighth of them half of all lines.
const popular = (number: number): number => Math.floor(PRODUCTS * ((number % 10_000) / 10_000) ** 3);

const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;
