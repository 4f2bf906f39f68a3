import type { ParcelId } from '../ids.ts';
import { decided, NOTHING, type Decision, type PackFacts, type ReopenSaid } from './decision.ts';
import { voidLabel } from './purchase.ts';
import { currentParcel, isVerified, type PackSession } from './session.ts';

/** Why a parcel is not reopened; words under `parcelList.noReopen`. */
export const REOPEN_REFUSALS = [
  'unknownParcel',
  'onBench',
  'onManifest',
  'handedOver',
  'orderStopped',
  'orderUnderWay',
  'benchBusy',
  'signInFirst',
] as const;
export type ReopenRefusal = (typeof REOPEN_REFUSALS)[number];

/** What decides whether a parcel comes back onto the bench. */
export interface ReopenFacts {
  readonly parcelId: ParcelId;
  /** The session that packed it; null where nobody knows. */
  readonly session: PackSession | null;
  /** The session that has its order now, here or at another bench; null where none has. */
  readonly holder: PackSession | null;
  /** True while no order lies on this bench. */
  readonly isBenchFree: boolean;
  /** True while its label is on a closed manifest. */
  readonly isOnManifest: boolean;
  /** True once it went on the truck, or its carrier saw it. */
  readonly isHandedOver: boolean;
}

/** Why a closed parcel can't be opened again; null when it can. What left, or is told to a carrier as leaving, is the carrier's. */
export function reopenRefusal(facts: ReopenFacts): ReopenRefusal | null {
  const { session, holder, parcelId } = facts;
  const parcel = session?.parcels.find((known) => known.parcelId === parcelId);
  if (!session || !parcel) return 'unknownParcel';
  if (!parcel.isClosed) return 'onBench';
  if (facts.isHandedOver) return 'handedOver';
  if (facts.isOnManifest) return 'onManifest';
  // Who gave the order up put back what was in no box: its session can't be gone on with.
  if (session.status === 'abandoned') return 'orderStopped';
  if (!facts.isBenchFree) return 'benchBusy';
  return holder && !isBetweenParcels(holder, session) ? 'orderUnderWay' : null;
}

/** The order was laid aside after a box was closed and before the next was begun: nothing lies open of it. */
const isBetweenParcels = (holder: PackSession, session: PackSession): boolean =>
  holder.sessionId === session.sessionId &&
  holder.status === 'paused' &&
  currentParcel(holder) === null &&
  isVerified(holder);

/** A closed parcel comes back onto the bench with its box: its label is given back, and its order's other parcels stay as they are. */
export function reopen(
  session: PackSession,
  { parcelId, said, packerId, stop, isTakenUp = false }: ReopenSaid,
  facts: Pick<PackFacts, 'isNetworked'>,
): Decision {
  const parcel = session.parcels.find((known) => known.parcelId === parcelId);
  if (!parcel?.isClosed || session.status === 'abandoned' || currentParcel(session)) return NOTHING;
  const { sessionId } = session;
  const given = voidLabel(session, parcelId, facts);
  return decided(
    [
      {
        type: 'overrideGranted',
        sessionId,
        kind: 'reopen',
        ...said,
        ofParcel: parcelId,
        before: { printed: parcel.printed },
        after: { printed: 0 },
      },
      ...given.events,
      { type: 'parcelReopened', sessionId, parcelId, packerId },
      ...(stop
        ? [{ type: 'packStopped' as const, sessionId, reason: stop, ...(!isTakenUp && { isAwaited: true as const }) }]
        : []),
    ],
    stop ? 'wrong' : 'attention',
    given.effects,
  );
}
