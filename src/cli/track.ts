import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { createRecordReader } from '../core/csv/records.ts';
import {
  readReport,
  REPORT_FIELDS,
  type ReportedEvent,
  type ReportField,
  type ReportProblem,
} from '../core/ship/trackingReport.ts';
import { StationError } from '../shared/errors.ts';
import { systemRuntime } from '../station/runtime.ts';
import { createTrackingDesk } from '../station/trackingDesk.ts';
import { openStorage } from '../storage/openStorage.ts';
import { toldFailure } from './answered.ts';
import { ArgumentError, noWords, readArguments, type CliContext } from './arguments.ts';
import { existingDataDir, USUAL_DATA } from './dataDir.ts';
import { pollCarriers } from './trackPoll.ts';
import type { VerbHelp, VerbOptions } from './verbHelp.ts';

interface TrackContext extends CliContext {
  readonly env: Readonly<Record<string, string | undefined>>;
}

const OPTIONS = {
  data: { type: 'string', value: 'DIR', help: 'the data folder', usual: USUAL_DATA },
  poll: { type: 'boolean', help: 'ask the carrier of the station.json about its parcels under way instead' },
  json: { type: 'boolean', help: 'what came of it as one JSON object' },
} as const satisfies VerbOptions;

/** What the verb tells of itself. */
export const TRACK_HELP: VerbHelp = {
  usage: ['FILE.csv|FILE.json [--data DIR] [--json]', '--poll [--data DIR] [--json]'],
  options: OPTIONS,
  notes: [
    `Headings of the CSV, or keys of the JSON objects: ${REPORT_FIELDS.join(', ')}. Told again, a file changes nothing. Close the app first.`,
    '--poll asks once about all that is due, within callsPerMinute.',
    'Exit code 0: the file was read, or everything was asked; 1: it can not be read, asked or recorded; 2: bad arguments.',
  ],
  examples: ['track delivered.csv', 'track --poll'],
};

/** One line or entry of a file, by its place in it. */
interface Row {
  readonly line: number;
  readonly fields: Readonly<Partial<Record<ReportField, string>>>;
}

/**
 * `track`: records what carriers say of parcels, for carriers that are not asked. A CSV has the headings of `REPORT_FIELDS`, a JSON file an
 * array of objects with them; told again, a file changes nothing. Lines that say nothing are told with their reason, as are numbers of
 * nobody here. `track --poll` asks the station's carrier about its parcels under way instead. Exit code 0 when the file was read or everything
 * was asked; 1 when it can't be read, asked or recorded; 2 for bad arguments.
 */
export async function track(context: TrackContext): Promise<number> {
  try {
    return await act(context);
  } catch (error) {
    return toldFailure(error, context, 'track', TRACK_HELP);
  }
}

async function act(context: TrackContext): Promise<number> {
  const { argv, env, stdout } = context;
  const { values, positionals } = readArguments(argv, OPTIONS);
  if (values.poll === true) {
    noWords(positionals);
    return poll(context, existingDataDir(values.data, env), values.json === true);
  }
  const [path, ...rest] = positionals;
  if (path === undefined) throw new ArgumentError('the FILE to record is missing');
  noWords(rest);
  const events: ReportedEvent[] = [];
  const refused: { readonly line: number; readonly reason: ReportProblem }[] = [];
  for (const { line, fields } of rowsOf(path)) {
    const report = readReport(fields);
    if (report.ok) events.push(report.value);
    else refused.push({ line, reason: report.error });
  }
  const storage = openStorage({ dataDir: existingDataDir(values.data, env), runtime: systemRuntime });
  try {
    const outcome = createTrackingDesk(storage, () => undefined).report(events);
    const { recorded, known, strangers } = outcome;
    if (values.json === true) stdout(`${JSON.stringify({ ...outcome, refused })}\n`);
    else
      stdout(
        [
          `${recorded.toString()} recorded, ${known.toString()} known already, ${refused.length.toString()} refused`,
          ...refused.map(({ line, reason }) => `line ${line.toString()}: ${PROBLEMS[reason]}`),
          ...strangers.map((number) => `${number}: no label of this station had this number then`),
          '',
        ].join('\n'),
      );
    return 0;
  } finally {
    storage.close();
  }
}

async function poll({ env, stdout, stderr }: TrackContext, dataDir: string, isJson: boolean): Promise<number> {
  const outcome = await pollCarriers(dataDir, env);
  if (outcome === null) {
    stderr("this station's carrier is not asked about parcels: record what it says with track FILE\n");
    return 1;
  }
  const { asked, recorded, stopped } = outcome;
  if (isJson) stdout(`${JSON.stringify(outcome)}\n`);
  else stdout(`asked about ${asked.toString()} parcels, ${recorded.toString()} events recorded\n`);
  if (stopped !== null) stderr(`stopped before the end: ${stopped}; station carrier test says what to do\n`);
  return stopped === null ? 0 : 1;
}

const PROBLEMS: Readonly<Record<ReportProblem, string>> = {
  numberMissing: 'the number is missing',
  timeInvalid: 'the time must be ISO 8601 with an offset, such as 2026-11-27T14:05:00-06:00',
  statusUnknown: 'the status is none that is known',
  sourceUnknown: 'the source is none that is known',
  delayUnknown: 'the delay must be delayed or onHold',
  etaInvalid: 'the expected day must be written YYYY-MM-DD',
};

function textOf(path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    throw new StationError(code === 'ENOENT' ? 'file.notFound' : 'file.unreadable', { file: path }, { cause: error });
  }
}

const entries = z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()])));

function rowsOf(path: string): readonly Row[] {
  const text = textOf(path);
  return path.toLowerCase().endsWith('.json') ? jsonRows(path, text) : csvRows(path, text);
}

function jsonRows(path: string, text: string): readonly Row[] {
  try {
    return entries.parse(JSON.parse(text)).map((entry, index) => ({
      line: index + 1,
      fields: Object.fromEntries(REPORT_FIELDS.map((name) => [name, entry[name]?.toString() ?? ''])),
    }));
  } catch (error) {
    throw new StationError('file.unreadable', { file: path }, { cause: error });
  }
}

function csvRows(path: string, text: string): readonly Row[] {
  const first = text.slice(0, text.search(/[\r\n]|$/));
  const reader = createRecordReader([',', ';', '\t'].find((delimiter) => first.includes(delimiter)) ?? ',');
  const [head, ...rows] = [...reader.push(text), ...reader.end()].filter(({ cells }) =>
    cells.some((cell) => cell !== ''),
  );
  const headings = head?.cells.map((cell) => cell.trim().toLowerCase()) ?? [];
  if (!headings.includes('number')) throw new StationError('csv.headerMissing', { file: path, missing: 'number' });
  return rows.map(({ line, cells }) => ({
    line,
    fields: Object.fromEntries(REPORT_FIELDS.map((name) => [name, cells[headings.indexOf(name)] ?? ''])),
  }));
}
