import { giveBoxReason } from './boxReason.ts';
import { useBox } from './boxing.ts';
import { answerTrace, countQuantity, packUnit } from './counting.ts';
import { NOTHING, type Decision, type PackCommand, type PackFacts } from './decision.ts';
import { missing } from './shortItem.ts';
import type { PackSession } from './session.ts';
import { scanOut, takeOutLine } from './takingOut.ts';

const HAND_COMMANDS = ['packUnit', 'takeOut', 'missing', 'tellTrace', 'quantity', 'useBox', 'boxReason'] as const;
type HandCommand = Extract<PackCommand, { readonly type: (typeof HAND_COMMANDS)[number] }>;

/** True for what a packer does by touch or keys in a scan's place. */
export const isByHand = (command: PackCommand): command is HandCommand =>
  HAND_COMMANDS.some((type) => type === command.type);

/** What a packer does by touch or keys in a scan's place. */
export function byHand(session: PackSession, command: HandCommand, facts: PackFacts): Decision {
  // Until the item is out, or UNDO says that none is, nothing else goes on.
  if (session.takingOut && command.type === 'tellTrace')
    return scanOut(session, { kind: 'answer', text: command.text, trace: {} }, command.text, facts);
  if (session.takingOut && command.type !== 'takeOut') return NOTHING;
  switch (command.type) {
    case 'takeOut':
      return takeOutLine(session, command.lineId, facts);
    case 'packUnit':
      return packUnit(session, command.lineId, facts);
    case 'missing':
      return missing(session, command.lineId, facts);
    case 'tellTrace':
      return answerTrace(session, { text: command.text, trace: {} }, command.text, facts);
    case 'quantity':
      return countQuantity(session, command.count, '', facts);
    case 'useBox':
      return useBox(session, command.cartonTypeId, 'hand', '', facts);
    case 'boxReason':
      return giveBoxReason(session, command.reason, 'hand', '');
  }
}
