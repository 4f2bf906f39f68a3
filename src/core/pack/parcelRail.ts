import type { CartonTypeId } from '../ids.ts';
import type { ParcelContent } from '../journal/events.ts';
import { unboxed, type PackSession } from './session.ts';
import type { PackSnapshot } from './snapshot.ts';

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** The order's parcels, begun and planned, in their order. */
export function parcelRail(
  session: PackSession,
  facts: { box(id: CartonTypeId, contents: readonly ParcelContent[]): { readonly name: string } },
): PackSnapshot['parcels'] {
  const begun = session.parcels.map((parcel, index) => ({
    index: index + 1,
    name: facts.box(parcel.cartonTypeId, parcel.contents).name,
    units: sum(parcel.contents.map((content) => content.count)),
    state: parcel.isClosed ? ('done' as const) : ('current' as const),
  }));
  const isComplete = unboxed(session).length === 0 && session.parcels.length > 0;
  const planned = isComplete ? [] : (session.plan?.parcels.slice(session.parcels.length) ?? []);
  const hasCurrent = begun.some((parcel) => parcel.state === 'current');
  return [
    ...begun,
    ...planned.map((parcel, index) => ({
      index: begun.length + index + 1,
      name: facts.box(parcel.cartonTypeId, parcel.contents).name,
      units: sum(parcel.contents.map((content) => content.count)),
      state: index === 0 && !hasCurrent ? ('current' as const) : ('waiting' as const),
    })),
  ];
}
