import { isStopped } from './clearance.ts';
import { currentParcel, isLoadFlagged, nextPlanned, type PackSession } from './session.ts';
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

type Word = CommandView['word'];

interface Offers {
  readonly mark: boolean;
  readonly printMark: boolean;
  readonly quantity: boolean;
  readonly missing: boolean;
  readonly unpack: boolean;
  readonly supervisor: boolean;
  readonly confirm: boolean;
}

/** The command words that work where the packer stands, with the key of each; only those that do something here. */
export function commandsOf(session: PackSession, stage: PackSnapshot['stage'], offers: Offers): readonly CommandView[] {
  const words: readonly Word[] = isStopped(session)
    ? ['NEXT']
    : session.takingOut
      ? ['UNDO', session.takingOut === 'unpack' ? 'DAMAGED' : 'UNPACK', 'PROBLEM', 'HOLD']
      : stage === 'label'
        ? session.alert
          ? ['UNDO', 'REPRINT', 'PROBLEM', 'HOLD']
          : ['REPRINT', 'PROBLEM', 'HOLD']
        : stage === 'box' && nextPlanned(session) && !currentParcel(session)
          ? boxWords(session)
          : offers.confirm
            ? ['UNDO', 'NEXT', 'PROBLEM', 'HOLD']
            : offers.mark
              ? ['UNDO', 'MARK', ...(offers.printMark ? (['REPRINT'] as const) : []), 'PROBLEM', 'HOLD']
              : itemWords(session, offers);
  return [...words, ...(offers.supervisor ? (['SUPERVISOR'] as const) : [])].map((word) => ({ word, key: KEYS[word] }));
}

// Where the scale disagrees, NEXT stands in the place of DAMAGED, which its card still says: the foot has no room for both.
const boxWords = (session: PackSession): readonly Word[] =>
  isLoadFlagged(session)
    ? ['UNDO', 'NEXT', 'UNPACK', 'NEWBOX', 'PROBLEM', 'HOLD']
    : ['UNDO', 'UNPACK', 'DAMAGED', 'NEWBOX', 'PROBLEM', 'HOLD'];

function itemWords(session: PackSession, { quantity, missing, unpack }: Offers): readonly Word[] {
  const isFlagged = isLoadFlagged(session);
  return [
    'UNDO',
    ...(isFlagged ? (['NEXT'] as const) : []),
    ...(quantity ? (['QTY'] as const) : []),
    ...(missing ? (['MISSING'] as const) : []),
    ...(unpack ? (['UNPACK'] as const) : []),
    ...(missing && !isFlagged ? (['DAMAGED'] as const) : []),
    'PROBLEM',
    'HOLD',
  ];
}
