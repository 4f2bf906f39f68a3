import { inverted } from './bitmap.ts';
import { bandsOf, holdsAny, placeClear, type Pattern } from './place.ts';
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
  const placed = placeClear(drawn, (bits) => !holdsAny(inverted(bits), IMMEDIATE));
  // The guide leaves open what happens to a picture wider than the label: it is never wider.
  const width = Math.max(Math.ceil(drawn.width / 8), Math.ceil(placed.x / 8) + placed.bitmap.bytesPerRow) * 8;
  const pictures = bandsOf(placed).flatMap(({ x, y, bitmap }) => [
    `GW${[x, y, bitmap.bytesPerRow, bitmap.height].join(',')},`,
    inverted(bitmap.bits),
    '\n',
  ]);
  return jobOf(`\nN\nq${width.toString()}\nN\n`, ...pictures, 'P1\n');
};
