import { upsCheck } from './checks.ts';
import type { Carrier, NumberFormat } from './numberFormat.ts';

const ontrac = (letter: 'C' | 'D'): NumberFormat => ({
  id: `ontrac-${letter.toLowerCase()}`,
  carrier: 'ontrac',
  name: `OnTrac ${letter}`,
  shapes: [new RegExp(`^(?<kind>${letter})(?<serial>\\d{13})(?<check>\\d)$`)],
  checkOf: ({ kind = '', serial = '' }) => upsCheck(kind + serial),
  fixedBits: 5,
  frequency: 1,
  groups: [1, 4],
});

/** A format that nothing proves but its letters and its length. */
const unproved = (id: string, carrier: Carrier, name: string, shape: RegExp, fixedBits: number): NumberFormat => ({
  id,
  carrier,
  name,
  shapes: [shape],
  fixedBits,
  frequency: 1,
  groups: [4],
});

/** Numbers of regional carriers, told by their letters; only OnTrac's have a check digit. */
export const REGIONAL_FORMATS: readonly NumberFormat[] = [
  ontrac('C'),
  ontrac('D'),
  unproved('amazon-tba', 'amazon', 'Amazon Logistics', /^(?<kind>TB[ACM])(?<serial>\d{12})$/, 13),
  unproved('amazon-international', 'amazon', 'Amazon International', /^(?<kind>[AFC])(?<serial>\d{10})$/, 2),
  unproved('spee-dee-18', 'spee-dee', 'Spee-Dee', /^SP(?<serial>\d{18})$/, 10),
  unproved('yodel-16', 'yodel', 'Yodel', /^JJ?D(?<serial>\d{16})$/, 10),
  unproved('yunexpress-16', 'yunexpress', 'YunExpress', /^YT(?<serial>\d{16})$/, 10),
  unproved('gofo-us', 'gofo', 'GOFO Express', /^GFUS(?<serial>\d{14})$/, 20),
  unproved('landmark-ltn', 'landmark', 'Landmark Global', /^LTN(?<serial>\d{8})N1$/, 20),
  unproved('lasership-lx', 'lasership', 'LaserShip LX', /^(?<kind>L[AIEHNX])(?<serial>[1-3]\d{7})$/, 8),
  unproved('lasership-1ls7', 'lasership', 'LaserShip 1LS7', /^1LS7[12]\d{4}(?<serial>\d{6})$/, 20),
  unproved('lasership-1ls7-18', 'lasership', 'LaserShip 1LS7 (18)', /^1LS7[12]\d{2}01[1-4](?<serial>\d{6})1$/, 22),
  unproved('lasership-1lscx', 'lasership', 'LaserShip 1LSCX', /^1LSCX(?<serial>[0-9A-Z]{10})$/, 25),
];
