import { z } from 'zod';
import { readReport, type ReportedEvent } from '../../core/ship/trackingReport.ts';
import type { TrackAnswer, Urgency } from '../../station/ports.ts';
import { readable, type SayTo } from '../said.ts';

/*
 * A Karrio server's trackers (its OpenAPI description, trackers), as far as they are read: what happened, when and where. Sentences and who
 * signed are left where they are. Older servers have no status of an event, only its carrier's code.
 */
const event = z.object({
  date: z.string().nullish(),
  time: z.string().nullish(),
  timestamp: z.string().nullish(),
  code: z.string().nullish(),
  status: z.string().nullish(),
  reason: z.string().nullish(),
  location: z.string().nullish(),
});
type Told = z.infer<typeof event>;
const tracker = z.object({
  tracking_number: z.string().min(1),
  status: z.string().nullish(),
  estimated_delivery: z.string().nullish(),
  /** The newest first. */
  events: z.array(z.unknown()).nullish(),
});
type Tracker = z.infer<typeof tracker>;

const NOT_FOUND = 404;

/** Asks about the first of the numbers: Karrio tells of one at a time, and made its tracker when it sold the label. */
export async function track(say: SayTo, [number]: readonly string[], urgency: Urgency): Promise<TrackAnswer> {
  if (number === undefined) return { kind: 'told', events: [] };
  const path = `/v1/trackers/${encodeURIComponent(number)}`;
  const said = await say({ method: 'GET', path, isSpare: urgency === 'spare' }, tracker);
  if (said.kind === 'refused') return said.status === NOT_FOUND ? { kind: 'told', events: [] } : { kind: 'refused' };
  if (said.kind !== 'said') return { kind: 'unclear', reason: said.reason };
  return { kind: 'told', events: eventsOf(said.value) };
}

function eventsOf(told: Tracker): readonly ReportedEvent[] {
  const events = readable(event, told.events ?? []).flatMap((one, index) => {
    const isNewest = index === 0;
    const report = readReport({
      number: told.tracking_number,
      carrier: 'karrio',
      source: 'karrio',
      at: timeOf(one),
      code: one.status ?? (isNewest ? told.status : null) ?? '',
      detail: one.reason ?? '',
      reason: [one.reason, one.code].filter(Boolean).join(' '),
      city: one.location ?? '',
      eta: isNewest ? (told.estimated_delivery?.slice(0, 10) ?? '') : '',
    });
    return report.ok ? [report.value] : [];
  });
  return events.toReversed();
}

const CLOCK = /^(\d{1,2}):(\d{2})(?::\d{2})?\s*([AP]M)?$/i;

/**
 * Karrio passes on the date and time on the clock of the place and not which clock that is: the date is right so, the instant within a day.
 * Only a timestamp with an offset says more.
 */
function timeOf({ date, time, timestamp }: Told): string {
  if (timestamp && /[+-]\d{2}:?\d{2}$/.test(timestamp)) return timestamp;
  if (!date) return timestamp ?? '';
  const [, hours = '0', minutes = '00', half] = CLOCK.exec((time ?? '').trim()) ?? [];
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (half.toUpperCase() === 'PM' ? 12 : 0);
  return `${date.slice(0, 10)}T${hour.toString().padStart(2, '0')}:${minutes}+00:00`;
}
