import { currentParcel, nextPlanned, type PackSession } from './session.ts';
import type { CommandView, PackSnapshot } from './snapshot.ts';

const KEYS: Readonly<Record<CommandView['word'], string>> = {
  UNDO: 'F2',
  QTY: 'F3',
  NEWBOX: 'F4',
  REPRINT: 'F5',
  PROBLEM: 'F6',
  HOLD: 'F7',
  SUPERVISOR: 'F8',
  MARK: 'F9',
  // MARK is asked for at the scale only, MISSING before it.
  MISSING: 'F9',
  UNPACK: 'F10',
  DAMAGED: 'F11',
  NEXT: 'F12',
};

/** The command words that work where the packer stands, with the key of each; only those that do something here. */
export function commandsOf(
  session: PackSession,
  stage: PackSnapshot['stage'],
  offers: {
    readonly mark: boolean;
    readonly printMark: boolean;
    readonly quantity: boolean;
    readonly missing: boolean;
    readonly unpack: boolean;
    readonly supervisor: boolean;
    readonly confirm: boolean;
  },
): readonly CommandView[] {
  const words: readonly CommandView['word'][] =
    session.alert?.kind === 'stopped'
      ? ['NEXT']
      : session.takingOut
        ? ['UNDO', session.takingOut === 'unpack' ? 'DAMAGED' : 'UNPACK', 'PROBLEM', 'HOLD']
        : stage === 'label'
          ? session.alert
            ? ['UNDO', 'REPRINT', 'PROBLEM', 'HOLD']
            : ['REPRINT', 'PROBLEM', 'HOLD']
          : stage === 'box' && nextPlanned(session) && !currentParcel(session)
            ? ['UNDO', 'UNPACK', 'DAMAGED', 'NEWBOX', 'PROBLEM', 'HOLD']
            : offers.confirm
              ? ['UNDO', 'NEXT', 'PROBLEM', 'HOLD']
              : offers.mark
                ? ['UNDO', 'MARK', ...(offers.printMark ? (['REPRINT'] as const) : []), 'PROBLEM', 'HOLD']
                : [
                    'UNDO',
                    ...(offers.quantity ? (['QTY'] as const) : []),
                    ...(offers.missing ? (['MISSING'] as const) : []),
                    ...(offers.unpack ? (['UNPACK'] as const) : []),
                    ...(offers.missing ? (['DAMAGED'] as const) : []),
                    'PROBLEM',
                    'HOLD',
                  ];
  return [...words, ...(offers.supervisor ? (['SUPERVISOR'] as const) : [])].map((word) => ({ word, key: KEYS[word] }));
}
