import type { InstructionId, ParcelId, Sku } from '../ids.ts';
import { numbered } from '../pack/parcelNumbers.ts';
import { sumMass, type Mass } from '../quantity.ts';
import type { InstructionKind, PinnedInstruction } from './instruction.ts';

/** As much of a parcel as instructions ask for. */
interface InstructedParcel {
  readonly parcelId: ParcelId;
  readonly contents: readonly { readonly sku: Sku }[];
  readonly confirmed?: readonly InstructionId[];
  readonly number?: number;
}

/** As much of a packing session as instructions ask for. */
interface Instructed {
  readonly instructions?: readonly PinnedInstruction[];
  readonly confirmed?: readonly InstructionId[];
  readonly parcels: readonly InstructedParcel[];
}

/** These go with an order once, in its first parcel; the others into each. */
const ONCE: ReadonlySet<InstructionKind> = new Set(['giftMessage', 'insert']);

/** What is to be done for the items before any box is taken. */
export const beforeBox = ({ instructions = [] }: Pick<Instructed, 'instructions'>): readonly PinnedInstruction[] =>
  instructions.filter(({ stage }) => stage === 'verify');

const holds = ({ contents }: InstructedParcel, skus: readonly Sku[]): boolean =>
  contents.some(({ sku }) => skus.includes(sku));

/** By its number: a parcel that is opened again stands last. */
function isFirstParcel({ parcels }: Instructed, parcel: InstructedParcel): boolean {
  const numbers = numbered(parcels);
  const first = parcels[numbers.indexOf(Math.min(...numbers))] ?? parcel;
  return first.parcelId === parcel.parcelId;
}

/** What is to be done for one parcel of a session, in the order in which it matters. */
export function ofParcel(session: Instructed, parcel: InstructedParcel): readonly PinnedInstruction[] {
  const isFirst = isFirstParcel(session, parcel);
  return (session.instructions ?? []).filter(
    ({ stage, kind, skus }) =>
      stage !== 'verify' && (skus.length > 0 ? holds(parcel, skus) : isFirst || !ONCE.has(kind)),
  );
}

/** Those that somebody has to confirm and nobody has. */
const stillOpen = (
  instructions: readonly PinnedInstruction[],
  confirmed: readonly InstructionId[] = [],
): readonly PinnedInstruction[] =>
  instructions.filter(({ instructionId, mustConfirm }) => mustConfirm && !confirmed.includes(instructionId));

/** What has to be confirmed before a box is taken; nothing once one was. */
export const openBeforeBox = (session: Instructed): readonly PinnedInstruction[] =>
  session.parcels.length > 0 ? [] : stillOpen(beforeBox(session), session.confirmed);

/** What has to be confirmed before a parcel is weighed. */
export const openOfParcel = (session: Instructed, parcel: InstructedParcel): readonly PinnedInstruction[] =>
  stillOpen(ofParcel(session, parcel), parcel.confirmed);

/** What instructions add to the weight of a parcel, what is done before a box is taken included; null for nothing known. */
export function enclosedWeight(session: Instructed, parcel: InstructedParcel): Mass | null {
  const isFirst = isFirstParcel(session, parcel);
  const before = beforeBox(session).filter(({ skus }) => (skus.length > 0 ? holds(parcel, skus) : isFirst));
  const weights = [...before, ...ofParcel(session, parcel)].flatMap(({ weight }) => weight ?? []);
  return weights[0] ? sumMass(weights, weights[0].unit) : null;
}
