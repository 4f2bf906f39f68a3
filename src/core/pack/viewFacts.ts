import type { CartonTypeId, DeviceId, Sku } from '../ids.ts';
import type { ParcelContent } from '../journal/events.ts';
import type { Money } from '../money.ts';
import type { Order } from '../orders/order.ts';
import type { OrderPriority } from '../orders/priority.ts';
import type { Product, Protection } from '../orders/product.ts';
import type { Recall } from '../orders/unitTrace.ts';
import type { Length, Mass } from '../quantity.ts';
import type { Arrival } from '../ship/deliveryPromise.ts';
import type { LocalDate } from '../time.ts';
import type { Clearance } from './clearance.ts';
import type { PackParcel } from './session.ts';
import type { OverrideView } from './overrideView.ts';
import type { BoxView, PapersView, SlipView } from './snapshot.ts';

/** What the view shows besides the session itself. */
export interface ViewFacts {
  readonly version: number;
  readonly order: Pick<Order, 'channel' | 'isGift' | 'shipBy' | 'lateChange'>;
  readonly priority: OrderPriority;
  /** What the customer wrote with the order. */
  readonly note: string;
  product(sku: Sku): Product | null;
  /** How thick the padding is that a product with this protection gets all round. */
  padding(protection: Protection): Length;
  /** Where damaged items are put here; '' where the site does not say. */
  readonly damagedPlace: string;
  recalls(sku: Sku): readonly Recall[];
  /** Products that were confused with this one here more often than by accident. */
  confusedWith(sku: Sku): readonly Sku[];
  /** A box with its charge for these contents, and why they don't fit if so. */
  box(id: CartonTypeId, contents: readonly ParcelContent[]): BoxView;
  /** Other boxes worth showing for these contents, cheapest first, at most three; null until they are compared. */
  others(contents: readonly ParcelContent[], except: CartonTypeId | null): readonly BoxView[] | null;
  weights(parcel: PackParcel): {
    readonly items: Mass | null;
    readonly tare: Mass | null;
    readonly enclosed: Mass | null;
    readonly filling: Mass | null;
    readonly expected: Mass | null;
    readonly tolerance: Mass | null;
  };
  quote(parcel: PackParcel): {
    readonly serviceName: string;
    readonly charge: Money;
    readonly billable: Mass;
    readonly arrivesOn?: LocalDate;
  } | null;
  /** The day promised to the customer, and when it comes at the soonest, whatever it is packed in; null where none was promised. */
  readonly promise: ({ readonly deliverBy: LocalDate } & Arrival) | null;
  /** `notCleared`: what was weighed last still lies there, and counts for nothing. */
  readonly scale: 'ready' | 'gone' | 'silent' | 'net' | 'notCleared';
  /** Reason code while the label printer is away or wants a hand; null when it is ready. */
  readonly printerTrouble: string | null;
  /** Why the parcel's label is not there yet, as a code; null where nothing is known to be in its way. */
  labelWaitsFor(parcel: PackParcel): string | null;
  /** How the parcel's packing slip stands; null where none are printed. */
  slip(parcel: PackParcel): SlipView | null;
  /** What a gift's card says; '' for nothing. */
  giftMessage(): string;
  /** How the printing of the gift's card stands; null where nothing here prints it. */
  gift(): SlipView | null;
  /** The parcel's customs papers and how they stand; null where it needs none. */
  papers(parcel: PackParcel): PapersView | null;
  /** Whether the parcel may go, and what has to be on it first. */
  clearance(parcel: PackParcel): Clearance;
  /** How the printing of a mark stands; null where it is not printed here. */
  markPrint(parcel: PackParcel, mark: string): SlipView | null;
  /** The name of a printer where the bench has several that print labels; else null, for there is nothing to tell apart. */
  printerName(deviceId: DeviceId): string | null;
  /** What a supervisor is asked for; null where nobody is. */
  readonly override: OverrideView | null;
  /** True where who is signed in may type the weight. */
  readonly mayKeyWeight: boolean;
  /** How many orders packed just like this one come after it; null where it is not packed as one of a batch. */
  readonly batchLeft: number | null;
  readonly nextOrderNumber: string | null;
  /** How many placements of the suggested box are in, by the step shown. */
  readonly placed: number;
}
