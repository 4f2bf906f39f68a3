import type { Clearance } from './clearance.ts';
import { decided, NOTHING, refusal, type Decision, type PackFacts } from './decision.ts';
import { evolve, isPackEvent } from './evolve.ts';
import { askedFor } from './instructions.ts';
import { currentParcel, stageOf, type PackParcel, type PackSession } from './session.ts';

/** The mark to put on and scan next, or null; none is wanted on a parcel that may not go. */
export const nextMark = (parcel: PackParcel, { stop, marks }: Clearance): string | null =>
  stop ? null : (marks.find((mark) => !parcel.marks?.includes(mark)) ?? null);

const stopped = (session: PackSession, parcel: PackParcel, stop: NonNullable<Clearance['stop']>) =>
  ({ type: 'parcelStopped', sessionId: session.sessionId, parcelId: parcel.parcelId, ...stop }) as const;

/** A decision that began a parcel which may not go says so at once, before it is closed and weighed. */
export function stopEarly(session: PackSession, decision: Decision, facts: Pick<PackFacts, 'clearance'>): Decision {
  if (!decision.events.some(({ type }) => type === 'boxChosen')) return decision;
  const after = decision.events
    .filter(isPackEvent)
    .reduce<PackSession>((state, event) => evolve(state, event), session);
  const parcel = currentParcel(after);
  const stop = parcel && facts.clearance(parcel).stop;
  return stop ? { ...decision, events: [...decision.events, stopped(after, parcel, stop)], cue: 'wrong' } : decision;
}

/**
 * What keeps a weighed parcel from its label: it may not go, or a mark or an instruction is not confirmed yet. Null: nothing, and what was checked is to be
 * recorded.
 */
export function heldBack(session: PackSession, parcel: PackParcel, clearance: Clearance): Decision | null {
  if (clearance.stop) return decided([stopped(session, parcel, clearance.stop)], 'wrong');
  return nextMark(parcel, clearance) === null && askedFor(session) === null ? null : NOTHING;
}

/** The mark that is asked for, printed by REPRINT or a touch; null where none is, or none that is printed here. */
export function printMark(
  session: PackSession,
  facts: Pick<PackFacts, 'clearance' | 'isMarkPrinted'>,
): Decision | null {
  const parcel = stageOf(session) === 'weigh' ? currentParcel(session) : null;
  const mark = parcel && nextMark(parcel, facts.clearance(parcel));
  if (!parcel || !mark || !facts.isMarkPrinted(parcel, mark)) return null;
  return decided([], null, [{ type: 'printMark', parcelId: parcel.parcelId, mark }]);
}

/**
 * A mark was put on and scanned: by the code on its roll, or by the card MARK, which means the one that is asked for. Another mark than the
 * parcel's is refused.
 */
export function confirmMark(
  session: PackSession,
  scanned: string | null,
  code: string,
  facts: Pick<PackFacts, 'clearance'>,
): Decision {
  const parcel = stageOf(session) === 'weigh' ? currentParcel(session) : null;
  const clearance = parcel && facts.clearance(parcel);
  const next = parcel && clearance ? nextMark(parcel, clearance) : null;
  if (!parcel || !clearance || next === null) return refusal(session, scanned === null ? 'notNow' : 'otherMark', code);
  if (scanned !== null && !clearance.marks.includes(scanned)) return refusal(session, 'otherMark', code);
  const mark = scanned ?? next;
  if (parcel.marks?.includes(mark)) return NOTHING;
  const ids = { sessionId: session.sessionId, parcelId: parcel.parcelId };
  return decided([{ type: 'markConfirmed', ...ids, mark, by: code === '' ? 'hand' : 'scan', code }], 'right');
}
