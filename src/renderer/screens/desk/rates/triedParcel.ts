import {
  parseDecimal,
  quantity,
  type Dims,
  type LengthUnit,
  type Mass,
  type MassUnit,
} from '../../../../core/quantity.ts';
import { ok, refuse, type Result } from '../../../../core/result.ts';
import { isLocalDate, type LocalDate } from '../../../../core/time.ts';

/** What is typed of a parcel that is tried against the tables. */
export interface TriedFields {
  readonly country: string;
  readonly postcode: string;
  /** `12 x 9 x 6`. */
  readonly sides: string;
  readonly weight: string;
  /** YYYY-MM-DD. */
  readonly shipDate: string;
}

interface TriedParcel {
  readonly outer: Dims;
  readonly gross: Mass;
  readonly shipDate: LocalDate;
}

/** The parcel that is meant; refused with the first field that can't be read. */
export function triedParcel(
  { country, sides, weight, shipDate }: TriedFields,
  units: { readonly length: LengthUnit; readonly mass: MassUnit },
): Result<TriedParcel, keyof TriedFields> {
  if (!/^[a-z]{2}$/i.test(country.trim())) return refuse('country');
  const [length, width, height, ...more] = sides.split(/[x×*]/i).map((side) => positive(side, units.length));
  if (!length || !width || !height || more.length > 0) return refuse('sides');
  const gross = positive(weight, units.mass);
  if (!gross) return refuse('weight');
  const day = shipDate.trim();
  return isLocalDate(day) ? ok({ outer: { length, width, height }, gross, shipDate: day }) : refuse('shipDate');
}

function positive<U extends LengthUnit | MassUnit>(text: string, unit: U) {
  const read = parseDecimal(text);
  return read.ok && read.value.digits > 0 ? quantity(read.value.digits, read.value.exponent, unit) : null;
}
