import type { ParcelFlag } from './dimWeight.ts';
import type { RuleId } from './rules.ts';

/** Price of a service to one zone, in hundredths of the currency: for the parcel, and for each step of billable weight. */
export interface ZonePrice {
  readonly base: number;
  readonly perStep: number;
}

export interface TariffService {
  readonly id: string;
  readonly name: string;
  /** Words of a shop's shipping method that ask for this service, in lower case; the service without any is taken when none asks. */
  readonly words: readonly string[];
  readonly prices: Readonly<Record<string, ZonePrice>>;
}

/** Prices from one kind of origin. */
export interface TariffTable {
  readonly ruleId: RuleId;
  /** Weight of one price step in tenths of the rule set's unit. */
  readonly stepTenths: number;
  /** The one zone of the whole country of origin, or null: there the first ZIP digits decide. */
  readonly domesticZone: string | null;
  /** Zones by distance of the first ZIP digits of origin and destination, 0 to 9. */
  readonly distanceZones: readonly string[];
  /** Zones of ZIP codes by how they begin, where distance says nothing. */
  readonly remoteZips: Readonly<Record<string, string>>;
  /** Zones abroad by country; `*` for all others. */
  readonly countries: Readonly<Record<string, string>>;
  readonly services: readonly TariffService[];
  /** Extra charges by class, in hundredths of the currency. */
  readonly surcharges: Readonly<Partial<Record<ParcelFlag, number>>>;
}

/** Prices of the station's own carrier; plain data, so that a site can keep its own. */
export interface OfflineTariff {
  readonly carrierName: string;
  /** Tables by country of origin; `*` for all others. */
  readonly tables: Readonly<Record<string, TariffTable>>;
}

const EXPRESS_WORDS = [
  'express',
  'overnight',
  'next day',
  'next-day',
  '1-day',
  '1 day',
  '2-day',
  '2 day',
  'two day',
  'two-day',
  'second day',
  'priority',
  'expedited',
  'rush',
];

const price = (base: number, perStep: number): ZonePrice => ({ base, perStep });
const services = (economy: TariffService['prices'], express: TariffService['prices']): readonly TariffService[] => [
  { id: 'express', name: 'Express', words: EXPRESS_WORDS, prices: express },
  { id: 'ground', name: 'Economy', words: [], prices: economy },
];

// Alaska, Hawaii, the islands and military post lie far from every digit.
const REMOTE_ZIPS = Object.fromEntries(
  [
    '006',
    '007',
    '008',
    '009',
    '09',
    '340',
    '962',
    '963',
    '964',
    '965',
    '966',
    '967',
    '968',
    '969',
    '995',
    '996',
    '997',
    '998',
    '999',
  ].map((start) => [start, '9']),
);

const EUROPE = [
  'AT',
  'BE',
  'BG',
  'CH',
  'CY',
  'CZ',
  'DE',
  'DK',
  'EE',
  'ES',
  'FI',
  'FR',
  'GB',
  'GR',
  'HR',
  'HU',
  'IE',
  'IS',
  'IT',
  'LI',
  'LT',
  'LU',
  'LV',
  'MT',
  'NL',
  'NO',
  'PL',
  'PT',
  'RO',
  'SE',
  'SI',
  'SK',
];

const FROM_US: TariffTable = {
  ruleId: 'ups-us-daily',
  stepTenths: 10,
  domesticZone: null,
  distanceZones: ['2', '3', '4', '5', '6', '6', '7', '7', '8', '8'],
  remoteZips: REMOTE_ZIPS,
  countries: {
    PR: '9',
    VI: '9',
    GU: '9',
    CA: '20',
    MX: '21',
    ...Object.fromEntries(EUROPE.map((country) => [country, '30'])),
    '*': '40',
  },
  services: services(
    {
      2: price(650, 42),
      3: price(690, 48),
      4: price(730, 56),
      5: price(780, 66),
      6: price(830, 78),
      7: price(890, 92),
      8: price(950, 108),
      9: price(1850, 210),
      20: price(1450, 160),
      21: price(1650, 180),
      30: price(2450, 310),
      40: price(2950, 390),
    },
    {
      2: price(1650, 110),
      3: price(1820, 130),
      4: price(2050, 155),
      5: price(2340, 185),
      6: price(2600, 215),
      7: price(2850, 245),
      8: price(3100, 280),
      9: price(4200, 420),
      20: price(3400, 320),
      21: price(3700, 350),
      30: price(4900, 520),
      40: price(5900, 640),
    },
  ),
  surcharges: { additionalHandling: 2600, largePackage: 11_500 },
};

const FROM_ELSEWHERE: TariffTable = {
  ruleId: 'ups-metric',
  stepTenths: 5,
  domesticZone: 'home',
  distanceZones: [],
  remoteZips: {},
  countries: { ...Object.fromEntries(EUROPE.map((country) => [country, 'europe'])), '*': 'world' },
  services: services(
    { home: price(490, 28), europe: price(1190, 85), world: price(2490, 290) },
    { home: price(1290, 75), europe: price(2690, 190), world: price(4890, 560) },
  ),
  surcharges: {},
};

/** Built-in prices of the station's own carrier, in hundredths of the site's currency: a starting point that a site replaces with its own. */
export const OFFLINE_TARIFF: OfflineTariff = {
  carrierName: 'Own carrier',
  tables: { US: FROM_US, '*': FROM_ELSEWHERE },
};
