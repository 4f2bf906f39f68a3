import type { CartonType } from './cartonType.ts';
import type { Barred } from './fits.ts';

/** Whom a parcel is for, as far as a box may ask: the order's channel and the carrier that takes it, by id. */
export interface BoxPurpose {
  readonly channel: string;
  readonly carrier: string;
}

/** Why a box may not be used for an order at all; null where nothing keeps it from that. A list that is empty names everybody. */
export function barredFor({ use }: Pick<CartonType, 'use'>, { channel, carrier }: BoxPurpose): Barred | null {
  if (!use) return null;
  if (!isNamed(use.channels, channel)) return 'otherChannel';
  return isNamed(use.carriers, carrier) ? null : 'otherCarrier';
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

const isNamed = (list: readonly string[], name: string): boolean =>
  list.length === 0 || list.some((entry) => entry.toLowerCase() === name.toLowerCase());
