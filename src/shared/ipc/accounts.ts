import { z } from 'zod';
import { text } from './schemas.ts';

const nothing = z.object({}).strict();
const minutes = z.number().int();
const date = text.max(20);
const said = z.object({ by: text, at: z.number() });

/** Minutes after midnight by day of the week, Monday 1, and by single dates; null where no truck comes. */
const collection = z.object({
  hours: z.object({
    1: minutes.optional(),
    2: minutes.optional(),
    3: minutes.optional(),
    4: minutes.optional(),
    5: minutes.optional(),
    6: minutes.optional(),
    7: minutes.optional(),
  }),
  dates: z.record(date, minutes.nullable()),
});

/** What the window asks about the carrier's account: which services are used, and when its truck comes; for supervisors. */
export const accountRequests = {
  'accounts.view': {
    input: nothing,
    output: z.object({
      carrier: text,
      account: text,
      shipDate: date,
      cutOffAt: z.number().nullable(),
      services: z.array(
        z.object({
          service: text,
          name: text,
          isOn: z.boolean(),
          switches: z.array(said.extend({ from: date, isOn: z.boolean() })),
          /** Orders to pack that depend on it. */
          orders: z.number().int(),
        }),
      ),
      collection: z.object({ now: collection, usual: collection, said: said.nullable() }),
    }),
  },
  /** `from`: the first ship date; null: at once. */
  'accounts.switch': {
    input: z.object({ service: text.max(200), isOn: z.boolean(), from: date.nullable() }),
    output: z.object({ refused: z.enum(['unknownService', 'dateInvalid', 'unchanged']).nullable() }),
  },
  /** Null: as the carrier's tables say. */
  'accounts.collect': {
    input: z.object({ collection: collection.nullable() }),
    output: z.object({ refused: z.enum(['neverComes', 'hourInvalid', 'dateInvalid', 'unchanged']).nullable() }),
  },
} as const;
