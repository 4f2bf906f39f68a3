import { isAbroad } from '../address/territories.ts';
import type { Address } from '../orders/address.ts';
import type { Hazards } from '../orders/hazards.ts';
import type { LocalDate } from '../time.ts';
import { carriageOf, type BorderRules } from './borderRules.ts';
import { goodsNeeds, serviceFault } from './dangerousGoods.ts';

/** The name of the station's own carrier in tables and journals. */
export const OWN_CARRIER = 'offline';

/** Why a service can't carry goods. */
export type ServiceFault = NonNullable<ReturnType<typeof serviceFault>>;

/** Why a service can't carry a parcel's goods on its ship date; null when it can, and for goods that ask for nothing. */
export function serviceFaultOf(
  parcel: {
    readonly shipFrom: Address;
    readonly shipTo: Address;
    readonly shipDate: LocalDate;
    readonly goods?: readonly Hazards[];
  },
  by: { readonly carrier: string; readonly service: string },
  rules: BorderRules,
): ServiceFault | null {
  const { goods = [], shipDate } = parcel;
  if (goods.length === 0) return null;
  const isOut = isAbroad(parcel.shipFrom.country, parcel.shipTo.country);
  const carriage = carriageOf(rules, { ...by, isAbroad: isOut }, shipDate) ?? UNKNOWN_SERVICE;
  const needs = goodsNeeds(
    goods.map((hazards) => ({ hazards })),
    rules,
    isOut,
    shipDate,
  );
  return serviceFault(needs, carriage, isOut);
}

/** A service that no row speaks of is taken for the one that may carry least. */
export const UNKNOWN_SERVICE = { travels: 'air', papers: 'express', hasAdultSignature: false } as const;
