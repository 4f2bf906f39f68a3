import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { RateProblem } from '../core/ship/csvTable.ts';
import { RATE_TABLES, readRateBook, type RateTables } from '../core/ship/rateBook.ts';
import { rateProblemText } from '../shared/rateProblems.ts';
import type { PublishedRates, StoragePort } from '../station/ports.ts';
import { createRateDesk, type RateDesk } from '../station/rateDesk.ts';
import { systemRuntime } from '../station/runtime.ts';
import { openStorage } from '../storage/openStorage.ts';
import { toldFailure } from './answered.ts';
import { ArgumentError, readArguments, type CliContext } from './arguments.ts';
import { builtInRateTables } from './builtInRates.ts';
import { chooseDataDir, USUAL_DATA } from './dataDir.ts';
import { readIn, writeOut } from './ownFiles.ts';
import type { VerbHelp, VerbOptions } from './verbHelp.ts';

interface RatesContext extends CliContext {
  readonly env: Readonly<Record<string, string | undefined>>;
}

const OPTIONS = {
  data: { type: 'string', value: 'DIR', help: 'the data folder', usual: USUAL_DATA },
  version: { type: 'string', value: 'N', help: 'export: which version', usual: 'the one that counts now' },
  note: { type: 'string', value: 'TEXT', help: 'publish: what list tells of this version', usual: 'none' },
} as const satisfies VerbOptions;

/** What the verb tells of itself. */
export const RATES_HELP: VerbHelp = {
  usage: ['export DIR [--version N] | check DIR | publish DIR [--note TEXT] | list, each with [--data DIR]'],
  options: OPTIONS,
  notes: [
    'DIR is the folder of the CSV files; a file that is not in it stays as it is. Close the app before you publish.',
    'Exit code 0; 1: the tables are wrong, each problem with file, line and column, or the data folder can not be used; 2: bad arguments.',
  ],
  examples: ['rates export tables', 'rates check tables', 'rates publish tables --note "2027"'],
};

/**
 * `rates`: rules and prices as CSV files. `export` writes a version's tables (without `--version` what counts now) into a folder, `check`
 * reads a folder's tables and says everything that is wrong in them, `publish` makes them count from now on, `list` tells the versions.
 * A table that is not in the folder stays as it is. Exit code 0; 1 for tables that can't be used and for a data folder that can't; 2 for
 * bad arguments.
 */
export function rates(context: RatesContext): number {
  try {
    return act(context);
  } catch (error) {
    return toldFailure(error, context, 'rates', RATES_HELP);
  }
}

function act({ argv, env, stdout, stderr }: RatesContext): number {
  const { values, positionals } = readArguments(argv, OPTIONS);
  const [what, dir, extra] = positionals;
  if (extra !== undefined) throw new ArgumentError(`unexpected argument '${extra}'`);
  const dataDir = chooseDataDir(values.data, env);
  const out = { stdout, stderr };
  switch (what) {
    case 'list':
      stdout(reading(dataDir, ({ list }) => list.map(listLine).join('')) + '0  as the program came\n');
      return 0;
    case 'export':
      return exportTo(
        folder(dir),
        reading(dataDir, (known) => versionOf(values.version, known)),
        stdout,
      );
    case 'check': {
      const given = tablesIn(folder(dir));
      return told(readRateBook({ ...reading(dataDir, ({ current }) => current), ...given }, 0), out);
    }
    case 'publish':
      return publish(dataDir, tablesIn(folder(dir)), values.note ?? '', out);
    default:
      throw new ArgumentError(`'${what ?? ''}' is none of export, check, publish, list`);
  }
}

type Out = Pick<CliContext, 'stdout' | 'stderr'>;

/** What a data folder knows of rules and prices. */
interface Known {
  readonly list: readonly PublishedRates[];
  readonly current: RateTables;
  tables(version: number): RateTables | null;
}

/** Reads the data folder; to read must not make one, and without one it is as the program came. */
function reading<T>(dataDir: string, read: (known: Known) => T): T {
  const builtIn = builtInRateTables();
  if (!existsSync(dataDir))
    return read({ list: [], current: builtIn, tables: (version) => (version === 0 ? builtIn : null) });
  return withDesk(dataDir, ({ tables }, storage) =>
    read({ list: storage.rates.list(), current: tables(storage.rates.latest()) ?? builtIn, tables }),
  );
}

function withDesk<T>(dataDir: string, act: (desk: RateDesk, storage: StoragePort) => T): T {
  const storage = openStorage({ dataDir, runtime: systemRuntime });
  try {
    return act(createRateDesk(storage, builtInRateTables()), storage);
  } finally {
    storage.close();
  }
}

function publish(dataDir: string, given: Partial<RateTables>, note: string, out: Out): number {
  const published = withDesk(dataDir, (desk, storage) =>
    desk.publish({ ...desk.tables(storage.rates.latest()), ...given }, note, null),
  );
  if (published.ok) {
    out.stdout(`version ${published.value.version.toString()} counts from now on\n`);
    return 0;
  }
  const { error } = published;
  if (error.kind === 'unchanged') {
    out.stdout('nothing differs from what counts now\n');
    return 0;
  }
  // The command line is nobody signed in, and names no version: it is told of nothing but problems.
  return told({ ok: false, error: error.kind === 'problems' ? error.problems : [] }, out);
}

const listLine = ({ version, at, by, note }: PublishedRates): string =>
  `${version.toString()}  ${new Date(at).toISOString()}  ${by ?? 'command line'}${note === '' ? '' : `  ${note}`}\n`;

function folder(dir: string | undefined): string {
  if (dir === undefined) throw new ArgumentError('the folder of the tables is missing');
  return dir;
}

function versionOf(text: string | undefined, { current, tables }: Known): RateTables {
  if (text === undefined) return current;
  const found = /^\d{1,9}$/.test(text) ? tables(Number(text)) : null;
  if (!found) throw new ArgumentError(`there is no version '${text}'`);
  return found;
}

function exportTo(dir: string, tables: RateTables, stdout: CliContext['stdout']): number {
  mkdirSync(dir, { recursive: true });
  for (const table of RATE_TABLES) writeOut(join(dir, `${table}.csv`), tables[table]);
  stdout(`${RATE_TABLES.map((table) => `${table}.csv`).join(', ')} written to ${dir}\n`);
  return 0;
}

/** The tables that are in a folder, read as UTF-8. */
function tablesIn(dir: string): Partial<RateTables> {
  const found = RATE_TABLES.filter((table) => existsSync(join(dir, `${table}.csv`)));
  if (found.length === 0)
    throw new ArgumentError(`${dir} has none of ${RATE_TABLES.map((t) => `${t}.csv`).join(', ')}`);
  return Object.fromEntries(
    found.map((table) => [table, Buffer.from(readIn(join(dir, `${table}.csv`))).toString('utf8')]),
  );
}

function told(
  book: { readonly ok: true } | { readonly ok: false; readonly error: readonly RateProblem[] },
  out: Out,
): number {
  if (book.ok) {
    out.stdout('nothing is wrong with them\n');
    return 0;
  }
  out.stderr(book.error.map((problem) => `${rateProblemText(problem)}\n`).join(''));
  return 1;
}
