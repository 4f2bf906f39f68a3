import { z } from 'zod';
import { mass, money, text } from './schemas.ts';

const whole = z.number().int();
const nothing = z.object({}).strict();
const when = z.number().nullable();

const step = z.object({
  seq: whole,
  at: z.number(),
  type: text,
  tone: z.enum(['plain', 'right', 'stop', 'attention']),
  parcel: whole.nullable(),
  parcelId: text.optional(),
  sku: text.nullish(),
  name: text.optional(),
  count: z.object({ done: whole, of: whole }).optional(),
  units: whole.optional(),
  by: z.enum(['scan', 'hand', 'quantity']).optional(),
  code: text.optional(),
  reason: text.optional(),
  words: text.optional(),
  weight: z.object({ gross: mass, expected: mass.nullable(), tolerance: mass.nullable() }).optional(),
  number: text.optional(),
  service: text.optional(),
  money: money.optional(),
  place: text.optional(),
  who: text.nullable(),
  userNumber: text.nullable(),
  boxName: text.nullable(),
  insteadName: text.nullable(),
  deviceName: text.nullable(),
  person: z.enum(['kept', 'erased']).nullable(),
  erasedAt: when,
});
const replay = z.object({
  orderId: text,
  number: text,
  steps: z.array(step),
  verdict: z.object({
    rows: whole,
    fault: z.object({ seq: whole, kind: z.enum(['rowAltered', 'linkBroken']) }).nullable(),
  }),
  curves: z.array(
    z.object({
      seq: whole,
      state: z.enum(['kept', 'erased', 'altered']),
      curve: z
        .object({
          unit: z.enum(['mg', 'g', 'kg', 'oz', 'lb']),
          exponent: whole,
          points: z.array(z.tuple([whole, whole.nullable(), z.union([z.literal(0), z.literal(1)])])),
        })
        .nullable(),
    }),
  ),
  outcome: z.object({
    shippedAt: when,
    shipBy: when,
    deliverBy: text.nullable(),
    deliveredAt: when,
    refusedScans: whole,
    labelCopies: whole,
  }),
});
export type ReplayViewed = z.infer<typeof replay>;
export type ReplayStepViewed = z.infer<typeof step>;

const cell = text.max(2_000);
/** The readable part of the file, in the words of this window. */
const page = z.object({
  language: text.max(20),
  title: cell,
  facts: z.array(z.object({ name: cell, value: cell })).max(30),
  /** Name of the line with the consignee, where personal data go along. */
  consignee: cell,
  fingerprint: cell,
  columns: z.array(cell).max(10),
  lines: z.array(z.object({ seq: whole, cells: z.array(cell).max(10) })).max(20_000),
  notes: z.array(cell).max(10),
});
const exportAsked = z.object({ orderId: text, withPeople: z.boolean(), page });
export type ReplayExportAsked = z.infer<typeof exportAsked>;

/** What the window asks about what happened with an order; for supervisors. */
export const replayRequests = {
  /** The order behind a number, a tracking number or the bars of a label. */
  'replay.find': { input: z.object({ text: text.max(200) }), output: z.object({ orderId: text.nullable() }) },
  'replay.show': { input: z.object({ orderId: text }), output: z.object({ replay: replay.nullable() }) },
  /** Signs it and saves it where a person says; `refused` where the journal is not whole. */
  'replay.export': {
    input: exportAsked,
    output: z.object({
      isSaved: z.boolean(),
      refused: z.object({ kind: z.enum(['unknownOrder', 'chainBroken']), seq: whole.nullable() }).nullable(),
    }),
  },
  /** By what the key that this station signs with is told from others. */
  'replay.key': { input: nothing, output: z.object({ fingerprint: text, isKeptBySystem: z.boolean() }) },
  /** While it is on, what is scanned at an empty bench is told as `replay.scanned`. */
  'replay.listen': { input: z.object({ isOn: z.boolean() }), output: nothing },
} as const;

/** What main tells of it. */
export const replayEvents = { 'replay.scanned': z.object({ orderId: text }) } as const;
