import { postageOf } from '../../core/carton/postage.ts';
import { labelDocument } from '../../core/label/labelDocument.ts';
import { ok } from '../../core/result.ts';
import { OFFLINE_TARIFF } from '../../core/ship/offlineTariff.ts';
import { priceSteps } from '../../core/ship/priceSteps.ts';
import { quoteOffline, type OfflineTariff } from '../../core/ship/rate.ts';
import type { CarrierPort } from '../../station/ports.ts';
import { parcelNumber } from './numbers.ts';

/**
 * The carrier that needs no network: prices by the station's own tariff, numbers by the serial the station reserved. `buy` keeps nothing
 * and computes the label from the intent's serial alone, so asking twice gives the same label. Refuses what the tariff refuses, a serial
 * its series can't hold, and an address no label can carry - before a number is spent on paper.
 */
export function createOfflineCarrier({
  tariff = OFFLINE_TARIFF,
}: { readonly tariff?: OfflineTariff } = {}): CarrierPort {
  return {
    id: 'offline',
    quote: (draft) => quoteOffline(draft, tariff),
    prices: (draft, range) => postageOf(priceSteps(draft, range, tariff)),
    buy: (intent, draft) => {
      const quote = quoteOffline(draft, tariff);
      if (!quote.ok) return Promise.resolve(quote);
      const number = parcelNumber(intent.serial, intent.gs1Prefix);
      if (!number.ok) return Promise.resolve(number);
      const label = { ...number.value, quote: quote.value };
      const document = labelDocument(label, draft);
      return Promise.resolve(document.ok ? ok(label) : document);
    },
  };
}
