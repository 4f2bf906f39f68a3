import { gs1Check, mod3736Check } from './checks.ts';
import type { NumberFormat } from './numberFormat.ts';

const lastDigit = gs1Check('body');

const gtin = (digits: number): NumberFormat => ({
  id: `gtin-${String(digits)}`,
  carrier: null,
  name: `GTIN-${String(digits)}`,
  shapes: [new RegExp(`^(?<body>\\d{${String(digits - 1)}})(?<check>\\d)$`)],
  checkOf: lastDigit,
  fixedBits: 0,
  frequency: digits === 13 ? 2 : 1,
  groups: [digits],
});

/** A parcel or pallet of any company (AI 00): 18 digits, or 20 with the identifier in front. */
export const SSCC: NumberFormat = {
  id: 'sscc-18',
  carrier: null,
  name: 'SSCC-18',
  shapes: [/^(?<body>(?<extension>\d)\d{16})(?<check>\d)$/, /^00(?<body>(?<extension>\d)\d{16})(?<check>\d)$/],
  checkOf: lastDigit,
  fixedBits: 0,
  frequency: 2,
  numberOf: (text) => text.slice(-18),
  groups: [18],
  isGs1: true,
};

/** The station's own numbers where it has no GS1 company prefix: `PS`, eleven digits, check digit. */
const OWN: NumberFormat = {
  id: 'own-14',
  carrier: 'own',
  name: 'Own number',
  shapes: [/^PS(?<body>\d{11})(?<check>\d)$/],
  checkOf: lastDigit,
  fixedBits: 10,
  frequency: 2,
  groups: [2, 4],
};

/** The station's manifests: `MF`, ship date, five letters or digits, check character by ISO/IEC 7064 MOD 37,36. */
const MANIFEST: NumberFormat = {
  id: 'own-manifest',
  carrier: 'own',
  name: 'Manifest',
  shapes: [/^(?<body>MF\d{6}[0-9A-Z]{5})(?<check>[0-9A-Z])$/],
  checkOf: ({ body = '' }) => mod3736Check(body),
  fixedBits: 10,
  frequency: 1,
  groups: [2, 6, 6],
};

/** Numbers under the GS1 system, and the station's own. */
export const GS1_FORMATS: readonly NumberFormat[] = [
  SSCC,
  gtin(8),
  gtin(12),
  gtin(13),
  gtin(14),
  {
    id: 'gsin-17',
    carrier: null,
    name: 'GSIN',
    shapes: [/^(?<body>\d{16})(?<check>\d)$/],
    checkOf: lastDigit,
    fixedBits: 0,
    frequency: 0,
    groups: [17],
    isGs1: true,
  },
  OWN,
  MANIFEST,
];
