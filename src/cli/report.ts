import { addDays, daysBetween } from '../core/zonedTime.ts';
import type { ReportPeriod } from '../core/reports/period.ts';
import { REPORTS, type CutName, type ReportName } from '../core/reports/report.ts';
import { isLocalDate } from '../core/time.ts';
import { createReportDesk, type ReportDesk } from '../station/reportDesk.ts';
import { systemRuntime } from '../station/runtime.ts';
import { openStorage } from '../storage/openStorage.ts';
import { toldFailure } from './answered.ts';
import { ArgumentError, meant, noWords, readArguments, type CliContext } from './arguments.ts';
import { existingDataDir, USUAL_DATA } from './dataDir.ts';
import { writeOut } from './ownFiles.ts';
import type { VerbHelp, VerbOptions } from './verbHelp.ts';

interface ReportContext extends CliContext {
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Days of a report without --from. */
const USUAL_DAYS = 30;
/** Days of the longest one: as many as the window asks for at most. */
const MOST_DAYS = 400;

const OPTIONS = {
  from: {
    type: 'string',
    value: 'YYYY-MM-DD',
    help: "first day, on the site's calendar",
    usual: '29 days before --to',
  },
  to: { type: 'string', value: 'YYYY-MM-DD', help: 'last day', usual: 'today' },
  by: {
    type: 'string',
    value: 'ROWS',
    help: 'what the rows are: hour, day, week, packer and others',
    usual: 'its first',
  },
  out: { type: 'string', value: 'FILE.csv', help: 'where to write it', usual: 'standard output' },
  data: { type: 'string', value: 'DIR', help: 'the data folder', usual: USUAL_DATA },
} as const satisfies VerbOptions;

/** `perfectOrder` as it is typed: `perfect-order`. */
const typed = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const NAMES = REPORTS.map(typed);

/** What the verb tells of itself. */
export const REPORT_HELP: VerbHelp = {
  usage: [`${NAMES.join('|')} [--from YYYY-MM-DD] [--to YYYY-MM-DD] [--by ROWS] [--out FILE.csv] [--data DIR]`],
  options: OPTIONS,
  notes: [
    'A table of the page Reports as CSV: amounts in units of the site’s currency, shares as parts of 1, nothing that a spreadsheet takes for a formula. Close the app first.',
    'Exit code 0; 1: the data folder can not be read or the file not be written; 2: bad arguments.',
  ],
  examples: ['report throughput --by packer --out packers.csv', 'report errors --from 2026-11-01 --to 2026-11-30'],
};

/**
 * `report`: a table of a report as CSV, the same as the window saves. Exit code 0; 1 where the data folder can't be read or the file not be
 * written; 2 for bad arguments.
 */
export function report(context: ReportContext): number {
  try {
    const { values, positionals } = readArguments(context.argv, OPTIONS);
    const name = nameOf(positionals[0]);
    noWords(positionals.slice(1));
    const storage = openStorage({ dataDir: existingDataDir(values.data, context.env), runtime: systemRuntime });
    try {
      const desk = createReportDesk({ storage, runtime: systemRuntime });
      const period = periodOf(values, desk);
      const csv = desk.csv(name, period, cutOf(values.by, desk.cuts(name)));
      if (values.out === undefined) context.stdout(csv);
      else writeOut(values.out, `\uFEFF${csv}`);
      return 0;
    } finally {
      storage.close();
    }
  } catch (error) {
    return toldFailure(error, context, 'report', REPORT_HELP);
  }
}

function nameOf(word: string | undefined): ReportName {
  if (word === undefined) throw new ArgumentError(`which report? one of: ${NAMES.join(', ')}`);
  const name = REPORTS.find((known) => typed(known) === word);
  if (name === undefined)
    throw new ArgumentError(`no report '${word}'${meant(word, NAMES)}; one of: ${NAMES.join(', ')}`);
  return name;
}

function cutOf(word: string | undefined, cuts: readonly CutName[]): CutName {
  const cut = word === undefined ? cuts[0] : cuts.find((known) => typed(known) === word);
  if (cut === undefined)
    throw new ArgumentError(`--by '${word ?? ''}' is none of this report's: ${cuts.map(typed).join(', ')}`);
  return cut;
}

function periodOf(
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined },
  desk: Pick<ReportDesk, 'lastDays'>,
): ReportPeriod {
  const usual = desk.lastDays(USUAL_DAYS);
  const last = dayOf(to, 'to') ?? usual.to;
  const first = dayOf(from, 'from') ?? addDays(last, 1 - USUAL_DAYS);
  const days = daysBetween(first, last) + 1;
  if (days < 1) throw new ArgumentError(`--from ${first} is after --to ${last}`);
  if (days > MOST_DAYS) throw new ArgumentError(`at most ${MOST_DAYS.toString()} days, not ${days.toString()}`);
  return { from: first, to: last };
}

function dayOf(day: string | undefined, option: string): string | null {
  if (day === undefined) return null;
  if (!isLocalDate(day)) throw new ArgumentError(`--${option} '${day}' is no date YYYY-MM-DD`);
  return day;
}
