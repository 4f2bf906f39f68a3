import { z } from 'zod';
import type { ServerError } from '../said.ts';

/*
 * The answers of EasyPost's API v2 (docs.easypost.com: shipments, rates, refunds, errors), as far as they are read. More fields are ignored.
 */
const rate = z.object({
  id: z.string(),
  carrier: z.string(),
  service: z.string(),
  /** Decimal text. */
  rate: z.string(),
  currency: z.string().length(3),
  delivery_days: z.number().int().nullish(),
  est_delivery_days: z.number().int().nullish(),
  delivery_date: z.string().nullish(),
});
export type RateAnswer = z.infer<typeof rate>;

const label = z.object({
  label_resolution: z.number().nullish(),
  label_url: z.string().nullish(),
  label_zpl_url: z.string().nullish(),
});

/** A shipment, bought or not. */
export const shipmentAnswer = z.object({
  id: z.string().min(1),
  reference: z.string().nullish(),
  tracking_code: z.string().nullish(),
  rates: z.array(rate).default([]),
  selected_rate: rate.nullish(),
  postage_label: label.nullish(),
  refund_status: z.enum(['submitted', 'refunded', 'rejected', 'not_applicable']).nullish(),
  usps_zone: z.number().nullish(),
  messages: z.array(z.object({ carrier: z.string().nullish(), message: z.string().nullish() })).default([]),
});
export type ShipmentAnswer = z.infer<typeof shipmentAnswer>;

/** A page of shipments, the newest first. */
export const shipmentPage = z.object({ shipments: z.array(shipmentAnswer), has_more: z.boolean().default(false) });

const errorAnswer = z.object({
  error: z.object({
    code: z.string().default(''),
    message: z.union([z.string(), z.array(z.string()).transform((all) => all.join(' '))]).default(''),
    errors: z
      .array(z.object({ field: z.string().nullish(), message: z.string().nullish() }))
      .nullish()
      .transform((all) => all ?? []),
  }),
});

/** Why a question was refused; null for an answer that is none of EasyPost's errors. */
export function readError(json: unknown): ServerError | null {
  const read = errorAnswer.safeParse(json);
  if (!read.success) return null;
  const { code, message, errors } = read.data.error;
  const fields = errors.map((one) => [one.field, one.message].filter(Boolean).join(': '));
  return { code, detail: [message, ...fields].filter(Boolean).join(' \u00b7 ') };
}
