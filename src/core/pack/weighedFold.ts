import type { EventOf } from '../journal/events.ts';
import type { PackParcel } from './session.ts';

/** Parcels after a weight was taken: a scale's takes the place of one that was typed, and the other way round. */
export const weighedParcel = (
  parcels: readonly PackParcel[],
  { parcelId, gross, isKeyed }: EventOf<'weightCaptured'>,
): PackParcel[] =>
  parcels.map((parcel) => {
    if (parcel.parcelId !== parcelId) return parcel;
    const { isKeyed: _, ...rest } = parcel;
    return { ...rest, gross, ...(isKeyed && { isKeyed }) };
  });
