import { z } from 'zod';
import { dims, mass, text } from './schemas.ts';

const nothing = z.object({}).strict();
const count = z.number().int().min(0);
const pair = z.object({ sku: text, other: text });
const image = z.string().nullable();

/** What the window asks about product data that packing speaks against; for supervisors. */
export const doubtRequests = {
  'doubts.suspects': {
    input: nothing,
    output: z.object({
      rows: z.array(
        z.object({
          sku: text,
          name: text,
          image,
          size: z.object({ parcels: count, proposal: dims.nullable() }).nullable(),
          weight: z.object({ parcels: count, proposal: mass.nullable(), by: z.enum(['letGo', 'learned']) }).nullable(),
        }),
      ),
    }),
  },
  'doubts.pairs': {
    input: nothing,
    output: z.object({
      rows: z.array(
        pair.extend({
          name: text,
          otherName: text,
          image,
          otherImage: image,
          orders: count,
          lastAt: z.number(),
          isDeclared: z.boolean(),
        }),
      ),
    }),
  },
  /** Orders in which two products were confused, newest first. */
  'doubts.pair': {
    input: pair,
    output: z.object({
      orders: z.array(z.object({ orderId: text, number: text, at: z.number(), by: z.string() })),
    }),
  },
  /** It is right as it is. `other`: the other one of a pair, null for size and weight. */
  'doubts.dismiss': {
    input: z.object({ kind: z.enum(['size', 'weight', 'pair']), sku: text, other: text.nullable() }),
    output: nothing,
  },
  /** `isKept` false: the product's data can't be kept so. */
  'doubts.declare': { input: pair, output: z.object({ isKept: z.boolean() }) },
} as const;
