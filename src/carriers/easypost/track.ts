import { z } from 'zod';
import { readReport, type ReportedEvent } from '../../core/ship/trackingReport.ts';
import type { TrackAnswer, Urgency } from '../../station/ports.ts';
import { readable, type SayTo } from '../said.ts';

/*
 * EasyPost's trackers (docs.easypost.com, trackers), as far as they are read: what happened, when and where. Sentences, who signed and where
 * it goes are left where they are.
 */
const place = z.object({ city: z.string().nullish(), state: z.string().nullish(), country: z.string().nullish() });
const detail = z.object({
  status: z.string().nullish(),
  status_detail: z.string().nullish(),
  datetime: z.string(),
  tracking_location: place.nullish(),
});
const tracker = z.object({
  tracking_code: z.string().min(1),
  est_delivery_date: z.string().nullish(),
  tracking_details: z.array(z.unknown()).nullish(),
});
type Tracker = z.infer<typeof tracker>;
const trackers = z.object({ trackers: z.array(z.unknown()) });

/** Asks about up to 100 numbers in one question. Labels bought of EasyPost have their trackers already. */
export async function track(say: SayTo, numbers: readonly string[], urgency: Urgency): Promise<TrackAnswer> {
  if (numbers.length === 0) return { kind: 'told', events: [] };
  const said = await say(
    {
      method: 'POST',
      path: '/v2/trackers/batch',
      body: { tracking_codes: numbers },
      isSpare: urgency === 'spare',
    },
    trackers,
  );
  if (said.kind === 'refused') return { kind: 'refused' };
  if (said.kind !== 'said') return { kind: 'unclear', reason: said.reason };
  return { kind: 'told', events: readable(tracker, said.value.trackers).flatMap(eventsOf) };
}

/** Its time is that of the place where it happened, with its offset, where EasyPost could tell; else UTC. */
function eventsOf(told: Tracker): readonly ReportedEvent[] {
  const details = readable(detail, told.tracking_details ?? []);
  const newest = Math.max(...details.map(({ datetime }) => Date.parse(datetime) || -Infinity));
  return details.flatMap(({ status, status_detail: fine, datetime, tracking_location: where }) => {
    const report = readReport({
      number: told.tracking_code,
      carrier: 'easypost',
      source: 'easypost',
      at: datetime,
      code: status ?? '',
      detail: fine ?? '',
      reason: fine ?? '',
      city: where?.city ?? '',
      region: where?.state ?? '',
      country: where?.country ?? '',
      eta: Date.parse(datetime) === newest ? (told.est_delivery_date?.slice(0, 10) ?? '') : '',
    });
    return report.ok ? [report.value] : [];
  });
}
