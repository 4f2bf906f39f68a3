import type { CartonType } from '../../../src/core/carton/cartonType.ts';
import {
  asId,
  type CartonTypeId,
  type IntentId,
  type LineId,
  type OrderId,
  type ParcelId,
  type PersonId,
  type SessionId,
  type Sha256,
  type Sku,
  type UserId,
} from '../../../src/core/ids.ts';
import type { PlannedParcel } from '../../../src/core/journal/events.ts';
import type { Order } from '../../../src/core/orders/order.ts';
import { applyDecision, decide, start } from '../../../src/core/pack/decide.ts';
import type { Decision, PackCommand, PackFacts } from '../../../src/core/pack/decision.ts';
import { CLEAR } from '../../../src/core/pack/clearance.ts';
import { evolve, isPackEvent } from '../../../src/core/pack/evolve.ts';
import type { PackSession } from '../../../src/core/pack/session.ts';
import type { Product } from '../../../src/core/orders/product.ts';
import type { Recall, UnitTrace } from '../../../src/core/orders/unitTrace.ts';
import type { Dims, Mass } from '../../../src/core/quantity.ts';
import type { BoughtLabel } from '../../../src/core/ship/parcel.ts';

export const lb = (hundredths: number): Mass => ({ digits: hundredths, exponent: -2, unit: 'lb' });
const inches = (length: number, width: number, height: number): Dims => ({
  length: { digits: length, exponent: 0, unit: 'in' },
  width: { digits: width, exponent: 0, unit: 'in' },
  height: { digits: height, exponent: 0, unit: 'in' },
});

export const boxM: CartonType = {
  id: asId<CartonTypeId>('M'),
  name: 'Box M',
  barcode: 'BX-M',
  kind: 'box',
  inner: inches(12, 9, 6),
  outer: inches(12, 9, 6),
  tare: lb(62),
  maxGross: lb(4000),
  cost: null,
  stock: null,
};
export const boxS: CartonType = { ...boxM, id: asId<CartonTypeId>('S'), name: 'Box S', barcode: 'BX-S' };

export const sku = (text: string): Sku => asId<Sku>(text);
export const lineId = (text: string): LineId => asId<LineId>(text);

/** A product of which only the name is known, and what `patch` says. */
export const productOf = (name: string, patch: Partial<Product> = {}): Product => ({
  sku: sku(name),
  name,
  barcodes: [name],
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

/** An order of lines `sku: quantity`. */
export function orderOf(lines: Readonly<Record<string, number>>, patch: Partial<Order> = {}): Order {
  return {
    orderId: asId<OrderId>('csv:#1001'),
    channel: 'csv',
    number: '1001',
    placedAt: 0,
    shipBy: null,
    shippingMethod: 'Ground',
    isGift: false,
    consigneeId: asId<PersonId>('p1'),
    cancelledAt: null,
    lines: Object.entries(lines).map(([name, ordered]) => ({
      lineId: lineId(name),
      sku: sku(name),
      name,
      ordered,
      withdrawn: 0,
      packed: 0,
    })),
    status: 'ready',
    hold: null,
    revision: 1,
    lateChange: null,
    ...patch,
  };
}

/** Facts of a bench where box M holds everything, box S nothing, and a parcel should weigh `expected`. */
export function factsOf({
  expected = lb(486),
  limit = 7,
  goods = [],
  recalls = [],
  shipsPartial = false,
  damagedPlace = '',
  asksBoxReason = false,
  shipped = [],
  confused = [],
}: {
  expected?: Mass | null;
  limit?: number;
  goods?: readonly Product[];
  recalls?: readonly Recall[];
  shipsPartial?: boolean;
  damagedPlace?: string;
  asksBoxReason?: boolean;
  /** Serials that went out before, `sku serial`. */
  shipped?: readonly string[];
  /** Pairs that were confused here, `sku sku`. */
  confused?: readonly string[];
} = {}): PackFacts {
  const products = new Map(goods.map((product) => [product.sku, product]));
  let parcels = 0;
  let serial = 0;
  return {
    order: () => null,
    newParcelId: () => asId<ParcelId>(`parcel-${String((parcels += 1))}`),
    carton: (id) => [boxM, boxS].find((box) => box.id === id) ?? null,
    product: (named) => products.get(named) ?? null,
    shipsPartial,
    damagedPlace,
    asksBoxReason,
    recalls: (named) => recalls.filter((recall) => recall.sku === named),
    confusedWith: (named) =>
      confused.flatMap((pair) => {
        const both = pair.split(' ');
        return both.includes(named) ? both.filter((other) => other !== named).map(sku) : [];
      }),
    isSerialKnown: (named, serial) => shipped.includes(`${named} ${serial}`),
    today: () => '2026-11-28',
    misfit: (box, contents) =>
      box.id === boxS.id || contents.reduce((sum, content) => sum + content.count, 0) > limit ? 'noRoom' : null,
    places: () => [],
    fitting: () => null,
    costs: () => null,
    placed: 0,
    judge: (_parcel, gross) => {
      const tolerance = lb(24);
      if (!expected) return { verdict: 'unknown', expected, tolerance };
      const off = gross.digits - expected.digits;
      const parts = { empty: lb(0), units: [{ sku: asId<Sku>('mug'), count: 1, listed: expected }] };
      return { verdict: off < -24 ? 'tooLight' : off > 24 ? 'tooHeavy' : 'agrees', expected, tolerance, parts };
    },
    clearance: () => CLEAR,
    isMarkPrinted: () => false,
    isNetworked: () => false,
    mayReprint: false,
    printsAllowed: 3,
    takeNumber: () => ({
      intentId: asId<IntentId>(`intent-${String((serial += 1))}`),
      carrier: 'offline',
      service: 'Ground',
      series: 'sscc/0614141',
      serial,
      block: serial === 1 ? { type: 'numberBlockReserved', series: 'sscc/0614141', from: 1, to: 1000 } : null,
      isUsedUp: false,
    }),
  };
}

export const label = (intent: string): BoughtLabel => ({
  intentId: asId<IntentId>(intent),
  tracking: `T-${intent}`,
  sscc: null,
  scanText: `T-${intent}`,
  quote: {
    carrier: 'offline',
    service: 'ground',
    serviceName: 'Own carrier Ground',
    charge: { minor: 1148, currency: 'USD' },
    billable: { digits: 5, exponent: 0, unit: 'lb' },
    dimWeight: null,
    zone: '2',
    ruleVersion: 'test',
    trace: [],
  },
  labelHash: asId<Sha256>('00'),
});

/** A bench in memory: a session, its journal, and what the last command decided. */
export interface Bench {
  session: PackSession;
  readonly events: Decision['events'][number][];
  last: Decision;
  do(command: PackCommand): Decision;
  scan(text: string, units?: number, trace?: UnitTrace): Decision;
}

export function openBench(order: Order, facts: PackFacts = factsOf(), earlier: readonly PackSession[] = []): Bench {
  const product = (named: Sku) => facts.product(named);
  const started = start(order, asId<SessionId>('s1'), asId<UserId>('u1'), product, earlier);
  if (typeof started === 'string') throw new Error(started);
  const [first] = started.events;
  if (!first || !isPackEvent(first)) throw new Error('not started');
  const bench: Bench = {
    session: evolve(null, first),
    events: [...started.events],
    last: started,
    do(command) {
      const decision = decide(bench.session, command, facts);
      bench.session = applyDecision(bench.session, decision);
      bench.events.push(...decision.events);
      bench.last = decision;
      return decision;
    },
    scan: (text, units = 1, trace = {}) =>
      bench.do({ type: 'scan', meaning: { kind: 'product', sku: sku(text), units, trace }, code: text }),
  };
  return bench;
}

export const planOf = (...parcels: PlannedParcel[]): PackCommand => ({
  type: 'planned',
  parcels,
  reason: 'planned',
  begun: 0,
  why: null,
});
