import type { DeviceId } from '../ids.ts';
import type { WeightRefusal } from '../journal/events.ts';
import { compareQuantity, type Mass } from '../quantity.ts';
import type { WeighedParts } from '../weigh/learned.ts';
import { decided, NOTHING, type Decision, type PackCommand, type PackFacts } from './decision.ts';
import { heldBack } from './goods.ts';
import { currentParcel, stageOf, type PackParcel, type PackSession } from './session.ts';

/** A gross weight with what it was compared with, and the frame it came in. */
interface Weighed {
  readonly gross: Mass;
  readonly expected: Mass | null;
  readonly tolerance: Mass | null;
  readonly deviceId: DeviceId | null;
  readonly frame: string;
  readonly isKeyed?: true;
  /** What products can be learned of; absent where it did not agree by itself. */
  readonly parts?: WeighedParts;
  /** What filling can be learned of; absent where nobody said that the packaging made the difference. */
  readonly packaging?: WeighedParts;
}

/** A steady weight of the parcel at hand: it agrees and the label is asked for, or it is refused with its reason. */
export function weigh(
  session: PackSession,
  { gross, deviceId, frame }: Extract<PackCommand, { type: 'weigh' }>,
  facts: PackFacts,
): Decision {
  const parcel = currentParcel(session);
  if (!parcel || stageOf(session) !== 'weigh' || parcel.gross || (session.alert && session.alert.kind !== 'weight'))
    return NOTHING;
  if (parcel.reasonFor !== undefined) return NOTHING;
  const { verdict, expected, tolerance, parts } = facts.judge(parcel, gross);
  const reason = refusedFor(parcel, gross, verdict, facts);
  const weighed = { gross, expected, tolerance, deviceId, frame };
  if (reason === null) {
    const isTold = verdict === 'agrees' && parts !== undefined;
    return captured(session, parcel, { ...weighed, ...(isTold && { parts }) }, facts);
  }
  const isSame =
    session.alert?.kind === 'weight' &&
    session.alert.reason === reason &&
    compareQuantity(session.alert.gross, gross) === 0;
  const ids = { sessionId: session.sessionId, parcelId: parcel.parcelId };
  return isSame ? NOTHING : decided([{ type: 'weightRefused', ...ids, reason, ...weighed }], 'wrong');
}

/** Why a weight is refused; null when it is taken. */
function refusedFor(
  parcel: PackParcel,
  gross: Mass,
  verdict: ReturnType<PackFacts['judge']>['verdict'],
  facts: Pick<PackFacts, 'carton'>,
): WeightRefusal | null {
  const limit = facts.carton(parcel.cartonTypeId)?.maxGross ?? null;
  if (limit && compareQuantity(gross, limit) > 0) return 'overBoxLimit';
  return verdict === 'tooLight' || verdict === 'tooHeavy' ? verdict : null;
}

/** A weight that a supervisor lets be typed: judged like the scale's, marked for good, and nothing is learned from it. */
export function keyedWeight(session: PackSession, parcel: PackParcel, gross: Mass, facts: PackFacts): Decision {
  const { verdict, expected, tolerance } = facts.judge(parcel, gross);
  const reason = refusedFor(parcel, gross, verdict, facts);
  const weighed = { gross, expected, tolerance, deviceId: null, frame: '', isKeyed: true } as const;
  if (reason === null) return captured(session, parcel, weighed, facts);
  const ids = { sessionId: session.sessionId, parcelId: parcel.parcelId };
  return decided([{ type: 'weightRefused', ...ids, reason, ...weighed }], 'wrong');
}

/** Freezes a weight as the parcel's and asks for its label, unless the parcel may not go. */
export function captured(session: PackSession, parcel: PackParcel, weighed: Weighed, facts: PackFacts): Decision {
  const clearance = facts.clearance(parcel);
  const held = heldBack(session, parcel, clearance);
  if (held) return held;
  const ids = { sessionId: session.sessionId, parcelId: parcel.parcelId };
  const { block, isUsedUp, ...intent } = facts.takeNumber();
  return decided(
    [
      { type: 'weightCaptured', ...ids, ...weighed },
      ...(clearance.record ? [{ type: 'parcelCleared' as const, ...ids, clearance: clearance.record }] : []),
      ...(block ? [block] : []),
      { type: 'labelRequested', ...ids, ...intent },
      ...(isUsedUp ? [{ type: 'labelRefused' as const, ...ids, reason: 'serialOutOfRange' }] : []),
    ],
    isUsedUp ? 'attention' : 'weight',
    isUsedUp ? [] : [{ type: 'buyLabel', parcelId: parcel.parcelId }],
  );
}
