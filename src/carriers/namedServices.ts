import { barOf, isUsed } from '../core/ship/serviceBar.ts';
import type { CarrierPort, CarrierServices, ShipmentDraft } from '../station/ports.ts';

/** Services by the shipping method of an order, as the carrier names them; a method that is not there may go by any. */
type ByMethod = Readonly<Record<string, readonly string[]>>;

/** What is known of the services of a carrier that is asked over a network: those that `station.json` names for shipping methods. */
export const namedServices = (byMethod: ByMethod): CarrierServices => ({
  list: () => [...new Set(Object.values(byMethod).flat())].map((service) => ({ service, name: service })),
  askedFor: (method) => byMethod[method] ?? null,
  forOrder(draft) {
    const left = leftOf(draft, byMethod);
    return left.length > 0 ? left : null;
  },
});

/**
 * Refuses offers that the site does not take: by services that are switched off (`switchedOff`), by those that the order's shipping
 * method does not allow (`notAskedFor`), and by those that its box is not for (`notForBox`). Where all it allows are off, every other one may be taken: no order waits for a service that
 * nobody uses.
 */
export const onlyServices = (carrier: CarrierPort, byMethod: ByMethod): CarrierPort => ({
  ...carrier,
  services: namedServices(byMethod),
  offers: async (draft, intentId) => {
    const offers = await carrier.offers(draft, intentId);
    if (!offers.ok) return offers;
    const value = offers.value.map((offer) => {
      const refused = faultOf(draft, offer.service, byMethod);
      return refused === null ? offer : { ...offer, answer: { refused } };
    });
    return { ...offers, value };
  },
});

type Asking = Pick<ShipmentDraft, 'shippingMethod' | 'switchedOff' | 'keptFor'>;

/** What is on of the services that the order's shipping method names. */
const leftOf = (draft: Asking, byMethod: ByMethod): readonly string[] =>
  byMethod[draft.shippingMethod]?.filter((asked) => isUsed(draft, asked)) ?? [];

function faultOf(
  draft: Asking,
  service: string,
  byMethod: ByMethod,
): 'switchedOff' | 'notAskedFor' | 'notForBox' | null {
  const bar = barOf(draft, service);
  if (bar === 'switchedOff') return bar;
  const left = leftOf(draft, byMethod);
  return left.length > 0 && !left.includes(service) ? 'notAskedFor' : bar;
}
