import { ceilRational, decimalText, inUnit, type Mass } from '../../core/quantity.ts';

/** Karrio takes KG, LB, G and OZ. */
const MASS_UNITS: Readonly<Partial<Record<Mass['unit'], string>>> = { kg: 'KG', lb: 'LB', g: 'G', oz: 'OZ' };

/** A weight as it was entered; one in another unit in grams, rounded up. */
export function weightOf(gross: Mass): { readonly weight: number; readonly weight_unit: string } {
  const unit = MASS_UNITS[gross.unit];
  if (unit !== undefined) return { weight: Number(decimalText(gross)), weight_unit: unit };
  return { weight: Number(ceilRational(inUnit(gross, 'g'))), weight_unit: 'G' };
}
