import type { CartonTypeId } from '../ids.ts';
import type { ParcelContent } from '../journal/events.ts';
import { numbered } from './parcelNumbers.ts';
import { unboxed, type PackSession } from './session.ts';
import type { PackSnapshot } from './snapshot.ts';

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** The order's parcels, begun and planned, in their order. */
export function parcelRail(
  session: PackSession,
  facts: { box(id: CartonTypeId, contents: readonly ParcelContent[]): { readonly name: string } },
): PackSnapshot['parcels'] {
  const isComplete = unboxed(session).length === 0 && session.parcels.length > 0;
  const planned = isComplete ? [] : (session.plan?.parcels.slice(session.parcels.length) ?? []);
  const numbers = numbered([...session.parcels, ...planned.map(() => ({}))]);
  const begun = session.parcels.map((parcel, at) => ({
    index: numbers[at] ?? 0,
    name: facts.box(parcel.cartonTypeId, parcel.contents).name,
    units: sum(parcel.contents.map((content) => content.count)),
    state: parcel.isClosed ? ('done' as const) : ('current' as const),
  }));
  const hasCurrent = begun.some((parcel) => parcel.state === 'current');
  const coming = planned.map((parcel, index) => ({
    index: numbers[begun.length + index] ?? 0,
    name: facts.box(parcel.cartonTypeId, parcel.contents).name,
    units: sum(parcel.contents.map((content) => content.count)),
    state: index === 0 && !hasCurrent ? ('current' as const) : ('waiting' as const),
  }));
  return [...begun, ...coming].sort((a, b) => a.index - b.index);
}
