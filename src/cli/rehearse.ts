import { availableParallelism } from 'node:os';
import { QUICK } from '../core/carton/choose.ts';
import { basketsOf } from '../core/rehearsal/basket.ts';
import { readRateBook } from '../core/ship/rateBook.ts';
import {
  REHEARSAL_WORKER_URL,
  rehearse as rehearseSets,
  type RehearsalOutcome,
} from '../station/rehearsal/rehearse.ts';
import { toldFailure } from './answered.ts';
import { ArgumentError, noWords, readArguments, required, type CliContext } from './arguments.ts';
import { writeOut } from './ownFiles.ts';
import { HISTORY_OPTIONS, readBoxFile, readHistory, type History } from './rehearsalInput.ts';
import { rehearsalCsv, rehearsalText } from './rehearsalReport.ts';
import type { VerbHelp, VerbOptions } from './verbHelp.ts';

interface RehearseContext extends CliContext {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
}

const OPTIONS = {
  cartons: { type: 'string', value: 'EDITED.csv', help: 'the edited boxes, as for import; must be given' },
  out: { type: 'string', value: 'FILE.json|.csv', help: 'where to write order by order what differs; must be given' },
  ...HISTORY_OPTIONS,
  threads: { type: 'string', value: 'N', help: 'threads to work in', usual: 'one for each processor, 8 at most' },
} as const satisfies VerbOptions;

/** What the verb tells of itself. */
export const REHEARSE_HELP: VerbHelp = {
  usage: [
    '--cartons EDITED.csv --out FILE.json|.csv [--data DIR] [--days 30]',
    "--cartons EDITED.csv --out FILE.json|.csv --orders ORDERS.csv --products FILE.csv --today CARTONS.csv --from 'US 55099'",
  ],
  options: OPTIONS,
  notes: [
    "Both sets are planned by the same search, at today's prices by the own carrier's tables; promised days, counts on the shelf and instructions are left out.",
    'Standard output has the sums, standard error how far it is. Ctrl-C ends it: what is done by then is written and told.',
    'Exit code 0; 1: stopped before the end, or something can not be read or written; 2: bad arguments.',
  ],
  examples: ['rehearse --cartons edited.csv --days 30 --out differences.csv'],
};

/** Most threads without --threads: each holds an engine of its own. */
const MOST_THREADS = 8;

/**
 * `rehearse`: sends the orders of the last days once more, in today's boxes and in edited ones, and writes where they differ. Exit code 0;
 * 1 where it was stopped or something can't be read or written; 2 for bad arguments.
 */
export async function rehearse(context: RehearseContext): Promise<number> {
  try {
    const { values, positionals } = readArguments(context.argv, OPTIONS);
    noWords(positionals);
    const out = required(values.out, 'out');
    const cartons = required(values.cartons, 'cartons');
    if (!/\.(json|csv)$/i.test(out)) throw new ArgumentError('--out must end in .json or .csv');
    const threads = threadsOf(values.threads);
    const history = await readHistory(values, context.env);
    if (history.refused > 0) context.stderr(`${history.refused.toString()} rows can not be read and are left out\n`);
    const edited = await readBoxFile(cartons, history.currency);
    const outcome = await rehearsed(history, edited, threads, context);
    writeOut(out, /\.csv$/i.test(out) ? rehearsalCsv(outcome, history.currency) : jsonText(outcome, history.currency));
    context.stdout(rehearsalText(outcome, history.currency));
    if (outcome.isComplete) return 0;
    context.stderr(
      `stopped: ${outcome.orders.toString()} of ${history.orders.length.toString()} orders are in ${out}\n`,
    );
    return 1;
  } catch (error) {
    return toldFailure(error, context, 'rehearse', REHEARSE_HELP);
  }
}

/** Threads as given, else one for each processor. Throws ArgumentError. */
export function threadsOf(given: string | undefined): number {
  if (given === undefined) return Math.min(MOST_THREADS, availableParallelism());
  const threads = Number(given);
  if (!Number.isSafeInteger(threads) || threads < 1 || threads > 64)
    throw new ArgumentError('--threads must be 1 to 64');
  return threads;
}

/** Rehearses a set over a history in threads, telling how far it is in steps of a tenth. Throws ArgumentError for a history without orders. */
export async function rehearsed(
  { orders, today, settings, rates, carrier }: History,
  edited: History['today'],
  threads: number,
  { stderr, signal }: Pick<RehearseContext, 'stderr' | 'signal'>,
): Promise<RehearsalOutcome> {
  if (orders.length === 0) throw new ArgumentError('there are no orders to rehearse');
  const book = readRateBook(rates.tables, rates.version);
  if (!book.ok) throw new Error('rates that were read once can not be read again');
  const { lanes, baskets } = basketsOf(orders, book.value.tariff);
  let told = 0;
  return rehearseSets({
    setup: { today, edited, settings, effort: QUICK, lanes, rates, carrier },
    baskets,
    threads,
    workerUrl: REHEARSAL_WORKER_URL,
    signal,
    progress({ done, total }) {
      const tenth = Math.floor((10 * done) / total);
      if (tenth === told) return;
      told = tenth;
      stderr(`${done.toString()} of ${total.toString()} orders\n`);
    },
  });
}

const jsonText = (outcome: RehearsalOutcome, currency: string): string =>
  `${JSON.stringify({ format: 'rehearsal/1', currency, effort: { stepsAnOrder: QUICK.steps }, ...outcome }, null, 1)}\n`;
