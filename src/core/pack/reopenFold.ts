import type { EventOf, PlannedParcel } from '../journal/events.ts';
import { WITHOUT_LABEL } from './labelFold.ts';
import { numbered } from './parcelNumbers.ts';
import type { PackParcel, PackSession } from './session.ts';

/**
 * The session with a closed parcel open again: the last of its parcels, as the one at hand is, with its number kept. The plan says what each
 * box holds in that order, so that nothing is planned anew for it.
 */
export function reopened(session: PackSession, { parcelId, packerId }: EventOf<'parcelReopened'>): PackSession {
  const numbers = numbered(session.parcels);
  const all = session.parcels.map((parcel, at): PackParcel => ({ ...parcel, number: numbers[at] ?? at + 1 }));
  const parcels = [
    ...all.filter((parcel) => parcel.parcelId !== parcelId),
    ...all.filter((parcel) => parcel.parcelId === parcelId).map(opened),
  ];
  return { ...session, packerId, parcels, plan: planned(session, parcels), alert: null, status: 'open' };
}

const opened = ({ isKeyed: _, ...parcel }: PackParcel): PackParcel => ({
  ...parcel,
  ...WITHOUT_LABEL,
  isClosed: false,
  isReopened: true,
});

function planned({ plan }: PackSession, parcels: readonly PackParcel[]): PackSession['plan'] {
  if (plan?.reason !== 'planned') return plan;
  const begun = parcels.map(({ cartonTypeId, contents, placements = [] }): PlannedParcel => ({
    cartonTypeId,
    contents,
    placements,
  }));
  return { ...plan, parcels: [...begun, ...plan.parcels.slice(parcels.length)] };
}

/** Parcels after the packer looked into a reopened one's box and goes on with it. */
export const keptBox = (parcels: readonly PackParcel[], parcelId: PackParcel['parcelId']): PackParcel[] =>
  parcels.map((parcel) => {
    if (parcel.parcelId !== parcelId) return parcel;
    const { isReopened: _, ...kept } = parcel;
    return kept;
  });
