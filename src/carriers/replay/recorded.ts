import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { money } from '../../core/money.ts';
import { quantity } from '../../core/quantity.ts';
import type { Quote } from '../../core/ship/parcel.ts';
import { StationError } from '../../shared/errors.ts';
import type { RecordedParcel } from './index.ts';

const parcel = z.object({
  orderNumber: z.string().nullable().default(null),
  currency: z.string().length(3),
  billable: z.object({ digits: z.number().int(), exponent: z.number().int(), unit: z.enum(['lb', 'oz', 'kg', 'g']) }),
  offers: z
    .array(
      z.object({
        service: z.string().min(1),
        name: z.string().min(1),
        /** Minor units; left out with the reason why the service does not take the parcel. */
        charge: z.number().int().min(0).optional(),
        refused: z.string().min(1).optional(),
        transitDays: z.number().int().min(0).optional(),
      }),
    )
    .min(1),
  tracking: z.string().min(4),
  zpl: z.string().includes('^XA').includes('^XZ'),
  dpmm: z.literal([8, 12, 24]).default(8),
});
const file = z.object({ parcels: z.array(parcel) });
type ParcelRecord = z.infer<typeof parcel>;

/** Reads recorded answers, JSON with `parcels`. Throws StationError file.unreadable and config.invalid naming the place. */
export function readRecorded(path: string): readonly RecordedParcel[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new StationError('file.unreadable', { path }, { cause: error });
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new StationError('config.invalid', { file: path, problem: String(error) }, { cause: error });
  }
  const read = file.safeParse(json);
  if (read.success) return read.data.parcels.map(recordedOf);
  const [issue] = read.error.issues;
  const problem = `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`;
  throw new StationError('config.invalid', { file: path, problem });
}

function recordedOf(record: ParcelRecord): RecordedParcel {
  const offers = record.offers.map((offer) => {
    const quote = quoteOf(record, offer);
    return { service: offer.service, answer: quote ? { quote } : { refused: offer.refused ?? 'unpriced' } };
  });
  return { orderNumber: record.orderNumber, offers, tracking: record.tracking, dpmm: record.dpmm, zpl: record.zpl };
}

function quoteOf({ currency, billable }: ParcelRecord, offer: ParcelRecord['offers'][number]): Quote | null {
  if (offer.charge === undefined) return null;
  return {
    carrier: 'replay',
    service: offer.service,
    serviceName: offer.name,
    charge: money(offer.charge, currency),
    billable: quantity(billable.digits, billable.exponent, billable.unit),
    dimWeight: null,
    zone: 'replay',
    ...(offer.transitDays !== undefined && { transitDays: offer.transitDays }),
    ruleVersion: 'replay',
    trace: ['recorded'],
  };
}
