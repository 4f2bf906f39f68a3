import { decided, NOTHING, type Decision } from './decision.ts';
import { currentParcel, type PackSession } from './session.ts';

/** A packing slip or customs papers that are missing are printed once more: they are no label, and nothing is bought with them. */
export function paperAgain(session: PackSession, type: 'printSlip' | 'printPapers'): Decision {
  const parcel = currentParcel(session);
  return parcel?.bought && session.alert?.kind !== 'stopped'
    ? decided([], null, [{ type, parcelId: parcel.parcelId }])
    : NOTHING;
}
