import type { ParcelId } from '../ids.ts';
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

/** What is put on paper once a label is bought. */
export const firstPrints = (parcelId: ParcelId): readonly PackEffect[] => [
  { type: 'printLabel', parcelId, isReprint: false },
  { type: 'printSlip', parcelId },
  { type: 'printPapers', parcelId },
];

/** What a station takes up again after a restart: labels asked for without an answer, boxes not planned, and a first label that no printer was given. What was printed is never re-sent by themselves. */
export function unfinishedEffects(session: PackSession): readonly PackEffect[] {
  const parcel = currentParcel(session);
  const effects: PackEffect[] = [];
  if (!session.plan || isPlanStale(session)) effects.push({ type: 'planBoxes' });
  if (parcel && (parcel.label === 'requested' || parcel.label === 'unknown'))
    effects.push({ type: 'buyLabel', parcelId: parcel.parcelId });
  // Bought but never handed to a printer: printing it now is its first time, and that of the papers that go with it.
  if (parcel?.bought && parcel.print === 'waiting' && !isStopped(session))
    effects.push(...firstPrints(parcel.parcelId));
  return effects;
}
