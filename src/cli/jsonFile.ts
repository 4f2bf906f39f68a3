import { configProblemText } from '../shared/configProblems.ts';
import { fileText } from '../station/config/fileText.ts';
import { readJson } from '../station/config/jsonText.ts';
import { ArgumentError } from './arguments.ts';
import { placed } from './failureText.ts';
import { readIn } from './ownFiles.ts';
import { isSystemError, systemText } from './systemText.ts';

/** Reads a JSON file that an option names, in any encoding that editors save. Throws ArgumentError with what is wrong, and in which line and column. */
export function readJsonFile(path: string, option: string): unknown {
  const text = textOf(path, option);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    const [problem] = readJson(text).problems;
    throw new ArgumentError(`--${option} ${placed(path, problem ? configProblemText(problem) : 'no JSON')}`);
  }
}

function textOf(path: string, option: string): string {
  try {
    return fileText(readIn(path)).text;
  } catch (error) {
    if (isSystemError(error)) throw new ArgumentError(`--${option}: ${systemText(error)}`);
    throw error;
  }
}
