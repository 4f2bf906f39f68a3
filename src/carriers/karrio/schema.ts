import { z } from 'zod';
import type { ServerError } from '../said.ts';

/*
 * The answers of a Karrio server's REST API (its OpenAPI description, shipments), as far as they are read. More fields are ignored.
 */
const rate = z.object({
  id: z.string().nullish(),
  carrier_name: z.string(),
  carrier_id: z.string().nullish(),
  service: z.string(),
  /** A JSON number: read by its shortest decimal text, never calculated with. */
  total_charge: z.number(),
  currency: z.string().length(3),
  transit_days: z.number().int().nullish(),
  estimated_delivery: z.string().nullish(),
  meta: z.object({ service_name: z.string().nullish() }).nullish(),
});
export type RateAnswer = z.infer<typeof rate>;

/** A shipment, bought or not. */
export const shipmentAnswer = z.object({
  id: z.string().min(1),
  status: z.string(),
  reference: z.string().nullish(),
  tracking_number: z.string().nullish(),
  rates: z.array(rate).nullish(),
  selected_rate: rate.nullish(),
  label_type: z.string().nullish(),
  label_url: z.string().nullish(),
  docs: z.object({ label: z.string().nullish() }).nullish(),
});
export type ShipmentAnswer = z.infer<typeof shipmentAnswer>;

/** A page of shipments. */
export const shipmentPage = z.object({ results: z.array(shipmentAnswer), next: z.string().nullish() });

const message = z.object({ code: z.string().nullish(), message: z.unknown() });
const errorAnswer = z.object({ errors: z.array(message).nullish(), messages: z.array(message).nullish() });

/** Why a question was refused; null for an answer that is none of Karrio's errors. */
export function readError(json: unknown): ServerError | null {
  const read = errorAnswer.safeParse(json);
  if (!read.success) return null;
  const all = [...(read.data.errors ?? []), ...(read.data.messages ?? [])];
  const [first] = all;
  if (!first) return null;
  const words = all.map((one) => (typeof one.message === 'string' ? one.message : JSON.stringify(one.message)));
  return { code: first.code ?? '', detail: words.join(' \u00b7 ') };
}
