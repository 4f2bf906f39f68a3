import { z } from 'zod';
import { asId, type LineId, type Sku } from '../../core/ids.ts';
import { HOLD_REASONS, ORDER_STATUSES } from '../../core/orders/order.ts';
import { ORDER_LISTS } from '../../core/orders/orderLists.ts';
import { ORDER_PRIORITIES } from '../../core/orders/priority.ts';
import { lateChange, text, whole } from './schemas.ts';

const status = z.enum(ORDER_STATUSES);
const hold = z.enum(HOLD_REASONS).nullable();
const priority = z.enum(ORDER_PRIORITIES);
const labelState = z.enum(['none', 'requested', 'bought', 'refused', 'unknown']);

const listed = z.object({
  orderId: text,
  number: text,
  channel: text,
  status,
  hold,
  lateChange: lateChange.nullable(),
  priority,
  placedAt: z.number().nullable(),
  shipBy: z.number().nullable(),
  units: whole,
  name: z.string(),
});

const field = z.string().max(200);
const address = z.object({
  name: field,
  company: field,
  line1: field,
  line2: field,
  city: field,
  province: field,
  postcode: field,
  country: field,
  phone: field,
  email: field,
});

/** As people mean what they type. */
const trimmed = (typed: z.infer<typeof address>): z.infer<typeof address> =>
  Object.fromEntries(
    Object.entries(typed).map(([part, said]) => [part, said.trim().replaceAll(/\s+/g, ' ')]),
  ) as z.infer<typeof address>;

const change = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('address'), address: address.transform(trimmed) }),
  z.object({
    kind: z.literal('lines'),
    lines: z
      .array(
        z.object({
          lineId: z
            .string()
            .transform((id): LineId => asId(id))
            .nullable(),
          sku: z.string().transform((sku): Sku => asId(sku)),
          name: z.string().max(500),
          units: whole,
        }),
      )
      .max(500),
  }),
  z.object({
    kind: z.literal('split'),
    lines: z.array(z.object({ lineId: z.string().transform((id): LineId => asId(id)), units: whole })).max(500),
  }),
  z.object({ kind: z.literal('cancel') }),
]);
const keyed = z.object({
  number: z.string().trim().max(30),
  shippingMethod: z.string().trim().max(100),
  priority,
  address: address.transform(trimmed),
  lines: z
    .array(
      z.object({
        sku: z.string().transform((sku): Sku => asId(sku)),
        name: z.string().max(500),
        units: whole,
      }),
    )
    .max(500),
  note: z.string().trim().max(1000),
  leaveBy: z.object({ date: z.string().max(10), time: z.string().max(10) }).nullable(),
  giftMessage: z.string().trim().max(1000),
});
const incomplete = z.object({
  code: z.literal('incomplete'),
  gaps: z.array(z.enum(['name', 'line1', 'city', 'postcode', 'province', 'country'])),
});
const keyedRefused = z
  .discriminatedUnion('code', [
    z.object({ code: z.enum(['number', 'numberTaken', 'method', 'nothingLeft', 'units', 'leaveBy']) }),
    incomplete,
  ])
  .nullable();
const changeRefused = z
  .discriminatedUnion('code', [
    z.object({
      code: z.enum([
        'cancelled',
        'gone',
        'partlyLeft',
        'unchanged',
        'nothingLeft',
        'units',
        'leaveSome',
        'packedAlready',
        'goesWith',
        'isMerged',
        'stale',
      ]),
    }),
    incomplete,
  ])
  .nullable();
const effect = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('stopsPacking'), isOpen: z.boolean() }),
  z.object({ kind: z.literal('goodsToPutBack'), sku: text, name: z.string(), units: whole }),
  z.object({ kind: z.literal('labelToVoid'), tracking: text }),
  z.object({ kind: z.literal('weightAnew') }),
  z.object({ kind: z.literal('parcelToReopen'), parcelId: text, index: whole }),
]);

const line = z.object({
  lineId: text,
  sku: text,
  shownName: text,
  image: z.string().nullable(),
  isKnown: z.boolean(),
  ordered: whole,
  withdrawn: whole,
  packed: whole,
});

const order = z.object({
  orderId: text,
  number: text,
  channel: text,
  status,
  hold,
  lateChange: lateChange.nullable(),
  revision: whole,
  priority,
  placedAt: z.number().nullable(),
  shipBy: z.number().nullable(),
  deliverBy: z.string().nullable(),
  shippingMethod: z.string(),
  isGift: z.boolean(),
  tote: z.string().nullable(),
  goesWith: z.object({ orderId: text, number: text }).nullable(),
  mergedOf: z.array(z.object({ orderId: text, number: text })),
  consignee: address.nullable(),
  note: z.string(),
  lines: z.array(line),
  parcels: z.array(
    z.object({
      parcelId: text,
      index: whole,
      tracking: z.string().nullable(),
      labelState,
      isClosed: z.boolean(),
      isGone: z.boolean(),
    }),
  ),
  bench: z.object({ isOpen: z.boolean(), packer: z.string(), units: whole }).nullable(),
});

const mergeBars = [
  'notWaiting',
  'onBench',
  'packedPartly',
  'mergedAlready',
  'otherShop',
  'otherAddress',
  'otherCustomer',
  'otherCustoms',
  'otherCurrency',
] as const;
const mergeBarred = z.enum(['tooFew', 'tooMany', ...mergeBars]);
const mergeRefused = z
  .discriminatedUnion('code', [
    z.object({ code: z.enum(['tooFew', 'tooMany']) }),
    z.object({ code: z.enum(mergeBars), number: text }),
  ])
  .nullable();
const merging = z.object({ orderIds: z.array(text).max(50), method: z.string().max(100).nullable() });
const merged = z.object({
  number: text,
  units: whole,
  shipBy: z.number().nullable(),
  priority,
  methods: z.array(z.string()),
  shippingMethod: z.string(),
  hold,
  totes: z.array(text),
  cards: whole,
  gifts: z.array(text),
});

/** What the window asks of single orders; for supervisors. */
export const orderRequests = {
  'orderDesk.page': {
    input: z.object({
      list: z.enum(ORDER_LISTS),
      text: z.string().max(100),
      page: z.number().int().min(0),
    }),
    output: z.object({ total: whole, pageSize: whole, rows: z.array(listed) }),
  },
  'orderDesk.view': { input: z.object({ orderId: text }), output: z.object({ order: order.nullable() }) },
  'orderDesk.hold': {
    input: z.object({ orderId: text }),
    output: z.object({ refused: z.enum(['over', 'held', 'onBench']).nullable() }),
  },
  /** Products for a line: the one of a barcode or a SKU first, then those whose name or SKU has the text in it. */
  'orderDesk.products': {
    input: z.object({ text: z.string().max(100) }),
    output: z.object({ products: z.array(z.object({ sku: text, name: text, image: z.string().nullable() })) }),
  },
  'orderDesk.nextNumber': { input: z.object({}).strict(), output: z.object({ number: text }) },
  /** Takes an order that no channel brings. */
  'orderDesk.keyIn': {
    input: z.object({ order: keyed }),
    output: z.object({ orderId: text.nullable(), refused: keyedRefused }),
  },
  /** What a change would do, before it is made. */
  'orderDesk.plan': {
    input: z.object({ orderId: text, change }),
    output: z.object({ refused: changeRefused, effects: z.array(effect) }),
  },
  /** Waiting orders of the same customer, and what keeps them from going with it. */
  'orderDesk.mergeable': {
    input: z.object({ orderId: text }),
    output: z.object({
      orders: z.array(
        z.object({
          orderId: text,
          number: text,
          shippingMethod: z.string(),
          units: whole,
          barred: mergeBarred.nullable(),
        }),
      ),
    }),
  },
  /** What comes of orders that go as one, before they do. */
  'orderDesk.planMerge': {
    input: merging,
    output: z.object({ refused: mergeRefused, merged: merged.nullable() }),
  },
  'orderDesk.merge': {
    input: merging,
    output: z.object({ refused: mergeRefused, orderId: text.nullable() }),
  },
  'orderDesk.unmerge': {
    input: z.object({ orderId: text }),
    output: z.object({ refused: z.enum(['notMerged', 'onBench', 'packedPartly', 'over']).nullable() }),
  },
  /** `seen`: the revision of the order that was looked at. */
  'orderDesk.change': {
    input: z.object({ orderId: text, change, seen: whole }),
    output: z.object({ refused: changeRefused }),
  },
} as const;
