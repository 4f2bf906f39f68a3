import { z } from 'zod';
import { createWorkerImport, IMPORT_WORKER_URL } from '../channels/csv/workerImport.ts';
import type { ImportKind, RefusedRow } from '../core/journal/events.ts';
import { StationError } from '../shared/errors.ts';
import { importReasonText } from '../shared/importReasons.ts';
import { importFile, type ImportOutcome } from '../station/importing.ts';
import type { ColumnMapping } from '../station/ports.ts';
import { systemRuntime } from '../station/runtime.ts';
import { openStorage } from '../storage/openStorage.ts';
import { toldFailure } from './answered.ts';
import { readJsonFile } from './jsonFile.ts';
import { mustBeFile } from './ownFiles.ts';
import { ArgumentError, readArguments, required, type CliContext } from './arguments.ts';
import { chooseDataDir, USUAL_DATA } from './dataDir.ts';
import type { VerbHelp, VerbOptions } from './verbHelp.ts';

/** A verb's surroundings, with the environment it may read its data folder from. */
export interface ImportContext extends CliContext {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal?: AbortSignal;
}

const OPTIONS = {
  kind: {
    type: 'string',
    value: 'KIND',
    help: 'what the file holds: orders, products, cartons or instructions; must be given',
  },
  data: { type: 'string', value: 'DIR', help: 'the data folder', usual: USUAL_DATA },
  mapping: { type: 'string', value: 'MAP.json', help: 'other headings, as {"sku": "Item no."} (field to heading)' },
  json: { type: 'boolean', help: 'what came of it as one JSON object' },
} as const satisfies VerbOptions;

/** What the verb tells of itself. */
export const IMPORT_HELP: VerbHelp = {
  usage: ['FILE --kind orders|products|cartons|recalls|instructions [--data DIR] [--mapping MAP.json] [--json]'],
  options: OPTIONS,
  notes: [
    'A Shopify orders export, or any CSV by its headings. Refused rows are told with line and reason; the rest loads. Close the app first.',
    'Exit code 0: the file was read, however many of its rows were refused; 1: it can not be read or recorded; 2: bad arguments.',
  ],
  examples: [
    'import orders_export.csv --kind orders',
    'import products.csv --kind products --data /var/lib/packing-station',
  ],
};

const KINDS: readonly ImportKind[] = ['orders', 'products', 'cartons', 'recalls', 'instructions'];
const mappingSchema = z.record(z.string(), z.string().min(1));

interface Arguments {
  readonly path: string;
  readonly kind: ImportKind;
  readonly dataDir: string;
  readonly mapping: ColumnMapping | null;
  readonly isJson: boolean;
}

/**
 * `import`: loads one CSV file into a data folder and prints what came of it; refused rows are told with line and reason. Exit code 0
 * when the file was read, however many of its rows were refused; 1 when it can't be read or recorded; 2 for bad arguments.
 */
export async function importOrders(context: ImportContext): Promise<number> {
  try {
    const given = readImportArguments(context);
    mustBeFile(given.path);
    const outcome = await runImport(given, context);
    context.stdout(given.isJson ? `${JSON.stringify(outcomeJson(outcome))}\n` : outcomeText(outcome));
    return outcome.isComplete ? 0 : 1;
  } catch (error) {
    const code = toldFailure(error, context, 'import', IMPORT_HELP);
    // The mapping is an argument too.
    return error instanceof StationError && error.code === 'config.invalid' ? 2 : code;
  }
}

function readImportArguments({ argv, env }: ImportContext): Arguments {
  const { values, positionals } = readArguments(argv, OPTIONS);
  const [path, extra] = positionals;
  if (path === undefined) throw new ArgumentError('the FILE to import is missing');
  if (extra !== undefined) throw new ArgumentError(`unexpected argument '${extra}'`);
  const name = required(values.kind, 'kind');
  const kind = KINDS.find((known) => known === name);
  if (!kind) throw new ArgumentError(`--kind must be one of ${KINDS.join(', ')}, not '${name}'`);
  const mapping = values.mapping === undefined ? null : readMapping(values.mapping);
  return { path, kind, dataDir: chooseDataDir(values.data, env), mapping, isJson: values.json === true };
}

function readMapping(path: string): ColumnMapping {
  const read = mappingSchema.safeParse(readJsonFile(path, 'mapping'));
  if (!read.success) throw new ArgumentError(`the mapping ${path} must be a JSON object of field: heading`);
  return read.data;
}

async function runImport(given: Arguments, { stderr, signal }: ImportContext): Promise<ImportOutcome> {
  const storage = openStorage({ dataDir: given.dataDir, runtime: systemRuntime });
  try {
    const site = storage.site();
    let told = 0;
    return await importFile(
      {
        storage,
        source: createWorkerImport({ workerUrl: IMPORT_WORKER_URL }),
        runtime: systemRuntime,
        ...(signal ? { signal } : {}),
        onProgress: ({ lines, bytes, totalBytes }) => {
          if (lines - told < 10_000) return;
          told = lines;
          stderr(`${String(lines)} lines, ${String(Math.floor((bytes * 100) / Math.max(1, totalBytes)))} %\n`);
        },
      },
      {
        kind: given.kind,
        path: given.path,
        mapping: given.mapping,
        timeZone: site?.timeZone ?? 'UTC',
        currency: site?.currency ?? 'USD',
      },
    );
  } finally {
    storage.close();
  }
}

const outcomeJson = ({ kind, fileName, counts, refused, isComplete }: ImportOutcome) => ({
  kind,
  fileName,
  counts,
  refusedRows: refused.filter((row) => !isRemark(row)).map(rowJson),
  remarks: refused.filter(isRemark).map(rowJson),
  isComplete,
});

const isRemark = ({ reason }: RefusedRow): boolean => reason === 'headingUnknown';

const rowJson = ({ line, reason, column }: RefusedRow) => ({
  line,
  reason: importReasonText({ reason, column }),
  code: reason,
  column,
});

const counted = (count: number, noun: string): string => `${String(count)} ${noun}${count === 1 ? '' : 's'}`;

function outcomeText({ kind, fileName, counts, refused, isComplete }: ImportOutcome): string {
  const { lines, added, changed, unchanged } = counts;
  const summary = `${fileName}: ${counted(lines, 'line')}; ${kind}: ${String(added)} new, ${String(changed)} changed, ${String(unchanged)} unchanged; ${counted(counts.refused, 'row')} refused`;
  const more = counts.refused - refused.length;
  const rows = refused.map((row: RefusedRow) => `line ${String(row.line)}: ${importReasonText(row)}`);
  return [
    summary,
    ...rows,
    ...(more > 0 ? [`and ${String(more)} more`] : []),
    ...(isComplete ? [] : ['Stopped before the end of the file.']),
    '',
  ].join('\n');
}
