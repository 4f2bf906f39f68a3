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

const isNamed = (list: readonly string[], name: string): boolean =>
  list.length === 0 || list.some((entry) => entry.toLowerCase() === name.toLowerCase());
