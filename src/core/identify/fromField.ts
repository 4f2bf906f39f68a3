import type { ElementField } from '../gs1/elementField.ts';
import { GS1_FORMATS } from './gs1Formats.ts';
import type { NumberFormat, Parts } from './numberFormat.ts';

/** A text read as a number of one format. */
export interface NumberReading {
  readonly format: NumberFormat;
  readonly parts: Parts;
  readonly number: string;
  /** True where an application identifier says that it is such a number. */
  readonly isField: boolean;
}

/** A consignment of a freight company (AI 401): up to 30 characters without a check digit, so only its application identifier can tell. */
const GINC: NumberFormat = {
  id: 'ginc',
  carrier: null,
  name: 'GINC',
  shapes: [],
  fixedBits: 0,
  frequency: 0,
  groups: [30],
  isGs1: true,
};

const formatOf = (id: string): NumberFormat => GS1_FORMATS.find((format) => format.id === id) ?? GINC;
// Goods in a GS1 symbol are no stranger there, though bare digits would be.
const BY_AI: Readonly<Record<string, NumberFormat>> = {
  '00': formatOf('sscc-18'),
  '01': { ...formatOf('gtin-14'), isGs1: true },
  '02': { ...formatOf('gtin-14'), isGs1: true },
  '401': GINC,
  '402': formatOf('gsin-17'),
};

/** The number that a GS1 data field holds, if it holds one: SSCC (00), GTIN (01, 02), GINC (401), GSIN (402). */
export function fromField({ ai, value }: ElementField): readonly NumberReading[] {
  const format = BY_AI[ai];
  if (!format) return [];
  const parts = format.shapes.map((shape) => shape.exec(value)).find((match) => match !== null)?.groups ?? {};
  return [{ format, parts, number: value, isField: true }];
}
