import type { Packaging } from '../ship/rules.ts';
import type { CartonType } from './cartonType.ts';

/** What a carrier sees a box as. A product's own packaging is taken for a box of corrugated board. */
export const PACKAGING: Readonly<Record<CartonType['kind'], Packaging>> = {
  box: 'box',
  own: 'box',
  customer: 'box',
  mailer: 'soft',
  tube: 'cylinder',
};
