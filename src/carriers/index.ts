import { addOpenDays } from '../core/ship/calendar.ts';
import type { Quote } from '../core/ship/parcel.ts';
import type { RateBook } from '../core/ship/rateBook.ts';
import type { CarrierLabel, CarrierPort, ShipmentDraft } from '../station/ports.ts';
import { createEasypostCarrier } from './easypost/index.ts';
import type { ServerPorts } from './http.ts';
import { createKarrioCarrier } from './karrio/index.ts';
import { onlyServices } from './namedServices.ts';
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
  return [onlyServices(withArrivals({ ...carrier, capabilities }), config.services), own];
}

/** The station's own tables estimate what another carrier charges; on which day that one comes, and its services, they can't know. */
const withoutDays = (own: CarrierPort): CarrierPort => ({
  ...own,
  prices: (draft, range) => own.prices(ofAnyService(draft), range),
  quote(draft) {
    const quote = own.quote(ofAnyService(draft));
    if (!quote.ok) return quote;
    const { arrivesOn: _, transitDays: __, ...estimate } = quote.value;
    return { ok: true, value: estimate };
  },
});

/** What is switched off, and what a box is kept for, are services of the other carrier. */
function ofAnyService<Draft extends Omit<ShipmentDraft, 'gross'>>(draft: Draft): Draft {
  const { switchedOff: _, keptFor: __, ...rest } = draft;
  return rest as Draft;
}

/**
 * A carrier that says how many days a service takes and not on which it comes, as EasyPost does for USPS: the day by the station's own calendar,
 * or no promised day would be kept by any of its services.
 */
export function withArrivals(carrier: CarrierPort): CarrierPort {
  const dated = (quote: Quote, { shipDate, shipFrom }: ShipmentDraft): Quote => {
    const { arrivesOn, transitDays } = quote;
    const working = carrier.workingDays(shipFrom);
    if (arrivesOn !== undefined || transitDays === undefined || !working) return quote;
    const day = addOpenDays(shipDate, transitDays, working.calendar);
    return day === null ? quote : { ...quote, arrivesOn: day };
  };
  const labelled = (label: CarrierLabel, draft: ShipmentDraft): CarrierLabel => ({
    ...label,
    quote: dated(label.quote, draft),
  });
  return {
    ...carrier,
    async offers(draft, intentId) {
      const offers = await carrier.offers(draft, intentId);
      if (!offers.ok) return offers;
      const value = offers.value.map((offer) =>
        'quote' in offer.answer ? { ...offer, answer: { quote: dated(offer.answer.quote, draft) } } : offer,
      );
      return { ...offers, value };
    },
    async buy(intent, draft, offer) {
      const answer = await carrier.buy(intent, draft, offer);
      return answer.kind === 'bought' ? { ...answer, label: labelled(answer.label, draft) } : answer;
    },
    async find(intent, draft) {
      const answer = await carrier.find(intent, draft);
      return answer.kind === 'found' ? { ...answer, label: labelled(answer.label, draft) } : answer;
    },
  };
}
