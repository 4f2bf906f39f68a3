import type { IntentId, OrderId, ParcelId, SessionId } from '../ids.ts';
import type { EventOf } from '../journal/events.ts';
import type { Money } from '../money.ts';
import { assertNever } from '../result.ts';
import type { Instant } from '../time.ts';

/**
 * How far one attempt to buy a label is. `requested`: nothing has left this computer; `asked`: the carrier is being asked; `unknown`: it was
 * asked and its answer is lost; `refused`: nothing was bought; `voiding`: bought and being given back; `voidRefused`: the carrier keeps its
 * price; `voided`: given back.
 */
export const PURCHASE_STATES = [
  'requested',
  'asked',
  'unknown',
  'bought',
  'refused',
  'voiding',
  'voidRefused',
  'voided',
] as const;
export type PurchaseState = (typeof PURCHASE_STATES)[number];

/** One attempt to buy one label, from its first fact to its last. Its number is never used again. */
export interface LabelPurchase {
  readonly intentId: IntentId;
  readonly sessionId: SessionId;
  readonly parcelId: ParcelId;
  readonly carrier: string;
  readonly service: string;
  readonly state: PurchaseState;
  /** What the carrier offered it at, and what it charged; null before. */
  readonly quoted: Money | null;
  readonly charged: Money | null;
  readonly tracking: string | null;
  readonly sscc: string | null;
  readonly carrierRef: string | null;
  /** Why it was refused, or is not taken back, as a code; the carrier's own words. */
  readonly reason: string | null;
  readonly detail: string | null;
  readonly requestedAt: Instant;
  readonly boughtAt: Instant | null;
  /** When its state was reached. */
  readonly since: Instant;
}

/** A purchase as stored, with the order it is for. */
export interface StoredPurchase extends LabelPurchase {
  readonly orderId: OrderId;
}

/** Facts about a purchase. */
export type PurchaseEvent = EventOf<
  | 'labelRequested'
  | 'labelAsked'
  | 'labelNotSent'
  | 'labelBought'
  | 'labelRefused'
  | 'labelOutcomeUnknown'
  | 'labelFoundLate'
  | 'labelVoidRequested'
  | 'labelVoidRefused'
  | 'labelVoided'
>;

const PURCHASE_EVENTS: ReadonlySet<string> = new Set([
  'labelRequested',
  'labelAsked',
  'labelNotSent',
  'labelBought',
  'labelRefused',
  'labelOutcomeUnknown',
  'labelFoundLate',
  'labelVoidRequested',
  'labelVoidRefused',
  'labelVoided',
] satisfies PurchaseEvent['type'][]);

/** True for a fact about a purchase. */
export const isPurchaseEvent = (event: { readonly type: string }): event is PurchaseEvent =>
  PURCHASE_EVENTS.has(event.type);

/** The purchase after one more fact about it. Throws for a fact about a purchase that never began: a bug. */
export function evolvePurchase(before: LabelPurchase | null, event: PurchaseEvent, at: Instant): LabelPurchase {
  if (event.type === 'labelRequested') return requested(event, at);
  if (!before) throw new Error(`${event.type} before labelRequested`);
  const to = (state: PurchaseState, rest: Partial<LabelPurchase> = {}): LabelPurchase => ({
    ...before,
    ...rest,
    state,
    since: at,
  });
  switch (event.type) {
    case 'labelAsked':
      return to('asked', { service: event.service, quoted: event.quoted });
    case 'labelNotSent':
      return to('requested', { reason: event.reason });
    case 'labelOutcomeUnknown':
      return to('unknown');
    case 'labelRefused':
    case 'labelVoidRefused': {
      const { reason, detail = null } = event;
      return to(event.type === 'labelRefused' ? 'refused' : 'voidRefused', { reason, detail });
    }
    case 'labelBought':
      return to('bought', bought(event, at));
    case 'labelFoundLate':
      return to('voiding', foundLate(event, at));
    case 'labelVoidRequested':
      return to('voiding', { reason: null, detail: null });
    case 'labelVoided':
      return to('voided', { reason: null, detail: null });
    default:
      return assertNever(event);
  }
}

const requested = (event: EventOf<'labelRequested'>, at: Instant): LabelPurchase => ({
  intentId: event.intentId,
  sessionId: event.sessionId,
  parcelId: event.parcelId,
  carrier: event.carrier,
  service: event.service,
  state: 'requested',
  quoted: null,
  charged: null,
  tracking: null,
  sscc: null,
  carrierRef: null,
  reason: null,
  detail: null,
  requestedAt: at,
  boughtAt: null,
  since: at,
});

const foundLate = (
  { service, charged, tracking, carrierRef }: EventOf<'labelFoundLate'>,
  at: Instant,
): Partial<LabelPurchase> => ({
  service,
  charged,
  tracking,
  carrierRef: carrierRef ?? null,
  reason: null,
  detail: null,
  boughtAt: at,
});

function bought({ label }: EventOf<'labelBought'>, at: Instant): Partial<LabelPurchase> {
  return {
    service: label.quote.service,
    charged: label.quote.charge,
    tracking: label.tracking,
    sscc: label.sscc,
    carrierRef: label.carrierRef ?? null,
    reason: null,
    detail: null,
    boughtAt: at,
  };
}
