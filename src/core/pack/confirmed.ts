import type { EventOf } from '../journal/events.ts';
import type { InstructionId } from '../ids.ts';
import type { PackSession } from './session.ts';

/** The session once an instruction was carried out: for its parcel, or for the whole order. */
export function confirmed(session: PackSession, event: EventOf<'instructionConfirmed'>): PackSession {
  const { parcelId, instructionId } = event;
  const added = (before: readonly InstructionId[] | undefined): readonly InstructionId[] => [
    ...(before ?? []),
    instructionId,
  ];
  if (parcelId === null) return { ...session, confirmed: added(session.confirmed), alert: null };
  return {
    ...session,
    parcels: session.parcels.map((parcel) =>
      parcel.parcelId === parcelId ? { ...parcel, confirmed: added(parcel.confirmed) } : parcel,
    ),
    alert: null,
  };
}

/** An item taken back is out of its wrapping too. */
export function withoutConfirmed({ confirmed: _, ...session }: PackSession): PackSession {
  return session;
}
