import type { BoxReason } from '../carton/boxReason.ts';
import { decided, refusal, type Decision } from './decision.ts';
import { currentParcel, stageOf, type PackParcel, type PackSession } from './session.ts';

/** The parcel whose box was taken in the place of the suggested one, while its reason is asked for; null otherwise. */
export function askedForReason(session: PackSession): (PackParcel & Required<Pick<PackParcel, 'reasonFor'>>) | null {
  const parcel = stageOf(session) === 'weigh' ? currentParcel(session) : null;
  return parcel?.reasonFor === undefined ? null : { ...parcel, reasonFor: parcel.reasonFor };
}

/** Says why another box was taken; refused where nobody asks. */
export function giveBoxReason(session: PackSession, reason: BoxReason, by: 'scan' | 'hand', code: string): Decision {
  const parcel = askedForReason(session);
  if (!parcel) return refusal(session, 'notNow', code || reason);
  const { parcelId, cartonTypeId, reasonFor: suggestedId } = parcel;
  return decided(
    [{ type: 'boxReasonGiven', sessionId: session.sessionId, parcelId, cartonTypeId, suggestedId, reason, by }],
    'right',
  );
}

/** Parcels after the reason was given: nobody asks any more. */
export const reasonGiven = (parcels: readonly PackParcel[], parcelId: PackParcel['parcelId']): PackParcel[] =>
  parcels.map((parcel) => {
    if (parcel.parcelId !== parcelId) return parcel;
    const { reasonFor: _, ...rest } = parcel;
    return rest;
  });
