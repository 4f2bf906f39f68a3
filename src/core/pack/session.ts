import type {
  CartonTypeId,
  DeviceId,
  InstructionId,
  IntentId,
  LineId,
  OrderId,
  ParcelId,
  SessionId,
  Sku,
  UserId,
} from '../ids.ts';
import { openBeforeBox } from '../instructions/open.ts';
import type { PinnedInstruction } from '../instructions/instruction.ts';
import type { OverrideKind } from '../journal/overrideEvents.ts';
import type { LineKit, ParcelContent, PlannedParcel, ScanRefusal, WeightRefusal } from '../journal/events.ts';
import type { PutBackUnits } from '../journal/putBackEvents.ts';
import type { UnitTrace } from '../orders/unitTrace.ts';
import type { Placement } from '../carton/place.ts';
import type { Money } from '../money.ts';
import type { Mass } from '../quantity.ts';
import type { LoadFlag } from '../weigh/loadFlag.ts';
import type { BoughtLabel, LabelState, PrintProof, PrintState } from '../ship/parcel.ts';

/** One line as the session packs it. Invariant: 0 <= packed <= quantity. */
export interface PackLine {
  readonly lineId: LineId;
  readonly sku: Sku;
  readonly name: string;
  /** Units this session is to pack. */
  readonly quantity: number;
  /** Units scanned right so far. */
  readonly packed: number;
  /** Absent for what the customer bought as it is. */
  readonly kit?: LineKit;
}

/** Units that one act put on a line. */
export interface PackedScan {
  readonly lineId: LineId;
  readonly sku: Sku;
  readonly units: number;
  /** Counted by a number, onto the scan before it. */
  readonly isQuantity?: true;
  /** Serial, lot and last day of the units, where they were told. */
  readonly trace?: UnitTrace;
}

/** Units of a line that are missing. */
export interface ShortLine {
  readonly lineId: LineId;
  readonly sku: Sku;
  readonly units: number;
  /** Right scans before it was told: whether it is what UNDO takes back. */
  readonly after: number;
}

/** An item in the packer's hand that waits for its serial, lot or last day. */
export interface AskedUnit {
  readonly lineId: LineId;
  readonly sku: Sku;
  readonly units: number;
  readonly by: 'scan' | 'hand';
  readonly trace: UnitTrace;
}

/** Why the next item scanned comes out: it was put in wrongly, or it is damaged. */
export type TakeOutReason = 'unpack' | 'damaged';

/** One parcel of the session. */
export interface PackParcel {
  readonly parcelId: ParcelId;
  readonly cartonTypeId: CartonTypeId;
  readonly contents: readonly ParcelContent[];
  /** Where its units stand; absent where nobody knows. */
  readonly placements?: readonly Placement[];
  /** The box that was suggested in its place, while the packer is asked why; absent otherwise. */
  readonly reasonFor?: CartonTypeId;
  /** Gross weight frozen for this parcel, or null. */
  readonly gross: Mass | null;
  /** It was typed in; absent where a scale said it. */
  readonly isKeyed?: true;
  readonly label: LabelState;
  /** The attempt to buy its label: of which carrier, and the key that one is asked again with. */
  readonly intent: {
    readonly intentId: IntentId;
    readonly carrier: string;
    readonly series: string;
    readonly serial: number;
  } | null;
  /** What a carrier was asked for over its network; null while nothing of the intent has left this computer. */
  readonly asked: { readonly service: string; readonly quoted: Money; readonly token?: string } | null;
  readonly labelRefusal: string | null;
  /** The carrier's own words on it. */
  readonly labelRefusalDetail: string | null;
  readonly bought: BoughtLabel | null;
  readonly print: PrintState;
  readonly printFailure: string | null;
  /** How sure it is that the paper came out; null unless `print` is `delivered`. */
  readonly printProof: PrintProof | null;
  /** The printer its label was sent to last; null before. */
  readonly sentTo: DeviceId | null;
  /** How often a printer took this label. */
  readonly printed: number;
  /** Instructions confirmed for it; absent before the first. */
  readonly confirmed?: readonly InstructionId[];
  /** Pre-printed marks confirmed to be on it; absent before the first. */
  readonly marks?: readonly string[];
  readonly isClosed: boolean;
  /** It was closed and came back, and nobody has looked into its box since; absent for all others. */
  readonly isReopened?: true;
  /** Its number in the order, once a parcel of it was reopened; absent: its place in the list. */
  readonly number?: number;
}

/** What stands in the red band until the right scan, UNDO or a supervisor clears it. */
export type Alert =
  | {
      readonly kind: 'scan';
      readonly reason: ScanRefusal;
      readonly code: string;
      readonly sku: Sku | null;
      readonly trace?: UnitTrace;
    }
  | {
      readonly kind: 'weight';
      readonly reason: WeightRefusal;
      readonly gross: Mass;
      readonly expected: Mass | null;
      readonly tolerance: Mass | null;
      /** Where it came from; absent in early rows. */
      readonly deviceId?: DeviceId | null;
      readonly frame?: string;
      readonly isKeyed?: true;
    }
  /** The parcel may not go. */
  | { readonly kind: 'goods'; readonly reason: string; readonly sku: Sku | null }
  | {
      readonly kind: 'stopped';
      readonly reason: 'cancelled' | 'changed';
      readonly isAwaited?: true;
      readonly holds?: 'overruled';
    };

/** The whole truth of one packing session; the fold of its journal rows. */
export interface PackSession {
  readonly sessionId: SessionId;
  readonly orderId: OrderId;
  readonly number: string;
  /** Order revision the session began with. */
  readonly revision: number;
  readonly packerId: UserId;
  readonly lines: readonly PackLine[];
  /** Right scans so far, oldest first: what UNDO takes back. */
  readonly scans: readonly PackedScan[];
  /** The last scan was taken back: QTY has nothing to count until the next one. Absent otherwise. */
  readonly isLastTakenBack?: true;
  /** What supervisors let go on, in order; absent before the first. */
  readonly overrides?: readonly {
    readonly kind: OverrideKind;
    readonly ofParcel: ParcelId | null;
    readonly supervisorId: UserId;
    readonly reason: string;
    /** The serial that may go again; absent for all else. */
    readonly serial?: string;
  }[];
  /** Lines packed without units that are missing, the last one last; absent where there are none. */
  readonly short?: readonly ShortLine[];
  /** What is being asked for; absent otherwise. */
  readonly asked?: AskedUnit;
  /** Planned boxes; null until planned. */
  readonly plan: {
    readonly parcels: readonly PlannedParcel[];
    readonly reason: 'planned' | 'dimsMissing' | 'fitsNoBox';
    /** True once boxes were planned anew for what was left after a box the packer filled otherwise. */
    readonly isReplanned?: boolean;
  } | null;
  /** Parcels begun, in order; the last one is the current one unless it is closed. */
  readonly parcels: readonly PackParcel[];
  /** What is to be done for the order, as it was begun; absent where nothing is. */
  readonly instructions?: readonly PinnedInstruction[];
  /** Instructions confirmed before any box was taken; absent before the first. */
  readonly confirmed?: readonly InstructionId[];
  /** The next item scanned is taken out; absent while none is to come out. */
  readonly takingOut?: TakeOutReason;
  /** How a watched scale disagrees with what was scanned; absent while it agrees. */
  readonly load?: LoadFlag;
  /** What is to be put back of an order that was cancelled, and how far that is; absent where nothing is. */
  readonly putBack?: readonly (PutBackUnits & { readonly back: number })[];
  /** Where a damaged one is put, as was scanned; absent: where the site puts them. */
  readonly takingOutTo?: string;
  readonly alert: Alert | null;
  readonly status: 'open' | 'paused' | 'finished' | 'abandoned';
}

/** Steps of the rail at the top of the bench. */
export type Stage = 'verify' | 'box' | 'weigh' | 'label' | 'done';

/** The parcel being worked on, or null before a box is chosen and between parcels. */
export function currentParcel(session: PackSession): PackParcel | null {
  const last = session.parcels.at(-1);
  return last && !last.isClosed ? last : null;
}

/** True when each line has all its units. */
export const isVerified = (session: PackSession): boolean =>
  session.lines.every((line) => line.packed >= line.quantity);

/** The line to scan next: the one begun and not complete, else the first that is not complete. */
export function currentLine(session: PackSession): PackLine | null {
  const open = session.lines.filter((line) => line.packed < line.quantity);
  return open.find((line) => line.packed > 0) ?? open[0] ?? null;
}

/** Units that no parcel holds yet, by line, in line order. */
export function unboxed(session: PackSession): ParcelContent[] {
  return session.lines.flatMap((line) => {
    const boxed = session.parcels
      .flatMap((parcel) => parcel.contents)
      .filter((content) => content.lineId === line.lineId);
    const count = line.packed - boxed.reduce((sum, content) => sum + content.count, 0);
    return count > 0 ? [{ lineId: line.lineId, sku: line.sku, count }] : [];
  });
}

/** Units that no parcel holds yet, scanned or still to be, by line. */
export function toBox(session: PackSession): ParcelContent[] {
  return unboxed({ ...session, lines: session.lines.map((line) => ({ ...line, packed: line.quantity })) });
}

/** True when the boxes planned do not hold just what is left, once a box with `more` was begun too. */
export function isPlanStale(session: PackSession, more: readonly ParcelContent[] | null = null): boolean {
  if (session.plan?.reason !== 'planned') return false;
  const left = new Map<LineId, number>();
  const count = (contents: readonly ParcelContent[], sign: 1 | -1): void => {
    for (const { lineId, count: units } of contents) left.set(lineId, (left.get(lineId) ?? 0) + sign * units);
  };
  count(toBox(session), 1);
  if (more) count(more, -1);
  for (const { contents } of session.plan.parcels.slice(session.parcels.length + (more ? 1 : 0))) count(contents, -1);
  return [...left.values()].some((units) => units !== 0);
}

/** Where the packer stands; derived, so that no stored state can disagree with the facts. */
export function stageOf(session: PackSession): Stage {
  // What is to be done for the items keeps them out of any box.
  if (!isVerified(session) || openBeforeBox(session).length > 0) return 'verify';
  const parcel = currentParcel(session);
  if (!parcel) return unboxed(session).length > 0 ? 'box' : 'done';
  if (parcel.isReopened) return 'box';
  // While the carrier answers, the parcel stays on the scale and on the weigh screen: "Right weight. The label is on its way."
  return parcel.label === 'bought' || parcel.label === 'unknown' ? 'label' : 'weigh';
}

/** The box to be filled next: a reopened parcel's own, else the planned one for the units that are still unboxed; null for none. */
export function nextPlanned(session: PackSession): PlannedParcel | null {
  const current = currentParcel(session);
  if (current?.isReopened) {
    const { cartonTypeId, contents, placements = [] } = current;
    return { cartonTypeId, contents, placements };
  }
  return session.plan?.parcels[session.parcels.length] ?? null;
}

/** True when a supervisor let this parcel's weight go that did not agree; a parcel that was reopened is weighed anew. */
export const isWeightAllowed = (session: PackSession, parcel: PackParcel): boolean =>
  parcel.gross !== null &&
  session.overrides?.findLast(
    ({ kind, ofParcel }) => ofParcel === parcel.parcelId && (kind === 'weight' || kind === 'reopen'),
  )?.kind === 'weight';

/** True while items are scanned and no box is taken: from then on the whole parcel is weighed, and that has the last word. */
export const isLoadWatched = (session: PackSession): boolean => {
  const stage = stageOf(session);
  return session.status === 'open' && session.parcels.length === 0 && (stage === 'verify' || stage === 'box');
};

/** True where the packer is told that the scale disagrees with what was scanned. */
export const isLoadFlagged = (session: PackSession): boolean => session.load !== undefined && isLoadWatched(session);
