import type { CommandWord } from '../scan/scan.ts';
import { nextPlanned, type PackSession } from './session.ts';
import type { CommandView, PackSnapshot } from './snapshot.ts';

const KEYS: Readonly<Record<CommandWord, string>> = {
  UNDO: 'F2',
  NEWBOX: 'F4',
  REPRINT: 'F5',
  PROBLEM: 'F6',
  HOLD: 'F7',
  MARK: 'F9',
  NEXT: 'F12',
};

/** The command words that work where the packer stands, with the key of each; only those that do something here. */
export function commandsOf(
  session: PackSession,
  stage: PackSnapshot['stage'],
  isMarkWanted: boolean,
): readonly CommandView[] {
  const words: readonly CommandWord[] =
    session.alert?.kind === 'stopped'
      ? ['NEXT']
      : stage === 'label'
        ? session.alert
          ? ['UNDO', 'REPRINT', 'PROBLEM', 'HOLD']
          : ['REPRINT', 'PROBLEM', 'HOLD']
        : stage === 'box' && nextPlanned(session)
          ? ['UNDO', 'NEWBOX', 'PROBLEM', 'HOLD']
          : isMarkWanted
            ? ['UNDO', 'MARK', 'PROBLEM', 'HOLD']
            : ['UNDO', 'PROBLEM', 'HOLD'];
  return words.map((word) => ({ word, key: KEYS[word] }));
}
