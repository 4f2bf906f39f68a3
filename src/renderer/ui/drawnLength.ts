import { inUnit, type Length } from '../../core/quantity.ts';

/** A length in millimetres for drawing only; measures that are billed stay exact. */
export function drawnLength(length: Length): number {
  const { num, den } = inUnit(length, 'mm');
  return Number(num) / Number(den);
}
