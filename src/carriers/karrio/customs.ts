import { currencyExponent, type Money } from '../../core/money.ts';
import type { ContentKind } from '../../core/orders/order.ts';
import { decimalText, rationalText } from '../../core/quantity.ts';
import { hsDigits, valueOf, type CustomsItem } from '../../core/ship/customsLines.ts';
import type { ShipmentDraft } from '../../station/ports.ts';
import { weightOf } from './weights.ts';

/** Karrio's schema, CustomsData: content_type. */
const CONTENTS: Readonly<Record<ContentKind, string>> = {
  sale: 'merchandise',
  gift: 'gift',
  sample: 'sample',
  returned: 'return_merchandise',
  documents: 'documents',
  other: 'other',
};

/** What one of so many is worth, to a ten-thousandth of the currency: a discount need not divide by their number. */
function unitAmount({ minor, currency }: Money, count: number, off: number): number {
  const unit = { num: BigInt(minor * count - off), den: BigInt(count) * 10n ** BigInt(currencyExponent(currency)) };
  return Number(rationalText(unit, 4));
}

/** Value and weight are those of one unit (Karrio's schema, CommodityData). */
const commodityOf = ({
  sku,
  description,
  count,
  unitValue,
  discount = 0,
  unitWeight,
  hsCode,
  origin,
}: CustomsItem) => ({
  title: description,
  description,
  sku,
  quantity: count,
  ...(unitWeight && weightOf(unitWeight)),
  ...(unitValue && {
    value_amount: unitAmount(unitValue, count, discount),
    value_currency: unitValue.currency,
  }),
  ...(hsCode !== null && { hs_code: hsDigits(hsCode) }),
  ...(origin !== null && { origin_country: origin }),
});

/** What a shipment over a border says for customs; nothing for one that crosses none. */
export function customsOf({ customs, orderNumber }: ShipmentDraft) {
  if (!customs) return {};
  const { contents, incoterm, filing, signer, numbers, items } = customs;
  const value = valueOf(items);
  return {
    customs: {
      content_type: CONTENTS[contents],
      content_description: items.map(({ description }) => description).join(', '),
      incoterm,
      invoice: orderNumber,
      commercial_invoice: contents === 'sale',
      certify: signer !== '',
      ...(signer !== '' && { signer }),
      duty: {
        paid_by: incoterm === 'DDP' ? 'sender' : 'recipient',
        ...(value && {
          currency: value.currency,
          declared_value: Number(decimalText({ digits: value.minor, exponent: -currencyExponent(value.currency) })),
        }),
      },
      commodities: items.map(commodityOf),
      options: {
        ...(filing !== '' && { eel_pfc: filing }),
        ...(numbers.eori !== '' && { eori_number: numbers.eori }),
        ...(numbers.vat !== '' && { vat_registration_number: numbers.vat }),
        ...(numbers.ioss !== '' && { ioss: numbers.ioss }),
      },
    },
  };
}

/** What has to be said of dangerous and restricted goods. */
export const handlingOf = ({ goods = [], dryIce }: ShipmentDraft) => ({
  ...(goods.some(({ battery, isLimitedQuantity, dryIce }) => battery ?? isLimitedQuantity ?? dryIce) && {
    dangerous_good: true,
  }),
  // Karrio's FedEx has a word for it and no carrier of its own a weight: that stands on the parcel's mark.
  ...(dryIce && { fedex_dry_ice: true }),
  ...(goods.some(({ isAgeChecked }) => isAgeChecked) && { signature_confirmation: true }),
});
