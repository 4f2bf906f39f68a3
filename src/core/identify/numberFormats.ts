import { GS1_FORMATS } from './gs1Formats.ts';
import type { NumberFormat } from './numberFormat.ts';
import { PARCEL_FORMATS } from './parcelFormats.ts';
import { POSTAL_FORMATS } from './postalFormats.ts';
import { REGIONAL_FORMATS } from './regionalFormats.ts';

/** Every kind of number the station knows. The order decides where nothing else does. */
export const NUMBER_FORMATS: readonly NumberFormat[] = [
  ...PARCEL_FORMATS,
  ...POSTAL_FORMATS,
  ...GS1_FORMATS,
  ...REGIONAL_FORMATS,
];
