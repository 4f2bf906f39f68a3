import type { IntentId } from '../core/ids.ts';
import type { PostalField } from '../core/address/addressCheck.ts';
import type { Address } from '../core/orders/address.ts';
import type { ContentKind } from '../core/orders/order.ts';
import type { CustomsItem } from '../core/ship/customsLines.ts';
import type { Incoterm } from '../core/ship/incoterms.ts';
import type { Hazards } from '../core/orders/hazards.ts';
import type { Dims, Mass } from '../core/quantity.ts';
import type { Result } from '../core/result.ts';
import type { Quote } from '../core/ship/parcel.ts';
import type { ReportedEvent } from '../core/ship/trackingReport.ts';
import type { ServiceLimits } from '../core/ship/serviceBar.ts';
import type { PriceStep } from '../core/ship/priceSteps.ts';
import type { ServiceAnswer } from '../core/ship/rateShop.ts';
import type { Packaging } from '../core/ship/rules.ts';
import type { WorkingDays } from '../core/ship/workingDays.ts';
import type { Instant, LocalDate } from '../core/time.ts';
import type { CarrierForms } from './carrierFormPort.ts';
import { UNREACHABLE, type Unreachable } from '../shared/unreachable.ts';

/** What is to be sent: one parcel to one address. */
export interface ShipmentDraft extends ServiceLimits {
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
  /** What makes its goods dangerous or restricted; absent or empty for nothing. */
  readonly goods?: readonly Hazards[];
  /** Net dry ice in this very parcel, null for none; absent while it is not known what goes into it. */
  readonly dryIce?: Mass | null;
  /** What customs are told of it; absent where it crosses no border, and while its box is only planned. */
  readonly customs?: DraftCustoms;
}

/** What customs are told of a parcel, as its papers say. */
export interface DraftCustoms {
  readonly contents: ContentKind;
  readonly incoterm: Incoterm;
  /** `NOEEI 30.37(a)`, `AES X...`; '' where no export filing is asked for. */
  readonly filing: string;
  /** Whose name stands for the signature, or ''. */
  readonly signer: string;
  /** '' for a number the site does not have or that does not belong on this parcel. */
  readonly numbers: { readonly eori: string; readonly vat: string; readonly ioss: string };
  readonly items: readonly CustomsItem[];
}

/** One attempt to buy one label. */
export interface PurchaseIntent {
  /** The key the carrier is told as its reference, and is asked by afterwards. */
  readonly intentId: IntentId;
  /** The station's own number for it; `series` is '' for a carrier that numbers its parcels itself. */
  readonly series: string;
  readonly serial: number;
  readonly gs1Prefix: string | null;
  /** When it was written down: a look-up begins there. */
  readonly requestedAt: Instant;
  /** The offer it was asked by, as `labelAsked` wrote it down; absent before, and where the carrier names none. */
  readonly token?: string;
}

/** The service that was chosen among a networked carrier's offers. */
export interface ChosenOffer {
  readonly service: string;
  /** The carrier's own name for the offer; null where the service is enough. */
  readonly token: string | null;
}

/** Bytes of a label as the carrier made them, for printers of that language. */
export interface CarrierPrint {
  readonly format: 'zpl';
  /** Dots per millimetre it is laid out for. */
  readonly dpmm: 8 | 12 | 24;
  readonly bytes: Uint8Array;
}

/** A label as a carrier sells it. */
export interface CarrierLabel {
  readonly tracking: string;
  readonly sscc: string | null;
  /** What a scanner reads off its bars. */
  readonly scanText: string;
  /** At the price that is charged, which may differ from the one offered. */
  readonly quote: Quote;
  /** The carrier's own name for what was bought, by which it is given back; null where the number is enough. */
  readonly carrierRef: string | null;
  /** Null where the station lays the label out itself. */
  readonly print: CarrierPrint | null;
}

/** A carrier's no: a code of the station's, and the carrier's own words where it said any. */
export interface CarrierRefusal {
  readonly reason: string;
  readonly detail: string | null;
}

/** What became of buying a label. Anything thrown is as good as `unknown`. */
export type BuyAnswer =
  | { readonly kind: 'bought'; readonly label: CarrierLabel }
  /** The carrier heard it and sold nothing. */
  | ({ readonly kind: 'rejected' } & CarrierRefusal)
  /** Certain that nothing left this computer: it may be asked as if for the first time. */
  | { readonly kind: 'notSent'; readonly reason: string }
  /** It may have been bought. Never asked again, only looked up. */
  | { readonly kind: 'unknown'; readonly reason: string };

/** What a carrier knows under an intent. `notFound` proves nothing before its `settleMs`. */
export type FindAnswer =
  | { readonly kind: 'found'; readonly label: CarrierLabel }
  | { readonly kind: 'notFound' }
  | { readonly kind: 'unclear'; readonly reason: string };

/** What became of giving a label back. Anything thrown is as good as `unclear`. */
export type VoidAnswer =
  /** Nothing is charged for it: given back now or before. */
  | { readonly kind: 'voided' }
  /** Taken note of; the carrier decides later. */
  | { readonly kind: 'pending' }
  | ({ readonly kind: 'refused' } & CarrierRefusal)
  | { readonly kind: 'unclear'; readonly reason: string };

/** What a carrier knows of parcels under way. */
export type TrackAnswer =
  /** Everything that happened to them so far, in the station's words; a number it knows nothing of has no event. */
  | { readonly kind: 'told'; readonly events: readonly ReportedEvent[] }
  /** It will not answer this question, whenever it is asked. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'unclear'; readonly reason: Unreachable };

/** What a carrier finds of an address. Nothing is changed by it. */
export type AddressAnswer =
  | { readonly kind: 'deliverable' }
  /** It would deliver to this one; the postal part only, and what truly differs. */
  | { readonly kind: 'corrected'; readonly suggestion: Address; readonly differs: readonly PostalField[] }
  /** By the carrier's own code; '' where it has none. */
  | { readonly kind: 'undeliverable'; readonly reason: string }
  /** It does not check addresses there, or could not be asked. */
  | { readonly kind: 'unknown'; readonly reason: Unreachable | 'notOffered' };

/** How pressing a question is: `spare` takes only calls that no label needs, and is `tooManyCalls` where there are none. */
export type Urgency = 'now' | 'spare';

/** What a carrier can do beyond selling. */
export interface CarrierCapabilities {
  /**
   * How a lost answer is cleared up: null where only a person can. A label that was bought may stay unseen for `settleMs` after it was
   * asked for.
   */
  readonly lookUp: { readonly settleMs: number } | null;
  /** Whether labels can be given back, for how many days after buying; null days: it does not say. */
  readonly voids: { readonly days: number | null } | null;
  /** How it tells how parcels are doing: about so many numbers in one question; null where it is not asked. */
  readonly tracks: { readonly perQuestion: number } | null;
  /** True where it says whether an address can be delivered to. */
  readonly checksAddresses: boolean;
}

/** True for a reason that says nothing about the parcel. */
export const isUnreachable = (reason: string): reason is Unreachable =>
  UNREACHABLE.some((unreachable) => unreachable === reason);

/** What is known of a carrier's services before it is asked about a parcel. */
export interface CarrierServices {
  /** Those it is known to have from a place; a networked carrier may offer more. */
  list(shipFrom: Address): readonly { readonly service: string; readonly name: string }[];
  /** Those that a shop's shipping method asks for; null: any. */
  askedFor(shippingMethod: string, shipFrom: Address): readonly string[] | null;
  /** Those by which an order may go, whatever its box and its weight; null where only offers tell. */
  forOrder(draft: Omit<ShipmentDraft, 'gross'>): readonly string[] | null;
}

/**
 * One carrier. A label is bought once: the station writes down that it asks (`labelAsked`) and then asks, a single time for an intent;
 * whatever is not a clear answer is looked up with `find`. A carrier without a network computes its label from the intent alone, so that
 * asking it twice gives the same label.
 */
export interface CarrierPort {
  /** Stored with every intent: never renamed. */
  readonly id: string;
  /** Its name for people. */
  readonly name: string;
  /** Which of its accounts is billed: a manifest is closed for each; absent where it has one. */
  readonly account?: string;
  /** True where it is asked over a network: then a site counts its calls, and `buy` is called once an intent. */
  readonly isNetworked: boolean;
  readonly capabilities: CarrierCapabilities;
  readonly services: CarrierServices;
  /** When it takes parcels from there and until when they still go that day; null where it does not say: every day until midnight. */
  workingDays(shipFrom: Address): Pick<WorkingDays, 'calendar' | 'cutOff'> | null;
  /**
   * The soonest day on which it brings anything from one address to another, by whatever service; null where it does not say at once: then
   * only offers tell.
   */
  soonest(
    journey: Pick<ShipmentDraft, 'shipFrom' | 'shipTo' | 'shipDate' | 'currency' | 'switchedOff'>,
  ): LocalDate | null;
  /**
   * The price by the service that the shipping method asks for and that keeps the promised day, the cheapest of those. At once: a networked
   * carrier answers by the station's own tables, as an estimate.
   */
  quote(draft: ShipmentDraft): Result<Quote, string>;
  /**
   * Every service for a parcel, asked for or not, each with its price or the reason why there is none; refused where nothing can be priced,
   * with a reason among `Unreachable` where it could not be asked, and the carrier's own words where it said any. `intentId` is null while
   * nobody means to buy: then only calls are taken that no label needs.
   */
  offers(
    draft: ShipmentDraft,
    intentId: IntentId | null,
  ): Promise<Result<readonly (ServiceAnswer & { readonly token?: string })[], string> & { readonly detail?: string }>;
  /**
   * Prices of a parcel for every gross weight above `least` up to `most`, the same as `quote` gives for each; `overLimit` for one that the
   * carrier does not take, `unpriced` where it says no price. Answers at once, without a network.
   */
  prices(
    draft: Omit<ShipmentDraft, 'gross'>,
    range: { readonly least: Mass; readonly most: Mass },
  ): Result<readonly PriceStep[], 'unpriced' | 'overLimit'>;
  /** Buys by the offer chosen; null for a carrier without a network, which chooses as `quote` does. */
  buy(intent: PurchaseIntent, draft: ShipmentDraft, offer: ChosenOffer | null): Promise<BuyAnswer>;
  /** The label bought under an intent, read anew with its bytes. */
  find(intent: PurchaseIntent, draft: ShipmentDraft): Promise<FindAnswer>;
  /** Gives a label back; asked again, it tells how that stands. */
  void(label: {
    readonly intentId: IntentId;
    readonly tracking: string;
    readonly carrierRef: string | null;
  }): Promise<VoidAnswer>;
  /** How parcels are doing, at most `perQuestion` numbers at a time; nothing is told by a carrier that is not asked. */
  track(numbers: readonly string[], urgency: Urgency): Promise<TrackAnswer>;
  /** Its own manifests, beside the station's; absent where it makes none. */
  readonly forms?: CarrierForms;
  /** Whether an address can be delivered to; `notOffered` by a carrier that is not asked. Nobody's name is told. */
  validateAddress(address: Address, urgency: Urgency): Promise<AddressAnswer>;
}
