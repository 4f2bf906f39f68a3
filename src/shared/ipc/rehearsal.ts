import { z } from 'zod';
import { text } from './schemas.ts';

const nothing = z.object({}).strict();
const count = z.number().int().min(0);
/** Money in minor units of the site's currency. */
const minor = z.number();

/** What a box set makes of orders; money in minor units of the site's currency. */
export const totals = z.object({
  parcels: count,
  billableGrams: z.number(),
  minor,
  fillPercent: z.number().nullable(),
  unpackable: count,
});

const outcome = z.object({
  isComplete: z.boolean(),
  /** Looked at; sent by both sets, of which the totals are; of these without a price. */
  orders: count,
  compared: count,
  unpriced: count,
  today: totals,
  edited: totals,
  currency: text,
  /** Parcels by box, those that the draft uses most first. */
  boxes: z.array(z.object({ boxId: text, name: text, today: count, edited: count })),
  dearer: count,
  cheaper: count,
  /** Orders that fit a box today and none of the draft, and the product that most of them hold; null for several in one order. */
  unpackable: count,
  inTheWay: z.string().nullable(),
  /** Orders left out for want of a product's size, and those whose working-out broke off. */
  unmeasured: count,
  failed: count,
});

const plan = z
  .object({ boxes: z.array(text), minor: minor.nullable(), billableGrams: z.number().nullable() })
  .nullable();

/** What the window asks about the rehearsal of the draft; for supervisors. */
export const rehearsalRequests = {
  /** `view` is null where none was begun since the app opened. */
  'rehearsal.view': {
    input: nothing,
    output: z.object({
      view: z
        .object({
          days: count,
          at: z.number(),
          /** False once draft or set in force are others than those it was begun with. */
          isOfNow: z.boolean(),
          running: z.object({ done: count, total: count }).nullable(),
          isBroken: z.boolean(),
          outcome: outcome.nullable(),
        })
        .nullable(),
    }),
  },
  'rehearsal.start': {
    input: z.object({ days: z.number().int().min(1).max(3660) }),
    output: z.object({ refused: z.enum(['noDraft', 'noOrders', 'notSetUp']).nullable() }),
  },
  'rehearsal.cancel': { input: nothing, output: nothing },
  'rehearsal.orders': {
    input: z.object({ of: z.enum(['dearer', 'cheaper', 'unpackable']), page: count }),
    output: z.object({
      total: count,
      pageSize: count,
      rows: z.array(z.object({ order: text, today: plan, edited: plan, minor: minor.nullable(), product: z.string() })),
    }),
  },
} as const;

export const rehearsalEvents = { 'rehearsal.changed': nothing } as const;
