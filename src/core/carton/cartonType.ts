import type { CartonTypeId } from '../ids.ts';
import type { Money } from '../money.ts';
import type { Dims, Mass } from '../quantity.ts';

/** What a box may be used for: an empty list says nothing, else only what it names. Compared without regard to case. */
export interface BoxUse {
  readonly channels: readonly string[];
  readonly carriers: readonly string[];
  /** Services of carriers, as `offline/express`; absent: nothing said. */
  readonly services?: readonly string[];
}

/** A box preset: what may be chosen. A parcel is what was packed. */
export interface CartonType {
  readonly id: CartonTypeId;
  readonly name: string;
  readonly barcode: string | null;
  /** `customer`: a customer's own, taken only where an instruction asks for it. */
  readonly kind: 'box' | 'mailer' | 'tube' | 'own' | 'customer';
  /** Room inside; `height` is vertical when the box stands on its base. */
  readonly inner: Dims;
  /** What a carrier measures. */
  readonly outer: Dims;
  readonly tare: Mass | null;
  readonly maxGross: Mass | null;
  /**
   * What weighs the filling (paper, air cushions) that fills the empty box as packers fill it; a parcel counts it for the room its goods
   * leave. Zero: none is used. Absent or null: nobody said, and it is learned.
   */
  readonly filling?: Mass | null;
  readonly cost: Money | null;
  /** Boxes left; null when not counted. */
  readonly stock: number | null;
  /** So many left or fewer are to be ordered again; absent or null: nobody is told. */
  readonly reorderAt?: number | null;
  /** Absent: for every order. */
  readonly use?: BoxUse;
}
