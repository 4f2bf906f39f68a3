import { asId } from '../../src/core/ids.ts';
import type {
  CartonTypeId,
  IntentId,
  LineId,
  OrderId,
  ParcelId,
  PersonId,
  SessionId,
  Sha256,
  Sku,
  UserId,
} from '../../src/core/ids.ts';
import type { StationEvent } from '../../src/core/journal/events.ts';
import { EMPTY_ADDRESS, type Address } from '../../src/core/orders/address.ts';
import type { OrderFacts } from '../../src/core/orders/order.ts';
import type { Product } from '../../src/core/orders/product.ts';
import type { CartonType } from '../../src/core/carton/cartonType.ts';
import type { NewFact, StoredLabel } from '../../src/station/ports.ts';
import { systemRuntime } from '../../src/station/runtime.ts';
import { sealed } from '../../src/station/sealedDocument.ts';
import { BUILT_IN_TABLES } from '../support/rates.ts';

export const HOUR = 3_600_000;
export const NOON = Date.UTC(2026, 10, 23, 12);

export const sku = (text: string): Sku => asId<Sku>(text);
export const orderId = (text: string): OrderId => asId<OrderId>(text);
export const personOf = (order: string): PersonId => asId<PersonId>(`person:${order}`);

/** An order of lines `[sku, units]`, to leave at noon. */
export function orderFacts(
  id: string,
  lines: readonly (readonly [string, number])[],
  patch: Partial<OrderFacts> = {},
): OrderFacts {
  return {
    orderId: orderId(id),
    channel: 'csv',
    number: id,
    placedAt: NOON - 24 * HOUR,
    shipBy: NOON,
    shippingMethod: 'Standard',
    isGift: false,
    lines: lines.map(([item, units], index) => ({
      lineId: asId<LineId>(`${id}/${index}`),
      sku: sku(item),
      name: `Item ${item}`,
      ordered: units,
      withdrawn: 0,
    })),
    consigneeId: personOf(id),
    cancelledAt: null,
    ...patch,
  };
}

export const address = (name: string, patch: Partial<Address> = {}): Address => ({
  ...EMPTY_ADDRESS,
  name,
  line1: '1 Pier Road',
  city: 'Springfield',
  country: 'US',
  ...patch,
});

/** The order as an import records it, with its consignee. */
export const imported = (order: OrderFacts, name = 'Ada Alder'): NewFact => ({
  event: { type: 'orderImported', order, importId: asId('run-1') },
  person: { personId: order.consigneeId, data: { kind: 'address', address: address(name) } },
});

export const product = (item: string, patch: Partial<Product> = {}): Product => ({
  sku: sku(item),
  name: `Product ${item}`,
  barcodes: [],
  length: null,
  width: null,
  height: null,
  weight: null,
  protection: 'none',
  isUpright: false,
  maxLoad: null,
  hsCode: null,
  origin: null,
  image: null,
  ...patch,
});

const mm = (digits: number) => ({ digits, exponent: 0, unit: 'mm' as const });
export const carton = (id: string, barcode: string | null = null): CartonType => ({
  id: asId<CartonTypeId>(id),
  name: `Box ${id}`,
  barcode,
  kind: 'box',
  inner: { length: mm(300), width: mm(200), height: mm(100) },
  outer: { length: mm(310), width: mm(210), height: mm(110) },
  tare: { digits: 120, exponent: 0, unit: 'g' },
  maxGross: null,
  cost: null,
  stock: null,
});

export const fact = (event: StationEvent): NewFact => ({ event });

/** A label's bytes as storage gets them. */
export function label(consigneeId: PersonId, zpl: string): StoredLabel {
  const bytes = new TextEncoder().encode(zpl);
  return { ...sealed(bytes, systemRuntime), format: 'zpl', dpmm: 8, bytes, consigneeId };
}

/** Everything that happens to one whole order, packed into one parcel. */
export function packedOrder(order: OrderFacts, serial: number, labelHash: Sha256): NewFact[] {
  const session = { sessionId: asId<SessionId>(`s:${order.number}`) };
  const parcel = { ...session, parcelId: asId<ParcelId>(`p:${order.number}`) };
  const lines = order.lines.map((line) => ({
    lineId: line.lineId,
    sku: line.sku,
    name: line.name,
    quantity: line.ordered,
  }));
  const gross = { digits: 1500, exponent: 0, unit: 'g' as const };
  return [
    fact({
      type: 'packStarted',
      ...session,
      orderId: order.orderId,
      number: order.number,
      revision: 1,
      packerId: asId<UserId>('u1'),
      lines,
    }),
    ...lines.map((line) =>
      fact({ type: 'itemPacked', ...session, lineId: line.lineId, sku: line.sku, units: line.quantity, by: 'scan' }),
    ),
    fact({
      type: 'boxChosen',
      ...parcel,
      cartonTypeId: asId('M'),
      suggestedId: null,
      contents: lines.map((line) => ({ lineId: line.lineId, sku: line.sku, count: line.quantity })),
      by: 'scan',
    }),
    fact({ type: 'weightCaptured', ...parcel, gross, expected: gross, tolerance: null, deviceId: null, frame: '' }),
    fact({
      type: 'labelRequested',
      ...parcel,
      intentId: asId<IntentId>(`i:${order.number}`),
      carrier: 'offline',
      service: 'ground',
      series: 'sscc',
      serial,
    }),
    fact({ type: 'labelBought', ...parcel, label: boughtLabel(order.number, serial, labelHash) }),
    fact({ type: 'labelSent', ...parcel, jobId: 'job', isReprint: false, deviceId: asId('zpl') }),
    fact({ type: 'labelPrinted', ...parcel, jobId: 'job', proof: 'delivered' }),
    fact({ type: 'parcelClosed', ...parcel, tracking: `T${serial}` }),
    fact({ type: 'packFinished', ...session, orderId: order.orderId }),
  ];
}

export const boughtLabel = (number: string, serial: number, labelHash: Sha256) => ({
  intentId: asId<IntentId>(`i:${number}`),
  tracking: `T${serial}`,
  sscc: `00340123450000${String(serial).padStart(4, '0')}`,
  scanText: `T${serial}`,
  quote: {
    carrier: 'offline',
    service: 'ground',
    serviceName: 'Ground',
    charge: { minor: 899, currency: 'USD' },
    billable: { digits: 4, exponent: 0, unit: 'lb' as const },
    dimWeight: null,
    zone: '4',
    ruleVersion: 'none',
    trace: [],
  },
  labelHash,
});

/** A scale that showed so many grams for a known kilogram. */
export const scaleChecked = (identity: string, grams: number): NewFact =>
  fact({
    type: 'scaleChecked',
    deviceId: asId('scale'),
    identity,
    known: { digits: 1, exponent: 0, unit: 'kg' },
    shown: { digits: grams, exponent: -3, unit: 'kg' },
    allowed: { digits: 2, exponent: -3, unit: 'kg' },
    isWithin: Math.abs(grams - 1000) <= 2,
  });

/** A standing instruction for what holds a mug. */
export const instructed = (id: string, barcode: string | null, isActive = true): NewFact =>
  fact({
    type: 'instructionRecorded',
    instruction: {
      instructionId: asId(id),
      scope: 'product',
      key: 'MUG',
      kind: 'insert',
      text: id,
      image: null,
      mustConfirm: true,
      stage: 'beforeSeal',
      barcode,
      weight: null,
      size: null,
      cartonTypeId: null,
      isActive,
    },
  });

/** Rules and prices as published. */
export const ratesPublished = (version: number, note: string): NewFact =>
  fact({ type: 'ratesPublished', version, note, tables: BUILT_IN_TABLES });
