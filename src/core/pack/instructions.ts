import type { InstructionId, ParcelId } from '../ids.ts';
import { beforeBox, ofParcel, openBeforeBox, openOfParcel } from '../instructions/open.ts';
import type { PinnedInstruction } from '../instructions/instruction.ts';
import { decided, NOTHING, refusal, type Decision } from './decision.ts';
import { evolve, isPackEvent } from './evolve.ts';
import { currentParcel, isVerified, type PackSession } from './session.ts';

/** What packers have to do at the step they stand at, and for which parcel; null parcel: before any box. */
interface Standing {
  readonly parcelId: ParcelId | null;
  readonly all: readonly PinnedInstruction[];
  /** Those still to be confirmed, the next one first. */
  readonly open: readonly PinnedInstruction[];
}

/** The instructions of the step at hand; null where none is at hand: the label is bought, or the parcels are closed. */
export function instructionsAt(session: PackSession): Standing | null {
  const parcel = currentParcel(session);
  if (!parcel)
    return session.parcels.length > 0
      ? null
      : { parcelId: null, all: beforeBox(session), open: isVerified(session) ? openBeforeBox(session) : [] };
  const isFree = parcel.gross === null && (parcel.label === 'none' || parcel.label === 'refused');
  return isFree
    ? { parcelId: parcel.parcelId, all: ofParcel(session, parcel), open: openOfParcel(session, parcel) }
    : null;
}

/** The one instruction that is asked for now, or null. */
export const askedFor = (session: PackSession): PinnedInstruction | null => instructionsAt(session)?.open[0] ?? null;

/** NEXT: what is asked for was done. Null where nothing is asked for. */
export function confirmAsked(session: PackSession, code: string): Decision | null {
  const asked = askedFor(session);
  return asked && confirmed(session, asked, code === '' ? 'hand' : 'card', code);
}

/** The code of an insert was scanned: it confirms the step it is for, in any order; one that is not for this parcel is refused. */
export function scanInstruction(session: PackSession, ids: readonly InstructionId[], code: string): Decision {
  const at = instructionsAt(session);
  const own = at?.open.find(({ instructionId }) => ids.includes(instructionId));
  if (own) return confirmed(session, own, 'scan', code);
  if (at?.all.some(({ instructionId }) => ids.includes(instructionId))) {
    const isEarly = at.parcelId === null && !isVerified(session);
    return isEarly ? refusal(session, 'notNow', code) : { ...NOTHING, cue: 'already' };
  }
  const isOfOrder = session.instructions?.some(({ instructionId }) => ids.includes(instructionId)) === true;
  return refusal(session, isOfOrder ? 'notNow' : 'otherInsert', code);
}

const confirmed = (
  session: PackSession,
  { instructionId, kind }: PinnedInstruction,
  by: 'scan' | 'card' | 'hand',
  code: string,
): Decision =>
  decided(
    [
      {
        type: 'instructionConfirmed',
        sessionId: session.sessionId,
        parcelId: instructionsAt(session)?.parcelId ?? null,
        instructionId,
        kind,
        by,
        code,
      },
    ],
    'right',
  );

/** A decision that begins an order, with what is to be done for it. */
export const withInstructions = (
  begun: Decision,
  sessionId: PackSession['sessionId'],
  instructions: readonly PinnedInstruction[],
): Decision =>
  instructions.length === 0
    ? begun
    : { ...begun, events: [...begun.events, { type: 'instructionsPinned', sessionId, instructions }] };

/** A decision that began the first parcel of an order has its gift message printed, so that it lies there when it is asked for. */
export function printGiftEarly(session: PackSession, decision: Decision): Decision {
  if (!decision.events.some(({ type }) => type === 'boxChosen')) return decision;
  const after = decision.events
    .filter(isPackEvent)
    .reduce<PackSession>((state, event) => evolve(state, event), session);
  const isAsked = instructionsAt(after)?.open.some(({ kind }) => kind === 'giftMessage') === true;
  return isAsked ? { ...decision, effects: [...decision.effects, { type: 'printGift', isAgain: false }] } : decision;
}

/** The gift message once more, by REPRINT or a touch; null where it is not at hand. */
export const giftAgain = (session: PackSession): Decision | null =>
  instructionsAt(session)?.all.some(({ kind }) => kind === 'giftMessage')
    ? decided([], null, [{ type: 'printGift', isAgain: true }])
    : null;
