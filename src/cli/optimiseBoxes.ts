import { boxesCsv } from '../core/carton/boxCsv.ts';
import { csvText, withoutFormula } from '../core/csv/writing.ts';
import { QUICK } from '../core/carton/choose.ts';
import type { BoxSet } from '../core/carton/boxSet.ts';
import type { SizeGrid } from '../core/boxSizes/boardModel.ts';
import { boundGapPercent, gridLike, proposedOf } from '../core/boxSizes/proposal.ts';
import { asId } from '../core/ids.ts';
import { currencyExponent, parseMoney } from '../core/money.ts';
import { readRateBook } from '../core/ship/rateBook.ts';
import { REHEARSAL_WORKER_URL } from '../station/rehearsal/rehearse.ts';
import { optimiseSizes, type SizePoint, type SizesOutcome } from '../station/rehearsal/sizes.ts';
import { toldFailure } from './answered.ts';
import { ArgumentError, noWords, readArguments, required, type CliContext } from './arguments.ts';
import { writeOut } from './ownFiles.ts';
import { HISTORY_OPTIONS, readHistory, type History } from './rehearsalInput.ts';
import { amountText, tableText } from './rehearsalReport.ts';
import { threadsOf } from './rehearse.ts';
import type { VerbHelp, VerbOptions } from './verbHelp.ts';

interface OptimiseContext extends CliContext {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
}

const OPTIONS = {
  sizes: { type: 'string', value: 'N|A-B', help: 'how many sizes of boxes to stock, or from A to B; must be given' },
  out: {
    type: 'string',
    value: 'FILE.json|.csv',
    help: 'where to write what each number of sizes saves; must be given',
  },
  boxes: { type: 'string', value: 'FILE.csv', help: 'write the proposed boxes, ready for rehearse and import' },
  ...HISTORY_OPTIONS,
  keep: { type: 'string', multiple: true, value: 'ID', help: 'a box of today that must stay' },
  grid: {
    type: 'string',
    value: '5mm|0.25in',
    help: 'new sizes in these steps',
    usual: "as today's boxes are measured",
  },
  board: {
    type: 'string',
    value: 'PRICE',
    help: 'what a square metre of board costs',
    usual: "the median of today's boxes",
  },
  least: { type: 'string', value: 'N', help: 'parcels of the fitted orders that a new size must take', usual: '1' },
  threads: { type: 'string', value: 'N', help: 'threads to work in', usual: 'one for each processor, 8 at most' },
} as const satisfies VerbOptions;

/** What the verb tells of itself. */
export const OPTIMISE_BOXES_HELP: VerbHelp = {
  usage: [
    '--sizes N|A-B --out FILE.json|.csv [--boxes FILE.csv] [--data DIR] [--days 30] [--keep ID]',
    "--sizes N|A-B --out FILE.json|.csv --orders ORDERS.csv --products FILE.csv --today CARTONS.csv --from 'US 55099'",
  ],
  options: OPTIONS,
  notes: [
    'Sizes are fitted to the older orders and tried on the last fortnight (with less than four weeks of orders, on the last third). Mailers, tubes, boxes of some channels or carriers and customers’ own boxes stay and do not count.',
    'Of several numbers the smallest is proposed that costs at most 0.5 % more than the cheapest on the orders held out.',
    'Exit code 0; 1: stopped before the end, or something can not be read or written; 2: bad arguments.',
  ],
  examples: ['optimise-boxes --sizes 4-10 --keep box-m --out sizes.csv --boxes proposed.csv'],
};

const MOST_SIZES = 40;

/**
 * `optimise-boxes`: which sizes of boxes to stock, by the orders of the last days; what each number of sizes saves on orders held out. Exit
 * code 0; 1 where it was stopped or something can't be read or written; 2 for bad arguments.
 */
export async function optimiseBoxes(context: OptimiseContext): Promise<number> {
  try {
    const { values, positionals } = readArguments(context.argv, OPTIONS);
    noWords(positionals);
    const out = required(values.out, 'out');
    if (!/\.(json|csv)$/i.test(out)) throw new ArgumentError('--out must end in .json or .csv');
    const sizes = sizesOf(required(values.sizes, 'sizes'));
    const [threads, least] = [threadsOf(values.threads), leastOf(values.least)];
    const grid = values.grid === undefined ? null : gridOf(values.grid);
    const history = await readHistory(values, context.env);
    const keep = keptOf(values.keep ?? [], history.today);
    if (keep.length > sizes.from) throw new ArgumentError('--sizes must leave room for the boxes to keep');
    if (history.refused > 0) context.stderr(`${history.refused.toString()} rows can not be read and are left out\n`);
    const outcome = await optimised(history, context, {
      sizes,
      keep,
      least,
      threads,
      grid: grid ?? gridLike(history.today),
      minorPerM2: values.board === undefined ? null : priceOf(values.board, history.currency),
    });
    const best = proposedOf(outcome.points);
    writeOut(
      out,
      /\.csv$/i.test(out) ? curveCsv(outcome, history.currency) : jsonText(outcome, best, history.currency),
    );
    if (values.boxes !== undefined && best) writeOut(values.boxes, boxesCsv(best.boxes));
    context.stdout(curveText(outcome, best, history.currency));
    if (outcome.isComplete) return 0;
    context.stderr(
      `stopped: ${outcome.points.length.toString()} of ${(sizes.to - sizes.from + 1).toString()} numbers of sizes are in ${out}\n`,
    );
    return 1;
  } catch (error) {
    return toldFailure(error, context, 'optimise-boxes', OPTIMISE_BOXES_HELP);
  }
}

type Asked = Pick<Parameters<typeof optimiseSizes>[0], 'sizes' | 'keep' | 'least' | 'threads' | 'grid' | 'minorPerM2'>;

async function optimised(history: History, { stderr, signal }: OptimiseContext, asked: Asked): Promise<SizesOutcome> {
  const { orders, today, settings, rates, carrier, currency } = history;
  if (orders.length < 3) throw new ArgumentError('there are too few orders to fit sizes to and to try them on');
  const book = readRateBook(rates.tables, rates.version);
  if (!book.ok) throw new Error('rates that were read once can not be read again');
  let told = '';
  return optimiseSizes({
    ...asked,
    orders,
    setup: { today, settings, rates, carrier, effort: QUICK },
    tariff: book.value.tariff,
    currency,
    workerUrl: REHEARSAL_WORKER_URL,
    signal,
    progress(stage, done, total) {
      const line = `${STAGES[stage]}, ${(10 * Math.floor((10 * done) / total)).toString()} %`;
      if (line === told) return;
      told = line;
      stderr(`${line}\n`);
    },
  });
}

const STAGES = {
  parcels: 'packing each parcel closely',
  prices: 'pricing parcels in each size',
  choice: 'choosing sizes',
  heldOut: 'trying sizes on orders held out',
} as const;

function sizesOf(text: string): { readonly from: number; readonly to: number } {
  const [, first = '', last] = /^(\d{1,2})(?:-(\d{1,2}))?$/.exec(text) ?? [];
  const [from, to] = [Number(first), Number(last ?? first)];
  if (first === '' || from < 1 || to < from || to > MOST_SIZES)
    throw new ArgumentError(`--sizes must be a number or two, such as 6 or 4-10, from 1 to ${MOST_SIZES.toString()}`);
  return { from, to };
}

function leastOf(text: string | undefined): number {
  const least = Number(text ?? '1');
  if (!Number.isSafeInteger(least) || least < 0) throw new ArgumentError('--least must be a whole number');
  return least;
}

function gridOf(text: string): SizeGrid {
  if (text !== '5mm' && text !== '0.25in') throw new ArgumentError('--grid must be 5mm or 0.25in');
  return text;
}

function keptOf(ids: readonly string[], today: BoxSet): Asked['keep'] {
  const unknown = ids.find((id) => !today.some((box) => box.id === id));
  if (unknown !== undefined) throw new ArgumentError(`--keep: there is no box ${unknown} today`);
  return ids.map((id) => asId(id));
}

function priceOf(text: string, currency: string): number {
  const price = parseMoney(text, currency);
  if (!price.ok || price.value.minor < 0) throw new ArgumentError('--board must be an amount, such as 0.85');
  return price.value.minor;
}

const percentOf = (value: number, of: number): number => (of === 0 ? 0 : (100 * value) / of);

function curveText(outcome: SizesOutcome, best: SizePoint | null, currency: string): string {
  const rows = outcome.points.map((point) => {
    const { today, edited } = point.heldOut;
    const saved = today.minor - edited.minor;
    return [
      point === best ? `${point.size.toString()} *` : point.size.toString(),
      amountText(edited.minor, currency),
      amountText(saved, currency),
      `${percentOf(saved, today.minor).toFixed(2)} %`,
      edited.unpackable.toString(),
      `${boundGapPercent(point).toFixed(2)} %`,
    ];
  });
  const tried = outcome.heldOutBy === 'lastFortnight' ? 'of the last fortnight' : '(the last third)';
  return [
    `${outcome.fittedOrders.toString()} orders fitted, ${outcome.parcels.toString()} parcels, ${outcome.candidates.toString()} new sizes weighed up; tried on ${outcome.heldOutOrders.toString()} orders ${tried}`,
    ...tableText([['sizes', `cost, ${currency}`, 'saved', 'saved', 'no box', 'from the best at most'], ...rows]),
    '',
  ].join('\n');
}

function curveCsv({ points }: SizesOutcome, currency: string): string {
  const heading =
    'sizes,cost,today_cost,saved,saved_percent,parcels,today_parcels,no_box,bound_gap_percent,boxes'.split(',');
  const rows = points.map((point) => {
    const { today, edited } = point.heldOut;
    return [
      point.size.toString(),
      amountText(edited.minor, currency),
      amountText(today.minor, currency),
      amountText(today.minor - edited.minor, currency),
      percentOf(today.minor - edited.minor, today.minor).toFixed(3),
      edited.parcels.toString(),
      today.parcels.toString(),
      edited.unpackable.toString(),
      boundGapPercent(point).toFixed(3),
      withoutFormula(point.boxes.map(({ name }) => name).join('; ')),
    ];
  });
  return csvText([heading, ...rows]);
}

function jsonText(outcome: SizesOutcome, best: SizePoint | null, currency: string): string {
  const { points, ...rest } = outcome;
  const file = {
    format: 'box-sizes/1',
    currency,
    exponent: currencyExponent(currency),
    method:
      "Candidates: each parcel of today's plans packed closely in several shapes, sides up to the grid. Choice: k-median over a table of what each parcel costs in each size, greedy and by exchanges; lowerBoundMinor by Lagrangian relaxation, for these candidates and costs. Check: both sets planned by the engine over orders held out.",
    effort: { stepsAnOrder: QUICK.steps },
    ...rest,
    proposed: best?.size ?? null,
    curve: points.map(({ heldOut, ...point }) => {
      const { differing: _, ...sums } = heldOut;
      return { ...point, gapPercent: boundGapPercent(point), heldOut: sums };
    }),
  };
  return `${JSON.stringify(file, null, 1)}\n`;
}
