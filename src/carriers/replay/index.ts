import { ok, refuse } from '../../core/result.ts';
import { namedServices } from '../namedServices.ts';
import type { ServiceAnswer } from '../../core/ship/rateShop.ts';
import type { BuyAnswer, CarrierLabel, CarrierPort, FindAnswer, ShipmentDraft } from '../../station/ports.ts';

/** One parcel as a carrier answered for it once. */
export interface RecordedParcel {
  /** The order it was for; null: any order that has none of its own. */
  readonly orderNumber: string | null;
  readonly offers: readonly ServiceAnswer[];
  /** Sold once; asked again under another intent there is none left. */
  readonly tracking: string;
  readonly zpl: string;
  readonly dpmm: 8 | 12 | 24;
}

/**
 * A carrier that plays recorded answers back, for training and for tests without a network: the same questions give the same answers, and a
 * label is sold to one intent only. It takes every label back. What is not recorded it refuses (`notRecorded`).
 */
export function createReplayCarrier(recorded: readonly RecordedParcel[], estimates: CarrierPort): CarrierPort {
  const sold = new Map<string, { readonly parcel: RecordedParcel; readonly label: CarrierLabel }>();
  const isFree = (parcel: RecordedParcel): boolean => [...sold.values()].every((sale) => sale.parcel !== parcel);
  const next = ({ orderNumber }: ShipmentDraft): RecordedParcel | undefined =>
    recorded.find((parcel) => parcel.orderNumber === orderNumber && isFree(parcel)) ??
    recorded.find((parcel) => parcel.orderNumber === null && isFree(parcel));
  return {
    id: 'replay',
    name: 'Replay',
    isNetworked: true,
    capabilities: { lookUp: { settleMs: 0 }, voids: { days: null }, tracks: null, checksAddresses: false },
    services: namedServices({}),
    workingDays: estimates.workingDays,
    soonest: () => null,
    quote: estimates.quote,
    prices: estimates.prices,
    offers: (draft) => {
      // What could not be sent is not sent in training either.
      const estimate = estimates.quote(draft);
      if (!estimate.ok) return Promise.resolve(estimate);
      const parcel = next(draft);
      return Promise.resolve(parcel ? ok(parcel.offers) : refuse('notRecorded'));
    },
    buy: ({ intentId }, draft, offer): Promise<BuyAnswer> => {
      const before = sold.get(intentId);
      if (before) return Promise.resolve({ kind: 'bought', label: before.label });
      const parcel = next(draft);
      const answer = parcel?.offers.find(({ service }) => service === offer?.service)?.answer;
      if (!parcel || !answer || 'refused' in answer)
        return Promise.resolve({ kind: 'rejected', reason: 'notRecorded', detail: null });
      const { tracking, zpl, dpmm } = parcel;
      const print = { format: 'zpl', dpmm, bytes: new TextEncoder().encode(zpl) } as const;
      const label = { tracking, sscc: null, scanText: tracking, quote: answer.quote, carrierRef: null, print };
      sold.set(intentId, { parcel, label });
      return Promise.resolve({ kind: 'bought', label });
    },
    find: ({ intentId }): Promise<FindAnswer> => {
      const sale = sold.get(intentId);
      return Promise.resolve(sale ? { kind: 'found', label: sale.label } : { kind: 'notFound' });
    },
    void: () => Promise.resolve({ kind: 'voided' }),
    track: () => Promise.resolve({ kind: 'told', events: [] }),
    validateAddress: () => Promise.resolve({ kind: 'unknown', reason: 'notOffered' }),
  };
}
