import { postageOf } from '../../core/carton/postage.ts';
import { labelDocument } from '../../core/label/labelDocument.ts';
import { ok, type Result } from '../../core/result.ts';
import { OWN_CARRIER } from '../../core/ship/carriage.ts';
import { offersOffline, quoteOffline, servicesForOrder, soonestOffline } from '../../core/ship/offlineQuote.ts';
import { askedFor, servicesFrom } from '../../core/ship/rate.ts';
import { priceSteps } from '../../core/ship/priceSteps.ts';
import type { RateBook } from '../../core/ship/rateBook.ts';
import { workingDaysOf } from '../../core/ship/workingDays.ts';
import { countryOf } from '../../core/ship/zones.ts';
import type { CarrierLabel, CarrierPort, PurchaseIntent, ShipmentDraft } from '../../station/ports.ts';
import { parcelNumber } from './numbers.ts';

/**
 * The carrier that needs no network: prices by the station's own rate book, asked for anew each time so that a published one counts at
 * once; numbers by the serial the station reserved. `buy` keeps nothing and computes the label from the intent's serial alone, so asking
 * twice gives the same label. Refuses what the tariff refuses, a serial its series can't hold, and an address no label can carry - before
 * a number is spent on paper.
 */
export function createOfflineCarrier({ rates }: { readonly rates: () => RateBook }): CarrierPort {
  const labelOf = (intent: PurchaseIntent, draft: ShipmentDraft): Result<CarrierLabel, string> => {
    const quote = quoteOffline(draft, rates());
    if (!quote.ok) return quote;
    const number = parcelNumber(intent.serial, intent.gs1Prefix);
    if (!number.ok) return number;
    const label = { ...number.value, quote: quote.value, carrierRef: null, print: null };
    const document = labelDocument(label, draft);
    return document.ok ? ok(label) : document;
  };
  return {
    id: OWN_CARRIER,
    name: 'Own carrier',
    isNetworked: false,
    capabilities: { lookUp: { settleMs: 0 }, voids: { days: null }, tracks: null, checksAddresses: false },
    services: {
      list: (shipFrom) => servicesFrom(shipFrom, rates().tariff).map(({ id, name }) => ({ service: id, name })),
      askedFor: (method, shipFrom) =>
        askedFor(
          servicesFrom(shipFrom, rates().tariff).map((service) => ({ service })),
          method,
        ).map(({ service: { id } }) => id),
      forOrder: (draft) => servicesForOrder(draft, rates()),
    },
    workingDays: (shipFrom) => workingDaysOf(countryOf(shipFrom), rates().workingDays),
    soonest: (journey) => soonestOffline(journey, rates()),
    quote: (draft) => quoteOffline(draft, rates()),
    offers: (draft) => Promise.resolve(offersOffline(draft, rates())),
    prices: (draft, range) => postageOf(priceSteps(draft, range, rates())),
    buy: (intent, draft) => {
      const label = labelOf(intent, draft);
      return Promise.resolve(
        label.ok ? { kind: 'bought', label: label.value } : { kind: 'rejected', reason: label.error, detail: null },
      );
    },
    find: (intent, draft) => {
      const label = labelOf(intent, draft);
      return Promise.resolve(label.ok ? { kind: 'found', label: label.value } : { kind: 'notFound' });
    },
    void: () => Promise.resolve({ kind: 'voided' }),
    track: () => Promise.resolve({ kind: 'told', events: [] }),
    validateAddress: () => Promise.resolve({ kind: 'unknown', reason: 'notOffered' }),
  };
}
