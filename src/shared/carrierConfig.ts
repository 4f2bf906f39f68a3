import { z } from 'zod';
import { shape } from './configProblems.ts';

const net = {
  /**
   * A file with the carrier's key alone, readable by its owner only. Left out: the environment variable `STATION_CARRIER_KEY`. The key
   * itself never stands in `station.json`.
   */
  keyFile: z.string().min(1).optional(),
  timeoutMs: z.number().int().min(1_000).max(120_000).default(15_000),
  /** All calls of this station in any minute; several stations share what their account may ask. */
  callsPerMinute: z.number().int().min(2).max(10_000).default(40),
  /** How long a label that was bought may stay unseen at the carrier: before that "not found" counts for nothing. */
  settleMs: z.number().int().min(10_000).max(3_600_000).default(180_000),
  /** Whether it is asked about the addresses of waiting orders: an account may be charged for that. */
  checkAddresses: z.boolean().default(true),
  /** Services by the shipping method of an order, as the carrier names them; a method left out may go by any. */
  services: z.record(z.string().min(1), z.array(z.string().min(1)).min(1)).default({}),
};

const webAddress = z.url({ protocol: /^https?$/, error: shape('url') });

/** Whom labels are bought from. */
export const carrierConfig = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('offline') }),
    /** Recorded answers, for training. */
    z.strictObject({ kind: z.literal('replay'), file: z.string().min(1) }),
    z.strictObject({
      kind: z.literal('easypost'),
      url: webAddress.default('https://api.easypost.com'),
      ...net,
    }),
    z.strictObject({
      kind: z.literal('karrio'),
      url: webAddress,
      /** Dots per millimetre its carriers lay labels out for. */
      dpmm: z.literal([8, 12, 24]).default(8),
      ...net,
    }),
  ])
  .default({ kind: 'offline' });
export type CarrierConfig = z.infer<typeof carrierConfig>;
