import { currencyExponent, type Money } from '../../core/money.ts';
import type { ContentKind } from '../../core/orders/order.ts';
import { decimalText, floorRational, inUnit, type Mass } from '../../core/quantity.ts';
import { hsDigits, type CustomsItem } from '../../core/ship/customsLines.ts';
import type { DraftCustoms, ShipmentDraft } from '../../station/ports.ts';
import { weightInOunces } from './measures.ts';

/** docs.easypost.com, CustomsInfo. */
const CONTENTS: Readonly<Record<ContentKind, string>> = {
  sale: 'merchandise',
  gift: 'gift',
  sample: 'sample',
  returned: 'returned_goods',
  documents: 'documents',
  other: 'other',
};
const LONGEST_EXPLANATION = 255;

const amountOf = ({ minor, currency }: Money, count: number, off: number): number =>
  Number(decimalText({ digits: minor * count - off, exponent: -currencyExponent(currency) }));

/** EasyPost keeps three decimals of an ounce and cuts the rest: so do we, that the goods together never outweigh the parcel. */
function ouncesOf(unit: Mass, count: number): number {
  const { num, den } = inUnit(unit, 'oz');
  return Number(floorRational({ num: num * BigInt(count) * 1000n, den })) / 1000;
}

/** Value and weight are those of the line, not of one unit (docs.easypost.com, CustomsItem). */
const itemOf = ({ sku, description, count, unitValue, discount = 0, unitWeight, hsCode, origin }: CustomsItem) => ({
  description,
  quantity: count,
  code: sku,
  ...(unitValue && { value: amountOf(unitValue, count, discount), currency: unitValue.currency }),
  ...(unitWeight && { weight: ouncesOf(unitWeight, count) }),
  ...(hsCode !== null && { hs_tariff_number: hsDigits(hsCode) }),
  ...(origin !== null && { origin_country: origin }),
});

/** The member state that gave an IOSS number stands in it by its number of ISO 3166-1. */
const IOSS_STATES: ReadonlyMap<string, string> = new Map(
  '040AT 056BE 100BG 191HR 196CY 203CZ 208DK 233EE 246FI 250FR 276DE 300GR 348HU 372IE 380IT 428LV 440LT 442LU 470MT 528NL 616PL 620PT 642RO 703SK 705SI 724ES 752SE'
    .split(' ')
    .map((state) => [state.slice(0, 3), state.slice(3)]),
);

function taxNumbers({ numbers: { eori, vat, ioss } }: DraftCustoms, from: string) {
  const sender = (id: string, type: string, country: string) =>
    id === '' ? [] : [{ entity: 'SENDER', tax_id: id, tax_id_type: type, issuing_country: country }];
  return [
    ...sender(ioss, 'IOSS', IOSS_STATES.get(ioss.slice(2, 5)) ?? from),
    ...sender(eori, 'EORI', eori.slice(0, 2)),
    ...sender(vat, 'VAT', /^[A-Z]{2}/.exec(vat)?.[0] ?? from),
  ];
}

/** What a shipment over a border says for customs; nothing for one that crosses none. */
export function customsOf({ customs, shipFrom }: ShipmentDraft) {
  if (!customs) return {};
  const { contents, filing, signer, items } = customs;
  const taxes = taxNumbers(customs, shipFrom.country);
  const explanation = items.map(({ description }) => description).join(', ');
  return {
    customs_info: {
      contents_type: CONTENTS[contents],
      contents_explanation: contents === 'other' ? [...explanation].slice(0, LONGEST_EXPLANATION).join('') : '',
      customs_certify: signer !== '',
      ...(signer !== '' && { customs_signer: signer }),
      ...(filing !== '' && { eel_pfc: filing }),
      non_delivery_option: 'return',
      restriction_type: 'none',
      customs_items: items.map(itemOf),
    },
    ...(taxes.length > 0 && { tax_identifiers: taxes }),
  };
}

/** What has to be said of dangerous and restricted goods, and who pays duty (docs.easypost.com, Options). */
export function handlingOf(draft: ShipmentDraft) {
  const { goods = [], customs } = draft;
  return {
    ...(goods.some(({ battery }) => battery)
      ? { hazmat: 'LITHIUM' }
      : goods.some(({ isLimitedQuantity }) => isLimitedQuantity) && { hazmat: 'LIMITED_QUANTITY' }),
    ...iceOf(draft),
    ...(goods.some(({ isAgeChecked }) => isAgeChecked) && { delivery_confirmation: 'ADULT_SIGNATURE' }),
    ...(customs && { incoterm: customs.incoterm }),
  };
}

/**
 * EasyPost takes the weight of dry ice in ounces, as text, and its carriers want one (docs.easypost.com, Options): rounded up to a tenth. While
 * it is not known what goes into the parcel, it is said that ice does.
 */
function iceOf({ goods = [], dryIce }: ShipmentDraft) {
  if (dryIce === undefined) return goods.some((one) => one.dryIce) ? { dry_ice: true } : {};
  return dryIce === null ? {} : { dry_ice: true, dry_ice_weight: weightInOunces(dryIce).toString() };
}
