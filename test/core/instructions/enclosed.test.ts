import { expect, test } from 'vitest';
import { besideEnclosed } from '../../../src/core/instructions/enclosed.ts';
import type { PinnedInstruction } from '../../../src/core/instructions/instruction.ts';
import { compareQuantity, toBase, type Dims, type Length } from '../../../src/core/quantity.ts';
import { boxM, lb } from '../pack/fixtures.ts';
import { pinned } from './pinned.ts';

const inches = (tenths: number): Length => ({ digits: tenths, exponent: -1, unit: 'in' });
const size = (length: number, width: number, height: number): Dims => ({
  length: inches(length),
  width: inches(width),
  height: inches(height),
});
const sized = (dims: Dims): PinnedInstruction => pinned({ size: dims });

test('what lies flat takes its thickness off the height, whichever way its sides are written', () => {
  const left = besideEnclosed(boxM, [sized(size(10, 80, 60)), sized(size(1, 40, 40))]);
  // 6 in less 1 in less 0.1 in.
  expect(compareQuantity(left.inner.height, inches(49))).toBe(0);
  expect(left.inner.length).toEqual(boxM.inner.length);
  expect(left.outer).toEqual(boxM.outer);
});

test('what is longer or wider than the box, or higher in sum, leaves it next to no room', () => {
  for (const left of [
    besideEnclosed(boxM, [sized(size(130, 10, 10))]),
    besideEnclosed(boxM, [sized(size(100, 95, 10))]),
    besideEnclosed(boxM, [sized(size(80, 80, 40)), sized(size(80, 80, 30))]),
  ])
    expect(compareQuantity(left.inner.height, { digits: 1, exponent: 0, unit: 'mm' })).toBe(0);
});

test('what is put in adds to the tare exactly; an unknown tare stays unknown', () => {
  const heavy = [pinned({ weight: lb(50) }), pinned({ weight: { digits: 100, exponent: 0, unit: 'g' } })];
  const tare = besideEnclosed(boxM, heavy).tare;
  const sum = [boxM.tare, lb(50), { digits: 100, exponent: 0, unit: 'g' } as const].reduce(
    (total, mass) => total + (mass ? toBase(mass).num / toBase(mass).den : 0n),
    0n,
  );
  expect(tare && toBase(tare).num / toBase(tare).den).toBe(sum);
  expect(besideEnclosed({ ...boxM, tare: null }, heavy).tare).toBeNull();
});

test('instructions that say nothing of size or weight leave a box as it is', () => {
  expect(besideEnclosed(boxM, [pinned({})])).toBe(boxM);
});
