import { ok, refuse } from '../../core/result.ts';
import type { ServiceAnswer } from '../../core/ship/rateShop.ts';
import type { BuyAnswer, CarrierLabel, CarrierPort, FindAnswer, ShipmentDraft } from '../../station/ports.ts';

/** One parcel as a carrier answered for it once. */
export interface RecordedParcel {
  /** The order it was for; null: any order that has none of its own. */
  readonly orderNumber: string | null;
  readonly offers: readonly ServiceAnswer[];
  /** Sold once; asked again under another intent there is none left. */
  readonly label: CarrierLabel;
}

/**
 * A carrier that plays recorded answers back, for training and for tests without a network: the same questions give the same answers, and a
 * label is sold to one intent only. It takes every label back. What is not recorded it refuses (`notRecorded`).
 */
export function createReplayCarrier(recorded: readonly RecordedParcel[], estimates: CarrierPort): CarrierPort {
  const sold = new Map<string, RecordedParcel>();
  const isFree = (parcel: RecordedParcel): boolean => ![...sold.values()].includes(parcel);
  const next = ({ orderNumber }: ShipmentDraft): RecordedParcel | undefined =>
    recorded.find((parcel) => parcel.orderNumber === orderNumber && isFree(parcel)) ??
    recorded.find((parcel) => parcel.orderNumber === null && isFree(parcel));
  const found = (intentId: string): FindAnswer => {
    const parcel = sold.get(intentId);
    return parcel ? { kind: 'found', label: parcel.label } : { kind: 'notFound' };
  };
  return {
    id: 'replay',
    name: 'Replay',
    isNetworked: true,
    capabilities: { lookUp: { settleMs: 0 }, voids: { days: null }, tracks: false },
    workingDays: estimates.workingDays,
    quote: estimates.quote,
    prices: estimates.prices,
    offers: (draft) => {
      const parcel = next(draft);
      return Promise.resolve(parcel ? ok(parcel.offers) : refuse('notRecorded'));
    },
    buy: ({ intentId }, draft, offer): Promise<BuyAnswer> => {
      const parcel = sold.get(intentId) ?? next(draft);
      if (!parcel || parcel.label.quote.service !== offer?.service)
        return Promise.resolve({ kind: 'rejected', reason: 'notRecorded', detail: null });
      sold.set(intentId, parcel);
      return Promise.resolve({ kind: 'bought', label: parcel.label });
    },
    find: ({ intentId }) => Promise.resolve(found(intentId)),
    void: () => Promise.resolve({ kind: 'voided' }),
  };
}
