import { ceilRational, inUnit, type Length, type Mass } from '../../core/quantity.ts';

/** Inches as EasyPost takes sides: rounded up to a hundredth, never down. */
export const sideInInches = (side: Length): number => scaledUp(inUnit(side, 'in'), 100);
/** Ounces as EasyPost takes weights: rounded up to a tenth, never down. */
export const weightInOunces = (mass: Mass): number => scaledUp(inUnit(mass, 'oz'), 10);

const scaledUp = ({ num, den }: { readonly num: bigint; readonly den: bigint }, per: number): number =>
  Number(ceilRational({ num: num * BigInt(per), den })) / per;
