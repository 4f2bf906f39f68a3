import type { CartonType } from '../carton/cartonType.ts';
import { compareQuantity, floorRational, quantity, sumMass, toBase, type Length } from '../quantity.ts';
import type { PinnedInstruction } from './instruction.ts';

/** Room left where nothing fits: a box with none would be no box to the engine. */
const NO_ROOM_NM = 1_000_000n;

/**
 * A box as instructions leave it: its tare with what they put in, its height without what lies flat in it, each as a layer of its own: a
 * layer more than is needed costs air, one less a lid that does not close. One that is longer or wider than the box leaves no room.
 */
export function besideEnclosed(carton: CartonType, instructions: readonly PinnedInstruction[] = []): CartonType {
  const sizes = instructions.flatMap(({ size }) => size ?? []);
  const weights = instructions.flatMap(({ weight }) => weight ?? []);
  const tare = carton.tare && weights.length > 0 ? sumMass([carton.tare, ...weights], carton.tare.unit) : carton.tare;
  if (sizes.length === 0) return tare === carton.tare ? carton : { ...carton, tare };
  const [width, length] = sorted([carton.inner.length, carton.inner.width]);
  let height = floorRational(toBase(carton.inner.height));
  for (const size of sizes) {
    const [thin, short, long] = sorted([size.length, size.width, size.height]);
    if (!thin || !short || !long || !width || !length) continue;
    const isOver = compareQuantity(short, width) > 0 || compareQuantity(long, length) > 0;
    const { num, den } = toBase(isOver ? carton.inner.height : thin);
    height -= (num + den - 1n) / den;
  }
  const nanometres = height > 0n ? height : NO_ROOM_NM;
  return { ...carton, tare, inner: { ...carton.inner, height: quantity(Number(nanometres), -6, 'mm') } };
}

const sorted = (lengths: readonly Length[]): readonly Length[] => lengths.toSorted(compareQuantity);
