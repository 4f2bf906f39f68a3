import type { CartonType } from './cartonType.ts';
import type { Barred } from './fits.ts';

/** Whom a parcel is for, as far as a box may ask: the order's channel, the carrier that takes it, and its services by which it may go, by id. */
export interface BoxPurpose {
  readonly channel: string;
  readonly carrier: string;
  /** Null or absent where only the carrier's offers tell. */
  readonly services?: readonly string[] | null;
}

/** The services of a carrier that a box is kept for; null where it is for any of them. */
export function servicesOf({ use }: Pick<CartonType, 'use'>, carrier: string): readonly string[] | null {
  const kept = use?.services ?? [];
  if (kept.length === 0) return null;
  const own = `${carrier.toLowerCase()}/`;
  return kept.filter((entry) => entry.toLowerCase().startsWith(own)).map((entry) => entry.slice(own.length));
}

/** Why a box may not be used for an order at all; null where nothing keeps it from that. A list that is empty names everybody. */
export function barredFor(box: Pick<CartonType, 'use'>, { channel, carrier, services }: BoxPurpose): Barred | null {
  const { use } = box;
  if (!use) return null;
  if (!isNamed(use.channels, channel)) return 'otherChannel';
  if (!isNamed(use.carriers, carrier)) return 'otherCarrier';
  const kept = servicesOf(box, carrier);
  if (kept === null) return null;
  const mayGo = services ? kept.some((service) => isAmong(services, service)) : kept.length > 0;
  return mayGo ? null : 'otherService';
}

/** True for a box that is counted and of which no more are left than it is to be ordered again at. */
export const isRunningLow = ({ stock, reorderAt }: Pick<CartonType, 'stock' | 'reorderAt'>): boolean =>
  stock !== null && reorderAt !== undefined && reorderAt !== null && stock <= reorderAt;

/**
 * How many of a box are left after one was used (-1) or came back (1); null where nobody counts. The last one is never used up by reckoning:
 * boxes are torn, borrowed and miscounted, and only a person who looked says that none is left, because that keeps it from being packed.
 */
export const stockAfter = (stock: number | null, change: -1 | 1): number | null =>
  stock === null || stock === 0 ? stock : Math.max(1, stock + change);

const isNamed = (list: readonly string[], name: string): boolean => list.length === 0 || isAmong(list, name);

const isAmong = (list: readonly string[], name: string): boolean =>
  list.some((entry) => entry.toLowerCase() === name.toLowerCase());
