import { z } from 'zod';
import { BOX_FAULTS } from '../../core/carton/boxSet.ts';
import { dims, mass, money, text } from './schemas.ts';

const nothing = z.object({}).strict();
const count = z.number().int();
const revision = count.min(0);

/** A box as the window reads and writes it. */
export const box = z.object({
  id: text.max(80),
  name: text.max(80),
  barcode: text.max(80).nullable(),
  kind: z.enum(['box', 'mailer', 'tube', 'own', 'customer']),
  inner: dims,
  outer: dims,
  tare: mass.nullable(),
  maxGross: mass.nullable(),
  filling: mass.nullable().optional(),
  cost: money.nullable(),
  stock: count.nullable(),
  reorderAt: count.nullable().optional(),
  use: z
    .object({
      channels: z.array(text.max(80)),
      carriers: z.array(text.max(80)),
      services: z.array(text.max(200)).optional(),
    })
    .optional(),
});
const boxes = z.array(box).max(2000);

const fault = z.object({
  boxId: text,
  field: z.enum(['id', 'name', 'barcode', 'inner', 'outer', 'tare', 'filling', 'maxGross', 'stock', 'reorderAt']),
  reason: z.enum(BOX_FAULTS),
  other: text.nullable(),
});

const version = z.object({
  version: count,
  at: z.number(),
  /** '' where nobody was signed in, or the person is erased. */
  by: text,
  origin: z.enum(['draft', 'rollBack', 'import']),
  rollsBackTo: count.nullable(),
  fileName: text.nullable(),
  dueAt: z.number().nullable(),
  inForceAt: z.number().nullable(),
});

const refusedRow = z.object({ line: count, reason: text, column: text.nullable() });

const outcome = z.object({
  /** Null: done. */
  refused: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('stale'), by: text, at: z.number(), boxes: z.array(text) }),
      z.object({ kind: z.literal('faults'), faults: z.array(fault) }),
      z.object({ kind: z.enum(['otherVersion', 'noDraft', 'noBoxes', 'unchanged', 'momentPast', 'momentUnknown']) }),
    ])
    .nullable(),
});

/** What the window asks about the box presets; for supervisors. A save names the revision of the draft that it began from. */
export const boxRequests = {
  'boxes.view': {
    input: nothing,
    output: z.object({
      version: count,
      inForce: boxes,
      revision,
      draft: z.object({ boxes, at: z.number(), by: text, faults: z.array(fault) }).nullable(),
      waiting: version.nullable(),
      versions: z.array(version),
      /** What parcels say of the filling of boxes in force: what would fill the empty box. */
      fillings: z.array(z.object({ id: text, full: mass, parcels: count })),
      /** Whom a box can be kept for. */
      channels: z.array(text),
      carriers: z.array(z.object({ id: text, name: text })),
      /** As a box names them: `offline/express`. */
      services: z.array(z.object({ id: text, name: text })),
    }),
  },
  'boxes.save': { input: z.object({ revision, boxes }), output: outcome },
  'boxes.drop': { input: z.object({ revision }), output: outcome },
  /** Asks for a CSV file and takes its boxes into the draft; `isRead` false: no file was chosen. */
  'boxes.readFile': {
    input: z.object({ revision }),
    output: outcome.extend({ isRead: z.boolean(), rows: z.array(refusedRow) }),
  },
  /** Asks where to and writes the draft, or what is in force, as CSV there. */
  'boxes.saveFile': { input: nothing, output: z.object({ isSaved: z.boolean() }) },
  /** `from`: date and time of day on the site's clock; null: at once. */
  'boxes.publish': {
    input: z.object({ revision, from: z.object({ date: text.max(20), time: text.max(20) }).nullable() }),
    output: outcome,
  },
  /** `seen`: the version in force as the window shows it. */
  'boxes.rollBack': { input: z.object({ version: count, seen: count }), output: outcome },
  'boxes.withdraw': { input: z.object({ version: count }), output: outcome },
} as const;

export const boxEvents = { 'boxes.changed': nothing } as const;
