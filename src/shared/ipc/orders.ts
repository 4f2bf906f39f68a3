import { z } from 'zod';
import { HOLD_REASONS } from '../../core/orders/order.ts';
import { ORDER_LISTS } from '../../core/orders/orderLists.ts';
import { ORDER_PRIORITIES } from '../../core/orders/priority.ts';
import { lateChange, text, whole } from './schemas.ts';

const status = z.enum(['ready', 'packing', 'onHold', 'done', 'cancelled']);
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

const address = z.object({
  name: z.string(),
  company: z.string(),
  line1: z.string(),
  line2: z.string(),
  city: z.string(),
  province: z.string(),
  postcode: z.string(),
  country: z.string(),
  phone: z.string(),
  email: z.string(),
});

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
} as const;
