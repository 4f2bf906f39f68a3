import { z } from 'zod';
import { OVERRIDES } from '../../core/journal/overrideEvents.ts';
import { ERROR_KINDS } from '../../core/reports/errors.ts';
import { CUTS, FIGURES, MEASURES, REPORTS } from '../../core/reports/report.ts';
import { isLocalDate } from '../../core/time.ts';
import { text, whole } from './schemas.ts';

const date = z.string().refine(isLocalDate);
const period = z.object({ from: date, to: date });
const cut = z.enum(CUTS);
const cell = z.number().nullable();
const name = z.enum(REPORTS);

const report = z.object({
  name,
  period,
  /** ISO 4217, of all amounts; these are in minor units. */
  currency: text,
  figures: z.array(
    z.object({ name: z.enum(FIGURES), measure: z.enum(MEASURES), value: cell, before: cell, unknown: whole }),
  ),
  /** Cells in the order of the figures. */
  tables: z.array(z.object({ cut, rows: z.array(z.object({ key: text, name: text, cells: z.array(cell) })) })),
});
export type ReportViewed = z.infer<typeof report>;

const behindAsked = z.object({
  name,
  period,
  figure: z.enum(FIGURES),
  row: z.object({ cut, key: text.max(200) }).nullable(),
});
export type BehindAsked = z.infer<typeof behindAsked>;

/** What the window asks about what was done; for supervisors. */
export const reportRequests = {
  /** The last so many days on the site's calendar, today included. */
  'reports.show': { input: z.object({ name, days: whole.min(1).max(400) }), output: z.object({ report }) },
  /** A page of what a number was worked out from. */
  'reports.behind': {
    input: behindAsked.extend({ page: whole.min(1) }),
    output: z.object({
      rows: z.array(
        z.object({
          at: z.number(),
          orderId: text.nullable(),
          number: text,
          by: text,
          kind: z.enum(ERROR_KINDS).nullable(),
          override: z.object({ kind: z.enum(OVERRIDES), reason: text, isRefused: z.boolean() }).nullable(),
        }),
      ),
      /** What people call the row of the number; '' where nobody knows. */
      name: text,
      count: whole,
      page: whole,
      pages: whole,
    }),
  },
  /** Asks where to and writes one cut as CSV there. */
  'reports.saveFile': { input: z.object({ name, period, cut }), output: z.object({ isSaved: z.boolean() }) },
} as const;
