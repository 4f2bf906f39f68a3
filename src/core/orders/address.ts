/** A postal address with contact data. Personal data: it lives in the erasable table only. */
export interface Address {
  readonly name: string;
  readonly company: string;
  readonly line1: string;
  readonly line2: string;
  readonly city: string;
  /** State, province or county as the country writes it. */
  readonly province: string;
  readonly postcode: string;
  /** ISO 3166-1 alpha-2, upper case; '' when the source gave none. */
  readonly country: string;
  readonly phone: string;
  readonly email: string;
}

/** An address with nothing in it, to spread over. */
export const EMPTY_ADDRESS: Address = {
  name: '',
  company: '',
  line1: '',
  line2: '',
  city: '',
  province: '',
  postcode: '',
  country: '',
  phone: '',
  email: '',
};
