import type { OrderId, UserId } from '../ids.ts';
import type { EventOf } from '../journal/events.ts';
import type { OverrideKind } from '../journal/overrideEvents.ts';
import { COMMON_CUTS, type Counted, type ReportDefinition } from './report.ts';

/** What a supervisor let go, or a try to that did not count. `by` is who packed. */
export interface Overriding extends Counted {
  readonly kind: OverrideKind;
  /** Null for a badge nobody has. */
  readonly supervisorId: UserId | null;
  /** A code of the program's or the site's own words; of a try that did not count, why (`OVERRIDE_REFUSALS`). */
  readonly reason: string;
  readonly isRefused: boolean;
}

/** What of it a fact says by itself. */
export function overridingOf(
  event: EventOf<'overrideGranted' | 'overrideRefused'>,
): Pick<Overriding, 'kind' | 'supervisorId' | 'reason' | 'isRefused'> {
  const { kind, supervisorId, reason } = event;
  return { kind, supervisorId, reason, isRefused: event.type === 'overrideRefused' };
}

const isGranted = ({ isRefused }: Overriding): boolean => !isRefused;
const orderOf = ({ orderId }: Overriding): readonly OrderId[] => (orderId === null ? [] : [orderId]);

/**
 * Overrides: what supervisors let go after a bench stopped it, each once, when it was; and tries that did not count, because of a wrong PIN or
 * somebody who may not. Their rows by reason are those that counted.
 */
export const OVERRIDING: ReportDefinition<Overriding> = {
  name: 'overrides',
  figures: [
    { name: 'overrides', measure: 'count', of: (rows) => rows.filter(isGranted).length, isBehind: isGranted },
    {
      name: 'ordersOverridden',
      measure: 'count',
      of: (rows) => new Set(rows.filter(isGranted).flatMap(orderOf)).size,
      isBehind: (row) => isGranted(row) && row.orderId !== null,
      isOncePerOrder: true,
    },
    {
      name: 'overridesRefused',
      measure: 'count',
      of: (rows) => rows.filter(({ isRefused }) => isRefused).length,
      isBehind: ({ isRefused }) => isRefused,
    },
  ],
  cuts: [
    { name: 'override', order: 'size', keyOf: ({ kind }) => kind },
    { name: 'reason', order: 'size', keyOf: ({ reason, isRefused }) => (isRefused ? null : reason) },
    { name: 'supervisor', order: 'size', keyOf: ({ supervisorId }) => supervisorId ?? '' },
    { name: 'week', order: 'key', keyOf: ({ at }, clock) => clock.week(at) },
    ...COMMON_CUTS,
  ],
};
