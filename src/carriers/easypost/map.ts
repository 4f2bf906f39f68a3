import type { IntentId } from '../../core/ids.ts';
import { parseMoney } from '../../core/money.ts';
import type { Address } from '../../core/orders/address.ts';
import type { Dims, Mass } from '../../core/quantity.ts';
import type { Quote } from '../../core/ship/parcel.ts';
import type { ServiceAnswer } from '../../core/ship/rateShop.ts';
import { isLocalDate, type Instant, type LocalDate } from '../../core/time.ts';
import type { ShipmentDraft } from '../../station/ports.ts';
import { customsOf, handlingOf } from './customs.ts';
import { sideInInches, weightInOunces } from './measures.ts';
import type { RateAnswer, ShipmentAnswer } from './schema.ts';

const addressOf = (address: Address, isResidential: boolean | null) => ({
  name: address.name,
  company: address.company,
  street1: address.line1,
  street2: address.line2,
  city: address.city,
  state: address.province,
  zip: address.postcode,
  country: address.country,
  phone: address.phone,
  email: address.email,
  ...(isResidential !== null && { residential: isResidential }),
});

const parcelOf = ({ length, width, height }: Dims, gross: Mass) => ({
  length: sideInInches(length),
  width: sideInInches(width),
  height: sideInInches(height),
  weight: weightInOunces(gross),
});

/** The shipment to be created; its reference is the intent, by which it is found again. */
export const shipmentOf = (draft: ShipmentDraft, intentId: IntentId | null, now: Instant) => ({
  shipment: {
    ...(intentId !== null && { reference: intentId }),
    from_address: addressOf(draft.shipFrom, null),
    to_address: addressOf(draft.shipTo, draft.isResidential ?? null),
    parcel: parcelOf(draft.outer, draft.gross),
    options: {
      label_format: 'ZPL',
      label_size: '4x6',
      print_custom_1: draft.orderNumber,
      currency: draft.currency,
      ...labelDate(draft.shipDate, now),
      ...handlingOf(draft),
    },
    ...customsOf(draft),
  },
});

/**
 * A label for a day to come says so, or its day's form would refuse it: noon UTC is that date on the clocks of America, Europe and most of
 * Asia. Left out, EasyPost takes today.
 */
function labelDate(shipDate: LocalDate, now: Instant): { readonly label_date?: string } {
  const noon = `${shipDate}T12:00:00Z`;
  return Date.parse(noon) > now ? { label_date: noon } : {};
}

/** `USPS:GroundAdvantage`: unique among EasyPost's carriers. */
export const serviceOf = ({ carrier, service }: RateAnswer): string => `${carrier}:${service}`;

/** Where an offer is bought: the shipment and the rate. */
export const tokenOf = (shipmentId: string, rateId: string): string => `${shipmentId} ${rateId}`;
export function readToken(token: string | null): { readonly shipmentId: string; readonly rateId: string } | null {
  const [shipmentId = '', rateId = '', ...rest] = (token ?? '').split(' ');
  return shipmentId !== '' && rateId !== '' && rest.length === 0 ? { shipmentId, rateId } : null;
}

/** Every rate of a shipment as an offer; an amount that is none, or of another currency, is refused. */
export function offersOf(
  shipment: ShipmentAnswer,
  draft: ShipmentDraft,
): readonly (ServiceAnswer & { readonly token: string })[] {
  return shipment.rates.map((rate) => ({
    service: serviceOf(rate),
    token: tokenOf(shipment.id, rate.id),
    answer: answerOf(quoteOf(rate, shipment, draft), draft),
  }));
}

const answerOf = (quote: Quote | null, { currency }: ShipmentDraft): ServiceAnswer['answer'] =>
  quote === null
    ? { refused: 'unpriced' }
    : quote.charge.currency === currency
      ? { quote }
      : { refused: 'otherCurrency' };

/** What a rate says; null for an amount that is none. The weight EasyPost bills is not told: it is the one that was weighed. */
export function quoteOf(rate: RateAnswer, shipment: ShipmentAnswer, draft: ShipmentDraft): Quote | null {
  const charge = parseMoney(rate.rate, rate.currency);
  if (!charge.ok) return null;
  const arrivesOn = rate.delivery_date?.slice(0, 10);
  const days = rate.delivery_days ?? rate.est_delivery_days;
  return {
    carrier: rate.carrier,
    service: serviceOf(rate),
    serviceName: `${rate.carrier} ${wordsOf(rate.service)}`,
    charge: charge.value,
    billable: draft.gross,
    dimWeight: null,
    zone: shipment.usps_zone?.toString() ?? 'easypost',
    ...(days !== null && days !== undefined && { transitDays: days }),
    ...(arrivesOn !== undefined && isLocalDate(arrivesOn) && { arrivesOn }),
    ruleVersion: 'easypost',
    trace: [`${rate.rate} ${rate.currency} asked of EasyPost, rate ${rate.id}`],
  };
}

/** `GroundAdvantage` as people read it. */
const wordsOf = (service: string): string => service.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').replaceAll('_', ' ');
