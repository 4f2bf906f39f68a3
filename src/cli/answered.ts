import { StationError } from '../shared/errors.ts';
import { ArgumentError, type CliContext } from './arguments.ts';
import { failureText } from './failureText.ts';
import { isSystemError, systemText } from './systemText.ts';
import { usageText, type VerbHelp } from './verbHelp.ts';

/** Puts what stopped a verb into one line on stderr: 2 for bad arguments, with how it is called; 1 for a failure. A bug is thrown on. */
export function toldFailure(
  error: unknown,
  { stderr }: Pick<CliContext, 'stderr'>,
  verb: string,
  help: Pick<VerbHelp, 'usage'>,
): number {
  if (error instanceof ArgumentError) {
    stderr(`${error.message}. ${usageText(verb, help)}\n`);
    return 2;
  }
  if (error instanceof StationError) stderr(`${failureText(error)}\n`);
  else if (isSystemError(error)) stderr(`${systemText(error)}\n`);
  else throw error;
  return 1;
}
