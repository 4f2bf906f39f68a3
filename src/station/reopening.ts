import type { OrderId, ParcelId } from '../core/ids.ts';
import type { OverrideRefusal } from '../core/journal/overrideEvents.ts';
import type { ReopenSaid } from '../core/pack/decision.ts';
import { reopenRefusal, type ReopenRefusal } from '../core/pack/reopening.ts';
import type { PackSession } from '../core/pack/session.ts';
import type { Packing } from './bench.ts';
import { deskStop } from './orderChanges.ts';
import { isHandedOver, parcelsOf } from './orderView.ts';
import type { NewFact, StoragePort, UserRecord } from './ports.ts';
import type { SignIn } from './signIn.ts';
import { changedLateKey } from './tasks/changedLate.ts';
import { MOST } from './tasks/source.ts';

/** Closed parcels that come back onto this bench before they leave. */
export interface Reopening {
  /** Why a parcel can't be opened again now; null when it can. */
  refusal(parcelId: ParcelId): ReopenRefusal | null;
  /** Opens it again for whoever is signed in; nothing happens where that is refused. */
  open(parcelId: ParcelId, said: ReopenSaid['said']): void;
  /** Records a badge or a PIN that did not count. */
  refused(parcelId: ParcelId, user: UserRecord | null, reason: OverrideRefusal): void;
}

interface ReopeningPorts {
  readonly storage: StoragePort;
  readonly signIn: Pick<SignIn, 'current'>;
  bench(): Pick<Packing, 'session' | 'answer' | 'factsChanged'>;
}

/** Creates the reopening of one bench. */
export function createReopening({ storage, signIn, bench }: ReopeningPorts): Reopening {
  const sessionOf = (parcelId: ParcelId): PackSession | null => {
    const sessionId = storage.purchases.ofParcel(parcelId).at(-1)?.sessionId;
    return sessionId ? storage.sessions.byId(sessionId) : null;
  };
  const refusal = (parcelId: ParcelId): ReopenRefusal | null => {
    if (!signIn.current()) return 'signInFirst';
    const session = sessionOf(parcelId);
    const last = storage.handovers.ofParcel(parcelId);
    // A label that was given back is on no truck, whatever its manifest says.
    const handover = last?.state === 'bought' ? last : null;
    return reopenRefusal({
      parcelId,
      session,
      holder: session && storage.sessions.ofOrder(session.orderId),
      isBenchFree: bench().session() === null,
      isOnManifest: handover !== null && handover.manifestId !== null,
      isHandedOver: isHandedOver(storage, handover),
    });
  };
  return {
    refusal,
    open(parcelId, said) {
      const user = signIn.current();
      const session = sessionOf(parcelId);
      if (!user || !session || refusal(parcelId) !== null) return;
      const order = storage.orders.byId(session.orderId);
      const late = order?.desk?.isLate && order.lateChange;
      const stop = storage.handovers.ofParcel(parcelId)?.orderStop ?? null;
      const command = {
        type: 'reopen',
        parcelId,
        said,
        packerId: user.userId,
        ...(late && stop ? { stop: deskStop(late), isTakenUp: true } : { stop }),
      } as const;
      if (!bench().answer(session.sessionId, command, [], user.userId)) return;
      if (late && stop) storage.record(lateSettled(storage, session.orderId), null);
      bench().factsChanged('attention');
    },
    refused(parcelId, user, reason) {
      const session = sessionOf(parcelId);
      const supervisorId = user?.userId ?? null;
      const command = { type: 'overrideRefused', kind: 'reopen', supervisorId, reason } as const;
      if (session) bench().answer(session.sessionId, command, [], signIn.current()?.userId ?? null);
    },
  };
}

/** What a supervisor changed after packing is settled once no parcel is closed as it was before. */
function lateSettled(storage: StoragePort, orderId: OrderId): readonly NewFact[] {
  const task = storage.tasks.lateChanges(MOST).find((known) => known.orderId === orderId);
  if (!task) return [];
  const closedBefore = storage.parcels
    .ofOrder(orderId)
    .filter(({ closedAt }) => closedAt !== null && closedAt <= (task.since ?? closedAt));
  const gone = parcelsOf(storage, { orderId }).filter(({ isGone }) => isGone);
  const isLeft = closedBefore.some(({ parcelId }) => !gone.some((parcel) => parcel.parcelId === parcelId));
  return isLeft ? [] : [{ event: { type: 'taskDone', task: changedLateKey(task), note: '' } }];
}
