import { fedexCheck, gs1Check, luhnCheck, mod3736Check, mod7Check, upsCheck } from './checks.ts';
import type { NumberFormat, Parts } from './numberFormat.ts';

const FOURS = [4];

const UPS: readonly NumberFormat[] = [
  {
    id: 'ups-1z',
    carrier: 'ups',
    name: 'UPS 1Z',
    shapes: [/^1Z(?<shipper>[A-Z0-9]{6})(?<service>[A-Z0-9]{2})(?<package>[A-Z0-9]{7})(?<check>\d)$/],
    checkOf: ({ shipper = '', service = '', package: parcel = '' }) => upsCheck(shipper + service + parcel),
    fixedBits: 10,
    frequency: 3,
    groups: [2, 3, 3, 2, 4],
  },
  {
    id: 'ups-waybill',
    carrier: 'ups',
    name: 'UPS waybill',
    shapes: [/^(?<service>[AHJKTV])(?<serial>\d{9})(?<check>\d)$/],
    checkOf: ({ serial = '' }) => upsCheck(serial),
    fixedBits: 2,
    frequency: 1,
    groups: [1, 3],
  },
];

// The long FedEx bars hold the 12 digit tracking number with zeros in front; it is what the carrier's own pages ask for.
const fedexTracking = (_text: string, { serial = '', check = '' }: Parts): string =>
  (serial + check).replace(/^00(?=\d{12}$)/, '');
const fedexSerial = ({ serial = '' }: Parts): string =>
  fedexCheck(serial, serial.length === 13 ? [1, 7, 3] : [3, 1, 7]);

const FEDEX: readonly NumberFormat[] = [
  {
    id: 'fedex-12',
    carrier: 'fedex',
    name: 'FedEx 12',
    shapes: [/^(?<serial>\d{11})(?<check>\d)$/],
    checkOf: fedexSerial,
    fixedBits: 0,
    frequency: 3,
    groups: FOURS,
  },
  {
    id: 'fedex-15',
    carrier: 'fedex',
    name: 'FedEx Ground 15',
    shapes: [/^(?<serial>\d{14})(?<check>\d)$/],
    checkOf: gs1Check('serial'),
    fixedBits: 0,
    frequency: 2,
    groups: FOURS,
  },
  {
    id: 'fedex-20',
    carrier: 'fedex',
    name: 'FedEx Ground SSCC 20',
    shapes: [
      /^(?<container>\d{2})(?<serial>\d{15})(?<check>\d)$/,
      /^00(?<container>\d{2})(?<serial>\d{15})(?<check>\d)$/,
    ],
    checkOf: gs1Check('container', 'serial'),
    fixedBits: 0,
    frequency: 0,
    groups: FOURS,
    isGs1: true,
  },
  {
    id: 'fedex-96',
    carrier: 'fedex',
    name: 'FedEx Ground 96',
    shapes: [/^96(?<scnc>\d{2})(?<service>\d{3})(?<shipper>\d{7})(?<package>\d{7})(?<check>\d)$/],
    checkOf: gs1Check('shipper', 'package'),
    fixedBits: 6,
    frequency: 2,
    groups: FOURS,
    isGs1: true,
  },
  {
    id: 'fedex-34',
    carrier: 'fedex',
    name: 'FedEx 34',
    shapes: [/^[0-8]\d{14}(?<zip>\d{5})(?<serial>\d{13})(?<check>\d)$/],
    checkOf: fedexSerial,
    fixedBits: 0,
    frequency: 2,
    numberOf: fedexTracking,
    groups: FOURS,
  },
  {
    id: 'fedex-96-34',
    carrier: 'fedex',
    name: 'FedEx Ground 96 (34)',
    shapes: [/^96(?<scnc>\d{2})\d{5}(?<gsn>\d{10})\d(?<serial>\d{13})(?<check>\d)$/],
    checkOf: fedexSerial,
    fixedBits: 6,
    frequency: 2,
    numberOf: fedexTracking,
    groups: FOURS,
    isGs1: true,
  },
  {
    id: 'fedex-astra',
    carrier: 'fedex',
    name: 'FedEx ASTRA 32',
    shapes: [/^3\d{15}(?<serial>\d{11})(?<check>\d)\d{4}$/],
    checkOf: fedexSerial,
    fixedBits: 3,
    frequency: 0,
    numberOf: fedexTracking,
    groups: FOURS,
  },
];

const DHL_DPD: readonly NumberFormat[] = [
  {
    id: 'dhl-express',
    carrier: 'dhl',
    name: 'DHL Express',
    shapes: [/^(?<serial>\d{9,10})(?<check>\d)$/],
    checkOf: ({ serial = '' }) => mod7Check(serial),
    fixedBits: 0,
    frequency: 3,
    groups: [2, 4],
  },
  {
    id: 'dhl-piece',
    carrier: 'dhl',
    name: 'DHL piece',
    shapes: [/^(?<kind>J[A-Z]{2,3})(?<serial>\d{9,10})$/, /^(?<kind>JJ?D)(?<serial>\d{16,20})$/],
    fixedBits: 8,
    frequency: 2,
    groups: FOURS,
  },
  {
    id: 'dhl-ecommerce',
    carrier: 'dhl',
    name: 'DHL eCommerce',
    shapes: [/^(?:GM|LX|RX|UV|CN|SG|TH|IN|HK|MY)(?<serial>(?=\D*\d)[0-9A-Z]{10,39})$/],
    fixedBits: 4,
    frequency: 1,
    groups: FOURS,
  },
  {
    id: 'dhl-ecommerce-14',
    carrier: 'dhl',
    name: 'DHL eCommerce 14',
    shapes: [/^(?<serial>\d{14})$/],
    fixedBits: 0,
    frequency: 0,
    groups: FOURS,
  },
  {
    id: 'dpd-14',
    carrier: 'dpd',
    name: 'DPD 14',
    shapes: [/^(?<serial>\d{14})(?<check>[0-9A-Z])$/],
    checkOf: ({ serial = '' }) => mod3736Check(serial),
    fixedBits: 0,
    frequency: 2,
    groups: FOURS,
  },
  {
    id: 'dpd-28',
    carrier: 'dpd',
    name: 'DPD 28',
    // The bars of some depots begin with a percent sign.
    shapes: [/^%?(?<postcode>\d{7})(?<serial>\d{14})(?<service>\d{3})(?<country>\d{3})(?<check>[0-9A-Z])$/],
    checkOf: ({ postcode = '', serial = '', service = '', country = '' }) =>
      mod3736Check(postcode + serial + service + country),
    fixedBits: 0,
    frequency: 2,
    numberOf: (text) => text.replace('%', ''),
    groups: FOURS,
  },
];

const NORTH_AMERICA: readonly NumberFormat[] = [
  {
    id: 'canada-post-16',
    carrier: 'canada-post',
    name: 'Canada Post 16',
    shapes: [/^(?<origin>\d{7})(?<serial>\d{8})(?<check>\d)$/],
    checkOf: gs1Check('origin', 'serial'),
    fixedBits: 0,
    frequency: 2,
    groups: FOURS,
  },
  {
    id: 'purolator-12',
    carrier: 'purolator',
    name: 'Purolator 12',
    shapes: [/^(?<serial>[0-5]\d{10})(?<check>\d)$/],
    checkOf: ({ serial = '' }) => luhnCheck(serial),
    fixedBits: 1,
    frequency: 1,
    groups: FOURS,
  },
  {
    id: 'purolator-letters',
    carrier: 'purolator',
    name: 'Purolator with letters',
    shapes: [/^(?<kind>[A-Z]{3})(?<serial>\d{9})$/],
    fixedBits: 2,
    frequency: 1,
    groups: [3],
  },
  {
    id: 'canpar-22',
    carrier: 'canpar',
    name: 'Canpar 22',
    shapes: [/^(?<service>[CDKLSUXZ])(?<serial>\d{21})$/],
    fixedBits: 2,
    frequency: 0,
    groups: FOURS,
  },
  {
    id: 'old-dominion',
    carrier: 'old-dominion',
    name: 'Old Dominion',
    shapes: [/^(?<serial>(?:77[78]|072|780)\d{7})(?<check>\d)$/],
    checkOf: ({ serial = '' }) => luhnCheck(serial),
    fixedBits: 7,
    frequency: 0,
    groups: FOURS,
  },
  {
    id: 'old-dominion-80',
    carrier: 'old-dominion',
    name: 'Old Dominion guaranteed',
    shapes: [/^(?<serial>80\d{8})(?<check>\d)$/],
    checkOf: ({ serial = '' }) => luhnCheck(serial),
    fixedBits: 6,
    frequency: 0,
    groups: FOURS,
  },
];

/** Numbers that a carrier gives to a parcel and that are proved by a check character or by their length, in order of their carriers. */
export const PARCEL_FORMATS: readonly NumberFormat[] = [...UPS, ...FEDEX, ...DHL_DPD, ...NORTH_AMERICA];
