import type { PolicyDesk } from './policies.ts';
import type { WeighedParts } from '../core/weigh/learned.ts';
import type { BoxCosts } from '../core/carton/boxCosts.ts';
import type { CartonType } from '../core/carton/cartonType.ts';
import type { BoxPlan } from '../core/carton/choose.ts';
import type { Misfit, PackSettings } from '../core/carton/fits.ts';
import type { Placement } from '../core/carton/place.ts';
import type { CartonTypeId, OrderId, Sku } from '../core/ids.ts';
import type { ParcelContent, PlannedParcel } from '../core/journal/events.ts';
import type { Order } from '../core/orders/order.ts';
import type { Product } from '../core/orders/product.ts';
import type { PackParcel, PackSession } from '../core/pack/session.ts';
import type { BoxView } from '../core/pack/snapshot.ts';
import type { Mass } from '../core/quantity.ts';
import type { Quote } from '../core/ship/parcel.ts';
import type { UnitWeight } from '../core/weigh/explainLoad.ts';
import type { CarrierPort, CartonizerPort, RuntimePort, ShipmentDraft, StoragePort } from './ports.ts';

/** Everything the bench knows of boxes: what fits, what it should weigh, what it would cost. Looked up once a session, for speed. */
export interface BoxDesk {
  /** Called with the order when a session begins. */
  opened(order: Order): void;
  /** Drops what is remembered: products, boxes or the order changed. */
  forget(): void;
  order(session: PackSession): Order | null;
  /** What the customer wrote with the order. */
  note(order: Order): string;
  product(sku: Sku): Product | null;
  /** A box preset or a product's own packaging. */
  carton(id: CartonTypeId): CartonType | null;
  /** Plans boxes for what no parcel holds yet and tells the plan, and a better one later if there is one. */
  plan(session: PackSession, tell: (plan: Pick<BoxPlan, 'parcels' | 'reason'>, isImproved: boolean) => void): void;
  misfit(carton: CartonType, contents: readonly ParcelContent[]): Misfit | null;
  places(carton: CartonType, contents: readonly ParcelContent[], kept: readonly Placement[]): readonly Placement[];
  fitting(carton: CartonType, contents: readonly ParcelContent[]): PlannedParcel | null;
  /** What a unit weighs, by the product file and what was learned. */
  readonly unitWeight: UnitWeight;
  /** What it should weigh, with what instructions put in. */
  weights(
    session: PackSession,
    parcel: PackParcel,
  ): {
    readonly enclosed: Mass | null;
    /** What paper or air cushions usually weigh in the room that is left; null for none, or where nobody knows. */
    readonly filling: Mass | null;
    readonly items: Mass | null;
    readonly tare: Mass | null;
    readonly expected: Mass | null;
    readonly tolerance: Mass | null;
  };
  judge(
    session: PackSession,
    parcel: PackParcel,
    gross: Mass,
  ): {
    readonly verdict: 'agrees' | 'tooLight' | 'tooHeavy' | 'unknown';
    readonly expected: Mass | null;
    readonly tolerance: Mass | null;
    /** What it is made of, where all of that is known. */
    readonly parts?: WeighedParts;
  };
  quote(session: PackSession, parcel: PackParcel): Quote | null;
  box(session: PackSession, id: CartonTypeId, contents: readonly ParcelContent[]): BoxView;
  others(
    session: PackSession,
    contents: readonly ParcelContent[],
    except: CartonTypeId | null,
  ): readonly BoxView[] | null;
  /** By what is worked out and shown already: a scan waits for nothing. */
  costs(
    session: PackSession,
    used: CartonTypeId,
    suggested: CartonTypeId | null,
    contents: readonly ParcelContent[],
  ): BoxCosts | null;
  nextOrderNumber(session: PackSession): string | null;
}

/** What a box desk stands on. */
export interface BoxPorts {
  readonly policies: Pick<PolicyDesk, 'during'>;
  readonly storage: StoragePort;
  readonly carrier: CarrierPort;
  readonly runtime: RuntimePort;
  readonly cartonizer: CartonizerPort;
  readonly settings: PackSettings;
  /** The order that comes next; null for none. */
  nextOrder(): OrderId | null;
  /** Why a service of the carrier can't carry what is in a parcel, as a code; null when it can. */
  serviceFault(draft: ShipmentDraft, service: string): string | null;
  /** More is known of boxes: the picture changes. */
  changed(): void;
  report(error: unknown): void;
}
