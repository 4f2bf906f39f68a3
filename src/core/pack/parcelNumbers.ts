import type { ParcelId } from '../ids.ts';

/** As much of a session as its parcels' numbers ask for. */
interface WithParcels {
  readonly parcels: readonly { readonly parcelId: ParcelId; readonly number?: number }[];
}

/** Numbers from 1 for parcels in their order: what has one keeps it, the others take the lowest that are free. */
export function numbered(parcels: readonly { readonly number?: number }[]): readonly number[] {
  const taken = new Set(parcels.flatMap(({ number }) => number ?? []));
  let last = 0;
  return parcels.map(({ number }) => {
    if (number !== undefined) return number;
    do last += 1;
    while (taken.has(last));
    return last;
  });
}

/** The number of a parcel in its order, as its papers say it, from 1; 0 for none of the session's. */
export const parcelNumber = ({ parcels }: WithParcels, parcelId: ParcelId): number =>
  numbered(parcels)[parcels.findIndex((parcel) => parcel.parcelId === parcelId)] ?? 0;

/** The number of the parcel that is begun next. */
export const nextNumber = ({ parcels }: WithParcels): number => numbered([...parcels, {}]).at(-1) ?? 1;
