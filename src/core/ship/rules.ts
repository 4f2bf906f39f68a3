import type { Length, Mass, Rational } from '../quantity.ts';
import type { LocalDate } from '../time.ts';
import { holdsOn, type Span, type Volume } from './figures.ts';

/** A part of a tariff with the ship dates it holds for; `from` null: its start is not known, `to` null: still in force. */
export interface Dated<T> extends Span {
  readonly rule: T;
  /** Where the figures stand. */
  readonly source: string;
  /** The figures that nobody has confirmed with the carrier. */
  readonly unconfirmed: readonly { readonly figure: string; readonly source: string }[];
}

/** How a side is rounded to whole inches or centimetres before the volume is taken. */
export type SideRounding = 'up' | 'halfUp' | 'asMeasured';

/** Weights of a tariff in one of its units. */
export interface WeightScale {
  /** Cubic inches to the pound or cubic centimetres to the kilogram; null where no dimensional weight is taken. */
  readonly divisor: Rational | null;
  /** Weights are billed in steps of so much, every fraction up; null: billed as they are. */
  readonly step: Mass | null;
}

/** How dimensional and billable weight are computed. */
export interface DimRule {
  readonly sides: SideRounding;
  readonly lb?: WeightScale;
  readonly kg?: WeightScale;
  /** Dimensional weight applies only above this volume. */
  readonly floor?: Volume;
  /** Dimensional weight applies only from this actual weight on. */
  readonly fromWeight?: Mass;
  /** For parcels that are no boxes the volume counts so much of itself. */
  readonly nonRectangular?: Rational;
  /** Actual weights up to `below` are billed in these finer steps. */
  readonly fine?: { readonly step: Mass; readonly below: Mass };
  /** Weight classes, ascending: billed at the first that holds the weight. */
  readonly classes?: readonly Mass[];
  /** Billed at no more than this. */
  readonly cap?: Mass;
}

/** What a parcel is measured against; sides longest first as the tariff rounds them, weight as weighed. Exceeded only above. */
export interface Thresholds {
  readonly length?: Length;
  readonly secondSide?: Length;
  readonly thirdSide?: Length;
  readonly lengthAndGirth?: Length;
  /** Length, width and height added up: of a tube, its length and twice its diameter. */
  readonly sidesSum?: Length;
  readonly volume?: Volume;
  readonly weight?: Mass;
}

/** What a parcel may not exceed, and may not fall short of. */
export interface Limits extends Thresholds {
  readonly minLength?: Length;
  readonly minSecondSide?: Length;
  readonly minThirdSide?: Length;
}

/** What a parcel is packed in, as carriers tell it. */
export const PACKAGINGS = ['box', 'soft', 'cylinder', 'other', 'flatRate'] as const;
export type Packaging = (typeof PACKAGINGS)[number];

/** When a parcel falls into a class beyond its weight: any threshold exceeded; without thresholds, by its packaging alone. */
export interface ClassRule {
  readonly flag: string;
  readonly thresholds: Thresholds;
  /** Only for parcels packed in these; null for all. */
  readonly packaging: readonly Packaging[] | null;
  /** Of classes with a rank only the highest applies: the dearest. Those without add up. */
  readonly rank: number | null;
  /** Billed at no less than this. */
  readonly minimum: Mass | null;
}

/** A tariff: dated parts, chosen by the ship date each for itself, old ones kept to explain old bills. */
export interface RuleSet {
  readonly id: string;
  readonly dim: readonly Dated<DimRule>[];
  readonly limits: readonly Dated<Limits>[];
  readonly classes: readonly Dated<ClassRule>[];
}

/** The part in force on a ship date, or null. */
export const inForce = <T>(parts: readonly Dated<T>[], shipDate: LocalDate): Dated<T> | null =>
  allInForce(parts, shipDate).at(-1) ?? null;

/** Every part in force on a ship date. */
export const allInForce = <T>(parts: readonly Dated<T>[], shipDate: LocalDate): readonly Dated<T>[] =>
  parts.filter((part) => holdsOn(part, shipDate));
