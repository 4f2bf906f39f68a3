import { isStopped } from './clearance.ts';
import type { ParcelId } from '../ids.ts';
import { reasonGiven } from './boxReason.ts';
import { confirmed, withoutConfirmed } from './confirmed.ts';
import type { EventOf, StationEvent } from '../journal/events.ts';
import { loadTold } from './loadFold.ts';
import { itemPacked, itemUnpacked, notAsked, notTakingOut, takeOutAsked, shortened, unitAsked } from './itemFold.ts';
import { labelPatch, WITHOUT_LABEL } from './labelFold.ts';
import { putBackChanged } from './putBackFold.ts';
import { keptBox, reopened } from './reopenFold.ts';
import type { PackParcel, PackSession } from './session.ts';
import { weighedParcel } from './weighedFold.ts';

/** Events that change a pack session. */
export type PackEvent = Extract<StationEvent, { readonly sessionId: unknown }>;

/** True for an event that belongs to a pack session (a refused scan outside a session has none). */
export const isPackEvent = (event: StationEvent): event is PackEvent =>
  'sessionId' in event && event.sessionId !== null;

/** The session after one event; `null` before `packStarted`. Throws when an event names a session that never started: a bug. */
export function evolve(session: PackSession | null, event: PackEvent): PackSession {
  if (event.type === 'packStarted') return started(event);
  if (!session) throw new Error(`${event.type} before packStarted`);
  if (event.type === 'putBackBegun' || event.type === 'itemPutBack') return putBackChanged(session, event);
  const next = changed(session, event);
  // What the channel stopped stays stopped until it is given up, whatever else is reported meanwhile.
  const isStopLost = isStopped(session) && !isStopped(next) && next.status === 'open';
  return isStopLost ? { ...next, alert: session.alert } : next;
}

type BenchEvent = Exclude<PackEvent, EventOf<'packStarted' | 'putBackBegun' | 'itemPutBack'>>;

function changed(session: PackSession, event: BenchEvent): PackSession {
  switch (event.type) {
    case 'packPaused':
      return { ...notTakingOut(notAsked(session)), status: 'paused', alert: null };
    case 'unitTraceAsked':
      return unitAsked(session, event);
    case 'itemShort':
    case 'itemFound':
      return shortened(session, event);
    case 'refusalCleared':
      return { ...session, alert: null };
    case 'unitTraceDropped':
    case 'takeOutDropped':
    case 'itemDamaged':
      return { ...notTakingOut(notAsked(session)), alert: null };
    case 'packResumed':
      return { ...session, status: 'open', packerId: event.packerId };
    case 'packStopped':
      return { ...session, alert: stopAlert(event) };
    case 'packAbandoned':
    case 'packFinished':
      return { ...session, status: event.type === 'packFinished' ? 'finished' : 'abandoned', alert: null };
    case 'itemPacked':
      return itemPacked(session, event);
    case 'itemUnpacked':
      return itemUnpacked(withoutConfirmed(session), event);
    case 'takeOutAsked':
      return takeOutAsked(session, event);
    case 'scanRefused':
      return { ...session, alert: scanAlert(event) };
    case 'overrideGranted':
    case 'overrideRefused':
      return overridden(session, event);
    case 'instructionsPinned':
      return { ...session, instructions: event.instructions };
    case 'instructionConfirmed':
      return confirmed(session, event);
    case 'parcelReopened':
      return reopened(session, event);
    case 'loadDisagreed':
    case 'loadAgreed':
      return loadTold(session, event);
    case 'boxesPlanned':
    case 'boxesReplanned':
      return { ...session, plan: planned(session, event) };
    default:
      return { ...session, ...parcelChange(session, event) };
  }
}

// A paused session stays paused: opening it would put a second order on the bench. Whoever resumes it sees why it was stopped.
const stopAlert = ({ reason, isAwaited, holds }: EventOf<'packStopped'>): PackSession['alert'] => ({
  kind: 'stopped',
  reason,
  ...(isAwaited && { isAwaited }),
  ...(holds && { holds }),
});

const scanAlert = ({ reason, code, sku, trace }: EventOf<'scanRefused'>): PackSession['alert'] => ({
  kind: 'scan',
  reason,
  code,
  sku,
  ...(trace ? { trace } : {}),
});

/** Facts of one parcel; what an override is about stands in it by another name. */
type ParcelEvent = Exclude<Extract<PackEvent, { readonly parcelId: ParcelId }>, EventOf<'parcelReopened'>>;

function parcelChange(session: PackSession, event: ParcelEvent): Pick<PackSession, 'parcels' | 'alert'> {
  const change = (
    patch: Partial<PackParcel>,
    alert: PackSession['alert'] = null,
  ): Pick<PackSession, 'parcels' | 'alert'> => ({
    parcels: patchParcel(session.parcels, event.parcelId, patch),
    alert,
  });
  switch (event.type) {
    case 'boxChosen':
      return { parcels: [...session.parcels, newParcel(event)], alert: null };
    case 'boxReturned':
      return { parcels: session.parcels.filter((parcel) => parcel.parcelId !== event.parcelId), alert: null };
    case 'boxReasonGiven':
      return { parcels: reasonGiven(session.parcels, event.parcelId), alert: null };
    case 'weightCaptured':
      return { parcels: weighedParcel(session.parcels, event), alert: null };
    case 'weightRefused':
      return change(
        { gross: null },
        {
          kind: 'weight',
          reason: event.reason,
          gross: event.gross,
          expected: event.expected,
          tolerance: event.tolerance,
          ...(event.frame !== undefined && { deviceId: event.deviceId ?? null, frame: event.frame }),
          ...(event.isKeyed && { isKeyed: event.isKeyed }),
        },
      );
    case 'parcelStopped':
      return change({}, { kind: 'goods', reason: event.reason, sku: event.sku });
    case 'markConfirmed':
      return change({ marks: [...(parcelOf(session, event.parcelId)?.marks ?? []), event.mark] });
    case 'parcelCleared':
      return change({});
    case 'parcelClosed':
      return change({ isClosed: true });
    case 'boxKept':
      return { parcels: keptBox(session.parcels, event.parcelId), alert: null };
    default:
      // What the carrier and the printer report comes in beside the packer's scans and leaves a standing alert alone.
      return change(labelPatch(event, parcelOf(session, event.parcelId)), session.alert);
  }
}

const parcelOf = (session: PackSession, parcelId: PackParcel['parcelId']): PackParcel | undefined =>
  session.parcels.find((parcel) => parcel.parcelId === parcelId);

function started(event: EventOf<'packStarted'>): PackSession {
  return {
    sessionId: event.sessionId,
    orderId: event.orderId,
    number: event.number,
    revision: event.revision,
    packerId: event.packerId,
    lines: event.lines.map((line) => ({ ...line, packed: 0 })),
    scans: [],
    plan: null,
    parcels: [],
    alert: null,
    status: 'open',
  };
}

function overridden(session: PackSession, event: EventOf<'overrideGranted' | 'overrideRefused'>): PackSession {
  if (event.type === 'overrideRefused') return session;
  const { kind, ofParcel, supervisorId, reason, after } = event;
  const { serial } = after;
  const said = { kind, ofParcel, supervisorId, reason, ...(serial !== undefined && { serial }) };
  const overrides = [...(session.overrides ?? []), said];
  return { ...session, overrides, alert: null };
}

/** What was begun stands as it was filled, the new plan after it. */
function planned(
  session: PackSession,
  event: EventOf<'boxesPlanned'> | EventOf<'boxesReplanned'>,
): PackSession['plan'] {
  if (event.type === 'boxesPlanned') return { parcels: event.parcels, reason: event.reason };
  const before = session.parcels.slice(0, event.begun).map(({ cartonTypeId, contents, placements = [] }) => ({
    cartonTypeId,
    contents,
    placements,
  }));
  const isReplanned = event.why !== 'improved' || session.plan?.isReplanned === true;
  return { parcels: [...before, ...event.parcels], reason: event.reason, ...(isReplanned ? { isReplanned } : {}) };
}

function newParcel(event: EventOf<'boxChosen'>): PackParcel {
  return {
    parcelId: event.parcelId,
    cartonTypeId: event.cartonTypeId,
    contents: event.contents,
    ...(event.placements ? { placements: event.placements } : {}),
    ...(event.isReasonAsked && event.suggestedId ? { reasonFor: event.suggestedId } : {}),
    ...WITHOUT_LABEL,
    isClosed: false,
  };
}

const patchParcel = (parcels: readonly PackParcel[], id: string, patch: Partial<PackParcel>): PackParcel[] =>
  parcels.map((parcel) => (parcel.parcelId === id ? { ...parcel, ...patch } : parcel));
