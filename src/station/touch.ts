import { asId, type CartonTypeId, type LineId } from '../core/ids.ts';
import type { PackCommand } from '../core/pack/decision.ts';
import type { TouchCommand } from './station.ts';

/** A touch on the open session as the command it means. */
export function packCommand(command: Exclude<TouchCommand, { type: 'openOrder' | 'code' | 'placed' }>): PackCommand {
  switch (command.type) {
    case 'packUnit':
    case 'takeOut':
    case 'missing':
      return { type: command.type, lineId: asId<LineId>(command.lineId) };
    case 'useBox':
      return { type: 'useBox', cartonTypeId: asId<CartonTypeId>(command.cartonTypeId) };
    case 'quantity':
      return { type: 'quantity', count: command.count };
    case 'tellTrace':
      return { type: 'tellTrace', text: command.text };
    case 'boxReason':
      return { type: 'boxReason', reason: command.reason };
    case 'word':
      return { type: 'word', word: command.word };
    case 'askAgain':
    case 'newLabel':
    case 'slipAgain':
    case 'papersAgain':
    case 'giftAgain':
    case 'acknowledge':
      return { type: command.type };
  }
}
