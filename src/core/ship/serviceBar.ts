/** What keeps a parcel from services of its carrier, by their ids. */
export interface ServiceLimits {
  /** Services that the site does not use on its ship date; absent for none. */
  readonly switchedOff?: readonly string[];
  /** Services that its box is kept for; absent: any. */
  readonly keptFor?: readonly string[];
}

/** True for a service that the site uses on the ship date. */
export const isUsed = ({ switchedOff = [] }: Pick<ServiceLimits, 'switchedOff'>, service: string): boolean =>
  !switchedOff.includes(service);

/** Why a parcel may not go by a service, whatever it weighs; null where it may. */
export function barOf(limits: ServiceLimits, service: string): 'switchedOff' | 'notForBox' | null {
  if (!isUsed(limits, service)) return 'switchedOff';
  const { keptFor } = limits;
  return !keptFor || keptFor.some((kept) => kept.toLowerCase() === service.toLowerCase()) ? null : 'notForBox';
}
