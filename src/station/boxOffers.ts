import type { BoxPlan } from '../core/carton/choose.ts';
import type { BoxVerdict } from '../core/carton/judge.ts';
import type { CartonTypeId } from '../core/ids.ts';
import type { ParcelContent, PlannedParcel } from '../core/journal/events.ts';
import type { Quote } from '../core/ship/parcel.ts';
import { rateShop, type ServiceAnswer, type ShopPlan } from '../core/ship/rateShop.ts';
import type { LocalDate } from '../core/time.ts';
import { isUnreachable, type CarrierPort, type ShipmentDraft } from './carrierPort.ts';

/** What a carrier over its network offers for the ways to box an order: its own prices instead of the station's estimates. */
export interface BoxOffers {
  /**
   * Of several ways to box an order the one that costs least - boxes, handling, the cheapest service that keeps the promised day. Null where
   * too little is known to ask, or nobody answered; then the estimate stands. Asks about each box once, a handful of times an order.
   */
  best(plans: readonly BoxPlan[], isWanted: () => boolean): Promise<BoxPlan | null>;
  /** What it offered for a box with these contents, by the service that would be taken; null where it was not asked. */
  quote(id: CartonTypeId, contents: readonly ParcelContent[]): Quote | null;
  /** Drops what is remembered: another order, or its facts changed. */
  forget(): void;
}

interface OfferPorts {
  readonly carrier: Pick<CarrierPort, 'id' | 'offers'>;
  /** What the carrier is asked about a parcel of a plan; null while its weight or its address is not known. */
  draft(parcel: PlannedParcel, index: number, count: number): ShipmentDraft | null;
  /** What a box costs and its handling, minor units. */
  boxMinor(id: CartonTypeId): number;
  /** Why a service can't carry what is in the draft; null when it can. */
  fault(draft: ShipmentDraft, service: string): string | null;
}

/** Questions an order may cost while its boxes are chosen: of 40 a minute that an account is commonly allowed, buying labels needs most. */
const MOST_QUESTIONS = 6;
/** Boxes looked at beside the plan. */
const OTHERS = 2;

/** The other single boxes that hold everything, cheapest by the estimate first, as plans. */
export function otherPlans(
  plan: BoxPlan,
  contents: readonly ParcelContent[],
  verdicts: readonly BoxVerdict[],
): readonly BoxPlan[] {
  const taken = plan.parcels.length === 1 ? plan.parcels[0]?.cartonTypeId : null;
  return verdicts
    .filter(({ cartonType, misfit, placements }) => misfit === null && placements && cartonType.id !== taken)
    .slice(0, OTHERS)
    .map(({ cartonType, placements, minor }) => ({
      reason: 'planned',
      parcels: [{ cartonTypeId: cartonType.id, contents, placements: placements ?? [] }],
      minor,
      lowerBound: null,
      isOptimal: false,
      score: Infinity,
    }));
}

/** Creates the offers of one station. */
export function createBoxOffers({ carrier, draft, boxMinor, fault }: OfferPorts): BoxOffers {
  const asked = new Map<string, Promise<readonly ServiceAnswer[] | null>>();
  const offered = new Map<string, Quote>();

  const answersOf = async (of: ShipmentDraft): Promise<readonly ServiceAnswer[] | null> => {
    const offers = await carrier.offers(of, null);
    // It takes no such parcel: nothing is offered. Where it could not be asked, nobody knows.
    if (!offers.ok) return isUnreachable(offers.error) ? null : [];
    return offers.value.map(({ service, answer }) => {
      const refused = fault(of, service);
      return { service, answer: refused === null ? answer : { refused } };
    });
  };
  const ask = async (key: string, of: ShipmentDraft): Promise<readonly ServiceAnswer[] | null> => {
    const answering = asked.get(key) ?? answersOf(of);
    asked.set(key, answering);
    try {
      const answers = await answering;
      // Asked again with the next plan.
      if (answers === null) asked.delete(key);
      return answers;
    } catch (error) {
      asked.delete(key);
      throw error;
    }
  };

  /** Null where too little is known of it to ask. */
  const shopPlan = async (plan: BoxPlan): Promise<ShopPlan<BoxPlan> | null> => {
    const drafts = plan.parcels.map((parcel, at) => draft(parcel, at + 1, plan.parcels.length));
    const known = drafts.filter((one) => one !== null);
    if (known.length < drafts.length) return null;
    const boxesMinor = plan.parcels.reduce((sum, { cartonTypeId }) => sum + boxMinor(cartonTypeId), 0);
    const keys = plan.parcels.map(keyOfParcel);
    const open = new Set(keys.filter((key) => !asked.has(key)));
    if (asked.size + open.size > MOST_QUESTIONS) return { plan, boxesMinor, parcels: null };
    const answers = await Promise.all(known.map((one, at) => ask(keys[at] ?? '', one)));
    const all = answers.filter((one) => one !== null);
    return { plan, boxesMinor, parcels: all.length < answers.length ? null : all };
  };

  return {
    async best(plans, isWanted) {
      const ways: ShopPlan<BoxPlan>[] = [];
      for (const plan of plans) {
        const way = isWanted() ? await shopPlan(plan) : null;
        if (!way) return null;
        ways.push(way);
      }
      // Without its own price the estimate's first choice is not outdone by another's real one.
      if (ways[0]?.parcels === null || !isWanted()) return null;
      const { best, choices } = rateShop(ways, promised(plans, draft));
      for (const { plan, quotes } of choices.toReversed())
        for (const [at, quote] of quotes.entries()) {
          const parcel = plan.parcels[at];
          if (parcel) offered.set(keyOfParcel(parcel), quote);
        }
      return best?.plan ?? null;
    },
    quote: (id, contents) => offered.get(keyOfParcel({ cartonTypeId: id, contents })) ?? null,
    forget() {
      asked.clear();
      offered.clear();
    },
  };
}

/** All parcels of an order are promised for one day. */
function promised(plans: readonly BoxPlan[], draft: OfferPorts['draft']): LocalDate | null {
  const [first] = plans[0]?.parcels ?? [];
  return (first && draft(first, 1, 1)?.deliverBy) ?? null;
}

const keyOfParcel = ({ cartonTypeId, contents }: Pick<PlannedParcel, 'cartonTypeId' | 'contents'>): string =>
  `${cartonTypeId}/${keyOf(contents)}`;

/** Contents as a key. */
export const keyOf = (contents: readonly ParcelContent[]): string =>
  contents
    .map(({ lineId, count }) => `${lineId}*${count.toString()}`)
    .sort()
    .join(',');
