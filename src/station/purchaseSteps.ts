import { withoutPerson } from '../core/address/withoutPerson.ts';
import type { CartonType } from '../core/carton/cartonType.ts';
import type { CartonTypeId, SessionId, UserId } from '../core/ids.ts';
import type { PackCommand } from '../core/pack/decision.ts';
import type { StoredPurchase } from '../core/ship/labelPurchase.ts';
import type { KeptPapers } from '../core/label/keptPapers.ts';
import type { BoughtLabel } from '../core/ship/parcel.ts';
import { isStopped } from '../core/pack/clearance.ts';
import { rateShop } from '../core/ship/rateShop.ts';
import { isUnreachable } from './carrierPort.ts';
import type { Outcome } from './errands.ts';
import { storedPapers } from './keptPapers.ts';
import { densityOf, type PrintRouting } from './printRouting.ts';
import type {
  CarrierLabel,
  CarrierPort,
  ChosenOffer,
  LabelRenderPort,
  PurchaseIntent,
  RuntimePort,
  DraftCustoms,
  StoragePort,
  StoredDocument,
  StoredLabel,
} from './ports.ts';
import { subjectOf, type PurchaseSubject } from './purchaseSubject.ts';
import { handoverOf } from './shipment.ts';
import { sealed } from './sealedDocument.ts';

/**
 * Brings what a carrier said, or a person of its label, to the session it is about, open or not, with what is to be stored in the same
 * transaction; false where it changed nothing or could not be recorded.
 */
export type Answer = (
  sessionId: SessionId,
  command: PackCommand,
  documents?: readonly StoredDocument[],
  by?: UserId | null,
) => boolean;

export interface PurchasePorts {
  readonly storage: StoragePort;
  /** The site's carrier first, then those that earlier labels were bought from. */
  readonly carriers: readonly [CarrierPort, ...CarrierPort[]];
  readonly renderer: LabelRenderPort;
  readonly runtime: RuntimePort;
  readonly routing: PrintRouting;
  /** A box preset or a product's own packaging. */
  carton(id: CartonTypeId): CartonType | null;
  /** Why a service can't carry the parcel's goods, as a code; null when it can. */
  serviceFault(purchase: StoredPurchase, service: string): string | null;
  /** What customs are told of the parcel; null where it needs no papers. */
  customs(purchase: StoredPurchase): DraftCustoms | null;
  /** What the papers of a parcel say once it has this label; null once its order is gone. */
  papers(purchase: StoredPurchase, bought: BoughtLabel): KeptPapers | null;
  answer: Answer;
  report(error: unknown): void;
}

const DONE: Outcome = { kind: 'rest', waitsFor: null };
const forPerson = (waitsFor: string): Outcome => ({ kind: 'rest', waitsFor });
const again = (waitsFor: string | null): Outcome => ({ kind: 'again', waitsFor });

/** A purchase that waits for a carrier: everything but what is decided. */
export const isOpenPurchase = ({ state }: StoredPurchase): boolean =>
  state === 'requested' || state === 'asked' || state === 'unknown' || state === 'voiding';

/** What one step knows: the purchase as it stands on disk, whom it is bought from, and when this program last asked, on the steady clock. */
interface Step {
  readonly ports: PurchasePorts;
  readonly purchase: StoredPurchase;
  readonly carrier: CarrierPort;
  /** Since when nobody in this program can be asking for it: a look-up that finds nothing counts from there on. */
  readonly quietSince: number;
}
type BuyStep = Step & PurchaseSubject;

/**
 * Takes a purchase one step on from where it stands on disk. A networked carrier is asked to sell once an intent, and only after that is
 * written down (`labelAsked`); from then on the label is looked up, until the carrier says what it knows and had time to know it.
 */
export function takeStep(ports: PurchasePorts, purchase: StoredPurchase, quietSince: number): Promise<Outcome> {
  const carrier = ports.carriers.find(({ id }) => id === purchase.carrier);
  if (!carrier) return Promise.resolve(withoutCarrier(ports, purchase));
  const step: Step = { ports, purchase, carrier, quietSince };
  if (purchase.state === 'voiding') return giveBack(step);
  const subject = subjectOf(ports, purchase, carrier);
  if (!subject) {
    // What was asked for and can be described no more stays a question: nothing says that it was not bought.
    if (purchase.state !== 'requested') return Promise.resolve(question(step, 'addressMissing'));
    return Promise.resolve(say(step, { type: 'labelRefused', reason: 'addressMissing' }));
  }
  const buyStep: BuyStep = { ...step, ...subject };
  if (!carrier.isNetworked) return buy(buyStep, null);
  return purchase.state === 'requested' ? ask(buyStep) : lookUp(buyStep);
}

/** Only a person can say now what became of it: a task tells so. */
function question(step: Pick<Step, 'ports' | 'purchase'>, waitsFor: string): Outcome {
  if (step.purchase.state === 'asked') say(step, { type: 'labelUnknown' });
  return forPerson(waitsFor);
}

/** A carrier that is set up no more is asked nothing: what it may have sold, or was to take back, is a person's task. */
function withoutCarrier(ports: PurchasePorts, purchase: StoredPurchase): Outcome {
  const { intentId, sessionId, parcelId, state } = purchase;
  if (state !== 'voiding') return question({ ports, purchase }, 'carrierNotSetUp');
  const ids = { sessionId, parcelId, intentId, tracking: purchase.tracking ?? '' };
  ports.storage.record([{ event: { type: 'labelVoidRefused', ...ids, reason: 'carrierNotSetUp' } }], null);
  return DONE;
}

/** Chooses among the carrier's offers, writes down that it is asked, and only then asks. */
async function ask(step: BuyStep): Promise<Outcome> {
  const { ports, purchase, carrier, intent, draft } = step;
  const session = ports.storage.sessions.byId(purchase.sessionId);
  // Its packer clears it: then it is refused. Until then no carrier is asked what it would cost.
  if (session && isStopped(session)) return forPerson('orderStopped');
  const offers = await carrier.offers(draft, intent.intentId);
  if (!offers.ok)
    return isUnreachable(offers.error)
      ? again(offers.error)
      : say(step, { type: 'labelRefused', reason: offers.error, ...detailOf(step, offers.detail ?? null) });
  const fit = offers.value.map((offer) => {
    const refused = ports.serviceFault(purchase, offer.service);
    return refused === null ? offer : { ...offer, answer: { refused } };
  });
  const { best, choices } = rateShop([{ plan: null, boxesMinor: 0, parcels: [fit] }], draft.deliverBy ?? null);
  const quote = best?.quotes[0];
  if (!best?.service || !quote) {
    const loss = choices.map((choice) => choice.loss).find((one) => one?.kind === 'refused');
    return say(step, { type: 'labelRefused', reason: loss?.kind === 'refused' ? loss.reason : 'noService' });
  }
  const { service } = best;
  const { intentId } = intent;
  const token = offers.value.find((offer) => offer.service === service)?.token ?? null;
  const isAsked = ports.answer(purchase.sessionId, {
    type: 'labelAsked',
    parcelId: purchase.parcelId,
    intentId,
    service,
    quoted: quote.charge,
    ...(token !== null && { token }),
  });
  // Nothing was written down, so nothing is asked: the label is wanted no more, or the disk takes nothing.
  if (!isAsked) return again(null);
  return buy(step, { service, token });
}

async function buy(step: BuyStep, offer: ChosenOffer | null): Promise<Outcome> {
  const { ports, carrier, intent, draft } = step;
  const answer = await carrier.buy(intent, draft, offer).catch((error: unknown) => {
    ports.report(error);
    return { kind: 'unknown', reason: 'failed' } as const;
  });
  switch (answer.kind) {
    case 'bought':
      return record(step, answer.label);
    case 'rejected':
      return refused(step, answer);
    case 'notSent':
      say(step, { type: 'labelNotSent', intentId: intent.intentId, reason: answer.reason });
      return again(answer.reason);
    case 'unknown':
      say(step, { type: 'labelUnknown' });
      return carrier.capabilities.lookUp ? again(answer.reason) : forPerson(answer.reason);
  }
}

/** Never bought again: only what the carrier itself knows decides, and its "not found" only after it had time to know. */
async function lookUp(step: BuyStep): Promise<Outcome> {
  const { ports, purchase, carrier, intent, draft, quietSince } = step;
  if (purchase.state === 'asked') say(step, { type: 'labelUnknown' });
  const { lookUp: can } = carrier.capabilities;
  if (!can) return forPerson('noLookUp');
  const isSettled = ports.runtime.steady() - quietSince >= can.settleMs;
  const answer = await carrier.find(intent, draft);
  if (answer.kind === 'found') return record(step, answer.label);
  if (answer.kind === 'unclear') return again(answer.reason);
  if (isSettled) return say(step, { type: 'labelRefused', reason: 'neverBought' });
  const leftMs = can.settleMs - (ports.runtime.steady() - quietSince);
  return { kind: 'again', waitsFor: 'notFoundYet', afterMs: Math.max(100, leftMs) };
}

/** Asks the carrier to take the label back, or how that stands. */
async function giveBack(step: Step): Promise<Outcome> {
  const { ports, purchase, carrier } = step;
  const { intentId, sessionId, parcelId, carrierRef } = purchase;
  const tracking = purchase.tracking ?? '';
  const answer = carrier.capabilities.voids
    ? await carrier.void({ intentId, tracking, carrierRef })
    : { kind: 'refused' as const, reason: 'notOffered', detail: null };
  if (answer.kind === 'pending') return again('voidPending');
  if (answer.kind === 'unclear') return again(answer.reason);
  const ids = { sessionId, parcelId, intentId, tracking };
  const event =
    answer.kind === 'voided'
      ? ({ type: 'labelVoided', ...ids } as const)
      : ({ type: 'labelVoidRefused', ...ids, reason: answer.reason, ...detailOf(step, answer.detail) } as const);
  if (ports.storage.purchases.byIntent(intentId)?.state === 'voiding') ports.storage.record([{ event }], null);
  return DONE;
}

/** Stores the bytes with the fact: a label that can't be written down is no answer, and is asked for or looked up again. */
async function record(step: BuyStep, label: CarrierLabel): Promise<Outcome> {
  const { ports, purchase, order, draft } = step;
  const print = label.print ?? (await drawn(step, label));
  if (!isStillOpen(step)) return foundLate(step, label);
  const seal = sealed(print.bytes, ports.runtime);
  const { tracking, sscc, scanText, quote, carrierRef } = label;
  const reference = carrierRef === null ? {} : { carrierRef };
  const { intentId, parcelId, sessionId } = purchase;
  const { consigneeId } = order;
  const handover = handoverOf(step, draft);
  const bought: BoughtLabel = {
    intentId,
    tracking,
    sscc,
    scanText,
    quote,
    ...reference,
    labelHash: seal.hash,
    handover,
  };
  const said = ports.papers(purchase, bought);
  const papers = said && storedPapers(said, consigneeId, ports.runtime);
  const isRecorded = ports.answer(
    sessionId,
    { type: 'labelBought', parcelId, label: { ...bought, ...(papers && { papersHash: papers.hash }) } },
    [{ ...seal, format: 'zpl', dpmm: print.dpmm, bytes: print.bytes, consigneeId }, ...(papers ? [papers] : [])],
  );
  return isRecorded ? DONE : again(null);
}

async function drawn({ ports, draft }: BuyStep, label: CarrierLabel): Promise<Pick<StoredLabel, 'dpmm' | 'bytes'>> {
  // A label is written for its printer: that one has to be known, even right after a restart.
  await ports.routing.known();
  const dpmm = densityOf(ports.routing.destination('shippingLabel').device);
  return { dpmm, bytes: await ports.renderer.shippingLabel(label, draft, dpmm) };
}

/** The carrier's own words as a journal may hold them: they often repeat the address they are about. */
function detailOf({ ports, purchase }: Step, detail: string | null): { readonly detail?: string } {
  const order = ports.storage.orders.byId(purchase.orderId);
  const consignee = order && ports.storage.people.address(order.consigneeId);
  if (detail === null) return {};
  return { detail: consignee ? withoutPerson(detail, consignee) : detail };
}

const refused = (step: Step, answer: { readonly reason: string; readonly detail: string | null }): Outcome =>
  say(step, { type: 'labelRefused', reason: answer.reason, ...detailOf(step, answer.detail) });

type Told =
  | { readonly type: 'labelRefused'; readonly reason: string; readonly detail?: string }
  | { readonly type: 'labelUnknown' }
  | { readonly type: 'labelNotSent'; readonly intentId: PurchaseIntent['intentId']; readonly reason: string };

/**
 * A person said that it was not bought while its carrier was being asked, and it was: it was paid for, so it is given back, and the parcel
 * keeps what it has by now.
 */
function foundLate({ ports, purchase }: BuyStep, { tracking, quote, carrierRef }: CarrierLabel): Outcome {
  const { intentId, sessionId, parcelId } = purchase;
  if (ports.storage.purchases.byIntent(intentId)?.state !== 'refused') return DONE;
  const reference = carrierRef === null ? {} : { carrierRef };
  const of = { sessionId, parcelId, intentId, tracking, ...reference } as const;
  const event = { type: 'labelFoundLate', ...of, service: quote.service, charged: quote.charge } as const;
  ports.storage.record([{ event }], null);
  return { kind: 'again', waitsFor: null, afterMs: 0 };
}

/** False once a person has decided what was asked about: its parcel may wait for another label, which the answer is none to. */
const isStillOpen = ({ ports, purchase }: Pick<Step, 'ports' | 'purchase'>): boolean => {
  const now = ports.storage.purchases.byIntent(purchase.intentId);
  return now !== null && isOpenPurchase(now);
};

/** Tells the session; what could not be recorded is asked about again. */
const say = (step: Pick<Step, 'ports' | 'purchase'>, told: Told): Outcome =>
  isStillOpen(step) ? tell(step, told) : DONE;

const tell = ({ ports, purchase }: Pick<Step, 'ports' | 'purchase'>, told: Told): Outcome =>
  ports.answer(purchase.sessionId, { ...told, parcelId: purchase.parcelId }) ? DONE : again(null);
