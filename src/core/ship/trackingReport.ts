import type { EventOf } from '../journal/events.ts';
import { ok, refuse, type Result } from '../result.ts';
import { isLocalDate, type Instant } from '../time.ts';
import { TRACKING_SOURCES, trackingMeaning, type TrackingMeaning } from './trackingCodes.ts';
import { TRACKING_DELAYS, TRACKING_STATUSES } from './trackingStatus.ts';

/** What somebody says of a parcel: a carrier's answer, or a line of its file. */
export type ReportedEvent = Omit<EventOf<'trackingReported'>, 'type' | 'intentId' | 'carrier'> & {
  /** Null: whoever sold a label of that number. */
  readonly carrier: string | null;
};

/** Fields of a report as text, as a file has them; what is absent is ''. */
export const REPORT_FIELDS = [
  'number',
  'at',
  'status',
  'delay',
  'source',
  'code',
  'detail',
  'reason',
  'carrier',
  'city',
  'region',
  'country',
  'eta',
] as const;
export type ReportField = (typeof REPORT_FIELDS)[number];

/** Why a line of a file says nothing of a parcel. */
export type ReportProblem =
  'numberMissing' | 'timeInvalid' | 'statusUnknown' | 'sourceUnknown' | 'delayUnknown' | 'etaInvalid';

/**
 * One report. `at` is ISO 8601 with an offset: the carrier's local time, or `Z` for an instant of which the local date is not known. The
 * status is the station's own word in any spelling (`in transit`, `inTransit`), or a `code` (with its finer `detail`) in the words of a
 * `source`.
 */
export function readReport(
  fields: Readonly<Partial<Record<ReportField, string>>>,
): Result<ReportedEvent, ReportProblem> {
  const field = (name: ReportField): string => fields[name]?.trim() ?? '';
  const time = readTime(field('at'));
  const meaning = meaningOf(field);
  const eta = field('eta');
  if (field('number') === '') return refuse('numberMissing');
  if (!time) return refuse('timeInvalid');
  if (!meaning.ok) return meaning;
  if (eta !== '' && !isLocalDate(eta)) return refuse('etaInvalid');
  return ok({
    number: field('number'),
    carrier: field('carrier') || null,
    code: field('code'),
    ...meaning.value,
    reason: field('reason'),
    place: [field('city'), field('region'), field('country')].filter((part) => part !== '').join(' '),
    ...time,
    eta: eta || null,
  });
}

function meaningOf(field: (name: ReportField) => string): Result<TrackingMeaning, ReportProblem> {
  const source = TRACKING_SOURCES.find((known) => known === field('source').toLowerCase());
  if (field('source') !== '') {
    return source ? ok(trackingMeaning(source, field('code'), field('detail'))) : refuse('sourceUnknown');
  }
  const status = TRACKING_STATUSES.find((known) => bare(known) === bare(field('status')));
  if (!status) return refuse('statusUnknown');
  const delay = TRACKING_DELAYS.find((known) => bare(known) === bare(field('delay'))) ?? null;
  return field('delay') !== '' && delay === null ? refuse('delayUnknown') : ok({ status, delay });
}

const bare = (word: string): string => word.replace(/[\s_-]/g, '').toLowerCase();

const TIME = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:(Z)|([+-])(\d{2}):?(\d{2}))$/;

function readTime(text: string): { readonly at: Instant; readonly utcOffset: number | null } | null {
  const match = TIME.exec(text);
  const at = Date.parse(text.replace(' ', 'T'));
  if (!match || Number.isNaN(at) || !isLocalDate(text.slice(0, 10))) return null;
  const [, zulu, sign, hours, minutes] = match;
  const offset = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  return { at, utcOffset: zulu === undefined ? offset : null };
}
