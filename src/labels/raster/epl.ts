import { inverted } from './bitmap.ts';
import { holdsAny, placeClear, type Pattern } from './place.ts';
import { jobOf, type LabelWriter } from './writer.ts';

// `^@` resets, `^ee` asks for the error: both are obeyed as they arrive.
const IMMEDIATE: readonly Pattern[] = [
  [0x5e, 0x40],
  [0x5e, 0x65, 0x65],
];

/**
 * EPL2 (Zebra EPL Programming Guide 14245L-003): `q` the width, which clears the buffer, `GW` x, y, bytes a row, rows and the dots, `P1`.
 * A 0 burns a dot; rows are whole bytes, the leftmost dot in the highest bit. The gap stays as the printer measured it (`Q` is not sent).
 */
export const eplLabel: LabelWriter = (drawn) => {
  const { x, y, bitmap } = placeClear(drawn, (bits) => !holdsAny(inverted(bits), IMMEDIATE));
  const { bytesPerRow, height } = bitmap;
  // The guide leaves open what happens to a picture wider than the label: it is never wider.
  const width = Math.max(Math.ceil(drawn.width / 8), Math.ceil(x / 8) + bytesPerRow) * 8;
  return jobOf(
    `\nN\nq${width.toString()}\nN\nGW${[x, y, bytesPerRow, height].join(',')},`,
    inverted(bitmap.bits),
    '\nP1\n',
  );
};
