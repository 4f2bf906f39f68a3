import { z } from 'zod';
import { box } from './boxes.ts';
import { totals } from './rehearsal.ts';
import { text } from './schemas.ts';

const nothing = z.object({}).strict();
const count = z.number().int().min(0);
/** Sizes of boxes that are stocked; the command line allows as many. */
const sizes = z.number().int().min(1).max(40);

const wish = z.object({
  days: z.number().int().min(1).max(3660),
  from: sizes,
  to: sizes,
  keep: z.array(text.max(80)).max(2000),
  /** Null: as today's boxes are measured. */
  grid: z.enum(['5mm', '0.25in']).nullable(),
  /** Minor units for a square metre of board; null: as today's boxes cost. */
  minorPerM2: z.number().min(0).max(1e9).nullable(),
  least: z.number().int().min(0).max(1e9),
});

const point = z.object({
  size: count,
  /** The whole set, with boxes that do not count. */
  boxes: z.array(box),
  /** How much dearer it can be at most than the best choice, percent. */
  gapPercent: z.number(),
  /** Both sets over the orders held out. */
  heldOut: z.object({
    orders: count,
    compared: count,
    unpriced: count,
    today: totals,
    edited: totals,
    /** Parcels by box. */
    boxes: z.array(z.object({ boxId: text, today: count, edited: count })),
    unmeasured: count,
    failed: count,
  }),
});

/** What the window asks about the proposal of box sizes; for supervisors. */
export const sizesRequests = {
  /** `view` is null where none was begun since the app opened. */
  'sizes.view': {
    input: nothing,
    output: z.object({
      currency: text,
      view: z
        .object({
          wish,
          at: z.number(),
          /** False once another version of the boxes is in force than the one it was begun with. */
          isOfNow: z.boolean(),
          running: z
            .object({
              stage: z.enum(['orders', 'parcels', 'prices', 'choice', 'heldOut']),
              done: count,
              total: count,
            })
            .nullable(),
          isBroken: z.boolean(),
          outcome: z
            .object({
              isComplete: z.boolean(),
              heldOutBy: z.enum(['lastFortnight', 'lastThird']),
              fittedOrders: count,
              heldOutOrders: count,
              parcels: count,
              candidates: count,
              proposed: sizes.nullable(),
              points: z.array(point),
            })
            .nullable(),
        })
        .nullable(),
    }),
  },
  'sizes.start': {
    input: wish.refine(({ from, to }) => from <= to),
    output: z.object({ refused: z.enum(['noBoxes', 'fewOrders', 'tooManyKept', 'notSetUp']).nullable() }),
  },
  'sizes.cancel': { input: nothing, output: nothing },
} as const;

export const sizesEvents = { 'sizes.changed': nothing } as const;
