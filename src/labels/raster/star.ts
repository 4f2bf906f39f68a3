import { rowOf } from './bitmap.ts';
import { jobOf, type LabelWriter } from './writer.ts';

const ESC = '\x1b';
const ROW = 0x62;

/**
 * Star Line Mode (Star Line Mode Command Specifications, raster commands): `ESC * r A` enters raster mode, `ESC * r P 0` is a page without
 * length, `ESC * r E 1` leaves the cut to us, `b` n1 n2 is one row of bytes, `ESC * r Y n` is n white rows, `ESC * r B` leaves raster mode,
 * `ESC d 2` feeds to the knife and cuts. A 1 burns a dot, the leftmost in the highest bit.
 *
 * EOT (04) and ENQ (05) are single bytes that Star answers as they arrive. No picture can do without them: the printer prints it all the
 * same and may send status bytes that nobody asked for.
 */
export const starLabel: LabelWriter = (drawn) => {
  const parts: (string | Uint8Array)[] = [`${ESC}@${ESC}*rA${ESC}*rP0\0${ESC}*rE1\0`];
  let white = 0;
  const skip = (): void => {
    if (white > 0) parts.push(`${ESC}*rY${white.toString()}\0`);
    white = 0;
  };
  for (let y = 0; y < drawn.height; y += 1) {
    const row = rowOf(drawn, y);
    const used = row.findLastIndex((byte) => byte !== 0) + 1;
    if (used === 0) {
      white += 1;
      continue;
    }
    skip();
    parts.push(Uint8Array.of(ROW, used & 0xff, used >> 8), row.subarray(0, used));
  }
  skip();
  return jobOf(...parts, `${ESC}*rB${ESC}d\x02`);
};
