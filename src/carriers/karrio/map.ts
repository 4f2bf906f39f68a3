import type { IntentId } from '../../core/ids.ts';
import { currencyExponent, parseMoney } from '../../core/money.ts';
import type { Address } from '../../core/orders/address.ts';
import { ceilRational, inUnit, type Length, type LengthUnit } from '../../core/quantity.ts';
import type { Quote } from '../../core/ship/parcel.ts';
import type { ServiceAnswer } from '../../core/ship/rateShop.ts';
import { isLocalDate } from '../../core/time.ts';
import type { ShipmentDraft } from '../../station/ports.ts';
import { customsOf, handlingOf } from './customs.ts';
import { weightOf } from './weights.ts';
import type { RateAnswer, ShipmentAnswer } from './schema.ts';

/** Karrio takes sides in CM or IN: a parcel measured in another unit is rounded up to a millimetre. */
function sidesOf({ length, width, height }: ShipmentDraft['outer']) {
  const isInches = [length, width, height].every(({ unit }) => unit === 'in' || unit === 'ft');
  const unit: LengthUnit = isInches ? 'in' : 'cm';
  const per = isInches ? 100n : 10n;
  const side = (given: Length): number => {
    const { num, den } = inUnit(given, unit);
    return Number(ceilRational({ num: num * per, den })) / Number(per);
  };
  return { length: side(length), width: side(width), height: side(height), dimension_unit: isInches ? 'IN' : 'CM' };
}

/** An address as Karrio takes it. */
export const addressOf = (address: Address, isResidential: boolean | null) => ({
  person_name: address.name,
  company_name: address.company,
  address_line1: address.line1,
  address_line2: address.line2,
  city: address.city,
  state_code: address.province,
  postal_code: address.postcode,
  country_code: address.country,
  phone_number: address.phone,
  email: address.email,
  ...(isResidential !== null && { residential: isResidential }),
});

/** The draft shipment to be created; its reference is the intent, by which it is found again. */
export const shipmentOf = (draft: ShipmentDraft, intentId: IntentId | null) => ({
  ...(intentId !== null && { reference: intentId }),
  shipper: addressOf(draft.shipFrom, null),
  recipient: addressOf(draft.shipTo, draft.isResidential ?? null),
  parcels: [{ ...weightOf(draft.gross), ...sidesOf(draft.outer), reference_number: draft.orderNumber }],
  options: { currency: draft.currency, shipment_date: draft.shipDate, ...handlingOf(draft) },
  ...customsOf(draft),
  label_type: 'ZPL',
});

/** `fedex:fedex_ground`, with the account where a server has several of one carrier. */
export const serviceOf = ({ carrier_name: name, carrier_id: account, service }: RateAnswer): string =>
  account && account !== name ? `${name}/${account}:${service}` : `${name}:${service}`;

/** Every rate of a shipment as an offer; an amount that is none, or of another currency, is refused. */
export function offersOf(
  shipment: ShipmentAnswer,
  draft: ShipmentDraft,
): readonly (ServiceAnswer & { readonly token: string })[] {
  return (shipment.rates ?? []).flatMap((rate) => {
    if (!rate.id) return [];
    const quote = quoteOf(rate, draft);
    const answer =
      quote === null
        ? { refused: 'unpriced' }
        : quote.charge.currency === draft.currency
          ? { quote }
          : { refused: 'otherCurrency' };
    return [{ service: serviceOf(rate), token: `${shipment.id} ${rate.id}`, answer }];
  });
}

/** What a rate says; null for an amount with more decimals than its currency has. */
export function quoteOf(rate: RateAnswer, draft: ShipmentDraft): Quote | null {
  const charge = parseMoney(rate.total_charge.toString(), rate.currency);
  if (!charge.ok) return null;
  const arrivesOn = rate.estimated_delivery?.slice(0, 10);
  return {
    carrier: rate.carrier_name,
    service: serviceOf(rate),
    serviceName: rate.meta?.service_name ?? `${rate.carrier_name} ${rate.service}`.replaceAll('_', ' '),
    charge: charge.value,
    billable: draft.gross,
    dimWeight: null,
    zone: 'karrio',
    ...(rate.transit_days !== null && rate.transit_days !== undefined && { transitDays: rate.transit_days }),
    ...(arrivesOn !== undefined && isLocalDate(arrivesOn) && { arrivesOn }),
    ruleVersion: 'karrio',
    trace: [
      `${rate.total_charge.toFixed(currencyExponent(rate.currency))} ${rate.currency} asked of Karrio, ${rate.carrier_name}`,
    ],
  };
}
