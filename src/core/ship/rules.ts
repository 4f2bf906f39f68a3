import { quantity, type Length, type Mass } from '../quantity.ts';
import type { LocalDate } from '../time.ts';

/** A part of a tariff with the ship dates it holds for, both days included; `from` null: its start is not known, `to` null: still in force. */
export interface Dated<T> {
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
  readonly rule: T;
  /** Where the figures stand. */
  readonly source: string;
}

/** How a side is rounded to whole inches or centimetres before the volume is taken. */
export type SideRounding = 'up' | 'halfUp' | 'asMeasured';

/** Dimensional weight of a tariff in one of its units. */
export interface DimScale {
  /** Cubic inches to the pound or cubic centimetres to the kilogram. */
  readonly divisor: number;
  /** Weights are billed in steps of so many tenths of the unit, every fraction up; null: billed as they are. */
  readonly stepTenths: number | null;
}

/** How dimensional and billable weight are computed. */
export interface DimRule {
  readonly sides: SideRounding;
  readonly lb?: DimScale;
  readonly kg?: DimScale;
  /** Dimensional weight applies only above this volume in cubic inches. */
  readonly floorIn3?: number;
  /** For parcels that are no boxes the volume counts so many thousandths. */
  readonly nonRectangularThousandths?: number;
  /** Billed at no more than this. */
  readonly cap?: Mass;
}

/** What a parcel may not exceed; sides as rounded by the tariff, weight as weighed. */
export interface Limits {
  readonly length?: Length;
  readonly lengthAndGirth?: Length;
  readonly weight?: Mass;
  /** Cubic centimetres. */
  readonly volumeCm3?: number;
}

/** What brings a surcharge: any of them exceeded. Lengths in inches, volume in cubic inches, weight in pounds. */
export interface Thresholds {
  readonly length?: number;
  readonly secondSide?: number;
  readonly lengthAndGirth?: number;
  readonly volume?: number;
  readonly weight?: number;
}

/** Surcharge classes; only the dearest applies. A minimum billable weight in pounds, null for none. */
export interface Surcharges {
  readonly additionalHandling: Thresholds & { readonly minimum: number | null };
  readonly largePackage: Thresholds & { readonly minimum: number | null };
}

/** The tariffs known by name. */
export const RULE_IDS = [
  'ups-us-daily',
  'ups-us-retail',
  'ups-metric',
  'fedex-us',
  'fedex-metric',
  'usps-us',
  'dhl-express',
  'canada-post',
  'canada-post-regular',
  'australia-post',
  'iata',
] as const;
export type RuleId = (typeof RULE_IDS)[number];

/** A tariff: dated parts, chosen by the ship date each for itself, old ones kept to explain old bills. */
export interface RuleSet {
  readonly id: RuleId;
  readonly dim: readonly Dated<DimRule>[];
  readonly limits: readonly Dated<Limits>[];
  readonly surcharges: readonly Dated<Surcharges>[];
}

const always = <T>(rule: T, source: string): readonly Dated<T>[] => [{ from: null, to: null, rule, source }];
const inches = (value: number): Length => quantity(value, 0, 'in');
const centimetres = (value: number): Length => quantity(value, 0, 'cm');
const pounds = (value: number): Mass => quantity(value, 0, 'lb');
const kilograms = (value: number): Mass => quantity(value, 0, 'kg');

const ROUNDING_CHANGE = '2025-08-18';
const BEFORE_ROUNDING_CHANGE = '2025-08-17';
const UPS_NOTICE = 'UPS notice of 2025-08-18: every fraction of an inch or centimetre up';
const FEDEX_NOTICE = 'FedEx notice of 2025-08-18: every fraction of an inch or centimetre up';

const US_DAILY: DimScale = { divisor: 139, stepTenths: 10 };
const US_166: DimScale = { divisor: 166, stepTenths: 10 };
const METRIC_5000: DimScale = { divisor: 5000, stepTenths: 5 };

const US_LIMITS: Limits = { length: inches(108), lengthAndGirth: inches(165), weight: pounds(150) };

const HANDLING = { length: 48, secondSide: 30, weight: 50, minimum: null };
// The cubic and weight classes came in January 2026.
const LARGE_OLD = { length: 96, lengthAndGirth: 130, minimum: 90 };
const LARGE_2026 = { ...LARGE_OLD, volume: 17_280, weight: 110 };
const SURCHARGES_OLD: Surcharges = {
  additionalHandling: { ...HANDLING, lengthAndGirth: 105 },
  largePackage: LARGE_OLD,
};

const UPS_SURCHARGES: readonly Dated<Surcharges>[] = [
  {
    from: null,
    to: '2026-01-25',
    rule: SURCHARGES_OLD,
    source: 'UPS additional handling and large package, rates before 2026',
  },
  {
    from: '2026-01-26',
    to: null,
    rule: { additionalHandling: { ...HANDLING, volume: 10_368 }, largePackage: LARGE_2026 },
    source: 'UPS 2026 rates: cubic volume replaces length plus girth for additional handling',
  },
];
const FEDEX_SURCHARGES: readonly Dated<Surcharges>[] = [
  {
    from: null,
    to: '2026-01-11',
    rule: SURCHARGES_OLD,
    source: 'FedEx additional handling and oversize, rates before 2026',
  },
  {
    from: '2026-01-12',
    to: null,
    rule: { additionalHandling: { ...HANDLING, lengthAndGirth: 105, volume: 10_368 }, largePackage: LARGE_2026 },
    source: 'FedEx 2026 rates: cubic volume beside length plus girth (that the latter stays is unconfirmed)',
  },
];

const USPS = { floorIn3: 1728, nonRectangularThousandths: 785, cap: pounds(70) };
const CANADA_LIMITS = always<Limits>(
  { length: centimetres(200), lengthAndGirth: centimetres(300), weight: kilograms(30) },
  'Canada Post parcel sizes',
);
const canada = (lb: number, kg: number): readonly Dated<DimRule>[] =>
  always(
    { sides: 'up', lb: { divisor: lb, stepTenths: null }, kg: { divisor: kg, stepTenths: null } },
    'Canada Post parcel services guide; weight bands stand in the price grid',
  );

/** Every built-in tariff. */
export const RULE_SETS: readonly RuleSet[] = [
  {
    id: 'ups-us-daily',
    dim: [
      {
        from: null,
        to: BEFORE_ROUNDING_CHANGE,
        rule: { sides: 'halfUp', lb: US_DAILY },
        source: 'UPS help page on dimensional weight, as it stood before 2025-08-18',
      },
      { from: ROUNDING_CHANGE, to: null, rule: { sides: 'up', lb: US_DAILY }, source: UPS_NOTICE },
    ],
    limits: always(US_LIMITS, 'UPS weight and size limits'),
    surcharges: UPS_SURCHARGES,
  },
  {
    id: 'ups-us-retail',
    dim: [
      {
        from: ROUNDING_CHANGE,
        to: null,
        rule: { sides: 'up', lb: US_166 },
        source: `${UPS_NOTICE}; retail divisor for domestic parcels`,
      },
    ],
    limits: always(US_LIMITS, 'UPS weight and size limits'),
    surcharges: UPS_SURCHARGES,
  },
  {
    id: 'ups-metric',
    dim: [{ from: ROUNDING_CHANGE, to: null, rule: { sides: 'up', kg: METRIC_5000 }, source: UPS_NOTICE }],
    limits: always(
      { length: centimetres(274), lengthAndGirth: centimetres(400), weight: kilograms(70) },
      'UPS weight and size limits, metric',
    ),
    surcharges: [],
  },
  {
    id: 'fedex-us',
    dim: [{ from: ROUNDING_CHANGE, to: null, rule: { sides: 'up', lb: US_DAILY }, source: FEDEX_NOTICE }],
    limits: always(US_LIMITS, 'FedEx Ground limits; above: unauthorized package'),
    surcharges: FEDEX_SURCHARGES,
  },
  {
    id: 'fedex-metric',
    dim: [
      {
        from: ROUNDING_CHANGE,
        to: null,
        rule: { sides: 'up', kg: METRIC_5000 },
        source: `${FEDEX_NOTICE}; the weight step of 0.5 kg is unconfirmed`,
      },
    ],
    limits: always(US_LIMITS, 'FedEx Ground limits; above: unauthorized package'),
    surcharges: [],
  },
  {
    id: 'usps-us',
    dim: [
      {
        from: '2019-06-23',
        to: '2026-07-11',
        rule: { sides: 'halfUp', lb: US_166, ...USPS },
        source: 'USPS DMM 123.1.4 as quoted before 2026-07-12',
      },
      {
        from: '2026-07-12',
        to: null,
        rule: { sides: 'up', lb: US_DAILY, ...USPS },
        source: 'USPS final rule, Federal Register 2026-09785, effective 2026-07-12',
      },
    ],
    limits: always(
      { lengthAndGirth: inches(130), weight: pounds(70) },
      'USPS Ground Advantage limits; Priority Mail takes 108 in length plus girth',
    ),
    surcharges: [],
  },
  {
    id: 'dhl-express',
    dim: always({ sides: 'asMeasured', lb: US_DAILY, kg: METRIC_5000 }, 'DHL Express volumetric weight, per piece'),
    limits: always({ weight: kilograms(70) }, 'DHL Express piece limit; larger sizes are contract data'),
    surcharges: [],
  },
  { id: 'canada-post', dim: canada(139, 5000), limits: CANADA_LIMITS, surcharges: [] },
  { id: 'canada-post-regular', dim: canada(166, 6000), limits: CANADA_LIMITS, surcharges: [] },
  {
    id: 'australia-post',
    dim: always(
      { sides: 'asMeasured', kg: { divisor: 4000, stepTenths: null } },
      'Australia Post domestic parcels in own packaging: 250 kg to the cubic metre',
    ),
    limits: always(
      { length: centimetres(105), weight: kilograms(22), volumeCm3: 250_000 },
      'Australia Post domestic size limits',
    ),
    surcharges: [],
  },
  {
    id: 'iata',
    dim: always(
      { sides: 'halfUp', lb: US_166, kg: { divisor: 6000, stepTenths: 5 } },
      'IATA volume weight: 6000 cm3 to the kilogram, sides to the nearest whole',
    ),
    limits: [],
    surcharges: [],
  },
];

/** The parts in force on a ship date: the last one listed whose days hold it, or null. */
export const inForce = <T>(parts: readonly Dated<T>[], shipDate: LocalDate): Dated<T> | null =>
  parts.findLast(({ from, to }) => (from === null || from <= shipDate) && (to === null || shipDate <= to)) ?? null;
