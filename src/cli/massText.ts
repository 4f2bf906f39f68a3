import { parseDecimal, type Mass, type MassUnit } from '../core/quantity.ts';
import { ArgumentError } from './arguments.ts';

const MASS = /^([-+]?[\d.,]+) ?(mg|g|kg|oz|lb)$/;

/** Reads a mass such as `1.25kg` or `4.2lb` exactly. Throws ArgumentError naming the option. */
export function readMass(text: string, option: string): Mass {
  const match = MASS.exec(text.trim());
  const value = match ? parseDecimal(match[1] ?? '') : null;
  if (!match || !value?.ok) throw new ArgumentError(`--${option} '${text}' is no mass such as 1.25kg`);
  return { ...value.value, unit: match[2] as MassUnit };
}
