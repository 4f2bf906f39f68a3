import { asId } from '../../src/core/ids.ts';
import { EMPTY_ADDRESS, type Address } from '../../src/core/orders/address.ts';
import { quantity } from '../../src/core/quantity.ts';
import type { Quote } from '../../src/core/ship/parcel.ts';
import type { CarrierLabel, ShipmentDraft } from '../../src/station/ports.ts';

/** An address of the given fields, the others empty. */
export const address = (fields: Partial<Address>): Address => ({ ...EMPTY_ADDRESS, ...fields });

const quote: Quote = {
  carrier: 'Own carrier',
  service: 'ground',
  serviceName: 'Economy',
  charge: { minor: 1148, currency: 'USD' },
  billable: quantity(5, 0, 'lb'),
  dimWeight: null,
  zone: '5',
  ruleVersion: 'ups-us-daily@2025-08-18',
  trace: [],
};

/** A shipment inside the United States. */
export const shipment: ShipmentDraft = {
  orderNumber: '10472',
  parcelIndex: 1,
  parcelCount: 2,
  shipFrom: address({
    name: 'Fern & Field Goods',
    line1: '14 Millrace Way',
    city: 'Harrow Falls',
    province: 'MN',
    postcode: '55099',
    country: 'US',
  }),
  shipTo: address({
    name: 'Rowan Ashby',
    line1: '207 Larkspur Lane',
    city: 'East Dunmore',
    province: 'WI',
    postcode: '54901',
    country: 'US',
  }),
  outer: { length: quantity(12, 0, 'in'), width: quantity(9, 0, 'in'), height: quantity(6, 0, 'in') },
  gross: quantity(438, -2, 'lb'),
  shipDate: '2026-11-23',
  shippingMethod: 'Standard',
  currency: 'USD',
};

/** The same over a border, with all that customs ask of the one product and little of the other. */
export const abroad: ShipmentDraft = {
  ...shipment,
  customs: {
    contents: 'sale',
    incoterm: 'DDP',
    filing: 'NOEEI 30.37(a)',
    signer: 'R. Ashby',
    numbers: { eori: 'GB123456789000', vat: '', ioss: 'IM2760000017' },
    items: [
      {
        sku: asId('MUG'),
        description: 'Stoneware mug',
        count: 3,
        unitValue: { minor: 2410, currency: 'USD' },
        unitWeight: quantity(372, 0, 'g'),
        hsCode: '6912.00',
        origin: 'PT',
        isExportControlled: false,
      },
      {
        sku: asId('X'),
        description: 'Sample',
        count: 1,
        unitValue: { minor: 500, currency: 'JPY' },
        unitWeight: null,
        hsCode: null,
        origin: null,
        isExportControlled: false,
      },
    ],
  },
};

/** A label numbered by SSCC. */
export const ssccLabel: CarrierLabel = {
  tracking: '006141411234567890',
  sscc: '006141411234567890',
  scanText: '00006141411234567890',
  quote,
  carrierRef: null,
  print: null,
};

/** A label with a private number. */
export const privateLabel: CarrierLabel = {
  tracking: 'PS000000000017',
  sscc: null,
  scanText: 'PS000000000017',
  quote,
  carrierRef: null,
  print: null,
};

/** Shipments to people all over the world, by what is hard about them. */
export const worldwide: Readonly<Record<string, Address>> = {
  English: shipment.shipTo,
  German: address({
    name: 'Jürgen Weißmüller',
    company: 'Käsehaus Süd GmbH & Co. KG',
    line1: 'Straße des 17. Juni 135',
    line2: 'Hinterhof, 2. OG',
    city: 'München',
    postcode: '80331',
    country: 'DE',
  }),
  Greek: address({
    name: 'Ελένη Παπαδοπούλου',
    line1: 'Λεωφόρος Βασιλίσσης Σοφίας 48',
    line2: '3ος όροφος',
    city: 'Αθήνα',
    postcode: '115 28',
    country: 'GR',
  }),
  Cyrillic: address({
    name: 'Олександра Шевченко',
    line1: 'вул. Хрещатик 22',
    city: 'Київ',
    postcode: '01001',
    country: 'UA',
  }),
  Japanese: address({
    name: '佐藤 美咲',
    company: '株式会社山の音',
    line1: '千代田区丸の内1丁目9番2号',
    city: '東京都',
    postcode: '100-6612',
    country: 'JP',
  }),
  Korean: address({ name: '김민준', line1: '테헤란로 152', city: '서울', postcode: '06236', country: 'KR' }),
  Chinese: address({ name: '王秀英', line1: '南京东路 300 号', city: '上海市', postcode: '200001', country: 'CN' }),
  Arabic: address({ name: 'فاطمة الزهراء', line1: 'شارع الشيخ زايد 12، شقة 4B', city: 'دبي', country: 'AE' }),
  Hebrew: address({
    name: 'נועה כהן',
    line1: 'רחוב דיזנגוף 50, דירה 12',
    city: 'תל אביב',
    postcode: '6433222',
    country: 'IL',
  }),
  Thai: address({
    name: 'สมชาย ใจดี',
    line1: '99/1 ถนนสุขุมวิท แขวงคลองเตย',
    city: 'กรุงเทพมหานคร',
    postcode: '10110',
    country: 'TH',
  }),
  Vietnamese: address({
    name: 'Nguyễn Thị Ánh Tuyết',
    line1: '12 Đường Lê Lợi',
    city: 'Thành phố Hồ Chí Minh',
    postcode: '700000',
    country: 'VN',
  }),
  Turkish: address({
    name: 'Şükrü Yıldırım Özgüğ',
    line1: 'İstiklâl Caddesi No: 142',
    city: 'İstanbul',
    postcode: '34430',
    country: 'TR',
  }),
  Hindi: address({ name: 'प्रिया शर्मा', line1: 'महात्मा गांधी मार्ग 7', city: 'मुंबई', postcode: '400001', country: 'IN' }),
  emoji: address({ name: 'Zoë 🌻 Krämer 👩‍🚀', line1: 'Allee 5 🏠', city: 'Köln', postcode: '50667', country: 'DE' }),
};
