import type { IntentId } from '../core/ids.ts';
import type { Address } from '../core/orders/address.ts';
import type { Dims, Mass } from '../core/quantity.ts';
import type { Result } from '../core/result.ts';
import type { Quote } from '../core/ship/parcel.ts';
import type { PriceStep } from '../core/ship/priceSteps.ts';
import type { ServiceAnswer } from '../core/ship/rateShop.ts';
import type { Packaging } from '../core/ship/rules.ts';
import type { WorkingDays } from '../core/ship/workingDays.ts';
import type { LocalDate } from '../core/time.ts';

/** What is to be sent: one parcel to one address. */
export interface ShipmentDraft {
  readonly orderNumber: string;
  readonly parcelIndex: number;
  readonly parcelCount: number;
  readonly shipFrom: Address;
  readonly shipTo: Address;
  readonly outer: Dims;
  readonly gross: Mass;
  readonly shipDate: LocalDate;
  readonly shippingMethod: string;
  readonly currency: string;
  /** What the carrier sees it packed in; absent: a box. */
  readonly packaging?: Packaging;
  /** Last day of delivery that was promised; absent or null for none. */
  readonly deliverBy?: LocalDate | null;
  /** Absent or null where nobody knows. */
  readonly isResidential?: boolean | null;
}

/** A label as a carrier sells it, before any printer language. */
export interface CarrierLabel {
  readonly tracking: string;
  readonly sscc: string | null;
  readonly scanText: string;
  readonly quote: Quote;
}

/** One carrier. `buy` is keyed by the intent: the same intent gives the same label, whatever happened in between. */
export interface CarrierPort {
  readonly id: string;
  /** True where `offers` asks over a network: then a site counts its calls. */
  readonly isNetworked: boolean;
  /** When it takes parcels from there and until when they still go that day; null where it does not say: every day until midnight. */
  workingDays(shipFrom: Address): Pick<WorkingDays, 'calendar' | 'cutOff'> | null;
  /** The price by the service that the shipping method asks for and that keeps the promised day, the cheapest of those. At once. */
  quote(draft: ShipmentDraft): Result<Quote, string>;
  /** Every service for a parcel, asked for or not, each with its price or the reason why there is none; refused where nothing can be priced. */
  offers(draft: ShipmentDraft): Promise<Result<readonly ServiceAnswer[], string>>;
  /**
   * Prices of a parcel for every gross weight above `least` up to `most`, the same as `quote` gives for each; `overLimit` for one that the
   * carrier does not take, `unpriced` where it says no price. Answers at once, without a network.
   */
  prices(
    draft: Omit<ShipmentDraft, 'gross'>,
    range: { readonly least: Mass; readonly most: Mass },
  ): Result<readonly PriceStep[], 'unpriced' | 'overLimit'>;
  buy(
    intent: {
      readonly intentId: IntentId;
      readonly series: string;
      readonly serial: number;
      readonly gs1Prefix: string | null;
    },
    draft: ShipmentDraft,
  ): Promise<Result<CarrierLabel, string>>;
}
