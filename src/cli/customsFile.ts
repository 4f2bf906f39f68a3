import { z } from 'zod';
import { EMPTY_ADDRESS, type Address } from '../core/orders/address.ts';
import { BATTERY_CHEMISTRIES, BATTERY_PACKINGS, type Hazards } from '../core/orders/hazards.ts';
import { CONTENT_KINDS, type OrderCustoms } from '../core/orders/order.ts';
import { asId, type Sku } from '../core/ids.ts';
import { parseMoney, type Money } from '../core/money.ts';
import { parseDecimal, type Mass } from '../core/quantity.ts';
import type { CustomsItem } from '../core/ship/customsLines.ts';
import type { GoodsItem } from '../core/ship/dangerousGoods.ts';
import { INCOTERMS } from '../core/ship/incoterms.ts';
import type { RateBook } from '../core/ship/rateBook.ts';
import type { Site } from '../core/site.ts';
import { StationError } from '../shared/errors.ts';
import { siteCustoms } from '../shared/ipc/schemas.ts';

/** One parcel that is asked about. */
export interface CustomsQuestion {
  readonly number: string;
  readonly site: Pick<Site, 'customs'>;
  readonly from: Address;
  readonly to: Address;
  readonly book: RateBook;
  readonly shipDate: string;
  /** Of the own carrier; `*` for any. */
  readonly service: string;
  readonly gross: Mass;
  readonly packages: number;
  readonly customs: OrderCustoms;
  readonly items: readonly CustomsItem[];
  readonly freight: Money | null;
  readonly insurance: Money | null;
  readonly goods: readonly GoodsItem[];
}

const MASS = /^([\d.,]+) ?(mg|g|kg|oz|lb)$/;

/** `0.82 lb`. */
const mass = z.string().transform((text, context): Mass => {
  const [, digits = '', unit = ''] = MASS.exec(text) ?? [];
  const read = parseDecimal(digits);
  if (read.ok) return { ...read.value, unit: unit as Mass['unit'] };
  context.addIssue('a weight is written like "0.82 lb"');
  return z.NEVER;
});
/** `24.00 USD`. */
const money = z.string().transform((text, context): Money => {
  const [, digits = '', currency = ''] = /^([\d.,]+) ?([A-Z]{3})$/.exec(text) ?? [];
  const read = parseMoney(digits, currency);
  if (read.ok) return read.value;
  context.addIssue('a value is written like "24.00 USD"');
  return z.NEVER;
});
const energy = z.number().transform((value) => {
  const read = parseDecimal(value.toString());
  return read.ok ? read.value : z.NEVER;
});
const address = z
  .object({
    name: z.string(),
    company: z.string(),
    line1: z.string(),
    line2: z.string(),
    city: z.string(),
    province: z.string(),
    postcode: z.string(),
    country: z.string().regex(/^[A-Z]{2}$/),
    phone: z.string(),
    email: z.string(),
  })
  .partial()
  .required({ country: true })
  .strict();
const battery = z
  .object({
    chemistry: z.enum(BATTERY_CHEMISTRIES),
    packing: z.enum(BATTERY_PACKINGS),
    unNumber: z
      .string()
      .regex(/^\d{4}$/)
      .optional(),
    count: z.number().int().positive().optional(),
    isCells: z.boolean().optional(),
    isButton: z.boolean().optional(),
    batteryWh: energy.optional(),
    cellWh: energy.optional(),
    batteryLithium: mass.optional(),
    cellLithium: mass.optional(),
    net: mass.optional(),
    spares: z.number().int().optional(),
    condition: z.enum(['damaged', 'recalled']).optional(),
  })
  .strict();
const hazards = z
  .object({
    battery: battery.optional(),
    isLimitedQuantity: z.boolean().optional(),
    flammable: z.enum(['liquid', 'aerosol']).optional(),
    dryIce: mass.optional(),
    isAgeChecked: z.boolean().optional(),
  })
  .strict();
const file = z
  .object({
    order: z.string().default(''),
    from: address,
    to: address,
    shipDate: z.iso.date(),
    service: z.string().default('*'),
    gross: mass,
    packages: z.number().int().positive().default(1),
    contents: z.enum(CONTENT_KINDS).optional(),
    incoterm: z.enum(INCOTERMS).optional(),
    itn: z.string().optional(),
    freight: money.optional(),
    insurance: money.optional(),
    site: siteCustoms.partial().optional(),
    items: z
      .array(
        z
          .object({
            sku: z.string(),
            description: z.string().optional(),
            count: z.number().int().positive(),
            value: money.optional(),
            discount: money.optional(),
            weight: mass.optional(),
            hsCode: z.string().optional(),
            origin: z
              .string()
              .regex(/^[A-Z]{2}$/)
              .optional(),
            isExportControlled: z.boolean().optional(),
            hazards: hazards.optional(),
          })
          .strict()
          .refine(isBelowValue, 'a discount is of the same currency as the value and less than all of it'),
      )
      .min(1),
  })
  .strict();

interface Discounted {
  readonly count: number;
  readonly value?: Money | undefined;
  readonly discount?: Money | undefined;
}

function isBelowValue({ count, value, discount }: Discounted): boolean {
  if (!discount) return true;
  return value?.currency === discount.currency && discount.minor < value.minor * count;
}

/** Reads what a file says of one parcel. Throws StationError `config.invalid` naming what is wrong. */
export function customsFile(path: string, json: unknown, book: RateBook): CustomsQuestion {
  const read = file.safeParse(json);
  if (!read.success) throw new StationError('config.invalid', { file: path, problem: z.prettifyError(read.error) });
  const parcel = read.data;
  const { contents, incoterm, itn, items } = parcel;
  return {
    number: parcel.order,
    site: { customs: { eori: '', vat: '', ioss: '', incoterm: 'DAP', signer: '', ...stated(parcel.site ?? {}) } },
    from: { ...EMPTY_ADDRESS, ...stated(parcel.from) },
    to: { ...EMPTY_ADDRESS, ...stated(parcel.to) },
    book,
    shipDate: parcel.shipDate,
    service: parcel.service,
    gross: parcel.gross,
    packages: parcel.packages,
    customs: stated({ contents, incoterm, itn }),
    freight: parcel.freight ?? null,
    insurance: parcel.insurance ?? null,
    items: items.map((item) => ({
      sku: asId<Sku>(item.sku),
      description: item.description ?? item.sku,
      count: item.count,
      unitValue: item.value ?? null,
      ...(item.discount && { discount: item.discount.minor }),
      unitWeight: item.weight ?? null,
      hsCode: item.hsCode ?? null,
      origin: item.origin ?? null,
      isExportControlled: item.isExportControlled === true,
    })),
    goods: items.flatMap(({ sku, count, weight, hazards: of }): readonly GoodsItem[] =>
      of ? [{ sku: asId<Sku>(sku), count, unitWeight: weight ?? null, hazards: hazardsOf(of) }] : [],
    ),
  };
}

function hazardsOf({ battery: of, ...rest }: z.output<typeof hazards>): Hazards {
  return { ...stated(rest), ...(of && { battery: stated(of) }) };
}

type Stated<T> = { readonly [K in keyof T]: Exclude<T[K], undefined> };

/** The fields that are there: an optional one that is undefined is none. */
const stated = <T extends object>(given: T): Stated<T> =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Stated<T>;
