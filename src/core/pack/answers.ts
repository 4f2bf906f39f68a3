import { isStopped } from './clearance.ts';
import { decided, NOTHING, type Decision, type PackCommand, type PackEffect } from './decision.ts';
import { currentParcel, isPlanStale, type PackSession } from './session.ts';

/** What a printer's word on a job means for its parcel. */
export function printerAnswered(
  session: PackSession,
  command: Extract<PackCommand, { type: 'labelSent' | 'labelPrinted' | 'labelPrintFailed' }>,
): Decision {
  const parcel = session.parcels.find((candidate) => candidate.parcelId === command.parcelId);
  if (!parcel?.bought || parcel.isClosed) return NOTHING;
  const { intentId = parcel.bought.intentId, ...said } = command;
  // Its label was given back meanwhile: the job says nothing of the next one.
  if (intentId !== parcel.bought.intentId) return NOTHING;
  // Stopped while the label was drawn: it is never put on paper.
  if (command.type === 'labelSent' && isStopped(session)) return NOTHING;
  const event = { ...said, sessionId: session.sessionId };
  return decided([event], command.type === 'labelPrintFailed' ? 'attention' : null);
}

/** What a station takes up again after a restart: labels asked for without an answer, and boxes not planned. Papers are never re-sent by themselves. */
export function unfinishedEffects(session: PackSession): readonly PackEffect[] {
  const parcel = currentParcel(session);
  const effects: PackEffect[] = [];
  if (!session.plan || isPlanStale(session)) effects.push({ type: 'planBoxes' });
  if (parcel && (parcel.label === 'requested' || parcel.label === 'unknown'))
    effects.push({ type: 'buyLabel', parcelId: parcel.parcelId });
  // Bought but never handed to a printer: printing it now is its first time.
  if (parcel?.bought && parcel.print === 'waiting' && !isStopped(session))
    effects.push({ type: 'printLabel', parcelId: parcel.parcelId, isReprint: false });
  return effects;
}
