import { may } from '../core/people/permissions.ts';
import { asId, type ParcelId, type Sha256 } from '../core/ids.ts';
import type { PackCommand } from '../core/pack/decision.ts';
import type { LabelRenderPort, StoragePort } from './ports.ts';
import type { Answer } from './purchaseSteps.ts';
import type { SignIn } from './signIn.ts';

/** Why a label could not be given back or settled: only a supervisor may, and only where there is something to decide. */
export type LabelCareProblem = 'notSupervisor' | 'noLabel' | 'notRecorded';

export interface LabelCarePorts {
  readonly storage: StoragePort;
  readonly renderer: LabelRenderPort;
  readonly signIn: SignIn;
  readonly answer: Answer;
}

/** Labels looked at, and what a supervisor decides about them, whether their order is on the bench or was sent on long ago. */
export interface LabelCare {
  /** PNG of a label that is kept; null where it is not, or was erased. */
  labelPreview(hash: string): Promise<Uint8Array | null>;
  /** Gives a parcel's label back; null when that is under way. */
  giveLabelBack(parcelId: string): LabelCareProblem | null;
  /**
   * The supervisor looked a lost purchase up by hand: it was not bought, or was given back there. Another label may be bought then. Null
   * when that is recorded.
   */
  settleAsNotBought(parcelId: string): LabelCareProblem | null;
}

/** Label care at one station. */
export function labelCare(ports: LabelCarePorts): LabelCare {
  return {
    async labelPreview(hash) {
      const stored = ports.storage.labels.byHash(asId<Sha256>(hash));
      return stored ? ports.renderer.preview(stored.bytes, stored.dpmm) : null;
    },
    giveLabelBack: (id) => {
      const parcelId = asId<ParcelId>(id);
      return told(ports, parcelId, ['bought'], { type: 'voidLabel', parcelId });
    },
    settleAsNotBought: (id) => {
      const parcelId = asId<ParcelId>(id);
      return told(ports, parcelId, ['unknown', 'asked'], { type: 'labelRefused', parcelId, reason: 'saidNotBought' });
    },
  };
}

function told(
  { storage, signIn, answer }: LabelCarePorts,
  parcelId: ParcelId,
  states: readonly string[],
  command: PackCommand,
): LabelCareProblem | null {
  const user = signIn.current();
  if (!user || !may(user, 'reprint')) return 'notSupervisor';
  const purchase = storage.purchases.ofParcel(parcelId).find(({ state }) => states.includes(state));
  if (!purchase) return 'noLabel';
  return answer(purchase.sessionId, command, [], user.userId) ? null : 'notRecorded';
}
