import { missedDay } from '../ship/deliveryPromise.ts';
import type { PackParcel } from './session.ts';
import type { PackSnapshot } from './snapshot.ts';
import type { ViewFacts } from './viewFacts.ts';

/**
 * The promised day where it is sure to be missed: by the parcel at hand, its box or, before there is one, by the soonest day it can come at
 * all.
 */
export function missedOf(
  { box }: Pick<PackSnapshot, 'box'>,
  parcel: PackParcel | null,
  facts: ViewFacts,
): PackSnapshot['missed'] {
  const { promise } = facts;
  if (!promise) return null;
  const quote = parcel && (parcel.bought?.quote ?? facts.quote(parcel));
  const arrivesOn = quote?.arrivesOn ?? box?.suggested?.arrivesOn ?? promise.arrivesOn;
  return missedDay(promise.deliverBy, { arrivesOn, leavesOn: promise.leavesOn });
}
