import { canonical } from '../journal/canonical.ts';
import type { LineId, OrderId } from '../ids.ts';
import { ok, refuse, type Result } from '../result.ts';
import type { Instant } from '../time.ts';
import type { Address } from './address.ts';
import {
  toPack,
  type HoldReason,
  type Order,
  type OrderCharges,
  type OrderCustoms,
  type OrderFacts,
  type SaidLine,
} from './order.ts';
import { ORDER_PRIORITIES, priorityOf, type OrderPriority } from './priority.ts';

/** An order that may go with others as one. */
export interface MergeSubject {
  readonly order: Order;
  /** Null once erased. */
  readonly address: Address | null;
  /** A packer has it, or put it aside. */
  readonly isOnBench: boolean;
}

/** Why orders don't go as one: `number` is the one that stands in the way. */
export type MergeRefusal =
  | { readonly code: 'tooFew' | 'tooMany' }
  | {
      readonly code:
        | 'notWaiting'
        | 'onBench'
        | 'packedPartly'
        | 'mergedAlready'
        | 'otherShop'
        | 'otherAddress'
        | 'otherCustomer'
        | 'otherCustoms'
        | 'otherCurrency';
      readonly number: string;
    };

/** What comes of orders that go as one, told before they do. */
export interface PlannedMerge {
  readonly number: string;
  readonly units: number;
  /** The earliest moment one of them must leave; null where none says. */
  readonly shipBy: Instant | null;
  /** That of the one that presses most. */
  readonly priority: OrderPriority;
  /** The services they ask for, each once, the better first. */
  readonly methods: readonly string[];
  /** The one it goes by. */
  readonly shippingMethod: string;
  /** What keeps one of them keeps all. */
  readonly hold: HoldReason | null;
  /** Where their goods lie. */
  readonly totes: readonly string[];
  /** Cards to be printed: one for each message. */
  readonly cards: number;
  /** The numbers of those that are a gift, where others are none. */
  readonly gifts: readonly string[];
}

/** Orders that go as one at most: their numbers stand on one slip. */
export const MERGED_MOST = 10;

/** What all numbers together may have for a label's reference; above it the first one stands for them. */
const NUMBER_LONGEST = 30;

/** Whether orders may go as one, and what comes of it; nothing happens yet. `method`: the service chosen among theirs, null for the better. */
export function plannedMerge(
  subjects: readonly MergeSubject[],
  method: string | null,
): Result<PlannedMerge, MergeRefusal> {
  const [first, ...rest] = subjects;
  if (!first || rest.length === 0) return refuse({ code: 'tooFew' });
  if (subjects.length > MERGED_MOST) return refuse({ code: 'tooMany' });
  const barred = subjects.flatMap((one) => mergeBar(one) ?? (one === first ? null : differenceOf(first, one)) ?? [])[0];
  if (barred) return refuse(barred);
  const orders = subjects.map(({ order }) => order);
  const methods = methodsOf(orders);
  const gifts = orders.filter(({ isGift }) => isGift).map(({ number }) => number);
  return ok({
    number: mergedNumber(orders),
    units: orders.flatMap(({ lines }) => lines).reduce((sum, line) => sum + toPack(line), 0),
    shipBy: earliest(orders.map(({ shipBy }) => shipBy)),
    priority: highest(orders),
    methods,
    shippingMethod: methods.find((known) => known === method) ?? methods[0] ?? '',
    hold: orders.find(({ hold }) => hold !== null)?.hold ?? null,
    totes: [...new Set(orders.flatMap(({ tote }) => tote ?? []))],
    cards: orders.filter(({ care }) => care?.hasGiftMessage).length,
    gifts: gifts.length < orders.length ? gifts : [],
  });
}

/** What keeps an order from going with any other; null where nothing does. */
function mergeBar({ order, isOnBench }: MergeSubject): MergeRefusal | null {
  const { number, status } = order;
  if (order.mergedOf || status === 'merged') return { code: 'mergedAlready', number };
  if (isOnBench || status === 'packing') return { code: 'onBench', number };
  if (status !== 'ready' && status !== 'onHold') return { code: 'notWaiting', number };
  return order.lines.some(({ packed }) => packed > 0) ? { code: 'packedPartly', number } : null;
}

/** What two orders differ in that one parcel can't have both of; null where they go together. */
function differenceOf(a: MergeSubject, b: MergeSubject): MergeRefusal | null {
  const { number } = b.order;
  if (a.order.channel !== b.order.channel) return { code: 'otherShop', number };
  if (!a.address || !b.address || placeKey(a.address) !== placeKey(b.address)) return { code: 'otherAddress', number };
  const [mine, theirs] = [a.order.care?.customer, b.order.care?.customer];
  if (mine !== undefined && theirs !== undefined && mine !== theirs) return { code: 'otherCustomer', number };
  if (customsKey(a.order) !== customsKey(b.order)) return { code: 'otherCustoms', number };
  const currencies = new Set([...currenciesOf(a.order), ...currenciesOf(b.order)]);
  return currencies.size > 1 ? { code: 'otherCurrency', number } : null;
}

const customsKey = ({ customs }: Order): string =>
  canonical({
    contents: customs?.contents ?? 'sale',
    incoterm: customs?.incoterm ?? null,
    itn: customs?.itn ?? null,
  });

const currenciesOf = ({ lines, customs }: Order): readonly string[] => {
  const { discount, freight, insurance } = customs?.charges ?? {};
  const all = [...lines.map(({ unitPrice }) => unitPrice), discount, freight, insurance];
  return all.flatMap((money) => money?.currency ?? []);
};

// Shops spell one street in several ways; nothing here makes two places one.
const SPELLED: Readonly<Record<string, string>> = {
  street: 'st',
  avenue: 'ave',
  road: 'rd',
  drive: 'dr',
  lane: 'ln',
  boulevard: 'blvd',
  court: 'ct',
  place: 'pl',
  apartment: 'apt',
};

/** Who lives where, as a text that is the same however it was typed: without case, accents and punctuation, common words shortened. */
export function placeKey({ name, company, line1, line2, city, province, postcode, country }: Address): string {
  const plain = (text: string): string =>
    text
      .normalize('NFKD')
      .replaceAll(/\p{M}/gu, '')
      .toLowerCase()
      .replaceAll('ß', 'ss')
      .replaceAll(/strasse\b/g, 'str')
      .split(/[^\p{L}\p{N}]+/u)
      .map((word) => SPELLED[word] ?? word)
      .filter((word) => word !== '')
      .join(' ');
  return canonical([
    plain(name),
    plain(company),
    plain(`${line1} ${line2}`),
    plain(city),
    plain(province),
    plain(postcode).replaceAll(' ', ''),
    country,
  ]);
}

const FAST = /express|expedited|overnight|next.?day|same.?day|priority|\b[12].?day\b/i;

/** Services by what they promise: a name that says fast first, then that of the order promised first. */
function methodsOf(orders: readonly Order[]): readonly string[] {
  const promised = orders.toSorted(
    (a, b) =>
      Number(FAST.test(b.shippingMethod)) - Number(FAST.test(a.shippingMethod)) ||
      (a.deliverBy ?? '9').localeCompare(b.deliverBy ?? '9') ||
      (a.shipBy ?? Infinity) - (b.shipBy ?? Infinity) ||
      0,
  );
  return [...new Set(promised.map(({ shippingMethod }) => shippingMethod))];
}

const earliest = (moments: readonly (Instant | null)[]): Instant | null => {
  const said = moments.filter((moment) => moment !== null);
  return said.length === 0 ? null : Math.min(...said);
};

const highest = (orders: readonly Order[]): OrderPriority =>
  ORDER_PRIORITIES.find((priority) => orders.some((order) => priorityOf(order) === priority)) ?? 'normal';

/** The number of orders that go as one: all theirs, as the customer knows them; the first one's and how many more where a label has no room. */
export function mergedNumber(orders: readonly Pick<Order, 'number'>[]): string {
  const all = mergedNumbers(orders);
  return all.length <= NUMBER_LONGEST ? all : `${orders[0]?.number ?? ''}+${(orders.length - 1).toString()}`;
}

/** All numbers, however many. */
export const mergedNumbers = (orders: readonly { readonly number: string }[]): string =>
  orders.map(({ number }) => number.replace(/^#/, '')).join('+');

/** Ids of orders that are packed for several begin so. */
export const MERGED_PREFIX = 'merged:';

/** A line of an order among those of the one it goes with. */
export const mergedLineId = (orderId: OrderId, lineId: LineId): LineId => `${orderId}|${lineId}` as LineId;

/** The line of an order behind a line of the one it goes with; null for a line of another. */
export const ownLineId = (orderId: OrderId, lineId: LineId): LineId | null =>
  lineId.startsWith(`${orderId}|`) ? (lineId.slice(orderId.length + 1) as LineId) : null;

/** What orders say together, as one that is packed for them. What is cancelled says nothing more. */
export function mergedFacts(
  merged: Pick<OrderFacts, 'orderId' | 'number' | 'consigneeId' | 'shippingMethod' | 'channel'>,
  members: readonly Order[],
): OrderFacts {
  const { orderId, number, consigneeId, shippingMethod, channel } = merged;
  const orders = members.filter(({ cancelledAt }) => cancelledAt === null);
  const priority = highest(orders);
  const days = orders.flatMap(({ deliverBy }) => deliverBy ?? []).sort();
  const totes = [...new Set(orders.flatMap(({ tote }) => tote ?? []))];
  return {
    ...{ orderId, channel, number, shippingMethod, consigneeId, cancelledAt: null },
    placedAt: earliest(orders.map(({ placedAt }) => placedAt)),
    shipBy: earliest(orders.map(({ shipBy }) => shipBy)),
    isGift: orders.some(({ isGift }) => isGift),
    lines: orders.flatMap((order) =>
      order.lines.map(({ packed: _, ...line }): SaidLine => ({
        ...line,
        lineId: mergedLineId(order.orderId, line.lineId),
      })),
    ),
    ...(days[0] !== undefined && { deliverBy: days[0] }),
    ...(priority !== 'normal' && { priority }),
    // Each is found under its own orders; here they are read.
    ...(totes.length > 0 && { tote: totes.join(' + ') }),
    ...customsOf(orders),
    ...careOf(orders),
  };
}

function customsOf(orders: readonly Order[]): Pick<OrderFacts, 'customs'> {
  const all = orders.flatMap(({ customs }) => customs ?? []);
  if (all.length === 0) return {};
  const charges = all.reduce<OrderCharges>((sums, { charges: more = {} }) => added(sums, more), {});
  // But for what was paid they say the same.
  const said = all.reduce<OrderCustoms>((before, one) => ({ ...before, ...one }), {});
  return { customs: { ...said, ...(Object.keys(charges).length > 0 && { charges }) } };
}

const added = (sums: OrderCharges, more: OrderCharges): OrderCharges =>
  Object.fromEntries(
    (['discount', 'freight', 'insurance'] as const).flatMap((kind) => {
      const [a, b] = [sums[kind], more[kind]];
      const money = a && b ? { ...a, minor: a.minor + b.minor } : (a ?? b);
      return money ? [[kind, money]] : [];
    }),
  );

/** The customer's wishes; how to wrap is said with the number of the order it is for, because the others lie beside it unwrapped. */
function careOf(orders: readonly Order[]): Pick<OrderFacts, 'care'> {
  const said = orders.flatMap(({ care }) => care ?? []);
  if (said.length === 0) return {};
  const customer = said.find((care) => care.customer !== undefined)?.customer;
  const locale = said.find((care) => care.locale !== undefined)?.locale;
  const bought = [...new Set(said.flatMap(({ purchaseOrder }) => purchaseOrder ?? []))];
  const wraps = orders.flatMap(({ number, care }) =>
    care?.wrap === undefined ? [] : [care.wrap === '' ? number : `${number}: ${care.wrap}`],
  );
  return {
    care: {
      ...(customer !== undefined && { customer }),
      ...(bought.length > 0 && { purchaseOrder: bought.join(', ') }),
      ...(locale !== undefined && { locale }),
      ...(wraps.length > 0 && { wrap: wraps.join(' · ') }),
      ...(said.some(({ hasGiftMessage }) => hasGiftMessage) && { hasGiftMessage: true as const }),
    },
  };
}

/** Why orders that go as one are not taken apart: packing has begun, or the one they go with is over. */
export type UnmergeRefusal = 'notMerged' | 'onBench' | 'packedPartly' | 'over';

/** Whether an order that others went into is taken apart again; null where it is. */
export function unmergeBar({ order, isOnBench }: Omit<MergeSubject, 'address'>): UnmergeRefusal | null {
  if (!order.mergedOf) return 'notMerged';
  if (isOnBench) return 'onBench';
  if (order.lines.some(({ packed }) => packed > 0)) return 'packedPartly';
  return order.status === 'ready' || order.status === 'onHold' ? null : 'over';
}

/** What keeps an order once it goes by itself again: what keeps the one it went with, its own first where that is what it brought. */
export const holdApart = (
  member: Pick<Order, 'hold'>,
  merged: Pick<Order, 'hold'>,
  members: readonly Pick<Order, 'hold'>[],
): HoldReason | null => {
  if (merged.hold === null) return null;
  return members.some(({ hold }) => hold === merged.hold) ? member.hold : merged.hold;
};
