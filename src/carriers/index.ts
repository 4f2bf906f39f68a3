import type { RateBook } from '../core/ship/rateBook.ts';
import type { CarrierPort } from '../station/ports.ts';
import { createEasypostCarrier } from './easypost/index.ts';
import type { ServerPorts } from './http.ts';
import { createKarrioCarrier } from './karrio/index.ts';
import { createOfflineCarrier } from './offline/index.ts';
import { createReplayCarrier } from './replay/index.ts';
import { readRecorded } from './replay/recorded.ts';
import type { CarrierKey } from './said.ts';

/** Which carrier, as `station.json` says it. */
export type CarrierChoice =
  | { readonly kind: 'offline' }
  | { readonly kind: 'replay'; readonly file: string }
  | ({ readonly kind: 'easypost' } & ServerChoice)
  | ({ readonly kind: 'karrio'; readonly dpmm: 8 | 12 | 24 } & ServerChoice);

interface ServerChoice {
  readonly url: string;
  readonly timeoutMs: number;
  readonly callsPerMinute: number;
  readonly settleMs: number;
  readonly services: Readonly<Record<string, readonly string[]>>;
  readonly checkAddresses: boolean;
}

export interface CarrierParts extends ServerPorts {
  readonly rates: () => RateBook;
  readonly key: CarrierKey;
}

/**
 * The carrier a site buys from, first, and the own one, from which earlier labels may have been bought. Throws StationError for recorded
 * answers that can't be read.
 */
export function createCarriers(config: CarrierChoice, parts: CarrierParts): readonly [CarrierPort, ...CarrierPort[]] {
  const own = createOfflineCarrier({ rates: parts.rates });
  if (config.kind === 'offline') return [own];
  if (config.kind === 'replay') return [createReplayCarrier(readRecorded(config.file), withoutDays(own)), own];
  const settings = { ...config, url: config.url.replace(/\/+$/, ''), key: parts.key, estimates: withoutDays(own) };
  const carrier =
    settings.kind === 'easypost' ? createEasypostCarrier(settings, parts) : createKarrioCarrier(settings, parts);
  const capabilities = { ...carrier.capabilities, checksAddresses: config.checkAddresses };
  return [onlyServices({ ...carrier, capabilities }, config.services), own];
}

/** The station's own tables estimate what another carrier charges; on which day that one comes they can't know. */
const withoutDays = (own: CarrierPort): CarrierPort => ({
  ...own,
  quote(draft) {
    const quote = own.quote(draft);
    if (!quote.ok) return quote;
    const { arrivesOn: _, transitDays: __, ...estimate } = quote.value;
    return { ok: true, value: estimate };
  },
});

/** Offers by services that the order's shipping method does not allow are refused as `notAskedFor`. */
function onlyServices(carrier: CarrierPort, services: Readonly<Record<string, readonly string[]>>): CarrierPort {
  return {
    ...carrier,
    offers: async (draft, intentId) => {
      const offers = await carrier.offers(draft, intentId);
      const allowed = services[draft.shippingMethod];
      if (!offers.ok || !allowed) return offers;
      return {
        ok: true,
        value: offers.value.map((offer) =>
          allowed.includes(offer.service) ? offer : { ...offer, answer: { refused: 'notAskedFor' } },
        ),
      };
    },
  };
}
