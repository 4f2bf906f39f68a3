import {
  compareRational,
  decimalText,
  inUnit,
  quantityText,
  rationalText,
  type Length,
  type Mass,
  type Rational,
} from '../quantity.ts';

/** Up to six decimals, without zeros at the end. */
export const exactText = (value: Rational): string => trimmed(rationalText(value, 6));
const trimmed = (decimals: string): string => (decimals.includes('.') ? decimals.replace(/\.?0+$/, '') : decimals);

/** `5.44 -> 6`, or just the value where rounding changes nothing. */
export const arrowText = (exact: Rational, rounded: Rational, decimals: number): string =>
  compareRational(exact, rounded) === 0
    ? exactText(exact)
    : `${trimmed(closeText(exact, decimals))} -> ${exactText(rounded)}`;

/** Enough decimals to show what is rounded up: 16.001 and not 16.00, 1.5004 and not 1.50. */
function closeText(value: Rational, decimals: number): string {
  const short = rationalText(value, decimals);
  const isWhole = (value.num * 10n ** BigInt(decimals)) % value.den === 0n;
  return decimals < 6 && !isWhole && short.endsWith('0') ? closeText(value, decimals + 1) : short;
}

/** How a side was rounded: `11.1 in -> 12 in`, `30 cm = 11.81 in -> 12 in`. */
export function sideLine(side: Length, exact: Rational, rounded: Rational, unit: 'in' | 'cm'): string {
  if (side.unit === unit) return `${quantityText(side)} -> ${exactText(rounded)} ${unit}`;
  const converted = compareRational(exact, rounded) === 0 ? '' : `${trimmed(closeText(exact, 2))} ${unit} -> `;
  return `${quantityText(side)} = ${converted}${exactText(rounded)} ${unit}`;
}

/** How the weight was rounded: `actual 7258 g = 16.0011 lb -> 17 lb`. */
export function actualLine(weight: Mass, weightUnit: 'lb' | 'kg', rounded: Rational): string {
  const exact = inUnit(weight, weightUnit);
  const isRound = compareRational(exact, rounded) === 0;
  if (weight.unit === weightUnit)
    return `actual ${decimalText(weight)} ${isRound ? '' : `${weightUnit} -> ${exactText(rounded)} `}${weightUnit}`;
  const converted = isRound ? '' : `${trimmed(closeText(exact, 2))} ${weightUnit} -> `;
  return `actual ${quantityText(weight)} = ${converted}${exactText(rounded)} ${weightUnit}`;
}
