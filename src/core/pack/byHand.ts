import { useBox } from './boxing.ts';
import { answerTrace, countQuantity, packUnit } from './counting.ts';
import type { Decision, PackCommand, PackFacts } from './decision.ts';
import { missing } from './shortItem.ts';
import type { PackSession } from './session.ts';

type HandCommand = Extract<
  PackCommand,
  { readonly type: 'packUnit' | 'missing' | 'tellTrace' | 'quantity' | 'useBox' }
>;

/** What a packer does by touch or keys in a scan's place. */
export function byHand(session: PackSession, command: HandCommand, facts: PackFacts): Decision {
  switch (command.type) {
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
  }
}
