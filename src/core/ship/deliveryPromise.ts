import type { LocalDate } from '../time.ts';

/** A promised day of delivery that is not kept as far as anybody knows. */
export interface MissedDay {
  readonly deliverBy: LocalDate;
  /** The soonest day it comes; null where it leaves only after the promised day and nobody says how long it takes. */
  readonly arrivesOn: LocalDate | null;
}

/** What is known of when something comes. */
export interface Arrival {
  /** The day a service names; null where none does. */
  readonly arrivesOn: LocalDate | null;
  /** The day it leaves: nothing comes before it. */
  readonly leavesOn: LocalDate;
}

/**
 * The promised day where it is sure to be missed, as the consignee's calendar counts; null where it is kept, where nothing was promised, and
 * where nobody knows: a service without a day of delivery may be in time, and a warning that is mostly wrong is read by nobody.
 */
export function missedDay(deliverBy: LocalDate | null, { arrivesOn, leavesOn }: Arrival): MissedDay | null {
  if (deliverBy === null) return null;
  if (arrivesOn !== null) return arrivesOn > deliverBy ? { deliverBy, arrivesOn } : null;
  return leavesOn > deliverBy ? { deliverBy, arrivesOn: null } : null;
}
