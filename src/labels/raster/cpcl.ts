import type { HeadDpmm } from '../layout/stock.ts';
import { cut, inkBox } from './bitmap.ts';
import { bandsOf, holdsAny, type Pattern } from './place.ts';
import { jobOf, type LabelWriter } from './writer.ts';

// `ESC h`, `ESC i` and `ESC v` are answered as they arrive.
const IMMEDIATE: readonly Pattern[] = [[0x1b, [0x68, 0x69, 0x76]]];
// What the guide's examples name the densities.
const RESOLUTION = { 6: 150, 8: 200, 12: 300, 24: 600 } as const satisfies Record<HeadDpmm, number>;

/**
 * CPCL (Zebra CPCL Programming Manual, "Graphics"): `!` with the resolution, the height in dots and one copy, `PAGE-WIDTH`, pictures with
 * bytes a row, rows, x, y and the dots, `FORM`, `PRINT`. A 1 burns a dot. Pictures are sent as bytes (`CG`), and in hex (`EG`, twice as
 * long) where those bytes would hold a real-time command.
 */
export const cpclLabel: LabelWriter = (drawn, { dpmm }) => {
  const resolution = RESOLUTION[dpmm].toString();
  const parts: (string | Uint8Array)[] = [
    `! 0 ${resolution} ${resolution} ${drawn.height.toString()} 1\r\nPAGE-WIDTH ${drawn.width.toString()}\r\n`,
  ];
  for (const { y: top, bitmap: band } of bandsOf({ x: 0, y: 0, bitmap: drawn })) {
    const ink = inkBox(band);
    if (ink === null) continue;
    const x = ink.x - (ink.x & 7);
    const { bits, bytesPerRow, height } = cut(band, { ...ink, x, width: ink.x + ink.width - x });
    const isHex = holdsAny(bits, IMMEDIATE);
    parts.push(`${isHex ? 'EG' : 'CG'} ${[bytesPerRow, height, x, top + ink.y].join(' ')} `);
    parts.push(isHex ? Buffer.from(bits).toString('hex').toUpperCase() : bits, '\r\n');
  }
  return jobOf(...parts, 'FORM\r\nPRINT\r\n');
};
