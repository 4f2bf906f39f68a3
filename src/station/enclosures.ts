import type { CartonType } from '../core/carton/cartonType.ts';
import { asId, type ParcelId } from '../core/ids.ts';
import { besideEnclosed } from '../core/instructions/enclosed.ts';
import { enclosedWeight } from '../core/instructions/open.ts';
import type { PinnedInstruction } from '../core/instructions/instruction.ts';
import type { ParcelContent } from '../core/journal/events.ts';
import type { PackSession } from '../core/pack/session.ts';
import type { Mass } from '../core/quantity.ts';

/** True where an instruction names the box to pack into. */
export const namesBox = (instructions: readonly PinnedInstruction[] = []): boolean =>
  instructions.some(({ cartonTypeId }) => cartonTypeId !== null);

/** The boxes that may be suggested, as instructions leave them: those they name, else all but customers' own. */
export function shelfFor(
  cartons: readonly CartonType[],
  instructions: readonly PinnedInstruction[] = [],
  isAnyBox: boolean,
): readonly CartonType[] {
  const named = isAnyBox
    ? []
    : cartons.filter(({ id }) => instructions.some(({ cartonTypeId }) => cartonTypeId === id));
  const shelf = named.length > 0 ? named : cartons.filter(({ kind }) => kind !== 'customer');
  return shelf.map((carton) => besideEnclosed(carton, instructions));
}

const NOT_BEGUN = asId<ParcelId>('');

/** What instructions would add to the weight of the next parcel with these contents; null for nothing known. */
export const enclosedIn = (session: PackSession, contents: readonly ParcelContent[]): Mass | null =>
  enclosedWeight(session, { parcelId: NOT_BEGUN, contents });
