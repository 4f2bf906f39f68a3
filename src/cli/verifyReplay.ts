import { createHash } from 'node:crypto';
import { asId, type Sha256 } from '../core/ids.ts';
import { judgeReplayFile, type ReplayJudgement } from '../station/replaySeal.ts';
import { toldFailure } from './answered.ts';
import { ArgumentError, readArguments, type CliContext } from './arguments.ts';
import { readIn } from './ownFiles.ts';
import type { VerbHelp, VerbOptions } from './verbHelp.ts';

const OPTIONS = {
  fingerprint: {
    type: 'string',
    value: 'HEX',
    help: "the key it must be signed with, as the station's Replay shows it",
  },
} as const satisfies VerbOptions;

/** What the verb tells of itself. */
export const VERIFY_REPLAY_HELP: VerbHelp = {
  usage: ['FILE [--fingerprint HEX]'],
  options: OPTIONS,
  notes: [
    'It needs no station and no data folder. Without --fingerprint the key in the file is taken as it stands: compare the fingerprint that is printed.',
    'Exit code 0: the file is as it was signed; 1: it is not, and the object says why, or it can not be read; 2: bad arguments.',
  ],
  examples: ['verify-replay replay-10472.html --fingerprint 9f2c...'],
};

/**
 * `verify-replay FILE`: whether a replay file is as its station signed it, as one JSON object. Exit code 0 when it is, 1 when it is not, with
 * every reason, or can't be read, 2 for bad arguments.
 */
export function verifyReplay(context: CliContext): number {
  try {
    const { values, positionals } = readArguments(context.argv, OPTIONS);
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new ArgumentError('name one file');
    const wanted = wantedKey(values.fingerprint);
    const judged = judgeReplayFile(readIn(file), wanted, sha256);
    context.stdout(`${JSON.stringify(told(judged))}\n`);
    return judged.isGenuine ? 0 : 1;
  } catch (error) {
    return toldFailure(error, context, 'verify-replay', VERIFY_REPLAY_HELP);
  }
}

/** As it is shown or copied: in groups, with colons, in capitals. */
function wantedKey(text: string | undefined): string | null {
  if (text === undefined) return null;
  const hex = text.replaceAll(/[\s:]/g, '').toLowerCase();
  if (!/^[0-9a-f]{64}$/.test(hex)) throw new ArgumentError('--fingerprint takes 64 hexadecimal digits');
  return hex;
}

function told({ evidence, ...judged }: ReplayJudgement) {
  const { isGenuine, problems, fingerprint, isKeyKnown } = judged;
  return {
    isGenuine,
    problems,
    fingerprint,
    isKeyKnown,
    order: evidence?.number ?? null,
    stationId: evidence?.stationId ?? null,
    exportedAt: evidence && new Date(evidence.exportedAt).toISOString(),
    rows: evidence?.rows.length ?? null,
    chain: evidence && { size: evidence.chain.size, head: evidence.chain.head, root: evidence.chain.root },
    people: evidence && (evidence.people ? evidence.people.length : 'digests'),
    erased: evidence?.erased.length ?? null,
  };
}

const sha256 = (text: string): Sha256 => asId(createHash('sha256').update(text).digest('hex'));
