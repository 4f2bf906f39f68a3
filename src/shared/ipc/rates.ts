import { z } from 'zod';
import { RATE_PROBLEM_REASONS } from '../../core/ship/csvTable.ts';
import { RATE_TABLES } from '../../core/ship/rateBook.ts';
import { text } from './schemas.ts';

const nothing = z.object({}).strict();
const version = z.number().int().min(0);
/** One table as CSV text: a carrier's zone chart of a whole country is some hundred kilobytes. */
const csv = z.string().max(5_000_000);
const tables = z.object(
  Object.fromEntries(RATE_TABLES.map((table) => [table, csv])) as Record<(typeof RATE_TABLES)[number], typeof csv>,
);

const problem = z.object({
  table: text,
  line: z.number().int(),
  column: text.nullable(),
  reason: z.enum(RATE_PROBLEM_REASONS),
  value: z.string(),
});

/** Those tables alone that differ from what counts. */
const edited = tables.partial();
const keptDraft = z.object({ base: version, tables: edited, by: text, at: z.number() }).nullable();

const refused = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.enum(['supervisorOnly', 'unchanged']) }),
    z.object({ kind: z.literal('stale'), by: text, at: z.number() }),
    z.object({ kind: z.literal('problems'), problems: z.array(problem) }),
  ])
  .nullable();

/** What the window asks about rules and prices; for supervisors. */
export const rateRequests = {
  'rates.view': {
    input: nothing,
    output: z.object({
      /** What counts; 0 is how the program came. */
      version,
      tables,
      /** Newest first; `by` is '' for the command line, and for a person who is erased. */
      versions: z.array(z.object({ version, at: z.number(), by: text, note: z.string() })),
      /** What is edited and not published yet, and who edited it last; '' for a person who is erased. */
      draft: keptDraft,
    }),
  },
  /** Keeps what is edited on disk; null drops it. Answers it as it is kept. */
  'rates.keepDraft': {
    input: z.object({ draft: z.object({ base: version, tables: edited }).nullable() }),
    output: z.object({ draft: keptDraft }),
  },
  /** The tables of one version; null for one that never was. */
  'rates.tables': { input: z.object({ version }), output: z.object({ tables: tables.nullable() }) },
  /** Asks for CSV files and reads those that are named like a table; `others` are the names of those that are not. */
  'rates.readFiles': { input: nothing, output: z.object({ tables: tables.partial(), others: z.array(text) }) },
  /** Asks for a folder and writes the tables into a new one in it; '' where no folder was chosen, else what the new one is called. */
  'rates.saveFiles': { input: z.object({ tables, name: text.max(80) }), output: z.object({ folder: text }) },
  /** `seen`: the version the tables were made from. Null: they count now. */
  'rates.publish': {
    input: z.object({ seen: version, tables, note: z.string().max(200) }),
    output: z.object({ refused }),
  },
} as const;
