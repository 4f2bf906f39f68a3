import { existsSync, statSync } from 'node:fs';
import { SCALE_SETTINGS } from '../devices/scales/index.ts';
import { configProblemText, type ConfigProblem } from '../shared/configProblems.ts';
import { StationError } from '../shared/errors.ts';
import { configFile, readConfigFile } from '../station/readConfig.ts';
import { toldFailure } from './answered.ts';
import { ArgumentError, noWords, readArguments, type CliContext } from './arguments.ts';
import { configSummary, summaryText } from './configSummary.ts';
import { chooseDataDir, USUAL_DATA } from './dataDir.ts';
import { placed } from './failureText.ts';
import type { VerbHelp, VerbOptions } from './verbHelp.ts';

const OPTIONS = {
  data: { type: 'string', value: 'DIR', help: 'the data folder that the file is in', usual: USUAL_DATA },
  'data-dir': { type: 'string', value: 'DIR', help: 'the same' },
  json: { type: 'boolean', help: 'one JSON object: ok, problems, and what the station will do' },
} as const satisfies VerbOptions;

/** What the verb tells of itself. */
export const CHECK_CONFIG_HELP: VerbHelp = {
  usage: ['[FILE | --data DIR] [--json]'],
  options: OPTIONS,
  notes: [
    'Says everything that is wrong in one go: line, column, place, and what may stand there. With STOP in front the station does not start; with the rest it does, but not as it was meant.',
    'Exit code 0: nothing is wrong, and in short what the station will do; 1: something is, or the file can not be read; 2: bad arguments.',
  ],
  examples: ['check-config', 'check-config ./station.json', 'check-config --data /var/lib/packing-station --json'],
};

interface CheckContext extends CliContext {
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * `check-config`: everything that is wrong in a `station.json` (exit code 1), or what the station will do by it (exit code 0). A data folder
 * without the file is as it should be: the defaults count. Nothing is opened, and nothing is written. Exit code 2 for bad arguments.
 */
export function checkConfig(context: CheckContext): number {
  try {
    const { values, positionals } = readArguments(context.argv, OPTIONS);
    const [file, ...more] = positionals;
    noWords(more);
    const folders = [values.data, values['data-dir']].filter((given) => given !== undefined);
    if (folders.length + (file === undefined ? 0 : 1) > 1) throw new ArgumentError('FILE or --data, not both');
    const dataDir = chooseDataDir(folders[0], context.env);
    const place = file === undefined ? configFile(dataDir) : namedFile(file);
    // A folder that is not there is a typing mistake, not a folder without settings.
    if (file === undefined && !existsSync(dataDir)) {
      context.stderr(`there is no data folder ${dataDir}\n`);
      return 1;
    }
    return check(place, values.json === true, context);
  } catch (error) {
    return toldFailure(error, context, 'check-config', CHECK_CONFIG_HELP);
  }
}

/** A file that a person named, or the settings of the folder they named. */
function namedFile(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) throw new StationError('file.notFound', { file: path });
  return found.isDirectory() ? configFile(path) : path;
}

function check(file: string, isJson: boolean, { stdout }: CliContext): number {
  const { config, problems, isThere } = readConfigFile(file, SCALE_SETTINGS);
  const isFine = problems.length === 0;
  if (isJson) {
    const summary = config === null ? null : configSummary(config);
    stdout(`${JSON.stringify({ file, isThere, ok: isFine, problems: problems.map(problemJson), ...summary })}\n`);
  } else if (config !== null && isFine) {
    stdout(
      `${file}: ${isThere ? 'nothing is wrong' : 'not there, the defaults count'}\n${summaryText(configSummary(config))}`,
    );
  } else stdout(problemsText(file, problems));
  return isFine ? 0 : 1;
}

const problemJson = (problem: ConfigProblem) => ({ ...problem, message: configProblemText(problem) });

function problemsText(file: string, problems: readonly ConfigProblem[]): string {
  const stops = problems.filter(({ isStop }) => isStop).length;
  const end = stops > 0 ? 'the station does not start with it' : 'the station starts, without what is told here';
  return [
    ...problems.map((problem) => `${problem.isStop ? 'STOP ' : ''}${placed(file, configProblemText(problem))}`),
    `${problems.length.toString()} ${problems.length === 1 ? 'problem' : 'problems'}; ${end}`,
    '',
  ].join('\n');
}
