import { bandsOf, holdsAny, moveClear, type Pattern } from './place.ts';
import { jobOf, type LabelWriter } from './writer.ts';

const ESC = 0x1b;
const GS = 0x1d;
const DLE = 0x10;
// DLE EOT asks for a status, DLE ENQ clears the buffers, DLE DC4 opens the drawer or switches off: obeyed wherever they fall.
const REAL_TIME: readonly Pattern[] = [
  [DLE, 0x04, [1, 2, 3, 4, 5, 6, 7, 8, 18]],
  [DLE, 0x05, [0, 1, 2, 3]],
  [DLE, 0x14, [1, 2, 3, 6, 7, 8]],
];
// Paper is fed while a band is printed: few enough for the buffer of a small printer, enough not to stop at each.
const ROWS = 64;

const low = (value: number): number => value & 0xff;
const high = (value: number): number => value >> 8;

/**
 * ESC/POS (Epson ESC/POS Application Programming Guide): `ESC @`, the whole label in bands of `GS v 0` (mode 0, bytes a row, rows, low
 * byte first), then `GS V 66 0`, which feeds to the knife and cuts. A 1 burns a dot; rows are whole bytes, the leftmost dot in the highest
 * bit. A printer without a knife only feeds.
 */
export const escposLabel: LabelWriter = (drawn) => {
  const label = moveClear(drawn, (bits) => !holdsAny(bits, REAL_TIME));
  const pictures = bandsOf({ x: 0, y: 0, bitmap: label }, ROWS).flatMap(({ bitmap: { bits, bytesPerRow, height } }) => [
    Uint8Array.of(GS, 0x76, 0x30, 0, low(bytesPerRow), high(bytesPerRow), low(height), high(height)),
    bits,
  ]);
  return jobOf(Uint8Array.of(ESC, 0x40), ...pictures, Uint8Array.of(GS, 0x56, 66, 0));
};
