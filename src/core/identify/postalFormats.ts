import { isCountry } from '../address/countries.ts';
import { checkDigit } from '../gs1/checkDigit.ts';
import { gs1Check, s10Check } from './checks.ts';
import type { Carrier, NumberFormat, Parts } from './numberFormat.ts';

const FOURS = [4];
// The routing in front: 420 with five or nine digits of ZIP code. It is encoded, not printed, and no part of the number.
const ROUTINGS = ['', '420(?<zip>\\d{5})', '420(?<zip>\\d{5})(?<zip4>\\d{4})'];

const routed = (body: string): readonly RegExp[] => ROUTINGS.map((routing) => new RegExp(`^${routing}${body}$`));

const unrouted = (_text: string, { ai = '', service = '', mailer = '', serial = '', check = '' }: Parts): string =>
  ai + service + mailer + serial + check;

// The service type code, the mailer (9 digits beginning with 9, else 6) and the serial that fills the number up.
const impb = (ai: string, mailer: string, length: string): readonly RegExp[] =>
  routed(`(?=(?:${length})$)(?<ai>${ai})(?<service>\\d{3})(?<mailer>${mailer})(?<serial>\\d{7,18})(?<check>\\d)`);

const USPS: readonly NumberFormat[] = [
  {
    id: 'usps-impb',
    carrier: 'usps',
    name: 'USPS Intelligent Mail package barcode',
    shapes: [
      ...impb('94', '9\\d{8}|[0-8]\\d{5}', '\\d{22}|\\d{26}|\\d{30}'),
      ...impb('92', '9\\d{8}', '\\d{22}|\\d{26}'),
      ...impb('93', '[0-8]\\d{5}', '\\d{22}|\\d{26}'),
      ...impb('95', '9\\d{8}|[0-8]\\d{5}', '\\d{22}|\\d{26}'),
    ],
    checkOf: gs1Check('ai', 'service', 'mailer', 'serial'),
    fixedBits: 6,
    frequency: 3,
    numberOf: unrouted,
    groups: FOURS,
    isGs1: true,
  },
  {
    id: 'usps-91',
    carrier: 'usps',
    name: 'USPS 22 (91)',
    shapes: routed('(?<ai>91)(?<service>\\d{2})(?<mailer>\\d{9})(?<serial>\\d{8})(?<check>\\d)'),
    checkOf: gs1Check('ai', 'service', 'mailer', 'serial'),
    fixedBits: 6,
    frequency: 1,
    numberOf: unrouted,
    groups: FOURS,
    isGs1: true,
  },
  {
    id: 'usps-20',
    carrier: 'usps',
    name: 'USPS 20',
    shapes: [/^(?<service>\d{2})(?<mailer>\d{9})(?<serial>\d{8})(?<check>\d)$/],
    checkOf: gs1Check('service', 'mailer', 'serial'),
    fixedBits: 0,
    frequency: 1,
    groups: FOURS,
  },
  {
    id: 'usps-20-91',
    carrier: 'usps',
    name: 'USPS 20, printed without its 91',
    shapes: routed('(?<service>\\d{2})(?<mailer>\\d{9})(?<serial>\\d{8})(?<check>\\d)'),
    checkOf: ({ service = '', mailer = '', serial = '' }) => checkDigit(`91${service}${mailer}${serial}`),
    fixedBits: 0,
    frequency: 1,
    numberOf: unrouted,
    groups: FOURS,
  },
];

/** A postal item of any operator of the Universal Postal Union; the country says whose. */
export const S10: NumberFormat = {
  id: 'upu-s10',
  carrier: 'post',
  name: 'UPU S10',
  shapes: [/^(?<service>[A-Z]{2})(?<serial>\d{8})(?<check>\d)(?<country>[A-Z]{2})$/],
  checkOf: ({ serial = '' }) => s10Check(serial),
  fixedBits: 6,
  frequency: 3,
  groups: [2, 3, 3, 3, 2],
};

const OPERATORS: Readonly<Record<string, Carrier>> = {
  AU: 'australia-post',
  CA: 'canada-post',
  GB: 'royal-mail',
  US: 'usps',
};

/** The postal operator of an S10 number; null where no country has that code, so that nobody can have given it out. */
export const s10Carrier = ({ country = '' }: Parts): Carrier | null =>
  isCountry(country) ? (OPERATORS[country] ?? 'post') : null;

/** Numbers of the postal operators (USPS Publication 199, UPU S10). */
export const POSTAL_FORMATS: readonly NumberFormat[] = [...USPS, S10];
